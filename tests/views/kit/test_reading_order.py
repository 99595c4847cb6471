"""Tab walks as one reads, also where parts were made anew."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.views.kit import reading_order
from desktop.views.kit.stepper import Stepper
from desktop.views.main_window import MainWindow


@pytest.fixture
def shown(qtbot):
    """A window with a column of lines a, b, c, in view."""
    window, ground = MainWindow(), QWidget()
    column = QVBoxLayout(ground)
    for name in "abc":
        column.addWidget(line(name))
    window.show_front(ground)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    column.itemAt(0).widget().setFocus()
    return window, column


def line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def walk(window: MainWindow, times: int, key=Qt.Key.Key_Tab) -> list[str]:
    QApplication.sendPostedEvents()  # what was just laid out comes into view
    names = []
    for _step in range(times):
        QTest.keyClick(window.windowHandle(), key)
        names.append(QApplication.focusWidget().objectName())
    return names


def test_what_is_made_later_takes_its_place_in_the_layout(shown):
    window, column = shown
    column.insertWidget(1, line("between"))
    assert walk(window, 5) == ["between", "b", "c", "a", "between"]
    assert walk(window, 3, Qt.Key.Key_Backtab) == ["a", "c", "b"]


def test_what_is_hidden_disabled_or_led_by_another_is_passed_over(shown):
    window, column = shown
    column.itemAt(1).widget().hide()
    stepper = Stepper()
    stepper._line.setObjectName("number")
    column.insertWidget(1, stepper)
    assert walk(window, 2) == ["number", "c"]


def test_a_grid_is_read_line_by_line_whatever_was_put_in_first(shown):
    window, column = shown
    grid = QGridLayout()
    for name, row, at in (("d", 1, 1), ("c", 1, 0), ("b", 0, 1), ("a", 0, 0)):
        grid.addWidget(line(f"grid-{name}"), row, at)
    column.insertLayout(1, grid)
    assert walk(window, 5) == ["grid-a", "grid-b", "grid-c", "grid-d", "b"]


def test_a_proxy_that_changes_moves_nothing(shown):
    window, column = shown
    inside = QWidget()
    inner = QVBoxLayout(inside)
    buttons = [QPushButton() for _ in range(2)]
    for number, button in enumerate(buttons):
        button.setObjectName(f"inside-{number}")
        inner.addWidget(button)
    column.insertWidget(1, inside)
    inside.setFocusProxy(buttons[1])
    assert walk(window, 4) == ["inside-0", "inside-1", "b", "c"]


def test_from_what_is_hidden_the_focus_goes_on_to_what_comes_next(shown):
    window, column = shown
    walk(window, 1)
    column.itemAt(1).widget().hide()
    assert QApplication.focusWidget().objectName() == "c"


def test_where_tab_comes_is_brought_into_view(shown):
    window, column = shown
    area, content = QScrollArea(), QWidget()
    rows = QVBoxLayout(content)
    rows.addSpacing(4000)
    rows.addWidget(line("far"))
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column.insertWidget(1, area)
    assert walk(window, 1) == ["far"]
    assert not QApplication.focusWidget().visibleRegion().isEmpty()


def known_items() -> list[QLayoutItem]:
    """What Python keeps of the items in layouts."""
    known = shiboken6.getAllValidWrappers()
    return [one for one in known if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)]


def test_nothing_of_a_layout_is_kept_by_walking_through_it(shown):
    """Qt throws an item away unnoticed, and a widget made at its address would crash later."""
    window, column = shown
    row = QHBoxLayout()
    row.addWidget(line("left"))
    row.addStretch(1)
    row.addWidget(line("right"))
    column.insertLayout(1, row)
    before = known_items()
    assert walk(window, 3) == ["left", "right", "b"]
    assert known_items() == before
    found = [widget.objectName() for widget in reading_order.laid_out(column)]
    assert found == ["a", "left", "right", "b", "c"]
    assert known_items() == before


def test_a_window_without_a_place_to_go_says_so(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert not reading_order.step(window, onward=True)
