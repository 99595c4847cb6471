"""The days of a repeat: every disagreement between calendars, decided and said."""

from datetime import date, timedelta

import pytest

from desktop.domain.errors import Refused
from desktop.domain.rooms.repeat import LAST, Frequency, Repeat, ShortMonth
from desktop.domain.rooms.series import FIRST_MOVED, SHORT_MONTH, first_day, series

UNTIL = date(2040, 1, 1)
ONCE, DAY, WEEK = Frequency.ONCE, Frequency.DAY, Frequency.WEEK
MONTH_DAY, MONTH_WEEKDAY = Frequency.MONTH_DAY, Frequency.MONTH_WEEKDAY
SKIP, LAST_DAY = ShortMonth.SKIP, ShortMonth.LAST_DAY
day = date.fromisoformat


def days(first: str, repeat: Repeat, **more) -> list[str]:
    found = series(day(first), repeat, until=more.pop("until", UNTIL), **more)
    return [made.day.isoformat() for made in found.days]


# the four disagreements


def test_the_31st_is_the_last_day_and_returns_to_the_31st_where_there_is_one():
    found = series(day("2026-01-31"), Repeat(MONTH_DAY, times=6), until=UNTIL)
    assert [(d.day.month, d.day.day) for d in found.days] == [
        (1, 31), (2, 28), (3, 31), (4, 30), (5, 31), (6, 30),
    ]  # fmt: skip
    assert [bool(d.note) for d in found.days] == [False, True, False, True, False, True]
    assert found.days[1].note == SHORT_MONTH
    assert not found.left_out


def test_the_31st_skipped_leaves_out_short_months_and_tells_which():
    found = series(day("2018-01-31"), Repeat(MONTH_DAY, times=6, short_month=SKIP), until=UNTIL)
    assert [d.day.month for d in found.days] == [1, 3, 5, 7, 8, 10]
    assert {d.day.day for d in found.days} == {31}
    assert [m.month for m in found.left_out] == [2, 4, 6, 9]
    assert not any(d.note for d in found.days)


def test_31_january_never_becomes_3_march():
    assert days("2026-01-31", Repeat(MONTH_DAY, times=2))[1] == "2026-02-28"
    assert days("2028-01-30", Repeat(MONTH_DAY, times=2))[1] == "2028-02-29"
    assert days("2026-01-29", Repeat(MONTH_DAY, times=2, short_month=SKIP))[1] == "2026-03-29"


def test_the_last_weekday_is_a_choice_and_a_fifth_is_refused():
    last = Repeat(MONTH_WEEKDAY, nth=LAST, times=4)
    assert days("2014-09-29", last) == ["2014-09-29", "2014-10-27", "2014-11-24", "2014-12-29"]
    with pytest.raises(Refused, match="repeat_odd"):
        days("2026-03-31", Repeat(MONTH_WEEKDAY, nth=5))


# recurrence and dates


def test_the_last_day_of_every_month_begins_from_any_day():
    each = Repeat(Frequency.MONTH_END, times=4)
    there = ["2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29"]
    for first in ("2027-11-01", "2027-11-24", "2027-11-30"):
        assert days(first, each) == there
    assert series(day("2027-11-24"), each, until=UNTIL).days[0].note == FIRST_MOVED
    every_other = Repeat(Frequency.MONTH_END, every=2, last_day=day("2028-02-28"))
    assert days("2027-10-05", every_other) == ["2027-10-31", "2027-12-31"]


def test_once_is_one_date():
    assert days("2026-07-07", Repeat(ONCE, times=9, last_day=day("2020-01-01"))) == ["2026-07-07"]


def test_the_last_day_belongs_to_the_series():
    daily = Repeat(DAY, last_day=day("2026-07-09"))
    assert days("2026-07-07", daily) == ["2026-07-07", "2026-07-08", "2026-07-09"]


def test_every_other_week_on_several_days_counts_weeks_from_monday():
    repeat = Repeat(WEEK, every=2, weekdays=frozenset({0, 2, 4}), times=5)
    # Thursday fits not: it moves to Friday, and its week is the first.
    assert days("2026-07-09", repeat) == [
        "2026-07-10", "2026-07-20", "2026-07-22", "2026-07-24", "2026-08-03",
    ]  # fmt: skip


def test_a_first_day_that_does_not_fit_moves_forward_and_says_so():
    found = series(
        day("2026-07-11"), Repeat(WEEK, every=2, weekdays=frozenset({0}), times=2), until=UNTIL
    )
    assert [(d.day.isoformat(), d.note) for d in found.days] == [
        ("2026-07-13", FIRST_MOVED),
        ("2026-07-27", ""),
    ]


def test_weekly_without_a_weekday_means_the_weekday_of_the_first_day():
    assert days("2026-07-07", Repeat(WEEK, times=2)) == ["2026-07-07", "2026-07-14"]


def test_the_first_friday_when_the_first_is_a_friday():
    repeat = Repeat(MONTH_WEEKDAY, nth=1, times=3)
    assert days("2026-05-01", repeat) == ["2026-05-01", "2026-06-05", "2026-07-03"]


@pytest.mark.parametrize(
    ("first", "nth", "there"),
    [
        ("2026-07-08", 2, "2026-07-08"),  # Wednesday, the month begins on it
        ("2026-07-01", 2, "2026-07-08"),
        ("2026-07-09", 1, "2026-08-06"),  # the first Thursday is past: next month
        ("2026-07-07", 4, "2026-07-28"),
        ("2026-07-31", LAST, "2026-07-31"),
        ("2026-02-23", LAST, "2026-02-23"),  # a month that begins on a Sunday
    ],
)
def test_the_nth_weekday_begins_on_the_first_that_fits(first, nth, there):
    assert first_day(day(first), Repeat(MONTH_WEEKDAY, nth=nth)) == day(there)


