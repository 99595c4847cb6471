"""The heads above the calendar: days with their holidays, and the rooms in each day."""

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.views.kit import theme
from desktop.views.kit.labels import plain_tooltip
from desktop.views.rooms.geometry import GUTTER
from desktop.views.rooms.layout import Week
from desktop.views.rooms.looks import face, metrics
from desktop.views.rooms.words import day_head, day_words

_HEIGHT = 55.0
_PAD = 10.0
_DAY_LINE, _ROOM_LINE = 6.0, 35.0
_LAMP = (9.0, 12.0)


class DayHeads(QWidget):
    """Stays in view above the hours. Today has a lit window before its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week: Week | None = None
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, week: Week, today: date) -> None:
        """Shows the days of a laid-out week."""
        self._week, self._today = week, today
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(_HEIGHT))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tooltip(self._tip(event)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = theme.current().scale
        painter.scale(scale, scale)
        colour = theme.current().colour
        width = self.width() / scale
        painter.fillRect(QRectF(0, 0, GUTTER, _HEIGHT), colour("surface"))
        painter.fillRect(QRectF(GUTTER, 0, width - GUTTER, _HEIGHT), colour("ground"))
        painter.fillRect(QRectF(0, 0, width, 1), colour("line-strong"))
        painter.fillRect(QRectF(GUTTER, _HEIGHT - 1, width - GUTTER, 1), colour("control"))
        if self._week is not None:
            for day in range(self._week.grid.days):
                self._paint_day(painter, self._week, day)

    def _paint_day(self, painter: QPainter, week: Week, number: int) -> None:
        colour = theme.current().colour
        grid, day = week.grid, week.grid.day(number)
        left, right = grid.day_left(number), grid.day_left(number + 1)
        painter.setPen(QPen(colour("line-strong"), 1))
        painter.drawLine(QPointF(left + 0.5, 0), QPointF(left + 0.5, _HEIGHT - 1))
        x = left + _PAD
        if day == self._today:
            _paint_lamp(painter, x)
            x += _LAMP[0] + 6
        font = face(15, 700)
        painter.setFont(font)
        painter.setPen(colour("ink"))
        text = day_head(day)
        painter.drawText(QRectF(x, _DAY_LINE, right - x, 20), _LINE, text)
        x += metrics(15, 700).horizontalAdvance(text) + 5
        holiday = week.holiday(day)
        if holiday is not None:
            self._paint_short(painter, holiday.name, 13, QRectF(x, _DAY_LINE, right - x - 3, 20))
        for room, rules in enumerate(week.rooms):
            edge = grid.room_left(number, room)
            place = QRectF(
                edge + _PAD, _ROOM_LINE, grid.room_left(number, room + 1) - edge - 12, 16
            )
            self._paint_short(painter, rules.name, 12, place)

    def _paint_short(self, painter: QPainter, text: str, size: int, place: QRectF) -> None:
        """Quiet text, cut off with '…' where it has no room."""
        font = face(size)
        painter.setFont(font)
        painter.setPen(theme.current().colour("secondary"))
        cut = metrics(size).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _LINE, cut)

    def _tip(self, event: QHelpEvent) -> str:
        week = self._week
        x = event.pos().x() / theme.current().scale
        if week is None or x < GUTTER or not week.grid.rooms:
            return ""
        day = week.grid.day(week.grid.nearest(x, 0).day)
        return day_words(day, self._today, week.holiday(day))


_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _paint_lamp(painter: QPainter, left: float) -> None:
    """A lit window: here, now."""
    colour = theme.current().colour
    top = _DAY_LINE + (20 - _LAMP[1]) / 2
    painter.setPen(QPen(colour("bentheimer-frame"), 1.5))
    painter.setBrush(colour("bentheimer"))
    painter.drawRect(QRectF(left, top, *_LAMP))
    painter.drawLine(QPointF(left, top + 4), QPointF(left + _LAMP[0], top + 4))
