"""Plans of a few people beside the best of all plans there are."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.matching.plan import best_plan
from desktop.domain.matching.situation import CommunityRules, Situation, Weights
from desktop.domain.matching.words import Objective, Obstacle
from tests.domain.matching import checker
from tests.domain.matching.street import HERE, TODAY, by_chance

FEW = 45
"""So many possible ties can still be tried in all ways."""

APART = (Obstacle.NEVER, Obstacle.ENDED, Obstacle.DECLINED, Obstacle.TIED)


def trial(seed: int, most_people: int = 8) -> Situation:
    """A small situation with everything in it that a plan must mind."""
    chance = random.Random(seed)
    here = by_chance(chance, chance.randint(2, most_people), chance.choice((3, 4, 5, 7)))
    apart = {
        frozenset(one.id for one in chance.sample(here.candidates, 2)): chance.choice(APART)
        for _ in range(chance.randint(0, 3))
    }
    rules = {HERE: CommunityRules(training=True)} if chance.random() < 0.2 else {}
    weights = Weights(*(chance.randint(0, 4) for _ in range(7)))
    trained = tuple(
        replace(one, trained_on=chance.choice((None, TODAY, TODAY))) for one in here.candidates
    )
    return replace(here, candidates=trained, apart=apart, rules=rules, weights=weights)


def judge(here: Situation) -> bool:
    """Checks both plans; False where there was too much to try."""
    if len(checker.Judge(here).ties()) > FEW:
        return False
    for objective in Objective:
        plan = best_plan(here, objective)
        checker.check(here, plan)
        assert plan.proven
        covered = plan.covered if objective is Objective.NOBODY_LEFT else 0
        assert (covered, plan.halves) == checker.best(here, objective)
    return True


@pytest.mark.parametrize("block", range(8))
def test_no_plan_at_all_is_better(block):
    tried = sum(judge(trial(seed)) for seed in range(block * 150, block * 150 + 150))
    assert tried > 100


@settings(max_examples=200, deadline=None)
@given(st.integers(10**6, 10**9))
def test_no_plan_at_all_is_better_whatever_the_trial(seed):
    judge(trial(seed))