def test_every_third_month_on_the_fourth_saturday_is_three_months_on():
    repeat = Repeat(MONTH_WEEKDAY, nth=4, every=3, times=3)
    assert days("2014-10-25", repeat) == ["2014-10-25", "2015-01-24", "2015-04-25"]


def test_yearly_with_an_interval_of_two():
    repeat = Repeat(Frequency.YEAR, every=2, times=3)
    assert days("2026-07-07", repeat) == ["2026-07-07", "2028-07-07", "2030-07-07"]


def test_29_february_yearly_is_the_last_day_or_leap_years_only():
    def feb(short):
        repeat = Repeat(Frequency.YEAR, short_month=short, last_day=day("2036-12-31"))
        return series(day("2028-02-29"), repeat, until=UNTIL)

    assert [d.day.day for d in feb(LAST_DAY).days] == [29, 28, 28, 28, 29, 28, 28, 28, 29]
    assert sum(d.note == SHORT_MONTH for d in feb(LAST_DAY).days) == 6
    assert [d.day.year for d in feb(SKIP).days] == [2028, 2032, 2036]
    assert len(feb(SKIP).left_out) == 6


def test_daily_across_a_leap_day_and_every_third_day():
    assert len(days("2028-02-27", Repeat(DAY, last_day=day("2028-03-02")))) == 5
    assert len(days("2027-02-27", Repeat(DAY, last_day=day("2027-03-02")))) == 4
    assert days("2028-02-27", Repeat(DAY, every=3, times=2))[1] == "2028-03-01"


def test_every_other_month_over_more_than_a_year():
    found = days("2026-12-15", Repeat(MONTH_DAY, every=2, times=8))
    assert found[1:3] == ["2027-02-15", "2027-04-15"]
    assert found[-1] == "2028-02-15"


def test_with_a_last_day_and_a_number_the_earliest_stops():
    assert len(days("2026-07-07", Repeat(WEEK, times=3, last_day=day("2026-12-31")))) == 3
    assert len(days("2026-07-07", Repeat(WEEK, times=30, last_day=day("2026-07-21")))) == 3


def test_without_an_end_it_stops_at_the_bound_and_says_so():
    found = series(day("2026-07-07"), Repeat(WEEK), until=day("2026-07-28"))
    assert [d.day.day for d in found.days] == [7, 14, 21]
    assert found.cut
    assert not series(day("2026-07-07"), Repeat(WEEK, times=3), until=UNTIL).cut


def test_an_open_ended_series_grows_with_the_same_interval():
    whole = days("2026-07-07", Repeat(WEEK, every=3), until=day("2027-07-01"))
    early = days("2026-07-07", Repeat(WEEK, every=3), until=day("2027-01-01"))
    late = days(
        "2026-07-07", Repeat(WEEK, every=3), until=day("2027-07-01"), since=day("2027-01-01")
    )
    assert early + late == whole


def test_a_series_may_grow_for_ever():
    grown = days("2026-07-07", Repeat(DAY), until=day("2036-02-01"), since=day("2036-01-01"))
    assert len(grown) == 31


def test_a_free_list_is_put_in_order_and_counts_each_date_once():
    dates = (day("2026-09-01"), day("2026-08-01"), day("2026-09-01"), day("2026-07-07"))
    repeat = Repeat(Frequency.DATES, dates=dates)
    assert days("2026-07-07", repeat) == ["2026-07-07", "2026-08-01", "2026-09-01"]
    assert days("2026-08-15", repeat)[0] == "2026-07-07"


# what is refused


@pytest.mark.parametrize(
    ("first", "repeat", "code"),
    [
        ("2026-07-07", Repeat(WEEK, every=0), "repeat_every_few"),
        ("2026-07-07", Repeat(WEEK, weekdays=frozenset({7})), "repeat_odd"),
        ("2026-07-07", Repeat(MONTH_WEEKDAY, nth=0), "repeat_odd"),
        ("2026-07-07", Repeat(WEEK, times=0), "repeat_times_few"),
        ("2026-07-07", Repeat(DAY, last_day=date(2026, 7, 6)), "series_ends_before"),
        (
            "2026-07-07",
            Repeat(WEEK, weekdays=frozenset({0}), last_day=date(2026, 7, 12)),
            "series_no_dates",
        ),
        ("2026-07-07", Repeat(DAY, times=1001), "series_too_long"),
        ("2026-07-07", Repeat(DAY, last_day=date(2029, 4, 2)), "series_too_long"),
        ("2026-07-07", Repeat(DAY, times=1001, last_day=date(2199, 1, 1)), "series_too_long"),
        ("2026-07-07", Repeat(Frequency.YEAR, times=500), "series_too_far"),
        ("2026-07-07", Repeat(Frequency.YEAR, last_day=date.max), "series_too_far"),
        ("9999-12-31", Repeat(), "series_too_far"),
        ("2041-07-07", Repeat(WEEK), "series_begins_far"),
    ],
)
def test_a_repeat_that_gives_no_series_is_refused_with_the_reason(first, repeat, code):
    with pytest.raises(Refused) as refused:
        series(day(first), repeat, until=UNTIL)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_thousand_dates_are_allowed():
    found = days("2026-07-07", Repeat(DAY, last_day=day("2026-07-07") + timedelta(days=999)))
    assert len(found) == 1000
