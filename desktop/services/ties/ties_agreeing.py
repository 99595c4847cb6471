"""The agreement of a tie, and the steps down and back. Part of Ties."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Conflict, Refused
from desktop.domain.ties.drafts import AgreementDraft, ExchangeDraft
from desktop.domain.ties.phases import AGREED, months_on
from desktop.domain.vocabulary import OPEN_QUESTIONS, QuestionState, Route, TiePhase
from desktop.models import Community, Exchange, Question, Tie
from desktop.services.ties.ties_records import (
    drop_planned,
    held_tie,
    look_at_on,
    not_possible,
    participants,
    take_step,
    write_note,
)
from desktop.storage.database import Database
from desktop.storage.queries.tie_card import card


class Agreeing:
    """What people do for each other, until when, and less of it."""

    _database: Database
    _clock: Clock

    def agree(self, draft: AgreementDraft) -> None:
        """Keeps the agreement; who were getting to know each other have a tie from today.

        Exchanges that are no longer there are struck. Questions that are answered are closed
        with the route good neighbour. Raises Refused for problems of the draft, tie_gone,
        phase_not_possible, exchange_people (somebody who is not in the tie), and Conflict with
        the card as it is now when somebody was faster.
        """
        today = self._clock.today()
        if problems := draft.problems(today):
            raise Refused(*problems)
        with self._database.write("ties.agree") as session:
            tie = held_tie(session, draft.tie_id)
            if tie.phase not in (TiePhase.MEETING, *AGREED):
                raise not_possible(tie)
            if tie.version != draft.version:
                raise Conflict(theirs=card(session, tie.id, today))
            tie.version += 1  # also when only the exchanges change, which stand beside it
            tie.times = draft.times.strip()
            tie.backup_contact = draft.backup_contact.strip()
            tie.backup_phone = draft.backup_phone.strip()
            write_note(session, tie.id, text=draft.manners, own_words=draft.own_words)
            write_exchanges(session, tie, draft.exchanges)
            _agree_days(session, tie, draft, today)
            if tie.phase is TiePhase.MEETING:
                take_step(tie, TiePhase.RUNNING)
                tie.running_since = today
                tie.first_met_on = tie.first_met_on or today
            _answer_questions(session, tie, today)

    def taper(self, tie_id: UUID) -> None:
        """They see each other less from today. Raises Refused(tie_gone, phase_not_possible)."""
        with self._database.write("ties.taper") as session:
            tie = held_tie(session, tie_id)
            take_step(tie, TiePhase.TAPERING)
            tie.tapering_since, tie.finishing_since = self._clock.today(), None

    def finish(self, tie_id: UUID, talk_on: date) -> None:
        """They round off, with a last talk on a day from today on.

        Raises Refused(tie_gone), Refused(phase_not_possible), Refused(day_past, talk_on).
        """
        today = self._clock.today()
        if talk_on < today:
            raise Refused.because("day_past", "talk_on")
        with self._database.write("ties.finish") as session:
            tie = held_tie(session, tie_id)
            look_at_on(session, tie, talk_on, today)
            take_step(tie, TiePhase.FINISHING)
            tie.finishing_since = today

    def resume(self, tie_id: UUID) -> None:
        """A step back to running, also after it was closed; that is no failure.

        Without a day ahead on which it is looked at, that is as many months on as the community
        set. Raises Refused(tie_gone), Refused(phase_not_possible).
        """
        today = self._clock.today()
        with self._database.write("ties.resume") as session:
            tie = held_tie(session, tie_id)
            if tie.phase is TiePhase.MEETING:
                raise not_possible(tie)
            ahead = [day for day in (tie.evaluates_on, tie.ends_on) if day and day >= today]
            if not ahead:
                months = session.get_one(Community, tie.community_id).evaluation_months
                look_at_on(session, tie, months_on(today, months), today)
            take_step(tie, TiePhase.RUNNING)
            tie.tapering_since = tie.finishing_since = None
            tie.closed_on = tie.looks_back_on = tie.result = None
            tie.closing, tie.may_again = "", False


def write_exchanges(session: Session, tie: Tie, drafts: Iterable[ExchangeDraft]) -> None:
    """Makes the exchanges of a tie those of the drafts, and marks who gives.

    Raises Refused(exchange_people) for somebody who is not in the tie, or one and the same.
    """
    people = participants(session, tie.id)
    known = {one.person_id for one in people}
    there = {
        one.id: one
        for one in session.scalars(
            select(Exchange).where(Exchange.tie_id == tie.id, ~Exchange.struck)
        )
    }
    givers = set()
    for draft in drafts:
        if draft.giver_id == draft.receiver_id or not {draft.giver_id, draft.receiver_id} <= known:
            raise Refused.because("exchange_people", "exchanges")
        givers.add(draft.giver_id)
        one = there.pop(draft.id, None) if draft.id else None
        if one is None:
            one = Exchange(tie_id=tie.id)
            session.add(one)
            one.skill_id, one.question_id = draft.skill_id, draft.question_id
        one.giver_id, one.receiver_id = draft.giver_id, draft.receiver_id
        one.what, one.how_often = " ".join(draft.what.split()), draft.how_often.strip()
        one.minutes_a_week = draft.minutes_a_week
    for gone in there.values():
        gone.struck = True
    if givers:
        for part in people:
            part.gives = part.person_id in givers


def _agree_days(session: Session, tie: Tie, draft: AgreementDraft, today: date) -> None:
    tie.ends_on = draft.ends_on
    if draft.evaluates_on is not None:
        look_at_on(session, tie, draft.evaluates_on, today)
    else:
        tie.evaluates_on = None
        drop_planned(session, tie, today)


def reopen_questions(session: Session, tie_id: UUID) -> None:
    """Opens the questions that this tie answered, and no other tie that stands."""
    answering = (
        select(Exchange.question_id)
        .join(Tie, Tie.id == Exchange.tie_id)
        .where(
            ~Exchange.struck, Exchange.question_id.is_not(None), Tie.running_since.is_not(None)
        )
    )  # fmt: skip
    for question in session.scalars(
        select(Question).where(
            Question.id.in_(answering.where(Tie.id == tie_id)),
            Question.id.not_in(answering.where(Tie.id != tie_id, Tie.phase != TiePhase.STRUCK)),
            Question.state == QuestionState.CLOSED,
            Question.route == Route.GOOD_NEIGHBOUR,
        )
    ):
        question.state, question.route, question.closed_on = QuestionState.OPEN, None, None


def _answer_questions(session: Session, tie: Tie, today: date) -> None:
    """Closes the questions that the tie answers; what was closed before stays as it was.

    A question is answered for who asked it: an exchange that was turned round answers none.
    """
    session.flush()
    answered: Sequence[Question] = session.scalars(
        select(Question)
        .join(Exchange, Exchange.question_id == Question.id)
        .where(
            Exchange.tie_id == tie.id, ~Exchange.struck, Question.state.in_(OPEN_QUESTIONS),
            Question.person_id == Exchange.receiver_id,
        )
    ).all()  # fmt: skip
    for question in answered:
        question.state, question.closed_on = QuestionState.CLOSED, today
        question.route = Route.GOOD_NEIGHBOUR
        question.first_step_on = question.first_step_on or today
        days = [day for day in (tie.wished_on, question.received_on) if day is not None]
        tie.wished_on = min(days)
