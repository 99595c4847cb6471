"""What is booked: the dates that hold a room, and the blocks of the calendar."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, exists, literal, select, union_all
from sqlalchemy.orm import Session, aliased

from desktop.domain.access import Access
from desktop.domain.rooms.plan import HeldTime
from desktop.domain.rooms.week import BookedBlock
from desktop.domain.vocabulary import ROOM_HOLDING, ActivityState, OccurrenceState
from desktop.models import Booking, Group, Occurrence, Partner, Person
from desktop.storage.access import may
from desktop.storage.queries.logged import entries_of

_A_DAY = timedelta(hours=26)
"""Longer than any date that ends on the day it begins, also when the clock is changed."""

SHOWN = (
    OccurrenceState.BOOKED,
    OccurrenceState.OPTION,
    OccurrenceState.CLASH,
    OccurrenceState.SKIPPED,
)


_NEAR, _OVERNIGHT, _OTHER = aliased(Occurrence), aliased(Occurrence), aliased(Occurrence)


def during(wholes: Collection[UUID], begins: datetime, ends: datetime) -> ColumnElement[bool]:
    """Whether a date in (a part of) those rooms has time in common with that range (UTC).

    What begins nearby and what runs over midnight are each found by an index of their own, so
    that a full year costs no more than an empty one. (For an OR of the two SQLite would read
    all that begins before the range ends.)
    """
    return _during(wholes, begins - _A_DAY, begins, ends)


def _during(wholes: Any, earliest: Any, begins: Any, ends: Any) -> ColumnElement[bool]:
    return Occurrence.id.in_(
        union_all(
            select(_NEAR.id).where(
                _NEAR.whole_id.in_(wholes),
                _NEAR.begins_utc < ends,
                _NEAR.begins_utc > earliest,
                _NEAR.ends_utc > begins,
            ),
            select(_OVERNIGHT.id).where(
                _OVERNIGHT.whole_id.in_(wholes),
                _OVERNIGHT.ends_day > _OVERNIGHT.day,
                _OVERNIGHT.begins_utc < ends,
                _OVERNIGHT.begins_utc <= earliest,
                _OVERNIGHT.ends_utc > begins,
            ),
        )
    )


_HELD = (
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
        Occurrence.state.in_(ROOM_HOLDING),
        _during(
            bindparam("wholes", expanding=True),
            bindparam("earliest"),
            bindparam("begins"),
            bindparam("ends"),
        ),
    )
    .order_by(Occurrence.begins_utc, Occurrence.id)
)
"""Made once: a series asks it for every date."""


def held(
    session: Session,
    wholes: Collection[UUID],
    begins: datetime,
    ends: datetime,
    without: Collection[UUID] = (),
    group_id: UUID | None = None,
) -> tuple[HeldTime, ...]:
    """Every date that holds (a part of) those rooms in the range, but for `without`, in order.

    Of one group alone when it is named.
    """
    query = _HELD if group_id is None else _HELD.where(Booking.booker_group_id == group_id)
    rows = session.execute(
        query,
        {"wholes": list(wholes), "earliest": begins - _A_DAY, "begins": begins, "ends": ends},
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


_BLOCKS: Select[*tuple[Any, ...]] = (
    select(
        Occurrence.id,
        Occurrence.booking_id,
        Occurrence.room_id,
        Occurrence.title,
        Occurrence.day,
        Occurrence.begins,
        Occurrence.ends_day,
        Occurrence.ends,
        Occurrence.begins_utc,
        Occurrence.ends_utc,
        Occurrence.state,
        Occurrence.passed,
        Occurrence.reason,
        Occurrence.version,
        Booking.title.label("series_title"),
        Booking.rule,
        Booking.booker_kind,
        Booking.people,
        Group.name.label("group_name"),
        Partner.name.label("partner_name"),
        exists()
        .where(_OTHER.booking_id == Occurrence.booking_id, _OTHER.id != Occurrence.id)
        .label("series"),
    )
    .join(Booking, Booking.id == Occurrence.booking_id)
    .outerjoin(Group, Group.id == Booking.booker_group_id)
    .outerjoin(Partner, Partner.id == Booking.booker_partner_id)
    .where(~Booking.struck)
    .order_by(Occurrence.begins_utc, Occurrence.id)
)
_NAMED_BLOCKS = _BLOCKS.add_columns(Person.first_name).outerjoin(
    Person, Person.id == Booking.booker_person_id
)
# Whoever only sees rooms does not learn who is behind a booking, nor what the log says of it.
_NAMELESS_BLOCKS = _BLOCKS.add_columns(literal("").label("first_name"))


def blocks(
    session: Session, wholes: Collection[UUID], begins: datetime, ends: datetime
) -> list[BookedBlock]:
    """The dates in the calendar in that range (UTC), in order of begin."""
    return _read(session, Occurrence.state.in_(SHOWN), during(wholes, begins, ends))


def block(session: Session, occurrence_id: UUID) -> BookedBlock | None:
    """One date, whatever its state; None when there is no such date."""
    return next(iter(_read(session, Occurrence.id == occurrence_id)), None)


def blocks_of(session: Session, booking_id: UUID) -> list[BookedBlock]:
    """Every date of a booking, in order of begin."""
    return _read(session, Occurrence.booking_id == booking_id)


def dates_of(session: Session, booking_id: UUID) -> list[Occurrence]:
    """Every date of a booking as records, in order of begin."""
    found = session.scalars(
        select(Occurrence)
        .where(Occurrence.booking_id == booking_id)
        .order_by(Occurrence.begins_utc, Occurrence.id)
    )
    return list(found)


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[BookedBlock]:
    by_name = may(session, Access.PEOPLE)
    query = _NAMED_BLOCKS if by_name else _NAMELESS_BLOCKS
    rows = session.execute(query.where(*conditions)).all()
    logged = entries_of(session, rows) if by_name else {}
    return [
        BookedBlock(
            id=row.id,
            booking_id=row.booking_id,
            room_id=row.room_id,
            title=row.title or row.series_title,
            begins=datetime.combine(row.day, row.begins),
            ends=datetime.combine(row.ends_day, row.ends),
            state=row.state,
            series=row.series or bool(row.rule),
            reason=row.passed or row.reason,
            booker_kind=row.booker_kind,
            booker=row.first_name or row.group_name or row.partner_name or "",
            people=row.people,
            logged=logged[row.id].id if row.id in logged else None,
            concept=row.id in logged and logged[row.id].state is ActivityState.CONCEPT,
            version=row.version,
        )
        for row in rows
    ]
