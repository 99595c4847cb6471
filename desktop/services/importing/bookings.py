"""A calendar: what each event becomes, and then its bookings with their dates.

What stands keeps its room; then the order of the file decides. A date that finds the room
taken comes in as a clash: visible, but it holds nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.errors import Problem
from desktop.domain.identity import new_id
from desktop.domain.names import fold
from desktop.domain.reading.calendar import Event, EventDate
from desktop.domain.reading.rehearsal import Change, Fate, Made, Options, RowOutcome
from desktop.domain.reading.table import text_of
from desktop.domain.rooms.plan import InTheWay
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState
from desktop.models import Booking, Occurrence
from desktop.services.importing.booking_dates import gone, matched, our_name, same_time, stays
from desktop.services.importing.booking_rooms import BookingRooms, Taken
from desktop.services.importing.places import Places
from desktop.storage.queries import importing as queries
from desktop.storage.queries import rooms as room_queries

_LONGEST_REASON = 120
_NOTHING_LEFT = ("event_cancelled", "event_without_dates")
_FREE = Taken()


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date to write: where, what is in its way, and the record it changes (None: a new one)."""

    date: EventDate
    room: str
    taken: Taken = _FREE
    occurrence: Occurrence | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A booking to write; `gone` are dates that are no longer in the calendar.

    Of a `part` (its dates in another room than its own) the booking itself stays as it is.
    """

    event: Event
    id: UUID
    room: str
    dates: tuple[_Dated, ...] = ()
    gone: tuple[Occurrence, ...] = ()
    booking: Booking | None = None
    part: bool = False


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
        self._bookings = self._find_bookings(events, community_id)
        self._dates = queries.occurrences(session, [b.id for b in self._bookings.values()])
        self._rooms = BookingRooms(session, self._places, self._community)
        self._look(events)
        self._entries: list[_Entry] = []
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
            for dated in entry.dates:
                self._write_date(booking, dated)

    def _written(self, entry: _Entry, run_id: UUID) -> Booking:
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
        elif entry.part or not entry.event.dates:
            return booking
        elif entry.event.own:
            booking.title = entry.event.title
            return booking
        event = entry.event
        booking.title, booking.room_id, booking.rule = event.title, room_id, event.rule
        booking.day = event.begins.date() if event.begins else None
        booking.begins = event.begins.time() if event.begins else None
        booking.ends = event.ends.time() if event.ends else None
        booking.open_ended, booking.grown_until = event.open_until is not None, event.open_until
        return booking

    def _write_date(self, booking: Booking, dated: _Dated) -> None:
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
        occurrence.state = OccurrenceState.CLASH if dated.taken.why else OccurrenceState.BOOKED
        occurrence.why = dated.taken.why
        occurrence.reason = dated.taken.title[:_LONGEST_REASON]
        occurrence.title = at.title

    def _find_bookings(
        self, events: Sequence[Event], community_id: UUID | None
    ) -> dict[str, Booking]:
        """The bookings that are here, by UID: read in before, or made here and written out."""
        if community_id is None:
            return {}
        by_uid = queries.bookings(self._session, [event.uid for event in events])
        found = {uid: b for (owner, uid), b in by_uid.items() if owner == community_id}
        for event in events:
            named = our_name(event.uid)
            if named is not None and event.uid not in found:
                booking = self._session.get(Booking, named.booking_id)
                if booking and booking.community_id == community_id and not booking.struck:
                    found[event.uid] = booking
        return found

    def _look(self, events: Sequence[Event]) -> None:
        """Reads who holds the rooms of the calendar, but for its own dates that leave."""
        keys = {
            self._room_of(event, date, self._bookings.get(event.uid))
            for event in events
            for date in event.dates
            if self._has_room(event, date)
        }
        dates = [date for event in events for date in event.dates]
        self._rooms.look(keys, dates, self._leaving(events), self._now)

    def _has_room(self, event: Event, date: EventDate) -> bool:
        """Whether the calendar says where a date is, or somebody did."""
        named = date.room or event.room or self._options.room
        return bool(named) or event.uid in self._bookings

    def _stored(self, event: Event, booking: Booking | None) -> list[Occurrence]:
        """The dates here that the event is about."""
        if booking is None:
            return []
        dates = self._dates.get(booking.id, [])
        named = our_name(event.uid)
        if named is None or named.room_id is None:
            return dates
        return [one for one in dates if one.room_id == named.room_id]

    def _leaving(self, events: Sequence[Event]) -> frozenset[UUID]:
        """Dates that are here and will move or go: they do not hold their old place."""
        leaving: set[UUID] = set()
        for event in events:
            booking = self._bookings.get(event.uid)
            stored = self._stored(event, booking)
            if booking is None or not self._is_read(event):
                continue
            rooms = self._room_ids(event, booking)
            leaving |= {one.id for one in gone(event, stored, rooms, self._now)}
            leaving |= {
                one.id
                for date, one in matched(event.dates, stored)
                if one is not None
                and not stays(one)
                and one.begins_utc > self._now
                and not self._stands(one, date, self._room_of(event, date, booking))
            }
        return frozenset() if self._keep else frozenset(leaving)

    def _outcome(self, event: Event) -> RowOutcome:
        outcome = RowOutcome(event.row, Fate.NEW, event.title, _detail(event))
        booking = self._bookings.get(event.uid)
        if event.problem and not (booking and self._is_read(event)):
            return replace(outcome, fate=Fate.REJECTED, problems=(event.problem,))
        if not event.title:
            problem = Problem("activity", "event_without_title")
            return replace(outcome, fate=Fate.REJECTED, problems=(problem,))
        if not self._has_room(event, event.dates[0] if event.dates else _NOWHERE):
            return replace(outcome, fate=Fate.REJECTED, problems=(Problem("room", "no_room"),))
        notices = [*event.notices, *_about_series(event)]
        entry = self._entry(event, booking, notices)
        outcome = replace(outcome, notices=tuple(notices))
        changes = _changes(entry) if booking else ()
        if booking is not None and not changes:
            return replace(outcome, fate=Fate.SAME)
        self._entries.append(entry)
        return replace(outcome, fate=Fate.UPDATED if booking else Fate.NEW, changes=changes)

    def _entry(self, event: Event, booking: Booking | None, notices: list[Problem]) -> _Entry:
        """What is to be written for an event; what is worth a look goes to `notices`."""
        stored = self._stored(event, booking)
        last = max((one.begins_utc for one in stored), default=None)
        entry_id = booking.id if booking else new_id()
        dated: list[_Dated] = []
        past = 0
        for date, one in matched(event.dates, stored):
            room = self._room_of(event, date, booking)
            verdict = self._verdict(event, date, one, room, last)
            past += verdict is _Verdict.PAST
            if verdict is _Verdict.KEPT:
                notices.append(Problem("", "date_kept", {"day": date.begins.date()}))
            if verdict is not _Verdict.TAKE:
                continue
            taken = self._rooms.take(room, entry_id, date, date.title or event.title)
            notices += self._about(date, room, taken)
            waits = one is not None and one.state is OccurrenceState.CLASH
            if not (taken.why and waits and one and self._stands(one, date, room)):
                dated.append(_Dated(date, room, taken, one))
        if past:
            notices.append(Problem("", "dates_past", {"n": past}))
        named = our_name(event.uid)
        return _Entry(
            event,
            entry_id,
            self._room_of(event, None, booking),
            tuple(dated),
            () if self._keep else gone(event, stored, self._room_ids(event, booking), self._now),
            booking,
            part=booking is not None and named is not None and named.room_id is not None,
        )

    def _verdict(
        self,
        event: Event,
        date: EventDate,
        one: Occurrence | None,
        room: str,
        last: datetime | None,
    ) -> "_Verdict":
        """What happens with a date; `last` is the begin of the last date that is here."""
        begins = date.moments[0]
        if one is None and (last is None or begins > last):
            goes_on = last is None or event.cut or not self._keep
            return _Verdict.TAKE if goes_on else _Verdict.LEAVE
        if one is None:
            if self._keep:
                return _Verdict.LEAVE
            return _Verdict.TAKE if begins > self._now else _Verdict.PAST
        stands = self._stands(one, date, room)
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
        return event.problem is None or event.problem.code in _NOTHING_LEFT

    def _room_of(self, event: Event, date: EventDate | None, booking: Booking | None) -> str:
        """The key of the room of an event, or of one of its dates."""
        name = (date.room if date else "") or event.room or self._options.room
        if not name and booking is not None:
            return self._rooms.key_of(booking.room_id)
        return self._rooms.key(name)

    def _room_ids(self, event: Event, booking: Booking | None) -> frozenset[UUID]:
        """The rooms that are there and that an event is about."""
        keys = {self._room_of(event, date, booking) for date in (None, *event.dates)}
        return frozenset(id_ for key in keys if (id_ := self._rooms.room_id(key)))

    def _stands(self, one: Occurrence, date: EventDate, room: str) -> bool:
        """Whether a date is here as the calendar has it."""
        return same_time(one, date) and one.room_id == self._rooms.room_id(room)


class _Verdict(Enum):
    """What happens with a date of the calendar.

    TAKE: it is written. LEAVE: it is here already. KEPT: somebody changed it here, and so it
    stays. PAST: it is past, and stays as it is here.
    """

    TAKE = auto()
    LEAVE = auto()
    KEPT = auto()
    PAST = auto()


def _about_series(event: Event) -> list[Problem]:
    """How far a series is read in that is longer than that."""
    notices = []
    if event.early and event.dates:
        notices.append(Problem("", "series_early", {"day": event.dates[0].begins.date()}))
    if event.cut and event.dates:
        notices.append(Problem("", "series_cut", {"day": event.dates[-1].begins.date()}))
    if event.open_until and event.dates:
        notices.append(Problem("", "series_open", {"day": event.dates[-1].begins.date()}))
    return notices


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
    renamed = booking is not None and fold(booking.title) != fold(entry.event.title)
    if booking is not None and renamed and not entry.part:
        changes.append(Change("activity", booking.title, entry.event.title))
    return tuple(changes)


def _detail(event: Event) -> str:
    if not event.dates:
        return event.room
    first = event.dates[0]
    times = f"{text_of(first.begins.time())}–{text_of(first.ends.time())}"
    many = f" × {len(event.dates)}" if len(event.dates) > 1 else ""
    return " · ".join(p for p in (text_of(first.begins.date()), times + many, event.room) if p)
