"""Making a choice better a neighbourhood at a time: some people are set free and chosen anew.

Imports highspy and numpy, and is therefore only imported where a plan is made.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from desktop.domain.matching.packing import Column, Packing, Shared
from desktop.domain.matching.solver import Goal, Solver
from desktop.domain.matching.watch import Watch

_PEOPLE, _NEAREST = 120, 6
_EFFORT, _ROUNDS = 20, 40
"""What each neighbourhood may take, and the most that are tried: not a time, to end alike."""


class Polish:
    """Ties to choose from with what each loses at the prices, and who are near by them."""

    def __init__(
        self, packing: Packing, goal: Goal, watch: Watch, losses: Mapping[Column, int]
    ) -> None:
        self.packing, self.goal, self.watch = packing, goal, watch
        self._losses = losses
        self._having: dict[int, list[Column]] = defaultdict(list)
        for column in sorted(losses, key=lambda one: (losses[one], one.ring, one.skills)):
            for person in column.ring:
                self._having[person].append(column)

    def better(self, chosen: Sequence[Column]) -> list[Column]:
        """A choice that is at least as good; around who lost most first, once everywhere."""
        best = list(chosen)
        seen: set[int] = set()
        for _ in range(_ROUNDS):
            start = self._start(best, seen)
            if start is None or self.watch.check():
                break
            free = self._around(start)
            seen |= free
            best = self._anew(best, free)
        return best

    def _start(self, chosen: Sequence[Column], seen: set[int]) -> int | None:
        """Who lost most by the choice of those not looked at yet."""
        lost: dict[int, int] = dict.fromkeys(self._having.keys() - seen, 0)
        for column in chosen:
            for person in column.ring:
                if person in lost:
                    lost[person] += self._losses[column] + 1
        for person in lost:
            # Who is in no tie lost the most.
            lost[person] = lost[person] - 1 if lost[person] else 1 << 60
        return min(lost, key=lambda person: (-lost[person], person), default=None)

    def _around(self, start: int) -> set[int]:
        """About so many people who are near each other by ties that lose little."""
        free, queue = {start}, [start]
        for person in queue:
            if len(free) >= _PEOPLE:
                break
            for column in self._having[person][:_NEAREST]:
                queue += [other for other in column.ring if other not in free]
                free.update(column.ring)
        return free

    def _anew(self, chosen: list[Column], free: set[int]) -> list[Column]:
        keep = [column for column in chosen if free.isdisjoint(column.ring)]
        loose = [column for column in chosen if not free.isdisjoint(column.ring)]
        room = self.packing.room.copy()
        for column in keep:
            room[list(column.ring)] -= 1
        claimed: set[Shared] = {what for column in keep for what in self.packing.claims(column)}
        kept = {*keep}
        able = [
            column
            for column in self._losses
            if column not in kept
            and all(room[person] > 0 for person in column.ring)
            and claimed.isdisjoint(self.packing.claims(column))
        ]
        goal = self._rest_of_goal(keep)
        solver = Solver(self.packing, goal, self.watch)
        solver.limit(room)
        solver.add(able)
        if solver.relax() is None:
            return chosen
        number = {column: at for at, column in enumerate(able)}
        answer = solver.choose([number[column] for column in loose], _EFFORT)
        return [*keep, *(able[at] for at in answer.chosen)]

    def _rest_of_goal(self, keep: list[Column]) -> Goal:
        covered = {person for column in keep for person in column.ring}
        cover = tuple(person for person in self.goal.cover if person not in covered)
        left = self.goal.covered - (len(self.goal.cover) - len(cover))
        return Goal(self.goal.points, cover, max(left, 0))
