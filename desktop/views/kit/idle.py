"""Notices that nobody is there: warns, and then asks to lock. Also after the machine slept."""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_BEAT_MS = 5_000
_SLEPT_MS = 60_000
WARNING_MS = 60_000
_INPUT = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class IdleWatch(QObject):
    """Watches the input of `window`. `minutes` without any: `expired`; a minute before: `warned`.

    A gap of a minute between two beats means that the machine was asleep: `expired` at
    once. `now_ms` is the wall clock in milliseconds.
    """

    warned = Signal()
    calmed = Signal()
    expired = Signal()

    def __init__(
        self,
        window: QWidget,
        minutes: int,
        now_ms: Callable[[], int] = QDateTime.currentMSecsSinceEpoch,
    ) -> None:
        super().__init__(window)
        self._now_ms = now_ms
        self._limit = minutes * 60_000
        self._last = self._beat_at = now_ms()
        self._warned = False
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self.check)
        self._beat.start()

    def set_minutes(self, minutes: int) -> None:
        """Changes after how many minutes it asks to lock."""
        self._limit = minutes * 60_000

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self._now_ms()
        if self._warned:
            self._warned = False
            self.calmed.emit()

    def check(self) -> None:
        """Looks at the clock; called by the timer every five seconds."""
        now = self._now_ms()
        slept = now - self._beat_at > _SLEPT_MS
        self._beat_at = now
        quiet = now - self._last
        if slept or quiet >= self._limit:
            self._beat.stop()
            self.expired.emit()
        elif quiet >= self._limit - WARNING_MS and not self._warned:
            self._warned = True
            self.warned.emit()

    def stop(self) -> None:
        """Watches no longer."""
        self._beat.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.touch()
        return False
