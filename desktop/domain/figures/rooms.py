"""Figures about rooms: bookings that took place, used hours, when a room is in use."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from desktop.domain.clock import HOME_ZONE
from desktop.domain.figures.facts import Facts, OccurrenceFact
from desktop.domain.figures.values import EMPTY, Cell, Daypart, Figure, RoomUse, Shown, Unit
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import BookerKind, OccurrenceState

_HOUR = timedelta(hours=1)
_FIRST_HOUR = {Daypart.MORNING: 9, Daypart.AFTERNOON: 12, Daypart.EVENING: 18}
_LAST_HOUR = {Daypart.MORNING: 12, Daypart.AFTERNOON: 18, Daypart.EVENING: 22}
_NAMED_DAYPARTS = 3


def took_place(facts: Facts, quarter: Quarter, as_of: datetime) -> tuple[OccurrenceFact, ...]:
    """The occurrences that held a room in `quarter` and were over at `as_of` (UTC)."""
    return tuple(
        occurrence
        for occurrence in facts.occurrences
        if occurrence.state is OccurrenceState.BOOKED
        and occurrence.begin.date() in quarter
        and occurrence.end_utc <= as_of
    )


def used_minutes(occurrences: Iterable[OccurrenceFact]) -> int:
    """Minutes in which a room was in use, summed over rooms; double use counts once."""
    by_room: dict[UUID, list[OccurrenceFact]] = defaultdict(list)
    for occurrence in occurrences:
        by_room[occurrence.room_id].append(occurrence)
    return sum(_union(spans) for spans in by_room.values())


def _union(occurrences: list[OccurrenceFact]) -> int:
    total, until = timedelta(), None
    for each in sorted(occurrences, key=lambda o: o.begin_utc):
        begin = each.begin_utc if until is None else max(until, each.begin_utc)
        if begin < each.end_utc:
            total += each.end_utc - begin
            until = each.end_utc
    return int(total.total_seconds()) // 60


def room_figures(facts: Facts, quarter: Quarter, as_of: datetime) -> tuple[Figure, ...]:
    """I-28a, I-28b, I-28c and I-29 of `quarter`.

    While it runs, I-28c is about the days that are over: the hours of today can still be used.
    """
    used = took_place(facts, quarter, as_of)
    today = as_of.astimezone(HOME_ZONE).date()
    return (
        Figure("I-28a", Unit.BOOKINGS, Cell(len(used))),
        Figure("I-28b", Unit.HOURS, Cell(Decimal(used_minutes(used)) / 60)),
        _occupancy(facts, quarter, [each for each in used if each.begin.date() < today]),
        _by_residents(used),
    )


def _occupancy(facts: Facts, quarter: Quarter, used: Iterable[OccurrenceFact]) -> Figure:
    """Hours in use as a share of the hours in which the rooms could be used.

    Only of rooms with opening hours: of a room that is never said to be closed a share says
    nothing. What was used outside opening hours counts as use, so the share can pass all.
    """
    openable = {room.id: room.openable.get(quarter, 0) for room in facts.rooms}
    known = {room_id for room_id, minutes in openable.items() if minutes}
    left_out = {occurrence.room_id for occurrence in used} - known
    minutes = used_minutes(o for o in used if o.room_id in known)
    return _share(
        "I-28c",
        Decimal(minutes) / 60,
        Decimal(sum(openable.values())) / 60,
        "rooms_without_hours" if left_out else "",
    )


def _by_residents(used: tuple[OccurrenceFact, ...]) -> Figure:
    """Bookings by residents as a share of those that took place."""
    known = [o for o in used if o.booker is not None]
    by_residents = sum(o.booker is BookerKind.RESIDENT for o in known)
    note = "bookers_unknown" if len(known) < len(used) else ""
    base = len(used) if known else 0
    return _share("I-29", Decimal(by_residents), Decimal(base), note)


def _share(figure_id: str, count: Decimal, base: Decimal, note: str) -> Figure:
    """A percentage of bookings or hours: nobody is in it, so it prints as it is."""
    if not base:
        return Figure(figure_id, Unit.PERCENT, EMPTY)
    percent = int((count * 100 / base).to_integral_value(ROUND_HALF_UP))
    cell = Cell(percent) if count <= base else Cell(percent, Shown.NONE)
    return Figure(figure_id, Unit.PERCENT, cell, count=count, base=base, note=note)


def room_use(facts: Facts, quarter: Quarter, as_of: datetime) -> tuple[RoomUse, ...]:
    """When each room was in use, for the rooms that were; most used first."""
    names = {community.id: community.name for community in facts.communities}
    used = took_place(facts, quarter, as_of)
    found = []
    for room in facts.rooms:
        spans = [o for o in used if o.room_id == room.id]
        if spans:
            weeks = weeks_in_use(spans)
            busiest, free = _dayparts(weeks)
            found.append(
                RoomUse(
                    room_id=room.id,
                    room=room.name,
                    community=names[room.community_id],
                    bookings=len(spans),
                    minutes=used_minutes(spans),
                    of_weeks=round(quarter.days / 7),
                    weeks=weeks,
                    busiest=busiest,
                    free=free,
                )
            )
    return tuple(sorted(found, key=lambda use: (-use.minutes, use.room)))


def weeks_in_use(spans: Iterable[OccurrenceFact]) -> tuple[tuple[int, ...], ...]:
    """For each weekday (0 is Monday) and hour in how many weeks `spans` used the room."""
    days: list[list[set[tuple[int, int]]]] = [[set() for _ in range(24)] for _ in range(7)]
    for span in spans:
        hour = span.begin.replace(minute=0, second=0, microsecond=0)
        while hour < span.end:
            year, week, weekday = hour.isocalendar()
            days[weekday - 1][hour.hour].add((year, week))
            hour += _HOUR
    return tuple(tuple(len(weeks) for weeks in hours) for hours in days)


def _dayparts(
    weeks: tuple[tuple[int, ...], ...],
) -> tuple[tuple[tuple[int, Daypart], ...], tuple[tuple[int, Daypart], ...]]:
    """The three busiest dayparts in order of the week, and those never in use."""
    load = {
        (weekday, part): sum(weeks[weekday][_FIRST_HOUR[part] : _LAST_HOUR[part]])
        / (_LAST_HOUR[part] - _FIRST_HOUR[part])
        for weekday in range(7)
        for part in Daypart
    }
    parts = list(load)
    ranked = sorted((p for p in parts if load[p]), key=lambda p: (-load[p], parts.index(p)))
    busiest = sorted(ranked[:_NAMED_DAYPARTS], key=parts.index)
    return tuple(busiest), tuple(part for part in parts if not load[part])
