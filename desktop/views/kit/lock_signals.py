"""The system says that nobody sits here any more: it locks its screen, or goes to sleep.

On Linux it says so on its message buses, on Windows by a message to the window. Where there
is neither, nothing happens: the idle clock and the gap after a sleep remain.
"""

import ctypes
import os
import sys
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QWidget

_LOGIN, _SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_WM_POWERBROADCAST, _WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
_LOCKING = frozenset({(_WM_POWERBROADCAST, 0x0004), (_WM_WTSSESSION_CHANGE, 0x0007)})
"""PBT_APMSUSPEND and WTS_SESSION_LOCK."""
_THIS_SESSION_ONLY = 0
_CHANGE, _LOCK = SLOT("change(bool)"), SLOT("lock()")


class LockSignals(QObject):
    """`locked` when the system locks this session, shows its screen saver, or goes to sleep."""

    locked = Signal()

    def listen(self, window: QWidget) -> None:
        """Listens for as long as the program runs; `window` is who gets Windows' messages."""
        if sys.platform == "win32":
            self._filter = MessageFilter(self.locked.emit)
            QCoreApplication.instance().installNativeEventFilter(self._filter)
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(
                int(window.winId()), _THIS_SESSION_ONLY
            )
        elif sys.platform == "linux":
            self.hear_system(QDBusConnection.systemBus())
            self.hear_session(QDBusConnection.sessionBus())

    def hear_system(self, bus: QDBusConnection, session: str | None = None) -> None:
        """Hears of sleep, and of the lock of login session `session` (else this program's)."""
        own = os.environ.get("XDG_SESSION_ID", "") if session is None else session
        if not bus.isConnected():
            return
        self._hear(bus, "/org/freedesktop/login1", _LOGIN, "PrepareForSleep", _CHANGE)
        if own:
            path = f"/org/freedesktop/login1/session/{bus_label(own)}"
            self._hear(bus, path, _SESSION, "Lock", _LOCK)

    def hear_session(self, bus: QDBusConnection) -> None:
        """Hears of the screen saver."""
        if bus.isConnected():
            for name in _SCREEN_SAVERS:
                self._hear(bus, "", name, "ActiveChanged", _CHANGE)

    def _hear(self, bus: QDBusConnection, path: str, interface: str, name: str, slot: str) -> None:
        # The stubs ask for bytes, with which it fails; it takes text.
        bus.connect("", path, interface, name, self, slot)  # type: ignore[call-overload]

    @Slot()
    def lock(self) -> None:
        """The session is locked."""
        self.locked.emit()

    @Slot(bool)
    def change(self, begins: bool) -> None:
        """Sleep or the screen saver begins, or ends."""
        if begins:
            self.locked.emit()


class MessageFilter(QAbstractNativeEventFilter):
    """Sees the messages that Windows sends to the program; calls `lock` at those that ask it."""

    def __init__(self, lock: Any) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
        if bytes(kind) == b"windows_generic_MSG":
            seen = wintypes.MSG.from_address(int(message))
            if (seen.message, seen.wParam) in _LOCKING:
                self._lock()
        return False, 0


def bus_label(name: str) -> str:
    """`name` as part of an object path: what may not stand there is written as _ and hex."""
    return "".join(
        c if c.isascii() and (c.isalpha() or (at and c.isdigit())) else f"_{ord(c):02x}"
        for at, c in enumerate(name)
    )
