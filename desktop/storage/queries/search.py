"""Reading everything that can be found by name, in seven queries."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.access import Access
from desktop.domain.names import PersonName
from desktop.domain.search import Entry, HitKind, key_of, person_key
from desktop.domain.vocabulary import IN_LOG, OccurrenceState, QuestionState
from desktop.models import (
    Activity,
    Booking,
    Community,
    Dwelling,
    Membership,
    Occurrence,
    Person,
    Programme,
    Question,
    Residency,
    Room,
    Skill,
    Talent,
)
from desktop.storage.access import may

_SHOWN_OCCURRENCES = (OccurrenceState.BOOKED, OccurrenceState.OPTION, OccurrenceState.CLASH)


def entries(session: Session, today: date) -> tuple[Entry, ...]:
    """People, their questions and talents, programmes, coming bookings, rooms, communities.

    Of these only what whoever opened the session is let into.
    """
    names = {row.id: row.name for row in session.execute(select(Community.id, Community.name))}
    if not may(session, Access.PEOPLE):
        return (*_bookings(session, names, today), *_rooms(session, names))
    people = {entry.id: entry for entry in _people(session, names, today)}
    return (
        *people.values(),
        *_questions(session, names, people),
        *_activities(session, names),
        *_bookings(session, names, today),
        *_rooms(session, names),
        *_talents(session, people),
        *_communities(session),
    )


def _people(session: Session, names: dict[UUID, str], today: date) -> Iterator[Entry]:
    """Everybody who is or was a member; who belongs nowhere any more comes last."""
    homes = {
        (row.person_id, row.community_id): row.label
        for row in session.execute(
            select(Residency.person_id, Residency.community_id, Dwelling.label)
            .join(Dwelling, Dwelling.id == Residency.dwelling_id)
            .where(
                ~Residency.struck,
                or_(Residency.begins.is_(None), Residency.begins <= today),
                or_(Residency.ends.is_(None), Residency.ends > today),
            )
        )
    }
    # The last membership of a person is the one that counts: later rows replace earlier ones.
    last: dict[UUID, Any] = {}
    for row in session.execute(
        select(
            Person.id, Person.first_name, Person.infix, Person.surname, Person.phone_digits,
            Membership.community_id, Membership.ends,
        )
        .outerjoin(
            Membership, and_(Membership.person_id == Person.id, ~Membership.struck)
        )
        .where(~Person.erased)
        .order_by(Membership.begins, Membership.id)
    ):  # fmt: skip
        before = last.get(row.id)
        if before is None or row.ends is None or (before.ends and row.ends >= before.ends):
            last[row.id] = row
    for row in last.values():
        name = PersonName(row.first_name, row.infix, row.surname)
        yield Entry(
            HitKind.PERSON,
            row.id,
            name.full,
            person_key(name, row.phone_digits),
            row.community_id,
            names.get(row.community_id, ""),
            homes.get((row.id, row.community_id), ""),
            gone=row.ends is not None and row.ends <= today,
        )


def _questions(
    session: Session, names: dict[UUID, str], people: dict[UUID, Entry]
) -> Iterator[Entry]:
    for row in session.execute(
        select(Question.person_id, Question.title, Question.subject, Question.community_id).where(
            Question.person_id.is_not(None), Question.state != QuestionState.STRUCK
        )
    ):
        if row.person_id in people:
            yield Entry(
                HitKind.QUESTION,
                row.person_id,
                row.title,
                key_of(row.title, row.subject),
                row.community_id,
                names[row.community_id],
                people[row.person_id].title,
            )


def _activities(session: Session, names: dict[UUID, str]) -> Iterator[Entry]:
    """Each programme once, by its last activity in each community."""
    last = (
        select(
            Activity.programme_id,
            Activity.community_id,
            func.max(Activity.begins_utc).label("begins_utc"),
        )
        .where(Activity.state.in_(IN_LOG))
        .group_by(Activity.programme_id, Activity.community_id)
        .subquery()
    )
    for row in session.execute(
        select(Activity.id, Activity.community_id, Activity.day, Activity.begins, Programme.name)
        .join(
            last,
            and_(
                last.c.programme_id == Activity.programme_id,
                last.c.community_id == Activity.community_id,
                last.c.begins_utc == Activity.begins_utc,
            ),
        )
        .join(Programme, Programme.id == Activity.programme_id)
        .where(Activity.state.in_(IN_LOG))
    ):
        yield Entry(
            HitKind.ACTIVITY,
            row.id,
            row.name,
            key_of(row.name),
            row.community_id,
            names[row.community_id],
            day=row.day,
            begins=row.begins,
        )


def _bookings(session: Session, names: dict[UUID, str], today: date) -> Iterator[Entry]:
    """Each booking by its next occurrence from today on."""
    following = (
        select(Occurrence.booking_id, func.min(Occurrence.begins_utc).label("begins_utc"))
        .where(Occurrence.day >= today, Occurrence.state.in_(_SHOWN_OCCURRENCES))
        .group_by(Occurrence.booking_id)
        .subquery()
    )
    for row in session.execute(
        select(
            Occurrence.id, Occurrence.community_id, Occurrence.day, Occurrence.begins,
            Occurrence.title, Booking.title.label("series"), Room.name.label("room"),
        )
        .join(
            following,
            and_(
                following.c.booking_id == Occurrence.booking_id,
                following.c.begins_utc == Occurrence.begins_utc,
            ),
        )
        .join(Booking, Booking.id == Occurrence.booking_id)
        .join(Room, Room.id == Occurrence.room_id)
        .where(~Booking.struck, Occurrence.state.in_(_SHOWN_OCCURRENCES))
    ):  # fmt: skip
        title = row.title or row.series
        yield Entry(
            HitKind.BOOKING,
            row.id,
            title,
            key_of(title, row.room),
            row.community_id,
            names[row.community_id],
            row.room,
            row.day,
            row.begins,
        )


def _rooms(session: Session, names: dict[UUID, str]) -> Iterator[Entry]:
    for row in session.execute(select(Room.id, Room.name, Room.community_id).where(~Room.closed)):
        yield Entry(
            HitKind.ROOM,
            row.id,
            row.name,
            key_of(row.name),
            row.community_id,
            names[row.community_id],
        )


def _talents(session: Session, people: dict[UUID, Entry]) -> Iterator[Entry]:
    for row in session.execute(
        select(Talent.person_id, Skill.name)
        .join(Skill, Skill.id == Talent.skill_id)
        .where(~Talent.struck)
    ):
        person = people.get(row.person_id)
        if person is not None and not person.gone:
            yield Entry(
                HitKind.TALENT,
                row.person_id,
                row.name,
                key_of(row.name),
                person.community_id,
                person.community,
                person.title,
            )


def _communities(session: Session) -> Iterator[Entry]:
    for row in session.execute(select(Community.id, Community.name).where(~Community.closed)):
        yield Entry(HitKind.COMMUNITY, row.id, row.name, key_of(row.name), row.id)
