import random
import subprocess
import sys
from dataclasses import replace
from itertools import count

import pytest

from desktop.domain.errors import Refused
from desktop.domain.matching.match import around
from desktop.domain.matching.plan import again, best_plan, possible, with_tie
from desktop.domain.matching.pool import Pool
from desktop.domain.matching.situation import Situation, Weights
from desktop.domain.matching.suggestions import suggestions
from desktop.domain.matching.watch import Cancelled, Step, Watch
from desktop.domain.matching.words import Objective, Obstacle, Shape
from tests.domain.matching import checker
from tests.domain.matching.street import TODAY, by_chance, situation, somebody, who
from tests.house.source import ROOT


def people(plan) -> list[tuple]:
    return [match.people for match in plan.ties]


@pytest.mark.parametrize("objective", Objective)
def test_exactly_the_one_pair_and_the_one_circle(objective):
    pair = [somebody(0, "a", "b"), somebody(1, "b", "a")]
    three = [somebody(2 + n, f"s{n}", f"s{(n - 1) % 3}") for n in range(3)]
    alone = somebody(5, "niets", "iets")
    here = situation(*pair, *three, alone)
    plan = best_plan(here, objective)
    checker.check(here, plan)
    assert people(plan) == [(who(0), who(1)), (who(2), who(3), who(4))]
    assert plan.proven
    assert plan.gap == 0
    (left,) = plan.without
    assert (left.person, [why.obstacle for why in left.why]) == (
        who(5), [Obstacle.NOBODY_OFFERS, Obstacle.NOBODY_ASKS],
    )  # fmt: skip


def test_a_circle_brings_more_than_pairs_alone_can():
    """Two of three could be a pair; the third would be left over."""
    here = situation(
        somebody(0, "a b", "c"), somebody(1, "c d", "a"), somebody(2, "c", "d")
    )  # fmt: skip
    assert [len(p) for p in people(best_plan(here, Objective.NOBODY_LEFT))] == [3]


def test_the_best_fit_may_leave_people_out_and_nobody_left_does_not():
    """A and B fit best; C and D, who only ask, can only be with A or B."""
    here = situation(
        somebody(0, "x c", "y", interests=frozenset("q")),
        somebody(1, "y d", "x", interests=frozenset("q")),
        somebody(2, "", "c"), somebody(3, "", "d"),
        weights=Weights(interest=9),
    )  # fmt: skip
    best, nobody = best_plan(here), best_plan(here, Objective.NOBODY_LEFT)
    assert people(best) == [(who(0), who(1))]
    assert (best.covered, best.covered_at_most) == (2, None)
    assert [one.person for one in best.without] == [who(2), who(3)]
    assert people(nobody) == [(who(0), who(2)), (who(1), who(3))]
    assert (nobody.covered, nobody.covered_at_most, nobody.without) == (4, 4, ())
    assert best.halves > nobody.halves


def test_who_has_a_tie_already_does_not_keep_another_from_one():
    giver = somebody(0, "a")
    settled = somebody(1, "", "a", most_ties=2, ties=1, interests=frozenset("z"))
    alone = somebody(2, "", "a")
    here = situation(replace(giver, interests=frozenset("z")), settled, alone)
    assert people(best_plan(here)) == [(who(0), who(1))]
    plan = best_plan(here, Objective.NOBODY_LEFT)
    assert people(plan) == [(who(0), who(2))]
    assert (plan.covered, plan.covered_at_most, plan.without) == (2, 2, ())


def test_room_counts_every_tie_and_an_ask_is_answered_once():
    giver = somebody(0, "a", most_ties=3, ties=1)
    askers = [somebody(n, "", "a") for n in (1, 2, 3)]
    assert len(best_plan(situation(giver, *askers)).ties) == 2
    asker = somebody(9, "", "a", most_ties=3)
    givers = [somebody(n, "a") for n in (1, 2)]
    assert len(best_plan(situation(asker, *givers)).ties) == 1
    both = somebody(9, "", "a b", most_ties=3)
    assert len(best_plan(situation(both, somebody(1, "a"), somebody(2, "a b"))).ties) == 2


def test_two_people_are_in_one_tie_together_however_much_they_could_mean():
    one = somebody(0, "a b", "c d", most_ties=3)
    other = somebody(1, "c d", "a b", most_ties=3)
    assert len(best_plan(situation(one, other)).ties) == 1


