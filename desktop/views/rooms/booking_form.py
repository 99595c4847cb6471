"""A booking with everything, in the panel: a new one, or a change of one that stands."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout

from desktop import messages
from desktop.domain.access import Access
from desktop.domain.errors import BuurtschapError, Conflict, Problem, Refused
from desktop.domain.rooms.changes import BookerChoices, BookingDetails, Change, Scope
from desktop.domain.rooms.plan import BookingPlan
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.week import Agenda
from desktop.domain.rooms.wish import LONGEST_TITLE, Decision, Wish
from desktop.i18n import N_, _
from desktop.views.kit import theme
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import FieldBox, LineEdit
from desktop.views.kit.form import Form
from desktop.views.kit.stepper import Stepper
from desktop.views.rooms.booker_field import BookerFields
from desktop.views.rooms.booking_controls import LaterDate, RoomField, TimesField
from desktop.views.rooms.booking_values import (
    DRAFT_KEY,
    end_problems,
    packed,
    repeat_left,
    unpacked,
    values_of,
    wish_of,
)
from desktop.views.rooms.clash_list import ClashList
from desktop.views.rooms.rehearsal import Rehearsal, Rehearsed
from desktop.views.rooms.series_fields import SeriesFields
from desktop.views.rooms.words_booking import (
    booked_words,
    button_words,
    change_words,
    day_words,
)

_MOST_PEOPLE = 2000
_COUNT_CODES = frozenset({"repeat_times_few", "series_too_long"})
_SCOPES = {
    Scope.THIS: N_("alleen {day}"),
    Scope.LATER: N_("vanaf {day}"),
    Scope.ALL: N_("alle keren die nog komen"),
}


class BookingForm(Form):
    """Books `wish`, or changes the booking of `details` within `scope`.

    While somebody types, the dates are rehearsed and shown with what is in their way. With
    `started` the wish was typed elsewhere, and no older draft takes its place. `saved` carries
    the id of a new booking, None of a change; `titled` title and context for the panel.
    """

    key: ClassVar[str] = DRAFT_KEY
    save_text: ClassVar[str] = N_("Boek")

    titled = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        wish: Wish,
        details: BookingDetails | None = None,
        scope: Scope = Scope.ALL,
        decisions: Mapping[date, Decision] | None = None,
        *,
        started: bool = False,
    ) -> None:
        self._base, self._details, self._scope = wish, details, scope
        self._bookings = desk.services.bookings
        self._rooms: Mapping[UUID, RoomRules] = {}
        self._started, self._given = started, dict(decisions or {})
        self._waiting = False
        super().__init__(desk, _subject(details, scope))
        agenda = self._bookings.agenda
        desk.runner.data(agenda, wish.day, 1, None, then=self._know, latest=True)
        self.saved.connect(self._tell_saved)
        self._follow()

    def lay_out_fields(self) -> QLayout:
        """The fields, and under them what is in the way."""
        today = self.desk.clock.today
        self.rehearsal = Rehearsal(self.desk.runner, self._rehearse, self)
        self.rehearsal.shown.connect(self._show_outcome)
        self.rehearsal.refused.connect(self._show_refusal)
        title = LineEdit(placeholder=_("Breigroep"))
        title.setMaxLength(LONGEST_TITLE)
        self._day, self._room = LaterDate(today), RoomField()
        self._until = LaterDate(today, optional=True)
        self.series = SeriesFields(today, self)
        self.booker = BookerFields(self, by_name=Access.PEOPLE in self.desk.access)
        self.clashes = ClashList(today)
        self.clashes.decided.connect(self._decide)
        self.clashes.settled.connect(self._take_button)
        boxes = {
            "title": FieldBox(_("Waarvoor?"), title),
            "room": FieldBox(_("Ruimte"), self._room),
            "people": FieldBox(_("Aantal mensen"), Stepper(1, _MOST_PEOPLE, optional=True)),
            "day": FieldBox(_("Dag"), self._day),
            "times": FieldBox(_("Tijd"), TimesField()),
            "until": FieldBox(_("Tot en met"), self._until),
            **self.series.boxes,
            **self.booker.boxes,
        }
        for name, box in boxes.items():
            self.add_box(name, box)
            box.control.edited.connect(self._follow)  # type: ignore[attr-defined]
        self._fill(values_of(self._base) | {"decisions": packed(self._given)})
        self._touched = self._unkept = self._started
        self.boxes["until"].setVisible(self._until.value() is not None)
        self.series.setVisible(self._details is None or self._scope is not Scope.THIS)
        return self._lay_out_boxes()

    def read_draft(self) -> dict[str, Any]:
        """What stands in the fields, and what was chosen for dates with something in the way."""
        return super().read_draft() | {"decisions": packed(self.rehearsal.decisions)}

    def load(self, values: Mapping[str, Any]) -> None:
        """Shows values, and rehearses them."""
        self._fill(values)
        self._follow()

    def _fill(self, values: Mapping[str, Any]) -> None:
        if isinstance(values.get("day"), date):
            self._until.first = values["day"]
            self.series.turn(values["day"])
        super().load(values)
        self.series.settle()
        self.booker.settle()
        if "decisions" in values:
            self.rehearsal.restart(unpacked(values["decisions"]))

    def begin(self) -> None:
        """Puts the cursor where typing begins."""
        self.boxes["title"].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Saves what is shown; where the dates are still being looked at, as soon as they are."""
        self.clashes.tell("")
        values = self.read_draft()
        if self.busy or self.problems(values):
            super().save()  # which shows them at their fields
            return
        self.rehearsal.want(self._wish(values))
        outcome = self.rehearsal.outcome
        if outcome is None:
            self._waiting = True
            self.rehearsal.now()
        elif outcome.plan.decided:
            super().save()
        else:
            self.clashes.take_focus()

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        """What is not right whatever the calendar says."""
        wish = self._wish(values)
        found = wish.problems() if wish is not None else ()
        return (*found, *(end_problems(values) if not self.series.isHidden() else ()))

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Books or changes exactly what is shown."""
        outcome, wish = self.rehearsal.outcome, self._wish(values)
        if outcome is None or wish is None:
            raise RuntimeError("saved before it was rehearsed")
        decisions, plan = outcome.decisions, outcome.plan
        if self._details is None:
            return self._bookings.book, (wish, decisions, plan)
        return self._bookings.change, (self._change(self._details, wish), decisions, plan)

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        """Goes on from the booking as it is now."""
        if isinstance(theirs, BookingDetails):
            self._details = theirs
            if not keep_mine:
                self.load(values_of(_wish_in(theirs, self._scope)))
        self.rehearsal.again()

    def on_failed(self, error: Exception) -> None:
        """When the calendar changed meanwhile, the new plan is shown and everything stays."""
        if isinstance(error, Conflict) and isinstance(error.theirs, BookingPlan):
            self.button.setEnabled(True)
            self.clashes.tell(_("De agenda veranderde terwijl je koos."))
            self.rehearsal.again()
        elif isinstance(error, Conflict) and error.theirs is None and self._details is not None:
            about = self._details.block.id
            self.desk.runner.data(self._bookings.details, about, then=self._ask_whose)
        else:
            super().on_failed(_at_our_fields(error) if isinstance(error, Refused) else error)

    def _ask_whose(self, theirs: BookingDetails) -> None:
        """Somebody changed the booking meanwhile: keep what is typed here, or take theirs."""
        super().on_failed(Conflict(theirs=theirs))

    def _lay_out_boxes(self) -> QLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(12))
        grid.addWidget(self.boxes["title"], 0, 0, 1, 2)
        for place, name in enumerate(("room", "people", "day", "times", "until")):
            grid.addWidget(self.boxes[name], 1 + place // 2, place % 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        whole = QVBoxLayout()
        whole.setSpacing(theme.px(12))
        whole.addLayout(grid)
        for part in (self.series, self.booker, self.clashes):
            whole.addWidget(part)
        return whole

    def _know(self, agenda: Agenda) -> None:
        """The rooms of the community of the room that is wished for."""
        by_id = {room.id: room for room in agenda.rooms}
        own = by_id.get(self._base.room_id)
        self._rooms = {
            room.id: room
            for room in agenda.rooms
            if own is None or room.community_id == own.community_id
        }
        names = {room.id: room.name for room in self._rooms.values()}
        self._room.offer(names)
        self.clashes.know_rooms(names)
        self._name()
        room = own or next(iter(self._rooms.values()), None)
        if room is not None:
            bookers = self._bookings.bookers
            self.desk.runner.data(bookers, room.community_id, then=self._offer_bookers, latest=True)

    def _offer_bookers(self, choices: BookerChoices) -> None:
        self.booker.offer(choices)

    def _wish(self, values: Mapping[str, Any]) -> Wish | None:
        """The wish of the fields; None when day or times cannot be read."""
        try:
            return wish_of(values, self._base)
        except Refused:
            return None

    def _change(self, details: BookingDetails, wish: Wish) -> Change:
        return Change(details.block.id, self._scope, wish, details.version)

    def _rehearse(self, wish: Wish, decisions: Mapping[date, Decision]) -> BookingPlan:
        """Called on the data lane; it touches no widget."""
        details = self._details
        if details is None:
            return self._bookings.rehearse(wish, decisions)
        return self._bookings.rehearse_change(self._change(details, wish), decisions)

    def _follow(self) -> None:
        """Rehearses what is asked for now, in a moment."""
        self._waiting = False
        day = self._day.value()
        if day is not None:
            self._turn(day)
        values = self.read_draft()
        ready = not end_problems(values) or self.series.isHidden()
        self.rehearsal.want(self._wish(values) if ready else None)
        self._name()

    def _turn(self, day: date) -> None:
        """Follows the first day: what lasts several days keeps its length."""
        last, before = self._until.value(), self._until.first
        self._until.first = day
        if last is not None and day != before:
            self._until.set_value(last + (day - before))
        self.series.turn(day)

    def _decide(self, chosen: Mapping[date, Decision | None]) -> None:
        self._on_edited()
        self.rehearsal.decide(chosen)

    def _show_outcome(self, outcome: Rehearsed) -> None:
        self._show([])
        self.clashes.show_outcome(outcome)
        self._name()
        waiting, self._waiting = self._waiting, False
        if waiting:
            self.save()

    def _show_refusal(self, error: BuurtschapError) -> None:
        self._waiting = False
        self.clashes.show_outcome(None)
        if isinstance(error, Refused):
            self._show(list(_at_our_fields(error).problems))
        elif isinstance(error, Conflict):
            self.on_failed(error)
        else:
            self.banner.tell(messages.text(error), retry=messages.can_retry(error))

    def _name(self) -> None:
        """What the button will do, in its words."""
        outcome = self.rehearsal.outcome
        plan = outcome.plan if outcome is not None else BookingPlan(())
        room = self._rooms.get(self._room.value())
        name = room.name if room is not None else ""
        if self._details is not None:
            words = change_words(plan) if plan.slots else _("Wijzig")
        else:
            words = button_words(plan, name) if plan.slots else _("Boek {room}").format(room=name)
        self.button.set_text(words.strip())
        self._tell_title(name)

    def _tell_title(self, room: str) -> None:
        """What the panel says above the form: what is done, to which dates, and where."""
        title, day = _("Nieuwe boeking"), self._day.value()
        if self._details is not None:
            title = _("Wijzig {title}").format(title=self._details.block.title)
        said = day_words(day, self.desk.clock.today()) if day is not None else ""
        if self._details is not None and self._details.block.series:
            said = _(_SCOPES[self._scope]).format(day=said) if said else ""
        self.titled.emit(title, ", ".join(part for part in (said, room) if part))

    def _tell_saved(self) -> None:
        """Says in the undo bar what was done."""
        outcome, day = self.rehearsal.outcome, self._day.value()
        title = self.boxes["title"].control.value()  # type: ignore[attr-defined]
        room = self._rooms.get(self._room.value())
        if self._details is not None:
            self.desk.tell(_("{title} is gewijzigd").format(title=title))
        elif outcome is not None and day is not None:
            said = day_words(day, self.desk.clock.today())
            name = room.name if room is not None else ""
            self.desk.tell(booked_words(title, name, said, outcome.plan))

    def _take_button(self) -> None:
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)


def change_form(desk: Desk, details: BookingDetails, scope: Scope) -> BookingForm:
    """The form to change a booking: this date, this and later ones, or all to come."""
    return BookingForm(desk, _wish_in(details, scope), details, scope)


def _wish_in(details: BookingDetails, scope: Scope) -> Wish:
    """What the form shows: the date itself, the series from this date on, or the whole."""
    if scope is Scope.THIS:
        return details.wish_of_date
    if scope is Scope.LATER:
        day = details.wish_of_date.day
        return replace(details.wish, day=day, repeat=repeat_left(details.wish, day))
    return details.wish


def _subject(details: BookingDetails | None, scope: Scope) -> str:
    return "" if details is None else f"{details.block.id} {scope.value}"


def _at_our_fields(refused: Refused) -> Refused:
    """The refusal with each problem at the field where somebody mends it."""
    return Refused(
        *(
            replace(problem, field="count") if problem.code in _COUNT_CODES else problem
            for problem in refused.problems
        )
    )
