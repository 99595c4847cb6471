"""A calendar: what each event becomes, and then its bookings with their dates.

What stands keeps its room; then the order of the file decides. A date that finds the room
taken comes in as a clash: visible, but it holds nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.errors import Problem
from desktop.domain.identity import new_id
from desktop.domain.reading.calendar import Event, EventDate
from desktop.domain.reading.rehearsal import Fate, Made, Options, RowOutcome
from desktop.domain.rooms.plan import InTheWay
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState
from desktop.models import Booking, Occurrence
from desktop.services.importing.booking_dates import (
    gone,
    matched,
    same,
    stays,
)
from desktop.services.importing.booking_entries import (
    Dated,
    Entry,
    about_missing,
    about_series,
    changes_of,
    event_of,
    when_of,
)
from desktop.services.importing.booking_known import Known, KnownBookings
from desktop.services.importing.booking_missing import (
    MissingBooking,
    MissingBookings,
    missing_bookings,
)
from desktop.services.importing.booking_rooms import BookingRooms, Taken
from desktop.services.importing.places import Places
from desktop.storage.queries import rooms as room_queries

_LONGEST_REASON = 120
_NOTHING_LEFT = ("event_cancelled", "event_without_dates")


class _Verdict(Enum):
    """What happens with a date of the calendar.

    TAKE: it is written. LEAVE: it is here already. KEPT: somebody changed it here, and so it
    stays. PAST: it is past, and stays as it is here.
    """

    TAKE = auto()
    LEAVE = auto()
    KEPT = auto()
    PAST = auto()


class BookingPlan:
    """What a calendar would do. `write` does it, in the session it was made in.

    With `locked` the rooms are held until the end of the transaction. With `keep` (the very
    file was read before) dates that are there stay as they are, and only a series that goes
    on beyond what was read gets more.
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
        community_id = self._places.community_id(self._community)
        if locked and community_id:
            room_queries.lock(session, community_id)
        self._known = KnownBookings(session, events, community_id)
        events = [self._known.as_here(event) for event in events]
        self._rooms = BookingRooms(session, self._places, self._community)
        self._missing = self._find_missing(events)
        self._look(events)
        self._entries: list[Entry] = []
        self.outcomes = (
            *(self._outcome(event) for event in events),
            *(self._gone_outcome(-n, one) for n, one in enumerate(self._missing.found)),
        )

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
        return sum(bool(dated.taken.why) for entry in self._entries for dated in entry.dates)

    @property
    def made(self) -> Made:
        """What it makes besides bookings."""
        return Made(communities=self._places.new_communities, rooms=self._places.new_rooms)

    def write(self, run_id: UUID) -> None:
        """Adds and changes the bookings."""
        self._places.write()
        # What frees a room is written before what takes it, also among the dates themselves.
        for entry in self._entries:
            for occurrence in (*entry.gone, *(d.occurrence for d in entry.dates if d.occurrence)):
                if occurrence.state in ROOM_HOLDING or occurrence in entry.gone:
                    occurrence.state = OccurrenceState.CANCELLED
                    occurrence.why = occurrence.reason = ""
        self._session.flush()
        for entry in self._entries:
            booking = self._written(entry, run_id)
            if entry.ends:
                booking.open_ended, booking.grown_until = False, None
            for dated in entry.dates:
                self._write_date(booking, dated)

    def _written(self, entry: Entry, run_id: UUID) -> Booking:
        """The booking of an entry, as the calendar now says it."""
        room_id = self._rooms.placed(entry.room).id
        booking = entry.booking
        if booking is None:
            booking = Booking(
                id=entry.id,
                community_id=self._rooms.placed(entry.room).community_id,
                external_uid=entry.event.uid,
                import_run_id=run_id,
            )
            self._session.add(booking)
        elif entry.part or entry.event.own or not entry.event.dates:
            return booking
        event = entry.event
        booking.title, booking.room_id, booking.rule = event.title, room_id, event.rule
        booking.day = event.begins.date() if event.begins else None
        booking.begins = event.begins.time() if event.begins else None
        booking.ends = event.ends.time() if event.ends else None
        booking.open_ended, booking.grown_until = event.open_until is not None, event.open_until
        return booking

    def _write_date(self, booking: Booking, dated: Dated) -> None:
        at, occurrence = dated.date, dated.occurrence
        if occurrence is None:
            occurrence = Occurrence(
                id=new_id(), community_id=booking.community_id, booking_id=booking.id
            )
            self._session.add(occurrence)
        room = self._rooms.placed(dated.room)
        occurrence.recurrence_id = at.id
        occurrence.room_id, occurrence.whole_id = room.id, room.place
        occurrence.part_from, occurrence.part_until = room.parts
        occurrence.day, occurrence.begins = at.begins.date(), at.begins.time()
        occurrence.ends_day, occurrence.ends = at.ends.date(), at.ends.time()
        occurrence.begins_utc, occurrence.ends_utc = at.moments
        occurrence.state = OccurrenceState.BOOKED
        if occurrence.option_until:
            occurrence.state = OccurrenceState.OPTION
        if dated.taken.why:
            occurrence.state, occurrence.option_until = OccurrenceState.CLASH, None
        occurrence.why = dated.taken.why
        occurrence.reason = dated.taken.title[:_LONGEST_REASON]
        occurrence.title = at.title

    def _look(self, events: Sequence[Event]) -> None:
        """Reads who holds the rooms of the calendar, but for its own dates that leave."""
        keys = {
            self._room_of(event, date)
            for event in events
            for date in event.dates
            if self._has_room(event)
        }
        dates = [date for event in events for date in event.dates]
        self._rooms.look(keys, dates, self._leaving(events), self._now)

    def _has_room(self, event: Event) -> bool:
        """Whether the calendar says where an event is, or somebody did."""
        named = event.room or self._options.room
        return bool(named) or self._known.of(event).booking is not None

    def _leaving(self, events: Sequence[Event]) -> frozenset[UUID]:
        """Dates that are here and will move or go: they do not hold their old place."""
        leaving: set[UUID] = set()
        if not self._missing.partial:
            leaving |= {date.id for one in self._missing.found for date in one.gone}
        for event in events:
            known = self._known.of(event)
            if known.booking is None or not self._is_read(event):
                continue
            leaving |= {one.id for one in self._gone(event, known)}
            leaving |= {
                one.id
                for date, one in matched(event.dates, known.dates)
                if one is not None
                and not stays(one)
                and one.begins_utc > self._now
                and not self._stands(event, one, date)
            }
        return frozenset() if self._keep else frozenset(leaving)

    def _find_missing(self, events: Sequence[Event]) -> MissingBookings:
        """What the newer file of a calendar no longer has; of the very same file nothing."""
        if self._keep:
            return MissingBookings()
        known = [one for event in events if (one := self._known.of(event).booking)]
        keys = {
            self._room_of(event, date)
            for event in events
            for date in event.dates
            if self._has_room(event)
        }
        rooms = {id_ for key in keys if (id_ := self._rooms.room_id(key))}
        return missing_bookings(self._session, events, known, rooms, self._now)

    def _gone_outcome(self, row: int, one: MissingBooking) -> RowOutcome:
        """What becomes of a booking that the calendar no longer has."""
        event = event_of(one)
        outcome = RowOutcome(row, Fate.GONE, event.title)
        if self._missing.partial:
            notices = (Problem("", "calendar_partial"),)
            return replace(outcome, fate=Fate.SAME, notices=notices)
        room = self._rooms.key_of(one.booking.room_id)
        entry = Entry(
            event, one.booking.id, room, gone=one.gone, booking=one.booking, ends=not one.goes_on
        )
        self._entries.append(entry)
        return replace(outcome, notices=about_missing(one), changes=changes_of(entry))

    def _outcome(self, event: Event) -> RowOutcome:
        outcome = RowOutcome(event.row, Fate.NEW, event.title, event.room, when=when_of(event))
        known = self._known.of(event)
        booking = known.booking
        if event.problem and not (booking and self._is_read(event)):
            return replace(outcome, fate=Fate.REJECTED, problems=(event.problem,))
        if not (event.title or event.problem):
            problem = Problem("activity", "event_without_title")
            return replace(outcome, fate=Fate.REJECTED, problems=(problem,))
        if not self._has_room(event):
            return replace(outcome, fate=Fate.REJECTED, problems=(Problem("room", "no_room"),))
        notices = [*event.notices, *about_series(event)]
        entry = self._entry(event, known, notices)
        outcome = replace(outcome, notices=tuple(notices))
        changes = changes_of(entry) if booking else ()
        if booking is not None and not changes:
            return replace(outcome, fate=Fate.SAME)
        self._entries.append(entry)
        return replace(outcome, fate=Fate.UPDATED if booking else Fate.NEW, changes=changes)

    def _entry(self, event: Event, known: Known, notices: list[Problem]) -> Entry:
        """What is to be written for an event; what is worth a look goes to `notices`."""
        last = max((one.begins_utc for one in known.dates), default=None)
        entry_id = known.booking.id if known.booking else new_id()
        dated: list[Dated] = []
        past = 0
        for date, one in matched(event.dates, known.dates):
            room = self._room_of(event, date)
            verdict = self._verdict(event, date, one, last)
            past += verdict is _Verdict.PAST
            if verdict is _Verdict.KEPT:
                notices.append(Problem("", "date_kept", {"day": date.begins.date()}))
            if verdict is not _Verdict.TAKE:
                continue
            taken = self._rooms.take(room, entry_id, date, date.title or event.title)
            notices += self._about(date, room, taken)
            waits = (
                one is not None
                and one.state is OccurrenceState.CLASH
                and self._stands(event, one, date)
            )
            if not (waits and taken.why):
                dated.append(Dated(date, room, taken, one, freed=waits))
        if past:
            notices.append(Problem("", "dates_past", {"n": past}))
        return Entry(
            event, entry_id, self._room_of(event), tuple(dated), self._gone(event, known),
            known.booking, known.part, ends=not event.dates,
        )  # fmt: skip

    def _verdict(
        self, event: Event, date: EventDate, one: Occurrence | None, last: datetime | None
    ) -> _Verdict:
        """What happens with a date; `last` is the begin of the last date that is here."""
        begins = date.moments[0]
        if one is None and (last is None or begins > last):
            goes_on = last is None or event.cut or not self._keep
            return _Verdict.TAKE if goes_on else _Verdict.LEAVE
        if one is None:
            if self._keep:
                return _Verdict.LEAVE
            return _Verdict.TAKE if begins > self._now else _Verdict.PAST
        stands = self._stands(event, one, date)
        if stands and one.state in ROOM_HOLDING:
            return _Verdict.LEAVE
        if one.begins_utc <= self._now:
            return _Verdict.LEAVE if stands else _Verdict.PAST
        if stays(one):
            return _Verdict.KEPT
        return _Verdict.LEAVE if self._keep else _Verdict.TAKE

    def _about(self, date: EventDate, room: str, taken: Taken) -> list[Problem]:
        """What is in the way of a date that is written."""
        day = date.begins.date()
        if taken.why == InTheWay.OWN_SERIES:
            return [Problem("", "date_in_own_series", {"day": day})]
        if taken.why:
            return [Problem("", "date_clashes", {"day": day, "title": taken.title})]
        return self._rooms.closed(room, date) if date.moments[1] > self._now else []

    def _is_read(self, event: Event) -> bool:
        """Whether what the event says can be followed: also that nothing of it is left."""
        if event.problem is not None:
            return event.problem.code in _NOTHING_LEFT
        return bool(event.title)

    def _room_of(self, event: Event, date: EventDate | None = None) -> str:
        """The key of the room of an event, or of one of its dates."""
        name = (date.room if date else "") or event.room or self._options.room
        booking = self._known.of(event).booking
        if not name and booking is not None:
            return self._rooms.key_of(booking.room_id)
        return self._rooms.key(name)

    def _gone(self, event: Event, known: Known) -> tuple[Occurrence, ...]:
        """The dates to come that are here and no longer in the calendar."""
        if self._keep or known.booking is None:
            return ()
        keys = {self._room_of(event, date) for date in (None, *event.dates)}
        rooms = frozenset(id_ for key in keys if (id_ := self._rooms.room_id(key)))
        return gone(event, known.dates, rooms, self._now)

    def _stands(self, event: Event, one: Occurrence, date: EventDate) -> bool:
        """Whether a date is here as the calendar has it."""
        room_id = self._rooms.room_id(self._room_of(event, date))
        return same(one, date, event) and one.room_id == room_id
