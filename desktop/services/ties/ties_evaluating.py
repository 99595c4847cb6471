"""Looking at a tie together: going on, less, letting go, and looking back. Part of Ties."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.ties.drafts import EvaluationDraft
from desktop.domain.ties.phases import AGREED, looks_back_on
from desktop.domain.vocabulary import EvaluationOutcome, TiePhase
from desktop.models import Evaluation, Tie
from desktop.services.ties.ties_records import (
    held_tie,
    look_at_on,
    not_possible,
    planned_evaluation,
    put_lights_out,
    require_live,
    require_past,
    take_step,
    write_note,
)
from desktop.storage.database import Database

_FOLLOWS = {
    EvaluationOutcome.GO_ON: TiePhase.RUNNING,
    EvaluationOutcome.TAPER: TiePhase.TAPERING,
}


class Evaluating:
    """Support is temporary: each tie is looked at on a day, with the people in it."""

    _database: Database
    _clock: Clock

    def evaluate(self, draft: EvaluationDraft) -> None:
        """Keeps an evaluation and does what it came to.

        Going on and less plan the next one. Letting go closes the tie on the day of the talk,
        with a look-back three months later unless that is not wanted; who were only getting to
        know each other can let go too, without one. Raises Refused for problems of the draft,
        tie_gone, phase_not_possible, held_before_tie, and evaluated_already.
        """
        today = self._clock.today()
        if problems := draft.problems(today):
            raise Refused(*problems)
        with self._database.write("ties.evaluate") as session:
            tie = held_tie(session, draft.tie_id)
            if tie.phase not in AGREED and not _stops_early(tie, draft):
                raise not_possible(tie)
            began = [day for day in (tie.first_met_on, tie.running_since) if day is not None]
            if began and draft.held_on < min(began):
                raise Refused.because("held_before_tie", "held_on")
            if tie.phase in AGREED:
                _hold(session, tie, draft)
            if draft.outcome is EvaluationOutcome.LET_GO:
                self._let_go(session, tie, draft)
            elif draft.next_on is not None:
                look_at_on(session, tie, draft.next_on, today)
                _go_on(tie, _FOLLOWS[draft.outcome], draft.held_on)

    def move_evaluation(self, tie_id: UUID, on: date) -> None:
        """Plans the evaluation for another day, from today on.

        Raises Refused(tie_gone), Refused(phase_not_possible), Refused(day_past, field on).
        """
        today = self._clock.today()
        if on < today:
            raise Refused.because("day_past", "on")
        with self._database.write("ties.move_evaluation") as session:
            tie = held_tie(session, tie_id)
            require_live(tie)
            look_at_on(session, tie, on, today)

    def look_back(self, tie_id: UUID, on: date) -> None:
        """People were asked how it goes without the tie; with that it is over.

        Raises Refused(tie_gone), Refused(phase_not_possible), Refused(day_to_come, field on).
        """
        today = self._clock.today()
        require_past(on, today)
        with self._database.write("ties.look_back") as session:
            tie = held_tie(session, tie_id)
            if tie.phase is not TiePhase.AFTERCARE:
                raise not_possible(tie)
            take_step(tie, TiePhase.ENDED)
            tie.looked_back_on = on
            put_lights_out(session, tie_id, today)

    def _let_go(self, session: Session, tie: Tie, draft: EvaluationDraft) -> None:
        looks_back = draft.look_back and tie.phase in AGREED
        take_step(tie, TiePhase.AFTERCARE if looks_back else TiePhase.ENDED)
        tie.closed_on, tie.result = draft.held_on, draft.result
        tie.closing = draft.end.value if draft.end else ""
        tie.evaluates_on = tie.ends_on = None
        tie.looks_back_on = looks_back_on(draft.held_on) if looks_back else None
        write_note(session, tie.id, onwards=draft.onwards)
        if not looks_back:
            put_lights_out(session, tie.id, self._clock.today())


def _hold(session: Session, tie: Tie, draft: EvaluationDraft) -> None:
    """Keeps that it was held. Raises Refused(evaluated_already) for what a colleague just kept."""
    already = session.scalars(
        select(Evaluation.id).where(
            Evaluation.tie_id == tie.id, ~Evaluation.struck,
            Evaluation.held_on == draft.held_on, Evaluation.outcome == draft.outcome,
        )
    ).first()  # fmt: skip
    if already is not None and tie.phase is _FOLLOWS.get(draft.outcome):
        raise Refused.because("evaluated_already", "held_on")
    held = planned_evaluation(session, tie.id)
    if held is None:
        planned = tie.evaluates_on or tie.ends_on or draft.held_on
        held = Evaluation(community_id=tie.community_id, tie_id=tie.id, planned_on=planned)
        session.add(held)
    held.held_on, held.outcome = draft.held_on, draft.outcome
    session.flush()


def _stops_early(tie: Tie, draft: EvaluationDraft) -> bool:
    return tie.phase is TiePhase.MEETING and draft.outcome is EvaluationOutcome.LET_GO


def _go_on(tie: Tie, phase: TiePhase, on: date) -> None:
    if tie.phase is not phase:
        take_step(tie, phase)
        tie.tapering_since = on if phase is TiePhase.TAPERING else None
        tie.finishing_since = None
