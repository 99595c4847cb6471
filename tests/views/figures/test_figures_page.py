"""Cijfers with a real store: what it says, its tables, by keyboard, and what is missing."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain.clock import ShiftedClock
from desktop.domain.errors import StorageTrouble, Trouble
from desktop.domain.figures.values import Cell, Figure, Shown, Unit
from desktop.i18n import Wording, use
from desktop.models import OpeningHours, Room
from desktop.services.reporting import Reporting
from desktop.storage.database import Database
from desktop.views.figures.page import FiguresPage
from desktop.views.figures.table_panel import TablePanel
from desktop.views.figures.tie_words import reciprocity_words, tie_words
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.runner import InlineRunner
from tests.services.test_overview import MONDAY, fill
from tests.services.test_reporting import Street


@pytest.fixture
def clock():
    return ShiftedClock(MONDAY + timedelta(days=2), time(11, 0))


@pytest.fixture
def bus():
    return ChangeBus()


@pytest.fixture
def store(embedded: Database, bus):
    """The embedded store, announcing on the bus of the window."""
    told = Database(embedded.engine, bus.announce, embedded.clock, embedded.account_id)
    yield told
    told.close()


@pytest.fixture
def street(store):
    with store.write("test.fill") as session:
        return fill(session)


@pytest.fixture
def desk(store, clock, bus):
    services = SimpleNamespace(reporting=Reporting(store, clock))
    return Desk(services, InlineRunner(), bus, clock)


@pytest.fixture
def page(qtbot, desk):
    shown = FiguresPage(desk)
    qtbot.addWidget(shown)
    shown.resize(1232, 868)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def cells(page, number=0):
    view = page.panel.content.tables[number]
    return [
        [view.item(row, column).text() for column in range(view.columnCount())]
        for row in range(view.rowCount())
    ]


def test_without_a_community_it_says_how_to_begin(qtbot, page):
    assert page.sheet.isHidden()
    begin = page._empty.findChild(type(page._remedy))
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)
    assert went.args[0] == "residents"


def test_every_block_says_its_number_in_a_sentence(street, page):
    names = [block.accessibleName() for block in page.blocks]
    assert names[0].startswith("2% van de openingsuren waren de ruimtes in gebruik. 1,5 van 72")
    assert "van de boekingen was van een bewoner" in names[1]
    assert names[2].startswith("3 actieve koppels.")
    assert "van de activiteiten trokken bewoners zelf" in names[3]
    assert names[4].startswith("0 keer hielpen bewoners elkaar dit kwartaal")
    assert names[5].startswith("– van wie gaf of kreeg, deed het allebei. Er zijn nog te weinig")
    assert names[6].startswith("di zit Huiskamer het volst. Deel van de 12 weken sinds 20 juli")
    assert page.blocks[2].number.text() == "3"


def test_enter_opens_the_table_with_the_numbers_of_the_chart(qtbot, street, page):
    page.ties.setFocus()
    qtbot.keyClick(page.ties, Qt.Key.Key_Return)
    assert isinstance(page.panel.content, TablePanel)
    rows = cells(page)
    assert [row[1] for row in rows] == [mark.text for mark in page.ties.chart.marks]
    assert rows[0] == ["3e kwartaal 2025", "1"]
    assert rows[-1] == ["4e kwartaal 2026, tot nu", "3"]
    table = page.panel.content.tables[0]
    assert page.window().focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.window().focusWidget() is page.ties


def test_every_block_is_a_stop_of_the_keyboard_and_every_table_opens(qtbot, street, page):
    for block in page.blocks:
        assert block.focusPolicy() & Qt.FocusPolicy.TabFocus
        qtbot.keyClick(block, Qt.Key.Key_Space)
        assert cells(page)
        assert page.panel.content.tables[0].accessibleName() == block.told.name
        assert block.told.counted


def test_a_click_opens_the_table_and_kopieer_copies_it(qtbot, street, page):
    qtbot.mouseClick(page.occupancy, Qt.MouseButton.LeftButton)
    assert cells(page, 1)[0][1:] == ["–", "geen openingstijden"]
    qtbot.mouseClick(page.panel.content.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[0] == "Kwartaal\tDeel\tUren"
    assert "Atelier, Deken\t–\tgeen openingstijden" in copied
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(page.panel.content.tables[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == page.occupancy.told.tables[0].as_text


def test_another_room_is_chosen_and_an_open_table_follows(qtbot, street, page):
    page.week.opened.emit()
    assert [row[2] for row in cells(page)][1:3] == ["100", "100"]
    assert page.week_room.currentText() == "Huiskamer, Betje Wolff"
    page.week_room.setCurrentIndex(1 - page.week_room.currentIndex())
    page.week_room.activated.emit(page.week_room.currentIndex())
    assert page.week.told.sentence.startswith("do zit Atelier het volst")
    assert [row[4] for row in cells(page)][10] == "25"


def test_without_opening_hours_it_says_so_and_leads_to_the_rooms(qtbot, store, page):
    with store.write("test.fill") as session:
        fill(session)
        session.query(OpeningHours).delete()
    assert page.occupancy.number.text() == "–"
    assert "Van geen ruimte zijn openingstijden ingevuld" in page.occupancy.accessibleName()
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(page._remedy, Qt.MouseButton.LeftButton)
    assert went.args == ["settings", "rooms"]


def test_what_is_booked_elsewhere_shows_at_once(street, store, page):
    before = page.residents.told.quiet
    with store.write("test.more") as session:
        room = session.query(Room).filter(Room.name == "Atelier").one()
        Street(session).booking(room, date(2026, 10, 13), time(9), time(10))
    assert page.residents.told.quiet != before
    assert page.week.told.number == "di"


def test_the_community_of_the_rail_is_what_it_is_about(street, page, desk):
    page.week.opened.emit()
    desk.community_id = street
    assert page.overview.communities == ("Betje Wolff",)
    assert page.week_room.isHidden()
    assert page.panel.content.tables[0].accessibleName() == "Gebruik per uur: Huiskamer"


def with_pairs(figure):
    others = ("I-18", "I-19", "I-20", "I-21a", "I-21b", "I-22")
    return (figure, *(Figure(name, Unit.TIES, Cell(0)) for name in others))


def test_a_number_of_few_is_never_shown_as_it_is(street, page):
    overview = page.overview
    kept = Figure("I-17", Unit.TIES, Cell(3, Shown.KEPT))
    few = Figure("I-17", Unit.TIES, Cell(2, Shown.FEW))
    hidden = replace(overview, ties=(*overview.ties[:4], with_pairs(few), with_pairs(kept)))
    told = tie_words(hidden, Wording("nl"))
    assert [mark.text for mark in told.marks][-2:] == ["<5", "–"]
    assert [mark.value for mark in told.marks][-2:] == [None, None]
    assert told.number == "–"
    assert [row[1] for row in told.tables[0].rows][-2:] == ["<5", "–"]


def test_trouble_is_told_and_trying_again_shows_the_numbers(qtbot, street, desk):
    working = desk.services.reporting

    class Gone:
        def overview(self, community_id):
            raise StorageTrouble(Trouble.SERVER_GONE)

    desk.services.reporting = Gone()
    shown = FiguresPage(desk)
    qtbot.addWidget(shown)
    shown.show()
    assert shown.banner.sentence
    desk.services.reporting = working
    shown.try_again()
    assert not shown.banner.sentence
    assert shown.overview.communities == ("Betje Wolff", "Deken")


def test_room_for_one_column_or_two_and_it_paints_at_every_size(street, page):
    assert page.sheet.columns == 2
    page.resize(560, 500)
    assert page.sheet.columns == 1
    picture = page.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert "#1f5a4a" in colours


def test_it_speaks_english(street, page):
    use("en")
    try:
        page.reload()
        assert page.ties.told.title == "active pairs"
        assert page.week.told.sentence.startswith("Tue when Huiskamer is at its fullest")
    finally:
        use("nl")


def test_under_the_columns_stands_how_long_pairs_are_together(street, page):
    months = (None, None, Decimal("3.5"), Decimal(4), Decimal("4.5"), Decimal(5))
    told = tie_words(replace(page.overview, tie_months=months), Wording("nl"))
    assert [mark.under for mark in told.marks] == ["–", "–", "3,5", "4", "4,5", "5"]
    assert told.quiet == "Onder de lijn: mediaan in maanden, nu 5."
    assert [row[2] for row in told.tables[0].rows] == [mark.under for mark in told.marks]
    page.ties.show_told(told)
    assert page.ties.chart.grab().toImage() != page.help.chart.grab().toImage()


def test_the_table_of_the_pairs_has_every_other_figure_about_them(qtbot, street, page):
    page.ties.opened.emit()
    beside = page.panel.content.tables[1]
    names = [beside.item(row, 0).text() for row in range(beside.rowCount())]
    assert names == [
        "Koppels begonnen en afgerond", "Hoe lang een koppel duurde",
        "Koppels die hun doel bereikten", "Wachttijd tot een koppel",
        "Bewoners die op een koppel wachten", "Evaluaties op tijd",
    ]  # fmt: skip
    assert beside.item(0, 2).text() == "0, 0 afgerond"


def test_giving_and_receiving_is_told_with_its_numbers(street, page):
    told = Figure("I-24", Unit.PERCENT, Cell(75), count=Decimal(12), base=Decimal(16))
    empty = Figure("I-24", Unit.PERCENT, Cell(None, Shown.NONE))
    shown = replace(page.overview, ties=(*[(empty,)] * 5, (told,)))
    words = reciprocity_words(shown, Wording("nl"))
    assert words.sentence == (
        "75% van wie gaf of kreeg, deed het allebei. "
        "12 van 16 bewoners, in de laatste vier kwartalen."
    )
    assert words.tables[0].rows[-1] == ("4e kwartaal 2026, tot nu", "75%", "12 van 16")