def test_fixed_ties_are_kept_first_and_take_room():
    here = by_chance(random.Random(3), 40, 10)
    free = best_plan(here)
    pool = Pool(here)
    (kept,) = suggestions(pool, free.ties[0].people[0], limit=9)[-1:]
    plan = best_plan(here, Objective.NOBODY_LEFT, kept=[kept])
    assert (plan.ties[0], plan.kept) == (kept, 1)
    rest = with_tie(here, kept)
    checker.check(rest, replace(best_plan(rest), without=best_plan(rest).without))
    judge = checker.Judge(here)
    assert checker.fits_with(judge, [judge.tie_of(match) for match in plan.ties])
    assert plan.covered == checker.newly(judge, [judge.tie_of(match) for match in plan.ties])
    assert plan.covered <= (plan.covered_at_most or 0)
    with pytest.raises(Refused, match="kept_tie_impossible"):
        best_plan(here, kept=[kept, kept])


def test_a_tie_of_somebody_who_left_or_changed_is_not_possible_any_more():
    pair = [somebody(0, "a", "b"), somebody(1, "b", "a")]
    match = around(Pool(situation(*pair)), (0, 1))
    assert possible(Pool(situation(*pair)), match)
    assert not possible(Pool(situation(pair[0])), match)
    assert not possible(Pool(situation(pair[0], somebody(1, "b", "z"))), match)


def test_other_weights_show_at_once_and_change_the_plan():
    ask = situation(
        somebody(0, "a", "b", interests=frozenset("q")), somebody(1, "b", "a"),
        somebody(2, "b", "a", interests=frozenset("q")),
    )  # fmt: skip
    (match,) = best_plan(ask).ties
    assert match.people == (who(0), who(2))
    indifferent = replace(ask, weights=Weights(interest=0))
    assert again(Pool(indifferent), match).halves == match.halves - 2
    assert again(Pool(ask), match) == match
    one_way = situation(somebody(0, "a"), somebody(1, "", "a"))
    (single,) = best_plan(one_way).ties
    assert (single.shape, again(Pool(one_way), single)) == (Shape.ONE_WAY, single)


@pytest.mark.parametrize("objective", Objective)
def test_the_same_input_in_any_order_gives_the_same_plan(objective):
    here = by_chance(random.Random(8), 90, 15)
    plan = best_plan(here, objective)
    shuffled = list(here.candidates)
    random.Random(1).shuffle(shuffled)
    assert best_plan(replace(here, candidates=tuple(shuffled)), objective) == plan
    assert plan.proven
    checker_ties = checker.Judge(here)
    assert checker.fits_with(checker_ties, [checker_ties.tie_of(match) for match in plan.ties])


def test_nobody_there_is_an_empty_plan():
    for objective in Objective:
        plan = best_plan(Situation((), TODAY), objective)
        assert (plan.ties, plan.halves, plan.proven, plan.gap) == ((), 0, True, 0)


def test_it_tells_how_far_it_is_and_stops_when_asked():
    here = by_chance(random.Random(2), 80, 12)
    told = []
    plan = best_plan(here, watch=Watch(progress=told.append))
    assert {Step.GATHERING, Step.CHOOSING} <= {one.step for one in told}
    assert all(plan.halves <= (one.at_most or plan.halves) for one in told)
    for after in (1, 5, 40):
        asked = count()
        with pytest.raises(Cancelled):
            best_plan(here, watch=Watch(cancelled=lambda asked=asked, n=after: next(asked) > n))


@pytest.mark.parametrize("objective", Objective)
@pytest.mark.parametrize("ticks", [0, 1, 8, 60, 300, 900, 3000])
def test_when_the_time_is_up_the_plan_holds_and_says_what_may_be_missing(ticks, objective):
    here = by_chance(random.Random(4), 30, 6)
    best = best_plan(here, objective)
    clock = count()
    plan = best_plan(here, objective, watch=Watch(lambda: next(clock), ticks))
    checker.check(here, plan)
    assert plan.halves_at_most >= plan.halves
    if objective is Objective.BEST_FIT:
        assert plan.halves <= best.halves <= plan.halves_at_most
    else:
        assert plan.covered <= best.covered <= (plan.covered_at_most or 0)
    assert plan.ties


def test_nothing_heavy_is_loaded_before_a_plan_is_made():
    code = (
        "import sys\nfrom desktop.domain.matching import left_over, plan, suggestions\n"
        "print([n for n in ('numpy', 'highspy') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
