"""Reading what asks for a step: clashes, residents, ties, activities, loose names."""

from collections import defaultdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session

from desktop.domain.today import (
    ATTENDANCE_BEHIND,
    BOOKING_BEHIND,
    CLASH_AHEAD,
    Attention,
    AttentionKind,
    overlap,
)
from desktop.domain.vocabulary import IN_LOG, ROOM_HOLDING, ActivityState, OccurrenceState
from desktop.models import (
    Activity,
    Attendance,
    Booking,
    Community,
    Occurrence,
    Programme,
    Room,
    UnmatchedName,
)
from desktop.storage.queries import attention_people, ties_attention
from desktop.storage.queries.logged import entries_of
from desktop.storage.queries.today import of


def attention(
    session: Session, today: date, now: datetime, community_id: UUID | None
) -> list[Attention]:
    """Everything that asks for a step, in no particular order."""
    return [
        *_clashes(session, today, now, community_id),
        *attention_people.attention(session, today, community_id),
        *ties_attention.attention(session, today, community_id),
        *_unlogged(session, today, now, community_id),
        *_unattended(session, today, now, community_id),
        *_unmatched(session, today, community_id),
    ]


def _clashes(
    session: Session, today: date, now: datetime, community_id: UUID | None
) -> list[Attention]:
    """Clashes ahead, each with the time at which two groups would be in the room."""
    rows = session.execute(
        select(
            Occurrence.id, Occurrence.community_id, Occurrence.room_id, Room.name,
            Occurrence.day, Occurrence.begins, Occurrence.ends_day, Occurrence.ends,
        )
        .join(Room, Room.id == Occurrence.room_id)
        .join(Booking, Booking.id == Occurrence.booking_id)
        .where(
            of(Occurrence.community_id, community_id),
            Occurrence.state == OccurrenceState.CLASH,
            Occurrence.ends_utc > now,
            Occurrence.day <= today + CLASH_AHEAD,
            ~Booking.struck,
        )
    ).all()  # fmt: skip
    if not rows:
        return []
    holders: dict[UUID, list[tuple[datetime, datetime]]] = {}
    for held in session.execute(
        select(
            Occurrence.room_id, Occurrence.day, Occurrence.begins,
            Occurrence.ends_day, Occurrence.ends,
        )
        .where(
            Occurrence.room_id.in_({row.room_id for row in rows}),
            Occurrence.day.in_({row.day for row in rows}),
            Occurrence.state.in_(ROOM_HOLDING),
        )
    ):  # fmt: skip
        span = (datetime.combine(held.day, held.begins), datetime.combine(held.ends_day, held.ends))
        holders.setdefault(held.room_id, []).append(span)
    found = []
    for row in rows:
        span = (datetime.combine(row.day, row.begins), datetime.combine(row.ends_day, row.ends))
        begins, ends = overlap(span, holders.get(row.room_id, ()))
        found.append(
            Attention(
                AttentionKind.CLASH,
                row.id,
                row.community_id,
                row.name,
                begins.date(),
                begins.time(),
                ends.time(),
            )
        )
    return found


def _unlogged(
    session: Session, today: date, now: datetime, community_id: UUID | None
) -> list[Attention]:
    """Bookings of the days before today of which the log does not say whether they took place."""
    rows = session.execute(
        select(
            Occurrence.id, Occurrence.community_id, Occurrence.title, Booking.title.label("series"),
            Occurrence.day, Occurrence.begins, Occurrence.ends,
            Occurrence.room_id, Occurrence.begins_utc, Occurrence.ends_utc,
        )
        .join(Booking, Booking.id == Occurrence.booking_id)
        .where(
            of(Occurrence.community_id, community_id),
            Occurrence.state == OccurrenceState.BOOKED,
            Occurrence.day >= today - BOOKING_BEHIND,
            Occurrence.day < today,
            Occurrence.ends_utc <= now,
            ~Booking.struck,
        )
    ).all()  # fmt: skip
    logged = entries_of(session, rows)
    return [
        Attention(
            AttentionKind.BOOKING,
            row.id,
            row.community_id,
            row.title or row.series,
            row.day,
            row.begins,
            row.ends,
        )
        for row in rows
        if row.id not in logged
    ]


def _unattended(
    session: Session, today: date, now: datetime, community_id: UUID | None
) -> list[Attention]:
    """Activities that are over and say of nobody that they were there; concepts too."""
    somebody = or_(
        exists().where(Attendance.activity_id == Activity.id, ~Attendance.struck),
        exists().where(
            UnmatchedName.activity_id == Activity.id, UnmatchedName.resolved_on.is_(None)
        ),
    )
    rows = session.execute(
        select(
            Activity.id, Activity.community_id, Programme.name,
            Activity.day, Activity.begins, Activity.ends,
        )
        .join(Programme, Programme.id == Activity.programme_id)
        .where(
            of(Activity.community_id, community_id),
            Activity.day > today - ATTENDANCE_BEHIND,
            Activity.ends_utc <= now,
            or_(
                Activity.state == ActivityState.CONCEPT,
                and_(Activity.state == ActivityState.HELD, Activity.guests == 0, ~somebody),
            ),
        )
    )  # fmt: skip
    return [
        Attention(
            AttentionKind.ATTENDANCE,
            row.id,
            row.community_id,
            row.name,
            row.day,
            row.begins,
            row.ends,
        )
        for row in rows
    ]


def _unmatched(session: Session, today: date, community_id: UUID | None) -> list[Attention]:
    """Names in lists that nobody bears, per community, with the last activity that has one."""
    rows = session.execute(
        select(
            UnmatchedName.community_id, Community.name, UnmatchedName.name_key,
            Activity.id, Activity.day,
        )
        .join(Community, Community.id == UnmatchedName.community_id)
        .join(Activity, Activity.id == UnmatchedName.activity_id)
        .where(
            of(UnmatchedName.community_id, community_id),
            UnmatchedName.resolved_on.is_(None),
            UnmatchedName.expires_on > today,
            Activity.state.in_(IN_LOG),
        )
        .order_by(Activity.day.desc(), Activity.id)
    ).all()  # fmt: skip
    names: defaultdict[UUID, set[str]] = defaultdict(set)
    for row in rows:
        names[row.community_id].add(row.name_key)
    last = {row.community_id: row for row in reversed(rows)}
    return [
        Attention(AttentionKind.UNMATCHED, row.id, here, row.name, row.day, count=len(names[here]))
        for here, row in last.items()
    ]
