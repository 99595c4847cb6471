"""The block of rooms: the time strip of a day, and the days before and after."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.today import RoomsOfDay
from desktop.i18n import _, ngettext, wording
from desktop.views.kit import theme
from desktop.views.kit.buttons import IconButton, LinkButton
from desktop.views.kit.labels import Heading, PlainLabel, line
from desktop.views.today.columns import HEADING
from desktop.views.today.strip import RoomsStrip

_MOST_ROWS = 8


class RoomsBlock(QWidget):
    """The rooms of a day. `day_asked` carries the day somebody wants to see."""

    day_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = RoomsStrip()
        self._heading = Heading("")
        self._today = LinkButton(_("Terug naar vandaag"), small=True)
        self._before = IconButton("chevron-left", _("Vorige dag"))
        self._after = IconButton("chevron-right", _("Volgende dag"))
        self._rest = PlainLabel("", "small", wrap=True)
        self._day = self._now_day = date.min
        self._today.clicked.connect(self._ask_today)
        self._before.clicked.connect(self._ask_before)
        self._after.clicked.connect(self._ask_after)
        self._heading.setFixedHeight(theme.px(HEADING))
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(theme.px(6))
        top.addWidget(self._heading, 1)
        for widget in (self._today, self._before, self._after):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line("line-strong"))
        column.addWidget(self.strip)
        column.addSpacing(theme.px(6))
        column.addWidget(self._rest)

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._day

    def show_rooms(self, rooms: RoomsOfDay, now: datetime) -> None:
        """Shows a day; of many rooms only those that are used."""
        self._day, self._now_day = rooms.day, now.date()
        other_day = rooms.day != self._now_day
        heading = _("Ruimtes vandaag")
        if other_day:
            day = wording().day(rooms.day, weekday=True, year=rooms.day.year != now.year)
            heading = _("Ruimtes op {day}").format(day=day)
        self._heading.set_text(heading)
        self._today.setVisible(other_day)
        shown = rooms.rooms
        if len(shown) > _MOST_ROWS:
            shown = tuple(room for room in shown if room.uses) or shown[:_MOST_ROWS]
        self.strip.show_rooms(RoomsOfDay(rooms.day, shown), now)
        self._rest.setText(_rest_words(len(rooms.rooms) - len(shown)))
        self._rest.setVisible(len(shown) < len(rooms.rooms))
        self.setVisible(bool(rooms.rooms))

    def _ask_today(self) -> None:
        self.day_asked.emit(self._now_day)

    def _ask_before(self) -> None:
        self.day_asked.emit(self._day - timedelta(days=1))

    def _ask_after(self) -> None:
        self.day_asked.emit(self._day + timedelta(days=1))


def _rest_words(left_out: int) -> str:
    words = ngettext("Nog {n} ruimte zonder boeking.", "Nog {n} ruimtes zonder boeking.", left_out)
    return words.format(n=left_out)
