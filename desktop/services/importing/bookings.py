"""A calendar: what each event becomes, and then its bookings with their dates.

What stands keeps its room; then the order of the file decides. A date that finds the room
taken comes in as a clash: visible, but it holds nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.errors import Problem
from desktop.domain.identity import new_id
from desktop.domain.names import fold
from desktop.domain.reading.calendar import Event, EventDate
from desktop.domain.reading.rehearsal import Change, Fate, Made, Options, RowOutcome
from desktop.domain.reading.table import text_of
from desktop.domain.recurrence import Held
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState
from desktop.models import Booking, Occurrence
from desktop.services.importing.places import Places
from desktop.storage.queries import importing as queries

_LONGEST_REASON = 120
_MOVABLE = (*ROOM_HOLDING, OccurrenceState.CLASH)
"""Dates somebody cancelled or skipped here stay as they are, whatever the calendar says."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date to write: what it becomes, why, and the record it changes (None for a new one)."""

    date: EventDate
    state: OccurrenceState
    reason: str
    occurrence: Occurrence | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A booking to write; `gone` are dates that are no longer in the calendar."""

    event: Event
    room: str
    dates: tuple[_Dated, ...]
    gone: tuple[Occurrence, ...] = ()
    booking: Booking | None = None


class BookingPlan:
    """What a calendar would do. `write` does it, in the session it was made in.

    With `locked` the rooms are held until the end of the transaction. With `keep` (the very
    file was read before) bookings that are there stay as they are.
    """

    def __init__(
        self,
        session: Session,
        events: Sequence[Event],
        options: Options,
        now: datetime,
        *,
        locked: bool,
        keep: bool,
    ) -> None:
        self._keep = keep
        self._session = session
        self._options = options
        self._now = now
        self._places = Places(session)
        self._community = self._places.community(options.community)
        self._entries: list[_Entry] = []
        self._find_existing(session, events, locked=locked)
        self.outcomes = tuple(self._outcome(event) for event in events)

    @property
    def added(self) -> int:
        """How many bookings it makes."""
        return sum(1 for entry in self._entries if entry.booking is None)

    @property
    def updated(self) -> int:
        """How many bookings it changes."""
        return len(self._entries) - self.added

    @property
    def occurrences(self) -> int:
        """How many dates it makes or changes."""
        return sum(len(entry.dates) for entry in self._entries)

    @property
    def clashes(self) -> int:
        """How many of those find their room taken."""
        states = [dated.state for entry in self._entries for dated in entry.dates]
        return states.count(OccurrenceState.CLASH)

    @property
    def made(self) -> Made:
        """What it makes besides bookings."""
        return Made(communities=self._places.new_communities, rooms=self._places.new_rooms)

    def write(self, run_id: UUID) -> None:
        """Adds and changes the bookings."""
        self._places.write()
        for entry in self._entries:
            room_id = self._places.room_id(self._community, entry.room)
            community_id = self._places.community_id(self._community)
            if room_id is None or community_id is None:
                raise KeyError(entry.room)
            booking = entry.booking
            if booking is None:
                booking = Booking(
                    id=new_id(),
                    community_id=community_id,
                    room_id=room_id,
                    external_uid=entry.event.uid,
                    import_run_id=run_id,
                )
                self._session.add(booking)
            booking.title, booking.rule = entry.event.title, entry.event.rule
            booking.room_id = room_id
            for occurrence in entry.gone:
                occurrence.state = OccurrenceState.CANCELLED
            # What frees a room is written before what takes it.
            self._session.flush()
            for dated in entry.dates:
                self._write_date(booking, dated)

    def _write_date(self, booking: Booking, dated: _Dated) -> None:
        at = dated.date
        begins_utc, ends_utc = at.moments
        occurrence = dated.occurrence
        if occurrence is None:
            occurrence = Occurrence(
                id=new_id(),
                community_id=booking.community_id,
                booking_id=booking.id,
                recurrence_id=at.id,
            )
            self._session.add(occurrence)
        occurrence.room_id = booking.room_id
        occurrence.day, occurrence.begins = at.begins.date(), at.begins.time()
        occurrence.ends_day, occurrence.ends = at.ends.date(), at.ends.time()
        occurrence.begins_utc, occurrence.ends_utc = begins_utc, ends_utc
        occurrence.state, occurrence.reason = dated.state, dated.reason
        occurrence.title = at.title

    def _find_existing(self, session: Session, events: Sequence[Event], *, locked: bool) -> None:
        community_id = self._places.community_id(self._community)
        uids = [event.uid for event in events]
        found = queries.bookings(session, uids) if community_id else {}
        self._bookings = {uid: b for (owner, uid), b in found.items() if owner == community_id}
        self._dates = queries.occurrences(session, [b.id for b in self._bookings.values()])
        rooms = {
            room_id
            for event in events
            if event.dates
            and (name := event.room or self._options.room)
            and (room_id := self._places.room_id(self._community, self._places_room(name)))
        } | {b.room_id for b in self._bookings.values()}
        if locked and rooms:
            queries.lock_rooms(session, rooms)
        self._held: dict[str, Held] = {}
        first = min((d.moments[0] for e in events for d in e.dates), default=self._now)
        moved = self._moved(events)
        self._standing: dict[UUID, list[tuple[datetime, datetime, str]]] = {}
        for id_, room_id, begins, ends, title in queries.holding(session, rooms, first):
            if id_ not in moved:
                self._standing.setdefault(room_id, []).append((begins, ends, title))

    def _places_room(self, name: str) -> str:
        return self._places.room(self._community, name)

    def _moved(self, events: Sequence[Event]) -> frozenset[UUID]:
        """Dates that are here and will move or go: they do not hold their old place."""
        moved = set()
        for event in events:
            booking = self._bookings.get(event.uid)
            if booking is None or event.problem:
                continue
            wanted = {d.id: d for d in event.dates}
            for occurrence in self._dates.get(booking.id, []):
                date = wanted.get(occurrence.recurrence_id or "")
                if date is None or not _stands(occurrence, date):
                    moved.add(occurrence.id)
        return frozenset(moved)

    def _outcome(self, event: Event) -> RowOutcome:
        outcome = RowOutcome(event.row, Fate.NEW, event.title, _detail(event))
        if event.problem:
            return replace(outcome, fate=Fate.REJECTED, problems=(event.problem,))
        if not event.title:
            problem = Problem("activity", "event_without_title")
            return replace(outcome, fate=Fate.REJECTED, problems=(problem,))
        name = event.room or self._options.room
        if not name:
            return replace(outcome, fate=Fate.REJECTED, problems=(Problem("room", "no_room"),))
        room = self._places.room(self._community, name)
        booking = self._bookings.get(event.uid)
        entry = self._entry(event, room, booking)
        notices: list[Problem] = []
        if event.cut:
            notices.append(Problem("", "series_cut", {"day": event.dates[-1].begins.date()}))
        clashes = [d for d in entry.dates if d.state is OccurrenceState.CLASH]
        notices += [
            Problem("", "date_clashes", {"day": d.date.begins.date(), "title": d.reason})
            for d in clashes
        ]
        outcome = replace(outcome, notices=tuple(notices))
        changes = _changes(entry) if booking else ()
        if booking is not None and (self._keep or not changes):
            return replace(outcome, fate=Fate.SAME)
        self._entries.append(entry)
        return replace(outcome, fate=Fate.UPDATED if booking else Fate.NEW, changes=changes)

    def _entry(self, event: Event, room: str, booking: Booking | None) -> _Entry:
        held = self._held_of(room)
        stored = self._dates.get(booking.id, []) if booking else []
        known = {o.recurrence_id or "": o for o in stored}
        moved_room = booking is not None and booking.room_id != self._places.room_id(
            self._community, room
        )
        dated = []
        for date in event.dates:
            occurrence = known.get(date.id)
            if occurrence is not None:
                if occurrence.state not in _MOVABLE:
                    continue
                if _stands(occurrence, date) and not moved_room:
                    continue
            taken_by = held.take(*date.moments, date.title or event.title)
            state = OccurrenceState.BOOKED if taken_by is None else OccurrenceState.CLASH
            dated.append(_Dated(date, state, (taken_by or "")[:_LONGEST_REASON], occurrence))
        wanted = {date.id for date in event.dates}
        gone = tuple(
            o
            for o in stored
            if o.recurrence_id not in wanted and o.state in _MOVABLE and o.begins_utc > self._now
        )
        return _Entry(event, room, tuple(dated), gone, booking)

    def _held_of(self, room: str) -> Held:
        if room not in self._held:
            room_id = self._places.room_id(self._community, room)
            self._held[room] = Held(self._standing.get(room_id, [])) if room_id else Held()
        return self._held[room]


def _stands(occurrence: Occurrence, date: EventDate) -> bool:
    """Whether the date is here already as the calendar has it."""
    begins, ends = date.moments
    same = (occurrence.begins_utc, occurrence.ends_utc) == (begins, ends)
    return same and occurrence.title == date.title


def _changes(entry: _Entry) -> tuple[Change, ...]:
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
    if booking is not None and fold(booking.title) != fold(entry.event.title):
        changes.append(Change("activity", booking.title, entry.event.title))
    return tuple(changes)


def _detail(event: Event) -> str:
    if not event.dates:
        return event.room
    first = event.dates[0]
    times = f"{text_of(first.begins.time())}–{text_of(first.ends.time())}"
    many = f" × {len(event.dates)}" if len(event.dates) > 1 else ""
    return " · ".join(p for p in (text_of(first.begins.date()), times + many, event.room) if p)
