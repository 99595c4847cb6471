"""Reading the timeline of the log in a few queries; never one per row."""

from collections import Counter, defaultdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from desktop.domain.activities import LogLine, MonthTotals, Timeline
from desktop.domain.names import PersonName
from desktop.domain.vocabulary import (
    IN_LOG,
    ActivityState,
    AttendanceKind,
    Initiative,
    OccurrenceState,
)
from desktop.models import (
    Activity,
    Attendance,
    Booking,
    Community,
    Occurrence,
    Person,
    Programme,
    Room,
    UnmatchedName,
)
from desktop.storage.queries.logged import entries_of


def timeline(
    session: Session, community_id: UUID | None, since: date, today: date, now: datetime
) -> Timeline:
    """The log from `since` on, newest day first, each day in order of time."""
    here = _of(community_id)
    logged = _lines(session, here, since)
    waiting = _waiting(session, community_id, today, now)
    lines = sorted((*logged, *waiting), key=lambda line: (line.begins, line.programme))
    before = session.scalar(
        select(func.max(Activity.day)).where(here, Activity.state.in_(IN_LOG), Activity.day < since)
    )
    return Timeline(
        lines=tuple(sorted(lines, key=lambda line: line.day, reverse=True)),
        months=_months(logged),
        since=since,
        earlier=before.replace(day=1) if before else None,
    )


def _of(community_id: UUID | None) -> ColumnElement[bool]:
    if community_id is None:
        return Activity.community_id.is_not(None)
    return Activity.community_id == community_id


def _lines(session: Session, here: ColumnElement[bool], since: date) -> list[LogLine]:
    within = and_(here, Activity.state.in_(IN_LOG), Activity.day >= since)
    rows = session.execute(
        select(
            Activity.id, Community.name.label("community"), Programme.name.label("programme"),
            Activity.day, Activity.begins, Activity.begins_utc, Activity.ends_utc,
            Activity.place, Room.name.label("room"), Activity.state, Activity.guests,
            Activity.initiative, Activity.ambition,
            Person.first_name, Person.infix, Person.surname,
        )
        .join(Community, Community.id == Activity.community_id)
        .join(Programme, Programme.id == Activity.programme_id)
        .outerjoin(Room, Room.id == Activity.room_id)
        .outerjoin(Person, Person.id == Activity.initiator_id)
        .where(within)
    ).all()  # fmt: skip
    named: defaultdict[UUID, list[tuple[AttendanceKind, int]]] = defaultdict(list)
    for activity_id, kind, n in session.execute(
        select(Attendance.activity_id, Attendance.kind, func.count())
        .join(Activity, Activity.id == Attendance.activity_id)
        .where(within, ~Attendance.struck)
        .group_by(Attendance.activity_id, Attendance.kind)
    ):
        named[activity_id].append((kind, n))
    unmatched = dict(
        session.execute(
            select(UnmatchedName.activity_id, func.count())
            .join(Activity, Activity.id == UnmatchedName.activity_id)
            .where(within, UnmatchedName.resolved_on.is_(None))
            .group_by(UnmatchedName.activity_id)
        ).all()
    )
    kinds = list(AttendanceKind)
    return [
        LogLine(
            id=row.id,
            community=row.community,
            programme=row.programme,
            day=row.day,
            begins=row.begins,
            minutes=_minutes(row.begins_utc, row.ends_utc),
            place=row.room or row.place,
            state=row.state,
            named=tuple(sorted(named[row.id], key=lambda part: kinds.index(part[0]))),
            guests=row.guests + unmatched.get(row.id, 0),
            initiative=row.initiative,
            initiator=(
                PersonName(row.first_name, row.infix, row.surname).short if row.first_name else ""
            ),
            ambition=row.ambition,
        )
        for row in rows
    ]


def _waiting(
    session: Session, community_id: UUID | None, today: date, now: datetime
) -> list[LogLine]:
    """Bookings of today that began and do not stand in the log."""
    query = (
        select(
            Occurrence.id, Community.name.label("community"), Occurrence.title,
            Booking.title.label("series"), Occurrence.day,
            Occurrence.begins, Occurrence.begins_utc, Occurrence.ends_utc,
            Occurrence.room_id, Room.name.label("room"),
        )
        .join(Community, Community.id == Occurrence.community_id)
        .join(Room, Room.id == Occurrence.room_id)
        .join(Booking, Booking.id == Occurrence.booking_id)
        .where(
            Occurrence.day == today,
            Occurrence.begins_utc <= now,
            Occurrence.state == OccurrenceState.BOOKED,
            ~Booking.struck,
        )
    )  # fmt: skip
    if community_id is not None:
        query = query.where(Occurrence.community_id == community_id)
    rows = session.execute(query).all()
    logged = entries_of(session, rows)
    return [
        LogLine(
            id=row.id,
            community=row.community,
            programme=row.title or row.series,
            day=row.day,
            begins=row.begins,
            minutes=_minutes(row.begins_utc, row.ends_utc),
            place=row.room,
            state=None,
        )
        for row in rows
        if row.id not in logged
    ]


def _months(lines: list[LogLine]) -> tuple[MonthTotals, ...]:
    held = [line for line in lines if line.state is ActivityState.HELD]
    moments = Counter(line.day.replace(day=1) for line in held)
    minutes: Counter[date] = Counter()
    led = Counter(
        line.day.replace(day=1) for line in held if line.initiative is Initiative.RESIDENTS
    )
    for line in held:
        minutes[line.day.replace(day=1)] += line.minutes
    return tuple(
        MonthTotals(month, moments[month], minutes[month], led[month])
        for month in sorted(moments, reverse=True)
    )


def _minutes(begins: datetime, ends: datetime) -> int:
    return round((ends - begins).total_seconds() / 60)
