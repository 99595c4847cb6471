"""Series of other calendars: the examples of RFC 5545 §3.8.5.3, and what the RFC leaves open."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.reading.calendar import EventDate
from desktop.domain.recurrence import MOST, dates, on_the_clock

at = datetime.fromisoformat
AMS = ZoneInfo("Europe/Amsterdam")
NEW_YORK = ZoneInfo("America/New_York")
FIRST = at("2026-07-06T10:00")
UNTIL = date(2028, 1, 1)
FIVE_YEARS = date(2002, 9, 1)

EXAMPLES = [
    ("19970902", "DAILY;COUNT=10", "1997: 9/2 3 4 5 6 7 8 9 10 11"),
    ("19970902", "DAILY;INTERVAL=2",
     "1997: 9/2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 10/2 4 6 8 10 …"),
    ("19970902", "DAILY;INTERVAL=10;COUNT=5", "1997: 9/2 12 22 10/2 12"),
    ("19970902", "WEEKLY;COUNT=10", "1997: 9/2 9 16 23 30 10/7 14 21 28 11/4"),
    ("19970902", "WEEKLY;UNTIL=19971224T000000Z",
     "1997: 9/2 9 16 23 30 10/7 14 21 28 11/4 11 18 25 12/2 9 16 23"),
    ("19970902", "WEEKLY;INTERVAL=2;WKST=SU",
     "1997: 9/2 16 30 10/14 28 11/11 25 12/9 23 1998: 1/6 20 2/3 17 …"),
    ("19970902", "WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
     "1997: 9/2 4 9 11 16 18 23 25 30 10/2"),
    ("19970902", "WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997: 9/2 4 9 11 16 18 23 25 30 10/2"),
    ("19970901", "WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
     "1997: 9/1 3 5 15 17 19 29 10/1 3 13 15 17 27 29 31 11/10 12 14 24 26 28 12/8 10 12 22"),
    ("19970902", "WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
     "1997: 9/2 4 16 18 30 10/2 14 16"),
    ("19970905", "MONTHLY;COUNT=10;BYDAY=1FR",
     "1997: 9/5 10/3 11/7 12/5 1998: 1/2 2/6 3/6 4/3 5/1 6/5"),
    ("19970905", "MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997: 9/5 10/3 11/7 12/5"),
    ("19970907", "MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
     "1997: 9/7 28 11/2 30 1998: 1/4 25 3/1 29 5/3 31"),
    ("19970922", "MONTHLY;COUNT=6;BYDAY=-2MO", "1997: 9/22 10/20 11/17 12/22 1998: 1/19 2/16"),
    ("19970928", "MONTHLY;BYMONTHDAY=-3", "1997: 9/28 10/29 11/28 12/29 1998: 1/29 2/26 …"),
    ("19970902", "MONTHLY;COUNT=10;BYMONTHDAY=2,15",
     "1997: 9/2 15 10/2 15 11/2 15 12/2 15 1998: 1/2 15"),
    ("19970930", "MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
     "1997: 9/30 10/1 31 11/1 30 12/1 31 1998: 1/1 31 2/1"),
    ("19970910", "MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
     "1997: 9/10 11 12 13 14 15 1999: 3/10 11 12 13"),
    ("19970902", "MONTHLY;INTERVAL=2;BYDAY=TU",
     "1997: 9/2 9 16 23 30 11/4 11 18 25 1998: 1/6 13 20 27 3/3 10 17 24 31 …"),
    ("19970610", "YEARLY;COUNT=10;BYMONTH=6,7",
     "1997: 6/10 7/10 1998: 6/10 7/10 1999: 6/10 7/10 2000: 6/10 7/10 2001: 6/10 7/10"),
    ("19970310", "YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
     "1997: 3/10 1999: 1/10 2/10 3/10 2001: 1/10 2/10 3/10 2003: 1/10 2/10 3/10"),
    ("19970101", "YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
     "1997: 1/1 4/10 7/19 2000: 1/1 4/9 7/18 2003: 1/1 4/10 7/19 2006: 1/1"),
    ("19970519", "YEARLY;BYDAY=20MO", "1997: 5/19 1998: 5/18 1999: 5/17 …"),
    ("19970512", "YEARLY;BYWEEKNO=20;BYDAY=MO", "1997: 5/12 1998: 5/11 1999: 5/17 …"),
    ("19970313", "YEARLY;BYMONTH=3;BYDAY=TH",
     "1997: 3/13 20 27 1998: 3/5 12 19 26 1999: 3/4 11 18 25 …"),
    ("19970605", "YEARLY;BYDAY=TH;BYMONTH=6,7,8",
     "1997: 6/5 12 19 26 7/3 10 17 24 31 8/7 14 21 28 1998: 6/4 11 18 25 7/2 9 16 23 30 "
     "8/6 13 20 27 1999: 6/3 10 17 24 7/1 8 15 22 29 8/5 12 19 26 …"),
    ("19970902", "MONTHLY;BYDAY=FR;BYMONTHDAY=13",
     "1997: 9/2 1998: 2/13 3/13 11/13 1999: 8/13 2000: 10/13 …"),
    ("19970913", "MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
     "1997: 9/13 10/11 11/8 12/13 1998: 1/10 2/7 3/7 4/11 5/9 6/13 …"),
    ("19970904", "MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997: 9/4 10/7 11/6"),
    ("19970929", "MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
     "1997: 9/29 10/30 11/27 12/30 1998: 1/29 2/26 3/30 …"),
    ("19970805", "WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997: 8/5 10 19 24"),
    ("19970805", "WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997: 8/5 17 19 31"),
    ("20070115", "MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007: 1/15 30 2/15 3/15 30"),
]  # fmt: skip


def written(days: str) -> list[date]:
    """ "1997: 9/2 4 10/2" as days."""
    found, year, month = [], 0, 0
    for word in days.split():
        if word.endswith(":"):
            year = int(word[:-1])
        elif word != "…":
            before, _, day = word.rpartition("/")
            month = int(before) if before else month
            found.append(date(year, month, int(day)))
    return found


def at_nine(day: str) -> datetime:
    return at(f"{day}T090000")


@pytest.mark.parametrize(("first", "rule", "days"), EXAMPLES, ids=[e[1] for e in EXAMPLES])
def test_the_examples_of_the_standard(first, rule, days):
    found = dates(at_nine(first), f"FREQ={rule}", zone=NEW_YORK, until=FIVE_YEARS)
    told = written(days)
    goes_on = days.endswith("…")
    assert found.cut == goes_on
    assert [s.date() for s in found.starts][: len(told) if goes_on else None] == told
    assert {s.time() for s in found.starts} == {time(9)}


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
    ],
)
def test_every_day_of_january_for_three_years(rule):
    found = dates(at_nine("19980101"), rule, zone=NEW_YORK, until=FIVE_YEARS).starts
    assert [s.date() for s in found] == [
        date(year, 1, day) for year in (1998, 1999, 2000) for day in range(1, 32)
    ]


def test_every_day_until_christmas_eve():
    rule = "FREQ=DAILY;UNTIL=19971224T000000Z"
    found = dates(at_nine("19970902"), rule, zone=NEW_YORK, until=FIVE_YEARS).starts
    assert (len(found), found[-1]) == (113, at_nine("19971223"))


def test_every_fourth_year_on_election_day():
    rule = "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"
    found = dates(at_nine("19961105"), rule, zone=NEW_YORK, until=date(2005, 1, 1)).starts
    assert [s.date() for s in found] == written("1996: 11/5 2000: 11/7 2004: 11/2")


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z", "rule_too_fast"),
        ("FREQ=MINUTELY;INTERVAL=15;COUNT=6", "rule_too_fast"),
        ("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", "rule_too_fast"),
        ("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", "rule_too_fast"),
        ("FREQ=SECONDLY", "rule_too_fast"), ("FREQ=DAILY;BYHOUR=1,2", "rule_too_fast"),
        ("FREQ=SOON", "rule_odd"), ("nonsense", "rule_odd"),
        ("FREQ=DAILY;UNTIL=20261341", "rule_odd"), ("FREQ=DAILY;SKIP=FORWARD", "rule_odd"),
    ],
)  # fmt: skip
def test_what_is_no_booking_of_a_room_is_refused(rule, code):
    with pytest.raises(Refused, match=code):
        dates(FIRST, rule, zone=AMS, until=UNTIL)


def test_an_hour_that_repeats_what_the_begin_says_is_harmless():
    rule = "FREQ=WEEKLY;COUNT=2;BYHOUR=10;BYMINUTE=0;BYSECOND=0"
    found = dates(FIRST, rule, zone=AMS, until=UNTIL)
    assert found.starts == (FIRST, FIRST + timedelta(weeks=1))


def test_the_first_date_counts_also_where_the_rule_does_not_give_it():
    found = dates(FIRST, "FREQ=WEEKLY;BYDAY=WE;COUNT=3", zone=AMS, until=UNTIL).starts
    assert [s.day for s in found] == [6, 8, 15]


def test_a_series_stays_on_the_clock_when_summer_time_ends():
    found = dates(FIRST, "FREQ=WEEKLY;UNTIL=20261228T090000Z", zone=AMS, until=UNTIL)
    assert {start.time() for start in found.starts} == {FIRST.time()}
    assert found.starts[-1] == at("2026-12-28T10:00")
    assert not found.cut


@pytest.mark.parametrize(
    ("last", "days"),
    [
        ("20260708", [6, 7, 8]), ("20260708T100000", [6, 7, 8]), ("20260708T095959", [6, 7]),
        ("20260708T080000Z", [6, 7, 8]), ("20260708T075959Z", [6, 7]),
    ],
)  # fmt: skip
def test_the_last_moment_of_a_series_in_all_its_forms(last, days):
    found = dates(FIRST, f"FREQ=DAILY;UNTIL={last}", zone=AMS, until=UNTIL)
    assert [s.day for s in found.starts] == days


def test_a_last_moment_elsewhere_is_told_on_our_clock():
    london = ZoneInfo("Europe/London")
    assert on_the_clock("UNTIL=20260708T090000", london, AMS) == "UNTIL=20260708T100000"
    assert on_the_clock("UNTIL=20260708T090000Z", london, AMS) == "UNTIL=20260708T110000"
    assert on_the_clock("UNTIL=20260708", london, AMS) == "UNTIL=20260708T235959"


def test_once_is_a_series_of_one():
    assert dates(FIRST, "", zone=AMS, until=UNTIL).starts == (FIRST,)


def test_a_series_with_an_end_is_given_whole_and_one_without_is_cut():
    assert len(dates(FIRST, "FREQ=YEARLY;COUNT=9", zone=AMS, until=UNTIL).starts) == 9
    found = dates(FIRST, "FREQ=WEEKLY", zone=AMS, until=date(2026, 8, 1))
    assert (len(found.starts), found.cut) == (4, True)


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=DAILY;COUNT=9000"])
def test_of_too_many_dates_the_last_ones_count(rule):
    found = dates(FIRST, rule, zone=AMS, until=date(2031, 1, 1))
    assert (len(found.starts), found.cut, found.early) == (MOST, True, True)
    assert found.starts[-1] == at("2030-12-31T10:00")


@given(
    freq=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    every=st.integers(1, 5),
    times=st.integers(1, 40),
    days=st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])),
    first=st.datetimes(at("2024-01-01T00:00"), at("2026-12-31T00:00")),
)
@settings(max_examples=200, deadline=None)
def test_it_gives_what_dateutil_gives_when_the_first_date_fits(freq, every, times, days, first):
    first = first.replace(second=0, microsecond=0)
    rule = f"FREQ={freq};INTERVAL={every};COUNT={times}"
    if days and freq == "WEEKLY":
        rule += f";BYDAY={','.join(sorted(days))}"
    oracle = list(rrulestr(rule, dtstart=first))
    if oracle[0] == first:
        assert list(dates(first, rule, zone=AMS, until=UNTIL).starts) == oracle


def test_an_hour_that_does_not_exist_still_has_its_length():
    spring = EventDate("x", at("2026-03-29T02:30"), at("2026-03-29T03:00"))
    begins, ends = spring.moments
    assert ends - begins == timedelta(minutes=30)
    autumn = EventDate("x", at("2026-10-24T20:00"), at("2026-10-25T04:00"))
    begins, ends = autumn.moments
    assert ends - begins == timedelta(hours=9)
