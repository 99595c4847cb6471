"""The one rule for "this booking stands in the log", for calendar, Aandacht and Logboek alike."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Protocol
from uuid import UUID

from desktop.domain.vocabulary import ActivityState

_begin = attrgetter("begins_utc")


class BookedTime(Protocol):
    """A date of a booking: its room and its moments (UTC, half-open)."""

    id: UUID
    room_id: UUID
    begins_utc: datetime
    ends_utc: datetime


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An entry that stands in the log (UTC, half-open); `occurrence_id` is the date it names."""

    id: UUID
    state: ActivityState
    room_id: UUID | None
    begins_utc: datetime
    ends_utc: datetime
    occurrence_id: UUID | None = None


def logged(dates: Iterable[BookedTime], entries: Iterable[LogEntry]) -> dict[UUID, LogEntry]:
    """What stands in the log of each date, by date; a date without is left out.

    An entry that names a date belongs to that one alone, whenever it was. Who logs a morning
    before it is booked, or reads it in from a list, names none: such an entry belongs to what
    was booked in its room for at least half of its time. Not for less: who stayed a quarter of
    an hour too long was not at what was booked after it, and that one still asks whether it
    took place. Of several that belong to a date it is one that names it, then the earliest.
    """
    named: dict[UUID, LogEntry] = {}
    there: defaultdict[UUID | None, list[LogEntry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda one: (one.begins_utc, one.id)):
        if entry.occurrence_id is not None:
            named.setdefault(entry.occurrence_id, entry)
        else:
            there[entry.room_id].append(entry)
    found = {}
    for date in dates:
        own = named.get(date.id) or _nameless(date, there.get(date.room_id, ()))
        if own is not None:
            found[date.id] = own
    return found


def earliest_begin(date: BookedTime) -> datetime:
    """Before that moment (UTC) no entry begins that is for at least half in that date."""
    return date.begins_utc - (date.ends_utc - date.begins_utc)


def mostly_in(
    begins: datetime, ends: datetime, booked_from: datetime, booked_until: datetime
) -> bool:
    """Whether at least half of an entry's time (UTC) lies in what was booked."""
    shared = min(ends, booked_until) - max(begins, booked_from)
    return 2 * shared >= ends - begins


def _nameless(date: BookedTime, entries: Sequence[LogEntry]) -> LogEntry | None:
    """The first of the entries in its room, in order of begin, that is mostly in that date."""
    first = bisect_left(entries, earliest_begin(date), key=_begin)
    until = bisect_left(entries, date.ends_utc, lo=first, key=_begin)
    for entry in entries[first:until]:
        if mostly_in(entry.begins_utc, entry.ends_utc, date.begins_utc, date.ends_utc):
            return entry
    return None
