"""Fields for a day and for a time of day, typed as people say them."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain import typed_dates
from desktop.domain.errors import Refused
from desktop.i18n import _, wording
from desktop.views.kit import theme
from desktop.views.kit.fields import FieldBox, IconLine, LineEdit


class DateField(IconLine):
    """A day, typed ('22-11', '22 nov', 'morgen') or chosen in a calendar (Alt+Down).

    `today` is a function, so that the field follows the clock of the house. `problem` is
    the sentence for what is typed now, empty when it reads well.
    """

    def __init__(
        self,
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        optional: bool = False,
    ) -> None:
        super().__init__("calendar", _("Kies in kalender"), parent)
        self._today = today
        self._optional = optional
        self._date: date | None = None
        self.setPlaceholderText(_("24-11 of morgen"))
        self.opened.connect(self._open)
        self.left.connect(self._settle)
        self._calendar: CalendarPopup | None = None

    def value(self) -> date | None:
        """The day; None when empty or not readable."""
        return self._read()[0]

    def set_value(self, value: object) -> None:
        """Shows a date; None is empty."""
        self._date = value if isinstance(value, date) else None
        self._show()

    @property
    def problem(self) -> str:
        """What is wrong with what is typed; empty when it reads well."""
        return self._read()[1]

    def _read(self) -> tuple[date | None, str]:
        if self._date is not None and self.text() == self._said(self._date):
            return self._date, ""
        if not self.text().strip() and self._optional:
            return None, ""
        try:
            return typed_dates.parse_date(self.text(), self._today()), ""
        except Refused as refused:
            return None, messages.text(refused)

    def _settle(self) -> None:
        found, _problem = self._read()
        if found is not None:
            self._date = found
            self._show()

    def _show(self) -> None:
        self.setText("" if self._date is None else self._said(self._date))

    def _said(self, day: date) -> str:
        return wording().day(day, year=day.year != self._today().year)

    def _open(self) -> None:
        if self._calendar is None:
            self._calendar = CalendarPopup(self)
            self._calendar.chosen.connect(self._choose)
        self._calendar.pop_up(self.value() or self._today())

    def _choose(self, day: date) -> None:
        self.set_value(day)
        self.edited.emit()
        self.left.emit()


class TimeField(LineEdit):
    """A time of day, typed ('16.30', '1630', '9 uur')."""

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False) -> None:
        super().__init__(parent, placeholder=_("16.30"))
        self._optional = optional
        self.setMaximumWidth(theme.px(96))
        self.setFont(theme.with_tabular_figures(self.font()))
        self.left.connect(self._settle)

    def value(self) -> time | None:
        """The time; None when empty or not readable."""
        return self._read()[0]

    def set_value(self, value: object) -> None:
        """Shows a time; None is empty."""
        self.setText(wording().clock(value) if isinstance(value, time) else "")

    @property
    def problem(self) -> str:
        """What is wrong with what is typed; empty when it reads well."""
        return self._read()[1]

    def _read(self) -> tuple[time | None, str]:
        if not self.text().strip() and self._optional:
            return None, ""
        try:
            return typed_dates.parse_time(self.text()), ""
        except Refused as refused:
            return None, messages.text(refused)

    def _settle(self) -> None:
        found, _problem = self._read()
        if found is not None:
            self.set_value(found)


class DateBox(FieldBox):
    """A date or time field with its label, which tells what is wrong when the field is left."""

    def __init__(
        self,
        label: str,
        control: DateField | TimeField,
        parent: QWidget | None = None,
        *,
        hint: str = "",
    ) -> None:
        super().__init__(label, control, parent, hint=hint)
        self._field = control
        control.left.connect(self.check)

    def check(self) -> None:
        """Shows the problem of what is typed, or takes it back."""
        self.tell(self._field.problem)


class CalendarPopup(QFrame):
    """A calendar under a field or button; `chosen` carries the day."""

    chosen = Signal(object)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor, Qt.WindowType.Popup)
        self._anchor = anchor
        self.setObjectName("popup")
        self._sheet = QCalendarWidget()
        self._sheet.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._sheet.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._sheet.setGridVisible(False)
        self._sheet.activated.connect(self._tell)
        self._sheet.clicked.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._sheet)

    def pop_up(self, day: date) -> None:
        """Opens with `day` selected."""
        self._sheet.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + 2)))
        self.show()
        self._sheet.setFocus()

    def _tell(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
