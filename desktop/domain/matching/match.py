"""A possible tie: a pair or a circle, with its links and what speaks for it."""

from dataclasses import dataclass
from uuid import UUID

from desktop.domain.matching import points
from desktop.domain.matching.points import Ground
from desktop.domain.matching.pool import Pool
from desktop.domain.matching.situation import Candidate
from desktop.domain.matching.words import PartOfDay, Reason, Shape

_DAY = list(PartOfDay)


@dataclass(frozen=True, slots=True)
class Link:
    """One gives this skill, which the other asks; `also` are others that would do as well."""

    giver: UUID
    receiver: UUID
    skill: UUID
    also: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A possible tie. In a circle each link's receiver is the giver of the next.

    `halves` is the sum of the grounds in half points; `most` what it could have been. The
    first person has the lowest id, or is the giver where only one gives.
    """

    shape: Shape
    links: tuple[Link, ...]
    grounds: tuple[Ground, ...]
    halves: int
    most: int

    @property
    def people(self) -> tuple[UUID, ...]:
        """Who take part; in a circle in the order of giving."""
        if self.shape is Shape.ONE_WAY:
            return (self.links[0].giver, self.links[0].receiver)
        return tuple(link.giver for link in self.links)

    @property
    def points(self) -> float:
        """The points as they are written out, in steps of a half."""
        return self.halves / 2


Ring = tuple[int, ...]
"""The numbers of who take part, in the order of giving; the last gives to the first."""


def turned(ring: Ring) -> Ring:
    """The same circle from its lowest number on."""
    first = ring.index(min(ring))
    return ring[first:] + ring[:first]


def one_way(pool: Pool, giver: int, receiver: int, skill: UUID | None = None) -> Match:
    """The pair in which only one gives; by default what is asked longest."""
    return _match(pool, Shape.ONE_WAY, [(giver, receiver)], [skill])


def around(pool: Pool, ring: Ring, skills: tuple[UUID, ...] = ()) -> Match:
    """The pair of two who both give, or the circle; `skills` are those given, from the first on."""
    chosen: list[UUID | None] = [*skills] if skills else [None] * len(ring)
    first = ring.index(min(ring))
    ring, chosen = turned(ring), chosen[first:] + chosen[:first]
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    return _match(pool, Shape.CIRCLE if len(ring) > 2 else Shape.MUTUAL, pairs, chosen)


def _match(
    pool: Pool, shape: Shape, pairs: list[tuple[int, int]], skills: list[UUID | None]
) -> Match:
    links, grounds = [], []
    for (giver, receiver), skill in zip(pairs, skills, strict=True):
        known = pool.skills(giver, receiver)
        skill = skill or known[0]
        one, other = pool.people[giver], pool.people[receiver]
        also = tuple(word for word in known if word != skill)
        links.append(Link(one.id, other.id, skill, also))
        grounds += _of_giving(pool, one, other, links[-1])
    # Two who give to each other have in common what they have once.
    for giver, receiver in pairs[:1] if shape is Shape.MUTUAL else pairs:
        share = 1 if shape is Shape.CIRCLE else 2
        grounds += _in_common(pool, pool.people[giver], pool.people[receiver], share)
    if shape is Shape.CIRCLE:
        effort = pool.situation.weights.circle * (len(pairs) - 2)
        grounds.append(Ground(Reason.CIRCLE, -2 * effort, 0, tuple(x.giver for x in links)))
    halves, most = sum(g.halves for g in grounds), sum(g.most for g in grounds)
    if shape is Shape.ONE_WAY:
        most += 2 * points.most_of_giving(pool.situation.weights)
    return Match(shape, tuple(links), tuple(g for g in grounds if g.halves), halves, most)


def _of_giving(pool: Pool, giver: Candidate, receiver: Candidate, link: Link) -> list[Ground]:
    today, weights = pool.situation.today, pool.situation.weights
    since = receiver.asks[link.skill]
    asks, waits, gives_back = points.of_giving(giver, since, today, weights)
    about = (giver.id, receiver.id)
    weeks = max((today - since).days, 0) // 7
    return [
        Ground(
            Reason.ASKS, 2 * asks, 2 * weights.asks, about, {"skills": (link.skill, *link.also)}
        ),
        Ground(Reason.WAITS, 2 * waits, 2 * weights.waits, about, {"weeks": weeks}),
        Ground(Reason.GIVES_BACK, 2 * gives_back, 2 * weights.gives_back, about),
    ]


def _in_common(pool: Pool, one: Candidate, other: Candidate, share: int) -> list[Ground]:
    weights = pool.situation.weights
    time, doors, interest = points.in_common(one, other, weights)
    slots = sorted(one.free & other.free, key=lambda slot: (slot[0], _DAY.index(slot[1])))
    apart = points.distance(one, other)
    far = {} if apart is None else {"doors": apart[0], "storeys": apart[1]}
    shared = tuple(sorted(one.interests & other.interests))
    about = (one.id, other.id)
    return [
        Ground(Reason.TIME, share * time, share * weights.time, about, {"slots": tuple(slots)}),
        Ground(Reason.DOORS, share * doors, share * weights.doors, about, far),
        Ground(
            Reason.INTEREST, share * interest, share * weights.interest, about, {"words": shared}
        ),
    ]
