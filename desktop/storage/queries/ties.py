"""Reading the page of the ties."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from desktop.domain.names import PersonName
from desktop.domain.ties.lines import TieLine, TiesPage, WithoutTie
from desktop.domain.ties.phases import months_between
from desktop.domain.vocabulary import TieKind, TiePhase
from desktop.models import Community, Membership, Person, Tie, TieParticipant
from desktop.storage.queries import ties_load
from desktop.storage.queries.communities import tie_word
from desktop.storage.queries.residents import runs
from desktop.storage.queries.ties_lines import OPEN_TIES, lines

ON_PAGE = (*OPEN_TIES, TiePhase.AFTERCARE)

Found = Any
"""A row with the columns of the query it came from."""


def page(session: Session, today: date, community_id: UUID | None) -> TiesPage:
    """The page of a community, with the ties in which somebody of it takes part; None is all.

    `has_suggestion` is left False: that is for the rules to tell.
    """
    found = lines(session, today, and_(Tie.phase.in_(ON_PAGE), touching(community_id, today)))
    by_phase: defaultdict[TiePhase, list[TieLine]] = defaultdict(list)
    for line in found:
        by_phase[line.phase].append(line)
    active = [*by_phase[TiePhase.RUNNING], *by_phase[TiePhase.TAPERING]]
    members = _members(session, today, community_id)
    return TiesPage(
        word=tie_word(session, community_id),
        proposed=_ordered(by_phase[TiePhase.PROPOSED]),
        meeting=_ordered(by_phase[TiePhase.MEETING]),
        active=_ordered(active),
        finishing=_ordered(by_phase[TiePhase.FINISHING]),
        aftercare=_ordered(by_phase[TiePhase.AFTERCARE]),
        without=_without(session, today, members),
        carries=ties_load.carries(session, members),
        invited=ties_load.invited(session, today, members),
        median_months=_median_months(active, today),
        members=len(members),
    )


def touching(community_id: UUID | None, today: date) -> ColumnElement[bool]:
    """Whether a tie is of the community, or somebody who is a member there takes part in it."""
    if community_id is None:
        return Tie.id.is_not(None)
    of_it = (
        select(TieParticipant.tie_id)
        .join(Membership, Membership.person_id == TieParticipant.person_id)
        .where(
            Membership.community_id == community_id, ~Membership.struck,
            runs(Membership.begins, Membership.ends, today),
        )
    )  # fmt: skip
    return or_(Tie.community_id == community_id, Tie.id.in_(of_it))


def _members(session: Session, today: date, community_id: UUID | None) -> dict[UUID, Found]:
    """Who is a member today, once each, in order of first name."""
    query = (
        select(
            Person.id, Person.first_name, Person.infix, Person.surname,
            Person.resting, Person.not_now, Person.not_now_until, Membership.community_id,
        )
        .join(Membership, Membership.person_id == Person.id)
        .join(Community, Community.id == Membership.community_id)
        .where(
            ~Person.erased, ~Membership.struck,
            runs(Membership.begins, Membership.ends, today),
        )
        .order_by(
            Person.first_key, Person.sort_key, Person.id,
            Community.position, Community.name_key, Membership.id,
        )
    )  # fmt: skip
    if community_id is not None:
        query = query.where(Membership.community_id == community_id)
    found: dict[UUID, Found] = {}
    for row in session.execute(query):
        found.setdefault(row.id, row)
    return found


def _without(
    session: Session, today: date, members: Mapping[UUID, Found]
) -> tuple[WithoutTie, ...]:
    tied: set[UUID] = set()
    asked: set[UUID] = set()
    for person_id, phase in session.execute(
        select(TieParticipant.person_id, Tie.phase)
        .join(Tie, Tie.id == TieParticipant.tie_id)
        .where(Tie.phase.in_(OPEN_TIES))
    ):
        (asked if phase is TiePhase.PROPOSED else tied).add(person_id)
    return tuple(
        WithoutTie(
            id=row.id,
            name=PersonName(row.first_name, row.infix, row.surname),
            community_id=row.community_id,
            asked=row.id in asked,
            resting=ties_load.rests(row, today),
        )
        for row in members.values()
        if row.id not in tied
    )


def _median_months(active: Sequence[TieLine], today: date) -> float | None:
    months = [
        months_between(line.since, today)
        for line in active
        if line.kind is TieKind.PAIR and line.since is not None
    ]
    return median(months) if months else None


def _ordered(found: Sequence[TieLine]) -> tuple[TieLine, ...]:
    """Too long without contact first, then by the day on which it is looked at, then by name."""

    def key(line: TieLine) -> tuple[int, date, str, UUID]:
        day = line.looks_back_on if line.phase is TiePhase.AFTERCARE else line.next_talk
        if line.phase is TiePhase.PROPOSED:
            day = line.proposed_on
        first = line.people[0].name.first_key if line.people else ""
        return (-(line.no_contact_days or 0), day or date.max, first, line.id)

    return tuple(sorted(found, key=key))
