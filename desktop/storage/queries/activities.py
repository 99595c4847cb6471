"""Reading one entry of the log, what can be chosen in it, and the names that nobody bears."""

import hashlib
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from desktop.domain.activities import (
    ActivityDraft,
    Entry,
    EntryChoices,
    LastTime,
    NamelessLine,
    QuestionChoice,
    RoomChoice,
    Usual,
)
from desktop.domain.names import fold
from desktop.domain.rooms.logged import mostly_in
from desktop.domain.vocabulary import (
    IN_LOG,
    OPEN_QUESTIONS,
    ActivityState,
    AttendanceKind,
    OccurrenceState,
)
from desktop.models import (
    Activity,
    ActivityNote,
    ActivityQuestion,
    Attendance,
    Booking,
    Community,
    Occurrence,
    Programme,
    Question,
    Room,
    UnmatchedName,
)
from desktop.storage.queries.attendance import Standing, people_to_pick, picks_of

WHOLE_DAY = (time(10), time(12))
"""What an entry of a whole day's booking proposes, where nothing is usual."""


def entry(session: Session, activity_id: UUID) -> Entry | None:
    """An entry with everything its form shows; None when there is none with that id."""
    activity = session.get(Activity, activity_id)
    if activity is None or activity.state not in IN_LOG:
        return None
    present = _present(session, activity_id)
    room = session.get(Room, activity.room_id) if activity.room_id else None
    inside = {p.id for p in people_to_pick(session, activity.community_id, activity.day).residents}
    outside = [person for person in present if person not in inside]
    community, day = activity.community_id, activity.day
    initiator = [activity.initiator_id] if activity.initiator_id else []
    return Entry(
        draft=_draft(session, activity, present),
        community=session.get_one(Community, community).name,
        place=room.name if room else activity.place,
        extra=picks_of(session, community, day, outside),
        initiator=next(iter(picks_of(session, community, day, initiator)), None),
        nameless=nameless(session, community, activity_id),
    )


def entry_of_booking(session: Session, occurrence: Occurrence) -> Entry:
    """A new entry of what was booked, with what is usual for the programme of that name."""
    booking = session.get_one(Booking, occurrence.booking_id)
    community, day = occurrence.community_id, occurrence.day
    known = session.get(Programme, booking.programme_id) if booking.programme_id else None
    name = known.name if known else occurrence.title or booking.title
    programmes = _programmes(session, community)
    usual = next((u for u in programmes if fold(u.programme) == fold(name)), Usual(name))
    whole_day = occurrence.begins == occurrence.ends
    draft = ActivityDraft(
        community_id=community,
        programme=usual.programme,
        day=day,
        begins=(usual.begins or WHOLE_DAY[0]) if whole_day else occurrence.begins,
        ends=(usual.ends or WHOLE_DAY[1]) if whole_day else occurrence.ends,
        room_id=occurrence.room_id,
        zone=occurrence.zone,
        openness=usual.openness,
        initiative=usual.initiative,
        initiator_id=usual.initiator_id,
        ambition=usual.ambition,
        occurrence_id=occurrence.id,
    )
    initiator = [usual.initiator_id] if usual.initiator_id else []
    return Entry(
        draft=draft,
        community=session.get_one(Community, community).name,
        place=session.get_one(Room, occurrence.room_id).name,
        initiator=next(iter(picks_of(session, community, day, initiator)), None),
    )


def stamp(session: Session, activity: Activity) -> str:
    """What the entry is now: changes with the activity, its attendance, note or questions."""
    parts = [(activity.id, activity.version)]
    for record in (Attendance, ActivityNote, ActivityQuestion):
        parts += session.execute(
            select(record.id, record.version)
            .where(record.activity_id == activity.id)
            .order_by(record.id)
        ).all()
    told = ";".join(f"{id_}:{version}" for id_, version in parts)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def choices(session: Session, community_id: UUID) -> EntryChoices:
    """Programmes (those of the community first, by how lately), rooms, open questions."""
    rooms = session.execute(
        select(Room.id, Room.name)
        .where(Room.community_id == community_id, ~Room.closed)
        .order_by(Room.position, Room.name_key)
    )
    questions = session.execute(
        select(Question.id, Question.title)
        .where(Question.community_id == community_id, Question.state.in_(OPEN_QUESTIONS))
        .order_by(Question.received_on.desc(), Question.id)
    )
    return EntryChoices(
        programmes=_programmes(session, community_id),
        rooms=tuple(RoomChoice(*row) for row in rooms),
        questions=tuple(QuestionChoice(*row) for row in questions),
    )


def last_time(
    session: Session, programme: str, community_id: UUID, before: date
) -> LastTime | None:
    """The last time of that programme there before that day; None when it never was.

    Who has left since, or is known no longer, is not among them.
    """
    activity = session.scalars(
        select(Activity)
        .join(Programme, Programme.id == Activity.programme_id)
        .where(
            Programme.name_key == fold(programme),
            Activity.community_id == community_id,
            Activity.state == ActivityState.HELD,
            Activity.day < before,
        )
        .order_by(Activity.begins_utc.desc())
        .limit(1)
    ).one_or_none()
    if activity is None:
        return None
    then = dict(
        session.execute(
            select(Attendance.person_id, Attendance.kind).where(
                Attendance.activity_id == activity.id, ~Attendance.struck
            )
        ).all()
    )
    standing = Standing(session, community_id, before)
    inside = standing.members | standing.homes.keys()
    stayed = [p for p, kind in then.items() if p in inside or kind is AttendanceKind.AREA]
    others = picks_of(session, community_id, before, [p for p in stayed if p not in inside])
    known = {pick.id for pick in others} | (inside & set(stayed))
    return LastTime(activity.day, frozenset(known), others, activity.guests)


