"""The controls of the forms of a booking: times, days, and where a series ends."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.errors import Refused
from desktop.i18n import _, wording
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.chips import Chip, FlowLayout
from desktop.views.kit.choices import Choice
from desktop.views.kit.dates import DateField
from desktop.views.kit.fields import LineEdit
from desktop.views.rooms.booking_values import later_day, minutes_between, parse_end, parse_times
from desktop.views.rooms.words_booking import short_day_words, times_words

_USUAL_MINUTES = 120
_WEEK = 7


class TimesField(LineEdit):
    """Begin and end in one line: '14.00–16.00', '14-16', '1400 1600'; a begin keeps the length.

    `value` is (begin, end), or None when it cannot be read; `problem` then says why.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholder=_("14.00–16.00"))
        self._minutes = _USUAL_MINUTES
        self.setFont(theme.with_tabular_figures(self.font()))
        self.left.connect(self._settle)

    def value(self) -> tuple[time, time] | None:
        """Begin and end; an end at or before the begin is on the next day."""
        return self._read()[0]

    def set_value(self, value: object) -> None:
        """Shows begin and end; None is empty."""
        if isinstance(value, tuple) and len(value) == 2:
            self._minutes = minutes_between(*value)
            self.setText(times_words(*value))
            self.setCursorPosition(0)
        else:
            self.clear()

    @property
    def problem(self) -> str:
        """What is wrong with what is typed; empty when it reads well."""
        return self._read()[1]

    def _read(self) -> tuple[tuple[time, time] | None, str]:
        try:
            return parse_times(self.text(), self._minutes), ""
        except Refused as refused:
            return None, messages.text(refused)

    def _settle(self) -> None:
        found = self.value()
        if found is not None:
            self.set_value(found)


class EndLine(LineEdit):
    """Where a series ends, in one line: '30-6' or '12 keer'; empty goes on until it is stopped.

    `value` is (last day, number of times), of which at most one is given.
    """

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholder=_("30-6 of 12 keer"))
        self._today = today
        self.first = today()

    def value(self) -> tuple[date | None, int | None]:
        """The last day and the number of times."""
        return self._read()[0]

    def set_value(self, value: object) -> None:
        """Shows a last day or a number of times."""
        last, times = value if isinstance(value, tuple) else (None, None)
        said = wording().day(last, year=True) if isinstance(last, date) else ""
        self.setText(said or (_("{n} keer").format(n=times) if times else ""))

    @property
    def problem(self) -> str:
        """What is wrong with what is typed; empty when it reads well."""
        return self._read()[1]

    def _read(self) -> tuple[tuple[date | None, int | None], str]:
        try:
            return parse_end(self.text(), self.first, self._today()), ""
        except Refused as refused:
            return (None, None), messages.text(refused)


class LaterDate(DateField):
    """A day from `first` on: '30-6' typed in November is the one of next year.

    While its box is hidden nothing is wrong with it.
    """

    def __init__(self, today: Callable[[], date], *, optional: bool = False) -> None:
        super().__init__(today, optional=optional)
        self.first = today()

    @property
    def problem(self) -> str:
        """What is wrong with what is typed; empty when it reads well or is not asked."""
        box = self.parentWidget()
        return "" if box is not None and box.isHidden() else self._read()[1]

    def _read(self) -> tuple[date | None, str]:
        found, problem = super()._read()
        if found is None or self.text() == self._said(found):
            return found, problem
        return later_day(found, self.text(), self.first), problem


class WeekdaysField(QWidget):
    """Days of the week, any number of them but never none."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=4)
        self._days: list[Button] = []
        for number in range(_WEEK):
            day = date(2024, 1, 1 + number)  # 1 January 2024 was a Monday
            button = Button(wording().weekday(day, short=True), size="small")
            button.setCheckable(True)
            button.setAccessibleDescription(wording().weekday(day))
            button.clicked.connect(self._turn)
            flow.addWidget(button)
            self._days.append(button)

    def value(self) -> tuple[int, ...]:
        """0 for Monday to 6, in order."""
        return tuple(n for n, button in enumerate(self._days) if button.isChecked())

    def set_value(self, value: object) -> None:
        """Ticks these days."""
        chosen = value if isinstance(value, tuple | list | frozenset) else ()
        for number, button in enumerate(self._days):
            button.setChecked(number in chosen)

    def _turn(self) -> None:
        if not self.value():
            self.sender().setChecked(True)  # type: ignore[attr-defined]
            return
        self.edited.emit()


class DatesField(QWidget):
    """A free list of days: each a chip, with a field to add one."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[date, ...] = ()
        self.line = LaterDate(today)
        self.line.setPlaceholderText(_("Nog een dag"))
        self.line.setAccessibleName(_("Nog een dag"))
        self.line.returnPressed.connect(self._add)
        add = Button(_("Voeg toe"), icon="plus")
        add.clicked.connect(self._add)
        self.setFocusProxy(self.line)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.line, 1)
        row.addWidget(add)
        chips = QWidget()
        self._chips = FlowLayout(chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(chips)
        column.addLayout(row)

    def value(self) -> tuple[date, ...]:
        """The days in order, with the one that stands in the field."""
        typed = self.line.value()
        return tuple(sorted({*self._days, *([typed] if typed else [])}))

    def set_value(self, value: object) -> None:
        """Shows these days."""
        self._days = tuple(sorted(set(value))) if isinstance(value, tuple | list) else ()
        self._show()

    def _add(self) -> None:
        self._days = self.value()
        self.line.set_value(None)
        self._show()
        self.edited.emit()

    def _drop(self) -> None:
        gone = self.sender().property("day")
        self._days = tuple(day for day in self._days if day.isoformat() != gone)
        self._show()
        self.line.setFocus()
        self.edited.emit()

    def _show(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for day in self._days:
            chip = Chip(short_day_words(day), "chosen")
            chip.setProperty("day", day.isoformat())
            chip.dropped.connect(self._drop)
            self._chips.addWidget(chip)
        self.updateGeometry()


class RepeatChoice(Choice):
    """How it repeats. The last option opens a form, so keys alone never walk onto it.

    It is chosen from the open list, by mouse or with Space or Alt and arrow down and Enter.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        blocked = self.blockSignals(True)
        super().keyPressEvent(event)
        self.blockSignals(blocked)
        if self.currentIndex() == self.count() - 1:
            self.setCurrentIndex(before)
        elif self.currentIndex() != before:
            self.activated.emit(self.currentIndex())


class RoomField(Choice):
    """The rooms of a community; the wanted room is chosen as soon as it is offered."""

    def __init__(self) -> None:
        self._wanted: object = None
        super().__init__()

    def offer(self, rooms: Mapping[UUID, str]) -> None:
        """Offers these rooms."""
        wanted = self.value()
        self.fill(list(rooms.items()))
        super().set_value(wanted)

    def value(self) -> Any:
        """The room; while none are offered the one that is wanted."""
        return super().value() if self.count() else self._wanted

    def set_value(self, value: object) -> None:
        """Chooses the room with this id, now or when it is offered."""
        self._wanted = value
        super().set_value(value)
