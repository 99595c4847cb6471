"""Reading what the rules of matching look at: a dozen queries, however many people there are."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.matching.situation import (
    Candidate,
    CommunityRules,
    Pair,
    Place,
    Situation,
    Slot,
    Weights,
)
from desktop.domain.matching.words import Obstacle, PartOfDay
from desktop.domain.names import PersonName, fold
from desktop.domain.settings import WEIGHTS, weights_kept
from desktop.domain.ties.lines import Someone
from desktop.domain.ties.phases import MOST_TIES
from desktop.domain.ties.profile import resting_until
from desktop.domain.vocabulary import UNANSWERED, Role, TieEnd, TiePhase
from desktop.models import (
    Availability,
    Community,
    Contact,
    Dwelling,
    Exchange,
    Interest,
    KeptApart,
    Language,
    Membership,
    MembershipRole,
    Person,
    Question,
    Residency,
    Setting,
    Skill,
    Talent,
    Tie,
    TieParticipant,
)
from desktop.storage.queries.residents import runs
from desktop.storage.queries.ties_lines import OPEN_TIES
from desktop.storage.queries.ties_load import HAPPENED

_TOGETHER = (*OPEN_TIES, TiePhase.AFTERCARE)
_PARTS = tuple(PartOfDay)


@dataclass(frozen=True, slots=True)
class Known:
    """A situation with the words that belong to it.

    `people` are the candidates with name and home, `skills` the words of all skills.
    `questions` are the open questions by who asks and the skill that is asked.
    """

    situation: Situation
    people: Mapping[UUID, Someone]
    skills: Mapping[UUID, str]
    questions: Mapping[tuple[UUID, UUID], UUID]


def known(session: Session, today: date, weights: Weights) -> Known:
    """Everybody who is a member today, as the rules see them."""
    people, places = _people(session, today)
    rows = session.execute(
        select(
            Person.id, Person.not_now, Person.not_now_until, Person.resting, Person.most_ties,
            Person.vog_seen_on, Person.trained_on,
        ).where(Person.id.in_(_member_ids(today)))
    )  # fmt: skip
    ties = _open_ties(session)
    asks, questions = _asks(session)
    offers, languages, interests = (
        _words(session, Talent.person_id, Talent.skill_id, ~Talent.struck),
        _words(session, Language.person_id, Language.name, key=fold),
        _words(session, Interest.person_id, Interest.name, key=fold),
    )
    free = _free(session)
    given, received = _helped(session, today)
    candidates = tuple(
        Candidate(
            id=row.id,
            community_id=places[row.id][0],
            place=places[row.id][1],
            languages=frozenset(languages[row.id]),
            free=frozenset(free[row.id]),
            interests=frozenset(interests[row.id]),
            offers=frozenset(offers[row.id]),
            asks=asks[row.id],
            most_ties=MOST_TIES if row.most_ties is None else row.most_ties,
            ties=ties[row.id],
            resting_until=resting_until(
                resting=row.resting, not_now=row.not_now, not_now_until=row.not_now_until
            ),
            vog_seen_on=row.vog_seen_on,
            trained_on=row.trained_on,
            given=given[row.id],
            received=received[row.id],
        )
        for row in rows
    )
    skills = {row.id: row.name for row in session.execute(select(Skill.id, Skill.name))}
    situation = Situation(candidates, today, _apart(session), _rules(session), weights)
    return Known(situation, people, skills, questions)


def lock(session: Session) -> None:
    """Makes whoever proposes ties wait until this transaction ends.

    In every community: people of two of them can be brought together from either.
    """
    session.scalars(
        select(Community.id).order_by(Community.id).with_for_update(key_share=True)
    ).all()


def weights(session: Session) -> Weights:
    """The weights as they were set, or the usual ones."""
    value = session.scalar(select(Setting.value).where(Setting.key == WEIGHTS.name))
    return weights_kept(value)


def _member_ids(today: date) -> Any:
    return (
        select(Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(~Membership.struck, ~Person.erased, runs(Membership.begins, Membership.ends, today))
    )


def _people(
    session: Session, today: date
) -> tuple[dict[UUID, Someone], dict[UUID, tuple[UUID, Place | None]]]:
    """Who they are and where; of somebody in two communities the first of the street counts."""
    homes: dict[tuple[UUID, UUID], tuple[str, Place]] = {}
    for home in session.execute(
        select(
            Residency.person_id, Residency.community_id,
            Dwelling.label, Dwelling.storey, Dwelling.door,
        )
        .join(Dwelling, Dwelling.id == Residency.dwelling_id)
        .where(~Residency.struck, runs(Residency.begins, Residency.ends, today))
    ):  # fmt: skip
        homes[home.person_id, home.community_id] = (home.label, Place(home.storey, home.door))
    good = set(
        session.execute(
            select(Membership.person_id, Membership.community_id)
            .join(MembershipRole, MembershipRole.membership_id == Membership.id)
            .where(
                ~Membership.struck,
                MembershipRole.role == Role.GOOD_NEIGHBOUR,
                runs(MembershipRole.begins, MembershipRole.ends, today),
            )
        ).all()
    )
    people: dict[UUID, Someone] = {}
    places: dict[UUID, tuple[UUID, Place | None]] = {}
    for row in session.execute(
        select(
            Membership.person_id, Membership.community_id, Community.name,
            Person.first_name, Person.infix, Person.surname,
        )
        .join(Community, Community.id == Membership.community_id)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.person_id.in_(_member_ids(today)), ~Membership.struck,
               runs(Membership.begins, Membership.ends, today))
        .order_by(Community.position, Community.name_key, Membership.id)
    ):  # fmt: skip
        if row.person_id in people:
            continue
        where = (row.person_id, row.community_id)
        at, place = homes.get(where, ("", None))
        people[row.person_id] = Someone(
            id=row.person_id,
            name=PersonName(row.first_name, row.infix, row.surname),
            home=at,
            community=row.name,
            good_neighbour=where in good,
        )
        places[row.person_id] = (row.community_id, place)
    return people, places


def _words(
    session: Session, person: Any, word: Any, *which: Any, key: Callable[[Any], Any] | None = None
) -> defaultdict[UUID, set[Any]]:
    found: defaultdict[UUID, set[Any]] = defaultdict(set)
    for person_id, one in session.execute(select(person, word).where(*which)):
        found[person_id].add(key(one) if key else one)
    return found


def _free(session: Session) -> defaultdict[UUID, set[Slot]]:
    found: defaultdict[UUID, set[Slot]] = defaultdict(set)
    for row in session.execute(
        select(Availability.person_id, Availability.weekday, Availability.part)
    ):
        found[row.person_id].add((row.weekday, _PARTS[row.part]))
    return found


def _asks(
    session: Session,
) -> tuple[defaultdict[UUID, dict[UUID, date]], dict[tuple[UUID, UUID], UUID]]:
    """What is asked and since when; what an open tie already answers is not asked again."""
    answered = (
        select(Exchange.question_id)
        .join(Tie, Tie.id == Exchange.tie_id)
        .where(Tie.phase.in_(OPEN_TIES), ~Exchange.struck, Exchange.question_id.is_not(None))
    )
    asks: defaultdict[UUID, dict[UUID, date]] = defaultdict(dict)
    questions: dict[tuple[UUID, UUID], UUID] = {}
    for row in session.execute(
        select(Question.id, Question.person_id, Question.skill_id, Question.received_on)
        .where(
            Question.person_id.is_not(None), Question.skill_id.is_not(None),
            Question.state.in_(UNANSWERED), Question.id.not_in(answered),
        )
        .order_by(Question.received_on.desc(), Question.id)
    ):  # fmt: skip
        asks[row.person_id][row.skill_id] = row.received_on
        questions[row.person_id, row.skill_id] = row.id
    return asks, questions


def _open_ties(session: Session) -> Counter[UUID]:
    return Counter(
        session.scalars(
            select(TieParticipant.person_id)
            .join(Tie, Tie.id == TieParticipant.tie_id)
            .where(Tie.phase.in_(OPEN_TIES))
        )
    )


def _apart(session: Session) -> dict[Pair, Obstacle]:
    """Who is not brought together (again), and why: the last that they said to it counts."""
    rings: defaultdict[UUID, list[UUID]] = defaultdict(list)
    why: dict[UUID, Obstacle | None] = {}
    for row in session.execute(
        select(Tie.id, Tie.phase, Tie.closing, Tie.may_again, TieParticipant.person_id)
        .join(TieParticipant, TieParticipant.tie_id == Tie.id)
        .where(or_(Tie.phase != TiePhase.STRUCK, Tie.closing != ""))
        .order_by(Tie.id, TieParticipant.position)
    ):
        rings[row.id].append(row.person_id)
        why[row.id] = _why_apart(row)
    last: dict[Pair, Obstacle | None] = {}
    for tie_id, ring in rings.items():  # the ids of ties are in the order of their making
        closed = [*ring, ring[0]] if len(ring) > 2 else ring
        for pair in map(frozenset, pairwise(closed)):
            if last.get(pair) is not Obstacle.TIED:
                last[pair] = why[tie_id]
    found = {pair: obstacle for pair, obstacle in last.items() if obstacle is not None}
    for one, other in session.execute(
        select(KeptApart.one_id, KeptApart.other_id).where(~KeptApart.struck)
    ):
        found[frozenset((one, other))] = Obstacle.NEVER
    return found


def _why_apart(tie: Any) -> Obstacle | None:
    if tie.phase in _TOGETHER:
        return Obstacle.TIED
    if tie.may_again:
        return None
    if tie.closing == TieEnd.DECLINED.value:
        return Obstacle.DECLINED
    return Obstacle.ENDED if tie.phase is TiePhase.ENDED else None


def _rules(session: Session) -> dict[UUID, CommunityRules]:
    return {
        row.id: CommunityRules(row.vog_years, row.training_asked)
        for row in session.execute(
            select(Community.id, Community.vog_years, Community.training_asked)
        )
    }


def _helped(session: Session, today: date) -> tuple[Counter[UUID], Counter[UUID]]:
    """How often somebody gave and received in the last four quarters."""
    happened = (
        Contact.kind.in_(HAPPENED),
        ~Contact.struck,
        Contact.on > today - relativedelta(years=1),
    )
    rows = [
        *session.execute(
            select(Exchange.giver_id, Exchange.receiver_id, func.count())
            .join(Contact, Contact.tie_id == Exchange.tie_id)
            .where(~Exchange.struck, *happened)
            .group_by(Exchange.giver_id, Exchange.receiver_id)
        ),
        *session.execute(
            select(Contact.giver_id, Contact.receiver_id, func.count())
            .where(Contact.tie_id.is_(None), *happened)
            .group_by(Contact.giver_id, Contact.receiver_id)
        ),
    ]
    given: Counter[UUID] = Counter()
    received: Counter[UUID] = Counter()
    for giver, receiver, times in rows:
        given[giver] += times
        received[receiver] += times
    return given, received
