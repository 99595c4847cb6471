"""Reading what asks for a step about somebody: agreements, welcomes, and questions that wait."""

from datetime import date
from uuid import UUID

from sqlalchemy import Exists, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.names import PersonName
from desktop.domain.residents import LONG_AGO
from desktop.domain.today import (
    AGREEMENT_ASKS,
    AGREEMENT_BEHIND,
    Attention,
    AttentionKind,
    extended_until,
)
from desktop.domain.vocabulary import QuestionState
from desktop.models import Agreement, Exchange, Membership, Person, Question, Tie, WelcomeStep
from desktop.storage.queries.ties_lines import OPEN_TIES
from desktop.storage.queries.today import of

Column = InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None]


def attention(session: Session, today: date, community_id: UUID | None) -> list[Attention]:
    """Everything about residents that asks for a step, in no particular order."""
    return [
        *_agreements(session, today, community_id),
        *_unwelcomed(session, today, community_id),
        *_waiting(session, today, community_id),
    ]


def _agreements(session: Session, today: date, community_id: UUID | None) -> list[Attention]:
    """Agreements that end soon or ended lately and were not rounded off."""
    rows = session.execute(
        select(
            Agreement.id, Agreement.community_id,
            Agreement.begins, Agreement.ends,
            Person.first_name, Person.infix, Person.surname,
        )
        .join(Person, Person.id == Agreement.person_id)
        .where(
            of(Agreement.community_id, community_id),
            Agreement.closed_on.is_(None),
            Agreement.ends > today - AGREEMENT_BEHIND,
            Agreement.ends <= today + AGREEMENT_ASKS,
            ~Person.erased,
        )
    )  # fmt: skip
    return [
        Attention(
            AttentionKind.AGREEMENT,
            row.id,
            row.community_id,
            PersonName(row.first_name, row.infix, row.surname).short,
            row.ends,
            extended=extended_until(row.begins, row.ends, today),
        )
        for row in rows
    ]


def _unwelcomed(session: Session, today: date, community_id: UUID | None) -> list[Attention]:
    """Residents with welcome steps that should have been done before today."""
    here = _belongs(WelcomeStep.person_id, WelcomeStep.community_id, today)
    rows = session.execute(
        select(
            WelcomeStep.person_id, WelcomeStep.community_id,
            func.min(WelcomeStep.due).label("due"), func.count().label("late"),
            Person.first_name, Person.infix, Person.surname,
        )
        .join(Person, Person.id == WelcomeStep.person_id)
        .where(
            of(WelcomeStep.community_id, community_id),
            WelcomeStep.done_on.is_(None), WelcomeStep.due < today, ~WelcomeStep.struck,
            ~Person.erased, here,
        )
        .group_by(
            WelcomeStep.person_id, WelcomeStep.community_id,
            Person.first_name, Person.infix, Person.surname,
        )
    )  # fmt: skip
    return [
        Attention(
            AttentionKind.WELCOME,
            row.person_id,
            row.community_id,
            PersonName(row.first_name, row.infix, row.surname).short,
            row.due,
            count=row.late,
        )
        for row in rows
    ]


def _waiting(session: Session, today: date, community_id: UUID | None) -> list[Attention]:
    """Of each resident the question that waits longest, when that is long.

    For a question in a proposal or a tie somebody was found.
    """
    found = exists().where(
        Exchange.question_id == Question.id,
        ~Exchange.struck,
        Exchange.tie_id == Tie.id,
        Tie.phase.in_(OPEN_TIES),
    )
    here = _belongs(Question.person_id, Question.community_id, today)
    rows = session.execute(
        select(
            Question.id, Question.community_id, Question.person_id, Question.title,
            Question.received_on, Question.skill_id,
            Person.first_name, Person.infix, Person.surname,
        )
        .join(Person, Person.id == Question.person_id)
        .where(
            of(Question.community_id, community_id),
            Question.state == QuestionState.OPEN,
            Question.received_on < today - LONG_AGO,
            ~Person.erased, here, ~found,
        )
        .order_by(Question.received_on.desc(), Question.id.desc())
    )  # fmt: skip
    oldest = {row.person_id: row for row in rows}
    return [
        Attention(
            AttentionKind.QUESTION,
            row.id,
            row.community_id,
            PersonName(row.first_name, row.infix, row.surname).short,
            row.received_on,
            count=(today - row.received_on).days,
            title=row.title,
            person_id=row.person_id,
            named=row.skill_id is not None,
        )
        for row in oldest.values()
    ]


def _belongs(person_id: Column, community_id: Column, today: date) -> Exists:
    """Whether somebody is a member of that community, or comes to be."""
    return exists().where(
        Membership.person_id == person_id,
        Membership.community_id == community_id,
        ~Membership.struck,
        or_(Membership.ends.is_(None), Membership.ends > today),
    )
