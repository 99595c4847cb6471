"""Use cases of bringing people together: suggestions, a plan for all, and adopting them."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.identity import new_id
from desktop.domain.matching import RULES_VERSION, obstacles
from desktop.domain.matching.left_over import why_without
from desktop.domain.matching.match import Match, around, one_way
from desktop.domain.matching.plan import best_plan, possible, with_tie
from desktop.domain.matching.pool import Pool
from desktop.domain.matching.situation import Situation, Weights
from desktop.domain.matching.suggestions import suggestions
from desktop.domain.matching.watch import Watch
from desktop.domain.matching.words import Objective, Obstacle
from desktop.domain.settings import WEIGHTS, weights_kept
from desktop.domain.ties.reasons import kept, to_stored
from desktop.domain.ties.suggested import LeftWithout, PlanShown, SuggestedFor, Suggestion
from desktop.domain.vocabulary import TieEnd, TieKind, TiePhase
from desktop.models import Exchange, Question, Setting, Tie, TieParticipant
from desktop.services.ties.matching_profiles import Profiles
from desktop.storage.database import Database
from desktop.storage.queries import matching as queries
from desktop.storage.queries.matching import Known

USUAL = 4
"""How many suggestions are shown for somebody."""


class Matching(Profiles):
    """Who could mean something to whom. The rules are `domain.matching`; people decide."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def suggestions(
        self, person_id: UUID, limit: int = USUAL, weights: Weights | None = None
    ) -> SuggestedFor:
        """What the rules find for one member, best first. Raises Refused(not_a_member).

        With `weights` it is as it would be if these were set.
        """
        known = self._known(weights)
        person = known.people.get(person_id)
        if person is None:
            raise Refused.because("not_a_member")
        pool = Pool(known.situation)
        found = suggestions(pool, person_id, limit)
        why = () if found else why_without(pool, pool.number[person_id])
        return SuggestedFor(person, tuple(_shown(known, match) for match in found), why)

    def best(
        self, community_id: UUID | None = None, weights: Weights | None = None
    ) -> tuple[Suggestion, ...]:
        """For each member without a tie the best suggestion, most points first, none twice."""
        known = self._known(weights)
        pool = Pool(known.situation)
        found: dict[tuple[UUID, ...], Match] = {}
        for one in pool.people:
            if not one.ties and community_id in (None, one.community_id):
                found |= {match.people: match for match in suggestions(pool, one.id, 1)}
        ordered = sorted(
            found.values(), key=lambda match: (-match.halves / len(match.people), match.people)
        )
        return tuple(_shown(known, match) for match in ordered)

    def for_question(
        self, question_id: UUID, limit: int = USUAL, weights: Weights | None = None
    ) -> SuggestedFor:
        """Who could answer this question, in a pair or a circle, best first.

        Raises Refused(question_gone), and Refused(question_without_skill) for a question of
        nobody, or one that names no talent.
        """
        with self._database.read() as session:
            question = session.get(Question, question_id)
            if question is None:
                raise Refused.because("question_gone")
            asker, skill, asked = question.person_id, question.skill_id, question.title
        if asker is None or skill is None:
            raise Refused.because("question_without_skill")
        found = self.suggestions(asker, 10 * limit, weights)
        fitting = tuple(
            one
            for one in found.suggestions
            if any(
                link.receiver == asker and skill in (link.skill, *link.also)
                for link in one.match.links
            )
        )
        return SuggestedFor(found.person, fitting[:limit], found.why_none, asked)

    def together(self, one_id: UUID, other_id: UUID) -> Suggestion | tuple[Obstacle, ...]:
        """Two people somebody thought of: what speaks for it, or why the rules say no.

        A coordinator may go on all the same. Raises Refused(not_a_member).
        """
        known = self._known()
        if not {one_id, other_id} <= known.people.keys():
            raise Refused.because("not_a_member")
        pool = Pool(known.situation)
        one, other = pool.number[one_id], pool.number[other_id]
        if why := obstacles.of_pair(pool.people[one], pool.people[other], known.situation):
            return why
        if pool.mutual(one) >> other & 1:
            return _shown(known, around(pool, (one, other)))
        giver, receiver = (one, other) if pool.receivers(one) >> other & 1 else (other, one)
        return _shown(known, one_way(pool, giver, receiver))

    def plan(
        self,
        community_id: UUID | None,
        objective: Objective = Objective.BEST_FIT,
        weights: Weights | None = None,
        kept_ties: Sequence[Match] = (),
        watch: Watch | None = None,
    ) -> PlanShown:
        """The best set of ties of a community (of all) together; nothing is written.

        It may take seconds, in which no transaction is open. Raises Cancelled when the watch
        says so, and Refused(kept_tie_impossible).
        """
        known = self._known(weights)
        situation = _only(known.situation, community_id)
        plan = best_plan(situation, objective, kept_ties, watch)
        return PlanShown(
            plan,
            situation.today,
            tuple(_shown(known, match) for match in plan.ties),
            tuple(LeftWithout(known.people[one.person], one.why) for one in plan.without),
        )

    def propose(self, chosen: Sequence[Suggestion]) -> tuple[UUID, ...]:
        """Proposes all of these, or none: each person is asked apart afterwards.

        The reasons are kept beside the tie, with the version of the rules. Raises
        Refused(no_longer_possible, values: names) when a rule forbids one by now, also because
        another of these takes the room.
        """
        with self._database.write("ties.propose") as session:
            queries.lock(session)
            known = queries.known(session, self._clock.today(), queries.weights(session))
            situation = known.situation
            made = []
            for suggestion in chosen:
                match = suggestion.match
                if not possible(Pool(_of(situation, match.people)), match):
                    names = [one.name.short for one in suggestion.people]
                    raise Refused.because("no_longer_possible", names=tuple(names))
                made.append(_write(session, known, suggestion, TiePhase.PROPOSED))
                situation = with_tie(situation, match)
            return tuple(made)

    def not_suitable(self, suggestion: Suggestion) -> None:
        """Says that these do not fit: they are not suggested again, and nobody was asked."""
        with self._database.write("ties.not_suitable") as session:
            known = queries.known(session, self._clock.today(), queries.weights(session))
            _write(session, known, suggestion, TiePhase.STRUCK)

    def weights(self) -> Weights:
        """How much each reason weighs now."""
        with self._database.read() as session:
            return queries.weights(session)

    def save_weights(self, weights: Weights) -> None:
        """Keeps the weights. Raises Refused(weight_range) for one that is not 0 to 9."""
        value = asdict(weights)
        if weights_kept(value) != weights:
            raise Refused.because("weight_range")
        with self._database.write("matching.weights") as session:
            setting = session.scalars(
                select(Setting).where(Setting.key == WEIGHTS.name)
            ).one_or_none()
            if setting is None:
                session.add(Setting(key=WEIGHTS.name, value=value))
            else:
                setting.value = value

    def with_suggestion(self, people: Collection[UUID]) -> frozenset[UUID]:
        """For whom of these the rules find somebody."""
        pool = Pool(self._known().situation)
        return frozenset(who for who in people if suggestions(pool, who, 1))

    def _known(self, weights: Weights | None = None) -> Known:
        with self._database.read() as session:
            return queries.known(session, self._clock.today(), weights or queries.weights(session))


