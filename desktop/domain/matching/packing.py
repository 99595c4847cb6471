"""The whole plan as a packing: everybody has room for so many ties, every tie has its points.

Imports numpy, and is therefore only imported where a plan is made.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from desktop.domain.matching.match import Match, Ring, around, one_way
from desktop.domain.matching.pool import Pool, positions

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

UNIT = 1 << 24
"""A half point in the units that are calculated with; what is less only breaks ties."""

NONE = -(1 << 48)
"""Where there is no link: less than any sum of links can make good."""

Ask = tuple[int, UUID]
Shared = Ask | frozenset[int]
"""What only one tie may have: an ask of somebody, or these two people together."""


@dataclass(frozen=True, slots=True)
class Column:
    """A possible tie: who takes part in the order of giving, and what each gives the next.

    `single` is a pair in which only the first gives. `units` are its points in units with
    the share that breaks ties.
    """

    ring: Ring
    skills: tuple[UUID, ...]
    single: bool
    units: int

    @property
    def halves(self) -> int:
        """The half points."""
        return self.units // UNIT

    @property
    def links(self) -> tuple[tuple[int, int], ...]:
        """Who gives to whom."""
        if self.single:
            return ((self.ring[0], self.ring[1]),)
        return tuple(zip(self.ring, self.ring[1:] + self.ring[:1], strict=True))

    @property
    def asks(self) -> tuple[Ask, ...]:
        """The asks that are answered."""
        return tuple(
            (receiver, skill) for (_, receiver), skill in zip(self.links, self.skills, strict=True)
        )

    @property
    def neighbours(self) -> frozenset[frozenset[int]]:
        """Who have a link with whom, whoever gives."""
        return frozenset(frozenset(link) for link in self.links)


@dataclass(frozen=True, slots=True)
class Links:
    """All possible links, one a row: giver, receiver, units, and the ask where it matters.

    Who has room for one tie answers one ask with it: the one that waits longest stands for
    all. Where there is more room each ask has a row of its own; `ask` is its number, or -1.
    """

    giver: Ints
    receiver: Ints
    units: Ints
    ask: Ints


class Packing:
    """Who takes part in a plan, numbered anew from 0, with all links between them."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.numbers = [at for at in positions(pool.ready) if pool.receivers(at) or pool.givers(at)]
        self.place = {number: at for at, number in enumerate(self.numbers)}
        people = self.people = [pool.people[number] for number in self.numbers]
        self.room = np.array([one.room for one in people], dtype=np.int64)
        self.asks = [
            (at, skill)
            for at, one in enumerate(people)
            if one.room > 1
            for skill in sorted(one.asks)
        ]
        self.ask_number = {ask: at for at, ask in enumerate(self.asks)}
        self.effort = 2 * pool.situation.weights.circle * UNIT
        """Units off for each person above two in a circle."""
        # All ties together break ties by less than an eighth of a half point.
        self._share = max(UNIT // (8 * max(int(self.room.sum()), 1)), 1)
        self._marks = np.array([_mark(one.id) for one in people], dtype=np.uint64)

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def links(self) -> Links:
        """All possible links."""
        rows: list[tuple[int, int, int, int]] = []
        pool = self.pool
        for at, number in enumerate(self.numbers):
            for other in positions(pool.receivers(number)):
                to = self.place[other]
                if self.room[to] == 1:
                    rows.append((at, to, pool.worth(number, other), -1))
                    continue
                common = pool.common(number, other)
                for skill in pool.skills(number, other):
                    worth = 2 * pool.giving(number, other, skill) + common
                    rows.append((at, to, worth, self.ask_number[to, skill]))
        table = np.array(rows, dtype=np.int64).reshape(-1, 4)
        giver, receiver = table[:, 0], table[:, 1]
        units = table[:, 2] * UNIT + self._tie_break(giver, receiver)
        return Links(giver, receiver, units, table[:, 3])

    @cached_property
    def never(self) -> Flags:
        """Who are never in the same circle."""
        found = np.zeros((len(self), len(self)), dtype=np.bool_)
        for at, number in enumerate(self.numbers):
            for other in positions(self.pool.never_with(number)):
                if other in self.place:
                    found[at, self.place[other]] = True
        return found

    @cached_property
    def singles(self) -> tuple[Ints, Ints]:
        """The links that may be a pair in which one gives: row in `links`, and extra units."""
        pool, links = self.pool, self.links
        allowed = [pool.one_way_receivers(number) for number in self.numbers]
        rows, extra = [], []
        for row, (giver, receiver) in enumerate(
            zip(links.giver.tolist(), links.receiver.tolist(), strict=True)
        ):
            if allowed[giver] >> self.numbers[receiver] & 1:
                rows.append(row)
                common = pool.common(self.numbers[giver], self.numbers[receiver])
                extra.append(common * UNIT)
        return np.array(rows, dtype=np.int64), np.array(extra, dtype=np.int64)

    def skill_of(self, row: int) -> UUID:
        """What is given by a row of the links."""
        links = self.links
        if (ask := int(links.ask[row])) >= 0:
            return self.asks[ask][1]
        giver, receiver = int(links.giver[row]), int(links.receiver[row])
        return self.pool.skills(self.numbers[giver], self.numbers[receiver])[0]

    def column(self, ring: Ring, skills: tuple[UUID, ...], *, single: bool = False) -> Column:
        """The tie of these people, who give these skills."""
        first = 0 if single else ring.index(min(ring))
        ring, skills = ring[first:] + ring[:first], skills[first:] + skills[:first]
        bare = Column(ring, skills, single, 0)
        halves = 0
        for (giver, receiver), skill in zip(bare.links, skills, strict=True):
            one, other = self.numbers[giver], self.numbers[receiver]
            common = self.pool.common(one, other)
            halves += 2 * self.pool.giving(one, other, skill) + (2 if single else 1) * common
        units = halves * UNIT - self.effort * (len(ring) - 2)
        givers = np.array([link[0] for link in bare.links])
        receivers = np.array([link[1] for link in bare.links])
        return Column(ring, skills, single, units + int(self._tie_break(givers, receivers).sum()))

    def claims(self, column: Column) -> Iterator[Shared]:
        """What no other tie may have besides this one, where there is room for another at all."""
        many = {at for at in column.ring if self.room[at] > 1}
        if not many:
            return
        yield from (ask for ask in column.asks if ask[0] in many)
        if len(many) > 1:
            yield from (two for two in column.neighbours if two <= many)

    def match(self, column: Column) -> Match:
        """The tie with names for numbers and its reasons."""
        ring = tuple(self.numbers[at] for at in column.ring)
        if column.single:
            return one_way(self.pool, ring[0], ring[1], column.skills[0])
        return around(self.pool, ring, column.skills)

    def _tie_break(self, giver: Ints, receiver: Ints) -> Ints:
        """A share below one for each link that follows from the two ids only."""
        mixed = (self._marks[giver] * np.uint64(3) + self._marks[receiver]) * _SPREAD
        return ((mixed >> np.uint64(20)) % np.uint64(self._share)).astype(np.int64)


_SPREAD = np.uint64(0x9E3779B97F4A7C15)


def _mark(who: UUID) -> int:
    return int.from_bytes(hashlib.blake2b(who.bytes, digest_size=8).digest(), "big")
