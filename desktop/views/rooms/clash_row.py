"""One date of a plan with what is in its way, and what can be done about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.rooms.plan import FIRM, Fate, Slot
from desktop.domain.rooms.wish import LONGEST_REASON, Choice, Decision
from desktop.i18n import _
from desktop.messages import sentence
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.chips import FlowLayout
from desktop.views.kit.fields import FieldBox, LineEdit
from desktop.views.kit.labels import PlainLabel
from desktop.views.rooms.booking_controls import TimesField
from desktop.views.rooms.words_booking import (
    day_words,
    decision_words,
    note_words,
    obstacle_words,
    times_words,
)

_MOST_ROOMS, _MOST_TIMES = 3, 2


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date of a plan: with the `decision` that was made, and `untouched` by it."""

    slot: Slot
    untouched: Slot
    decision: Decision | None = None


class ClashRow(QWidget):
    """`decided` carries the day and the choice for it; None takes the choice back.

    In a `series` a date can be left out as well; `brief` leaves out what is seldom chosen.
    """

    decided = Signal(object, object)

    def __init__(
        self,
        shown: ShownDate,
        rooms: Mapping[UUID, str],
        today: date,
        *,
        series: bool,
        brief: bool,
    ) -> None:
        super().__init__()
        self.shown, self.slot = shown, shown.slot
        slot, untouched, decision = shown.slot, shown.untouched, shown.decision
        self._untouched, self._rooms, self._series, self._brief = untouched, rooms, series, brief
        self._editor: FieldBox | None = None
        self._place: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        self.column.setSpacing(theme.px(4))
        self._day_words = day_words(slot.day, today)
        self.setAccessibleName(self._day_words)
        if series:
            self.column.addWidget(PlainLabel(self._day_words, "small-strong", wrap=True))
        for obstacle in untouched.obstacles:
            self._say(obstacle_words(obstacle), quiet=obstacle.notice or not self.open)
        if note := note_words(slot.note):
            self.column.addWidget(PlainLabel(note, "small", wrap=True))
        if decision is not None:
            self._show_decision(decision)
        elif slot.fate is Fate.SKIP:
            self.column.addWidget(PlainLabel(_("blijft overgeslagen"), "small-ink", wrap=True))
        if self.open:
            self._offer()

    @property
    def open(self) -> bool:
        """Whether it waits for a choice."""
        return self.slot.fate is Fate.BLOCKED

    def says(self, shown: ShownDate, *, series: bool) -> bool:
        """Whether it shows exactly this already."""
        return (self.shown, self._series) == (shown, series)

    def take_focus(self) -> None:
        """Puts the keyboard on the first choice, and brings the date into view."""
        first = self.findChild(Button)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self, 0, theme.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            event.accept()  # it takes what is typed here, and does not book yet
            return
        super().keyPressEvent(event)

    def _say(self, words: str, *, quiet: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        token = "secondary" if quiet else "ossenbloed"
        icon = "info-circle" if quiet else "alert-triangle"
        row.addWidget(IconLabel(icon, token, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(words, "small" if quiet else "error", wrap=True), 1)
        self.column.addLayout(row)

    def _show_decision(self, decision: Decision) -> None:
        room = self._rooms.get(decision.room_id, "") if decision.room_id else ""
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel("check", "action", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(decision_words(decision, room), "small-ink", wrap=True), 1)
        back = LinkButton(_("Kies anders"), small=True)
        back.setAccessibleDescription(self._day_words)
        back.clicked.connect(self._take_back)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        if self.open:
            for obstacle in self.slot.obstacles:
                self._say(obstacle_words(obstacle), quiet=obstacle.notice)

    def _offer(self) -> None:
        flow = FlowLayout(gap=6)
        if self._series:
            why = _("Blijft in de reeks staan en meldt zich als het weer kan.")
            skip = self._add(flow, _("Sla over"), Decision(Choice.SKIP))
            skip.explain(f"{self._day_words}. {why}")
        for room_id in self._untouched.rooms[:_MOST_ROOMS]:
            name = self._rooms.get(room_id)
            if name:
                self._add(flow, name, Decision(Choice.OTHER_ROOM, room_id=room_id), icon="door")
        for begins, ends in self._untouched.times[:_MOST_TIMES]:
            moved = Decision(Choice.OTHER_TIME, begins=begins, ends=ends)
            self._add(flow, times_words(begins, ends), moved)
        self._ask(flow, _("Andere tijd…")).clicked.connect(self._ask_time)
        if self._series and not self._brief:
            drop = self._add(flow, _("Toch niet"), Decision(Choice.DROP))
            drop.explain(f"{self._day_words}. {_('Deze dag hoort niet bij de reeks.')}")
        if not any(one.kind in FIRM for one in self._untouched.obstacles):
            self._ask(flow, _("Ga toch door…")).clicked.connect(self._ask_reason)
        self.column.addLayout(flow)

    def _add(
        self, flow: FlowLayout, words: str, decision: Decision, *, icon: str | None = None
    ) -> Button:
        button = Button(words, size="small", icon=icon)
        button.setAccessibleDescription(self._day_words)
        button.setProperty("decision", decision)
        button.clicked.connect(self._choose)
        flow.addWidget(button)
        return button

    def _ask(self, flow: FlowLayout, words: str) -> Button:
        button = Button(words, "quiet", size="small")
        button.setAccessibleDescription(self._day_words)
        flow.addWidget(button)
        return button

    def _choose(self) -> None:
        self.decided.emit(self.slot.day, self.sender().property("decision"))

    def _take_back(self) -> None:
        self.decided.emit(self.slot.day, None)

    def _ask_time(self) -> None:
        field = TimesField()
        field.set_value((self._untouched.span.begins, self._untouched.span.ends))
        field.returnPressed.connect(self._take_time)
        self._edit(FieldBox(_("Andere tijd"), field), _("Zet op deze tijd"))

    def _ask_reason(self) -> None:
        field = LineEdit(placeholder=_("afgesproken met de beheerder"))
        field.setMaxLength(LONGEST_REASON)
        field.returnPressed.connect(self._take_reason)
        self._edit(FieldBox(_("Waarom mag het toch?"), field), _("Ga door"))

    def _edit(self, box: FieldBox, words: str) -> None:
        """Opens a field in the row, in place of the one that was open."""
        if self._place is not None:
            self._place.hide()
            self._place.deleteLater()
        self._editor = box
        self._place = whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(box, 1)
        go = Button(words)
        timed = isinstance(box.control, TimesField)
        go.clicked.connect(self._take_time if timed else self._take_reason)
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addWidget(whole)
        whole.show()  # at once, so that it can have the focus
        box.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_time(self) -> None:
        box = self._editor
        if box is None or not isinstance(box.control, TimesField):
            return
        times = box.control.value()
        if times is None:
            box.tell(box.control.problem)
            return
        moved = Decision(Choice.OTHER_TIME, begins=times[0], ends=times[1])
        self.decided.emit(self.slot.day, moved)

    def _take_reason(self) -> None:
        box = self._editor
        if box is None or not isinstance(box.control, LineEdit):
            return
        reason = box.control.value()
        if not reason:
            box.tell(sentence(Problem("reason", "reason_missing")))
            return
        self.decided.emit(self.slot.day, Decision(Choice.PASS, reason=reason))
