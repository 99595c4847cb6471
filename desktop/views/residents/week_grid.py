"""The parts of the week in which somebody has time, as a grid of boxes to tick."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.matching.situation import Slot
from desktop.domain.matching.words import PartOfDay
from desktop.i18n import N_, _, wording
from desktop.messages.matching import slots
from desktop.views.kit import icons, theme

_PARTS = tuple(PartOfDay)
_NAMES = {
    PartOfDay.MORNING: N_("ochtend"),
    PartOfDay.AFTERNOON: N_("middag"),
    PartOfDay.EVENING: N_("avond"),
}
_LABEL, _HEAD, _SIDE, _BOX = 66, 22, 32, 18
_DAYS = 7
_A_MONDAY = date(2024, 1, 1)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class WeekGrid(QWidget):
    """Seven days by three parts. Arrows walk, space ticks; a click ticks too."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._free: set[Slot] = set()
        self._at = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._say()

    def value(self) -> frozenset[Slot]:
        """The ticked parts of the week."""
        return frozenset(self._free)

    def set_value(self, value: object) -> None:
        """Ticks these parts and no others; None is none."""
        self._free = {(weekday, PartOfDay(part)) for weekday, part in value or ()}  # type: ignore[attr-defined]
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_LABEL + _DAYS * _SIDE), theme.px(_HEAD + len(_PARTS) * _SIDE))

    def cell(self, weekday: int, part: PartOfDay) -> QRect:
        """Where one part of the week is, in pixels."""
        side = theme.px(_SIDE)
        left, top = theme.px(_LABEL) + weekday * side, theme.px(_HEAD) + _PARTS.index(part) * side
        return QRect(left, top, side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            right, down = _STEPS[Qt.Key(event.key())]
            day, part = self._at
            self._at = (min(max(day + right, 0), _DAYS - 1), min(max(part + down, 0), 2))
            self._say()
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self._turn(self._at[0], _PARTS[self._at[1]])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = self._under(event.position().toPoint())
        if where is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = (where[0], _PARTS.index(where[1]))
            self._turn(*where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.current().colour("secondary"))
        for weekday in range(_DAYS):
            head = QRect(self.cell(weekday, _PARTS[0]))
            head.moveTop(0)
            head.setHeight(theme.px(_HEAD))
            name = wording().weekday(_A_MONDAY + timedelta(days=weekday), short=True)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, name)
        for part in _PARTS:
            row = QRect(0, self.cell(0, part).top(), theme.px(_LABEL), theme.px(_SIDE))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, _(_NAMES[part]))
            for weekday in range(_DAYS):
                self._paint_box(painter, weekday, part)

    def _paint_box(self, painter: QPainter, weekday: int, part: PartOfDay) -> None:
        colour, side = theme.current().colour, theme.px(_BOX)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.cell(weekday, part)).center())
        ticked = (weekday, part) in self._free
        painter.setPen(QPen(colour("action" if ticked else "control"), 1))
        painter.setBrush(colour("action" if ticked else "surface"))
        painter.drawRoundedRect(box, theme.px(3), theme.px(3))
        if ticked:
            icons.paint(painter, "check", box.adjusted(1, 1, -1, -1), "on-action")
        if self.hasFocus() and self._at == (weekday, _PARTS.index(part)):
            painter.setPen(QPen(colour("delfts"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(-4, -4, 4, 4))
        painter.setPen(colour("secondary"))

    def _under(self, point: QPoint) -> tuple[int, PartOfDay] | None:
        for weekday in range(_DAYS):
            for part in _PARTS:
                if self.cell(weekday, part).contains(point):
                    return weekday, part
        return None

    def _turn(self, weekday: int, part: PartOfDay) -> None:
        self._free ^= {(weekday, part)}
        self._say()
        self.update()
        self.edited.emit()

    def _say(self) -> None:
        here = (self._at[0], _PARTS[self._at[1]])
        said = _("{time}, vrij") if here in self._free else _("{time}, niet vrij")
        self.setAccessibleName(f"{_('Vrije tijden')}: {said.format(time=slots((here,)))}")
