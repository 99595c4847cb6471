"""The calendar with its heads: scrolls through the hours, opens at now."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.week import Agenda
from desktop.views.kit import theme
from desktop.views.rooms.canvas import Canvas
from desktop.views.rooms.geometry import FIRST_HOUR
from desktop.views.rooms.head import DayHeads
from desktop.views.rooms.layout import lay_out

_BEFORE_NOW = 120
_MARGIN = 24


class Calendar(QWidget):
    """Lays an agenda out over its width, again when that changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = Canvas()
        self.heads = DayHeads()
        self._agenda: Agenda | None = None
        self._rooms: tuple[RoomRules, ...] = ()
        self._names: Mapping[UUID, str] = {}
        self._now = datetime.combine(date.min, time())
        self._opened = False
        self.hours = QScrollArea()
        self.hours.setObjectName("surface")
        self.hours.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hours.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hours.setWidget(self.canvas)
        self.canvas.reached.connect(self._reveal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.hours, 1)

    def show_agenda(
        self,
        agenda: Agenda,
        rooms: Sequence[RoomRules],
        names: Mapping[UUID, str],
        now: datetime,
    ) -> None:
        """Shows these rooms of an agenda, seen from local time `now`; keeps its place."""
        self._agenda, self._rooms, self._names, self._now = agenda, tuple(rooms), names, now
        self._lay_out()
        if not self._opened and self.isVisible():
            self._opened = True
            self.open_at(now)

    def show_now(self, now: datetime) -> None:
        """Moves the line of now."""
        self._now = now
        self.canvas.show_now(now)

    def open_at(self, now: datetime) -> None:
        """Scrolls to now where today is in view, else to the first hour of the morning."""
        week = self.canvas.week
        if week is None:
            return
        inside = 0 <= (now.date() - week.grid.first).days < week.grid.days
        minute = now.hour * 60 + now.minute - _BEFORE_NOW if inside else FIRST_HOUR * 60
        hour = max(minute // 60, FIRST_HOUR)
        self.hours.verticalScrollBar().setValue(theme.px(week.grid.y(hour * 60)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._agenda is None or not self._rooms:
            return
        scale = theme.current().scale
        room = self.hours.viewport().size()
        week = lay_out(self._agenda, self._rooms, room.width() / scale, room.height() / scale)
        high = week.grid.height * scale > room.height()
        bar = self.hours.verticalScrollBar()
        if high != bar.isVisible():  # the bar takes its width as soon as it is needed
            policy = Qt.ScrollBarPolicy
            self.hours.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOn if high else policy.ScrollBarAlwaysOff
            )
            room = self.hours.viewport().size()
            week = lay_out(self._agenda, self._rooms, room.width() / scale, room.height() / scale)
        self.canvas.show_week(week, self._names, self._now)
        self.heads.show_week(week, self._now.date())

    def _reveal(self, rect: QRect) -> None:
        middle = rect.center()
        half = min(rect.height(), self.hours.viewport().height()) // 2
        self.hours.ensureVisible(middle.x(), middle.y(), 0, half + theme.px(_MARGIN))
