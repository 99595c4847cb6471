"""The index: who could give what to whom, as sets of bits that are quick to combine.

Candidates are numbered in order of their id, so that the order in which they came in never
matters. A set of candidates is a whole number with a bit for each.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from uuid import UUID

from desktop.domain.matching import obstacles, points
from desktop.domain.matching.situation import Situation
from desktop.domain.matching.words import Obstacle

Bits = int


def positions(bits: Bits) -> Iterator[int]:
    """The numbers in a set, from low to high."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class Pool:
    """The candidates of a situation with what each could mean to the others.

    Everything is worked out when first asked for and then kept.
    """

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.people = sorted(situation.candidates, key=lambda one: one.id)
        self.number = {one.id: at for at, one in enumerate(self.people)}
        self.gives = [obstacles.gives(one, situation) for one in self.people]
        today = situation.today
        self.ready = _bits(
            at for at, one in enumerate(self.people) if not obstacles.of_person(one, today)
        )
        self._giftless = _bits(at for at, what in enumerate(self.gives) if not what)
        self._askless = _bits(at for at, one in enumerate(self.people) if not one.asks)
        self._offering = self._index(lambda at: self.gives[at])
        self._asking = self._index(lambda at: self.people[at].asks)
        self._at = self._index(lambda at: (self.people[at].community_id,))
        self._speaking = self._index(lambda at: self.people[at].languages or (None,))
        self._free = self._index(lambda at: self.people[at].free or (None,))
        self._apart, self._never = self._pairs_apart()
        self._near: dict[int, Bits] = {}
        self._receivers: dict[int, Bits] = {}
        self._givers: dict[int, Bits] = {}
        self._worth: dict[tuple[int, int], int] = {}

    def receivers(self, giver: int) -> Bits:
        """To whom this one could give something."""
        if giver not in self._receivers:
            self._receivers[giver] = self.linkable(giver) & _either(self._asking, self.gives[giver])
        return self._receivers[giver]

    def givers(self, receiver: int) -> Bits:
        """Who could give something to this one."""
        if receiver not in self._givers:
            asks = self.people[receiver].asks
            self._givers[receiver] = self.linkable(receiver) & _either(self._offering, asks)
        return self._givers[receiver]

    def offered_to(self, receiver: int) -> Bits:
        """Who in the community may give what this one asks, whatever else the rules say."""
        person = self.people[receiver]
        others = self._at[person.community_id] & ~(1 << receiver)
        return others & _either(self._offering, person.asks)

    def asked_of(self, giver: int) -> Bits:
        """Who in the community asks what this one may give, whatever else the rules say."""
        others = self._at[self.people[giver].community_id] & ~(1 << giver)
        return others & _either(self._asking, self.gives[giver])

    def mutual(self, one: int) -> Bits:
        """With whom this one could be a pair in which both give."""
        return self.receivers(one) & self.givers(one)

    def one_way_receivers(self, giver: int) -> Bits:
        """To whom this one could give without getting, as one asks or the other gives nothing."""
        found = self.receivers(giver) & ~self.givers(giver)
        return found if not self.people[giver].asks else found & self._giftless

    def one_way_givers(self, receiver: int) -> Bits:
        """Who could give to this one without getting."""
        found = self.givers(receiver) & ~self.receivers(receiver)
        return found if not self.gives[receiver] else found & self._askless

    def linkable(self, one: int) -> Bits:
        """With whom the hard rules allow a link at all, whoever gives."""
        if one not in self._near:
            person, bit = self.people[one], 1 << one
            near = self.ready & self._at[person.community_id] & ~bit & ~self._apart.get(one, 0)
            if person.languages:
                near &= _either(self._speaking, (*person.languages, None))
            if person.free:
                near &= _either(self._free, (*person.free, None))
            self._near[one] = near if self.ready & bit else 0
        return self._near[one]

    def never_with(self, one: int) -> Bits:
        """With whom this one is never brought together, not in the same circle either."""
        return self._never.get(one, 0)

    def skills(self, giver: int, receiver: int) -> list[UUID]:
        """What one could give to the other, the longest asked first."""
        asks = self.people[receiver].asks
        return sorted(self.gives[giver] & asks.keys(), key=lambda skill: (asks[skill], skill))

    def common(self, one: int, other: int) -> int:
        """Points for what two have in common."""
        weights = self.situation.weights
        return sum(points.in_common(self.people[one], self.people[other], weights))

    def giving(self, giver: int, receiver: int, skill: UUID) -> int:
        """Points for giving this skill."""
        since = self.people[receiver].asks[skill]
        situation = self.situation
        return sum(points.of_giving(self.people[giver], since, situation.today, situation.weights))

    def worth(self, giver: int, receiver: int) -> int:
        """Half points of a link, by what is asked longest; what is in common counts for half."""
        key = (giver, receiver)
        if key not in self._worth:
            asks = self.people[receiver].asks
            since = min(asks[skill] for skill in self.gives[giver] & asks.keys())
            situation = self.situation
            given = points.of_giving(self.people[giver], since, situation.today, situation.weights)
            self._worth[key] = 2 * sum(given) + self.common(giver, receiver)
        return self._worth[key]

    def _index(self, words_of: Callable[[int], Iterable[Hashable]]) -> dict[Hashable, Bits]:
        found: dict[Hashable, list[int]] = defaultdict(list)
        for at in range(len(self.people)):
            for word in words_of(at):
                found[word].append(at)
        return {word: _bits(numbers) for word, numbers in found.items()}

    def _pairs_apart(self) -> tuple[dict[int, Bits], dict[int, Bits]]:
        apart: dict[int, Bits] = defaultdict(int)
        never: dict[int, Bits] = defaultdict(int)
        for pair, why in self.situation.apart.items():
            found = [self.number[who] for who in pair if who in self.number]
            if len(found) < 2:
                continue
            for one, other in (found, reversed(found)):
                apart[one] |= 1 << other
                if why is Obstacle.NEVER:
                    never[one] |= 1 << other
        return apart, never


def _bits(numbers: Iterable[int]) -> Bits:
    held = bytearray()
    for at in numbers:
        if at >> 3 >= len(held):
            held.extend(bytes((at >> 3) + 1 - len(held)))
        held[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(held, "little")


def _either(index: dict[Hashable, Bits], words: Iterable[Hashable]) -> Bits:
    found = 0
    for word in words:
        found |= index.get(word, 0)
    return found
