"""From no ties to the best choice of ties, with the most that any choice could have.

Ties are gathered as long as one would gain at the prices of the relaxed programme; the prices
then say what no choice can surpass. If the best whole choice of what was gathered falls short
of that, every tie that a better choice could hold is gathered as well, which settles it.

Imports highspy and numpy, and is therefore only imported where a plan is made.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.matching.bounds import at_prices, room_for
from desktop.domain.matching.enumeration import TooMany, all_within
from desktop.domain.matching.packing import UNIT, Column, Packing, Shared
from desktop.domain.matching.polish import Polish
from desktop.domain.matching.pricing import Found
from desktop.domain.matching.solver import Goal, Solver, nothing
from desktop.domain.matching.watch import Step, Watch

_WIDTH, _EACH = 12, 3
"""How far a quick search looks: links from each person, pairs for each."""

_DIVES = (0.7, 0.85)
"""From which part on a tie counts as taken when a first choice is made."""

_FOR_GATHERING = 0.5
"""Which part of the time there is for gathering, where there is not enough for all."""

_MOST, _FAR, _EFFORT = 12_000, 16, 400
"""Ties among which the best choice is still settled, half points that may be missing, and what
that may take."""

_CLOSE = 8
"""With so few half points missing, it is settled at once."""

_ROUNDING = 1e-6
_TINY = UNIT >> 18
"""Less than this does not count as a gain; it is added to what is possible instead."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ties chosen, what they bring (half points or people), the most there could be."""

    chosen: list[Column]
    had: int
    at_most: int
    columns: list[Column]


