"""What a room may ask, and its week of opening hours."""

from datetime import time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import messages
from desktop.domain.rooms.room_form import (
    ALL_DAY,
    ALWAYS,
    RoomForm,
    openings_of,
    week_of,
    week_problems,
)
from desktop.domain.rooms.rules import Opening, RoomRules

ID, HERE = UUID(int=1), UUID(int=2)
NINE, TEN, NOON, TWO = time(9), time(10), time(12), time(14)


def form(**more):
    return RoomForm(RoomRules(ID, HERE, "Huiskamer", whole_id=ID, **more), 1)


def week(monday, rest=()):
    return (monday, *(rest,) * 6)


def codes(problems):
    return [(p.field, p.code) for p in problems]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("seats", 0, "number_too_small"), ("seats", 1000, "number_too_large"),
        ("set_up", -1, "number_too_small"), ("clean_up", 241, "number_too_large"),
        ("ahead_days", 0, "number_too_small"), ("group_week_minutes", 14, "number_too_small"),
        ("facilities", "x" * 251, "too_long"), ("house_rules", "x" * 4001, "too_long"),
    ],
)  # fmt: skip
def test_numbers_and_texts_have_bounds(field, value, code):
    assert codes(form(**{field: value}).problems()) == [(field, code)]


def test_option_days_count_only_with_approval():
    assert not form(option_days=0).problems()
    assert codes(form(option_days=0, approval=True).problems()) == [
        ("option_days", "number_too_small")
    ]


@pytest.mark.parametrize(
    ("monday", "code"),
    [
        (((NINE, NOON), (NOON, TWO)), ""),
        (((NINE, NOON), (TEN, TWO)), "openings_overlap"),
        (((NINE, NOON), (NINE, NOON)), "openings_overlap"),
        (((time(20), time(2)),), ""),
        (((time(20), time(2)), (time(23), time())), "openings_overlap"),
        (((NINE, NINE),), "opening_no_time"),
        (((NINE, time()), ALL_DAY[0]), "openings_overlap"),
        (ALL_DAY, ""),
    ],
)
def test_stretches_of_a_day(monday, code):
    assert codes(week_problems(week(monday))) == ([("openings", code)] if code else [])


def test_a_problem_names_its_day():
    (problem,) = week_problems((ALL_DAY, ALL_DAY, ((NINE, NINE),), *(ALL_DAY,) * 4))
    assert messages.sentence(problem).startswith("Op woensdag begint en eindigt het om 9.00.")


def test_a_room_without_openings_is_always_open_and_a_week_of_nothing_is_refused():
    assert week_of(()) == ALWAYS
    assert openings_of(ALWAYS) == ()
    assert codes(week_problems(((),) * 7)) == [("openings", "never_open")]
    assert week_of([Opening(6, NINE, TWO)])[6] == ((NINE, TWO),)


times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))
days = st.lists(st.tuples(times, times), max_size=3).map(lambda day: tuple(sorted(day)))
weeks = st.lists(days, min_size=7, max_size=7).map(tuple).filter(any)


@given(weeks)
def test_a_week_becomes_openings_and_back(one):
    assert week_of(openings_of(one)) == one
