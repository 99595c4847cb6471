"""Somebody at the keyboard before the whole program, with its threads and its encryption."""

from datetime import date, time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import compose, settings
from desktop.domain.clock import ShiftedClock
from desktop.entrance import Entrance
from desktop.settings import Settings
from desktop.views.main_window import MainWindow
from desktop.views.unlock.unlock_page import UnlockPage

PASSWORD = "vier losse woorden achter elkaar"
TODAY = date(2026, 11, 24)
WAIT_MS = 20_000
_MOST_TABS = 60

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
TAB = Qt.Key.Key_Tab


def composition():
    """The services as the program puts them together."""
    return compose


class Visitor:
    """Types into the window with everything behind it, and looks at what stands in it."""

    def __init__(self, qtbot, *, recent: Path | None = None) -> None:
        self.qtbot = qtbot
        if recent is not None:
            settings.save(Settings().opened("Voorbeeldstraat", str(recent)))
        self.window = MainWindow()
        clock = ShiftedClock(TODAY, time(14, 0))
        self.entrance = Entrance(self.window, clock, settings.load(), composition)
        self.entrance.start()
        self.window.resize(1440, 868)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window, timeout=WAIT_MS)

    def leave(self) -> None:
        """Closes the window as somebody going home does."""
        self.window.close()
        self.window.deleteLater()

    def until(self, true) -> None:
        self.qtbot.waitUntil(true, timeout=WAIT_MS)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        """Presses a key where the focus is, through the window system as a person does."""
        for _again in range(times):
            QTest.keyClick(self.window.windowHandle(), key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), letter)

    def tab_to(self, wanted: QWidget) -> None:
        """Presses Tab until `wanted` (or what it hands its focus to) has the focus."""
        target = wanted.focusProxy() or wanted
        for _again in range(_MOST_TABS):
            if QApplication.focusWidget() is target:
                return
            self.press(TAB)
        raise AssertionError(f"Tab never comes to {wanted}")

    def front(self, kind):
        """The front page of that kind, as soon as it stands there."""
        self.until(lambda: isinstance(self.window._stack.currentWidget(), kind))
        return self.window._stack.currentWidget()

    def page(self, kind):
        """The page of that kind of the open administration, as soon as it is in view."""
        self.until(
            lambda: (
                self.window.workplace is not None and isinstance(self.window.workplace.page, kind)
            )
        )
        return self.window.workplace.page

    def unlock(self, password: str = PASSWORD) -> None:
        """Types the password and waits until the shutters are open."""
        self.front(UnlockPage)
        self.type(password)
        self.press(ENTER)
        self.until(lambda: self.window.workplace is not None)

    def lock(self) -> UnlockPage:
        self.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
        return self.front(UnlockPage)
