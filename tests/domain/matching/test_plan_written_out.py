"""Plans of two dozen people beside a model with every possible tie written out.

Other than the plan's own search this knows no prices and leaves nothing out: all ties that the
judge sees, all rows, one call of the solver.
"""

import os
import random
import subprocess
import sys
from collections import defaultdict

import highspy
import pytest

from desktop.domain.matching.plan import best_plan
from desktop.domain.matching.words import Objective
from tests.domain.matching import checker
from tests.domain.matching.street import by_chance
from tests.house.source import ROOT


def written_out(here, *, covered: int | None) -> int:
    """The most half points with at least so many covered; the most covered for None."""
    judge = checker.Judge(here)
    ties = judge.ties()
    highs = highspy.Highs()
    highs.silent()
    highs.setOptionValue("mip_rel_gap", 0.0)
    rows = defaultdict(list)
    chosen = {tie: highs.addBinary() for tie in ties}
    for tie, one in chosen.items():
        for who in checker.members(tie):
            rows["room", who].append(one)
        for _, receiver, skill in tie[0]:
            rows["ask", receiver, skill].append(one)
        for two in {frozenset(link[:2]) for link in tie[0]}:
            rows["two", two].append(one)
    for key, several in rows.items():
        person = judge.people[key[1]] if key[0] == "room" else None
        highs.addConstr(sum(several) <= (person.most_ties - person.ties if person else 1))
    fresh = []
    for at, one in enumerate(judge.people):
        if not one.ties and rows.get(("room", at)):
            fresh.append(highs.addBinary())
            highs.addConstr(fresh[-1] <= sum(rows["room", at]))
    if covered is None:
        highs.maximize(sum(fresh))
    else:
        if fresh:
            highs.addConstr(sum(fresh) >= covered)
        highs.maximize(sum(ties[tie] * one for tie, one in chosen.items()))
    return round(highs.getObjectiveValue())


@pytest.mark.parametrize("seed", range(6))
def test_the_plan_is_as_good_as_when_everything_is_written_out(seed):
    here = by_chance(random.Random(seed), 22, 7)
    best, nobody = best_plan(here), best_plan(here, Objective.NOBODY_LEFT)
    for plan in (best, nobody):
        checker.check(here, plan)
        assert plan.proven
    assert best.halves == written_out(here, covered=0)
    most = written_out(here, covered=None)
    assert (nobody.covered, nobody.halves) == (most, written_out(here, covered=most))


def test_a_plan_of_many_holds_tie_by_tie():
    here = by_chance(random.Random(11), 200, 25)
    plan = best_plan(here)
    judge = checker.Judge(here)
    ties = [judge.tie_of(match) for match in plan.ties]
    for tie, match in zip(ties, plan.ties, strict=True):
        assert judge.worth(tie) == match.halves
        for a, b, skill in tie[0]:
            assert skill in judge.gifts(judge.people[a], judge.people[b])
    assert checker.fits_with(judge, ties)
    assert plan.halves == sum(map(judge.worth, ties))
    assert plan.proven
    assert any(len(match.people) > 2 for match in plan.ties)


def test_another_process_makes_the_same_plan():
    code = (
        "import random\nfrom desktop.domain.matching.plan import best_plan\n"
        "from tests.domain.matching.street import by_chance\n"
        "for tie in best_plan(by_chance(random.Random(6), 150, 20)).ties: print(tie.links)"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(told) == 1
    assert told.pop().count(b"Link(") > 20
