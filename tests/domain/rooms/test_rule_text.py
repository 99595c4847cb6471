"""Our rule is read by other calendars as exactly our dates, and theirs by us or not at all."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, reject
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.rooms.repeat import LAST, Frequency, Repeat, ShortMonth
from desktop.domain.rooms.rule_text import repeat_of, rule_text
from desktop.domain.rooms.series import first_day, series

day = date.fromisoformat
MONTHLY, YEARLY = Frequency.MONTH_DAY, Frequency.YEAR

SOME_DAY = st.dates(date(2024, 1, 1), date(2032, 12, 31))
END_OF_MONTH = st.dates(date(2024, 1, 1), date(2032, 12, 31)).map(
    lambda d: (d.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=d.day % 3 + 1)
)


@st.composite
def repeats(draw):
    first = draw(SOME_DAY | END_OF_MONTH)
    frequency = draw(st.sampled_from(Frequency))
    return first, Repeat(
        frequency,
        every=draw(st.integers(1, 5)),
        weekdays=draw(st.frozensets(st.integers(0, 6)))
        if frequency is Frequency.WEEK
        else frozenset(),
        nth=draw(st.sampled_from([1, 2, 3, 4, LAST]))
        if frequency is Frequency.MONTH_WEEKDAY
        else 1,
        short_month=draw(st.sampled_from(ShortMonth)),
        last_day=draw(st.none() | st.integers(0, 900).map(lambda n: first + timedelta(days=n))),
        times=draw(st.none() | st.integers(1, 40)),
    )


def read_by_another(rule: str, begin: date, until: date) -> list[date]:
    found = []
    for moment in rrulestr(rule, dtstart=datetime.combine(begin, time())):
        if moment.date() >= until:
            break
        found.append(moment.date())
    return found


@given(repeats())
def test_another_calendar_reads_our_dates_and_we_read_our_repeat(made):
    first, repeat = made
    until = first + timedelta(days=800)
    if repeat.frequency in (Frequency.ONCE, Frequency.DATES):
        assert rule_text(first, repeat) == ""
        return
    try:
        ours = [d.day for d in series(first, repeat, until=until).days]
    except Refused:
        reject()
    rule, begin = rule_text(first, repeat), first_day(first, repeat)
    bound = until if repeat.open_ended else date.max
    assert read_by_another(rule, begin, bound) == ours
    again = repeat_of(begin, rule)
    assert [d.day for d in series(begin, again, until=until).days] == ours
    assert rule_text(begin, again) == rule


@pytest.mark.parametrize(
    ("first", "repeat", "rule"),
    [
        ("2026-07-07", Repeat(), ""),
        ("2026-07-07", Repeat(Frequency.DATES, dates=(date(2026, 8, 1),)), ""),
        ("2026-07-07", Repeat(Frequency.DAY, every=3), "FREQ=DAILY;INTERVAL=3"),
        (
            "2026-07-09",
            Repeat(Frequency.WEEK, weekdays=frozenset({0, 2}), last_day=date(2026, 12, 31)),
            "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231",
        ),
        ("2026-07-31", Repeat(MONTHLY), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("2026-07-30", Repeat(MONTHLY), "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        (
            "2026-07-31",
            Repeat(MONTHLY, short_month=ShortMonth.SKIP),
            "FREQ=MONTHLY;BYMONTHDAY=31",
        ),
        ("2028-02-29", Repeat(YEARLY, times=5), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=5"),
        ("2026-07-14", Repeat(Frequency.MONTH_WEEKDAY, nth=2), "FREQ=MONTHLY;BYDAY=2TU"),
        (
            "2026-07-07",
            Repeat(Frequency.WEEK, times=30, last_day=date(2026, 7, 21)),
            "FREQ=WEEKLY;BYDAY=TU;COUNT=3",
        ),
    ],
)
def test_rules_as_they_are_written(first, repeat, rule):
    assert rule_text(day(first), repeat) == rule


@pytest.mark.parametrize(
    ("rule", "same_as"),
    [
        ("freq=weekly;interval=1;wkst=SU", "FREQ=WEEKLY;BYDAY=TU"),
        ("FREQ=WEEKLY;BYDAY=TH,TU;WKST=SU", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=1TU"),
        ("FREQ=MONTHLY;BYDAY=+1TU", "FREQ=MONTHLY;BYDAY=1TU"),
        ("FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=7"),
        ("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=7", "FREQ=YEARLY"),
        ("FREQ=DAILY;UNTIL=20261231T225959Z", "FREQ=DAILY;UNTIL=20261231"),
    ],
)
def test_rules_of_other_calendars_that_mean_the_same(rule, same_as):
    assert rule_text(day("2026-07-07"), repeat_of(day("2026-07-07"), rule)) == same_as


def test_the_last_of_31_days_is_understood():
    found = repeat_of(day("2026-07-31"), "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1")
    assert found == Repeat(MONTHLY)
    assert repeat_of(day("2028-02-29"), "FREQ=YEARLY") == Repeat(
        YEARLY, short_month=ShortMonth.SKIP
    )


def test_the_last_day_of_the_month_is_understood_from_a_short_month_too():
    rule = "FREQ=MONTHLY;BYMONTHDAY=-1"
    found = repeat_of(day("2026-11-30"), rule)
    assert found == Repeat(Frequency.MONTH_END)
    assert rule_text(day("2026-11-30"), found) == rule
    assert rule_text(day("2026-11-24"), found) == rule


def test_a_last_moment_counts_when_the_booking_begins_before_it():
    rule, first = "FREQ=DAILY;UNTIL=20261230T230000Z", day("2026-07-07")
    assert repeat_of(first, rule, at=time(0)).last_day == day("2026-12-31")
    assert repeat_of(first, rule, at=time(10)).last_day == day("2026-12-30")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20261231",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;BYDAY=MO",  # the first day is no Monday
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",  # other weeks than ours
        "FREQ=MONTHLY;BYDAY=2TU",  # the 7th is the first Tuesday
        "FREQ=MONTHLY;BYDAY=5TU",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYMONTHDAY=7,21",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=YEARLY;BYDAY=1TU;BYMONTH=7",
        "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;COUNT=many",
        "FREQ=DAILY;X-OWN=1",
        "COUNT=3",
        "nonsense",
    ],
)
def test_what_no_repeat_says_is_not_guessed_at(rule):
    assert repeat_of(day("2026-07-07"), rule) is None
