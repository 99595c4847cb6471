"""What is in the way of one date in one room: other dates, closing times and house rules."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from uuid import UUID

from desktop.domain.rooms.held import HeldRooms, by_week
from desktop.domain.rooms.openness import in_the_way
from desktop.domain.rooms.plan import HeldTime, InTheWay, Obstacle, PlanFacts
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.wish import Wish
from desktop.domain.vocabulary import BookerKind
from desktop.domain.wall_clock import Span, to_local, to_utc

NEW = UUID(int=0)
"""Stands for a booking that has no number yet."""

_WEEK = timedelta(days=7)


class Obstacles:
    """Finds what is in the way of the dates of one wish.

    With `may_pass` (the coordinator) a date in the past is a notice. Dates of the plan that got
    a room are in `held`, so that each next one is judged with them.
    """

    def __init__(self, wish: Wish, facts: PlanFacts, *, may_pass: bool) -> None:
        kind, group = wish.booker.kind, wish.booker.group_id
        self.group_id: UUID | None = group if kind is BookerKind.GROUP else None
        self.booking_id = wish.booking_id or NEW
        self.held = HeldRooms(facts.rooms, facts.held, self.group_id)
        self.facts = facts
        self.now_utc = to_utc(facts.now.date(), facts.now.time())
        self._wish = wish
        self._may_pass = may_pass

    def of(self, room: RoomRules, span: Span) -> tuple[Obstacle, ...]:
        """Everything in the way of `span` in `room`; what nobody can go past comes first."""
        return (
            *self._others(room, span),
            *in_the_way(room, span, self.facts),
            *self._rules(room, span),
        )

    def _others(self, room: RoomRules, span: Span) -> list[Obstacle]:
        """Dates that overlap it; without those, dates too near for setting up or cleaning up.

        Touching is free. Between two dates there is room for cleaning up after the one and for
        setting up for the other; both may happen at the same time.
        """
        overlapping, near = [], []
        around = timedelta(minutes=self.held.longest_pause(room))
        for other, held in self.held.around(room, span.begins_utc - around, span.ends_utc + around):
            if held.begins_utc < span.ends_utc and span.begins_utc < held.ends_utc:
                own = held.booking_id == self.booking_id
                kind = InTheWay.OWN_SERIES if own else InTheWay.TAKEN
                overlapping.append(_by(kind, held))
            elif _pause(room, other, span, held):
                near.append(_by(InTheWay.SET_UP, held))
        return overlapping or near

    def _rules(self, room: RoomRules, span: Span) -> Iterator[Obstacle]:
        """What the room asks of this booker."""
        booker, people = self._wish.booker, self._wish.people
        if span.begins_utc < self.now_utc:
            yield Obstacle(InTheWay.PAST, notice=self._may_pass)
        if booker.kind is not BookerKind.STAFF and booker.kind not in room.bookers:
            yield Obstacle(InTheWay.BOOKER)
        if room.ahead_days is not None:
            last = self.facts.now.date() + timedelta(days=room.ahead_days)
            if span.day > last:
                yield Obstacle(InTheWay.AHEAD, ends=datetime.combine(last, time()))
        if room.seats is not None and people is not None and people > room.seats:
            yield Obstacle(InTheWay.SEATS, str(room.seats))
        if self.group_id is None or room.group_week_minutes is None:
            return
        for monday, minutes in by_week(span.begins_utc, span.ends_utc):
            if self.held.minutes(room.id, monday) + minutes > room.group_week_minutes:
                begins = datetime.combine(monday, time())
                yield Obstacle(InTheWay.WEEK_HOURS, "", begins, begins + _WEEK)


def _pause(room: RoomRules, other: RoomRules, span: Span, held: HeldTime) -> bool:
    """Whether the time between the two is too short to clean up and set up."""
    if held.ends_utc <= span.begins_utc:
        needed, there = max(other.clean_up, room.set_up), span.begins_utc - held.ends_utc
    else:
        needed, there = max(room.clean_up, other.set_up), held.begins_utc - span.ends_utc
    return there < timedelta(minutes=needed)


def _by(kind: InTheWay, held: HeldTime) -> Obstacle:
    return Obstacle(kind, held.title, to_local(held.begins_utc), to_local(held.ends_utc))
