"""The focus ring of a window that goes, in whatever way it goes."""

import gc

import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.views.kit.focus_ring import FocusRing


def shown_window():
    """A window in a cycle, so that only the collector can take it away."""
    window = QMainWindow()
    button = QPushButton("x", window)
    window.setCentralWidget(button)
    window.ring, window.me = FocusRing(window), window
    window.show()
    button.setFocus()
    QApplication.sendPostedEvents()


def test_a_window_taken_away_by_the_collector_goes_without_a_word(qapp, qtbot, capfd):
    with qtbot.capture_exceptions() as errors:
        shown_window()
        gc.collect()
        QApplication.sendPostedEvents()
    assert not errors
    assert capfd.readouterr().err == ""


def test_the_ring_outlives_what_it_was_drawn_in(qtbot):
    """Also when the page goes while another window has the keyboard, as at locking."""
    window, page, area, button = QMainWindow(), QWidget(), QScrollArea(), QPushButton("x")
    area.setWidget(button)
    QVBoxLayout(page).addWidget(area)
    window.setCentralWidget(page)
    ring, other = FocusRing(window), QWidget()
    for one in (window, other):
        qtbot.addWidget(one)
        one.show()
        one.activateWindow()
        qtbot.waitUntil(one.isActiveWindow)
        button.setFocus()
    assert QApplication.focusWidget() is not button
    window.takeCentralWidget().deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(page)
    assert shiboken6.isValid(ring)
