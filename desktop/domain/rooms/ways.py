"""Where a date could be instead: other rooms that are free then, other times that day."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from uuid import UUID

from desktop.domain.rooms.obstacles import Obstacles
from desktop.domain.rooms.openness import closed_times, closings_of
from desktop.domain.rooms.plan import InTheWay, Obstacle
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.stretches import Stretch, without
from desktop.domain.wall_clock import Span, nights_of, span, to_local, to_utc

MOST_TIMES = 3
_DAY = timedelta(days=1)


def free_rooms(
    obstacles: Obstacles, room: RoomRules, wished: Span, found: Iterable[Obstacle]
) -> tuple[UUID, ...]:
    """The rooms of the same community where nothing is in the way then, in their order.

    What was only a notice for the wish (`found`) may be one there too.
    """
    others = [
        other
        for other in obstacles.facts.rooms.values()
        if other.community_id == room.community_id and other.id != room.id
    ]
    others.sort(key=lambda other: (other.position, other.name))
    notices = _notices(found)
    return tuple(other.id for other in others if _is_free(obstacles, other, wished, notices))


def free_times(
    obstacles: Obstacles, room: RoomRules, wished: Span, found: Iterable[Obstacle]
) -> tuple[tuple[time, time], ...]:
    """Up to MOST_TIMES other times that day on which the room is free as long, nearest first.

    One for each stretch of time that is free: as near to the wish as it can be. Only a wish
    over midnight may end on a later day, and what lasts longer than its times say as many nights
    later as it did. A time that the clock says twice is not offered.
    """
    notices = _notices(found)
    days = (wished.ends_day - wished.day).days + 1 if wished.ends > time() else 1
    length = wished.ends_utc - wished.begins_utc
    begins, ends = to_utc(wished.day, time()), to_utc(wished.day + days * _DAY, time())
    free = without([(begins, ends)], _busy(obstacles, room, wished, days))
    if InTheWay.PAST not in notices:
        free = without(free, [(begins, obstacles.now_utc)])
    starts = [min(max(wished.begins_utc, a), b - length) for a, b in free if b - a >= length]
    times: list[tuple[time, time]] = []
    for start in sorted(starts, key=lambda start: (abs(start - wished.begins_utc), start)):
        there = _clock_times(wished, start)
        exact = (there.begins_utc, there.ends_utc) == (start, start + length)
        same = (there.begins, there.ends) == (wished.begins, wished.ends)
        if exact and not same and _is_free(obstacles, room, there, notices):
            times.append((there.begins, there.ends))
    return tuple(times[:MOST_TIMES])


def _clock_times(wished: Span, start: datetime) -> Span:
    """As long as the wish from `start` on, as the clock says it on the day of the wish.

    That is another moment where `start` is on another day, or where the clock says it twice.
    """
    end = start + (wished.ends_utc - wished.begins_utc)
    begins, ends = (to_local(moment).time().replace(fold=0) for moment in (start, end))
    as_wished = nights_of(
        datetime.combine(wished.day, wished.begins), datetime.combine(wished.ends_day, wished.ends)
    )
    return span(wished.day, begins, ends, nights=as_wished)


def _busy(obstacles: Obstacles, room: RoomRules, wished: Span, days: int) -> list[Stretch]:
    """When the room cannot be had in these days (UTC), with the time to clean up and set up."""
    begins, ends = to_utc(wished.day, time()), to_utc(wished.day + days * _DAY, time())
    around = timedelta(minutes=obstacles.held.longest_pause(room))
    busy = [
        (
            held.begins_utc - timedelta(minutes=max(room.clean_up, other.set_up)),
            held.ends_utc + timedelta(minutes=max(room.set_up, other.clean_up)),
        )
        for other, held in obstacles.held.around(room, begins - around, ends + around)
    ]
    facts = obstacles.facts
    closings = closings_of(room, facts.rooms.values(), facts.closings)
    closed = closed_times(room, closings, facts.holidays, wished.day, days)
    return busy + [(_utc(one.begins), _utc(one.ends)) for one in closed]


def _is_free(
    obstacles: Obstacles, room: RoomRules, there: Span, notices: frozenset[InTheWay]
) -> bool:
    return all(o.notice and o.kind in notices for o in obstacles.of(room, there))


def _notices(found: Iterable[Obstacle]) -> frozenset[InTheWay]:
    return frozenset(obstacle.kind for obstacle in found if obstacle.notice)


def _utc(local: datetime) -> datetime:
    return to_utc(local.date(), local.time())
