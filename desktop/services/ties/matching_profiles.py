"""What the rules need to know of somebody: languages, times, interests. Part of Matching."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Conflict, Refused
from desktop.domain.matching.words import PartOfDay
from desktop.domain.names import fold
from desktop.domain.ties.profile import Profile
from desktop.models import Availability, Interest, KeptApart, Language, Person
from desktop.storage.database import Database

_PARTS = tuple(PartOfDay)
_Words = Any
"""Language or Interest: mapped classes with a person and a name."""


class Profiles:
    """The profile in the resident's panel."""

    _database: Database
    _clock: Clock

    def profile(self, person_id: UUID) -> Profile:
        """What is known of somebody for matching. Raises Refused(person_gone)."""
        with self._database.read() as session:
            return _stands(session, _person(session, person_id))

    def save_profile(self, profile: Profile, seen: Profile | None = None) -> None:
        """Keeps what somebody told; words that are written twice are kept once.

        `seen` is the profile as it stood when the change began: Conflict when it changed
        since. Raises Refused for problems and person_gone.
        """
        if problems := profile.problems(self._clock.today()):
            raise Refused(*problems)
        with self._database.write("residents.profile") as session:
            person = _person(session, profile.person_id)
            if seen is not None and seen != (stands := _stands(session, person)):
                raise Conflict(theirs=stands)
            person.not_now = profile.not_now
            person.not_now_until = profile.not_now_until if profile.not_now else None
            person.most_ties = profile.most_ties
            person.vog_seen_on, person.trained_on = profile.vog_seen_on, profile.trained_on
            _keep_names(session, Language, profile.person_id, profile.languages)
            _keep_names(session, Interest, profile.person_id, profile.interests)
            _keep_times(session, profile)
            _keep_apart(session, profile.person_id, profile.apart)


def _stands(session: Session, person: Person) -> Profile:
    free = session.execute(
        select(Availability.weekday, Availability.part).where(Availability.person_id == person.id)
    )
    return Profile(
        person.id,
        languages=_names(session, Language, person.id),
        free=frozenset((row.weekday, _PARTS[row.part]) for row in free),
        interests=_names(session, Interest, person.id),
        most_ties=person.most_ties,
        not_now=person.not_now,
        not_now_until=person.not_now_until,
        vog_seen_on=person.vog_seen_on,
        trained_on=person.trained_on,
        apart=tuple(sorted(_apart(session, person.id))),
    )


def _person(session: Session, person_id: UUID) -> Person:
    found = session.get(Person, person_id)
    if found is None or found.erased:
        raise Refused.because("person_gone")
    return found


def _names(session: Session, kind: _Words, person_id: UUID) -> tuple[str, ...]:
    found = session.scalars(select(kind.name).where(kind.person_id == person_id))
    return tuple(sorted(found, key=fold))


def _keep_names(
    session: Session,
    kind: _Words,
    person_id: UUID,
    names: Collection[str],
) -> None:
    wanted = {fold(name): name.strip() for name in names if name.strip()}
    there = {
        fold(row.name): row
        for row in session.scalars(select(kind).where(kind.person_id == person_id))
    }
    for key, row in there.items():
        if key not in wanted:
            session.delete(row)
        elif row.name != wanted[key]:
            row.name = wanted[key]
    for key, name in wanted.items():
        if key not in there:
            session.add(kind(person_id=person_id, name=name))


def _keep_times(session: Session, profile: Profile) -> None:
    wanted = {(weekday, _PARTS.index(part)) for weekday, part in profile.free}
    there = {
        (row.weekday, row.part): row
        for row in session.scalars(
            select(Availability).where(Availability.person_id == profile.person_id)
        )
    }
    for slot in there.keys() - wanted:
        session.delete(there[slot])
    for weekday, part in sorted(wanted - there.keys()):
        session.add(Availability(person_id=profile.person_id, weekday=weekday, part=part))


def _apart(session: Session, person_id: UUID) -> dict[UUID, KeptApart]:
    rows = session.scalars(
        select(KeptApart).where(
            or_(KeptApart.one_id == person_id, KeptApart.other_id == person_id), ~KeptApart.struck
        )
    )
    return {row.other_id if row.one_id == person_id else row.one_id: row for row in rows}


def _keep_apart(session: Session, person_id: UUID, others: Collection[UUID]) -> None:
    there = _apart(session, person_id)
    for other in there.keys() - set(others):
        there[other].struck = True
    for other in set(others) - there.keys():
        _person(session, other)
        first, second = sorted((person_id, other))
        row = session.scalars(
            select(KeptApart).where(KeptApart.one_id == first, KeptApart.other_id == second)
        ).one_or_none()
        if row is None:
            session.add(KeptApart(one_id=first, other_id=second))
        else:
            row.struck = False
