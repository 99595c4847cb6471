from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.periods import Quarter

quarters = st.builds(Quarter, st.integers(1950, 2900), st.integers(1, 4))


def test_the_third_quarter_holds_july_to_september():
    quarter = Quarter.parse("2026Q3")
    assert (quarter.begin, quarter.end) == (date(2026, 7, 1), date(2026, 10, 1))
    assert quarter.last_day == date(2026, 9, 30)
    assert quarter.days == 92
    assert date(2026, 9, 30) in quarter
    assert date(2026, 10, 1) not in quarter


@pytest.mark.parametrize("text", ["2026Q5", "2026Q0", "26Q3", "2026", "", "2026Q3 x", "9999Q4"])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(Refused) as refusal:
        Quarter.parse(text)
    assert refusal.value.problems[0].code == "not_a_quarter"


def test_there_is_no_fifth_quarter():
    with pytest.raises(ValueError, match="no such quarter"):
        Quarter(2026, 5)


@given(st.integers(1950, 2900))
def test_the_quarters_tile_a_year(year):
    days = [
        quarter.begin + timedelta(days=n)
        for quarter in (Quarter(year, number) for number in (1, 2, 3, 4))
        for n in range(quarter.days)
    ]
    first = date(year, 1, 1)
    whole = (date(year + 1, 1, 1) - first).days
    assert days == [first + timedelta(days=n) for n in range(whole)]


@given(quarters, st.integers(-20, 20))
def test_shifting_there_and_back_is_where_it_began(quarter, count):
    assert quarter.shifted(count).shifted(-count) == quarter
    assert Quarter.parse(str(quarter)) == quarter
    assert quarter.previous.end == quarter.begin
    assert (quarter.shifted(count) > quarter) == (count > 0)


@given(st.dates(date(1950, 1, 1), date(2900, 1, 1)))
def test_a_day_belongs_to_its_own_quarter_only(day):
    quarter = Quarter.of(day)
    assert day in quarter
    assert day not in quarter.next
    assert day not in quarter.previous


def test_the_last_five_end_with_itself():
    assert [str(q) for q in Quarter(2026, 3).last()] == [
        "2025Q3",
        "2025Q4",
        "2026Q1",
        "2026Q2",
        "2026Q3",
    ]
