"""What asks for a step, and when: rules without a clock."""

from datetime import date, datetime, time
from uuid import UUID

import pytest

from desktop.domain.identity import new_id
from desktop.domain.street import Dweller, Home, House, Street, Tie
from desktop.domain.today import (
    Attention,
    AttentionKind,
    Moment,
    RoomUse,
    extended_until,
    in_order,
    overlap,
    plan_of,
)
from desktop.domain.vocabulary import OccurrenceState, Roof, TieKind, TiePhase

TODAY = date(2026, 11, 24)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(TODAY, time(hour, minute))


@pytest.mark.parametrize(
    ("begins", "ends", "until"),
    [
        (date(2026, 6, 1), date(2026, 12, 1), date(2027, 6, 1)),
        (date(2020, 1, 1), date(2026, 12, 1), date(2027, 12, 1)),
        (date(2026, 11, 20), date(2026, 11, 30), date(2026, 12, 30)),
        (date(2026, 8, 31), date(2026, 11, 30), date(2027, 2, 28)),
        (date(2026, 5, 1), date(2026, 11, 1), date(2027, 5, 24)),
    ],
)
def test_an_agreement_runs_on_as_long_again_but_at_most_a_year(begins, ends, until):
    assert extended_until(begins, ends, TODAY) == until


def test_order_is_clash_agreement_activity_names():
    def item(kind: AttentionKind, day: int) -> Attention:
        return Attention(kind, new_id(), new_id(), "", date(2026, 11, day))

    items = [
        item(AttentionKind.UNMATCHED, 20),
        item(AttentionKind.ATTENDANCE, 10),
        item(AttentionKind.ATTENDANCE, 22),
        item(AttentionKind.AGREEMENT, 30),
        item(AttentionKind.AGREEMENT, 25),
        item(AttentionKind.CLASH, 29),
    ]
    assert [(one.kind, one.day.day) for one in in_order(items)] == [
        (AttentionKind.CLASH, 29),
        (AttentionKind.AGREEMENT, 25),
        (AttentionKind.AGREEMENT, 30),
        (AttentionKind.ATTENDANCE, 22),
        (AttentionKind.ATTENDANCE, 10),
        (AttentionKind.UNMATCHED, 20),
    ]


def test_a_clash_is_told_by_the_time_two_groups_share():
    wish = (at(16, 30), at(18))
    assert overlap(wish, [(at(16), at(17, 30))]) == (at(16, 30), at(17, 30))
    assert overlap(wish, [(at(15), at(17)), (at(17, 30), at(19))]) == (at(16, 30), at(18))
    assert overlap(wish, [(at(15), at(16, 30))]) == wish
    assert overlap(wish, []) == wish


@pytest.mark.parametrize(
    ("now", "moment"),
    [(at(9, 59), Moment.LATER), (at(10), Moment.NOW), (at(12), Moment.PAST)],
)
def test_a_use_ends_before_its_end(now, moment):
    use = RoomUse(new_id(), "Koffie", at(10), at(12), OccurrenceState.BOOKED)
    assert use.moment(now) is moment


def a_home(storey: int, door: int, *people: Dweller) -> Home:
    return Home(new_id(), f"{storey}.{door}", storey, door, people)


def test_homes_beyond_the_set_up_get_a_door():
    homes = [a_home(1, 3), a_home(4, 2)]
    assert plan_of({1: 2, 2: 5}, homes, Roof.FLAT, 1).storeys == (3, 5, 0, 2)
    assert plan_of({}, [], Roof.FLAT, 0).storeys == ()


def test_a_ring_means_that_nobody_in_the_home_has_a_tie():
    tied, alone = Dweller(new_id(), "A", tied=True), Dweller(new_id(), "B", good_neighbour=True)
    assert a_home(1, 1, alone).without_tie
    assert not a_home(1, 1, alone, tied).without_tie
    assert not a_home(1, 1).without_tie
    assert a_home(1, 1, tied, alone).good_neighbour


def test_a_community_alone_keeps_the_ties_that_touch_it():
    def house(name: str, person: UUID) -> House:
        return House(
            new_id(), name, plan_of({1: 1}, [], Roof.FLAT, 0), (a_home(1, 1, Dweller(person, "")),)
        )

    first, second, third = new_id(), new_id(), new_id()
    houses = (house("a", first), house("b", second), house("c", third))
    between = Tie(new_id(), TieKind.PAIR, TiePhase.RUNNING, (first, second))
    elsewhere = Tie(new_id(), TieKind.PAIR, TiePhase.RUNNING, (second, third))
    street = Street(houses, (between, elsewhere))
    assert street.only(houses[0].id) == Street((houses[0],), (between,))
    assert street.only(None) is street


def test_a_house_counts_its_homes_and_who_has_no_tie():
    people = (Dweller(new_id(), "A", tied=True), Dweller(new_id(), "B"))
    homes = (a_home(1, 1, *people), a_home(1, 2), a_home(1, 3, people[1]))
    house = House(new_id(), "a", plan_of({}, homes, Roof.FLAT, 0), homes)
    assert (house.lived_in, house.without_tie) == (2, 2)
