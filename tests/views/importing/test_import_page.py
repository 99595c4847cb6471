"""The page of reading in: from a dropped file to people, and back."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from desktop import i18n
from desktop.domain.reading.rehearsal import Decision, Fate, Unknown
from desktop.domain.reading.words import Column, ListKind
from desktop.models import Activity, Occurrence, Person
from desktop.views.importing import words
from desktop.views.importing.overview import Overview
from desktop.views.importing.page import ImportPage
from desktop.views.importing.row_panel import RowPanel
from desktop.views.importing.rows import Show
from desktop.views.kit.form import FormLink
from desktop.views.kit.labels import PlainLabel
from tests.views.importing.conftest import SAMPLES

RESIDENTS = SAMPLES / "bewonerslijst-betje-wolff.xlsx"
ATTENDANCE = SAMPLES / "aanwezigheid-2026-q3.csv"
CALENDAR = SAMPLES / "huiskamer.ics"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text("utf-8"))


def count(store, model) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(model))


def texts(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel))


@pytest.fixture
def residents(page):
    page.take(RESIDENTS)
    overview = page.panel.content
    overview.community.setText("Betje Wolff")
    overview.community.editingFinished.emit()
    return page


def test_the_samples_through_the_screen(residents, store):
    page = residents
    assert page.rehearsal.added == EXPECTED["residents"]["distinct_people"]
    assert count(store, Person) == 0
    page.primary()
    assert count(store, Person) == EXPECTED["residents"]["distinct_people"]
    for path, model, wanted in (
        (ATTENDANCE, Activity, EXPECTED["attendance"]["activities"]),
        (CALENDAR, Occurrence, EXPECTED["bookings"]["occurrences"]),
    ):
        page.begin()
        page.take(path)
        assert page.options.community == "Betje Wolff"
        page.primary()
        assert count(store, model) == wanted


def test_a_file_without_community_asks_for_it_at_the_field(page, store):
    page.take(RESIDENTS)
    overview = page.panel.content
    assert isinstance(overview, Overview)
    assert "Van welke community is deze lijst?" in texts(overview)
    assert page.rehearsal is None
    page.primary()
    assert count(store, Person) == 0


def test_what_was_recognised_is_shown(residents):
    told = texts(residents.panel.content)
    assert "BSN: Een BSN mag je niet bewaren." in told
    assert "Diagnose: Over gezondheid houden we niets bij." in told
    assert "kopjes in rij 4" in told
    assert "Deze community is nieuw." in told
    assert "100007919" not in told
    assert "46 nieuw · 3 dubbel · 2 niet in te lezen" in texts(residents.header)


def test_the_filter_shows_what_needs_a_look(residents):
    rows = residents.rows
    assert len(rows.table.rows) == 51
    QTest.mouseClick(rows.filter.findChildren(type(rows.filter._parts[0]))[2], Qt.LeftButton)
    assert rows.filter.value() is Show.REJECTED
    assert [row.id for row in rows.table.rows] == [56, 58]
    told = [rows.table.columns[3].text(row) for row in rows.table.rows]
    assert told[0] == "Er staat geen voornaam. 31 juni bestaat niet: juni heeft 30 dagen."


def test_a_wrong_row_is_mended_in_the_panel(residents, store):
    residents.open_row(56)
    panel = residents.panel.content
    assert isinstance(panel, RowPanel)
    wrong = {box.control.accessibleName(): box.sentence for box in panel.boxes.values()}
    assert wrong["Voornaam"] == "Er staat geen voornaam."
    assert wrong["Woont er sinds"] == "31 juni bestaat niet: juni heeft 30 dagen."
    for box in panel.boxes.values():
        if box.control.accessibleName() == "Voornaam":
            box.control.setText("Kees")
        elif box.control.accessibleName() == "Woont er sinds":
            box.control.setText("30-6-2026")
    panel.button.click()
    assert residents.rehearsal.added == 47
    assert isinstance(residents.panel.content, RowPanel)
    residents.primary()
    with store.read() as session:
        assert session.scalar(select(Person.surname).where(Person.first_name == "Kees")) == "Jansen"


def mend(page, row, first):
    page.open_row(row)
    panel = page.panel.content
    for box in panel.boxes.values():
        if box.control.accessibleName() == "Voornaam":
            box.control.setText(first)
    panel.button.click()


@pytest.mark.parametrize("way", ["lock", "hide"])
def test_an_unfinished_reading_is_offered_again(residents, qtbot, desk, way):
    residents.open_row(40)
    residents.panel.content.decided.emit(Decision.ADD)
    mend(residents, 56, "Kees")
    residents._choose_column(5, Column.IGNORED)
    before = residents.options
    if way == "lock":
        desk.closing.emit()
    else:
        residents.hide()
    again = ImportPage(desk)
    qtbot.addWidget(again)
    again.show()
    again.show_subject(FormLink("importing", ""))
    assert again.options == before
    assert again.options.columns[5] is Column.IGNORED
    assert again.rehearsal == residents.rehearsal
    assert again._strip.isVisible()
    again._strip.first.click()
    assert (again.options.mends, again.options.decisions) == ({}, {})
    assert desk.services.drafts.list() == ()


def test_what_was_mended_is_not_put_on_a_file_that_changed(residents, desk, tmp_path):
    mend(residents, 56, "Kees")
    other = tmp_path / RESIDENTS.name
    other.write_bytes((SAMPLES / ATTENDANCE.name).read_bytes())
    residents.take(other)
    assert residents.options.mends == {}
    assert not residents._strip.isVisible()
    residents.take(RESIDENTS)
    assert "Kees" in residents.options.mends.values()
    residents.primary()
    assert desk.services.drafts.list() == ()


def test_a_file_that_is_gone_is_told_and_what_was_typed_stays(residents, desk, tmp_path):
    copy = tmp_path / "lijst.xlsx"
    copy.write_bytes(RESIDENTS.read_bytes())
    residents.take(copy)
    mend(residents, 56, "Kees")
    desk.closing.emit()
    copy.unlink()
    residents.show_subject(FormLink("importing", ""))
    assert residents.banner.isVisible()
    assert len(desk.services.drafts.list()) == 1


def test_a_duplicate_is_decided_on_alone_or_together(residents):
    residents.open_row(40)
    residents.panel.content.decided.emit(Decision.ADD)
    assert residents.rehearsal.added == 47
    residents.panel.shut()
    overview = residents.panel.content
    assert isinstance(overview, Overview)
    overview.duplicates_chosen.emit(Decision.ADD)
    assert residents.rehearsal.added == 49
    assert residents.options.decisions == {}


def test_a_column_is_chosen_and_takes_over_what_is_single(residents):
    residents._choose_column(4, Column.IGNORED)
    assert residents.rehearsal.headings[4].column is Column.IGNORED
    residents._choose_column(9, Column.HOME)
    held = {h.index: h.column for h in residents.rehearsal.headings}
    assert (held[9], held[3]) == (Column.HOME, Column.IGNORED)
    assert residents.rehearsal.refused_columns == ("BSN", "Diagnose")


def test_names_that_nobody_bears_are_listed_and_decided(page, store):
    page.take(ATTENDANCE)
    assert len(page.rehearsal.unknown_names) == 31
    page.panel.content.unknown_chosen.emit(Unknown.ADD)
    assert len(page.rehearsal.made.people) == 31
    page.panel.content.name_chosen.emit("bo bakker", Unknown.COUNT)
    assert len(page.rehearsal.made.people) == 30
    page.panel.content.name_chosen.emit("bo bakker", None)
    assert len(page.rehearsal.made.people) == 31


def test_reading_in_is_undone_from_the_result(residents, store):
    residents.primary()
    assert "46 bewoners ingelezen" in texts(residents.result)
    assert "Niet ingelezen: rij 56, 58" in texts(residents.result)
    residents.result.undo.click()
    assert count(store, Person) == 0
    assert "ongedaan gemaakt" in texts(residents.result)
    assert residents.result.undo.isHidden()


def test_the_same_file_again_has_nothing_to_read_in(residents, store):
    residents.primary()
    residents.begin()
    residents.take(RESIDENTS)
    assert residents.rehearsal.of(Fate.NEW) == ()
    assert not residents._button.isEnabled()
    assert "op 24 november 2026 al ingelezen" in texts(residents.rows)
    residents.primary()
    assert count(store, Person) == 46


def test_what_is_no_list_is_told_and_the_page_stays(page, tmp_path):
    odd = tmp_path / "brief.pdf"
    odd.write_bytes(b"%PDF-1.7")
    page.take(odd)
    assert "Dit is geen lijst of agenda." in page.banner.sentence
    plain = tmp_path / "brief.txt"
    plain.write_text("hallo allemaal")
    page.take(plain)
    assert "Hier is geen lijst in te herkennen." in page.banner.sentence
    assert page._stack.currentWidget() is page.start
    page.take(tmp_path / "weg.csv")
    assert "weg.csv" in page.banner.sentence


def test_a_file_is_dropped(page, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(ATTENDANCE))])
    drop = QDropEvent(
        QPoint(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    page.start.dropEvent(drop)
    assert page.rehearsal.kind is ListKind.ATTENDANCE


def test_the_kind_can_be_said_otherwise(page):
    page.take(ATTENDANCE)
    page.panel.content.kind_chosen.emit(ListKind.RESIDENTS)
    assert page.options.kind is ListKind.RESIDENTS
    page.panel.content.kind_chosen.emit(ListKind.ATTENDANCE)
    assert page.rehearsal.added == 62


def test_the_page_speaks_english(residents, qtbot, desk):
    i18n.use("en")
    try:
        page = ImportPage(desk)
        qtbot.addWidget(page)
        page.show()
        page.take(ATTENDANCE)
        assert "62 new · 4 not readable" in texts(page.header)
        assert "Who was there" in {words.column_options(ListKind.ATTENDANCE)[8][1]}
        told = [page.rows.table.columns[3].text(row) for row in page.rows.table.rows]
        assert "31 September does not exist: September has 30 days." in told
    finally:
        i18n.use("nl")


def test_what_a_row_changes_is_told_in_words(residents, tmp_path):
    residents.primary()
    newer = tmp_path / "nieuw.csv"
    newer.write_text("Naam;Huisnr;Telefoon;Rol\nMehmet Nguyen;4;0612121212;vrijwilliger\n")
    residents.begin()
    residents.take(newer)
    (row,) = residents.rehearsal.rows
    assert words.why(row) == ("Telefoon: (06) 10000137 wordt 0612121212. Rol: Vrijwilliger erbij.")
