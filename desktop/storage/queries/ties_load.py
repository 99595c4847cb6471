"""Reading who carries much, and who only gave or only received of late."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.names import PersonName
from desktop.domain.ties.lines import Carries, Invited
from desktop.domain.ties.phases import MOST_MINUTES, MOST_TIES
from desktop.domain.ties.profile import resting_until
from desktop.domain.vocabulary import LIVE_TIE_PHASES, ContactKind, TiePhase
from desktop.models import Contact, Exchange, Tie, TieParticipant

HAPPENED = (ContactKind.SEEN, ContactKind.PHONED)
"""The contacts that count as a moment together."""


def carries(session: Session, members: Mapping[UUID, Any]) -> tuple[Carries, ...]:
    """Those of `members` (rows with id and names) who carry more than the usual, by name."""
    ties: Counter[UUID] = Counter(
        session.scalars(
            select(TieParticipant.person_id)
            .join(Tie, Tie.id == TieParticipant.tie_id)
            .where(Tie.phase.in_(LIVE_TIE_PHASES))
        )
    )
    minutes = {
        giver: int(total or 0)
        for giver, total in session.execute(
            select(Exchange.giver_id, func.sum(Exchange.minutes_a_week))
            .join(Tie, Tie.id == Exchange.tie_id)
            .where(Tie.phase.in_(LIVE_TIE_PHASES), ~Exchange.struck)
            .group_by(Exchange.giver_id)
        )
    }
    return tuple(
        Carries(id_, _name(row), ties[id_], minutes.get(id_, 0))
        for id_, row in members.items()
        if ties[id_] > MOST_TIES or minutes.get(id_, 0) > MOST_MINUTES
    )


def invited(session: Session, today: date, members: Mapping[UUID, Any]) -> tuple[Invited, ...]:
    """Those of `members` who in the last year only gave or only received, by name.

    Who is not to be asked now is left in peace.
    """
    gave, received = reciprocity(session, today - relativedelta(years=1), today)
    return tuple(
        Invited(id_, _name(row), id_ in gave)
        for id_, row in members.items()
        if (id_ in gave) != (id_ in received) and not rests(row, today)
    )


def rests(row: Any, today: date) -> bool:
    """Whether somebody is not to be asked today."""
    until = resting_until(resting=row.resting, not_now=row.not_now, not_now_until=row.not_now_until)
    return until is not None and today < until


def reciprocity(session: Session, after: date, until: date) -> tuple[set[UUID], set[UUID]]:
    """Who gave and who received from the day after `after` until and with `until`.

    By the exchanges of ties with a contact in those days, and by contacts outside ties (I-24).
    """
    happened = (
        Contact.kind.in_(HAPPENED), ~Contact.struck, Contact.on > after, Contact.on <= until,
    )  # fmt: skip
    lively = select(Contact.tie_id).where(Contact.tie_id.is_not(None), *happened)
    rows = [
        *session.execute(
            select(Exchange.giver_id, Exchange.receiver_id)
            .join(Tie, Tie.id == Exchange.tie_id)
            .where(
                ~Exchange.struck, Tie.phase != TiePhase.STRUCK,
                Exchange.tie_id.in_(lively),
            )
        ),
        *session.execute(
            select(Contact.giver_id, Contact.receiver_id).where(Contact.tie_id.is_(None), *happened)
        ),
    ]  # fmt: skip
    return {giver for giver, _ in rows}, {receiver for _, receiver in rows}


def _name(row: Any) -> PersonName:
    return PersonName(row.first_name, row.infix, row.surname)
