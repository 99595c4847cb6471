"""Both nights on which the clock is changed, midnight, and dates that calendars bend."""

from datetime import UTC, datetime

import pytest

from desktop.domain.rooms.repeat import Frequency, Repeat
from tests.domain.rooms.house import (
    ROOM,
    day,
    facts,
    fates,
    held,
    kinds,
    only,
    opening,
    planned,
    replace,
    timedelta,
    wish,
)  # fmt: skip

SPRING, AUTUMN = day("2027-03-28"), day("2027-10-31")
WEEKS = Repeat(Frequency.WEEK, times=5)
HERE = facts(until=day("2028-01-01"))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize("change", [SPRING, AUTUMN])
def test_ten_o_clock_stays_ten_o_clock(change):
    shown = planned(wish("10:00-12:00", change - timedelta(days=14), WEEKS), HERE)
    assert {(s.span.begins.hour, s.span.ends.hour, s.span.minutes) for s in shown.slots} == {
        (10, 12, 120)
    }
    assert len({s.span.begins_utc.hour for s in shown.slots}) == 2
    assert not any(s.note for s in shown.slots)


def test_a_time_that_is_skipped_is_moved_that_night_only_and_said():
    shown = planned(wish("02:30-03:00", SPRING - timedelta(days=14), WEEKS), HERE)
    assert [s.note for s in shown.slots] == ["", "", "clock_gap", "", ""]
    assert [s.span.minutes for s in shown.slots] == [30] * 5
    assert {s.span.begins.isoformat() for s in shown.slots} == {"02:30:00"}
    assert shown.slots[2].span.begins_utc == utc("2027-03-28T01:30")  # 3.30 on the wall


def test_a_time_that_occurs_twice_is_the_first_and_said():
    slot = only(wish("02:00-02:30", AUTUMN), HERE)
    assert slot.note == "clock_twice"
    assert (slot.span.begins_utc, slot.span.minutes) == (utc("2027-10-31T00:00"), 30)
    assert only(wish("01:00-01:30", AUTUMN), HERE).note == ""
    assert only(wish("03:00-03:30", AUTUMN), HERE).note == ""


def test_a_time_over_the_repeated_hour_lasts_an_hour_longer():
    assert only(wish("01:00-04:00", AUTUMN), HERE).span.minutes == 240
    assert only(wish("01:00-04:00", SPRING), HERE).span.minutes == 120
    # from the first 2.30 until 3.00, which is an hour later than it looks
    assert only(wish("02:30-03:00", AUTUMN), HERE).span.minutes == 90


@pytest.mark.parametrize(("change", "minutes"), [(SPRING, 240), (AUTUMN, 360)])
def test_a_night_over_the_change_keeps_its_clock_times(change, minutes):
    shown = planned(wish("23:00-04:00", change - timedelta(days=8), WEEKS), HERE)
    assert [s.span.minutes for s in shown.slots] == [300, minutes, 300, 300, 300]
    assert {s.span.ends.hour for s in shown.slots} == {4}


def test_no_length_is_ever_negative():
    for change in (SPRING, AUTUMN):
        for begins in range(0, 24 * 4):
            for later in (1, 3, 95):
                ends = (begins + later) % 96
                times = "-".join(f"{n // 4:02}:{n % 4 * 15:02}" for n in (begins, ends))
                assert only(wish(times, change), HERE).span.minutes > 0


def test_two_dates_that_meet_only_in_real_time_clash():
    # in the skipped hour 2.30 means 3.30: it meets a booking from 3.00
    assert kinds(only(wish("02:15-02:45", SPRING), facts(held("03:00-04:00", SPRING)))) == ["taken"]
    # and 2.00 to 2.30 is the first time round: it is over before the clock goes back
    there = facts(held("03:00-04:00", AUTUMN))
    assert kinds(only(wish("02:00-02:30", AUTUMN), there)) == []


def test_opening_hours_are_judged_in_real_time():
    room = replace(ROOM, openings=opening("00:00", "03:30"))
    assert kinds(only(wish("02:45-03:15", SPRING), facts(rooms=(room,)))) == ["not_open"]
    assert kinds(only(wish("02:45-03:15", AUTUMN), facts(rooms=(room,)))) == []


def test_a_time_that_the_clock_says_twice_is_not_offered_instead():
    # an hour and a half from 1.45 would end at 2.15, the second time round
    slot = only(
        wish("00:15-01:45", AUTUMN), facts(held("00:15-01:45", AUTUMN), held("04:00-23:59", AUTUMN))
    )
    assert slot.times == ()
    slot = only(wish("00:15-01:45", SPRING), facts(held("00:15-01:45", SPRING)))
    assert [(b.isoformat(), e.isoformat()) for b, e in slot.times] == [("01:45:00", "04:15:00")]


def test_a_booking_over_midnight_holds_both_days():
    there = held("23:30-00:30", day("2026-07-06"))
    assert kinds(only(wish("00:00-01:00", day("2026-07-07")), facts(there))) == ["taken"]
    assert kinds(only(wish("23:00-00:00", day("2026-07-06")), facts(there))) == ["taken"]
    assert kinds(only(wish("00:30-01:00", day("2026-07-07")), facts(there))) == []


def test_an_end_at_midnight_does_not_count_the_next_day():
    there = held("00:00-01:00", day("2026-07-07"))
    slot = only(wish("23:00-00:00", day("2026-07-06")), facts(there))
    assert (slot.fate.value, slot.span.minutes) == ("book", 60)
    assert slot.span.ends_day == day("2026-07-07")


def test_weekly_over_midnight_gives_every_week_its_night():
    shown = planned(wish("23:30-00:30", day("2026-07-05"), WEEKS), facts())
    assert fates(shown) == "bbbbb"
    assert {s.span.minutes for s in shown.slots} == {60}
    assert {(s.span.ends_day - s.span.day).days for s in shown.slots} == {1}


def test_over_midnight_also_setting_up_counts():
    room = replace(ROOM, clean_up=30)
    there = facts(held("22:00-23:45", day("2026-07-06"), room=room), rooms=(room,))
    assert kinds(only(wish("00:00-01:00", day("2026-07-07"), room=room), there)) == ["set_up"]


def test_a_year_of_dates_is_checked_to_the_last():
    last = day("2026-07-07") + timedelta(days=730)
    daily = wish(repeat=Repeat(Frequency.DAY, times=731))
    shown = planned(daily, facts(held("11:00-11:30", last)))
    assert len(shown.slots) == 731
    assert shown.slots[-1].fate.value == "blocked"
    assert shown.slots[-1].day == last


def test_odd_minutes_are_booked_as_they_are():
    slot = only(wish("10:01-10:02"), facts(held("10:00-10:01"), held("10:02-11:00")))
    assert (slot.fate.value, slot.span.minutes) == ("book", 1)


def test_a_note_of_the_clock_goes_before_a_note_of_the_series():
    moved = wish("02:30-03:00", day("2027-03-27"), Repeat(Frequency.WEEK, 1, frozenset({6})))
    shown = planned(moved, HERE)
    assert [s.note for s in shown.slots[:2]] == ["clock_gap", ""]
    earlier = replace(moved, day=day("2027-03-13"))
    assert planned(earlier, HERE).slots[0].note == "first_moved"
