"""Opening hours, closures and holidays: what closes a room, and for how long."""

from datetime import date, datetime

import pytest

from desktop.domain.rooms.openness import closed_times, closings_of, open_minutes
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.rooms.rules import Opening
from tests.domain.rooms.house import (
    BACK,
    FRONT,
    GARDEN,
    ROOM,
    TUESDAY,
    Choice,
    ClosureEffect,
    Decision,
    Holiday,
    clock,
    closing,
    day,
    facts,
    fates,
    kinds,
    local,
    only,
    opening,
    planned,
    replace,
    timedelta,
    wish,
)  # fmt: skip

OFFICE = replace(ROOM, openings=opening("09:00", "17:00", range(5)))
EVENING = replace(ROOM, openings=opening("09:00", "00:00"))
CHRISTMAS = Holiday(day("2026-12-25"), "Eerste kerstdag")
AUTUMN = Holiday(day("2026-10-12"), "Herfstvakantie", public=False)


def shut(asked, room, **more):
    return kinds(only(asked, facts(rooms=(room,), **more)))


@pytest.mark.parametrize(
    ("times", "told"),
    [
        ("09:00-17:00", []),
        ("08:59-10:00", ["not_open"]),
        ("16:00-17:01", ["not_open"]),
        ("07:00-08:00", ["not_open"]),
        ("08:00-18:00", ["not_open", "not_open"]),
    ],
)
def test_a_booking_lies_within_opening_hours(times, told):
    assert shut(wish(times), OFFICE) == told


def test_what_falls_outside_opening_hours_is_told():
    before, after = only(wish("08:00-18:00"), facts(rooms=(OFFICE,))).obstacles
    assert (before.begins, before.ends) == (local(TUESDAY, "08:00"), local(TUESDAY, "09:00"))
    assert (after.begins, after.ends) == (local(TUESDAY, "17:00"), local(TUESDAY, "18:00"))


def test_a_weekday_without_hours_is_shut_and_a_room_without_hours_always_open():
    saturday = day("2026-07-11")
    assert shut(wish(on=saturday), OFFICE) == ["not_open"]
    assert shut(wish("23:00-05:00", saturday), ROOM) == []


def test_hours_that_touch_are_one():
    room = replace(ROOM, openings=(*opening("09:00", "12:00"), *opening("12:00", "17:00")))
    assert shut(wish("11:00-13:00"), room) == []
    room = replace(ROOM, openings=(*opening("09:00", "12:00"), *opening("13:00", "17:00")))
    (noon,) = only(wish("11:00-14:00"), facts(rooms=(room,))).obstacles
    assert (noon.begins.time(), noon.ends.time()) == (clock("12:00"), clock("13:00"))


def test_past_midnight_each_day_is_judged_by_its_own_hours():
    assert shut(wish("22:00-00:00"), EVENING) == []
    assert shut(wish("22:00-00:30"), EVENING) == ["not_open"]
    all_night = replace(ROOM, openings=opening("00:00", "00:00"))
    assert shut(wish("22:00-03:00"), all_night) == []
    weekend = replace(
        ROOM, openings=(Opening(4, clock("18:00"), clock("00:00")), *opening("00:00", "02:00", [5]))
    )
    friday = day("2026-07-10")
    assert shut(wish("20:00-02:00", friday), weekend) == []
    assert shut(wish("20:00-02:30", friday), weekend) == ["not_open"]
    assert shut(wish("20:00-02:00", friday - timedelta(days=1)), weekend) == ["not_open"]


def test_hours_may_run_past_midnight():
    room = replace(ROOM, openings=opening("18:00", "02:00", [4]))
    friday = day("2026-07-10")
    assert shut(wish("22:00-02:00", friday), room) == []
    assert shut(wish("00:30-01:30", friday + timedelta(days=1)), room) == []
    assert shut(wish("00:30-01:30", friday), room) == ["not_open"]


@pytest.mark.parametrize(
    ("effect", "fate"),
    [
        (ClosureEffect.WARN, "book"),
        (ClosureEffect.STAND, "blocked"),
        (ClosureEffect.AROUND, "blocked"),
    ],
)
def test_a_closure_warns_or_stops_what_is_new(effect, fate):
    there = closing("2026-07-07T00:00", "2026-07-08T00:00", effect)
    slot = only(wish(), facts(closings=(there,)))
    assert (slot.fate.value, kinds(slot), slot.obstacles[0].name) == (fate, ["closed"], "Schilder")
    passing = Decision(Choice.PASS, reason="Schilder komt later")
    assert only(wish(), facts(closings=(there,)), passing).fate.value == "book"


