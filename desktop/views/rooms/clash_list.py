"""The dates of a plan: those with something in the way first, each with its choices."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.rooms.plan import BookingPlan, Fate, Slot
from desktop.domain.rooms.wish import Choice, Decision
from desktop.i18n import _, ngettext
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button
from desktop.views.kit.labels import PlainLabel, line
from desktop.views.rooms.clash_row import ClashRow, ShownDate
from desktop.views.rooms.rehearsal import Rehearsed
from desktop.views.rooms.words_booking import count_words, free_days_words

_AT_ONCE = 6
_MOST_FREE = 60


class ClashList(QWidget):
    """Shows what came out of a rehearsal.

    `decided` carries choices by day (None takes one back). `settled` tells that a choice was
    made here and nothing waits any more. With `brief` the free days are not named.
    """

    decided = Signal(object)
    settled = Signal()

    def __init__(
        self, today: Callable[[], date], parent: QWidget | None = None, *, brief: bool = False
    ) -> None:
        super().__init__(parent)
        self._today, self._brief = today, brief
        self._rooms: Mapping[UUID, str] = {}
        self._outcome: Rehearsed | None = None
        self._rows: dict[date, ClashRow] = {}
        self._all = self._seeking = False
        self._lay_out()
        self.hide()

    @property
    def rows(self) -> tuple[ClashRow, ...]:
        """The dates that are shown with something in the way, in order."""
        return tuple(self._rows.values())

    def know_rooms(self, rooms: Mapping[UUID, str]) -> None:
        """The names of the rooms by id."""
        if dict(rooms) != dict(self._rooms):
            self._rooms = dict(rooms)
            self._rows_again()

    def tell(self, sentence: str) -> None:
        """Says above the dates what happened meanwhile; "" takes it back.

        What waits for a choice in the plan that comes next gets the focus.
        """
        self._seeking = bool(sentence)
        self._said.setText(sentence)
        self._notice.setVisible(bool(sentence))
        self._update_visible()

    def show_outcome(self, outcome: Rehearsed | None) -> None:
        """Shows a plan; rows that did not change stay as they are, with what is typed in them."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self._outcome = outcome
        self._fill()
        self._update_visible()
        if self._seeking and outcome is not None:
            self._seeking = False
            self.take_focus()
        elif inside and outcome is not None and not self._has_focus():
            if outcome.plan.decided:
                self.settled.emit()
            else:
                self.take_focus()

    def take_focus(self) -> None:
        """Puts the keyboard on the first date that waits for a choice."""
        waiting = next((row for row in self._rows.values() if row.open), None)
        if waiting is not None:
            waiting.take_focus()

    def _lay_out(self) -> None:
        self._notice = QWidget()
        told = QHBoxLayout(self._notice)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(theme.px(6))
        self._said = PlainLabel("", "error", wrap=True)
        told.addWidget(IconLabel("alert-triangle", "ossenbloed", 16), 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self._said, 1)
        self._notice.hide()
        self._count = PlainLabel("", "small-strong", wrap=True)
        self._skip_all = Button("", size="small")
        self._skip_all.clicked.connect(self._leave_all_out)
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        self._more = Button("", "quiet", size="small")
        self._more.clicked.connect(self._show_all)
        self._free = PlainLabel("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._notice)
        column.addWidget(self._count)
        column.addWidget(self._skip_all)
        column.addLayout(self._place)
        column.addWidget(self._more)
        column.addWidget(self._free)

    def _fill(self) -> None:
        plan = self._outcome.plan if self._outcome is not None else BookingPlan(())
        series = len(plan.slots) > 1
        slots = self._in_the_way()
        waiting = sum(slot.fate is Fate.BLOCKED for slot in slots)
        shown = slots if self._all else slots[:_AT_ONCE]
        self._show_rows(shown, series=series)
        self._count.setText(count_words(plan))
        self._count.setVisible(series)
        left_out = _("Sla alle {n} botsingen over").format(n=waiting)
        self._skip_all.set_text(left_out)
        self._skip_all.setVisible(series and waiting > 1)
        hidden = len(slots) - len(shown)
        more = ngettext("Toon nog {n} dag", "Toon nog {n} dagen", hidden).format(n=hidden)
        self._more.set_text(more)
        self._more.setVisible(hidden > 0)
        still = [s.day for s in plan.slots if s.fate is Fate.SKIP and s not in slots]
        told = (_free_words(plan, self._today()), _still_words(still, self._today()))
        self._free.setText("\n".join(words for words in told if words))
        self._free.setVisible(series and not self._brief and bool(self._free.text()))

    def _in_the_way(self) -> list[Slot]:
        """The dates to show: first what waits for a choice, then the chosen, then notices."""
        if self._outcome is None:
            return []
        decisions, untouched = self._outcome.decisions, self._outcome.untouched
        slots = [s for s in self._outcome.plan.slots if s.day in untouched or s.obstacles]
        slots.sort(key=lambda s: (s.fate is not Fate.BLOCKED, s.day not in decisions, s.day))
        return slots

    def _show_rows(self, slots: list[Slot], *, series: bool) -> None:
        """Puts rows in order; one that says the same as before stays the same widget."""
        kept, self._rows = self._rows, {}
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and not isinstance(widget, ClashRow):
                widget.hide()
                widget.deleteLater()
        for slot in slots:
            row = kept.pop(slot.day, None)
            fresh = self._row(slot, row, series=series)
            if row is not None and fresh is not row:
                row.hide()
                row.deleteLater()
            if self._rows:
                self._place.addWidget(line())
            self._place.addWidget(fresh)
            fresh.show()  # at once, so that it can have the focus
            self._rows[slot.day] = fresh
        for old in kept.values():
            old.hide()
            old.deleteLater()

    def _row(self, slot: Slot, old: ClashRow | None, *, series: bool) -> ClashRow:
        outcome = self._outcome
        decision = outcome.decisions.get(slot.day) if outcome is not None else None
        untouched = outcome.untouched.get(slot.day, slot) if outcome is not None else slot
        shown = ShownDate(slot, untouched, decision)
        if old is not None and old.says(shown, series=series):
            return old
        row = ClashRow(shown, self._rooms, self._today(), series=series, brief=self._brief)
        row.decided.connect(self._decide)
        return row

    def _rows_again(self) -> None:
        for row in self._rows.values():
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        self._fill()

    def _decide(self, day: date, decision: Decision | None) -> None:
        self.decided.emit({day: decision})

    def _leave_all_out(self) -> None:
        waiting = [slot for slot in self._in_the_way() if slot.fate is Fate.BLOCKED]
        self.decided.emit({slot.day: Decision(Choice.SKIP) for slot in waiting})

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _update_visible(self) -> None:
        plan = self._outcome.plan if self._outcome is not None else BookingPlan(())
        said = not self._notice.isHidden()
        self.setVisible(said or bool(self._rows) or len(plan.slots) > 1)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus) and focus.isVisible()


def _still_words(days: list[date], today: date) -> str:
    """The dates that were left out before, and stay so though nothing is in the way now."""
    if not days:
        return ""
    return _("Blijft overgeslagen: {days}").format(days=free_days_words(days[:_MOST_FREE], today))


def _free_words(plan: BookingPlan, today: date) -> str:
    """The dates on which nothing is in the way."""
    free = [s.day for s in plan.slots if s.fate in (Fate.BOOK, Fate.OPTION) and not s.obstacles]
    if not free:
        return ""
    named = free_days_words(free[:_MOST_FREE], today)
    rest = len(free) - _MOST_FREE
    if rest > 0:
        named = _("{days} en nog {n}").format(days=named, n=rest)
    return _("Vrij: {days}").format(days=named)
