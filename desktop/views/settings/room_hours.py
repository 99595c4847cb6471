"""The opening hours of a week: a line for each day, typed as people say them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.errors import Refused
from desktop.domain.rooms.room_form import DayHours
from desktop.domain.rooms.typed_hours import parse_hours
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.chips import FlowLayout
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.labels import PlainLabel, restyle
from desktop.views.settings.room_words import day_text, weekday_name

_WORKING_DAYS = range(1, 5)
_OTHER_DAYS = range(1, 7)


class HoursField(LineEdit):
    """The hours of one day. What cannot be read stays as it was typed."""

    def __init__(self, day: str) -> None:
        super().__init__(placeholder=_("dicht"))
        self.setAccessibleName(day)
        self.setFont(theme.with_tabular_figures(self.font()))
        self.left.connect(self._settle)

    def value(self) -> DayHours | str:
        """The stretches; the text itself when it cannot be read."""
        try:
            return parse_hours(self.text())
        except Refused:
            return self.text().strip()

    def set_value(self, value: object) -> None:
        """Shows stretches, or a text that could not be read."""
        super().set_value(value if isinstance(value, str) else day_text(value))  # type: ignore[arg-type]

    @property
    def problem(self) -> str:
        """What is wrong with what is typed; empty when it reads well."""
        try:
            parse_hours(self.text())
        except Refused as refused:
            return messages.text(refused)
        return ""

    def _settle(self) -> None:
        self.set_value(self.value())
        state = "error" if self.problem else ""
        if self.property("state") != state:
            self.setProperty("state", state)
            restyle(self)


class WeekField(QWidget):
    """Seven lines. Its value is a day after another, a text where one cannot be read."""

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.days = [HoursField(weekday_name(weekday)) for weekday in range(7)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        for weekday, field in enumerate(self.days):
            grid.addWidget(PlainLabel(weekday_name(weekday), "small"), weekday, 0)
            grid.addWidget(field, weekday, 1)
            field.edited.connect(self.edited)
            field.left.connect(self._leave)
        self.working = LinkButton(_("Zoals maandag: di t/m vr"))
        self.every = LinkButton(_("Zoals maandag: elke dag"))
        self.working.clicked.connect(self._to_working_days)
        self.every.clicked.connect(self._to_all_days)
        ways = FlowLayout(gap=theme.px(14))
        ways.addWidget(self.working)
        ways.addWidget(self.every)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(grid)
        column.addLayout(ways)
        self.setFocusProxy(self.days[0])

    def value(self) -> tuple[DayHours | str, ...]:
        """The seven days, Monday first."""
        return tuple(field.value() for field in self.days)

    def set_value(self, value: object) -> None:
        """Shows seven days."""
        if isinstance(value, Sequence):
            for field, day in zip(self.days, value, strict=True):
                field.set_value(day)

    @property
    def problem(self) -> str:
        """The first day that cannot be read, said; empty when all can."""
        return next((field.problem for field in self.days if field.problem), "")

    def _leave(self) -> None:
        # Who is sent here to mend something comes where it is wrong.
        wrong = (field for field in self.days if field.problem)
        self.setFocusProxy(next(wrong, self.days[0]))
        self.left.emit()

    def _to_working_days(self) -> None:
        self._copy(_WORKING_DAYS)

    def _to_all_days(self) -> None:
        self._copy(_OTHER_DAYS)

    def _copy(self, weekdays: range) -> None:
        for weekday in weekdays:
            self.days[weekday].set_value(self.days[0].value())
        self.edited.emit()
