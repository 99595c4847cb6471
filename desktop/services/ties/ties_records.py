"""What every use case of the ties does with its records."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.errors import Refused
from desktop.domain.ties.phases import AGREED, may_follow
from desktop.domain.vocabulary import LIVE_TIE_PHASES, TiePhase
from desktop.models import Evaluation, PilotLight, Tie, TieNote, TieParticipant


def held_tie(session: Session, tie_id: UUID) -> Tie:
    """The tie, held until the act is done: of two answers at once the second sees the first.

    Raises Refused(tie_gone).
    """
    found = session.get(Tie, tie_id, with_for_update=True)
    if found is None or found.phase is TiePhase.STRUCK:
        raise Refused.because("tie_gone")
    return found


def participants(session: Session, tie_id: UUID) -> list[TieParticipant]:
    """Who takes part, in the order of giving."""
    return list(
        session.scalars(
            select(TieParticipant)
            .where(TieParticipant.tie_id == tie_id)
            .order_by(TieParticipant.position, TieParticipant.id)
        )
    )


def take_step(tie: Tie, phase: TiePhase) -> None:
    """Takes the step to `phase`.

    Raises Refused(phase_not_possible, values: phase, the one it is in) and
    Refused(tie_without_end) for a tie with an agreement but no day to look at it.
    """
    if not may_follow(tie.phase, phase):
        raise not_possible(tie)
    if phase in AGREED and tie.evaluates_on is None and tie.ends_on is None:
        raise Refused.because("tie_without_end", "evaluates_on")
    tie.phase = phase


def require_live(tie: Tie) -> None:
    """Raises Refused(phase_not_possible) for a tie that is a proposal or has ended."""
    if tie.phase not in LIVE_TIE_PHASES:
        raise not_possible(tie)


def not_possible(tie: Tie) -> Refused:
    """The refusal of what this phase does not allow."""
    return Refused.because("phase_not_possible", phase=tie.phase)


def require_past(day: date, today: date) -> None:
    """Raises Refused(day_to_come, field on)."""
    if day > today:
        raise Refused.because("day_to_come", "on")


def require_ahead(day: date, today: date, field: str) -> None:
    """Raises Refused(day_past) for a day that is not after today."""
    if day <= today:
        raise Refused.because("day_past", field)


def look_at_on(session: Session, tie: Tie, on: date, today: date) -> None:
    """Plans the next evaluation for a day; an end that lay before it moves along.

    A planned day that has passed stays as it was, for punctuality (I-22).
    """
    tie.evaluates_on = on
    if tie.ends_on is not None and tie.ends_on < on:
        tie.ends_on = on
    planned = planned_evaluation(session, tie.id)
    if planned is None:
        session.add(Evaluation(community_id=tie.community_id, tie_id=tie.id, planned_on=on))
    elif planned.planned_on >= today:
        planned.planned_on = on


def planned_evaluation(session: Session, tie_id: UUID) -> Evaluation | None:
    """The evaluation that was planned and not yet held."""
    return session.scalars(
        select(Evaluation)
        .where(Evaluation.tie_id == tie_id, Evaluation.held_on.is_(None), ~Evaluation.struck)
        .order_by(Evaluation.planned_on, Evaluation.id)
    ).first()


def drop_planned(session: Session, tie: Tie, today: date) -> None:
    """Takes an evaluation off that will not be held; one whose day has passed was missed."""
    planned = planned_evaluation(session, tie.id)
    if planned is not None and planned.planned_on >= today:
        planned.struck = True


def put_lights_out(session: Session, tie_id: UUID, today: date) -> None:
    """Puts out the waakvlam of a tie that is over."""
    for light in session.scalars(
        select(PilotLight).where(PilotLight.tie_id == tie_id, PilotLight.ended_on.is_(None))
    ):
        light.ended_on = today


def write_note(session: Session, tie_id: UUID, **texts: Any) -> None:
    """Keeps the words of a tie (`own_words`, `text`, `onwards`) apart, as confidential."""
    clean = {field: text.strip() for field, text in texts.items()}
    note = session.scalars(select(TieNote).where(TieNote.tie_id == tie_id)).one_or_none()
    if note is None:
        if not any(clean.values()):
            return
        note = TieNote(tie_id=tie_id)
        session.add(note)
    for field, text in clean.items():
        setattr(note, field, text)
