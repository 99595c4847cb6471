"""What is here of a calendar and no longer in a newer file of it.

A file says nothing about the calendar it came from. So it is the same calendar as a reading
that it shares an event with, in the rooms and in the days that it covers itself. Of what was
cancelled there without a word in the file, only dates to come that nobody changed here go.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.reading.calendar import Event
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState
from desktop.models import Booking, Occurrence
from desktop.storage.queries import importing as queries

_WAITING = (*ROOM_HOLDING, OccurrenceState.CLASH)


@dataclass(frozen=True, slots=True)
class MissingBooking:
    """A booking that is no longer in the calendar: the dates that go, in order.

    `kept` are dates to come that somebody changed here; `goes_on` when dates stay that the
    file does not cover.
    """

    booking: Booking
    gone: tuple[Occurrence, ...]
    kept: tuple[Occurrence, ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class MissingBookings:
    """All of a calendar, in order of their first date that goes.

    `partial` when more is missing than is left: then the file is a part of its calendar, and
    nothing goes.
    """

    found: tuple[MissingBooking, ...] = ()
    partial: bool = False


def missing_bookings(
    session: Session,
    events: Sequence[Event],
    known: Collection[Booking],
    rooms: Collection[UUID],
    now: datetime,
) -> MissingBookings:
    """What the file no longer has of the calendar of which it has the bookings `known`.

    `rooms` are those the file is about. A file of our own is no calendar of somebody else.
    """
    days = [date.begins.date() for event in events for date in event.dates]
    runs = {booking.import_run_id for booking in known if booking.import_run_id}
    if not (days and runs) or any(event.own for event in events):
        return MissingBookings()
    stand_here = {booking.id for booking in known}
    bookings = queries.bookings_of_runs(session, runs)
    dates = queries.occurrences(session, [booking.id for booking in bookings])
    left = 0
    found: list[MissingBooking] = []
    for booking in bookings:
        to_come = [
            date
            for date in dates.get(booking.id, ())
            if date.state in _WAITING and date.begins_utc > now and date.room_id in rooms
        ]
        covered = [date for date in to_come if min(days) <= date.day <= max(days)]
        if not covered:
            continue
        if booking.id in stand_here:
            left += 1
            continue
        gone = tuple(date for date in covered if not date.by_hand)
        kept = tuple(date for date in covered if date.by_hand)
        if gone:
            found.append(MissingBooking(booking, gone, kept, goes_on=len(to_come) > len(covered)))
    found.sort(key=lambda one: (one.gone[0].begins_utc, one.booking.id))
    return MissingBookings(tuple(found), partial=len(found) > left)
