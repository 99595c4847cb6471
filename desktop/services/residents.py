"""Residents: who lives here, what they can do, and moving in and out."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.domain.errors import Conflict, Refused
from desktop.domain.identity import new_id
from desktop.domain.names import PersonName
from desktop.domain.residents import (
    Departure,
    HomeChoice,
    Move,
    ResidentCard,
    ResidentDraft,
    Roll,
    digits_of,
)
from desktop.domain.vocabulary import Role
from desktop.models import (
    Community,
    Dwelling,
    Membership,
    MembershipRole,
    Person,
    PersonNote,
    Residency,
)
from desktop.services.residents_belongings import Belongings
from desktop.services.residents_welcome import Welcoming, put_ready
from desktop.storage.queries import resident_card
from desktop.storage.queries import residents as queries


class Residents(Belongings, Welcoming):
    """The people of the communities."""

    def roll(self, community_id: UUID | None = None, *, left: bool = False) -> Roll:
        """The members, who will be one, or with `left` who was; in order of first name."""
        with self._database.read() as session:
            return queries.roll(session, self._clock.today(), community_id, left=left)

    def card(self, person_id: UUID) -> ResidentCard:
        """Everything the panel shows. Raises Refused(person_gone)."""
        with self._database.read() as session:
            found = resident_card.card(session, person_id, self._clock.today())
        if found is None:
            raise Refused.because("person_gone")
        return found

    def homes(self, community_id: UUID) -> tuple[HomeChoice, ...]:
        """The homes of a community with who lives there, by storey and door."""
        with self._database.read() as session:
            return queries.homes(session, community_id, self._clock.today())

    def save(self, draft: ResidentDraft) -> UUID:
        """Adds or changes a resident; gives the id.

        Raises Refused for problems and, for a new one, resident_twice (values: name) until
        the draft is `sure`. Conflict, with the card as it is now, when somebody was faster.
        """
        if problems := draft.problems():
            raise Refused(*problems)
        act = "residents.change" if draft.id else "residents.add"
        with self._database.write(act) as session:
            person = self._person(session, draft)
            _set_name(person, draft.name)
            person.phone, person.phone_digits = draft.phone.strip(), digits_of(draft.phone)
            person.email, person.reached_via = draft.email.strip().lower(), draft.reached_via
            person.address_form = draft.address_form.strip()
            person.secret_address, person.resting = draft.secret_address, draft.resting
            self._save_note(session, person.id, draft.note)
            if draft.id is None and draft.community_id is not None:
                membership = _join(session, person.id, draft.community_id, draft.since)
                _house(session, membership, draft.dwelling_id, draft.since)
                if draft.good_neighbour:
                    _add_role(session, membership, Role.GOOD_NEIGHBOUR, draft.since)
                if draft.welcome:
                    since = draft.since or self._clock.today()
                    put_ready(session, person.id, draft.community_id, since)
            return person.id

    def move_in(self, move: Move) -> None:
        """Somebody who is known becomes a member of a community (again, or of one more).

        Raises Refused(already_a_member), Refused(home_gone), Refused(person_gone).
        """
        with self._database.write("residents.move_in") as session:
            if session.get(Person, move.person_id) is None:
                raise Refused.because("person_gone")
            if self._running(session, move.person_id, move.community_id) is not None:
                raise Refused.because("already_a_member", "community")
            membership = _join(session, move.person_id, move.community_id, move.on)
            _house(session, membership, move.dwelling_id, move.on)
            if move.good_neighbour:
                _add_role(session, membership, Role.GOOD_NEIGHBOUR, move.on)

    def move(self, move: Move) -> None:
        """Somebody moves to another home of the community, or to none there.

        Raises Refused: not_a_member, home_gone, leaves_before (field on, values: since).
        """
        with self._database.write("residents.move") as session:
            membership = self._require_member(session, move.person_id, move.community_id)
            _require_after(membership.begins, move.on)
            for home in _residencies(session, move.person_id, move.community_id):
                home.ends = _cut(home.begins, home.ends, move.on)
            _house(session, membership, move.dwelling_id, move.on)

    def move_out(self, departure: Departure) -> None:
        """Ends membership, home and roles on the day given, the first day no longer there.

        Raises Refused(not_a_member) or Refused(leaves_before, field on) for a day before
        somebody came. Ties are left as they are: Aandacht asks to close them with who stays.
        """
        with self._database.write("residents.move_out") as session:
            membership = self._require_member(session, departure.person_id, departure.community_id)
            _require_after(membership.begins, departure.on)
            before = membership.ends
            membership.ends, membership.departure = departure.on, departure.kind
            roles = session.scalars(
                select(MembershipRole).where(MembershipRole.membership_id == membership.id)
            )
            homes = _residencies(session, departure.person_id, departure.community_id)
            for span in (*roles, *homes):
                # What ended with the membership follows when the day of leaving changes.
                ends = None if span.ends == before else span.ends
                span.ends = _cut(span.begins, ends, departure.on)

    def set_role(self, person_id: UUID, community_id: UUID, role: Role, *, on: bool) -> None:
        """Somebody takes up a role today, or lays it down. Raises Refused(not_a_member)."""
        today = self._clock.today()
        with self._database.write("residents.role") as session:
            membership = self._require_member(session, person_id, community_id)
            running = session.scalars(
                select(MembershipRole).where(
                    MembershipRole.membership_id == membership.id,
                    MembershipRole.role == role,
                    queries.runs(MembershipRole.begins, MembershipRole.ends, today),
                )
            ).one_or_none()
            if on and running is None:
                _add_role(session, membership, role, today)
            elif not on and running is not None:
                running.ends = today

    def _person(self, session: Session, draft: ResidentDraft) -> Person:
        if draft.id is None:
            if not draft.sure:
                _require_new(session, draft)
            person = Person(id=new_id())
            session.add(person)
            return person
        found = session.get(Person, draft.id)
        if found is None:
            raise Refused.because("person_gone")
        if found.version != draft.version:
            raise Conflict(theirs=resident_card.card(session, draft.id, self._clock.today()))
        found.version += 1  # also when only the note changes, which stands beside it
        return found

    def _save_note(self, session: Session, person_id: UUID, text: str) -> None:
        note = session.scalars(
            select(PersonNote).where(PersonNote.person_id == person_id)
        ).one_or_none()
        if note is None:
            if text.strip():
                session.add(
                    PersonNote(
                        person_id=person_id, text=text.strip(), changed_on=self._clock.today()
                    )
                )
        elif note.text != text.strip():
            note.text, note.changed_on = text.strip(), self._clock.today()

    def _require_member(self, session: Session, person_id: UUID, community_id: UUID) -> Membership:
        found = self._running(session, person_id, community_id)
        if found is None:
            raise Refused.because("not_a_member")
        return found

    def _running(self, session: Session, person_id: UUID, community_id: UUID) -> Membership | None:
        """The membership that runs, or else the one that will."""
        return session.scalars(
            select(Membership)
            .where(
                Membership.person_id == person_id,
                Membership.community_id == community_id,
                ~Membership.struck,
                or_(Membership.ends.is_(None), Membership.ends > self._clock.today()),
            )
            .order_by(Membership.begins)
        ).first()


def draft_of(card: ResidentCard) -> ResidentDraft:
    """The form's values for somebody who is known."""
    return ResidentDraft(
        name=card.name,
        phone=card.phone,
        email=card.email,
        reached_via=card.reached_via,
        address_form=card.address_form,
        secret_address=card.secret_address,
        resting=card.resting,
        note=card.note,
        id=card.id,
        version=card.version,
    )


