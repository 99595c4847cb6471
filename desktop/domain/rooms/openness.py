"""When a room is open: opening hours, closures and public holidays.

Each day is judged by its own opening hours; what is open until midnight goes on where the next
day opens at 0:00. A closure of a whole room closes its parts. Opening hours and closures are
clock times; how long they last is counted in real time, so that the nights of the clock change
are an hour shorter or longer.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from desktop.domain.rooms.plan import InTheWay, Obstacle, PlanFacts
from desktop.domain.rooms.rules import Closing, ClosureEffect, Holiday, RoomRules
from desktop.domain.rooms.stretches import Stretch, joined, within, without
from desktop.domain.rooms.week import ClosedTime
from desktop.domain.wall_clock import Span, to_local, to_utc

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_CLOCK_SETTLED = time(4)
"""From here until midnight the clock is never changed."""


def in_the_way(room: RoomRules, span: Span, facts: PlanFacts) -> tuple[Obstacle, ...]:
    """The closures, the holidays and the closing time that `span` runs into.

    Begins and ends of what is found are local. A closure that warns is a notice, and so is a
    public holiday on which the room stays open.
    """
    found = [Obstacle(InTheWay.CLOSED, room.name)] if room.closed else []
    for closing in closings_of(room, facts.rooms.values(), facts.closings):
        if _meets(closing, span):
            warns = closing.effect is ClosureEffect.WARN
            found.append(
                Obstacle(InTheWay.CLOSED, closing.name, closing.begins, closing.ends, warns)
            )
    for holiday in facts.holidays:
        if holiday.public and _touches(span, holiday.day):
            begins = datetime.combine(holiday.day, time())
            notice = not room.closed_on_holidays
            found.append(Obstacle(InTheWay.HOLIDAY, holiday.name, begins, begins + _DAY, notice))
    return (*found, *_outside_hours(room, span))


def closings_of(
    room: RoomRules, rooms: Iterable[RoomRules], closings: Iterable[Closing]
) -> tuple[Closing, ...]:
    """The closures that are about `room`: its own, of the whole house, and of rooms it shares with.

    The last are given as if they were its own, so that a closed half closes the whole.
    """
    sharing = {other.id for other in rooms if room.shares_with(other)}
    return tuple(
        replace(closing, room_id=room.id) if closing.room_id in sharing else closing
        for closing in closings
        if _is_about(closing, room, sharing)
    )


def closed_times(
    room: RoomRules,
    closings: Iterable[Closing],
    holidays: Iterable[Holiday],
    first: date,
    days: int,
) -> tuple[ClosedTime, ...]:
    """When the room is closed from `first` on for `days` days, in order, each within one day.

    They do not overlap: a closure goes before a holiday, and both before being outside opening
    hours, which has no name. A closure that only warns closes nothing. `closings` of other rooms
    are let be, but for the whole that it is a part of (see `closings_of` for all that share).
    """
    return tuple(
        ClosedTime(room.id, begins, ends, name)
        for n in range(days)
        for begins, ends, name in sorted(_closed_on(room, closings, holidays, first + n * _DAY))
    )


def open_minutes(
    room: RoomRules,
    closings: Iterable[Closing],
    holidays: Iterable[Holiday],
    first: date,
    until: date,
) -> int:
    """How many real minutes the room could be booked from `first` up to `until` (exclusive)."""
    if room.closed or first >= until:
        return 0
    begins, ends = to_utc(first, time()), to_utc(until, time())
    opened = within(open_stretches(room, first, (until - first).days), begins, ends)
    closed = [
        (_utc(closing.begins), _utc(closing.ends)) for closing in closings if closes(closing, room)
    ]
    if room.closed_on_holidays:
        closed += [
            (to_utc(holiday.day, time()), to_utc(holiday.day + _DAY, time()))
            for holiday in holidays
            if holiday.public
        ]
    left = without(opened, within(closed, begins, ends))
    return sum(((b - a) for a, b in left), timedelta()) // _MINUTE


def closes(closing: Closing, room: RoomRules) -> bool:
    """Whether the closure is about this room, and does more than warn."""
    concerned = _is_about(closing, room, {room.id, room.place})
    return concerned and closing.effect is not ClosureEffect.WARN


def open_stretches(room: RoomRules, first: date, days: int) -> list[Stretch]:
    """The opening hours of these days in UTC, joined; also what was left open the night before."""
    return joined((_utc(begins), _utc(ends)) for begins, ends in _opening(room, first, days))


def _is_about(closing: Closing, room: RoomRules, sharing: Set[UUID]) -> bool:
    """Whether it closes one of the rooms `sharing`, or all of the community of `room`."""
    if closing.room_id is None:
        return closing.community_id in (None, room.community_id)
    return closing.room_id in sharing


def _opening(room: RoomRules, first: date, days: int) -> Iterator[Stretch]:
    """The opening hours on the clock, each as it was written."""
    for n in range(-1, days):
        day = first + n * _DAY
        if not room.openings:
            yield datetime.combine(day, time()), datetime.combine(day + _DAY, time())
        for opening in room.openings:
            if opening.weekday == day.weekday():
                last = day if opening.closes > opening.opens else day + _DAY
                yield datetime.combine(day, opening.opens), datetime.combine(last, opening.closes)


def _closed_on(
    room: RoomRules, closings: Iterable[Closing], holidays: Iterable[Holiday], day: date
) -> Iterator[tuple[datetime, datetime, str]]:
    """The closed times of one day, without overlap."""
    begins, ends = datetime.combine(day, time()), datetime.combine(day + _DAY, time())
    opened = within(_opening(room, day, 1), begins, ends)
    named = [(c.begins, c.ends, c.name) for c in closings if closes(c, room)]
    if room.closed:
        named = [(begins, ends, "")]
    if room.closed_on_holidays:
        named += [(begins, ends, h.name) for h in holidays if h.public and h.day == day]
    outside = without([(begins, ends)], opened)
    told: list[Stretch] = []
    for a, b, name in [*named, *((a, b, "") for a, b in outside)]:
        for piece in without(within([(a, b)], begins, ends), told):
            yield (*piece, name)
        told.append((a, b))


def _outside_hours(room: RoomRules, span: Span) -> Iterator[Obstacle]:
    """The parts of `span` outside the opening hours."""
    if not room.openings or _plainly_open(room, span):
        return
    days = (span.ends_day - span.day).days + 1
    for begins, ends in without(
        [(span.begins_utc, span.ends_utc)], open_stretches(room, span.day, days)
    ):
        yield Obstacle(InTheWay.NOT_OPEN, "", to_local(begins), to_local(ends))


def _plainly_open(room: RoomRules, span: Span) -> bool:
    """Whether it lies in one opening by the clock; quick, and true for most."""
    if span.day != span.ends_day or span.begins < _CLOCK_SETTLED:
        return False
    return any(
        o.weekday == span.day.weekday()
        and o.opens <= span.begins
        and (span.ends <= o.closes or o.closes <= o.opens)
        for o in room.openings
    )


def _meets(closing: Closing, span: Span) -> bool:
    """Whether the two have time in common."""
    if closing.ends.date() < span.day or closing.begins.date() > span.ends_day:
        return False
    return _utc(closing.begins) < span.ends_utc and span.begins_utc < _utc(closing.ends)


def _touches(span: Span, day: date) -> bool:
    """Whether any of it falls on that day; an end at midnight does not."""
    if not span.day <= day <= span.ends_day:
        return False
    return day < span.ends_day or span.day == span.ends_day or span.ends > time()


def _utc(local: datetime) -> datetime:
    return to_utc(local.date(), local.time())