def nameless(
    session: Session, community_id: UUID | None, activity_id: UUID | None = None
) -> tuple[NamelessLine, ...]:
    """Names that nobody bears and nobody was chosen for, newest first."""
    query = (
        select(
            UnmatchedName.id, UnmatchedName.name, UnmatchedName.activity_id,
            Programme.name.label("programme"), Activity.day, Activity.community_id,
        )
        .join(Activity, Activity.id == UnmatchedName.activity_id)
        .join(Programme, Programme.id == Activity.programme_id)
        .where(UnmatchedName.resolved_on.is_(None), Activity.state.in_(IN_LOG))
        .order_by(Activity.day.desc(), UnmatchedName.name_key, UnmatchedName.id)
    )  # fmt: skip
    if community_id is not None:
        query = query.where(Activity.community_id == community_id)
    if activity_id is not None:
        query = query.where(Activity.id == activity_id)
    return tuple(NamelessLine(*row) for row in session.execute(query))


def booking_of(session: Session, room_id: UUID, begins: datetime, ends: datetime) -> UUID | None:
    """The booking of a room in which at least half of that stretch lies, the longest; or None."""
    found = session.execute(
        select(Occurrence.id, Occurrence.begins_utc, Occurrence.ends_utc).where(
            Occurrence.room_id == room_id,
            Occurrence.state == OccurrenceState.BOOKED,
            Occurrence.begins_utc < ends,
            Occurrence.ends_utc > begins,
        )
    )
    shared: dict[UUID, timedelta] = {
        row.id: min(row.ends_utc, ends) - max(row.begins_utc, begins)
        for row in found
        if mostly_in(begins, ends, row.begins_utc, row.ends_utc)
    }
    return max(shared, key=lambda id_: (shared[id_], id_), default=None)


def _present(session: Session, activity_id: UUID) -> frozenset[UUID]:
    return frozenset(
        session.scalars(
            select(Attendance.person_id).where(
                Attendance.activity_id == activity_id, ~Attendance.struck
            )
        )
    )


def _draft(session: Session, activity: Activity, present: frozenset[UUID]) -> ActivityDraft:
    note = session.scalar(select(ActivityNote.text).where(ActivityNote.activity_id == activity.id))
    questions = session.scalars(
        select(ActivityQuestion.question_id).where(ActivityQuestion.activity_id == activity.id)
    )
    return ActivityDraft(
        community_id=activity.community_id,
        programme=session.get_one(Programme, activity.programme_id).name,
        day=activity.day,
        begins=activity.begins,
        ends=activity.ends,
        state=activity.state,
        room_id=activity.room_id,
        place=activity.place,
        zone=activity.zone,
        openness=activity.openness,
        initiative=activity.initiative,
        initiator_id=activity.initiator_id,
        ambition=activity.ambition,
        people=present,
        guests=activity.guests,
        staff_minutes=activity.staff_minutes,
        volunteer_minutes=activity.volunteer_minutes,
        note=note or "",
        questions=frozenset(questions),
        occurrence_id=activity.occurrence_id,
        id=activity.id,
        stamp=stamp(session, activity),
    )


def _programmes(session: Session, community_id: UUID) -> tuple[Usual, ...]:
    """Each programme as it went the last time there, the latest first; then the others."""
    latest = (
        select(Activity.programme_id, func.max(Activity.begins_utc).label("at"))
        .where(Activity.community_id == community_id, Activity.state.in_(IN_LOG))
        .group_by(Activity.programme_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Programme.name, Programme.openness, Programme.initiative, Programme.ambition,
            Activity.openness, Activity.initiative, Activity.ambition, Activity.initiator_id,
            Activity.begins, Activity.ends, Activity.room_id, Activity.place, Programme.id,
        )
        .outerjoin(latest, latest.c.programme_id == Programme.id)
        .outerjoin(
            Activity,
            and_(
                Activity.programme_id == Programme.id,
                Activity.community_id == community_id,
                Activity.begins_utc == latest.c.at,
                Activity.state.in_(IN_LOG),
            ),
        )
        .where(~Programme.ended)
        .order_by(latest.c.at.is_(None), latest.c.at.desc(), Programme.name_key)
    )  # fmt: skip
    found: dict[UUID, Usual] = {}
    for name, *own, openness, initiative, ambition, leader, begins, ends, room, place, id_ in rows:
        been = begins is not None
        usual = (openness, initiative, ambition) if been else own
        found.setdefault(
            id_,
            Usual(name, usual[0], usual[1], leader, usual[2], begins, ends, room, place or ""),
        )
    return tuple(found.values())
