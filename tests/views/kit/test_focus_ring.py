"""The focus ring of a window that goes, in whatever way it goes."""

import gc

from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

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
