from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.domain.matching.match import Link, around, one_way
from desktop.domain.matching.pool import Pool
from desktop.domain.matching.situation import Place, Weights
from desktop.domain.matching.words import PartOfDay, Reason, Shape
from tests.domain.matching.street import TODAY, situation, skill, somebody, who

WEDNESDAY, SATURDAY = (2, PartOfDay.AFTERNOON), (5, PartOfDay.MORNING)
FATMA = somebody(
    0, "telefoon", "koken", place=Place(2, 3), free=frozenset({WEDNESDAY, SATURDAY}),
    interests=frozenset({"muziek"}),
)  # fmt: skip
DAAN = somebody(
    1, "koken", "telefoon", place=Place(2, 6), free=frozenset({SATURDAY, WEDNESDAY}),
    interests=frozenset({"muziek", "voetbal"}),
)  # fmt: skip
DESIGN = Weights(waits=0, gives_back=0)


def pair(one=FATMA, other=DAAN, weights=DESIGN):
    return around(Pool(situation(one, other, weights=weights)), (0, 1))


def test_the_pair_of_the_picture_has_ten_of_eleven():
    match = pair()
    assert (match.shape, match.points, match.most / 2) == (Shape.MUTUAL, 10, 11)
    told = [(g.reason, g.halves / 2, dict(g.values)) for g in match.grounds]
    assert told == [
        (Reason.ASKS, 3, {"skills": (skill("telefoon"),)}),
        (Reason.ASKS, 3, {"skills": (skill("koken"),)}),
        (Reason.TIME, 2, {"slots": (WEDNESDAY, SATURDAY)}),
        (Reason.DOORS, 1, {"doors": 3, "storeys": 0}),
        (Reason.INTEREST, 1, {"words": ("muziek",)}),
    ]


@pytest.mark.parametrize(
    ("place", "points"),
    [(Place(2, 2), 2), (Place(2, 5), 2), (Place(3, 3), 1), (Place(2, 9), 1), (Place(2, 10), 0),
     (Place(4, 4), 0), (None, 0)],
)  # fmt: skip
def test_doors_apart(place, points):
    doors = [g.halves / 2 for g in pair(other=replace(DAAN, place=place)).grounds
             if g.reason is Reason.DOORS]  # fmt: skip
    assert sum(doors) == points


@pytest.mark.parametrize(
    ("weeks", "points"), [(-3, 0), (0, 0), (5, 0), (6, 1), (11, 1), (12, 2), (300, 2)]
)
def test_who_waits_longer_has_more_points(weeks, points):
    asker = replace(DAAN, asks={skill("telefoon"): TODAY - timedelta(weeks=weeks)})
    waits = [g for g in pair(other=asker, weights=Weights(waits=2)).grounds
             if g.reason is Reason.WAITS]  # fmt: skip
    assert sum(g.halves / 2 for g in waits) == points
    assert all(g.about == (FATMA.id, DAAN.id) and g.values == {"weeks": weeks} for g in waits)


@pytest.mark.parametrize(
    ("given", "received", "counts"),
    [(0, 0, False), (0, 2, False), (0, 3, True), (3, 6, True), (4, 7, False), (9, 3, False)],
)
def test_who_mostly_received_may_give_back_and_no_number_is_told(given, received, counts):
    match = pair(replace(FATMA, given=given, received=received), weights=Weights())
    grounds = [g for g in match.grounds if g.reason is Reason.GIVES_BACK]
    assert [(g.about, dict(g.values)) for g in grounds] == (
        [((FATMA.id, DAAN.id), {})] if counts else []
    )


def test_the_longest_asked_is_given_and_the_rest_would_do_as_well():
    giver = somebody(0, "koken tuin lezen")
    asker = replace(
        somebody(1, "", "koken tuin"),
        asks={skill("koken"): TODAY, skill("tuin"): TODAY - timedelta(days=9)},
    )
    match = one_way(Pool(situation(giver, asker)), 0, 1)
    assert match.links == (Link(who(0), who(1), skill("tuin"), (skill("koken"),)),)


def test_one_who_gives_counts_what_they_have_in_common_once():
    giver, asker = replace(FATMA, asks={}), replace(DAAN, offers=frozenset())
    match = one_way(Pool(situation(giver, asker, weights=DESIGN)), 0, 1)
    assert (match.points, match.most / 2, match.people) == (7, 11, (FATMA.id, DAAN.id))


def test_a_circle_has_as_many_points_for_each_as_a_pair_less_what_it_takes_to_arrange():
    likes = {"free": frozenset({WEDNESDAY, SATURDAY}), "interests": frozenset({"muziek"}),
             "place": Place(1, 1)}  # fmt: skip
    three = [somebody(n, f"s{n}", f"s{(n - 1) % 3}", **likes) for n in range(3)]
    pool = Pool(situation(*three, weights=replace(DESIGN, circle=0)))
    match = around(pool, (1, 2, 0))
    assert (match.shape, match.people) == (Shape.CIRCLE, (who(0), who(1), who(2)))
    assert match.points == match.most / 2 == 3 * 11 / 2
    dearer = around(Pool(situation(*three, weights=replace(DESIGN, circle=2))), (0, 1, 2))
    assert dearer.points == 3 * 11 / 2 - 2
    assert dearer.grounds[-1].reason is Reason.CIRCLE
    assert sum(g.halves for g in dearer.grounds) == dearer.halves


def test_a_weight_of_nothing_leaves_the_reason_out():
    nothing = Weights(time=0, doors=0, interest=0, waits=0, gives_back=0)
    assert {g.reason for g in pair(weights=nothing).grounds} == {Reason.ASKS}
