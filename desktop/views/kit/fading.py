"""The one movement there is: what appears comes up in 120 ms, unless the system wants none."""

import ctypes
import sys

from PySide6.QtCore import Property, QAbstractAnimation, QPropertyAnimation
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QGraphicsOpacityEffect, QWidget

MS = 120
_CLIENT_AREA_ANIMATION = 0x1042


class _State:
    allowed = False


def wished() -> bool:
    """Whether the system lets things move: on Windows the choice "animaties uit" says not."""
    if sys.platform != "win32":
        return True
    moving = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(moving), 0)
    return bool(moving)


def allow(*, allowed: bool) -> None:
    """Whether things may fade; until somebody says so everything is immediate."""
    _State.allowed = allowed


class FadingShadow(QGraphicsDropShadowEffect):
    """A shadow whose widget can fade in with it: a widget has room for one effect only."""

    _opacity = 1.0

    def _get_opacity(self) -> float:
        return self._opacity

    def _set_opacity(self, opacity: float) -> None:
        self._opacity = opacity
        self.update()

    opacity = Property(float, _get_opacity, _set_opacity)

    def draw(self, painter: QPainter) -> None:
        painter.setOpacity(self._opacity)
        super().draw(painter)


class _Fade(QPropertyAnimation):
    """Brings one widget up, and leaves nothing behind."""

    def __init__(self, widget: QWidget) -> None:
        own = widget.graphicsEffect()
        effect = own if isinstance(own, FadingShadow) else QGraphicsOpacityEffect(widget)
        super().__init__(effect, b"opacity", widget)
        self._widget, self._passing = widget, effect is not own
        self.setDuration(MS)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.finished.connect(self._settle)
        if self._passing:
            widget.setGraphicsEffect(effect)

    def _settle(self) -> None:
        if self._passing:
            self._widget.setGraphicsEffect(None)  # type: ignore[arg-type]


def fade_in(widget: QWidget) -> None:
    """Lets a widget that was just shown come up."""
    if _State.allowed:
        _Fade(widget).start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)
