"""When a room is free for a new booking; free of Qt."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from desktop.views.rooms.geometry import FIRST_HOUR, LAST_HOUR, STEP, Slot
from desktop.views.rooms.layout import HOLDING, Week

_HOUR, _STEP = timedelta(hours=1), timedelta(minutes=STEP)


def next_free(week: Week, about: Slot, now: datetime) -> Slot | None:
    """The first hour that the room of `about` is free, from its begin and from `now` on.

    On its day, else on the next days in view. Less than an hour, at least half of one, where
    that is free at once or a day has no more. Set-up and clean-up time around others stays free.
    """
    last = week.agenda.first + timedelta(days=week.agenda.days - 1)
    after = max(about.begins, now)
    while after.date() <= last:
        free = [slot for slot in _free(week, about, after) if slot.ends - slot.begins >= _STEP]
        if free:
            long = (slot for slot in free if slot.ends - slot.begins >= _HOUR)
            first = free[0] if free[0].begins == about.begins else next(long, free[0])
            return Slot(first.room_id, first.begins, min(first.ends, first.begins + _HOUR))
        after = datetime.combine(after.date() + timedelta(days=1), time(FIRST_HOUR))
    return None


def _free(week: Week, about: Slot, after: datetime) -> Iterator[Slot]:
    """The free stretches of the rest of a day, each beginning at a whole or half hour."""
    evening = datetime.combine(after.date(), time(LAST_HOUR))
    free_from = max(after, datetime.combine(after.date(), time(FIRST_HOUR)))
    for begins, ends in sorted(_taken(week, about)):
        if ends > free_from and begins < evening:
            yield Slot(about.room_id, _up(free_from), begins)
            free_from = ends
    yield Slot(about.room_id, _up(free_from), evening)


def _taken(week: Week, about: Slot) -> Iterator[tuple[datetime, datetime]]:
    """When the room cannot be had: booked, also as part of another room, or closed."""
    room = week.room(about.room_id)
    rooms = {other.id: other for other in week.agenda.rooms}
    around = timedelta(minutes=room.set_up + room.clean_up)
    for block in week.agenda.blocks:
        theirs = rooms.get(block.room_id)
        shared = theirs is not None and (theirs.id == room.id or room.shares_with(theirs))
        if shared and block.state in HOLDING:
            yield block.begins - around, block.ends + around
    for closed in week.agenda.closed:
        if closed.room_id == room.id:
            yield closed.begins, closed.ends


def _up(moment: datetime) -> datetime:
    """The whole or half hour at or after a moment."""
    midnight = datetime.combine(moment.date(), time())
    return midnight - (midnight - moment) // _STEP * _STEP
