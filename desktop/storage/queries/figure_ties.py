"""The facts of the figures around ties: help, evaluations, questions that wait."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from desktop.domain.figures.tie_facts import (
    BondFact,
    EvaluationFact,
    HelpFact,
    MomentFact,
    TieFacts,
    WishFact,
)
from desktop.domain.figures.ties import YEAR
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import ContactKind, QuestionState, Route, TieEnd, TiePhase
from desktop.models import Contact, Evaluation, Exchange, Question, Tie, TieParticipant
from desktop.storage.queries.figure_acts import Scope

Objects = Callable[[UUID, date], bool]
"""Whether somebody objects to being counted, on a day."""

_UNWANTED = (TiePhase.PROPOSED, TiePhase.STRUCK)
_WAITED = (QuestionState.OPEN, QuestionState.NO_SOLUTION_YET, QuestionState.CLOSED)
_BY_RESIDENTS = (Route.RESIDENT, Route.GOOD_NEIGHBOUR)


def around_ties(scope: Scope, objects: Objects) -> TieFacts:
    """What I-19 to I-24 are computed from; who objects to being counted is not in it by name."""
    day = scope.quarter.last_day
    return TieFacts(
        bonds=_bonds(scope),
        helps=tuple(
            one
            for one in _helps(scope)
            if not objects(one.giver_id, day) and not objects(one.receiver_id, day)
        ),
        contacts=_moments(scope),
        answers=_answers(scope),
        evaluations=_evaluations(scope),
        wishes=tuple(one for one in _wishes(scope) if not objects(one.person_id, day)),
    )


def _begin(scope: Scope) -> date:
    """The first day of the year that the first quarter looks back over."""
    first = scope.quarter.last(scope.quarters)[0]
    return first.last(YEAR)[0].begin


def _bonds(scope: Scope) -> tuple[BondFact, ...]:
    people: dict[UUID, set[UUID]] = defaultdict(set)
    for tie_id, person_id in scope.rows(
        select(TieParticipant.tie_id, TieParticipant.person_id)
        .join(Tie, Tie.id == TieParticipant.tie_id)
        .where(Tie.community_id.in_(scope.communities))
    ):
        people[tie_id].add(person_id)
    rows = scope.rows(
        select(Tie).where(
            Tie.community_id.in_(scope.communities),
            Tie.phase.not_in(_UNWANTED),
            Tie.closing != TieEnd.DECLINED.value,
        )
    )
    return tuple(_bond(tie, frozenset(people[tie.id])) for (tie,) in rows)


def _bond(tie: Tie, people: frozenset[UUID]) -> BondFact:
    return BondFact(
        community_id=tie.community_id,
        kind=tie.kind,
        people=people,
        begin=tie.first_met_on or tie.running_since or tie.proposed_on,
        end=tie.closed_on,
        wished=tie.wished_on,
        first_met=tie.first_met_on,
        result=tie.result,
    )


def _helps(scope: Scope) -> set[HelpFact]:
    """Each quarter's help: the exchanges of ties that met in it, and contacts outside ties."""
    met: dict[UUID, set[Quarter]] = defaultdict(set)
    found = set()
    for community, tie_id, giver, receiver, on in scope.rows(
        select(
            Contact.community_id, Contact.tie_id, Contact.giver_id, Contact.receiver_id, Contact.on
        ).where(
            Contact.community_id.in_(scope.communities),
            Contact.struck.is_(False),
            Contact.kind != ContactKind.MISSED,
            Contact.on >= _begin(scope),
            Contact.on < scope.end,
        )
    ):
        if tie_id is None:
            found.add(HelpFact(community, giver, receiver, Quarter.of(on)))
        else:
            met[tie_id].add(Quarter.of(on))
    for community, tie_id, giver, receiver in scope.rows(
        select(Tie.community_id, Exchange.tie_id, Exchange.giver_id, Exchange.receiver_id)
        .join(Tie, Tie.id == Exchange.tie_id)
        .where(
            Tie.community_id.in_(scope.communities),
            Tie.phase != TiePhase.STRUCK,
            Exchange.struck.is_(False),
        )
    ):
        found |= {HelpFact(community, giver, receiver, each) for each in met.get(tie_id, ())}
    return found


def _moments(scope: Scope) -> tuple[MomentFact, ...]:
    """Contacts that took place; one moment of all in a tie is one."""
    rows = scope.rows(
        select(Contact.community_id, Contact.on)
        .outerjoin(Tie, Tie.id == Contact.tie_id)
        .where(
            Contact.community_id.in_(scope.communities),
            Contact.struck.is_(False),
            Contact.kind != ContactKind.MISSED,
            or_(Tie.id.is_(None), Tie.phase != TiePhase.STRUCK),
            Contact.on >= scope.begin,
            Contact.on < scope.end,
        )
    )
    return tuple(MomentFact(*row) for row in rows)


def _answers(scope: Scope) -> tuple[MomentFact, ...]:
    rows = scope.rows(
        select(Question.community_id, Question.closed_on).where(
            Question.community_id.in_(scope.communities),
            Question.state == QuestionState.CLOSED,
            Question.route.in_(_BY_RESIDENTS),
            Question.closed_on >= scope.begin,
            Question.closed_on < scope.end,
        )
    )
    return tuple(MomentFact(*row) for row in rows)


def _evaluations(scope: Scope) -> tuple[EvaluationFact, ...]:
    """Those planned; one that a tie no longer lived to see is none."""
    rows = scope.rows(
        select(Evaluation.community_id, Evaluation.planned_on, Evaluation.held_on)
        .join(Tie, Tie.id == Evaluation.tie_id)
        .where(
            Evaluation.community_id.in_(scope.communities),
            Evaluation.struck.is_(False),
            Tie.phase != TiePhase.STRUCK,
            or_(
                Evaluation.held_on.is_not(None),
                Tie.closed_on.is_(None),
                Tie.closed_on > Evaluation.planned_on,
            ),
            Evaluation.planned_on >= scope.begin,
            Evaluation.planned_on < scope.end,
        )
    )
    return tuple(EvaluationFact(*row) for row in rows)


def _wishes(scope: Scope) -> tuple[WishFact, ...]:
    rows = scope.rows(
        select(
            Question.community_id, Question.person_id, Question.received_on, Question.closed_on
        ).where(
            Question.community_id.in_(scope.communities),
            Question.person_id.is_not(None),
            Question.skill_id.is_not(None),
            Question.state.in_(_WAITED),
            Question.received_on < scope.end,
        )
    )
    return tuple(WishFact(*row) for row in rows)
