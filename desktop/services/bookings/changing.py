"""Changing what is booked: the dates of the series find their new place and keep their id."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Conflict, Refused
from desktop.domain.rooms.changes import Change, Scope
from desktop.domain.rooms.plan import BookingPlan, Fate, Slot
from desktop.domain.rooms.repeat import Repeat
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.wish import Choice, Decision, Wish
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState
from desktop.models import Booking, Occurrence
from desktop.services.bookings.facts import Replaced, ahead, make_plan, room_of
from desktop.services.bookings.writing import (
    day_of_series,
    describe,
    let_go,
    name_of_date,
    new_date,
    put,
)
from desktop.storage.queries import bookings, rooms

_SET_ASIDE = OccurrenceState.CANCELLED


class Changing:
    """One change in the session it is planned and written in."""

    def __init__(self, session: Session, clock: Clock, change: Change) -> None:
        """Raises Refused(booking_gone, booking_past), Conflict(changed_elsewhere)."""
        self._session = session
        self._clock = clock
        self._scope = change.scope
        occurrence = session.get(Occurrence, change.occurrence_id)
        if occurrence is None or occurrence.state is OccurrenceState.STRUCK:
            raise Refused.because("booking_gone")
        self._occurrence = occurrence
        self._booking = session.get_one(Booking, occurrence.booking_id)
        if self._booking.version != change.version:
            raise Conflict
        if occurrence.ends_utc <= clock.now() and change.scope is not Scope.ALL:
            raise Refused.because("booking_past")
        if room_of(session, change.wish.room_id).community_id != self.community_id:
            raise Refused.because("booking_elsewhere", "room")
        self._movable = self._find_movable()
        self._wish = self._wish_of(change.wish)

    @property
    def community_id(self) -> UUID:
        """The community whose rooms the change is about."""
        return self._booking.community_id

    def plan(self, decisions: Mapping[date, Decision]) -> BookingPlan:
        """What becomes of each date; a date that was skipped stays so until it is rebooked."""
        return make_plan(
            self._session, self._clock, self._wish, self._still_skipped(decisions), self._replaced()
        )

    def write(self, plan: BookingPlan, decisions: Mapping[date, Decision]) -> None:
        """Writes the plan; dates that have no place any more are cancelled."""
        decisions = self._still_skipped(decisions)
        if self._scope is Scope.THIS:
            self._write_this(plan, decisions)
        else:
            self._write_series(plan, decisions)

    def _find_movable(self) -> list[Occurrence]:
        if self._scope is Scope.THIS:
            return [self._occurrence]
        now = self._clock.now()
        since = self._occurrence.begins_utc if self._scope is Scope.LATER else now
        return [
            date_
            for date_ in bookings.dates_of(self._session, self._booking.id)
            if date_.begins_utc >= since
            and date_.begins_utc > now
            and not date_.by_hand
            and date_.state in (*ROOM_HOLDING, OccurrenceState.CLASH, OccurrenceState.SKIPPED)
        ]

    def _wish_of(self, wish: Wish) -> Wish:
        if self._scope is Scope.THIS:
            return replace(wish, repeat=Repeat())
        return wish

    def _replaced(self) -> Replaced:
        ids = frozenset(date_.id for date_ in self._movable)
        if self._scope is Scope.THIS:
            return Replaced(ids)
        since = max(self._wish.day, self._clock.today())
        if self._scope is Scope.LATER:
            since = max(since, min(self._wish.day, day_of_series(self._occurrence)))
        left = bookings.dates_of(self._session, self._booking.id)
        kept = frozenset(
            day_of_series(date_) for date_ in left if date_.id not in ids and date_.day >= since
        )
        return Replaced(ids, kept, since)

    def _still_skipped(self, decisions: Mapping[date, Decision]) -> dict[date, Decision]:
        if self._scope is Scope.THIS:
            return dict(decisions)
        skipped = {
            day_of_series(date_): Decision(Choice.SKIP, reason=date_.reason)
            for date_ in self._movable
            if date_.state is OccurrenceState.SKIPPED
        }
        return {**skipped, **decisions}

    def _write_this(self, plan: BookingPlan, decisions: Mapping[date, Decision]) -> None:
        (slot,) = plan.slots
        if slot.fate is Fate.DROP:
            let_go(self._occurrence, OccurrenceState.CANCELLED)
        else:
            room = room_of(self._session, slot.room_id)
            put(self._occurrence, slot, room, decisions.get(slot.day), self._clock.today())
        title = self._wish.title.strip()
        self._occurrence.title = "" if title == self._booking.title else title
        self._occurrence.by_hand = True
        self._booking.version += 1

    def _write_series(self, plan: BookingPlan, decisions: Mapping[date, Decision]) -> None:
        known = {r.id: r for r in rooms.rules(self._session, self.community_id)}
        describe(self._booking, self._wish, ahead(self._clock.today()))
        self._booking.version += 1
        wanted = [s for s in plan.slots if s.fate not in (Fate.DROP, Fate.KEEP)]
        places = _places(wanted, self._movable)
        # Nobody holds a room while the dates change places among themselves.
        for date_ in self._movable:
            let_go(date_, _SET_ASIDE)
        self._session.flush()
        for slot in wanted:
            self._write_date(slot, places.get(slot.day), known, decisions)

    def _write_date(
        self,
        slot: Slot,
        date_: Occurrence | None,
        known: Mapping[UUID, RoomRules],
        decisions: Mapping[date, Decision],
    ) -> None:
        if date_ is None:
            date_ = new_date(self._session, self._booking, slot, self._wish.begins)
        else:
            date_.recurrence_id = name_of_date(slot.day, self._wish.begins)
            date_.title = ""
        put(date_, slot, known[slot.room_id], decisions.get(slot.day), self._clock.today())


def _places(slots: list[Slot], dates: list[Occurrence]) -> dict[date, Occurrence]:
    """Which date goes where: the one of that day, and the others in order."""
    by_day = {day_of_series(date_): date_ for date_ in reversed(dates)}
    found = {slot.day: by_day[slot.day] for slot in slots if slot.day in by_day}
    taken = {date_.id for date_ in found.values()}
    others = iter([date_ for date_ in dates if date_.id not in taken])
    for slot in slots:
        if slot.day not in found:
            date_ = next(others, None)
            if date_ is None:
                break
            found[slot.day] = date_
    return found
