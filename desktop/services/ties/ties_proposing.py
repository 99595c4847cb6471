"""Proposing a tie to each apart, and what they say. Part of Ties."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.identity import new_id
from desktop.domain.names import PersonName
from desktop.domain.ties.drafts import ProposalDraft
from desktop.domain.vocabulary import Answer, TieEnd, TieKind, TiePhase
from desktop.models import (
    Contact,
    Evaluation,
    KeptApart,
    Person,
    Question,
    Tie,
    TieParticipant,
)
from desktop.services.ties.ties_agreeing import reopen_questions, write_exchanges
from desktop.services.ties.ties_records import (
    held_tie,
    not_possible,
    participants,
    put_lights_out,
    require_ahead,
    take_step,
)
from desktop.storage.database import Database
from desktop.storage.queries.matching import lock
from desktop.storage.queries.ties_lines import OPEN_TIES


class Proposing:
    """From an idea to two yeses."""

    _database: Database
    _clock: Clock

    def propose(self, draft: ProposalDraft) -> UUID:
        """Proposes a tie that somebody thought of; each is asked apart.

        Raises Refused for problems of the draft, person_gone, and tie_there (values: name)
        when these people are in one open tie or proposal already.
        """
        if problems := draft.problems():
            raise Refused(*problems)
        with self._database.write("ties.propose") as session:
            lock(session)
            names = _names(session, draft.people)
            if _together_already(session, draft.people):
                raise Refused.because("tie_there", "people", name=names)
            tie = Tie(
                id=new_id(),
                community_id=draft.community_id,
                kind=TieKind.PAIR if len(draft.people) == 2 else TieKind.CIRCLE,
                phase=TiePhase.PROPOSED,
                proposed_on=self._clock.today(),
                wished_on=wished_on(session, [e.question_id for e in draft.exchanges]),
            )
            session.add(tie)
            for position, person_id in enumerate(draft.people):
                session.add(TieParticipant(tie_id=tie.id, person_id=person_id, position=position))
            session.flush()
            write_exchanges(session, tie, draft.exchanges)
            return tie.id

    def answer(
        self, tie_id: UUID, person_id: UUID, answer: Answer, asks_again_on: date | None = None
    ) -> TiePhase:
        """What somebody said to the proposal; gives the phase that follows.

        With a yes of everybody they get to know each other. A no closes the proposal, without
        any other consequence: questions stay open and everybody can be asked for another tie.
        NOT_NOW needs a day, after today, on which it may be asked again; ASKED takes an answer
        back. Raises Refused: tie_gone, phase_not_possible, person_gone, required, day_past.
        """
        today = self._clock.today()
        if answer is Answer.NOT_NOW:
            if asks_again_on is None:
                raise Refused.because("required", "asks_again_on")
            require_ahead(asks_again_on, today, "asks_again_on")
        with self._database.write("ties.answer") as session:
            tie = held_tie(session, tie_id)
            if tie.phase is not TiePhase.PROPOSED:
                raise not_possible(tie)
            asked = participants(session, tie_id)
            mine = next((one for one in asked if one.person_id == person_id), None)
            if mine is None:
                raise Refused.because("person_gone")
            mine.answer = answer
            mine.answered_on = None if answer is Answer.ASKED else today
            mine.asks_again_on = asks_again_on if answer is Answer.NOT_NOW else None
            if answer is Answer.NO:
                take_step(tie, TiePhase.ENDED)
                tie.closing, tie.closed_on = TieEnd.DECLINED.value, today
                put_lights_out(session, tie_id, today)
            elif all(one.answer is Answer.YES for one in asked):
                take_step(tie, TiePhase.MEETING)
            return tie.phase

    def may_again(self, tie_id: UUID, *, on: bool) -> None:
        """Whether the people of a tie that is over may be proposed to each other again.

        Who still look back on it can go on with it instead. Raises Refused(tie_gone),
        Refused(phase_not_possible).
        """
        with self._database.write("ties.may_again") as session:
            tie = held_tie(session, tie_id)
            if tie.phase is not TiePhase.ENDED:
                raise not_possible(tie)
            tie.may_again = on

    def strike(self, tie_id: UUID) -> None:
        """Strikes a tie that was made by mistake, with what was written about it.

        It counts nowhere any more: questions that it answered are open again, and a no that was
        said to it is none. Raises Refused(tie_gone).
        """
        with self._database.write("ties.strike") as session:
            tie = held_tie(session, tie_id)
            tie.phase, tie.closing = TiePhase.STRUCK, ""
            reopen_questions(session, tie_id)
            for contact in session.scalars(select(Contact).where(Contact.tie_id == tie_id)):
                contact.struck = True
            for held in session.scalars(select(Evaluation).where(Evaluation.tie_id == tie_id)):
                held.struck = True
            put_lights_out(session, tie_id, self._clock.today())

    def keep_apart(self, one_id: UUID, other_id: UUID, *, on: bool) -> None:
        """Says that two people are never proposed to each other, or may be after all.

        No reason is kept. Raises Refused(tie_twice) for one and the same, person_gone.
        """
        if one_id == other_id:
            raise Refused.because("tie_twice", "apart")
        first, second = sorted((one_id, other_id))
        with self._database.write("ties.keep_apart") as session:
            _names(session, (first, second))
            found = session.scalars(
                select(KeptApart).where(KeptApart.one_id == first, KeptApart.other_id == second)
            ).one_or_none()
            if found is not None:
                found.struck = not on
            elif on:
                session.add(KeptApart(one_id=first, other_id=second))


def wished_on(session: Session, questions: Collection[UUID | None]) -> date | None:
    """The day on which the oldest of these questions was asked."""
    found: date | None = session.scalar(
        select(func.min(Question.received_on)).where(
            Question.id.in_([one for one in questions if one is not None])
        )
    )
    return found


def _names(session: Session, people: Collection[UUID]) -> tuple[str, ...]:
    """Their short names in that order. Raises Refused(person_gone)."""
    known = {
        one.id: PersonName(one.first_name, one.infix, one.surname).short
        for one in session.scalars(select(Person).where(Person.id.in_(people), ~Person.erased))
    }
    if len(known) < len(people):
        raise Refused.because("person_gone", "people")
    return tuple(known[person_id] for person_id in people)


def _together_already(session: Session, people: Collection[UUID]) -> bool:
    found = session.execute(
        select(TieParticipant.tie_id)
        .join(Tie, Tie.id == TieParticipant.tie_id)
        .where(Tie.phase.in_(OPEN_TIES), TieParticipant.person_id.in_(people))
        .group_by(TieParticipant.tie_id)
        .having(func.count() == len(people))
        .limit(1)
    ).first()
    return found is not None