def test_a_closure_is_half_open():
    there = closing("2026-07-07T08:00", "2026-07-07T10:00")
    assert shut(wish("10:00-12:00"), ROOM, closings=(there,)) == []
    assert shut(wish("06:00-08:00"), ROOM, closings=(there,)) == []
    assert shut(wish("09:59-12:00"), ROOM, closings=(there,)) == ["closed"]
    assert shut(wish("22:00-08:01", day("2026-07-06")), ROOM, closings=(there,)) == ["closed"]


def test_a_closure_of_one_room_leaves_the_others():
    there = closing("2026-07-07T00:00", "2026-07-08T00:00", room=GARDEN)
    assert fates(planned(wish(), facts(closings=(there,)))) == "b"
    assert fates(planned(wish(room=GARDEN), facts(closings=(there,)))) == "x"


@pytest.mark.parametrize(
    ("wanted", "closed", "told"),
    [
        (FRONT, ROOM, ["closed"]),
        (ROOM, FRONT, ["closed"]),
        (FRONT, BACK, []),
        (FRONT, None, ["closed"]),
    ],
)
def test_a_closed_room_closes_its_halves_and_a_closed_half_the_whole(wanted, closed, told):
    there = closing("2026-07-07T00:00", "2026-07-08T00:00", room=closed)
    asked = wish(room=wanted)
    assert kinds(only(asked, facts(rooms=(ROOM, FRONT, BACK), closings=(there,)))) == told


def test_skipping_leaves_out_closed_periods_as_it_does_bookings():
    there = closing("2026-07-13T00:00", "2026-07-20T00:00")
    weekly = wish(repeat=Repeat(Frequency.WEEK, times=3))
    assert fates(planned(weekly, facts(closings=(there,)))) == "bxb"
    skip = {day("2026-07-14"): Decision(Choice.SKIP, reason="schilder")}
    assert fates(planned(weekly, facts(closings=(there,)), skip)) == "bsb"


def test_a_public_holiday_closes_a_room_unless_it_stays_open():
    christmas = wish(on=CHRISTMAS.day)
    assert shut(christmas, ROOM, holidays=(CHRISTMAS,)) == ["holiday"]
    party = replace(ROOM, closed_on_holidays=False)
    slot = only(christmas, facts(rooms=(party,), holidays=(CHRISTMAS,)))
    assert (slot.fate.value, slot.obstacles[0].notice) == ("book", True)
    assert slot.obstacles[0].name == "Eerste kerstdag"


def test_a_school_holiday_is_in_nobodys_way():
    assert shut(wish(on=AUTUMN.day), ROOM, holidays=(AUTUMN,)) == []


def test_an_end_at_midnight_does_not_touch_the_holiday_after():
    eve = CHRISTMAS.day - timedelta(days=1)
    assert shut(wish("20:00-00:00", eve), ROOM, holidays=(CHRISTMAS,)) == []
    assert shut(wish("20:00-00:01", eve), ROOM, holidays=(CHRISTMAS,)) == ["holiday"]


def test_a_room_that_is_no_more_is_closed():
    assert shut(wish(), replace(ROOM, closed=True)) == ["closed"]


# what the calendar shows as closed


def times(*args, days=1, **more):
    found = closed_times(*args, more.get("closings", ()), more.get("holidays", ()), TUESDAY, days)
    return [f"{c.begins:%d %H:%M}-{c.ends:%d %H:%M} {c.name}".strip() for c in found]


def test_closed_times_are_what_lies_outside_opening_hours():
    assert times(OFFICE) == ["07 00:00-07 09:00", "07 17:00-08 00:00"]
    assert times(EVENING, days=2) == ["07 00:00-07 09:00", "08 00:00-08 09:00"]
    assert times(ROOM) == []


def test_closed_times_never_overlap_and_a_closure_has_its_name():
    lunch = closing("2026-07-07T12:00", "2026-07-07T18:00")
    assert times(OFFICE, closings=(lunch,)) == [
        "07 00:00-07 09:00", "07 12:00-07 18:00 Schilder", "07 18:00-08 00:00",
    ]  # fmt: skip


def test_a_closure_of_some_days_leaves_the_free_days_of_the_week():
    days = closing("2026-07-08T00:00", "2026-07-10T00:00")
    assert times(ROOM, days=7, closings=(days,)) == [
        "08 00:00-09 00:00 Schilder", "09 00:00-10 00:00 Schilder",
    ]  # fmt: skip


