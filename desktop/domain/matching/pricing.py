"""Finding the ties that would make a plan better, at the prices of the people's room.

A circle that gains has somebody from whom on every part of it gains, so that each search
starts at a gain and only goes on while there is one. Sums are whole numbers: what is found
missing nothing is missing nothing. Gains are counted twice, because a price is shared by the
two links of a person.

Imports numpy, and is therefore only imported where a plan is made.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from desktop.domain.matching.match import Ring
from desktop.domain.matching.packing import NONE, Column, Ints, Packing


@dataclass(frozen=True, slots=True)
class Found:
    """A tie that gains, and twice how much in units."""

    gain: int
    ring: Ring
    single: bool = False


class Market:
    """All links at one set of prices, in units: of each person, each ask, and each two people."""

    def __init__(
        self, packing: Packing, person: Ints, asks: Ints, together: dict[frozenset[int], int],
        *, points: bool,
    ) -> None:  # fmt: skip
        self.packing, self.person, self.asks, self.points = packing, person, asks, points
        links, size = packing.links, len(packing)
        units = links.units * (1 if points else 0)
        # Which row of the links is the best between two: the last one written wins.
        ask = np.append(asks, 0)[links.ask]
        self.twice = twice = 2 * (units - ask)
        order = np.argsort(twice, kind="stable")
        self.row = np.full((size, size), -1, dtype=np.int32)
        self.row[links.giver[order], links.receiver[order]] = order
        known = self.row >= 0
        best = np.where(known, twice[self.row], NONE) if len(twice) else np.full((size, size), NONE)
        self._pair_price = np.zeros((size, size), dtype=np.int64)
        for two, price in together.items():
            one, other = sorted(two)
            self._pair_price[one, other] = self._pair_price[other, one] = 2 * price
        self.gain = best - person[:, None] - person[None, :] - self._pair_price
        self.both = self.gain + self.gain.T + self._pair_price
        self.effort = 2 * packing.effort if points else 0
        rows, extra = packing.singles
        givers, receivers = links.giver[rows], links.receiver[rows]
        self._extra = 2 * extra if points else 0 * extra
        self.singles_gain = (
            twice[rows] + self._extra - 2 * person[givers] - 2 * person[receivers]
            - self._pair_price[givers, receivers]
        )  # fmt: skip

    def pairs(self, each: int) -> Iterator[Found]:
        """The pairs in which both give that gain, for each person at most `each`, best first."""
        for one, row in enumerate(self.both):
            for other in _best(row, each).tolist():
                yield Found(int(row[other]), (one, other))

    def singles(self, each: int) -> Iterator[Found]:
        """The pairs in which one gives that gain, for each person at most `each`, best first."""
        rows, _ = self.packing.singles
        links = self.packing.links
        seen: Counter[int] = Counter()
        for at in np.argsort(-self.singles_gain, kind="stable").tolist():
            gain = int(self.singles_gain[at])
            if gain <= 0:
                return
            ring = (int(links.giver[rows[at]]), int(links.receiver[rows[at]]))
            if max(seen[one] for one in ring) < each:
                seen.update(ring)
                yield Found(gain, ring, single=True)

    def circles(self, start: int, width: int | None = None) -> tuple[Found, ...]:
        """The best circles of three and of four from here on; all looked at without a width."""
        gain, never = self.gain, self.packing.never
        seconds = _best(gain[start], width)
        if not len(seconds):
            return ()
        paths = gain[start, seconds][:, None] + gain[seconds]
        paths[:, start] = NONE
        closing = gain[:, start]
        by = paths.argmax(axis=0)
        reach = paths[by, np.arange(len(gain))]
        found = []
        third = int((reach + closing).argmax())
        if (total := int(reach[third] + closing[third]) - self.effort) > 0:
            found.append(Found(total, (start, int(seconds[by[third]]), third)))
        reach = np.where(never[start], NONE, reach)
        thirds = _best(reach, width)
        if len(thirds):
            found += self._of_four(start, seconds, paths, thirds)
        return tuple(found)

    def _of_four(self, start: int, seconds: Ints, paths: Ints, thirds: Ints) -> list[Found]:
        never, closing = self.packing.never, self.gain[:, start]
        columns = np.arange(len(thirds))
        part = paths[:, thirds]
        by = part.argmax(axis=0)
        first = part[by, columns]
        # Who is fourth cannot also be second: there the second best second counts.
        part[by, columns] = NONE
        second = part.max(axis=0)
        totals = first[:, None] + self.gain[thirds]
        totals[columns, seconds[by]] += second - first
        totals[:, start] = NONE
        for fourth in np.flatnonzero(never[seconds].any(axis=0)).tolist():
            able = ~never[seconds, fourth] & (seconds != fourth)
            best = paths[np.ix_(able, thirds)].max(axis=0, initial=NONE)
            totals[:, fourth] = best + self.gain[thirds, fourth]
        totals += closing[None, :]
        at, fourth = (int(x) for x in np.unravel_index(int(totals.argmax()), totals.shape))
        total = int(totals[at, fourth]) - 2 * self.effort
        if total <= 0:
            return []
        third = int(thirds[at])
        able = (seconds != fourth) & ~never[seconds, fourth]
        second_one = int(seconds[np.where(able, paths[:, third], 2 * NONE).argmax()])
        return [Found(total, (start, second_one, third, fourth))]

    def loosest(self) -> Ints:
        """By how much a price for each person must rise, at most, so that no tie gains."""
        half: Ints = -(-self.best_of_two() // 2)
        rise: Ints = np.maximum(half, self.gain.max(axis=1))
        return rise

    def best_of_two(self) -> Ints:
        """Twice the best gain of a pair for each person, or 0; each pair counts for one of two."""
        best: Ints = np.zeros(len(self.packing), dtype=np.int64)
        best = np.maximum(best, np.triu(self.both).max(axis=1))
        rows, _ = self.packing.singles
        np.maximum.at(best, self.packing.links.giver[rows], self.singles_gain)
        return best

    def column(self, found: Found) -> Column:
        """The tie that was found, with what is the best to give at these prices."""
        ring = found.ring
        links = [ring] if found.single else zip(ring, ring[1:] + ring[:1], strict=True)
        skills = tuple(self.packing.skill_of(int(self.row[two])) for two in links)
        return self.packing.column(ring, skills, single=found.single)

    def gain_of(self, column: Column) -> int:
        """Twice the gain of a tie at these prices; below 0 for a loss."""
        worth = 2 * column.units if self.points else 0
        worth -= sum(2 * int(self.person[at]) for at in column.ring)
        for ask in column.asks:
            number = self.packing.ask_number.get(ask)
            worth -= 0 if number is None else 2 * int(self.asks[number])
        return worth - sum(int(self._pair_price[tuple(two)]) for two in column.neighbours)


def _best(row: Ints, width: int | None) -> Ints:
    """Where a row is above 0: all, or the `width` highest, the first of equals first."""
    above = np.flatnonzero(row > 0)
    if width is None or len(above) <= width:
        return above
    order = np.argsort(-row[above], kind="stable")[:width]
    return np.sort(above[order])
