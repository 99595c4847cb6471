"""Who stays without a tie, and why: nobody is left over unseen."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.matching import obstacles
from desktop.domain.matching.pool import Pool, positions
from desktop.domain.matching.suggestions import suggestions
from desktop.domain.matching.words import Obstacle


@dataclass(frozen=True, slots=True)
class Why:
    """One reason why, and how many others it keeps away (0 where it is about the person)."""

    obstacle: Obstacle
    others: int = 0


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Somebody who has no tie and gets none; `why` is never empty."""

    person: UUID
    why: tuple[Why, ...]


def left_over(pool: Pool, taking_part: Collection[UUID]) -> tuple[LeftOver, ...]:
    """Who has no tie and is in none of these either, in order of id."""
    return tuple(
        LeftOver(one.id, why_without(pool, at))
        for at, one in enumerate(pool.people)
        if not one.ties and one.id not in taking_part
    )


def why_without(pool: Pool, at: int) -> tuple[Why, ...]:
    """Why somebody is in no tie: themselves, a word that nobody has, the rules, or the others."""
    one, situation = pool.people[at], pool.situation
    found = [Why(obstacle) for obstacle in obstacles.of_person(one, situation.today)]
    if one.offers and not pool.gives[at]:
        rules = situation.rules_for(one)
        found += [Why(what) for what in obstacles.of_giver(one, rules, situation.today)]
    if not pool.ready >> at & 1:
        return tuple(found)
    if pool.mutual(at) | pool.one_way_receivers(at) | pool.one_way_givers(at):
        return (*found, Why(Obstacle.OTHERS_FIRST))
    if suggestions(pool, one.id, limit=1):
        return (*found, Why(Obstacle.OTHERS_FIRST))
    offered, asked = pool.offered_to(at), pool.asked_of(at)
    if one.asks and not offered:
        found.append(Why(Obstacle.NOBODY_OFFERS))
    if pool.gives[at] and not asked:
        found.append(Why(Obstacle.NOBODY_ASKS))
    linked = pool.receivers(at) | pool.givers(at)
    kept_away = Counter(
        obstacle
        for other in positions((offered | asked) & ~linked)
        for obstacle in _between(pool, at, other)
    )
    found += [Why(what, kept_away[what]) for what in Obstacle if kept_away[what]]
    if linked:
        found.append(Why(Obstacle.NO_CIRCLE, linked.bit_count()))
    return tuple(found)


def _between(pool: Pool, at: int, other: int) -> tuple[Obstacle, ...]:
    person, situation = pool.people[other], pool.situation
    return (
        *obstacles.of_person(person, situation.today),
        *obstacles.between(pool.people[at], person, situation),
    )
