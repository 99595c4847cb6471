"""What belongs to a resident: talents, questions, consents, agreements. Part of Residents."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Conflict, Refused
from desktop.domain.identity import new_id
from desktop.domain.names import LONGEST_NAME, fold
from desktop.domain.privacy import holds_bsn
from desktop.domain.questions import QuestionDraft
from desktop.domain.residents import AgreementDraft
from desktop.domain.vocabulary import UNANSWERED, ConsentPurpose, QuestionState
from desktop.models import Agreement, Consent, Objection, Question, Skill, Talent
from desktop.storage.database import Database
from desktop.storage.queries.resident_card import card, question_line

_BEING_COUNTED = "being_counted"


class Belongings:
    """The small acts of a resident's panel; each is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def skills(self) -> tuple[str, ...]:
        """The words of the catalogue, in order."""
        with self._database.read() as session:
            return tuple(session.scalars(select(Skill.name).order_by(Skill.name_key)))

    def add_talent(self, person_id: UUID, name: str) -> None:
        """Adds a talent; a new word comes into the catalogue.

        Raises Refused(talent_missing) for an empty word, Refused(too_long), Refused(bsn).
        """
        word = _one_line(name)
        if not word:
            raise Refused.because("talent_missing", "talent")
        if len(word) > LONGEST_NAME:
            raise Refused.because("too_long", "talent", most=LONGEST_NAME)
        if holds_bsn(word):
            raise Refused.because("bsn", "talent")
        with self._database.write("residents.talent") as session:
            skill_id = _skill_id(session, word)
            talent = session.scalars(
                select(Talent).where(Talent.person_id == person_id, Talent.skill_id == skill_id)
            ).one_or_none()
            if talent is None:
                session.add(Talent(person_id=person_id, skill_id=skill_id))
            else:
                talent.struck = False

    def strike_talent(self, talent_id: UUID) -> None:
        """Takes a talent off somebody's list."""
        with self._database.write("residents.talent") as session:
            talent = session.get(Talent, talent_id)
            if talent is not None:
                talent.struck = True

    def add_question(self, person_id: UUID, draft: QuestionDraft) -> UUID:
        """Notes what somebody would like to see answered; gives its id.

        Raises Refused for problems of the draft, and not_a_member.
        """
        if problems := draft.problems():
            raise Refused(*problems)
        today = self._clock.today()
        with self._database.write("residents.question") as session:
            asker = card(session, person_id, today)
            if asker is None or asker.current is None:
                raise Refused.because("not_a_member")
            question = Question(
                id=new_id(),
                community_id=asker.current.community_id,
                person_id=person_id,
                title=_one_line(draft.title),
                theme=draft.theme,
                skill_id=_skill_id(session, draft.skill),
                received_on=today,
            )
            session.add(question)
            return question.id

    def change_question(self, question_id: UUID, version: int, draft: QuestionDraft) -> None:
        """Changes an unanswered question that was read as `version`.

        Raises Refused for problems of the draft and question_gone (also when something took it
        up), and Conflict with the line as it is now when somebody was faster.
        """
        if problems := draft.problems():
            raise Refused(*problems)
        with self._database.write("residents.question_change") as session:
            question = _unanswered(session, question_id)
            if question.version != version:
                raise Conflict(theirs=question_line(session, question_id))
            question.title, question.theme = _one_line(draft.title), draft.theme
            question.skill_id = _skill_id(session, draft.skill)

    def strike_question(self, question_id: UUID) -> None:
        """Takes an unanswered question off somebody's list. Raises Refused(question_gone)."""
        with self._database.write("residents.question_strike") as session:
            _unanswered(session, question_id).state = QuestionState.STRUCK

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
                    Objection.against == _BEING_COUNTED,
                    Objection.lifted_on.is_(None),
                )
            ).all()
            for objection in standing:
                if counted:
                    objection.lifted_on = today
            if not counted and not standing:
                session.add(Objection(person_id=person_id, made_on=today))

    def add_agreement(self, draft: AgreementDraft) -> UUID:
        """Keeps what was agreed, from today. Raises Refused for problems, and not_a_member."""
        today = self._clock.today()
        if problems := draft.problems(today):
            raise Refused(*problems)
        with self._database.write("agreements.add") as session:
            one = card(session, draft.person_id, today)
            if one is None or one.current is None:
                raise Refused.because("not_a_member")
            agreement = Agreement(
                id=new_id(),
                community_id=one.current.community_id,
                person_id=draft.person_id,
                kind=draft.kind,
                title=_one_line(draft.title),
                begins=today,
                ends=draft.until,
            )
            session.add(agreement)
            return agreement.id

    def extend_agreement(self, agreement_id: UUID, until: date) -> None:
        """Lets an agreement run until before `until`. Raises Refused(ends_before, field until)."""
        with self._database.write("agreements.extend") as session:
            agreement = session.get(Agreement, agreement_id)
            if agreement is None:
                raise Refused.because("agreement_gone")
            if until <= self._clock.today():
                raise Refused.because("ends_before", "until")
            agreement.ends = until
            agreement.discussed_on = self._clock.today()

    def close_agreement(self, agreement_id: UUID) -> None:
        """Rounds an agreement off today."""
        with self._database.write("agreements.close") as session:
            agreement = session.get(Agreement, agreement_id)
            if agreement is None:
                raise Refused.because("agreement_gone")
            agreement.closed_on = self._clock.today()


def _unanswered(session: Session, question_id: UUID) -> Question:
    found = session.get(Question, question_id, with_for_update=True)
    if found is None or found.state not in UNANSWERED:
        raise Refused.because("question_gone")
    return found


def _skill_id(session: Session, name: str) -> UUID | None:
    """The talent with that name; a new word comes into the catalogue. None for no word."""
    word = _one_line(name)
    if not word:
        return None
    skill = session.scalars(select(Skill).where(Skill.name_key == fold(word))).one_or_none()
    if skill is None:
        skill = Skill(id=new_id(), name=word, name_key=fold(word))
        session.add(skill)
    return skill.id


def _one_line(text: str) -> str:
    return " ".join(text.split())
