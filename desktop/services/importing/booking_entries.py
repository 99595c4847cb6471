"""What is written of one event of a calendar, and how that is told."""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.names import fold
from desktop.domain.reading.calendar import Event, EventDate
from desktop.domain.reading.rehearsal import Change
from desktop.domain.reading.table import text_of
from desktop.models import Booking, Occurrence
from desktop.services.importing.booking_missing import MissingBooking
from desktop.services.importing.booking_rooms import Taken

_FREE = Taken()


@dataclass(frozen=True, slots=True)
class Dated:
    """A date to write: where, what is in its way, and the record it changes (None: a new one)."""

    date: EventDate
    room: str
    taken: Taken = _FREE
    occurrence: Occurrence | None = None


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
        Change(
            "date",
            text_of(d.occurrence.day) if d.occurrence else "",
            text_of(d.date.begins),
        )
        for d in entry.dates
    ]
    changes += [Change("date", text_of(o.day), "") for o in entry.gone]
    title = entry.event.title
    told = title and not entry.part
    if booking is not None and told and fold(booking.title) != fold(title):
        changes.append(Change("activity", booking.title, title))
    return tuple(changes)


def detail_of(event: Event) -> str:
    """When and where an event is, on one line."""
    if not event.dates:
        return event.room
    first = event.dates[0]
    begins, ends = first.begins.time(), first.ends.time()
    times = "" if begins == ends == time() else f"{text_of(begins)}–{text_of(ends)}"
    if len(event.dates) > 1:
        times = f"{times} × {len(event.dates)}".strip()
    return " · ".join(p for p in (text_of(first.begins.date()), times, event.room) if p)
