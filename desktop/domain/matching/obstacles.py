"""The hard rules: why somebody, or these two, cannot be brought together now."""

from datetime import date
from uuid import UUID

from desktop.domain.matching.situation import Candidate, CommunityRules, Situation
from desktop.domain.matching.words import Obstacle


def of_person(one: Candidate, today: date) -> tuple[Obstacle, ...]:
    """Why this candidate takes part in nothing now; empty when they can."""
    found = []
    if one.resting_until is not None and today < one.resting_until:
        found.append(Obstacle.RESTING)
    if not one.room:
        found.append(Obstacle.NO_ROOM)
    if not one.asks and not one.offers:
        found.append(Obstacle.NOTHING_KNOWN)
    return tuple(found)


def of_giver(one: Candidate, rules: CommunityRules, today: date) -> tuple[Obstacle, ...]:
    """What the community asks of who gives, and this candidate has not (any more)."""
    found = []
    if rules.vog_years is not None and not _within(one.vog_seen_on, rules.vog_years, today):
        found.append(Obstacle.VOG)
    if rules.training and one.trained_on is None:
        found.append(Obstacle.TRAINING)
    return tuple(found)


def between(one: Candidate, other: Candidate, situation: Situation) -> tuple[Obstacle, ...]:
    """Why these two do not give to each other in any tie, whoever gives; the same both ways."""
    found = []
    if one.community_id != other.community_id:
        found.append(Obstacle.ELSEWHERE)
    if why := situation.apart.get(frozenset((one.id, other.id))):
        found.append(why)
    if one.languages and other.languages and not one.languages & other.languages:
        found.append(Obstacle.LANGUAGE)
    if one.free and other.free and not one.free & other.free:
        found.append(Obstacle.TIME)
    return tuple(found)


def of_pair(one: Candidate, other: Candidate, situation: Situation) -> tuple[Obstacle, ...]:
    """Why these two are not proposed as a pair; empty when they can be.

    What one cannot give (no VOG) only counts when the other asked for it.
    """
    today = situation.today
    found = dict.fromkeys((*of_person(one, today), *of_person(other, today)))
    found |= dict.fromkeys(between(one, other, situation))
    ways: list[tuple[Candidate, Candidate]] = []
    held_back: list[Obstacle] = []
    for giver, receiver in ((one, other), (other, one)):
        if giver.offers.isdisjoint(receiver.asks):
            continue
        if why := of_giver(giver, situation.rules_for(giver), today):
            held_back += why
        else:
            ways.append((giver, receiver))
    if not ways:
        found |= dict.fromkeys(held_back or [Obstacle.NO_EXCHANGE])
    elif len(ways) == 1 and not may_be_one_way(*ways[0], situation):
        found[Obstacle.ONE_WAY] = None
    return tuple(found)


def gives(one: Candidate, situation: Situation) -> frozenset[UUID]:
    """The skills that this candidate may give now: their talents, or none."""
    why = of_giver(one, situation.rules_for(one), situation.today)
    return frozenset() if why else one.offers


def may_be_one_way(giver: Candidate, receiver: Candidate, situation: Situation) -> bool:
    """Whether only one of these two may give: one asks nothing, or the other has nothing to give.

    Who asks and gives is looked after better in a pair or a circle in which both happens.
    """
    return not giver.asks or not gives(receiver, situation)


def _within(seen: date | None, years: int, today: date) -> bool:
    return seen is not None and (today.year - years, today.month, today.day) < (
        seen.year,
        seen.month,
        seen.day,
    )
