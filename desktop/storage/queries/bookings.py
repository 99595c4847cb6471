"""What is booked: the dates that hold a room, and the blocks of the calendar."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.domain.rooms.plan import HeldTime
from desktop.domain.rooms.week import BookedBlock
from desktop.domain.vocabulary import ROOM_HOLDING, ActivityState, OccurrenceState
from desktop.models import Activity, Booking, Group, Occurrence, Partner, Person

_A_DAY = timedelta(hours=26)
"""Longer than any date that ends on the day it begins, also when the clock is changed."""

SHOWN = (
    OccurrenceState.BOOKED,
    OccurrenceState.OPTION,
    OccurrenceState.CLASH,
    OccurrenceState.SKIPPED,
)


def during(begins: datetime, ends: datetime) -> ColumnElement[bool]:
    """Whether a date has time in common with that range (UTC, half-open).

    What begins nearby and what runs over midnight are found by an index of their own, so that
    a full year costs no more than an empty one.
    """
    return and_(
        Occurrence.begins_utc < ends,
        Occurrence.ends_utc > begins,
        or_(Occurrence.begins_utc > begins - _A_DAY, Occurrence.ends_day > Occurrence.day),
    )


def held(
    session: Session,
    wholes: Collection[UUID],
    begins: datetime,
    ends: datetime,
    without: Collection[UUID] = (),
) -> tuple[HeldTime, ...]:
    """Every date that holds (a part of) those rooms in the range, but for `without`, in order."""
    rows = session.execute(
        select(
            Occurrence.id,
            Occurrence.booking_id,
            Occurrence.room_id,
            Occurrence.begins_utc,
            Occurrence.ends_utc,
            Occurrence.title,
            Booking.title.label("series_title"),
            Booking.booker_group_id,
        )
        .join(Booking, Booking.id == Occurrence.booking_id)
        .where(
            Occurrence.whole_id.in_(wholes),
            Occurrence.state.in_(ROOM_HOLDING),
            during(begins, ends),
        )
        .order_by(Occurrence.begins_utc, Occurrence.id)
    )
    left_out = frozenset(without)
    return tuple(
        HeldTime(
            row.id,
            row.booking_id,
            row.room_id,
            row.begins_utc,
            row.ends_utc,
            row.title or row.series_title,
            row.booker_group_id,
        )
        for row in rows
        if row.id not in left_out
    )


def blocks(
    session: Session, wholes: Collection[UUID], begins: datetime, ends: datetime
) -> list[BookedBlock]:
    """The dates in the calendar in that range (UTC), in order of begin."""
    return _read(
        session,
        _blocks().where(
            Occurrence.whole_id.in_(wholes), Occurrence.state.in_(SHOWN), during(begins, ends)
        ),
    )


def block(session: Session, occurrence_id: UUID) -> BookedBlock | None:
    """One date, whatever its state; None when there is no such date."""
    return next(iter(_read(session, _blocks().where(Occurrence.id == occurrence_id))), None)


def blocks_of(session: Session, booking_id: UUID) -> list[BookedBlock]:
    """Every date of a booking, in order of begin."""
    return _read(session, _blocks().where(Occurrence.booking_id == booking_id))


def dates_of(session: Session, booking_id: UUID) -> list[Occurrence]:
    """Every date of a booking as records, in order of begin."""
    found = session.scalars(
        select(Occurrence)
        .where(Occurrence.booking_id == booking_id)
        .order_by(Occurrence.begins_utc, Occurrence.id)
    )
    return list(found)


def _blocks() -> Select[Occurrence, Booking, str | None, str | None, str | None, UUID | None, bool]:
    other = aliased(Occurrence)
    logged = (
        select(Activity.id)
        .where(Activity.occurrence_id == Occurrence.id, Activity.state != ActivityState.STRUCK)
        .limit(1)
        .scalar_subquery()
    )
    series = exists().where(other.booking_id == Occurrence.booking_id, other.id != Occurrence.id)
    return (
        select(
            Occurrence,
            Booking,
            Person.first_name,
            Group.name,
            Partner.name,
            logged.label("logged"),
            series.label("series"),
        )
        .join(Booking, Booking.id == Occurrence.booking_id)
        .outerjoin(Person, Person.id == Booking.booker_person_id)
        .outerjoin(Group, Group.id == Booking.booker_group_id)
        .outerjoin(Partner, Partner.id == Booking.booker_partner_id)
        .where(~Booking.struck)
        .order_by(Occurrence.begins_utc, Occurrence.id)
    )


def _read(
    session: Session,
    query: Select[Occurrence, Booking, str | None, str | None, str | None, UUID | None, bool],
) -> list[BookedBlock]:
    return [
        BookedBlock(
            id=date.id,
            booking_id=booking.id,
            room_id=date.room_id,
            title=date.title or booking.title,
            begins=datetime.combine(date.day, date.begins),
            ends=datetime.combine(date.ends_day, date.ends),
            state=date.state,
            series=series or bool(booking.rule),
            reason=date.passed or date.reason,
            booker_kind=booking.booker_kind,
            booker=person or group or partner or "",
            people=booking.people,
            logged=logged,
            version=date.version,
        )
        for date, booking, person, group, partner, logged, series in session.execute(query)
    ]
