"""Reading whole sets of ties as lines: with their people, homes and how often they met."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from desktop.domain.names import PersonName
from desktop.domain.ties.lines import Someone, TieLine
from desktop.domain.ties.phases import overdue_contact, waits_for_contact
from desktop.domain.vocabulary import (
    LIVE_TIE_PHASES,
    Answer,
    ContactKind,
    Role,
    TieEnd,
    TiePhase,
)
from desktop.models import (
    Community,
    Contact,
    Dwelling,
    Membership,
    MembershipRole,
    Person,
    Residency,
    Tie,
    TieParticipant,
)
from desktop.storage.queries.residents import runs

OPEN_TIES = (*LIVE_TIE_PHASES, TiePhase.PROPOSED)

Found = Any
"""A row with the columns of the query it came from, or a query itself."""


def of_person(session: Session, person_id: UUID, today: date) -> tuple[TieLine, ...]:
    """The ties of somebody for their own panel: open ones first, then newest first.

    What others answered to a proposal is not in it, and a tie that another declined neither:
    this is looked at together with the person.
    """
    mine = select(TieParticipant.tie_id).where(TieParticipant.person_id == person_id)
    declined_by_another = and_(
        Tie.closing == TieEnd.DECLINED.value,
        Tie.id.not_in(mine.where(TieParticipant.answer == Answer.NO)),
    )
    found = lines(
        session, today,
        and_(Tie.id.in_(mine), Tie.phase != TiePhase.STRUCK, ~declined_by_another),
    )  # fmt: skip
    newest = sorted(found, key=_began, reverse=True)
    newest.sort(key=lambda line: line.phase not in OPEN_TIES)
    return tuple(line.seen_by(person_id) for line in newest)


def lines(session: Session, today: date, which: ColumnElement[bool]) -> list[TieLine]:
    """The ties for which `which` holds, in no particular order."""
    rows = session.execute(
        select(Tie, Community.contact_weeks)
        .join(Community, Community.id == Tie.community_id)
        .where(which)
    ).all()
    ids = select(Tie.id).where(which)
    people = _people(session, today, ids, {tie.id: tie.community_id for tie, _ in rows})
    met = _times_met(session, ids)
    return [_line(tie, weeks, people[tie.id], met.get(tie.id, 0), today) for tie, weeks in rows]


def _line(tie: Tie, weeks: int, people: Sequence[Someone], met: int, today: date) -> TieLine:
    since = tie.running_since or tie.first_met_on
    silent = None
    if waits_for_contact(tie.phase):
        silent = overdue_contact(tie.last_contact_on, since or tie.proposed_on, weeks, today)
    return TieLine(
        id=tie.id,
        community_id=tie.community_id,
        kind=tie.kind,
        phase=tie.phase,
        people=tuple(people),
        since=since,
        proposed_on=tie.proposed_on,
        first_met_on=tie.first_met_on,
        last_contact_on=tie.last_contact_on,
        evaluates_on=tie.evaluates_on,
        ends_on=tie.ends_on,
        no_contact_days=silent,
        met=met if tie.phase is TiePhase.MEETING else 0,
        looks_back_on=tie.looks_back_on,
    )


def _people(
    session: Session, today: date, ids: Found, communities: Mapping[UUID, UUID]
) -> defaultdict[UUID, list[Someone]]:
    """Who takes part, by tie, in the order of giving."""
    homes = _homes(session, today, ids)
    good = _good_neighbours(session, today, ids)
    rows = session.execute(
        select(
            TieParticipant, Person.first_name, Person.infix, Person.surname,
        )
        .join(Person, Person.id == TieParticipant.person_id)
        .where(TieParticipant.tie_id.in_(ids))
        .order_by(TieParticipant.tie_id, TieParticipant.position, TieParticipant.id)
    )  # fmt: skip
    found: defaultdict[UUID, list[Someone]] = defaultdict(list)
    for part, *words in rows:
        known = homes.get(part.person_id, {})
        here = communities[part.tie_id]
        home, community = known.get(here) or next(iter(known.values()), ("", ""))
        found[part.tie_id].append(
            Someone(
                id=part.person_id,
                name=PersonName(*words),
                home=home,
                community=community,
                good_neighbour=part.person_id in good,
                gives=part.gives,
                answer=part.answer,
                asks_again_on=part.asks_again_on,
            )
        )
    return found


def _homes(session: Session, today: date, ids: Found) -> dict[UUID, dict[UUID, tuple[str, str]]]:
    """By person and community the label of the home of today ("" without one) and the name."""
    people = select(TieParticipant.person_id).where(TieParticipant.tie_id.in_(ids))
    rows = session.execute(
        select(
            Membership.person_id, Membership.community_id, Community.name, Dwelling.label,
        )
        .join(Community, Community.id == Membership.community_id)
        .outerjoin(
            Residency,
            and_(
                Residency.person_id == Membership.person_id,
                Residency.community_id == Membership.community_id,
                ~Residency.struck,
                runs(Residency.begins, Residency.ends, today),
            ),
        )
        .outerjoin(Dwelling, Dwelling.id == Residency.dwelling_id)
        .where(
            Membership.person_id.in_(people), ~Membership.struck,
            runs(Membership.begins, Membership.ends, today),
        )
        .order_by(Community.position, Community.name_key, Membership.id)
    )  # fmt: skip
    found: defaultdict[UUID, dict[UUID, tuple[str, str]]] = defaultdict(dict)
    for person_id, community_id, community, home in rows:
        found[person_id].setdefault(community_id, (home or "", community))
    return found


def _good_neighbours(session: Session, today: date, ids: Found) -> frozenset[UUID]:
    people = select(TieParticipant.person_id).where(TieParticipant.tie_id.in_(ids))
    return frozenset(
        session.scalars(
            select(Membership.person_id)
            .join(MembershipRole, MembershipRole.membership_id == Membership.id)
            .where(
                Membership.person_id.in_(people), ~Membership.struck,
                MembershipRole.role == Role.GOOD_NEIGHBOUR,
                runs(MembershipRole.begins, MembershipRole.ends, today),
            )
        )
    )  # fmt: skip


def _times_met(session: Session, ids: Found) -> dict[UUID, int]:
    rows = session.execute(
        select(Contact.tie_id, func.count())
        .where(Contact.tie_id.in_(ids), Contact.kind == ContactKind.SEEN, ~Contact.struck)
        .group_by(Contact.tie_id)
    )
    return {tie_id: n for tie_id, n in rows if tie_id is not None}


def _began(line: TieLine) -> tuple[date, UUID]:
    return (line.since or line.proposed_on or date.min, line.id)
