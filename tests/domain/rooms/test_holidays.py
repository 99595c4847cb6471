"""Public holidays by the calendar, school holidays by the table that ships."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rooms.holidays import (
    SchoolHoliday,
    in_region,
    merged,
    public_holidays,
    read_school_table,
    school_holidays,
)
from desktop.domain.vocabulary import SchoolRegion
from desktop.school_table import school_table

NORTH = SchoolRegion.NORTH


def test_the_public_holidays_of_a_year_by_their_dutch_names():
    found = public_holidays(date(2026, 1, 1), date(2027, 1, 1))
    assert [(h.day.isoformat()[5:], h.name) for h in found if h.public] == [
        ("01-01", "Nieuwjaarsdag"), ("04-05", "Eerste paasdag"), ("04-06", "Tweede paasdag"),
        ("04-27", "Koningsdag"), ("05-14", "Hemelvaartsdag"), ("05-24", "Eerste pinksterdag"),
        ("05-25", "Tweede pinksterdag"), ("12-25", "Eerste kerstdag"),
        ("12-26", "Tweede kerstdag"),
    ]  # fmt: skip
    assert [h.name for h in found if not h.public] == ["Goede vrijdag", "Bevrijdingsdag"]


def test_liberation_day_closes_once_in_five_years_and_kings_day_is_never_on_a_sunday():
    found = {h.name: h for h in public_holidays(date(2030, 4, 1), date(2030, 6, 1))}
    assert found["Bevrijdingsdag"].public
    kings = [h.day for h in public_holidays(date(2031, 4, 20), date(2031, 4, 30))]
    assert kings == [date(2031, 4, 26)]


def test_the_end_of_the_range_is_no_part_of_it():
    assert not public_holidays(date(2026, 12, 24), date(2026, 12, 25))
    assert len(public_holidays(date(2026, 12, 25), date(2026, 12, 26))) == 1


@pytest.mark.parametrize(
    ("day", "region", "name"),
    [  # also as schools in each region published them
        ("2026-10-10", "north", "Herfstvakantie"), ("2026-10-18", "north", "Herfstvakantie"),
        ("2026-10-19", "north", ""), ("2026-10-17", "middle", "Herfstvakantie"),
        ("2026-02-14", "south", "Voorjaarsvakantie"), ("2026-02-14", "north", ""),
        ("2026-08-16", "north", "Zomervakantie"), ("2026-08-17", "north", ""),
        ("2026-07-11", "south", "Zomervakantie"), ("2026-07-11", "middle", ""),
        ("2027-01-03", "south", "Kerstvakantie"), ("2027-05-02", "north", "Meivakantie"),
    ],
)  # fmt: skip
def test_school_holidays_by_region(day, region, name):
    day = date.fromisoformat(day)
    found = school_holidays(school_table(), SchoolRegion(region), day, day + timedelta(days=1))
    assert [(h.day, h.name, h.public) for h in found] == ([(day, name, False)] if name else [])


def test_school_holidays_come_a_day_at_a_time_within_the_range():
    found = school_holidays(school_table(), NORTH, date(2026, 12, 28), date(2027, 1, 10))
    assert [h.day for h in found] == [date(2026, 12, 28) + timedelta(days=n) for n in range(7)]


def test_the_table_holds_whole_weeks_in_order_and_no_two_overlap():
    for region in SchoolRegion:
        own = in_region(school_table(), region)
        assert len(own) == 15
        for holiday in own:
            days = (holiday.ends - holiday.begins).days
            assert (holiday.begins.weekday(), holiday.ends.weekday()) == (5, 0)
            assert days == {"Zomervakantie": 44, "Kerstvakantie": 16}.get(holiday.name, 9)
        assert all(a.ends <= b.begins for a, b in pairwise(own))


def test_a_region_that_a_holiday_leaves_out_has_none():
    table = read_school_table('[[holiday]]\nname = "Meivakantie"\nsouth = [2027-04-24, 2027-05-02]')
    assert [(h.region, h.ends) for h in table] == [(SchoolRegion.SOUTH, date(2027, 5, 3))]
    assert not school_holidays(table, NORTH, date(2027, 1, 1), date(2028, 1, 1))
    with pytest.raises(ValueError, match="ends before it begins"):
        read_school_table('[[holiday]]\nname = "Mei"\nnorth = [2027-05-02, 2027-04-24]')


HOLIDAYS = st.builds(
    lambda region, name, begins, days: SchoolHoliday(
        region, name, begins, begins + timedelta(days=days), own=True
    ),
    st.sampled_from(SchoolRegion),
    st.sampled_from(["Meivakantie", "mei vakantie", "Kerstvakantie", "Zomervakantie"]),
    st.dates(date(2026, 6, 1), date(2028, 9, 1)),
    st.integers(1, 70),
)


@given(st.lists(HOLIDAYS, max_size=12))
def test_our_own_go_before_what_ships(own):
    table = merged(school_table(), own)
    keys = [one.key for one in table]
    assert len(set(keys)) == len(keys)
    assert set(keys) == {one.key for one in (*school_table(), *own)}
    assert [one.begins for one in table] == sorted(one.begins for one in table)
    last = {one.key: one for one in own}
    assert {one.key: one for one in table if one.own} == last
    assert all(one.own or one in school_table() for one in table)
    for one in last.values():
        days = {h.day for h in school_holidays(table, one.region, one.begins, one.ends)}
        assert days == {one.begins + timedelta(days=n) for n in range((one.ends - one.begins).days)}


@pytest.mark.parametrize(
    ("begins", "year"), [("2027-07-31", 2026), ("2027-08-01", 2027), ("2027-01-01", 2026)]
)
def test_a_school_year_begins_on_the_first_of_august(begins, year):
    day = date.fromisoformat(begins)
    assert SchoolHoliday(NORTH, "Zomervakantie", day, day + timedelta(days=1)).key.year == year
