"""The plan of a booking: one pure function, for showing it and for saving it alike.

Dates without a decision are placed first, in order; then the decided ones, which are judged
like anything else, also against each other. So a choice never pushes out a date that was fine.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from desktop.domain.errors import Refused
from desktop.domain.rooms.obstacles import NEW, Obstacles
from desktop.domain.rooms.plan import FIRM, BookingPlan, Fate, HeldTime, Obstacle, PlanFacts, Slot
from desktop.domain.rooms.rule_text import rule_text
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.series import Series, SeriesDay, series
from desktop.domain.rooms.ways import free_rooms, free_times
from desktop.domain.rooms.wish import Choice, Decision, Wish
from desktop.domain.vocabulary import BookerKind
from desktop.domain.wall_clock import Span, to_local

CLOCK_GAP, CLOCK_TWICE = "clock_gap", "clock_twice"
_UNPLACED = {Choice.SKIP: Fate.SKIP, Choice.DROP: Fate.DROP}
_HOLDS = frozenset({Fate.BOOK, Fate.OPTION})


def plan(
    wish: Wish, facts: PlanFacts, decisions: Mapping[date, Decision], *, may_pass: bool
) -> BookingPlan:
    """What becomes of every date of `wish`.

    `may_pass` is for the coordinator: with a reason what is not firm can be gone past, and a
    room that asks approval is booked at once for the house itself. What is only a notice never
    blocks. Decisions for days that are no part of the series are let be. Raises Refused for a
    repeat that gives no series (see `series`) and times that are no stretch (see `Wish.span`),
    and room_gone.
    """
    days = planned_days(wish, facts)
    planning = _Planning(wish, facts, decisions, may_pass=may_pass)
    for made in sorted(days.days, key=lambda made: (made.day in decisions, made.day)):
        planning.place(made)
    slots = tuple(planning.with_ways_out(made.day) for made in days.days)
    return BookingPlan(slots, rule_text(wish.day, wish.repeat), days.left_out)


def planned_days(wish: Wish, facts: PlanFacts) -> Series:
    """The days that a plan of `wish` is about. Raises Refused as `series` does."""
    return series(wish.day, wish.repeat, until=facts.until, since=facts.since)


class _Planning:
    """Places the dates of one wish, one after another."""

    def __init__(
        self, wish: Wish, facts: PlanFacts, decisions: Mapping[date, Decision], *, may_pass: bool
    ) -> None:
        self._wish = wish
        self._facts = facts
        self._decisions = decisions
        self._may_pass = may_pass
        self._obstacles = Obstacles(wish, facts, may_pass=may_pass)
        self._slots: dict[date, Slot] = {}

    def place(self, made: SeriesDay) -> None:
        """Makes the slot of a day, and lets it hold its room when it gets one."""
        slot = self._slots[made.day] = self._slot(made)
        if slot.fate in _HOLDS:
            self._obstacles.held.add(self._held(slot))

    def with_ways_out(self, day: date) -> Slot:
        """The slot of that day, with the rooms and times that are free instead of what was wished.

        It is looked at as if the day itself held nothing yet.
        """
        slot = self._slots[day]
        holds = slot.fate in _HOLDS
        if slot.fate is Fate.KEEP or (holds and day not in self._decisions):
            return slot
        if holds:
            self._obstacles.held.remove(self._held(slot))
        room, wished = self._room(self._wish.room_id), self._wished(day)
        found = self._obstacles.of(room, wished)
        if _blocking(found):
            slot = replace(
                slot,
                rooms=free_rooms(self._obstacles, room, wished, found),
                times=free_times(self._obstacles, room, wished, found),
            )
        if holds:
            self._obstacles.held.add(self._held(slot))
        return slot

    def _slot(self, made: SeriesDay) -> Slot:
        """A day judged by itself: where it would be, what is in its way, what becomes of it."""
        decision = self._decisions.get(made.day)
        room, where = self._room(self._wish.room_id), self._wished(made.day)
        if made.day in self._facts.kept:
            return Slot(made.day, where, room.id, Fate.KEEP, note=_note(made, where))
        if decision is not None and decision.choice is Choice.OTHER_ROOM:
            room = self._room(decision.room_id or room.id)
        if decision is not None and decision.choice is Choice.OTHER_TIME:
            where = self._wished(made.day, decision)
        found = self._obstacles.of(room, where)
        fate = self._fate(room, found, decision)
        reason = ""
        if decision is not None and (fate is Fate.SKIP or _blocking(found)):
            reason = decision.reason.strip()
        return Slot(made.day, where, room.id, fate, found, reason, _note(made, where))

    def _fate(self, room: RoomRules, found: Iterable[Obstacle], decision: Decision | None) -> Fate:
        if decision is not None and decision.choice in _UNPLACED:
            return _UNPLACED[decision.choice]
        blocking = _blocking(found)
        firm = any(obstacle.kind in FIRM for obstacle in blocking)
        reason = decision is not None and decision.reason.strip()
        if blocking and (firm or not self._may_pass or not reason):
            return Fate.BLOCKED
        own = self._may_pass and self._wish.booker.kind is BookerKind.STAFF
        return Fate.OPTION if room.approval and not own else Fate.BOOK

    def _room(self, room_id: UUID) -> RoomRules:
        room = self._facts.rooms.get(room_id)
        if room is None:
            raise Refused.because("room_gone", "room")
        return room

    def _wished(self, day: date, decision: Decision | None = None) -> Span:
        """The times of the wish on that day, or those of the decision."""
        if decision is None:
            return self._wish.span(day)
        return self._wish.span(day, decision.begins, decision.ends)

    def _held(self, slot: Slot) -> HeldTime:
        """The slot as one of the dates that hold a room."""
        own = self._obstacles
        times = slot.span.begins_utc, slot.span.ends_utc
        return HeldTime(NEW, own.booking_id, slot.room_id, *times, self._wish.title, own.group_id)


def _blocking(found: Iterable[Obstacle]) -> list[Obstacle]:
    return [obstacle for obstacle in found if not obstacle.notice]


def _note(made: SeriesDay, where: Span) -> str:
    """How the date came about; a change of the clock goes before what the series says."""
    begins = datetime.combine(where.day, where.begins)
    ends = datetime.combine(where.ends_day, where.ends)
    if to_local(where.begins_utc) != begins or to_local(where.ends_utc) != ends:
        return CLOCK_GAP
    if any(_occurs_twice(moment) for moment in (where.begins_utc, where.ends_utc)):
        return CLOCK_TWICE
    return made.note


def _occurs_twice(moment: datetime) -> bool:
    """Whether the clock says the same again an hour later."""
    return to_local(moment) == to_local(moment + timedelta(hours=1))
