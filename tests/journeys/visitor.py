"""Somebody at the keyboard before the whole program, with its threads and its encryption."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import compose, settings
from desktop.domain.clock import ShiftedClock
from desktop.entrance import Entrance
from desktop.settings import Settings
from desktop.views import navigation
from desktop.views.main_window import MainWindow
from desktop.views.unlock.unlock_page import UnlockPage

PASSWORD = "vier losse woorden achter elkaar"
TODAY, NOW = date(2026, 11, 24), time(14)
WAIT_MS = 20_000
_MOST_TABS = 60

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
TAB = Qt.Key.Key_Tab


def composition():
    """The services as the program puts them together."""
    return compose


def remember(folder: Path) -> None:
    """This machine knows the administration in `folder` as the one that was open last."""
    settings.save(Settings().opened("Voorbeeldstraat", str(folder)))


def open_window(today: date) -> MainWindow:
    """The window as the program makes it, on the afternoon of `today`."""
    window = MainWindow()
    Entrance(window, ShiftedClock(today, NOW), settings.load(), composition).start()
    return window


class StrayWindows(QObject):
    """Notices windows that nobody asked for: a widget shown before it has a place in one.

    It takes the focus of the window for a moment, and with it what somebody types.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            plain = watched.isWindow() and watched.windowType() == Qt.WindowType.Window
            if plain and not isinstance(watched, MainWindow):
                self.seen.append(str(watched))
        return False


class Visitor:
    """Types into the window with everything behind it, and looks at what stands in it."""

    def __init__(self, window: MainWindow, wait_until: Callable[..., None]) -> None:
        self.window = window
        self._wait_until = wait_until
        self.keys, self.groups = 0, 0
        window.resize(1440, 868)
        window.show()
        self.come_back()

    def come_back(self) -> None:
        """Gives the window the keyboard, which without a screen no window system does."""
        self.window.activateWindow()
        self.until(lambda: QApplication.activeWindow() is self.window)

    def leave(self) -> None:
        """Closes the window as somebody going home does."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def until(self, true) -> None:
        self._wait_until(true, timeout=WAIT_MS)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        """Presses a key where the focus is, through the window system as a person does."""
        for _again in range(times):
            self._count(1, begins=modifiers != Qt.KeyboardModifier.NoModifier)
            QTest.keyClick(self._in_front(), key, modifiers)

    def type(self, text: str) -> None:
        self._count(len(text))
        for letter in text:
            QTest.keyClick(self._in_front(), letter)

    def tab_to(self, wanted: QWidget) -> None:
        """Presses Tab until `wanted` (or what it hands its focus to) has the focus."""
        target = wanted.focusProxy() or wanted
        self._count(0, begins=True)
        for _again in range(_MOST_TABS):
            if QApplication.focusWidget() is target:
                return
            self.press(TAB)
        raise AssertionError(f"Tab never comes to {wanted}")

    def _in_front(self) -> QWindow:
        """The window that has the keyboard: a dialog, else the window itself."""
        return QGuiApplication.focusWindow() or self.window.windowHandle()

    def start_counting(self) -> None:
        """Counts keys, and groups of them: a shortcut begins one, and so does another field."""
        self.keys, self.groups = 0, 0

    def _count(self, keys: int, *, begins: bool = False) -> None:
        self.keys += keys
        self.groups += begins

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

    def go_to(self, key: str) -> None:
        """Presses the number that a page has in the rail."""
        number = [place.key for place in navigation.PAGES].index(key) + 1
        self.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)

    def unlock(self, password: str = PASSWORD) -> None:
        """Types the password and waits until the shutters are open."""
        self.front(UnlockPage)
        self.type(password)
        self.press(ENTER)
        self.until(lambda: self.window.workplace is not None)

    def lock(self) -> UnlockPage:
        self.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
        return self.front(UnlockPage)
