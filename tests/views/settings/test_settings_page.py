"""Instellingen as a whole: the sections, this computer, the keys, backups, reading in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from desktop.domain.communities import CommunityDraft
from desktop.domain.errors import StorageTrouble
from desktop.domain.reading.rehearsal import Options
from desktop.i18n import use
from desktop.services.administration import Credentials
from desktop.settings import Settings
from desktop.views.gevel.privacy import names_shown
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import FormLink
from desktop.views.kit.machine import Machine
from desktop.views.kit.recovery_fields import grouped
from desktop.views.kit.runner import InlineRunner
from desktop.views.settings.page import SettingsPage
from tests.views.settings.conftest import PASSWORD, services

OTHER = "een heel ander wachtwoord dan eerst"
SECTIONS = (
    "organisation", "community", "rooms", "you", "password", "looks", "lock", "backups", "readings",
    "about",
)  # fmt: skip


def test_the_sections_are_walked_with_the_arrows_and_the_last_one_is_remembered(qtbot, page, desk):
    rows = page.area.list.rows()
    assert [row.isChecked() for row in rows] == [True, *[False] * 9]
    rows[0].setFocus()
    for _ in range(5):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert page.current == "looks"
    later = SettingsPage(desk)
    qtbot.addWidget(later)
    assert later.current == "looks"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", SECTIONS)
def test_everything_one_can_reach_has_a_name(qtbot, desk, key, language):
    use(language)
    try:
        page = SettingsPage(desk)
        qtbot.addWidget(page)
        page.open(key)
        page.show()
        parts = page.section.findChildren(QWidget)
        reached = [p for p in parts if isinstance(p, QAbstractButton | QLineEdit | QComboBox)]
        nameless = [p for p in reached if p.isVisible() and not p.accessibleName()]
        assert not nameless
    finally:
        use("nl")


def test_where_room_is_short_a_field_offers_the_sections(page):
    page.resize(560, 600)
    assert page.area.list.isHidden()
    assert page.area.choice.isVisible()
    page.area.choice.set_value("about")
    page.area.choice.edited.emit()
    assert page.current == "about"
    for key in SECTIONS:
        page.open(key)
        assert page.section.widget().minimumSizeHint().width() <= page.area.width(), key


def test_choices_of_this_computer_are_kept_at_once(page, desk, kept):
    page.open("looks")
    page.section.light._parts[2].click()
    page.section.size_of_text.set_value(150)
    page.section.size_of_text.edited.emit()
    page.section.hidden.click()
    page.open("lock")
    QTest.keyClick(page.section.minutes._line, Qt.Key.Key_Up)
    assert kept[-1] == Settings(theme="avond", text_size=150, lock_minutes=11)
    assert desk.machine.settings == kept[-1]
    assert not names_shown()


def test_a_choice_that_cannot_be_kept_is_told_and_shown_as_it_stands(page, desk):
    def full(settings):
        raise OSError

    desk.machine = Machine(Settings(), full)
    page.open("looks")
    page.section.light._parts[1].click()
    assert "schrijven" in page.section.banner.sentence
    assert page.section.light.value() == "systeem"


def test_the_window_is_asked_to_lock_and_to_restore(qtbot, page, desk):
    asked = []
    desk.leave_asked.connect(asked.append)
    page.open("lock")
    page.section.now.click()
    page.open("backups")
    page.section.back.click()
    assert asked == ["lock", "restore"]


def test_the_password_is_changed_and_the_old_one_no_longer_opens(
    page, desk, opened, administrations, folder
):
    page.open("password")
    form = page.section.form

    def fill(old, new, again):
        for name, text in (("old", old), ("password", new), ("again", again)):
            form.boxes[name].control.setText(text)
        form.save()

    fill("verkeerd wachtwoord hier", OTHER, OTHER)
    assert "past niet" in form.boxes["old"].sentence
    fill(PASSWORD, OTHER, "iets anders dan dat")
    assert "niet gelijk" in form.boxes["again"].sentence
    fill(PASSWORD, "kort", "kort")
    assert "te kort" in form.boxes["password"].sentence
    fill(PASSWORD, OTHER, OTHER)
    assert desk.toast[-1] == ("Je wachtwoord is veranderd", False)
    assert not any(page.section.form.read_draft().values())
    assert desk.services.drafts.list() == ()
    opened.close()
    with pytest.raises(StorageTrouble):
        administrations.open(folder, Credentials(PASSWORD))
    administrations.open(folder, Credentials(OTHER)).close()


def test_a_new_recovery_code_counts_only_when_it_was_typed_back(
    page, opened, administrations, folder
):
    page.open("password")
    recovery = page.section.recovery
    recovery.make.click()
    assert not page.section.form.isVisible()
    code = "".join(recovery.sheet.groups)
    recovery.typed.set_value("0" * 27)
    recovery.done.click()
    assert "kloppen niet" in recovery.box.sentence
    recovery.typed.set_value(code)
    recovery.done.click()
    assert recovery.sheet is None
    assert recovery.make.isVisible()
    assert page.section.form.isVisible()
    assert recovery.typed.value() == ""
    opened.close()
    administrations.open(folder, Credentials(recovery_code=code)).close()


def test_a_code_that_was_shown_is_gone_from_the_page_when_one_leaves(page):
    page.open("password")
    page.section.recovery.make.click()
    code = page.section.recovery.sheet.groups
    assert code == grouped("".join(code))
    page.section.form.boxes["old"].control.setText(PASSWORD)
    page.open("you")
    password = page.sections["password"]
    assert password.recovery.sheet is None
    assert password.form.boxes["old"].control.text() == ""


def test_a_backup_is_made_here_and_in_another_place(page, desk, tmp_path, administrations, kept):
    page.open("backups")
    assert page.section.lines() == ()
    page.section.now.click()
    assert len(page.section.lines()) == 1
    page.section.take_place(str(tmp_path / "stick"))
    assert kept[-1].backup_place == str(tmp_path / "stick")
    assert page.section.lines() == ()
    page.section.make()
    assert [line.path.parent for line in page.section.lines()] == [tmp_path / "stick"]
    copy = tmp_path / "kopie.buurtschap"
    page.section.write_copy(str(copy))
    administrations.restore(copy, tmp_path / "terug", Credentials(PASSWORD))
    administrations.open(tmp_path / "terug", Credentials(PASSWORD)).close()


def test_a_place_for_backups_that_is_gone_is_told(page, tmp_path):
    page.open("backups")
    (tmp_path / "bestand").write_text("geen map")
    page.section.take_place(str(tmp_path / "bestand" / "map"))
    page.section.make()
    assert page.section.banner.sentence
    assert page.section.now.isEnabled()


def test_on_a_server_the_sections_say_where_to_go_instead(qtbot, database, bus, clock):
    desk = Desk(services(database, clock), InlineRunner(), bus, clock)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    for key in ("password", "backups"):
        page.open(key)
        told = [child.text() for child in page.section.findChildren(QWidget) if _is_lead(child)]
        assert any("beheerder" in text for text in told), key
        assert not [b for b in page.section.findChildren(QAbstractButton) if b.isVisible()]


def _is_lead(child):
    return child.property("role") == "quiet"


def test_a_list_that_was_read_in_is_taken_back_after_a_second_click(page, desk):
    desk.services.communities.save(CommunityDraft("Betje Wolff", (8,)))
    importing = desk.services.importing
    data = b"Naam;Woning\nWilly Jansen;1.01\nNoor de Wit;1.02"
    importing.commit(importing.open_bytes(data, "l.csv"), Options(community="Betje Wolff"))
    page.open("readings")
    (row,) = page.section.rows()
    assert row.run.added == 2
    row.undo.click()
    assert row.no.hasFocus()
    row.no.click()
    assert len(page.section.rows()) == 1
    row.undo.click()
    row.yes.click()
    assert page.section.rows() == ()
    assert desk.toast[-1] == ("De ingelezen lijst is weggehaald", False)


def test_reading_in_is_another_page(qtbot, page):
    page.open("readings")
    with qtbot.waitSignal(page.go) as went:
        page.section.read.click()
    assert went.args == ["importing", None]


@pytest.fixture
def street(desk):
    save = desk.services.communities.save
    return [save(CommunityDraft(name, (4, 4))) for name in ("Betje Wolff", "Deken", "Zon")]


def test_communities_change_places_and_are_told_as_they_stand(page, desk, street):
    page.open("community")
    assert [row.community.id for row in page.section.rows()] == street
    assert not page.section.rows()[0].up.isEnabled()
    page.section.rows()[2].up.click()
    first, second, third = street
    assert [row.community.id for row in page.section.rows()] == [first, third, second]
    assert [line.id for line in desk.services.communities.list()] == [first, third, second]


def test_the_licences_are_read_in_the_panel(page):
    page.open("about")
    page.section._show_font()
    assert "SIL Open Font License" in page.panel.content.text.toPlainText()
    page.open("you")
    assert page.panel.isHidden()


def test_a_new_community_is_made_in_the_panel_and_a_known_one_changed(qtbot, page, desk, street):
    page.primary()
    assert page.current == "community"
    editor = page.panel.content
    assert editor.boxes["name"].control.hasFocus()
    QTest.keyClicks(editor.boxes["name"].control, "Hof van Zuid")
    editor.save()
    assert page.panel.isHidden()
    assert [row.community.name for row in page.section.rows()][-1] == "Hof van Zuid"
    page.section.rows()[1].edit.click()
    assert page.panel.content.boxes["name"].control.value() == "Deken"
    page.panel.content.boxes["name"].control.setText("Agatha Deken")
    page.panel.content.save()
    assert desk.services.communities.draft(street[1]).name == "Agatha Deken"
    assert [text for text, _undo in desk.toast] == ["Vastgelegd", "Vastgelegd"]


def test_a_community_that_was_found_or_left_half_filled_opens(qtbot, page, desk, street):
    page.show_subject(street[2])
    assert page.panel.content.boxes["name"].control.value() == "Zon"
    page.show_subject("community")
    QTest.keyClicks(page.panel.content.boxes["name"].control, "Half")
    page.open("you")
    assert page.panel.isHidden()
    page.show_subject(FormLink("community", ""))
    assert page.current == "community"
    assert page.panel.content.boxes["name"].control.value() == "Half"
    page.panel.content.cancel()
    assert page.panel.isHidden()
    page.show_subject("about")
    assert page.current == "about"
