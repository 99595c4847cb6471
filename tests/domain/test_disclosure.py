import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.disclosure import (
    guarded,
    joined,
    people,
    share,
    share_of_people,
    split_of,
    total_of,
)
from desktop.domain.figures.values import Cell, Shown


@pytest.mark.parametrize(
    ("count", "shown"), [(0, Shown.EXACT), (1, Shown.FEW), (4, Shown.FEW), (5, Shown.EXACT)]
)
def test_one_to_four_people_are_few(count, shown):
    assert people(count) == Cell(count, shown)
    assert people(count).published == (count if shown is Shown.EXACT else None)


@given(st.integers(0, 60), st.integers(0, 60))
def test_small_groups_have_no_split_and_the_smallest_no_total(count, residents):
    total, split = total_of(count, residents), split_of(count, residents)
    assert (total.shown is Shown.KEPT) == (residents < 10)
    assert (split.shown is Shown.KEPT) == (residents < 20)


@pytest.mark.parametrize(
    ("part", "base", "shown"),
    [
        (5, "10", Shown.EXACT),
        (0, "10", Shown.EXACT),
        (10, "10", Shown.EXACT),
        (5, "9.5", Shown.KEPT),
        (4, "20", Shown.KEPT),
        (16, "20", Shown.KEPT),
        (20, "20.5", Shown.KEPT),
        (13, "10", Shown.KEPT),
    ],
)
def test_a_percentage_of_people_hides_a_few_and_the_rest_of_all_but_a_few(part, base, shown):
    assert share_of_people(part, Decimal(base)).shown is shown


@given(st.integers(0, 400), st.integers(1, 800))
def test_a_percentage_of_people_is_never_printed_above_a_hundred(part, doubled):
    cell = share_of_people(part, Decimal(doubled) / 2)
    assert cell.value is not None
    assert cell.published is None or 0 <= cell.published <= 100


def test_more_people_than_the_average_has_a_value_and_no_percentage():
    assert share_of_people(50, Decimal("38.5")) == Cell(130, Shown.NONE)
    assert share_of_people(38, Decimal("38")) == Cell(100)
    assert share_of_people(41, Decimal("38")).shown is Shown.KEPT


def test_percentages_are_whole_and_round_half_up():
    assert share(1, 8).value == 13
    assert share(1, 0) == Cell(None, Shown.NONE)
    assert share_of_people(0, Decimal(0)) == Cell(None, Shown.NONE)


groups = st.lists(st.sets(st.integers(0, 24), max_size=14), min_size=1, max_size=5)


@given(groups)
def test_no_hidden_number_follows_from_the_total_and_the_other_rows(members):
    """An attacker who knows that the total is a union cannot tell a `<5` cell exactly."""
    rows = [people(len(group)) for group in members]
    total = people(len(set().union(*members)))
    printed = guarded(rows, total)
    few = [n for n, cell in enumerate(printed) if cell.shown is Shown.FEW]
    if not few or total.published is None or any(c.shown is Shown.KEPT for c in printed):
        return
    known = sum(cell.published or 0 for cell in printed)
    fitting = [
        guess
        for guess in itertools.product(range(1, 5), repeat=len(few))
        if known + sum(guess) >= total.published
    ]
    for position in range(len(few)):
        assert len({guess[position] for guess in fitting}) > 1


@given(groups)
def test_guarding_changes_no_number_and_hides_nothing_needlessly(members):
    rows = [people(len(group)) for group in members]
    printed = guarded(rows, people(len(set().union(*members))))
    assert [cell.value for cell in printed] == [cell.value for cell in rows]
    if all(cell.shown is Shown.EXACT for cell in rows):
        assert printed == tuple(rows)


def test_a_second_row_is_kept_back_where_the_total_would_tell_the_first():
    rows = [people(4), people(31), people(10)]
    kept = guarded(rows, people(45))
    assert [cell.shown for cell in kept] == [Shown.FEW, Shown.EXACT, Shown.KEPT]


def test_one_of_the_few_is_kept_back_where_no_row_is_printed():
    kept = guarded([people(4), people(0), people(4)], people(8))
    assert [cell.shown for cell in kept] == [Shown.KEPT, Shown.EXACT, Shown.FEW]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_every_joined_row_has_ten_residents_or_is_all_there_is(residents):
    rows = joined(residents)
    assert sorted(n for row in rows for n in row) == list(range(len(residents)))
    for row in rows:
        assert len(rows) == 1 or sum(residents[n] for n in row) >= 10
        if len(row) > 1:
            assert any(residents[n] < 10 for n in row)
