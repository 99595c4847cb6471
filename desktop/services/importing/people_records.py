"""Writes the people of a list: new ones whole, known ones only where the list says more."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.identity import new_id
from desktop.domain.names import fold
from desktop.domain.reading.homes import home_key
from desktop.domain.reading.people import PersonRow
from desktop.domain.reading.rehearsal import Change
from desktop.domain.reading.table import text_of
from desktop.domain.reading.words import Column, theme_of
from desktop.domain.residents import digits_of
from desktop.domain.vocabulary import DepartureKind, Role
from desktop.models import (
    Dwelling,
    Membership,
    MembershipRole,
    Person,
    PersonNote,
    Question,
    Residency,
    Skill,
    Talent,
)
from desktop.services.importing.places import Places

_Step = tuple[Change, Callable[[], None]]


class PeopleRecords:
    """The records of people in one session, loaded at once when the first is asked for."""

    def __init__(self, session: Session, places: Places, today: date) -> None:
        self._session = session
        self._places = places
        self._today = today
        self._skills: dict[str, UUID] = dict(
            session.execute(select(Skill.name_key, Skill.id)).all()
        )
        self._loaded: _Known | None = None

    def new_skills(self, people: Iterable[PersonRow]) -> tuple[str, ...]:
        """The talents that the catalogue does not have yet."""
        found: dict[str, str] = {}
        for person in people:
            for name in person.talents:
                if fold(name) not in self._skills:
                    found.setdefault(fold(name), name)
        return tuple(found.values())

    def add(self, row: PersonRow, community_id: UUID, home_id: UUID | None) -> None:
        """Makes a person with membership, home, roles, talents, questions and note."""
        person = Person(
            id=new_id(),
            first_name=row.name.first,
            infix=row.name.infix,
            surname=row.name.surname,
            name_key=row.name.name_key,
            first_key=row.name.first_key,
            sort_key=row.name.sort_key,
            phone=row.phone,
            phone_digits=digits_of(row.phone),
            email=row.email,
        )
        self._session.add(person)
        self._join(person.id, row, community_id, home_id)
        for name in row.talents:
            self._add_talent(person.id, name)
        for title in row.questions:
            self._add_question(person.id, community_id, title)
        if row.note:
            self._add_note(person.id, row.note)

    def changes(
        self, person_id: UUID, row: PersonRow, community_id: UUID | None
    ) -> tuple[Change, ...]:
        """What `row` says that is not known of that person yet."""
        return tuple(change for change, _ in self._steps(person_id, row, community_id, None))

    def change(
        self, person_id: UUID, row: PersonRow, community_id: UUID, home_id: UUID | None
    ) -> None:
        """Writes those changes."""
        for _, step in self._steps(person_id, row, community_id, home_id):
            step()

    def _join(
        self, person_id: UUID, row: PersonRow, community_id: UUID, home_id: UUID | None
    ) -> None:
        membership = Membership(
            id=new_id(),
            community_id=community_id,
            person_id=person_id,
            begins=row.since,
            ends=row.left,
            departure=DepartureKind.DIED if row.died else None,
        )
        self._session.add(membership)
        if home_id is not None:
            self._add_residency(person_id, community_id, home_id, row.since, row.left)
        for role in sorted(row.roles):
            self._add_role(membership, role, row.since, row.left)

    def _steps(
        self, person_id: UUID, row: PersonRow, community_id: UUID | None, home_id: UUID | None
    ) -> list[_Step]:
        known = self._known()
        person = known.people[person_id]
        steps: list[_Step] = []

        def step(column: Column, before: object, after: object, act: Callable[[], None]) -> None:
            steps.append((Change(column.value, _shown(before), _shown(after)), act))

        digits = digits_of(row.phone)
        if digits and digits != person.phone_digits:
            step(Column.PHONE, person.phone, row.phone, lambda: _set_phone(person, row.phone))
        if row.email and row.email != person.email.casefold():
            step(Column.EMAIL, person.email, row.email, lambda: _set_email(person, row.email))
        membership = known.membership(person_id, community_id, row.since)
        if membership is None:
            step(
                Column.COMMUNITY, "", row.community,
                lambda: self._join(person_id, row, _sure(community_id), home_id),
            )  # fmt: skip
        else:
            steps += self._membership_steps(membership, row, home_id)
        have = known.skills[person_id]
        for name in row.talents:
            if self._skills.get(fold(name)) not in have:
                step(Column.TALENTS, "", name, lambda n=name: self._add_talent(person_id, n))  # type: ignore[misc]
        for title in row.questions:
            if fold(title) not in known.questions[person_id]:
                step(
                    Column.QUESTIONS, "", title,
                    lambda t=title: self._add_question(person_id, _sure(community_id), t),  # type: ignore[misc]
                )  # fmt: skip
        if row.note and person_id not in known.noted:
            step(Column.NOTES, "", row.note, lambda: self._add_note(person_id, row.note))
        return steps

    def _membership_steps(
        self, membership: Membership, row: PersonRow, home_id: UUID | None
    ) -> list[_Step]:
        known = self._known()
        residencies = known.residencies[membership.person_id, membership.community_id]
        roles = known.roles[membership.id]
        steps: list[_Step] = []
        if row.since and membership.begins != row.since:
            change = Change(Column.SINCE.value, _shown(membership.begins), _shown(row.since))
            steps.append((change, lambda: _begin(membership, residencies, roles, row.since)))
        if row.left and membership.ends != row.left:
            change = Change(Column.LEFT.value, _shown(membership.ends), _shown(row.left))
            steps.append((change, lambda: _end(membership, residencies, roles, row.left)))
        here = [r for r in residencies if row.left or r.ends is None or r.ends > self._today]
        labels = [known.labels[r.dwelling_id] for r in here]
        if row.home and home_key(row.home) not in map(home_key, labels):
            change = Change(Column.HOME.value, ", ".join(labels), row.home)
            steps.append((change, lambda: self._move(membership, here, home_id)))
        for role in sorted(row.roles - {r.role for r in roles}):
            change = Change(Column.ROLE.value, "", role.value)
            steps.append(
                (
                    change,
                    lambda r=role: self._add_role(membership, r, self._today, membership.ends),  # type: ignore[misc]
                )
            )
        return steps

    def _move(
        self, membership: Membership, here: Iterable[Residency], home_id: UUID | None
    ) -> None:
        """To another home, from today on; into the first one, from the beginning."""
        before = list(here)
        for residency in before:
            residency.ends = max(self._today, residency.begins or self._today)
        begins = self._today if before else membership.begins
        if home_id is not None:
            self._add_residency(
                membership.person_id, membership.community_id, home_id, begins, membership.ends
            )

    def _add_residency(
        self,
        person_id: UUID,
        community_id: UUID,
        home_id: UUID,
        begins: date | None,
        ends: date | None,
    ) -> None:
        self._session.add(
            Residency(
                id=new_id(),
                community_id=community_id,
                dwelling_id=home_id,
                person_id=person_id,
                begins=begins,
                ends=ends if ends is None or begins is None else max(begins, ends),
            )
        )

    def _add_role(
        self, membership: Membership, role: Role, begins: date | None, ends: date | None
    ) -> None:
        self._session.add(
            MembershipRole(
                id=new_id(),
                membership_id=membership.id,
                community_id=membership.community_id,
                role=role,
                begins=begins if not begins or not ends else min(begins, ends),
                ends=ends,
            )
        )

    def _add_talent(self, person_id: UUID, name: str) -> None:
        key = fold(name)
        if key not in self._skills:
            skill = Skill(id=new_id(), name=name, name_key=key)
            self._session.add(skill)
            self._skills[key] = skill.id
        self._session.add(Talent(id=new_id(), person_id=person_id, skill_id=self._skills[key]))

    def _add_question(self, person_id: UUID, community_id: UUID, title: str) -> None:
        self._session.add(
            Question(
                id=new_id(),
                community_id=community_id,
                person_id=person_id,
                title=title,
                theme=theme_of(title),
                received_on=self._today,
            )
        )

    def _add_note(self, person_id: UUID, text: str) -> None:
        self._session.add(
            PersonNote(id=new_id(), person_id=person_id, text=text, changed_on=self._today)
        )

    def _known(self) -> "_Known":
        if self._loaded is None:
            self._loaded = _Known(self._session)
        return self._loaded


class _Known:
    """Everybody's records: a query for each table."""

    def __init__(self, session: Session) -> None:
        self.people = {person.id: person for person in session.scalars(select(Person))}
        self._memberships: defaultdict[tuple[UUID, UUID], list[Membership]] = defaultdict(list)
        for membership in session.scalars(
            select(Membership).where(~Membership.struck).order_by(Membership.begins, Membership.id)
        ):
            self._memberships[membership.person_id, membership.community_id].append(membership)
        self.residencies: defaultdict[tuple[UUID, UUID], list[Residency]] = defaultdict(list)
        for residency in session.scalars(select(Residency).where(~Residency.struck)):
            self.residencies[residency.person_id, residency.community_id].append(residency)
        self.roles: defaultdict[UUID, list[MembershipRole]] = defaultdict(list)
        for role in session.scalars(select(MembershipRole)):
            self.roles[role.membership_id].append(role)
        # Struck talents and closed questions count as known: somebody took them out.
        self.skills: defaultdict[UUID, set[UUID]] = defaultdict(set)
        for person_id, skill_id in session.execute(select(Talent.person_id, Talent.skill_id)):
            self.skills[person_id].add(skill_id)
        self.questions: defaultdict[UUID, set[str]] = defaultdict(set)
        for asker, title in session.execute(
            select(Question.person_id, Question.title).where(Question.person_id.is_not(None))
        ):
            if asker is not None:
                self.questions[asker].add(fold(title))
        self.noted = frozenset(
            session.scalars(select(PersonNote.person_id).where(PersonNote.text != ""))
        )
        self.labels = dict(session.execute(select(Dwelling.id, Dwelling.label)).all())

    def membership(
        self, person_id: UUID, community_id: UUID | None, since: date | None
    ) -> Membership | None:
        """The membership that began then, else the last one there."""
        if community_id is None:
            return None
        found = self._memberships.get((person_id, community_id), [])
        return next((m for m in found if m.begins == since), found[-1] if found else None)


