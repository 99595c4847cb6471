"""Walking over the page with the keyboard: arrows go to what lies there, letters to a name."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget

from desktop.domain.names import fold

_PAUSE_MS = 900
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


def towards(here: QWidget, stops: Sequence[QWidget], key: int) -> QWidget | None:
    """The nearest of `stops` in the direction of an arrow key; None at the edge."""
    own = _box(here)
    best: tuple[int, int] | None = None
    found = None
    for stop in stops:
        if stop is here or not stop.isVisible():
            continue
        off = _off(own, _box(stop), key)
        if off is not None and (best is None or off < best):
            best, found = off, stop
    return found


class Letters:
    """What is typed to jump to a name: letters within a moment of each other are one word."""

    def __init__(self, owner: QWidget) -> None:
        self._typed = ""
        self._pause = QTimer(owner, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._forget)

    def type(self, text: str) -> str:
        """The word so far, folded; "" when `text` is no letter."""
        if not text or not (text.isalpha() or (self._typed and text in " '-")):
            return ""
        self._typed += fold(text)
        self._pause.start()
        return self._typed

    def _forget(self) -> None:
        self._typed = ""


def starts_with(names: Sequence[str], typed: str) -> bool:
    """Whether one of the names begins like that, whatever case and accents."""
    return any(fold(name).startswith(typed) for name in names)


def _box(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _off(own: QRect, other: QRect, key: int) -> tuple[int, int] | None:
    """How far `other` lies that way: aside first when going up or down, else along."""
    down = other.center().y() - own.center().y()
    right = other.center().x() - own.center().x()
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        along = down if key == Qt.Key.Key_Down else -down
        beside = 0 if _overlap(own, other) else 1
        return (beside, along) if along > 0 and not beside else None
    along = right if key == Qt.Key.Key_Right else -right
    apart = own.right() < other.left() if key == Qt.Key.Key_Right else other.right() < own.left()
    return (abs(down) // max(own.height(), 1) + along // 10, abs(down)) if apart else None


def _overlap(own: QRect, other: QRect) -> bool:
    return own.left() <= other.right() and other.left() <= own.right()