def _only(situation: Situation, community_id: UUID | None) -> Situation:
    if community_id is None:
        return situation
    here = tuple(one for one in situation.candidates if one.community_id == community_id)
    return Situation(here, situation.today, situation.apart, situation.rules, situation.weights)


def _of(situation: Situation, people: Collection[UUID]) -> Situation:
    return replace(
        situation, candidates=tuple(one for one in situation.candidates if one.id in people)
    )


def _shown(known: Known, match: Match) -> Suggestion:
    after = with_tie(known.situation, match)
    taking_part = {*match.people}
    here = [one for one in after.candidates if one.id in taking_part]
    return Suggestion(
        match=match,
        community_id=here[0].community_id,
        people=tuple(known.people[who] for who in match.people),
        reasons=tuple(kept(ground, known.skills) for ground in match.grounds),
        skills=tuple(known.skills[link.skill] for link in match.links),
        full_after=frozenset(one.id for one in here if not one.room),
    )


def _write(session: Session, known: Known, suggestion: Suggestion, phase: TiePhase) -> UUID:
    match, today = suggestion.match, known.situation.today
    tie = Tie(
        id=new_id(),
        community_id=suggestion.community_id,
        kind=TieKind.CIRCLE if len(match.people) > 2 else TieKind.PAIR,
        phase=phase,
        proposed_on=today,
        closing="" if phase is TiePhase.PROPOSED else TieEnd.DECLINED.value,
        wished_on=_wished_on(known.situation, match),
        rules_version=RULES_VERSION,
        grounds=to_stored(suggestion.reasons),
    )
    session.add(tie)
    givers = {link.giver for link in match.links}
    for position, who in enumerate(match.people):
        session.add(
            TieParticipant(tie_id=tie.id, person_id=who, position=position, gives=who in givers)
        )
    for link in match.links:
        session.add(
            Exchange(
                tie_id=tie.id,
                giver_id=link.giver,
                receiver_id=link.receiver,
                what=known.skills[link.skill],
                skill_id=link.skill,
                question_id=known.questions.get((link.receiver, link.skill)),
            )
        )
    return tie.id


def _wished_on(situation: Situation, match: Match) -> date | None:
    asks = {one.id: one.asks for one in situation.candidates}
    days = (asks.get(link.receiver, {}).get(link.skill) for link in match.links)
    return min((day for day in days if day is not None), default=None)
