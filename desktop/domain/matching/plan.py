"""The whole community at once: the best set of ties together, and how sure that is.

Nothing heavy is imported before a plan is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.domain.errors import Refused
from desktop.domain.matching.left_over import LeftOver, left_over
from desktop.domain.matching.match import Match, around, one_way
from desktop.domain.matching.pool import Pool
from desktop.domain.matching.situation import Pair, Situation
from desktop.domain.matching.watch import Watch
from desktop.domain.matching.words import Objective, Obstacle, Shape

if TYPE_CHECKING:
    from desktop.domain.matching.packing import Column


@dataclass(frozen=True, slots=True)
class Plan:
    """A set of ties for whom there is room together, in order of the people in them.

    `kept` were fixed beforehand and stand first in `ties`. `halves` are the half points of
    all others; no plan has more than `halves_at_most` (with as many people in a tie, where
    that goes first). `covered` counts who had no tie and is in one now, kept ones included;
    `covered_at_most` is None where that did not go first.
    """

    objective: Objective
    ties: tuple[Match, ...]
    kept: int
    halves: int
    halves_at_most: int
    covered: int
    covered_at_most: int | None
    without: tuple[LeftOver, ...]

    @property
    def proven(self) -> bool:
        """Whether no better plan exists."""
        return self.halves >= self.halves_at_most and self.covered >= (self.covered_at_most or 0)

    @property
    def gap(self) -> float:
        """Which part of the most possible points may be missing, 0 to 1; 0 when proven."""
        if not self.halves_at_most:
            return 0.0
        return (self.halves_at_most - self.halves) / self.halves_at_most


def best_plan(
    situation: Situation,
    objective: Objective = Objective.BEST_FIT,
    kept: Sequence[Match] = (),
    watch: Watch | None = None,
) -> Plan:
    """The best set of ties for all candidates together.

    BEST_FIT has the most points. NOBODY_LEFT has the fewest people left without any tie (who
    has one already needs none), and of those plans the most points. An ask is answered by one
    tie, and two people are in one tie together. Ties that are `kept` count and take room.
    Raises Refused("kept_tie_impossible") where a kept one breaks a hard rule, and Cancelled
    when the watch says so.
    """
    watch = watch or Watch()
    rest = situation
    for match in kept:
        if not possible(Pool(rest), match):
            raise Refused.because("kept_tie_impossible")
        rest = with_tie(rest, match)
    pool = Pool(rest)
    new, halves, halves_at_most, covered_at_most = _solved(pool, objective, watch)
    ties = (*kept, *sorted(new, key=lambda match: match.people))
    taking_part = {who for match in ties for who in match.people}
    before = {one.id for one in situation.candidates if not one.ties}
    by_kept = len(before & {who for match in kept for who in match.people})
    return Plan(
        objective, ties, len(kept), halves, halves_at_most, len(before & taking_part),
        None if covered_at_most is None else covered_at_most + by_kept,
        left_over(Pool(situation), taking_part),
    )  # fmt: skip


def _solved(
    pool: Pool, objective: Objective, watch: Watch
) -> tuple[list[Match], int, int, int | None]:
    # Numpy and HiGHS are only loaded when there is a plan to make.
    from desktop.domain.matching.packing import Packing
    from desktop.domain.matching.search import Search
    from desktop.domain.matching.solver import Goal

    packing = Packing(pool)
    if not len(packing):
        return [], 0, 0, None if objective is Objective.BEST_FIT else 0
    goal, most_covered = Goal(), None
    columns: list[Column] = []
    chosen: list[Column] = []
    if objective is Objective.NOBODY_LEFT:
        cover = tuple(at for at in range(len(packing)) if not packing.people[at].ties)
        first = Search(packing, Goal(points=False, cover=cover), watch).run()
        columns, chosen, most_covered = first.columns, first.chosen, first.at_most
        goal = Goal(cover=cover, covered=first.had)
    found = Search(packing, goal, watch, columns, chosen).run()
    matches = [packing.match(column) for column in found.chosen]
    return matches, found.had, found.at_most, most_covered


def possible(pool: Pool, match: Match) -> bool:
    """Whether the hard rules allow this tie now."""
    if any(who not in pool.number for who in match.people):
        return False
    numbers = [pool.number[who] for who in match.people]
    for link in match.links:
        giver, receiver = pool.number[link.giver], pool.number[link.receiver]
        if not pool.receivers(giver) >> receiver & 1:
            return False
        if link.skill not in pool.skills(giver, receiver):
            return False
    if match.shape is Shape.ONE_WAY:
        return bool(pool.one_way_receivers(numbers[0]) >> numbers[1] & 1)
    return not any(pool.never_with(one) >> other & 1 for one in numbers for other in numbers)


def with_tie(situation: Situation, match: Match) -> Situation:
    """The situation once this tie is there: less room, asks answered, and not again these two."""
    answered = {link.receiver: link.skill for link in match.links}
    people = {*match.people}
    apart: dict[Pair, Obstacle] = dict(situation.apart)
    apart |= {frozenset((link.giver, link.receiver)): Obstacle.TIED for link in match.links}
    return replace(
        situation,
        apart=apart,
        candidates=tuple(
            replace(
                one,
                ties=one.ties + 1,
                asks={skill: day for skill, day in one.asks.items()
                      if skill != answered.get(one.id)},
            )
            if one.id in people
            else one
            for one in situation.candidates
        ),
    )  # fmt: skip


def again(pool: Pool, match: Match) -> Match:
    """The same tie with the points of this situation, after other weights or a new day."""
    numbers = tuple(pool.number[who] for who in match.people)
    if match.shape is Shape.ONE_WAY:
        return one_way(pool, numbers[0], numbers[1], match.links[0].skill)
    return around(pool, numbers, tuple(link.skill for link in match.links))
