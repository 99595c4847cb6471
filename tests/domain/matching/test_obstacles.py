from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.matching.match import around
from desktop.domain.matching.obstacles import of_pair, of_person
from desktop.domain.matching.plan import best_plan, possible
from desktop.domain.matching.pool import Pool, positions
from desktop.domain.matching.situation import CommunityRules
from desktop.domain.matching.suggestions import suggestions
from desktop.domain.matching.words import Obstacle, PartOfDay, Shape
from tests.domain.matching.street import HERE, TODAY, situation, somebody, who

A = somebody(0, "koken", "fietsen")
B = somebody(1, "fietsen", "koken")
MONDAY, TUESDAY = (0, PartOfDay.MORNING), (1, PartOfDay.MORNING)
TOMORROW = TODAY + timedelta(days=1)


def why(one=A, other=B, **more) -> tuple[Obstacle, ...]:
    """Why these two are no pair; index, suggestions and plan must agree."""
    here = situation(one, other, **more)
    found = of_pair(one, other, here)
    assert set(found) == set(of_pair(other, one, here))
    assert bool(suggestions(Pool(here), one.id)) == bool(best_plan(here).ties) == (not found)
    return found


def test_two_who_have_what_the_other_asks_are_a_pair():
    assert why() == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"resting_until": TOMORROW}, (Obstacle.RESTING,)),
        ({"resting_until": TODAY}, ()),
        ({"most_ties": 2, "ties": 2}, (Obstacle.NO_ROOM,)),
        ({"most_ties": 2, "ties": 1}, ()),
        ({"most_ties": 0}, (Obstacle.NO_ROOM,)),
        ({"asks": {}, "offers": frozenset()}, (Obstacle.NOTHING_KNOWN, Obstacle.NO_EXCHANGE)),
        ({"community_id": who(99)}, (Obstacle.ELSEWHERE,)),
        ({"languages": frozenset({"ar"})}, (Obstacle.LANGUAGE,)),
        ({"languages": frozenset({"ar", "nl"})}, ()),
        ({"free": frozenset({MONDAY})}, (Obstacle.TIME,)),
        ({"free": frozenset({MONDAY, TUESDAY})}, ()),
        ({"offers": frozenset()}, ()),
        ({"asks": {}}, ()),
        ({"offers": frozenset({who(7)})}, (Obstacle.ONE_WAY,)),
    ],
)
def test_each_hard_rule_says_why(change, expected):
    other = replace(B, languages=frozenset({"nl"}), free=frozenset({TUESDAY}))
    assert why(replace(A, **change), other) == expected


@pytest.mark.parametrize(
    "obstacle", [Obstacle.NEVER, Obstacle.ENDED, Obstacle.DECLINED, Obstacle.TIED]
)
def test_two_who_stay_apart_are_not_proposed(obstacle):
    assert why(apart={frozenset((A.id, B.id)): obstacle}) == (obstacle,)


def test_what_was_not_asked_yet_keeps_nobody_apart():
    assert why(replace(A, languages=frozenset({"ar"}), free=frozenset({MONDAY}))) == ()


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (None, (Obstacle.VOG,)),
        (date(2023, 11, 24), (Obstacle.VOG,)),
        (date(2023, 11, 25), ()),
    ],
)
def test_a_vog_counts_for_so_many_years(seen, expected):
    giver, receiver = replace(A, asks={}, vog_seen_on=seen), replace(B, offers=frozenset())
    assert why(giver, receiver, rules={HERE: CommunityRules(vog_years=3)}) == expected


def test_a_leap_day_counts_until_the_first_of_march():
    giver = replace(A, asks={}, vog_seen_on=date(2024, 2, 29))
    receiver, rules = replace(B, offers=frozenset()), {HERE: CommunityRules(vog_years=3)}
    assert why(giver, receiver, rules=rules, today=date(2027, 2, 28)) == ()
    assert why(giver, receiver, rules=rules, today=date(2027, 3, 1)) == (Obstacle.VOG,)


def test_training_is_asked_of_who_gives_and_never_of_who_asks():
    rules = {HERE: CommunityRules(training=True)}
    trained = replace(A, trained_on=TODAY)
    receiver = replace(B, offers=frozenset())
    assert why(replace(trained, asks={}), receiver, rules=rules) == ()
    assert why(replace(A, asks={}), receiver, rules=rules) == (Obstacle.TRAINING,)
    # Who may not give yet can still get what they ask.
    assert why(trained, B, rules=rules) == ()
    (match,) = best_plan(situation(trained, B, rules=rules)).ties
    assert (match.shape, match.people) == (Shape.ONE_WAY, (A.id, B.id))


def test_who_asks_may_give_by_the_same_rules():
    only_gives = replace(A, asks={})
    for one in (A, only_gives):
        pool = Pool(situation(one, B))
        assert list(positions(pool.receivers(0))) == [1]


def test_never_these_two_holds_within_a_circle_and_ended_only_for_who_give():
    ring = [somebody(n, f"s{n}", f"s{(n - 1) % 4}") for n in range(4)]
    across = frozenset((ring[0].id, ring[2].id))
    ended = situation(*ring, apart={across: Obstacle.ENDED})
    assert [m.people for m in best_plan(ended).ties] == [tuple(one.id for one in ring)]
    never = situation(*ring, apart={across: Obstacle.NEVER})
    assert not best_plan(never).ties
    assert not any(suggestions(Pool(never), one.id) for one in ring)
    assert not possible(Pool(never), around(Pool(never), (0, 1, 2, 3)))


def test_a_person_can_have_several_reasons():
    one = replace(A, resting_until=date.max, most_ties=0)
    assert of_person(one, TODAY) == (Obstacle.RESTING, Obstacle.NO_ROOM)