def test_a_warning_and_a_school_holiday_close_nothing():
    warns = closing("2026-07-07T00:00", "2026-07-08T00:00", ClosureEffect.WARN)
    school = Holiday(TUESDAY, "Zomervakantie", public=False)
    assert times(ROOM, closings=(warns,), holidays=(school,)) == []
    assert times(ROOM, holidays=(Holiday(TUESDAY, "Feest"),)) == ["07 00:00-08 00:00 Feest"]
    assert times(replace(ROOM, closed=True)) == ["07 00:00-08 00:00"]


def test_closed_times_of_a_whole_may_count_its_halves():
    half = closing("2026-07-07T12:00", "2026-07-07T13:00", room=FRONT)
    assert times(ROOM, closings=(half,)) == []
    shared = closings_of(ROOM, (ROOM, FRONT, BACK, GARDEN), (half,))
    assert times(ROOM, closings=shared) == ["07 12:00-07 13:00 Schilder"]
    assert closings_of(BACK, (ROOM, FRONT, BACK), (half,)) == ()


def test_a_house_that_is_closed_leaves_the_rooms_of_other_communities():
    shut = closing("2026-07-07T00:00", "2026-07-08T00:00")
    here, there = (replace(shut, community_id=id_) for id_ in (ROOM.community_id, GARDEN.id))
    assert kinds(only(wish(), facts(closings=(here, there)))) == ["closed"]
    assert kinds(only(wish(), facts(closings=(there,)))) == []
    assert times(ROOM, closings=(there,)) == []
    assert minutes(ROOM, "2026-07-07", "2026-07-08", closings=(there,)) == 24 * 60


# how long it could be booked


def minutes(room, first, until, **more) -> int:
    days = map(date.fromisoformat, (first, until))
    return open_minutes(room, more.get("closings", ()), more.get("holidays", ()), *days)


def test_open_minutes_are_opening_hours_without_closures_and_holidays():
    assert minutes(OFFICE, "2026-07-06", "2026-07-13") == 5 * 8 * 60
    painter = closing("2026-07-07T16:00", "2026-07-08T10:00")
    holiday = Holiday(day("2026-07-10"), "Feest")
    left = minutes(
        OFFICE, "2026-07-06", "2026-07-13", closings=(painter, painter), holidays=(holiday,)
    )
    assert left == 4 * 8 * 60 - 120
    assert minutes(OFFICE, "2026-07-06", "2026-07-06") == 0
    assert minutes(replace(OFFICE, closed=True), "2026-07-06", "2026-07-13") == 0


def test_open_minutes_count_closures_only_where_they_close():
    warns = closing("2026-07-07T00:00", "2026-07-08T00:00", ClosureEffect.WARN)
    elsewhere = closing("2026-07-07T00:00", "2026-07-08T00:00", room=GARDEN)
    whole = closing("2026-07-07T00:00", "2026-07-08T00:00", room=ROOM)
    assert minutes(FRONT, "2026-07-07", "2026-07-08", closings=(warns, elsewhere)) == 24 * 60
    assert minutes(FRONT, "2026-07-07", "2026-07-08", closings=(whole,)) == 0


def test_open_minutes_are_real_minutes():
    assert minutes(ROOM, "2026-03-29", "2026-03-30") == 23 * 60
    assert minutes(ROOM, "2026-10-25", "2026-10-26") == 25 * 60
    night = replace(ROOM, openings=opening("20:00", "04:00", [5]))
    assert minutes(night, "2026-10-24", "2026-10-26") == 9 * 60
    assert minutes(night, "2026-10-24", "2026-10-25") == 4 * 60
    assert minutes(night, "2026-10-25", "2026-10-26") == 5 * 60


def test_the_days_of_a_quarter_add_up():
    room = replace(ROOM, openings=(*opening("09:00", "12:00"), *opening("19:00", "01:00", [4, 5])))
    there = (closing("2026-10-30T13:00", "2026-11-03T10:30"),)
    days = [day("2026-10-01") + timedelta(days=n) for n in range(92)]
    each = [open_minutes(room, there, (CHRISTMAS,), d, d + timedelta(days=1)) for d in days]
    assert sum(each) == minutes(
        room, "2026-10-01", "2027-01-01", closings=there, holidays=(CHRISTMAS,)
    )


def test_closed_and_open_fill_a_day_together():
    there = (closing("2026-07-07T11:00", "2026-07-07T18:00"),)
    closed = closed_times(OFFICE, there, (), TUESDAY, 1)
    shut = sum((datetime.combine(c.ends, c.ends.time()) - c.begins for c in closed), timedelta())
    open_ = minutes(OFFICE, "2026-07-07", "2026-07-08", closings=there)
    assert shut + timedelta(minutes=open_) == timedelta(days=1)
