"""Reading one tie: everything its panel and papers show."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.ties.card import (
    ContactLine,
    Defaults,
    EvaluationLine,
    ExchangeLine,
    LightLine,
    TieCard,
)
from desktop.domain.ties.reasons import from_stored
from desktop.domain.vocabulary import ContactKind, TieEnd, TiePhase
from desktop.models import Community, Contact, Evaluation, Exchange, PilotLight, Tie, TieNote
from desktop.storage.queries.ties_lines import lines


def card(session: Session, tie_id: UUID, today: date) -> TieCard | None:
    """One tie; None when there is none with that id or it was struck."""
    tie = session.get(Tie, tie_id)
    if tie is None or tie.phase is TiePhase.STRUCK:
        return None
    community = session.get_one(Community, tie.community_id)
    note = session.scalars(select(TieNote).where(TieNote.tie_id == tie_id)).one_or_none()
    return TieCard(
        line=lines(session, today, Tie.id == tie_id)[0],
        version=tie.version,
        word=community.tie_word,
        exchanges=_exchanges(session, tie_id),
        contacts=_contacts(session, tie_id),
        evaluations=_evaluations(session, tie_id),
        reasons=from_stored(tie.grounds or []),
        rules_version=tie.rules_version,
        times=tie.times,
        backup_contact=tie.backup_contact,
        backup_phone=tie.backup_phone,
        own_words=note.own_words if note else "",
        manners=note.text if note else "",
        onwards=note.onwards if note else "",
        light=light(session, tie_id=tie_id),
        defaults=Defaults(
            community.first_evaluation_months,
            community.evaluation_months,
            community.contact_weeks,
            community.tie_boundaries,
        ),
        end=TieEnd(tie.closing) if tie.closing else None,
        result=tie.result,
        closed_on=tie.closed_on,
        phase_since=_phase_since(tie),
        looked_back_on=tie.looked_back_on,
        may_again=tie.may_again,
    )


def _phase_since(tie: Tie) -> date | None:
    return {
        TiePhase.PROPOSED: tie.proposed_on,
        TiePhase.MEETING: tie.first_met_on,
        TiePhase.RUNNING: tie.running_since,
        TiePhase.TAPERING: tie.tapering_since,
        TiePhase.FINISHING: tie.finishing_since,
        TiePhase.AFTERCARE: tie.closed_on,
        TiePhase.ENDED: tie.looked_back_on or tie.closed_on,
    }.get(tie.phase)


def light(
    session: Session, *, person_id: UUID | None = None, tie_id: UUID | None = None
) -> LightLine | None:
    """The waakvlam that burns for a person or a tie, or None."""
    about = PilotLight.tie_id == tie_id if tie_id else PilotLight.person_id == person_id
    found = session.scalars(
        select(PilotLight).where(about, PilotLight.ended_on.is_(None)).order_by(PilotLight.id)
    ).first()
    return LightLine(found.id, found.level, found.next_on) if found else None


def _exchanges(session: Session, tie_id: UUID) -> tuple[ExchangeLine, ...]:
    rows = session.scalars(
        select(Exchange).where(Exchange.tie_id == tie_id, ~Exchange.struck).order_by(Exchange.id)
    )
    return tuple(
        ExchangeLine(
            one.id, one.giver_id, one.receiver_id, one.what, one.how_often,
            one.minutes_a_week, one.question_id,
        )
        for one in rows
    )  # fmt: skip


def _contacts(session: Session, tie_id: UUID) -> tuple[ContactLine, ...]:
    rows = session.scalars(
        select(Contact)
        .where(Contact.tie_id == tie_id, ~Contact.struck)
        .order_by(Contact.on.desc(), Contact.id.desc())
    )
    return tuple(ContactLine(one.id, one.on, ContactKind(one.kind)) for one in rows)


def _evaluations(session: Session, tie_id: UUID) -> tuple[EvaluationLine, ...]:
    """What is planned first, then what was held last."""
    rows = session.scalars(
        select(Evaluation).where(Evaluation.tie_id == tie_id, ~Evaluation.struck)
    )
    found = [EvaluationLine(one.id, one.planned_on, one.held_on, one.outcome) for one in rows]
    newest = sorted(found, key=lambda one: (one.held_on or date.max, one.planned_on, one.id))
    return tuple(reversed(newest))
