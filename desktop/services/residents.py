"""Residents: who lives here, what they can do, and moving in and out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Conflict, Refused
from desktop.domain.identity import new_id
from desktop.domain.names import PersonName, fold
from desktop.domain.privacy import holds_bsn
from desktop.domain.residents import (
    LONGEST_TITLE,
    Departure,
    HomeChoice,
    ResidentCard,
    ResidentDraft,
    ResidentLine,
    digits_of,
)
from desktop.domain.vocabulary import ConsentPurpose, Role, Theme
from desktop.models import (
    Agreement,
    Consent,
    Membership,
    MembershipRole,
    Objection,
    Person,
    PersonNote,
    Question,
    Residency,
    Skill,
    Talent,
)
from desktop.storage.database import Database
from desktop.storage.queries import residents as queries


class Residents:
    """The people of the communities."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list(
        self, community_id: UUID | None = None, *, left: bool = False
    ) -> tuple[ResidentLine, ...]:
        """The members of today, or with `left` who left; in order of first name."""
        with self._database.read() as session:
            return queries.lines(session, self._clock.today(), community_id, left=left)

    def card(self, person_id: UUID) -> ResidentCard:
        """Everything the panel shows. Raises Refused(person_gone)."""
        with self._database.read() as session:
            found = queries.card(session, person_id, self._clock.today())
        if found is None:
            raise Refused.because("person_gone")
        return found

    def homes(self, community_id: UUID) -> tuple[HomeChoice, ...]:
        """The homes of a community with who lives there, by storey and door."""
        with self._database.read() as session:
            return queries.homes(session, community_id, self._clock.today())

    def skills(self) -> tuple[str, ...]:
        """The words of the catalogue, in order."""
        with self._database.read() as session:
            return tuple(session.scalars(select(Skill.name).order_by(Skill.name_key)))

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
                self._move_in(session, person.id, draft)
            return person.id

    def move_out(self, departure: Departure) -> None:
        """Ends membership, home and roles on the day given, the first day no longer there.

        Raises Refused(not_a_member) or Refused(leaves_before, field on) for a day before
        somebody came. Ties are left as they are: they are closed with the people in them.
        """
        with self._database.write("residents.move_out") as session:
            membership = self._running(session, departure.person_id, departure.community_id)
            if membership.begins is not None and departure.on < membership.begins:
                raise Refused.because("leaves_before", "on", since=membership.begins)
            membership.ends, membership.departure = departure.on, departure.kind
            for role in session.scalars(
                select(MembershipRole).where(MembershipRole.membership_id == membership.id)
            ):
                role.ends = _earlier(role.ends, departure.on, role.begins)
            for home in self._residencies(session, departure.person_id, departure.community_id):
                home.ends = _earlier(home.ends, departure.on, home.begins)

    def move(self, person_id: UUID, dwelling_id: UUID | None, on: date) -> None:
        """Somebody moves to another home of the community from `on`; None: to no home here."""
        with self._database.write("residents.move") as session:
            card = queries.card(session, person_id, self._clock.today())
            if card is None or card.current is None:
                raise Refused.because("not_a_member")
            community_id = card.current.community_id
            for home in self._residencies(session, person_id, community_id):
                home.ends = _earlier(home.ends, on, home.begins)
            if dwelling_id is not None:
                session.add(
                    Residency(
                        community_id=community_id,
                        dwelling_id=dwelling_id,
                        person_id=person_id,
                        begins=on,
                    )
                )

    def set_role(self, person_id: UUID, community_id: UUID, role: Role, *, on: bool) -> None:
        """Somebody takes up a role today, or lays it down."""
        today = self._clock.today()
        with self._database.write("residents.role") as session:
            membership = self._running(session, person_id, community_id)
            running = session.scalars(
                select(MembershipRole).where(
                    MembershipRole.membership_id == membership.id,
                    MembershipRole.role == role,
                    queries.runs(MembershipRole.begins, MembershipRole.ends, today),
                )
            ).one_or_none()
            if on and running is None:
                self._add_role(session, membership, role, today)
            elif not on and running is not None:
                running.ends = today

    def add_talent(self, person_id: UUID, name: str) -> None:
        """Adds a talent; a new word comes into the catalogue.

        Raises Refused(talent_missing) for an empty word, Refused(bsn).
        """
        word = " ".join(name.split())
        if not word:
            raise Refused.because("talent_missing", "talent")
        if holds_bsn(word):
            raise Refused.because("bsn", "talent")
        with self._database.write("residents.talent") as session:
            skill = session.scalars(select(Skill).where(Skill.name_key == fold(word))).one_or_none()
            if skill is None:
                skill = Skill(id=new_id(), name=word[:120], name_key=fold(word)[:120])
                session.add(skill)
            talent = session.scalars(
                select(Talent).where(Talent.person_id == person_id, Talent.skill_id == skill.id)
            ).one_or_none()
            if talent is None:
                session.add(Talent(person_id=person_id, skill_id=skill.id))
            else:
                talent.struck = False

    def strike_talent(self, talent_id: UUID) -> None:
        """Takes a talent off somebody's list."""
        with self._database.write("residents.talent") as session:
            talent = session.get(Talent, talent_id)
            if talent is not None:
                talent.struck = True

    def add_question(self, person_id: UUID, title: str, theme: Theme) -> UUID:
        """Notes what somebody would like to see answered.

        Raises Refused: title_missing, too_long, bsn, not_a_member.
        """
        words = " ".join(title.split())
        if not words:
            raise Refused.because("title_missing", "title")
        if len(words) > LONGEST_TITLE:
            raise Refused.because("too_long", "title", most=LONGEST_TITLE)
        if holds_bsn(words):
            raise Refused.because("bsn", "title")
        with self._database.write("residents.question") as session:
            card = queries.card(session, person_id, self._clock.today())
            if card is None or card.current is None:
                raise Refused.because("not_a_member")
            question = Question(
                id=new_id(),
                community_id=card.current.community_id,
                person_id=person_id,
                title=words,
                theme=theme,
                received_on=self._clock.today(),
            )
            session.add(question)
            return question.id

    def set_consent(self, person_id: UUID, purpose: ConsentPurpose, *, given: bool) -> None:
        """Somebody says yes to a purpose today, or takes that yes back."""
        today = self._clock.today()
        with self._database.write("residents.consent") as session:
            standing = session.scalars(
                select(Consent).where(
                    Consent.person_id == person_id,
                    Consent.purpose == purpose,
                    Consent.withdrawn_on.is_(None),
                )
            ).all()
            for consent in standing:
                if not given:
                    consent.withdrawn_on = today
            if given and not standing:
                session.add(Consent(person_id=person_id, purpose=purpose, given_on=today))

    def set_counted(self, person_id: UUID, *, counted: bool) -> None:
        """Somebody objects to being counted by name, or no longer does."""
        today = self._clock.today()
        with self._database.write("residents.objection") as session:
            standing = session.scalars(
                select(Objection).where(
                    Objection.person_id == person_id,
                    Objection.against == "being_counted",
                    Objection.lifted_on.is_(None),
                )
            ).all()
            for objection in standing:
                if counted:
                    objection.lifted_on = today
            if not counted and not standing:
                session.add(Objection(person_id=person_id, made_on=today))

    def extend_agreement(self, agreement_id: UUID, until: date) -> None:
        """Lets an agreement run until before `until`. Raises Refused(ends_before, field until)."""
        with self._database.write("agreements.extend") as session:
            agreement = session.get(Agreement, agreement_id)
            if agreement is None:
                raise Refused.because("agreement_gone")
            if until <= self._clock.today():
                raise Refused.because("ends_before", "until")
            agreement.ends = until

    def close_agreement(self, agreement_id: UUID) -> None:
        """Rounds an agreement off today."""
        with self._database.write("agreements.close") as session:
            agreement = session.get(Agreement, agreement_id)
            if agreement is None:
                raise Refused.because("agreement_gone")
            agreement.closed_on = self._clock.today()

    def _person(self, session: Session, draft: ResidentDraft) -> Person:
        if draft.id is None:
            if not draft.sure:
                self._require_new(session, draft)
            person = Person(id=new_id())
            session.add(person)
            return person
        found = session.get(Person, draft.id)
        if found is None:
            raise Refused.because("person_gone")
        if found.version != draft.version:
            raise Conflict(theirs=queries.card(session, draft.id, self._clock.today()))
        return found

    def _require_new(self, session: Session, draft: ResidentDraft) -> None:
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
                raise Refused.because("resident_twice", "first", name=who)

    def _move_in(self, session: Session, person_id: UUID, draft: ResidentDraft) -> None:
        since = draft.since or self._clock.today()
        membership = Membership(
            id=new_id(), community_id=draft.community_id, person_id=person_id, begins=since
        )
        session.add(membership)
        if draft.dwelling_id is not None:
            session.add(
                Residency(
                    community_id=draft.community_id,
                    dwelling_id=draft.dwelling_id,
                    person_id=person_id,
                    begins=since,
                )
            )
        if draft.good_neighbour:
            self._add_role(session, membership, Role.GOOD_NEIGHBOUR, since)

    @staticmethod
    def _add_role(session: Session, membership: Membership, role: Role, since: date) -> None:
        session.add(
            MembershipRole(
                membership_id=membership.id,
                community_id=membership.community_id,
                role=role,
                begins=since,
            )
        )

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

    def _running(self, session: Session, person_id: UUID, community_id: UUID) -> Membership:
        found = session.scalars(
            select(Membership)
            .where(
                Membership.person_id == person_id,
                Membership.community_id == community_id,
                ~Membership.struck,
                or_(Membership.ends.is_(None), Membership.ends > self._clock.today()),
            )
            .order_by(Membership.begins.desc())
        ).first()
        if found is None:
            raise Refused.because("not_a_member")
        return found

    @staticmethod
    def _residencies(session: Session, person_id: UUID, community_id: UUID) -> Sequence[Residency]:
        return list(
            session.scalars(
                select(Residency).where(
                    Residency.person_id == person_id,
                    Residency.community_id == community_id,
                    ~Residency.struck,
                )
            )
        )


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
    clean = replace(
        name, first=" ".join(name.first.split()), infix=" ".join(name.infix.split()),
        surname=" ".join(name.surname.split()),
    )  # fmt: skip
    person.first_name, person.infix, person.surname = clean.first, clean.infix, clean.surname
    person.name_key = clean.name_key
    person.first_key = " ".join(clean.first_key)
    person.sort_key = " ".join(clean.sort_key)


def _earlier(ends: date | None, on: date, begins: date | None) -> date | None:
    """The end of a span that is cut off on a day; a span that begins later becomes empty."""
    cut = max(on, begins) if begins is not None else on
    return cut if ends is None or ends > cut else ends
