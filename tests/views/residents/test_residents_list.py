"""The list: what it says, how it is searched, filtered, sorted and walked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop.domain.errors import StorageTrouble, Trouble
from desktop.domain.residents import Departure, Show
from desktop.domain.vocabulary import DepartureKind
from desktop.i18n import use
from desktop.models import Community
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.choices import Segments
from desktop.views.kit.form import FormLink
from desktop.views.kit.labels import PlainLabel
from desktop.views.residents.page import ResidentsPage
from tests import builders


def names(page):
    return [line.name.first for line in page.table.rows]


def cells(page, name):
    line = next(line for line in page.table.rows if line.name.first == name)
    return [column.text(line) for column in page.table.columns]


def said(widget):
    return " | ".join(label.text() for label in widget.findChildren(PlainLabel))


def search(page, text):
    page.header.search.setText(text)
    page.header.search.sought.emit(text)


def test_the_list_tells_of_everybody(page, qtbot):
    QAbstractItemModelTester(page.table)
    assert names(page) == ["Fatma", "Kevin", "Noor", "Zoë"]
    assert "4 bewoners, van wie 1 goede buur · 20 woningen leeg" in said(page.header)
    assert cells(page, "Noor") == [
        "Noor van der H.", "Betje Wolff 1.05", "Bewoner", "Bakken", "0", "Fatma Y.", "vandaag",
    ]  # fmt: skip
    assert cells(page, "Fatma")[2:] == ["Goede buur", "", "0", "voor Noor van der H.", "vandaag"]
    assert cells(page, "Kevin")[4:] == ["1", "nog geen", "30 okt"]
    assert cells(page, "Zoë")[6] == "nog niet"
    seen = page.table.columns[6]
    assert [seen.icon(line) for line in page.table.rows] == [None, "clock-exclamation", None, None]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("zoe", ["Zoë"]),
        ("ZWARTEVELD", ["Zoë"]),
        ("van 't zwarte", ["Zoë"]),
        ("yildiz", ["Fatma"]),
        ("hasselerdijk noor", ["Noor"]),
        ("1.05", ["Noor"]),
        ("bakken", ["Noor"]),
        ("betje", ["Fatma", "Kevin", "Noor", "Zoë"]),
    ],
)
def test_searching_ignores_case_and_accents(page, words, found):
    search(page, words)
    assert names(page) == found


def test_nobody_found_leads_back_to_everybody(page, qtbot):
    search(page, "timmeren")
    assert not page.view.isVisible()
    assert "Niemand met 'timmeren'." in said(page.body)
    way = next(b for b in page.body.findChildren(LinkButton) if b.isVisible())
    way.click()
    assert names(page) == ["Fatma", "Kevin", "Noor", "Zoë"]
    assert page.header.search.text() == ""


@pytest.mark.parametrize(
    ("show", "found"),
    [
        (Show.WITHOUT_TIE, ["Kevin", "Zoë"]),
        (Show.WITH_QUESTION, ["Kevin"]),
        (Show.AGREEMENT_ENDS, ["Noor"]),
    ],
)
def test_filters_count_and_show_the_same(page, show, found):
    segments = page.filters.findChild(Segments)
    segments.set_value(show)
    segments.edited.emit()
    assert names(page) == found
    spoken = [b.accessibleName() for b in segments.findChildren(type(segments._parts[0]))]
    assert any(name.endswith(f", {len(found)}") for name in spoken)


def test_a_talent_can_be_asked_for_and_dropped(page):
    page.filters.choose_talent("Bakken")
    assert names(page) == ["Noor"]
    page.filters.choose_talent("")
    assert len(names(page)) == 4


def test_a_second_click_on_the_name_sorts_by_surname(page):
    page.view._turn(0)
    assert names(page) == ["Noor", "Kevin", "Fatma", "Zoë"]
    page.view._turn(0)
    assert names(page) == ["Fatma", "Kevin", "Noor", "Zoë"]


def test_walking_jumping_and_opening_by_keyboard(page, qtbot):
    page.view.setFocus()
    QTest.keyClicks(page.view, "noo")
    assert page.table.row(page.view.currentIndex().row()).name.first == "Noor"
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert "Noor van der H." in said(page.panel)
    QTest.keyClick(page.panel.content, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.view.hasFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert "Zoë van 't Z." in said(page.panel)


def test_who_left_is_found_again(page, street, desk):
    desk.services.residents.move_out(
        Departure(street.people["Kevin"], street.id, desk.clock.today(), DepartureKind.OWN_HOME)
    )
    assert names(page) == ["Fatma", "Noor", "Zoë"]
    page.filters.left_asked.emit(True)
    assert names(page) == ["Kevin"]
    assert cells(page, "Kevin")[2] == "Vertrokken"
    assert "1 bewoner is vertrokken" in said(page.header)
    page.filters.left_asked.emit(False)
    assert names(page) == ["Fatma", "Noor", "Zoë"]


def test_without_any_tie_nobody_is_said_to_lack_one(qtbot, desk, store):
    with store.write("test.fill") as session:
        builders.a_resident(session, builders.a_community(session), "Bas Kolkstra", "1.01")
    page = ResidentsPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert cells(page, "Bas")[5] == ""
    assert Show.WITHOUT_TIE not in page.filters._offered


def test_two_of_the_same_short_name_are_told_apart(page, street, store):
    with store.write("test.fill") as session:
        betje = session.get(Community, street.id)
        builders.a_resident(session, betje, "Kevin Overdijk", "3.02")
    shown = [page.table.columns[0].text(line) for line in page.table.rows]
    assert shown == ["Fatma Y.", "Kevin Oort", "Kevin Overdijk", "Noor van der H.", "Zoë van 't Z."]


def test_the_empty_page_leads_on(qtbot, desk):
    page = ResidentsPage(desk)
    qtbot.addWidget(page)
    page.show()
    wishes = []
    page.go.connect(lambda key, subject: wishes.append((key, subject)))
    assert "Nog geen community" in said(page.body)
    page._make_community()
    page._read_list()
    assert wishes == [("settings", FormLink("community", "")), ("importing", None)]
    page.primary()
    assert page.panel.isHidden()


def test_trouble_is_told_and_tried_again(qtbot, desk, street):
    page = ResidentsPage(desk)
    qtbot.addWidget(page)
    whole = desk.services.residents
    desk.services.residents = _Gone()
    page.show()
    assert "veilig" in page.banner.sentence
    desk.services.residents = whole
    page.try_again()
    assert len(names(page)) == 4
    assert page.banner.sentence == ""


class _Gone:
    """A store whose disk is gone."""

    def roll(self, community_id, *, left):
        raise StorageTrouble(Trouble.UNREACHABLE)


def test_another_community_shows_its_own(page, desk, street, store):
    with store.write("test.fill") as session:
        other = builders.a_community(session, "Community 4.2", (4,), position=1)
        builders.a_resident(session, other, "Olga Pelser", "1.01")
    assert len(names(page)) == 5
    desk.community_id = other.id
    assert names(page) == ["Olga"]
    assert "1 bewoner · 3 woningen leeg" in said(page.header)


def test_columns_leave_when_room_is_short(page, qtbot):
    def shown():
        return [
            column.title
            for at, column in enumerate(page.table.columns)
            if not page.view.isColumnHidden(at)
        ]

    assert "Talenten" in shown()
    page.resize(700, 600)
    qtbot.waitUntil(lambda: shown() == ["Naam"])
    assert page.view.two_lines
    assert "1 open vraag" in page.view.second_line(page.table.row(1))


def test_english(qtbot, desk, street):
    use("en")
    try:
        page = ResidentsPage(desk)
        qtbot.addWidget(page)
        page.show()
        assert "4 residents, of whom 1 good neighbour · 20 homes empty" in said(page.header)
        assert cells(page, "Kevin")[4:] == ["1", "none yet", "30 Oct"]
    finally:
        use("nl")
