"""Use cases of the booking calendar; a preview and what is saved come from one plan."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Conflict, Refused
from desktop.domain.identity import new_id
from desktop.domain.rooms.changes import (
    DID_NOT_HAPPEN,
    BookerChoices,
    BookingDetails,
    Change,
    Scope,
    WayOut,
    WaysOut,
)
from desktop.domain.rooms.plan import BookingPlan, Fate
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.week import Agenda
from desktop.domain.rooms.wish import Decision, Wish
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState
from desktop.models import Booking, Occurrence
from desktop.services.bookings import clashes, growing, shown
from desktop.services.bookings.changing import Changing
from desktop.services.bookings.facts import (
    ahead,
    lock_rooms_beside,
    make_plan,
    room_of,
    same_outcome,
)
from desktop.services.bookings.writing import describe, hold, let_go, new_date, put
from desktop.storage.database import Database
from desktop.storage.queries import rooms


class Bookings:
    """The calendar of the rooms. No two dates ever hold one room at one time.

    Each writing use case first holds the rooms of the community, then plans with what the
    calendar says at that moment; the store itself refuses what would overlap nevertheless.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def agenda(self, first: date, days: int, community_id: UUID | None) -> Agenda:
        """The rooms of a community (of all) for `days` days from `first` on."""
        with self._database.read() as session:
            return shown.agenda(session, first, days, community_id)

    def details(self, occurrence_id: UUID) -> BookingDetails:
        """A date with its booking. Raises Refused(booking_gone)."""
        with self._database.read() as session:
            return shown.details(session, self._clock, occurrence_id)

    def bookers(self, community_id: UUID) -> BookerChoices:
        """Who can be named as the one who books there."""
        with self._database.read() as session:
            return shown.bookers(session, community_id, self._clock.today())

    def rehearse(self, wish: Wish, decisions: Mapping[date, Decision]) -> BookingPlan:
        """What booking this would do, date by date. Raises Refused for the wish itself."""
        with self._database.read() as session:
            return make_plan(session, self._clock, wish, decisions)

    def book(self, wish: Wish, decisions: Mapping[date, Decision], seen: BookingPlan) -> UUID:
        """Books what `seen` shows and gives the id of the booking.

        Raises Refused as `rehearse` does, and Conflict(calendar_changed) with the new plan when
        the calendar is no longer as it was shown; then nothing is written.
        """
        with self._database.write("bookings.book") as session:
            community_id = lock_rooms_beside(session, wish.room_id)
            here = rooms.rules(session, community_id)
            plan = make_plan(session, self._clock, wish, decisions, known=here)
            if not plan.decided or not same_outcome(seen, plan):
                raise Conflict("calendar_changed", theirs=plan)
            booking = Booking(id=new_id(), community_id=community_id)
            describe(booking, wish, ahead(self._clock.today()))
            session.add(booking)
            self._write_dates(session, booking, wish, decisions, plan, here)
            return booking.id

    def rehearse_change(self, change: Change, decisions: Mapping[date, Decision]) -> BookingPlan:
        """What a change would do, date by date. Raises Refused, Conflict(changed_elsewhere)."""
        with self._database.read() as session:
            return Changing(session, self._clock, change).plan(decisions)

    def change(self, change: Change, decisions: Mapping[date, Decision], seen: BookingPlan) -> None:
        """Changes this date, this and later ones, or all to come; what is past stays.

        Dates that somebody changed or cancelled by hand stay as they are, and every date keeps
        its id. Raises as `book` does, and Conflict(changed_elsewhere) when somebody changed the
        booking meanwhile.
        """
        with self._database.write("bookings.change") as session:
            changing = Changing(session, self._clock, change)
            rooms.lock(session, changing.community_id)
            plan = changing.plan(decisions)
            if not plan.decided or not same_outcome(seen, plan):
                raise Conflict("calendar_changed", theirs=plan)
            changing.write(plan, decisions)

    def move(
        self, occurrence_id: UUID, room_id: UUID, begins: datetime, ends: datetime, version: int
    ) -> None:
        """Moves or lengthens this date alone, to local clock times.

        Raises Refused with what is in the way (what would be over already, never could come
        back), Conflict(changed_elsewhere).
        """
        with self._database.write("bookings.move") as session:
            occurrence = self._date(session, occurrence_id, version)
            self._require_to_come(occurrence)
            if ends <= self._clock.local_now().replace(tzinfo=None):
                raise Refused.because("in_the_way_past")
            room = room_of(session, room_id)
            rooms.lock(session, room.community_id)
            clashes.move_to(session, self._clock, occurrence, clashes.Spot(room, begins, ends))

    def cancel(self, occurrence_id: UUID, scope: Scope, reason: str = "") -> int:
        """Cancels this date, this and later ones, or all to come; gives how many it were.

        A series that loses its later dates does not go on. Raises Refused(booking_gone,
        booking_past).
        """
        with self._database.write("bookings.cancel") as session:
            occurrence = self._date(session, occurrence_id)
            booking = session.get_one(Booking, occurrence.booking_id)
            dates = self._in_scope(session, occurrence, scope)
            if not dates:
                raise Refused.because("booking_past")
            for date_ in dates:
                let_go(date_, OccurrenceState.CANCELLED, reason=reason.strip())
                date_.by_hand = True
            if scope is not Scope.THIS:
                growing.forget_skipped(session, booking.id, min(d.begins_utc for d in dates))
                growing.end_before(booking, min(d.day for d in dates))
            return len(dates)

    def confirm(self, occurrence_id: UUID, scope: Scope) -> int:
        """Makes options of this date, this and later ones, or all to come bookings; how many."""
        with self._database.write("bookings.confirm") as session:
            occurrence = self._date(session, occurrence_id)
            options = [
                date_
                for date_ in self._in_scope(session, occurrence, scope)
                if date_.state is OccurrenceState.OPTION
            ]
            for date_ in options:
                hold(date_)
                date_.option_until = None
            return len(options)

    def did_not_happen(self, occurrence_id: UUID) -> None:
        """Says that a booking did not take place ("ging niet door"). Raises Refused."""
        with self._database.write("bookings.did_not_happen") as session:
            occurrence = self._date(session, occurrence_id)
            if occurrence.state not in ROOM_HOLDING:
                raise Refused.because("booking_gone")
            let_go(occurrence, OccurrenceState.CANCELLED, DID_NOT_HAPPEN)
            occurrence.by_hand = True

    def ways_out(self, occurrence_id: UUID) -> WaysOut:
        """How a clash can be solved. Raises Refused(no_clash) when it is none any more."""
        with self._database.read() as session:
            return clashes.ways_out(session, self._clock, self._date(session, occurrence_id))

    def take(self, occurrence_id: UUID, way: WayOut) -> None:
        """Solves the clash that way. Conflict(calendar_changed) with the ways there are now."""
        with self._database.write("bookings.solve") as session:
            occurrence = self._date(session, occurrence_id)
            rooms.lock(session, occurrence.community_id)
            clashes.take(session, self._clock, occurrence, way)

    def rebook(self, occurrence_id: UUID) -> None:
        """Books a skipped date after all. Raises Refused with what is in the way."""
        with self._database.write("bookings.rebook") as session:
            occurrence = self._date(session, occurrence_id)
            self._require_to_come(occurrence)
            if occurrence.state is not OccurrenceState.SKIPPED:
                raise Refused.because("booking_gone")
            rooms.lock(session, occurrence.community_id)
            room = room_of(session, occurrence.room_id)
            begins = datetime.combine(occurrence.day, occurrence.begins)
            ends = datetime.combine(occurrence.ends_day, occurrence.ends)
            spot = clashes.Spot(room, begins, ends)
            clashes.move_to(session, self._clock, occurrence, spot, by_hand=False)

    def grow(self) -> int:
        """Gives open-ended series their dates a year ahead, and lapses options; how many dates.

        To be called now and then; it writes only when there is something to do.
        """
        with self._database.read() as session:
            if not growing.is_due(session, self._clock):
                return 0
        with self._database.write("bookings.grow", undoable=False) as session:
            return growing.grow(session, self._clock)

    def _write_dates(
        self,
        session: Session,
        booking: Booking,
        wish: Wish,
        decisions: Mapping[date, Decision],
        plan: BookingPlan,
        here: Collection[RoomRules],
    ) -> None:
        known = {room.id: room for room in here}
        today = self._clock.today()
        for slot in plan.slots:
            if slot.fate is not Fate.DROP:
                occurrence = new_date(session, booking, slot, wish.begins)
                put(occurrence, slot, known[slot.room_id], decisions.get(slot.day), today)

    def _date(
        self, session: Session, occurrence_id: UUID, version: int | None = None
    ) -> Occurrence:
        occurrence = session.get(Occurrence, occurrence_id)
        if occurrence is None or occurrence.state is OccurrenceState.STRUCK:
            raise Refused.because("booking_gone")
        if version is not None and occurrence.version != version:
            raise Conflict
        return occurrence

    def _require_to_come(self, occurrence: Occurrence) -> None:
        if occurrence.ends_utc <= self._clock.now():
            raise Refused.because("booking_past")

    def _in_scope(self, session: Session, occurrence: Occurrence, scope: Scope) -> list[Occurrence]:
        """The dates to come that hold a room or wait for one."""
        return shown.in_scope(session, occurrence, scope, self._clock.now())
