"""How a booking repeats, as fields of its form: what is not asked now is hidden."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.rooms.repeat import LAST, Frequency, Repeat, ShortMonth
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice, Option, Segments
from desktop.views.kit.fields import FieldBox
from desktop.views.kit.stepper import Stepper
from desktop.views.rooms.booking_controls import DatesField, LaterDate, WeekdaysField
from desktop.views.rooms.booking_values import (
    MOST_TIMES,
    is_last_of_month,
    nth_of,
    short_month_matters,
)
from desktop.views.rooms.words_booking import kind_words, ordinal

_MOST_EVERY = 52
_USUAL_TIMES = 10


class RepeatChoice(Choice):
    """How it repeats, seen from the first day. The value is (frequency, nth)."""

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min

    def turn(self, day: date) -> None:
        """Offers what fits a booking that begins on `day`; the same kind stays chosen."""
        if day == self._day:
            return
        kind = self.value()
        self._day = day
        self._offer(None)
        if kind is not None:
            same = [value for value in self._values if value[0] == kind[0]]
            self.set_value(kind if kind in same else same[0])

    def set_value(self, value: object) -> None:
        """Chooses a kind; an nth that is not of the first day is offered besides."""
        if isinstance(value, tuple) and value not in self._values and self._day != date.min:
            self._offer((Frequency(value[0]), int(value[1])))
        super().set_value(value)

    def _offer(self, besides: tuple[Frequency, int] | None) -> None:
        day = self._day
        found: list[tuple[Frequency, int]] = [
            (Frequency.ONCE, 1),
            (Frequency.DAY, 1),
            (Frequency.WEEK, 1),
            (Frequency.MONTH_WEEKDAY, nth_of(day)),
            (Frequency.MONTH_DAY, 1),
            (Frequency.MONTH_END, 1),
            (Frequency.YEAR, 1),
            (Frequency.DATES, 1),
        ]
        if is_last_of_month(day) and nth_of(day) != LAST:
            found.insert(4, (Frequency.MONTH_WEEKDAY, LAST))
        if besides is not None and besides not in found:
            found.insert(4, besides)
        self.fill([(kind, _kind_words(kind, day)) for kind in found])


class SeriesFields(QWidget):
    """The boxes of a repeat by name, laid out. `edited` tells that somebody changed one."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.repeat = RepeatChoice()
        self._last_day = LaterDate(today, optional=True)
        self._dates = DatesField(today)
        self._first = today()
        ends: list[Option] = [
            ("day", _("tot en met een dag")),
            ("times", _("een aantal keer")),
            ("open", _("zonder einde")),
        ]
        short: list[Option] = [
            (ShortMonth.LAST_DAY, _("Laatste dag")),
            (ShortMonth.SKIP, _("Sla over")),
        ]
        self.boxes = {
            "repeat": FieldBox(_("Herhaal"), self.repeat),
            "every": FieldBox(_("Elke zoveel weken"), Stepper(1, _MOST_EVERY)),
            "weekdays": FieldBox(_("Op deze dagen"), WeekdaysField()),
            "short_month": FieldBox(_("Zonder die dag"), Segments(short, ticked=True)),
            "dates": FieldBox(_("Ook op"), self._dates),
            "end": FieldBox(_("Hoe lang"), Choice(ends)),
            "last_day": FieldBox(_("Laatste dag"), self._last_day),
            "count": FieldBox(_("Aantal keer"), Stepper(1, MOST_TIMES)),
        }
        self.boxes["count"].control.set_value(_USUAL_TIMES)  # type: ignore[attr-defined]
        for box in self.boxes.values():
            box.control.edited.connect(self._follow)  # type: ignore[attr-defined]
        self._lay_out()
        self.turn(self._first)

    def turn(self, day: date) -> None:
        """Follows the first day of the booking."""
        before, self._first = self._first, day
        self._last_day.first = self._dates.line.first = day
        weekdays = self.boxes["weekdays"].control
        if weekdays.value() in ((), (before.weekday(),)):  # type: ignore[attr-defined]
            weekdays.set_value((day.weekday(),))  # type: ignore[attr-defined]
        self.repeat.turn(day)
        self.settle()

    def settle(self) -> None:
        """Shows what the values ask for, and hides the rest."""
        frequency = Frequency(self.repeat.value()[0])
        series = frequency not in (Frequency.ONCE, Frequency.DATES)
        end = self._value("end")
        shown = {
            "every": series,
            "weekdays": frequency is Frequency.WEEK,
            "short_month": short_month_matters(Repeat(frequency), self._first),
            "dates": frequency is Frequency.DATES,
            "end": series,
            "last_day": series and end == "day",
            "count": series and end == "times",
        }
        for name, visible in shown.items():
            self.boxes[name].setVisible(visible)
        self._say(frequency, end if series else "")

    def _say(self, frequency: Frequency, end: str) -> None:
        units = {
            Frequency.DAY: _("Elke zoveel dagen"),
            Frequency.WEEK: _("Elke zoveel weken"),
            Frequency.YEAR: _("Elke zoveel jaren"),
        }
        self.boxes["every"].set_label(units.get(frequency, _("Elke zoveel maanden")))
        ahead = _("Staat een jaar vooruit in de agenda en schuift mee.")
        self.boxes["end"].set_hint(ahead if end == "open" else "")
        missing = _("In een jaar zonder 29 februari")
        if frequency is not Frequency.YEAR:
            missing = _("In een maand zonder de {day}").format(day=ordinal(self._first.day))
        self.boxes["short_month"].set_label(missing)

    def _follow(self) -> None:
        self.settle()
        self.edited.emit()

    def _value(self, name: str) -> Any:
        return self.boxes[name].control.value()  # type: ignore[attr-defined]

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(12))
        places = {
            "repeat": (0, 0, 1, 2), "every": (1, 0, 1, 2), "weekdays": (2, 0, 1, 2),
            "short_month": (3, 0, 1, 2), "dates": (4, 0, 1, 2), "end": (5, 0, 1, 1),
            "last_day": (5, 1, 1, 1), "count": (5, 1, 1, 1),
        }  # fmt: skip
        for name, place in places.items():
            grid.addWidget(self.boxes[name], *place)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)


def _kind_words(kind: tuple[Frequency, int], day: date) -> str:
    """'elke week', 'elke maand op de 2e dinsdag'."""
    frequency, nth = kind
    if frequency is Frequency.WEEK:
        return _("elke week")
    if frequency is Frequency.DATES:
        return _("op losse dagen")
    return kind_words(Repeat(frequency, nth=nth), day)