class Search:
    """One search for one goal, from ties to begin with and a first choice of them."""

    def __init__(
        self, packing: Packing, goal: Goal, watch: Watch, columns: Iterable[Column] = (),
        first: Iterable[Column] = (),
    ) -> None:  # fmt: skip
        self.packing, self.goal, self.watch = packing, goal, watch
        self.chosen = list(first)
        self._columns = dict.fromkeys((*columns, *self.chosen))
        self._solver = Solver(packing, goal, watch)
        self._solver.add(list(self._columns))
        self._market, base = at_prices(packing, goal, nothing(packing))
        self._bound = base + room_for(packing, self._market.loosest())
        """The most there could be, in units."""
        self._add(self._quickly())

    def run(self) -> Outcome:
        """Searches until it is settled, or until the watch says that it is enough."""
        bound = self._gather()
        self._first_choice()
        if self._had() + _CLOSE < self._at_most():
            losses = {one: -self._market.gain_of(one) for one in self._columns}
            self._take(Polish(self.packing, self.goal, self.watch, losses).better(self.chosen))
        at_most = self._at_most()
        if bound is not None and self._had() < at_most:
            at_most = self._settle(bound)
        had = self._had()
        return Outcome(self.chosen, had, max(at_most, had), list(self._columns))

    def _gather(self) -> int | None:
        """Gathers ties until none gains: the most there could be at these last prices, in units.

        None when the watch stopped it before.
        """
        base: int | None = None
        while (relaxed := self._solver.relax(_FOR_GATHERING)) is not None:
            self._market, base = at_prices(self.packing, self.goal, relaxed)
            self._bounded(base + room_for(self.packing, self._market.loosest()))
            if not self._add(self._quickly()):
                bound, found = self._thorough(base)
                if bound is None or not found:
                    return bound
                if bound < UNIT * (relaxed.value + _near(relaxed.value)):
                    return bound
            self.watch.tell(Step.GATHERING, len(self._columns), 0, self._at_most())
        self.watch.check()
        return None if base is None else self._thorough(base)[0]

    def _first_choice(self) -> None:
        """The best of a quick choice and those that the relaxed programme leads to."""
        self.watch.tell(Step.CHOOSING, len(self._columns), self._had(), self._at_most())
        gain = {column: self._market.gain_of(column) for column in self._columns}
        order = sorted(self._columns, key=lambda one: (-gain[one], one.ring, one.skills))
        self._take(greedy(self.packing, order))
        columns = [*self._columns]
        for mostly in _DIVES:
            if not self.watch.check():
                taken = [columns[at] for at in self._solver.dive(mostly)]
                self._take(greedy(self.packing, [*taken, *order]))

    def _quickly(self) -> list[Found]:
        """Ties that gain, looked for along the best links only."""
        market = self._market
        found = [*market.pairs(_EACH), *market.singles(_EACH)]
        for start in range(len(self.packing)):
            found += market.circles(start, _WIDTH)
        return found

    def _thorough(self, base: int) -> tuple[int | None, bool]:
        """The most there could be at these prices, and whether a tie was found that gains.

        Everybody is asked, along all links; None when the time was up before that.
        """
        best = self._market.best_of_two()
        found: list[Found] = []
        for start in range(len(self.packing)):
            if self.watch.check():
                return None, self._add(found)
            circles = self._market.circles(start)
            found += circles
            best[start] = max(best[start], *(circle.gain for circle in circles), 0)
        bound = base + room_for(self.packing, -(-best // 2))
        self._bounded(bound)
        return bound, self._add(found)

    def _add(self, found: Iterable[Found]) -> bool:
        """Adds the ties that are new and gain; whether there were any."""
        new = {
            column: None
            for one in found
            if one.gain > _TINY and (column := self._market.column(one)) not in self._columns
        }
        self._solver.add(list(new))
        self._columns |= new
        return bool(new)

    def _choose(self, columns: Iterable[Column]) -> float:
        """Takes the best choice among these and what was chosen; the most HiGHS left possible."""
        among = list(dict.fromkeys((*self.chosen, *columns)))
        solver = Solver(self.packing, self.goal, self.watch, self._solver.shared)
        solver.add(among)
        solver.relax()
        answer = solver.choose(range(len(self.chosen)), _EFFORT)
        self.watch.check()
        self._take([among[at] for at in answer.chosen])
        return answer.at_most

    def _take(self, chosen: list[Column]) -> None:
        covered = {at for column in chosen for at in column.ring} & {*self.goal.cover}
        if len(covered) >= self.goal.covered and self._worth(chosen) > self._worth(self.chosen):
            self.chosen = chosen

    def _settle(self, bound: int) -> int:
        """Looks at every tie that a better choice could hold; the most there can be after it."""
        missing = bound - (self._had() + 1) * UNIT
        if missing > _FAR * UNIT:
            return self._at_most()
        self.watch.tell(Step.PROVING, len(self._columns), self._had(), self._at_most())
        try:
            columns = all_within(self._market, 2 * missing, self.watch, _MOST)
        except TooMany:
            return self._at_most()
        return math.floor(min(self._at_most(), self._choose(columns) + _ROUNDING))

    def _had(self) -> int:
        return self._worth(self.chosen) // UNIT

    def _worth(self, chosen: list[Column]) -> int:
        if self.goal.points:
            return sum(column.units for column in chosen)
        return UNIT * len({at for column in chosen for at in column.ring} & {*self.goal.cover})

    def _at_most(self) -> int:
        return self._bound // UNIT

    def _bounded(self, bound: int) -> None:
        self._bound = min(bound, self._bound)


def _near(value: float) -> float:
    """How near to the relaxed optimum is near enough: one, or a four-thousandth."""
    return max(1.0, value / 4000)


def greedy(packing: Packing, columns: Iterable[Column]) -> list[Column]:
    """A first choice: each tie in turn for which there still is room."""
    room = packing.room.tolist()
    claimed: set[Shared] = set()
    chosen = []
    for column in columns:
        claims = set(packing.claims(column))
        if all(room[at] for at in column.ring) and claimed.isdisjoint(claims):
            claimed |= claims
            chosen.append(column)
            for at in column.ring:
                room[at] -= 1
    return chosen
