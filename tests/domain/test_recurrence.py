from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.reading.calendar import EventDate
from desktop.domain.recurrence import MOST, Held, dates

at = datetime.fromisoformat
AMS = ZoneInfo("Europe/Amsterdam")
FIRST = at("2026-07-06T10:00")
UNTIL = date(2028, 1, 1)


def test_a_series_stays_on_the_clock_when_summer_time_ends():
    found = dates(FIRST, "FREQ=WEEKLY;UNTIL=20261228T090000Z", zone=AMS, until=UNTIL)
    assert {start.time() for start in found.starts} == {FIRST.time()}
    assert found.starts[-1] == at("2026-12-28T10:00")
    assert not found.cut


def test_the_last_day_may_be_a_day():
    found = dates(FIRST, "FREQ=DAILY;UNTIL=20260708", zone=AMS, until=UNTIL)
    assert [s.day for s in found.starts] == [6, 7, 8]


def test_dates_are_added_and_left_out():
    found = dates(
        FIRST, "FREQ=DAILY;COUNT=3", zone=AMS, until=UNTIL,
        added=[at("2026-08-01T10:00")], left_out=[FIRST],
    )  # fmt: skip
    assert [(s.month, s.day) for s in found.starts] == [(7, 7), (7, 8), (8, 1)]


def test_once_is_a_series_of_one():
    assert dates(FIRST, "", zone=AMS, until=UNTIL).starts == (FIRST,)


def test_a_series_is_cut_at_the_horizon_and_at_the_most():
    found = dates(FIRST, "FREQ=WEEKLY", zone=AMS, until=date(2026, 8, 1))
    assert (len(found.starts), found.cut) == (4, True)
    assert len(dates(FIRST, "FREQ=DAILY", zone=AMS, until=date(2090, 1, 1)).starts) == MOST


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("FREQ=SECONDLY", "rule_too_fast"), ("FREQ=DAILY;BYHOUR=1,2", "rule_too_fast"),
        ("FREQ=SOON", "rule_odd"), ("nonsense", "rule_odd"),
        ("FREQ=DAILY;UNTIL=20261341", "rule_odd"),
    ],
)  # fmt: skip
def test_a_rule_that_makes_no_sense_is_refused(rule, code):
    with pytest.raises(Refused, match=code):
        dates(FIRST, rule, zone=AMS, until=UNTIL)


def test_what_touches_does_not_overlap():
    held = Held([(FIRST, FIRST + timedelta(hours=1), "koor")])
    assert held.take(FIRST + timedelta(hours=1), FIRST + timedelta(hours=2), "soep") is None
    assert held.take(FIRST - timedelta(hours=1), FIRST, "taal") is None
    assert held.take(FIRST + timedelta(minutes=90), FIRST + timedelta(hours=3), "x") == "soep"
    assert held.take(FIRST - timedelta(hours=3), FIRST + timedelta(hours=9), "x") == "taal"


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=30))
def test_two_that_hold_a_room_never_overlap(spans):
    held, kept = Held(), []
    for begin, length in spans:
        start = FIRST + timedelta(hours=begin)
        end = start + timedelta(hours=length)
        free = all(end <= b or start >= e for b, e in kept)
        assert (held.take(start, end, "x") is None) == free
        if free:
            kept.append((start, end))


def test_an_hour_that_does_not_exist_still_has_its_length():
    spring = EventDate("x", at("2026-03-29T02:30"), at("2026-03-29T03:00"))
    begins, ends = spring.moments
    assert ends - begins == timedelta(minutes=30)
    autumn = EventDate("x", at("2026-10-24T20:00"), at("2026-10-25T04:00"))
    begins, ends = autumn.moments
    assert ends - begins == timedelta(hours=9)
