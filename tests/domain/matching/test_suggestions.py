import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.matching.left_over import Why, why_without
from desktop.domain.matching.pool import Pool
from desktop.domain.matching.situation import Situation
from desktop.domain.matching.suggestions import suggestions
from desktop.domain.matching.words import Obstacle, Shape
from tests.domain.matching.checker import Judge
from tests.domain.matching.street import TODAY, by_chance, situation, skill, somebody, who


def of(person: int, *people, **more):
    return suggestions(Pool(situation(*people, **more)), who(person))


def test_exactly_the_one_pair_and_the_one_circle_are_proposed():
    pair = [somebody(0, "a", "b"), somebody(1, "b", "a")]
    three = [somebody(2 + n, f"s{n}", f"s{(n - 1) % 3}") for n in range(3)]
    alone = somebody(5, "niets", "iets")
    people = (*pair, *three, alone)
    for one in (0, 1):
        (match,) = of(one, *people)
        assert (match.shape, match.people) == (Shape.MUTUAL, (who(0), who(1)))
    for one in (2, 3, 4):
        (match,) = of(one, *people)
        assert (match.shape, match.people) == (Shape.CIRCLE, (who(2), who(3), who(4)))
        told = [(link.giver, link.receiver, link.skill) for link in match.links]
        assert told == [
            (who(2 + n), who(2 + (n + 1) % 3), skill(f"s{n}")) for n in range(3)
        ]  # fmt: skip
    assert of(5, *people) == of(99, *people) == ()


def test_a_circle_of_four_where_there_is_none_of_three():
    four = [somebody(n, f"s{n}", f"s{(n - 1) % 4}") for n in range(4)]
    for one in range(4):
        (match,) = of(one, *four)
        assert match.people == tuple(who(n) for n in range(4))


def test_both_ways_goes_before_one_way_and_equal_ones_keep_the_order_of_ids():
    me = somebody(3, "koken", "tuin")
    people = [
        me, somebody(7, "tuin", ""), somebody(1, "tuin", ""),
        somebody(8, "tuin", "koken"), somebody(2, "tuin", "koken"),
    ]  # fmt: skip
    found = of(3, *people)
    assert [set(m.people) - {me.id} for m in found] == [{who(n)} for n in (2, 8, 1, 7)]
    assert found == of(3, *reversed(people))


def test_who_waits_longest_comes_first():
    people = [somebody(0, "koken")] + [
        somebody(n, "", "koken", since=TODAY - timedelta(weeks=weeks))
        for n, weeks in ((1, 1), (2, 30), (3, 2))
    ]
    assert [m.people[1] for m in of(0, *people)][:1] == [who(2)]


def judged(found, judge: Judge, person) -> list:
    """All possible ties of somebody as the judge sees them, with points per person times 12."""
    at = [one.id for one in judge.people].index(person)
    return [
        (worth * 12 // (len(tie[0]) if not tie[1] else 2), tie)
        for tie, worth in found.items()
        if any(at in link[:2] for link in tie[0])
    ]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 9), st.sampled_from((3, 5, 8)))
def test_every_suggestion_is_possible_and_nothing_better_stands_behind_it(seed, many, words):
    here = by_chance(random.Random(seed), many, words)
    judge, pool = Judge(here), Pool(here)
    possible = judge.ties()
    for one in here.candidates:
        found = suggestions(pool, one.id, limit=50)
        ties = [judge.tie_of(match) for match in found]
        assert len(set(ties)) == len(ties)
        for tie, match in zip(ties, found, strict=True):
            assert possible[tie] == match.halves == sum(g.halves for g in match.grounds)
        ranks = [match.halves * 12 // len(match.people) for match in found]
        assert ranks == sorted(ranks, reverse=True)
        # All pairs are there, and whoever can be in a circle is shown one.
        all_of_one = judged(possible, judge, one.id)
        pairs = {frozenset(x for link in tie[0] for x in link[:2])
                 for _, tie in all_of_one if len(tie[0]) < 3}  # fmt: skip
        shown = {frozenset(x for link in tie[0] for x in link[:2])
                 for tie in ties if len(tie[0]) < 3}  # fmt: skip
        assert pairs == shown
        if all_of_one:
            assert found
            threes = [rank for rank, tie in all_of_one if len(tie[0]) == 3]
            mine = [m.halves * 12 // 3 for m in found if len(m.people) == 3]
            assert max(threes, default=0) == max(mine, default=0)


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_at_most_so_many(limit):
    here = by_chance(random.Random(5), 60, 8)
    pool = Pool(here)
    everything = suggestions(pool, pool.people[0].id, limit=1000)
    assert suggestions(pool, pool.people[0].id, limit=limit) == everything[:limit]


def why(person, *others, **more) -> tuple[Why, ...]:
    return why_without(Pool(situation(person, *others, **more)), 0)


def test_who_stays_without_hears_why():
    me = somebody(0, "koken", "tuin", languages=frozenset({"ar"}))
    dutch = somebody(1, "tuin", "koken", languages=frozenset({"nl"}))
    assert why(me) == (Why(Obstacle.NOBODY_OFFERS), Why(Obstacle.NOBODY_ASKS))
    assert why(me, dutch) == (Why(Obstacle.LANGUAGE, 1),)
    assert why(me, somebody(2, "tuin", "fiets")) == (
        Why(Obstacle.NOBODY_ASKS), Why(Obstacle.NO_CIRCLE, 1),
    )  # fmt: skip
    assert why(me, somebody(2, "tuin", "koken")) == (Why(Obstacle.OTHERS_FIRST),)
    resting = somebody(2, "tuin", "koken", resting_until=TODAY + timedelta(days=1))
    assert why(me, dutch, resting) == (Why(Obstacle.RESTING, 1), Why(Obstacle.LANGUAGE, 1))
    assert why(somebody(0)) == (Why(Obstacle.NOTHING_KNOWN),)


def test_a_situation_without_people_has_no_suggestions():
    assert suggestions(Pool(Situation((), TODAY)), who(0)) == ()
