"""Dates of a calendar beside the dates that are here: which is which, and which stay as they are.

What somebody changed, skipped or cancelled here stays so, whatever the calendar says, and so
does what is past.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.reading.calendar import Event, EventDate
from desktop.domain.rooms.outgoing import OURS
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState
from desktop.models import Occurrence

_A_DAY = 8
"""The length of the day in the name of a date."""


@dataclass(frozen=True, slots=True)
class OurName:
    """A UID this program made: of a booking, or of a date of one that was written out alone.

    `room_id` is the room of those dates of a booking that are in another room than its own.
    """

    id: UUID
    room_id: UUID | None = None


def our_name(uid: str) -> OurName | None:
    """What a UID of ours names; None for another."""
    if not uid.endswith(OURS):
        return None
    booking, _, room = uid.removesuffix(OURS).partition(".")
    try:
        return OurName(UUID(booking), UUID(room) if room else None)
    except ValueError:
        return None


def matched(
    dates: Sequence[EventDate], stored: Sequence[Occurrence]
) -> list[tuple[EventDate, Occurrence | None]]:
    """Each date of the calendar with the one here that it is: by name, by begin, by day.

    When a whole series moves to another hour its dates keep their day, so they stay the same
    dates. None for a date that is new.
    """
    found: dict[str, Occurrence] = {}
    left = {one.id: one for one in stored}
    for here, there in ((_name, _named), (_begin, _begins), (_day, _days)):
        known: dict[object, Occurrence] = {}
        for one in left.values():
            known.setdefault(here(one), one)
        for date in dates:
            same = known.get(there(date)) if date.id not in found else None
            if same is not None and same.id in left:
                found[date.id] = left.pop(same.id)
    return [(date, found.get(date.id)) for date in dates]


def stays(occurrence: Occurrence) -> bool:
    """Whether somebody decided on this date here, so that the calendar does not."""
    lapsed = occurrence.state is OccurrenceState.CANCELLED and occurrence.why != ""
    settled = occurrence.state in (OccurrenceState.SKIPPED, OccurrenceState.STRUCK)
    return occurrence.by_hand or lapsed or settled


def same(occurrence: Occurrence, date: EventDate, event: Event) -> bool:
    """Whether the date is here at the time and with the title that the calendar says."""
    moments = (occurrence.begins_utc, occurrence.ends_utc)
    called = (occurrence.title or event.title) == (date.title or event.title)
    return called and moments == date.moments


def gone(
    event: Event, stored: Sequence[Occurrence], rooms: frozenset[UUID], now: datetime
) -> tuple[Occurrence, ...]:
    """The dates to come that are here and no longer in the calendar.

    A file of our own has only what holds the rooms it is about: nothing else is gone.
    """
    here = {one.id for _, one in matched(event.dates, stored) if one is not None}
    last = max((date.begins for date in event.dates), default=None)
    return tuple(
        one
        for one in stored
        if one.id not in here
        and one.begins_utc > now
        and not stays(one)
        and (one.state in ROOM_HOLDING or (one.state is OccurrenceState.CLASH and not event.own))
        and not (event.own and one.room_id not in rooms)
        and not (event.open_until and one.day >= event.open_until)
        and not (event.cut and last is not None and one.day > last.date())
    )


def _name(one: Occurrence) -> object:
    return one.recurrence_id or ""


def _named(date: EventDate) -> object:
    return date.id


def _begin(one: Occurrence) -> object:
    return datetime.combine(one.day, one.begins)


def _begins(date: EventDate) -> object:
    return date.begins


def _day(one: Occurrence) -> object:
    return (one.recurrence_id or f"{one.day:%Y%m%d}")[:_A_DAY]


def _days(date: EventDate) -> object:
    return date.id[:_A_DAY]
