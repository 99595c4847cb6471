"""What is written of one event of a calendar, and how that is told."""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.names import fold
from desktop.domain.reading.calendar import Event, EventDate
from desktop.domain.reading.rehearsal import Change, When
from desktop.models import Booking, Occurrence
from desktop.services.importing.booking_missing import MissingBooking
from desktop.services.importing.booking_rooms import Taken

_FREE = Taken()


@dataclass(frozen=True, slots=True)
class Dated:
    """A date to write: where, what is in its way, and the record it changes (None: a new one).

    `freed` is a date that is as it was but for its room, which it waited for and now gets.
    """

    date: EventDate
    room: str
    taken: Taken = _FREE
    occurrence: Occurrence | None = None
    freed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A booking to write; `gone` are dates that are no longer in the calendar.

    Of a `part` (its dates in another room than its own) the booking itself stays as it is.
    When it `ends`, a series does not go on by itself any more.
    """

    event: Event
    id: UUID
    room: str
    dates: tuple[Dated, ...] = ()
    gone: tuple[Occurrence, ...] = ()
    booking: Booking | None = None
    part: bool = False
    ends: bool = False


def event_of(missing: MissingBooking) -> Event:
    """A booking that its calendar no longer has, as an event without dates."""
    booking = missing.booking
    return Event(0, booking.external_uid or "", booking.title)


def about_missing(missing: MissingBooking) -> tuple[Problem, ...]:
    """What happens with a booking that its calendar no longer has."""
    return (
        Problem("", "event_missing"),
        *(Problem("", "date_kept", {"day": date.day}) for date in missing.kept),
        *([Problem("", "event_goes_on")] if missing.goes_on else []),
    )


def about_series(event: Event) -> list[Problem]:
    """How far a series is read in that is longer than that."""
    notices = []
    if event.early and event.dates:
        notices.append(Problem("", "series_early", {"day": event.dates[0].begins.date()}))
    if event.cut and event.dates:
        notices.append(Problem("", "series_cut", {"day": event.dates[-1].begins.date()}))
    if event.open_until and event.dates:
        notices.append(Problem("", "series_open", {"day": event.dates[-1].begins.date()}))
    return notices


def changes_of(entry: Entry) -> tuple[Change, ...]:
    """What is different after it, date by date."""
    booking = entry.booking
    changes = [
        Change("date", d.occurrence.day if d.occurrence else "", d.date.begins, freed=d.freed)
        for d in entry.dates
    ]
    changes += [Change("date", o.day, "") for o in entry.gone]
    title = entry.event.title
    told = title and not entry.part
    if booking is not None and told and fold(booking.title) != fold(title):
        changes.append(Change("activity", booking.title, title))
    return tuple(changes)


def when_of(event: Event) -> When | None:
    """When an event is; None of one without dates."""
    if not event.dates:
        return None
    first = event.dates[0]
    begins, ends = first.begins.time(), first.ends.time()
    whole_day = begins == ends == time()
    return When(first.begins.date(), None if whole_day else (begins, ends), len(event.dates))
