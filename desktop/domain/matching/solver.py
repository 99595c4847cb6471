"""The choice among the ties at hand, as a linear programme for HiGHS.

One row for the room of each person; where coverage counts also one that says who is covered,
and one for how many must be. Rows for an ask that several ties would answer, and for two
people who would be in two ties together, are added once they are broken.

Imports highspy and numpy, and is therefore only imported where a plan is made. One thread and
a fixed seed: the same input gives the same answer.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from desktop.domain.matching.packing import UNIT, Column, Ints, Packing, Shared
from desktop.domain.matching.watch import Watch

Floats = NDArray[np.float64]

_INFINITE = highspy.kHighsInf
_A_BIT = 1e-6

_NEARLY_ONE_HALF_POINT = 0.8
"""Two plans of different half points differ by more: ties are broken by less than an eighth."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What counts: points, or how many of `cover` (numbers of people) are in a tie.

    With points, at least `covered` of them must be.
    """

    points: bool = True
    cover: tuple[int, ...] = ()
    covered: int = 0


@dataclass(frozen=True, slots=True)
class Prices:
    """What one more of each row would be worth, in half points or people covered; never below 0.

    `value` is what the ties bring that are chosen in parts. `room` and `cover` have a price for
    each person (0 for who needs no covering), `covered` is that of the number to cover.
    """

    value: float
    room: Floats
    cover: Floats
    covered: float
    shared: dict[Shared, float]


def nothing(packing: Packing) -> Prices:
    """Prices of 0."""
    return Prices(0.0, np.zeros(len(packing)), np.zeros(len(packing)), 0.0, {})


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns chosen, by number, and the most that is possible with the columns given.

    Infinite where HiGHS was stopped: then nothing is known of what is possible.
    """

    chosen: tuple[int, ...]
    at_most: float


