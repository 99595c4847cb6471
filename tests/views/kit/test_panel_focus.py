"""The focus of a panel: it comes in with what opens, and goes back where it came from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.views.kit.panel import Panel, PanelHost


@pytest.fixture
def beside(qtbot):
    """A panel beside a body with two lines, of which the second has the focus."""
    body, panel = QWidget(), Panel("test")
    lines = [QLineEdit(), QLineEdit()]
    column = QVBoxLayout(body)
    for one in lines:
        column.addWidget(one)
    host = PanelHost(body, panel)
    qtbot.addWidget(host)
    host.resize(1200, 600)
    host.show()
    qtbot.waitExposed(host)
    host.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is host)
    lines[1].setFocus()
    return lines, panel, host


def content() -> tuple[QWidget, QLineEdit]:
    whole = QWidget()
    line = QLineEdit(whole)
    return whole, line


def test_closing_gives_the_focus_back_to_where_it_came_from(beside):
    lines, panel, _host = beside
    whole, first = content()
    panel.open("Iemand", "", whole)
    assert QApplication.focusWidget() is lines[1]
    first.setFocus()
    again, second = content()
    panel.open("Iemand anders", "", again)
    assert QApplication.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert QApplication.focusWidget() is lines[1]


def test_what_is_gone_meanwhile_gets_no_focus(beside):
    lines, panel, _host = beside
    whole, first = content()
    panel.open("Iemand", "", whole)
    first.setFocus()
    lines[1].hide()
    panel.shut()
    assert panel.isHidden()
    assert QApplication.focusWidget() is not lines[1]