def _set_name(person: Person, name: PersonName) -> None:
    parts = (" ".join(part.split()) for part in (name.first, name.infix, name.surname))
    clean = PersonName(*parts)
    person.first_name, person.infix, person.surname = clean.first, clean.infix, clean.surname
    person.name_key, person.first_key = clean.name_key, clean.first_key
    person.sort_key = clean.sort_key


def _require_new(session: Session, draft: ResidentDraft) -> None:
    """Nobody in the community has this name, or one letter different of a longer name."""
    from rapidfuzz.distance import Levenshtein

    key = draft.name.name_key
    names = session.execute(
        select(Person.name_key, Person.first_name, Person.infix, Person.surname)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.community_id == draft.community_id, ~Membership.struck)
    )
    for row in names:
        near = Levenshtein.distance(key, row.name_key, score_cutoff=1) <= 1
        if near and (key == row.name_key or len(key) > 5):
            who = PersonName(row.first_name, row.infix, row.surname).full
            raise Refused.because("resident_twice", "sure", name=who)


def _join(session: Session, person_id: UUID, community_id: UUID, since: date | None) -> Membership:
    community = session.get(Community, community_id)
    if community is None or community.closed:
        raise Refused.because("community_gone", "community")
    membership = Membership(
        id=new_id(), community_id=community_id, person_id=person_id, begins=since
    )
    session.add(membership)
    return membership


def _house(
    session: Session, membership: Membership, dwelling_id: UUID | None, since: date | None
) -> None:
    if dwelling_id is None:
        return
    dwelling = session.get(Dwelling, dwelling_id)
    if dwelling is None or dwelling.closed or dwelling.community_id != membership.community_id:
        raise Refused.because("home_gone", "home")
    session.add(
        Residency(
            community_id=membership.community_id,
            dwelling_id=dwelling_id,
            person_id=membership.person_id,
            begins=since,
        )
    )


def _add_role(session: Session, membership: Membership, role: Role, since: date | None) -> None:
    session.add(
        MembershipRole(
            membership_id=membership.id,
            community_id=membership.community_id,
            role=role,
            begins=since,
        )
    )


def _residencies(session: Session, person_id: UUID, community_id: UUID) -> Sequence[Residency]:
    return session.scalars(
        select(Residency).where(
            Residency.person_id == person_id,
            Residency.community_id == community_id,
            ~Residency.struck,
        )
    ).all()


def _require_after(begins: date | None, on: date) -> None:
    if begins is not None and on < begins:
        raise Refused.because("leaves_before", "on", since=begins)


def _cut(begins: date | None, ends: date | None, on: date) -> date | None:
    """The end of a span that is cut off on a day; a span that begins later becomes empty."""
    cut = max(on, begins) if begins is not None else on
    return cut if ends is None or ends > cut else ends
