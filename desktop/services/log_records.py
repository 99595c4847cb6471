"""The records of an entry, written from its draft inside one transaction of the log."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.activities import ActivityDraft
from desktop.domain.errors import Refused
from desktop.domain.identity import new_id
from desktop.domain.names import PersonName, fold
from desktop.domain.vocabulary import AttendanceKind
from desktop.models import (
    Activity,
    ActivityNote,
    ActivityQuestion,
    Attendance,
    Person,
    Programme,
)
from desktop.storage.queries import attendance


def set_columns(activity: Activity, draft: ActivityDraft, programme_id: UUID) -> None:
    """What the entry says, on the record; hours that change are no estimate any more."""
    if draft.community_id is None:
        raise Refused.because("community_missing", "community")
    when = draft.when
    values: dict[str, Any] = {
        "community_id": draft.community_id,
        "programme_id": programme_id,
        "room_id": draft.room_id,
        "place": "" if draft.room_id else draft.place.strip(),
        "day": when.day,
        "begins": when.begins,
        "ends_day": when.ends_day,
        "ends": when.ends,
        "zone": when.zone,
        "begins_utc": when.begins_utc,
        "ends_utc": when.ends_utc,
        "state": draft.state,
        "openness": draft.openness,
        "initiative": draft.initiative,
        "initiator_id": draft.initiator_id,
        "ambition": draft.ambition,
        "guests": draft.guests,
        "staff_minutes": draft.staff_minutes,
        "volunteer_minutes": draft.volunteer_minutes,
        "occurrence_id": draft.occurrence_id,
    }
    hours = (activity.staff_minutes, activity.volunteer_minutes)
    if hours != (draft.staff_minutes, draft.volunteer_minutes):
        activity.hours_estimated = False
    for name, value in values.items():
        setattr(activity, name, value)


def programme_named(session: Session, draft: ActivityDraft) -> Programme:
    """The programme of that name; a new name begins one, with what this entry says as usual."""
    name = " ".join(draft.programme.split())
    programme = session.scalars(
        select(Programme).where(Programme.name_key == fold(name))
    ).one_or_none()
    if programme is None:
        programme = Programme(
            id=new_id(),
            name=name,
            name_key=fold(name),
            openness=draft.openness,
            initiative=draft.initiative,
            ambition=draft.ambition,
        )
        session.add(programme)
        session.flush()
    return programme


def save_attendance(session: Session, activity: Activity, draft: ActivityDraft) -> None:
    """Rows are struck and taken up again, never removed; kind and day follow the entry's."""
    rows = attendance_of(session, activity.id)
    kinds = attendance.kinds_on(session, activity.community_id, activity.day, draft.people)
    for person_id in sorted(draft.people | rows.keys()):
        row = rows.get(person_id)
        if row is None:
            _add_attendance(session, activity, person_id, kinds[person_id])
            continue
        row.struck = person_id not in draft.people
        row.day, row.community_id = activity.day, activity.community_id
        if not row.struck:
            row.kind = kinds[person_id]


def be_there(session: Session, activity: Activity, person_id: UUID) -> None:
    """Somebody was there by name; nothing changes when that was known."""
    row = attendance_of(session, activity.id).get(person_id)
    if row is not None:
        row.struck = False
        return
    kinds = attendance.kinds_on(session, activity.community_id, activity.day, [person_id])
    _add_attendance(session, activity, person_id, kinds[person_id])


def _add_attendance(
    session: Session, activity: Activity, person_id: UUID, kind: AttendanceKind
) -> None:
    session.add(
        Attendance(
            community_id=activity.community_id,
            activity_id=activity.id,
            person_id=person_id,
            day=activity.day,
            kind=kind,
            helped=kind is AttendanceKind.VOLUNTEER,
        )
    )


def attendance_of(session: Session, activity_id: UUID) -> dict[UUID, Attendance]:
    """The attendance of an activity by person, struck rows included."""
    session.flush()
    rows = session.scalars(select(Attendance).where(Attendance.activity_id == activity_id))
    return {row.person_id: row for row in rows}


def save_note(session: Session, activity_id: UUID, text: str) -> None:
    """What stood out, in its own table; an empty text stays as an empty note."""
    note = session.scalars(
        select(ActivityNote).where(ActivityNote.activity_id == activity_id)
    ).one_or_none()
    if note is not None:
        note.text = text.strip()
    elif text.strip():
        session.add(ActivityNote(activity_id=activity_id, text=text.strip()))


def save_questions(session: Session, activity_id: UUID, wanted: frozenset[UUID]) -> None:
    """Links the entry to the questions it grew out of, and to no others."""
    rows = session.scalars(
        select(ActivityQuestion).where(ActivityQuestion.activity_id == activity_id)
    ).all()
    for row in rows:
        if row.question_id not in wanted:
            session.delete(row)
    for question_id in sorted(wanted - {row.question_id for row in rows}):
        session.add(ActivityQuestion(activity_id=activity_id, question_id=question_id))


def person_named(name: PersonName) -> Person:
    """A new person of that name, of whom nothing else is known."""
    plain = PersonName(*(" ".join(part.split()) for part in (name.first, name.infix, name.surname)))
    return Person(
        id=new_id(),
        first_name=plain.first,
        infix=plain.infix,
        surname=plain.surname,
        name_key=plain.name_key,
        first_key=plain.first_key,
        sort_key=plain.sort_key,
    )
