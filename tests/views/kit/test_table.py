from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QTest

from desktop.views.kit.rows_view import RowsView
from desktop.views.kit.table import Column, RowsTable


@dataclass(frozen=True)
class Person:
    id: int
    first: str
    last: str
    count: int = 0


PEOPLE = (
    Person(1, "Zoë", "Appel", 2),
    Person(2, "Émile", "de Vries", 11),
    Person(3, "daan", "Bos", 1),
    Person(4, "Noor", "van der Hoeven", 2),
)
COLUMNS = (
    Column[Person](
        "Naam",
        lambda p: f"{p.first} {p.last}",
        160,
        spans=lambda p: ((p.first, "strong"), (f" {p.last}", "body")),
        second_key=lambda p: p.last.split()[-1].casefold(),
    ),
    Column[Person]("Woning", lambda p: "Betje Wolff", 140, stretch=True, drop=1),
    Column[Person]("Vragen", lambda p: str(p.count), 80, sort_key=lambda p: p.count, align="right"),
)


@pytest.fixture
def table(qapp, qtmodeltester):
    made = RowsTable(COLUMNS)
    made.set_rows(PEOPLE)
    qtmodeltester.check(made)
    return made


@pytest.fixture
def view(qtbot, table):
    made = RowsView(table, "Bewoners", second_line=lambda p: p.last)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    return made


def order(table):
    return [row.id for row in table.rows]


def test_sorting_ignores_case_and_accents_and_uses_numbers_as_numbers(table):
    table.turn(0)
    assert order(table) == [3, 2, 4, 1]
    table.turn(2)
    assert order(table) == [3, 1, 4, 2]


def test_the_second_click_sorts_by_surname_where_there_is_one_else_the_other_way(table):
    table.turn(0)
    table.turn(0)
    assert order(table) == [1, 3, 4, 2]
    table.turn(2)
    table.turn(2)
    assert order(table) == [2, 1, 4, 3]
    table.turn(2)
    assert order(table) == [3, 1, 4, 2]


def test_indexes_go_along_with_their_row(table):
    kept = QPersistentModelIndex(table.index(0, 0))
    table.turn(0)
    assert table.row(kept.row()).id == 1


def test_new_rows_keep_the_order_the_selection_and_the_focus(table, view):
    table.turn(0)
    view.select(4)
    table.set_rows([*PEOPLE, Person(5, "Amira", "D.")])
    assert order(table) == [5, 3, 2, 4, 1]
    assert view.selected_id == 4
    assert table.row(view.currentIndex().row()).id == 4


def test_a_click_and_enter_open_a_row(qtbot, table, view):
    place = view.visualRect(table.index(1, 1)).center()
    with qtbot.waitSignal(view.opened) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [2]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.opened) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [3]
    assert view.selected_id == 3


def test_typing_jumps_to_a_name(table, view):
    view.setFocus()
    QTest.keyClicks(view, "em")
    assert table.row(view.currentIndex().row()).id == 2


def test_home_and_end_and_sorting_by_key(table, view):
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 3
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert table.sorted_by == (2, "first")


def test_columns_leave_where_they_do_not_fit_and_two_lines_remain(view):
    assert [view.isColumnHidden(at) for at in range(3)] == [False, False, False]
    assert sum(view.columnWidth(at) for at in range(3)) == view.viewport().width()
    view.second_line = None
    view.resize(300, 300)
    assert [view.isColumnHidden(at) for at in range(3)] == [False, True, False]
    view.second_line = lambda p: p.last
    view.resize(301, 300)
    assert [view.isColumnHidden(at) for at in range(3)] == [False, True, True]
    assert view.two_lines
    assert view.rowHeight(0) == 58


def test_every_cell_can_be_read_aloud(table):
    index = table.index(0, 2)
    assert table.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Vragen: 2"


def test_the_look_of_a_row_tells_its_state(view, table):
    from desktop.views.kit import theme

    view.select(2)
    box = view.visualRect(table.index(1, 0))
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(1, box.center().y()) == theme.current().colour("action")
    assert picture.pixelColor(box.right() - 2, box.top() + 4) == theme.current().colour("selected")


def test_an_empty_list_says_so(view, table):
    from desktop.views.kit import theme

    table.set_rows(())
    blank = view.viewport().grab().toImage()
    view.set_empty("Niemand met 'timmeren'.")
    assert view.viewport().grab().toImage() != blank
    assert theme.current().name == "dag"
