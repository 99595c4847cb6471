"""The few fields of a booking that is drawn in the calendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop import messages
from desktop.domain.errors import Problem
from desktop.domain.rooms.repeat import Repeat, ShortMonth
from desktop.domain.rooms.wish import LONGEST_TITLE, Wish
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice, Option, Segments
from desktop.views.kit.fields import FieldBox, LineEdit
from desktop.views.rooms.booking_controls import EndLine, RepeatChoice, TimesField
from desktop.views.rooms.booking_values import quick_repeats, short_month_matters
from desktop.views.rooms.words_booking import kind_words, ordinal

_MORE = "more"
_BOX_OF = {
    "series_ends_before": "end", "series_no_dates": "end", "series_too_far": "end",
    "series_too_long": "end", "series_begins_far": "end", "repeat_times_few": "end",
}  # fmt: skip


class DrawnFields(QWidget):
    """What for, when and how it repeats. `edited` tells of every change of these.

    `more_asked` tells that somebody wants the form with everything.
    """

    edited = Signal()
    more_asked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish: Wish | None = None
        self.title = LineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.times, self.repeat = TimesField(), RepeatChoice()
        self.end = EndLine(today)
        short: list[Option] = [
            (ShortMonth.LAST_DAY, _("Laatste dag")),
            (ShortMonth.SKIP, _("Sla over")),
        ]
        self._short = Segments(short, ticked=True)
        self.boxes = {
            "title": FieldBox(_("Waarvoor?"), self.title),
            "times": FieldBox(_("Tijd"), self.times),
            "repeat": FieldBox(_("Herhaal"), self.repeat),
            "short_month": FieldBox(_("Zonder die dag"), self._short),
            "end": FieldBox(_("Tot wanneer, of hoe vaak?"), self.end),
        }
        self.boxes["end"].set_hint(_("Leeg: zonder einde."))
        self._lay_out()
        self._wire()

    def show_wish(self, wish: Wish) -> None:
        """Shows a wish. This is not an edit."""
        self._wish = wish
        if self.title.value() != wish.title:
            self.title.set_value(wish.title)
        self.times.set_value((wish.begins, wish.ends))
        options: list[Option] = [
            (one, kind_words(one, wish.day)) for one in quick_repeats(wish.day)
        ]
        self.repeat.fill([*options, (_MORE, _("Meer…"))])
        bare = replace(wish.repeat, last_day=None, times=None, short_month=ShortMonth.LAST_DAY)
        self.repeat.set_value(bare)
        self._short.set_value(wish.repeat.short_month)
        missing = _("In een maand zonder de {day}").format(day=ordinal(wish.day.day))
        self.boxes["short_month"].set_label(missing)
        self.end.first = wish.day
        self.end.set_value((wish.repeat.last_day, wish.repeat.times))
        self.clear_problems()
        self._settle()

    def wish(self) -> Wish | None:
        """What the fields say; None when one of them cannot be read."""
        times = self.times.value()
        if self._wish is None or times is None or self._end_problem():
            return None
        begins, ends = times
        title, repeat = self.title.value(), self.repeat_from(self._wish.day)
        return replace(self._wish, title=title, begins=begins, ends=ends, repeat=repeat)

    def repeat_from(self, day: date) -> Repeat:
        """How it repeats according to the fields, when it begins on `day`."""
        chosen = self.repeat.value()
        if not isinstance(chosen, Repeat) or chosen == Repeat():
            return Repeat()
        last_day, times = self.end.value()
        kind = quick_repeats(day)[self.repeat.currentIndex()]
        return replace(kind, short_month=self._short.value(), last_day=last_day, times=times)

    @property
    def is_series(self) -> bool:
        """Whether it repeats."""
        return not self.boxes["end"].isHidden()

    def clear_problems(self) -> None:
        """Takes every sentence back."""
        for box in self.boxes.values():
            box.tell("")

    def show_problems(self, found: tuple[Problem, ...]) -> str:
        """Each problem at its field, the cursor in the first; gives what belongs to no field."""
        self.boxes["times"].tell(self.times.problem)
        self.boxes["end"].tell(self._end_problem())
        general = []
        for problem in found:
            box = self.boxes.get(_BOX_OF.get(problem.code, problem.field))
            if box is None or box.isHidden():
                general.append(messages.sentence(problem))
            else:
                box.tell(messages.sentence(problem))
        wrong = next((box for box in self.boxes.values() if box.sentence), None)
        if wrong is not None and not wrong.control.hasFocus():
            wrong.control.setFocus(Qt.FocusReason.OtherFocusReason)
        return " ".join(general)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(6))
        grid.addWidget(self.boxes["title"], 0, 0, 1, 2)
        grid.addWidget(self.boxes["times"], 1, 0)
        grid.addWidget(self.boxes["repeat"], 1, 1)
        grid.addWidget(self.boxes["short_month"], 2, 0, 1, 2)
        grid.addWidget(self.boxes["end"], 3, 0, 1, 2)
        grid.setColumnStretch(0, 11)
        grid.setColumnStretch(1, 9)
        self.repeat.setMinimumContentsLength(3)
        self.repeat.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )

    def _wire(self) -> None:
        self.repeat.edited.connect(self._turn)
        for control in (self.title, self.times, self.end, self._short):
            control.edited.connect(self._follow)
        self.times.left.connect(self._check_times)
        self.end.left.connect(self._check_end)

    def _turn(self) -> None:
        if self.repeat.value() == _MORE:
            self.repeat.setCurrentIndex(0)
            self.more_asked.emit()
            return
        self._follow()

    def _follow(self) -> None:
        self._settle()
        self.edited.emit()

    def _settle(self) -> None:
        """Shows the fields that belong to the chosen repeat."""
        if self._wish is None:
            return
        repeat = self.repeat_from(self._wish.day)
        self.boxes["end"].setVisible(repeat != Repeat())
        self.boxes["short_month"].setVisible(short_month_matters(repeat, self._wish.day))

    def _end_problem(self) -> str:
        return "" if self.boxes["end"].isHidden() else self.end.problem

    def _check_times(self) -> None:
        self.boxes["times"].tell(self.times.problem)

    def _check_end(self) -> None:
        self.boxes["end"].tell(self._end_problem())
