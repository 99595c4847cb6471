"""Open-ended series run a year ahead; options that nobody confirmed lapse."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.rooms.plan import FIRM, Fate, Slot
from desktop.domain.rooms.rule_text import repeat_of, rule_text
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Booking, Occurrence
from desktop.services.bookings.facts import Replaced, ahead, make_plan
from desktop.services.bookings.shown import wish_of
from desktop.services.bookings.writing import let_go, new_date, place, put
from desktop.storage.queries import bookings, rooms

LAPSED = "lapsed"
_IN_ONE_GO = timedelta(days=7)
"""Series grow by the week, not each day a little."""


def is_due(session: Session, clock: Clock) -> bool:
    """Whether there is anything to do."""
    series = session.scalar(select(Booking.id).where(_growing(clock)).limit(1))
    options = session.scalar(select(Occurrence.id).where(_lapsing(clock)).limit(1))
    return series is not None or options is not None


def grow(session: Session, clock: Clock) -> int:
    """Does it, and gives the number of dates that were made or lapsed."""
    changed = 0
    for option in session.scalars(select(Occurrence).where(_lapsing(clock))).all():
        let_go(option, OccurrenceState.CANCELLED, LAPSED)
        changed += 1
    session.flush()
    for booking in session.scalars(select(Booking).where(_growing(clock)).order_by(Booking.id)):
        rooms.lock(session, booking.community_id)
        changed += _grow(session, clock, booking)
    return changed


def end_before(booking: Booking, day: date) -> None:
    """Lets a series stop before that day: it does not go on by itself any more."""
    booking.open_ended, booking.grown_until = False, None
    repeat = repeat_of(booking.day, booking.rule) if booking.day and booking.rule else None
    if repeat is not None and booking.day is not None and booking.day < day:
        shorter = replace(repeat, last_day=day - timedelta(days=1), times=None)
        booking.rule = rule_text(booking.day, shorter)


def forget_skipped(session: Session, booking_id: UUID, since: datetime) -> None:
    """Cancels the skipped dates from that moment on: there is no series to come back to."""
    for date_ in bookings.dates_of(session, booking_id):
        if date_.state is OccurrenceState.SKIPPED and date_.begins_utc >= since:
            date_.state = OccurrenceState.CANCELLED


def _grow(session: Session, clock: Clock, booking: Booking) -> int:
    dates = bookings.dates_of(session, booking.id)
    wish = wish_of(session, booking, dates)
    until = ahead(clock.today())
    here = rooms.rules(session, booking.community_id)
    plan = make_plan(session, clock, wish, {}, Replaced(since=booking.grown_until), here)
    known = {room.id: room for room in here}
    for slot in plan.slots:
        occurrence = new_date(session, booking, slot, wish.begins)
        _put_unasked(occurrence, slot, known[slot.room_id], clock.today())
        session.flush()
    booking.grown_until = until
    return len(plan.slots)


def _put_unasked(occurrence: Occurrence, slot: Slot, room: RoomRules, today: date) -> None:
    """Where nobody could be asked: a taken room waits as a clash, a closed one is skipped."""
    if slot.fate is not Fate.BLOCKED:
        put(occurrence, slot, room, None, today)
        return
    firm = next((o for o in slot.obstacles if o.kind in FIRM), None)
    met = firm or next(o for o in slot.obstacles if not o.notice)
    place(occurrence, room, slot.span)
    state = OccurrenceState.CLASH if firm else OccurrenceState.SKIPPED
    let_go(occurrence, state, met.kind.value, met.name)


def _growing(clock: Clock) -> ColumnElement[bool]:
    return and_(
        Booking.open_ended,
        ~Booking.struck,
        Booking.grown_until <= ahead(clock.today()) - _IN_ONE_GO,
    )


def _lapsing(clock: Clock) -> ColumnElement[bool]:
    return and_(
        Occurrence.state == OccurrenceState.OPTION,
        or_(Occurrence.option_until < clock.today(), Occurrence.begins_utc <= clock.now()),
    )