class Solver:
    """A programme over columns that may grow."""

    def __init__(
        self, packing: Packing, goal: Goal, watch: Watch, shared: Iterable[Shared] = ()
    ) -> None:
        self.packing, self.goal, self.watch = packing, goal, watch
        self.columns: list[Column] = []
        self._claims: list[tuple[Shared, ...]] = []
        self._claiming: dict[Shared, list[int]] = defaultdict(list)
        self._left, self._share = 0, 1.0
        self._highs = _fresh()
        self._highs.cbMipInterrupt.subscribe(self._while_choosing)
        self._highs.cbSimplexInterrupt.subscribe(self._while_relaxed)
        self._rows = 0
        for room in packing.room.tolist():
            self._row(room, [], [])
        self._cover = {person: self._row(0, [], []) for person in goal.cover}
        for row in self._cover.values():
            self._highs.addCol(0.0 if goal.points else 1.0, 0, 1, 1, *_sparse([row], [1]))
        self._first = len(goal.cover)
        if goal.cover and goal.points:
            people = list(range(self._first))
            self._covered = self._row(-goal.covered, people, [-1] * len(people))
        self._shared = {what: self._row(1, [], []) for what in shared}

    @property
    def shared(self) -> tuple[Shared, ...]:
        """What turned out to be claimed by several ties."""
        return tuple(self._shared)

    def add(self, columns: Sequence[Column]) -> None:
        """More columns to choose from."""
        if not columns:
            return
        for at, column in enumerate(columns, len(self.columns)):
            self._claims.append(tuple(self.packing.claims(column)))
            for what in self._claims[-1]:
                self._claiming[what].append(at)
        starts: list[int] = []
        rows: list[int] = []
        values: list[float] = []
        for at, column in enumerate(columns, len(self.columns)):
            starts.append(len(rows))
            for row, value in self._entries(column, self._claims[at]):
                rows.append(row)
                values.append(value)
        gains = [column.units / UNIT if self.goal.points else 0.0 for column in columns]
        lower, upper = np.zeros(len(columns)), np.full(len(columns), _INFINITE)
        self._highs.addCols(
            len(columns), np.array(gains), lower, upper, len(rows),
            np.array(starts, dtype=np.int32), *_sparse(rows, values),
        )  # fmt: skip
        self.columns += columns

    def limit(self, room: Ints) -> None:
        """Other room than the people themselves have."""
        for row, most in enumerate(room.tolist()):
            self._highs.changeRowBounds(row, -_INFINITE, most)

    def relax(self, share: float = 1.0) -> Prices | None:
        """The prices at the optimum if ties could be chosen in parts; for a share of the time.

        None when the watch stopped it.
        """
        if not self.columns and not self.goal.cover:
            return nothing(self.packing)
        self._share = share
        relaxed = self._relaxed()
        self._share = 1.0
        if relaxed is None:
            return None
        return self._prices(np.maximum(np.array(self._highs.getSolution().row_dual), 0.0))

    def dive(self, mostly: float) -> tuple[int, ...]:
        """A whole choice, step by step: takes what the relaxed programme mostly takes already.

        `mostly` is the part from which a tie counts as taken, more than a half: two of those
        always go together.

        """
        taken: set[int] = set()
        while (parts := self._relaxed()) is not None:
            whole = {*np.flatnonzero(parts > 1 - _A_BIT).tolist()}
            torn = np.flatnonzero((parts > _A_BIT) & (parts < 1 - _A_BIT))
            # Two of which more than half is taken always go together.
            most = torn[parts[torn] > mostly].tolist()
            if len(torn) and not most:
                most = [int(torn[parts[torn].argmax()])]
            more = {*whole, *most} - taken
            taken |= more
            if not len(torn):
                break
            self._bounds(sorted(more), 1, _INFINITE)
        self._bounds(range(len(self.columns)), 0, _INFINITE)
        return tuple(sorted(taken))

    def choose(self, start: Sequence[int], effort: int) -> Answer:
        """The best whole choice, from a first one on; once asked, no columns can be added.

        `effort` is how many times HiGHS may ask to go on: not a time, so that the same input
        gives the same choice on every machine.
        """
        self._left = effort
        highs, many = self._highs, len(self.columns)
        self._bounds(range(many), 0, 1)
        numbers = np.arange(self._first, self._first + many, dtype=np.int32)
        integer = np.full(many, highspy.HighsVarType.kInteger)
        highs.changeColsIntegrality(many, numbers, integer)
        best = tuple(start)
        while True:
            self._offer(best)
            highs.run()
            info = highs.getInfo()
            done = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
            if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
                return Answer(best, math.inf)
            parts = np.round(highs.getSolution().col_value[self._first :])
            if not self._forbid(self._broken(parts)):
                chosen = tuple(np.flatnonzero(parts).tolist())
                return Answer(chosen, info.mip_dual_bound if done else math.inf)
            if not done:
                return Answer(best, math.inf)

    def _relaxed(self) -> Floats | None:
        """What part of each column is taken at the relaxed optimum; None when it was stopped."""
        while True:
            self._highs.run()
            if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            parts = np.array(self._highs.getSolution().col_value[self._first :])
            if not self._forbid(self._broken(parts)):
                return parts

    def _bounds(self, columns: Sequence[int], low: float, high: float) -> None:
        many = len(columns)
        numbers = np.array(columns, dtype=np.int32) + np.int32(self._first)
        self._highs.changeColsBounds(many, numbers, np.full(many, low), np.full(many, high))

    def _while_choosing(self, event: highspy.HighsCallbackEvent) -> None:
        self._left -= 1
        if self._left < 0 or self.watch.halted():
            event.interrupt()

    def _while_relaxed(self, event: highspy.HighsCallbackEvent) -> None:
        if self.watch.halted(self._share):
            event.interrupt()

    def _offer(self, chosen: Sequence[int]) -> None:
        solution = highspy.HighsSolution()
        parts = np.zeros(self._first + len(self.columns))
        parts[[self._first + column for column in chosen]] = 1
        covered = {person for column in chosen for person in self.columns[column].ring}
        for at, person in enumerate(self.goal.cover):
            parts[at] = float(person in covered)
        solution.col_value = parts.tolist()
        self._highs.setSolution(solution)

    def _prices(self, duals: Floats) -> Prices:
        cover = np.zeros(len(self.packing))
        for person, row in self._cover.items():
            cover[person] = duals[row]
        covered = duals[self._covered] if self.goal.cover and self.goal.points else 0.0
        shared = {what: float(duals[row]) for what, row in self._shared.items()}
        return Prices(
            self._highs.getObjectiveValue(),
            duals[: len(self.packing)],
            cover,
            float(covered),
            shared,
        )

    def _entries(self, column: Column, claims: tuple[Shared, ...]) -> Iterator[tuple[int, float]]:
        for person in column.ring:
            yield person, 1.0
            if person in self._cover:
                yield self._cover[person], -1.0
        for what in claims:
            if what in self._shared:
                yield self._shared[what], 1.0

    def _broken(self, parts: Floats) -> list[Shared]:
        claimed: Counter[Shared] = Counter()
        for number in np.flatnonzero(parts > _A_BIT).tolist():
            for what in self._claims[number]:
                claimed[what] += parts[number]
        return [what for what, many in claimed.items() if many > 1 + _A_BIT]

    def _forbid(self, broken: list[Shared]) -> bool:
        """Adds the rows that were broken; whether there were any."""
        for what in broken:
            having = [self._first + at for at in self._claiming[what]]
            self._shared[what] = self._row(1, having, [1] * len(having))
        return bool(broken)

    def _row(self, most: float, columns: list[int], values: list[int]) -> int:
        self._highs.addRow(-_INFINITE, most, len(columns), *_sparse(columns, values))
        self._rows += 1
        return self._rows - 1


def _sparse(where: Sequence[int], values: Sequence[float]) -> tuple[NDArray[np.int32], Floats]:
    return np.array(where, dtype=np.int32), np.array(values, dtype=np.float64)


def _fresh() -> highspy.Highs:
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("parallel", "off"),
        ("random_seed", 1),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", _NEARLY_ONE_HALF_POINT),
    ):
        highs.setOptionValue(name, value)
    highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return highs