def _set_phone(person: Person, phone: str) -> None:
    person.phone, person.phone_digits = phone, digits_of(phone)


def _set_email(person: Person, email: str) -> None:
    person.email = email


def _begin(
    membership: Membership,
    residencies: Iterable[Residency],
    roles: Iterable[MembershipRole],
    since: date | None,
) -> None:
    """Membership, and the home and roles that began with it, begin on another day."""
    before = membership.begins
    spans: list[Residency | MembershipRole] = [*residencies, *roles]
    for span in spans:
        if span.begins == before and (span.ends is None or since is None or span.ends >= since):
            span.begins = since
    if membership.ends is None or since is None or membership.ends >= since:
        membership.begins = since


def _end(
    membership: Membership,
    residencies: Iterable[Residency],
    roles: Iterable[MembershipRole],
    left: date | None,
) -> None:
    """Membership, home and roles end."""
    if left is None:
        return
    before = membership.ends
    spans: list[Membership | Residency | MembershipRole] = [membership, *residencies, *roles]
    for span in spans:
        if span.ends in (None, before):
            span.ends = left if span.begins is None else max(left, span.begins)


def _shown(value: object) -> str:
    return text_of(value) if isinstance(value, str | date) else ""


def _sure(community_id: UUID | None) -> UUID:
    if community_id is None:
        raise KeyError("community")
    return community_id
