"""What one can do with a date that has something in its way."""

import pytest

from desktop.domain.errors import Refused
from desktop.domain.rooms.repeat import Frequency, Repeat, ShortMonth
from tests.domain.rooms.house import (
    FRONT,
    GARDEN,
    HERE,
    KNITTERS,
    ROOM,
    TUESDAY,
    WEEKLY,
    Choice,
    ClosureEffect,
    Decision,
    clock,
    closing,
    day,
    facts,
    fates,
    held,
    kinds,
    local,
    only,
    opening,
    planned,
    replace,
    timedelta,
    wish,
)  # fmt: skip

TAKEN = held("10:00-12:00", title="Rummikub")


def told(slot) -> list[str]:
    return [f"{begins:%H:%M}-{ends:%H:%M}" for begins, ends in slot.times]


def other_time(begins: str, ends: str) -> Decision:
    return Decision(Choice.OTHER_TIME, begins=clock(begins), ends=clock(ends))


def other_room(room) -> Decision:
    return Decision(Choice.OTHER_ROOM, room_id=room.id)


def test_the_rooms_that_are_free_then_are_offered_in_their_order():
    kitchen = replace(GARDEN, id=HERE, name="Keuken", position=0)
    small = replace(GARDEN, id=TAKEN.booking_id, seats=4)
    elsewhere = replace(GARDEN, id=TAKEN.occurrence_id, community_id=GARDEN.id)
    there = facts(TAKEN, rooms=(ROOM, GARDEN, kitchen, small, elsewhere))
    assert only(wish(people=12), there).rooms == (kitchen.id, GARDEN.id)


def test_a_room_that_is_taken_or_closed_then_is_not_offered():
    assert only(wish(), facts(TAKEN, held("11:00-13:00", room=GARDEN))).rooms == ()
    shut = closing("2026-07-07T09:00", "2026-07-07T11:00", room=GARDEN)
    assert only(wish(), facts(TAKEN, closings=(shut,))).rooms == ()
    gone = replace(GARDEN, closed=True)
    assert only(wish(), facts(TAKEN, rooms=(ROOM, gone))).rooms == ()


def test_where_there_is_a_warning_nothing_is_offered_unless_the_wish_has_it_too():
    warned = closing("2026-07-07T00:00", "2026-07-08T00:00", ClosureEffect.WARN, GARDEN)
    assert only(wish(), facts(TAKEN, closings=(warned,))).rooms == ()
    everywhere = replace(warned, room_id=None)
    assert only(wish(), facts(TAKEN, closings=(everywhere,))).rooms == (GARDEN.id,)


def test_a_date_that_is_free_offers_nothing():
    slot = only(wish(), facts())
    assert (slot.rooms, slot.times) == ((), ())


def test_the_nearest_free_times_of_the_same_length_are_offered():
    room = replace(ROOM, openings=opening("08:00", "22:00"))
    busy = (TAKEN, held("13:00-14:00"), held("16:00-17:00"))
    # 12-13 is too short; 8-10 is as near as 14-16, and earlier
    assert told(only(wish(), facts(*busy, rooms=(room,)))) == [
        "08:00-10:00", "14:00-16:00", "17:00-19:00",
    ]  # fmt: skip


def test_times_keep_opening_hours_closures_and_setting_up():
    room = replace(ROOM, openings=opening("09:00", "18:00"), set_up=15, clean_up=15)
    shut = closing("2026-07-07T14:30", "2026-07-07T15:30")
    slot = only(wish(), facts(TAKEN, rooms=(room,), closings=(shut,)))
    assert told(slot) == ["12:15-14:15", "15:30-17:30"]


def test_times_of_a_whole_room_keep_clear_of_a_closed_half():
    there = closing("2026-07-07T09:00", "2026-07-07T18:00", room=FRONT)
    slot = only(wish(), facts(rooms=(ROOM, FRONT), closings=(there,)))
    assert told(slot) == ["07:00-09:00", "18:00-20:00"]


def test_times_that_are_past_are_not_offered():
    there = facts(TAKEN, now=local(TUESDAY, "09:30"))
    assert told(only(wish("11:00-12:00"), there)) == ["12:00-13:00"]


def test_no_time_helps_a_room_that_is_too_small():
    slot = only(wish(people=9), facts(rooms=(replace(ROOM, seats=8), GARDEN)))
    assert kinds(slot) == ["seats"]
    assert (slot.times, slot.rooms) == ((), (GARDEN.id,))


def test_a_night_may_be_moved_within_the_night():
    slot = only(wish("22:00-01:00"), facts(held("22:00-23:00")))
    assert told(slot) == ["23:00-02:00", "19:00-22:00"]


def test_a_night_is_never_moved_to_the_next_day():
    assert told(only(wish("22:00-01:00"), facts(held("20:00-00:30")))) == ["17:00-20:00"]


def test_a_day_booking_is_never_moved_over_midnight():
    slot = only(wish("20:00-22:00"), facts(held("20:00-23:00")))
    assert told(slot) == ["18:00-20:00"]
    assert told(only(wish("23:00-00:00"), facts(held("23:00-00:00")))) == ["22:00-23:00"]


def test_another_room_is_judged_like_any_other():
    there = facts(TAKEN, held("11:00-11:30", room=GARDEN))
    slot = only(wish(), facts(TAKEN), other_room(GARDEN))
    assert (slot.fate.value, slot.room_id) == ("book", GARDEN.id)
    slot = only(wish(), there, other_room(GARDEN))
    assert (slot.fate.value, slot.obstacles[0].name) == ("blocked", "Filmavond")


def test_another_time_is_judged_like_any_other():
    slot = only(wish(), facts(TAKEN), other_time("12:00", "14:00"))
    assert (slot.fate.value, slot.span.begins) == ("book", clock("12:00"))
    assert only(wish(), facts(TAKEN), other_time("11:30", "13:30")).fate.value == "blocked"


def test_a_choice_still_shows_the_other_ways():
    slot = only(wish(), facts(TAKEN), other_room(GARDEN))
    assert slot.rooms == (GARDEN.id,)
    assert told(slot)


def test_a_choice_does_not_count_its_own_hours_twice():
    room = replace(ROOM, group_week_minutes=120)
    asked, there = wish(booker=KNITTERS), facts(TAKEN, rooms=(room, GARDEN))
    assert told(only(asked, there, other_time("12:00", "14:00"))) == told(only(asked, there))


def test_choices_are_judged_against_each_other():
    both = Repeat(Frequency.DATES, dates=(TUESDAY + timedelta(days=1),))
    there = facts(TAKEN, held("22:00-23:00", TUESDAY + timedelta(days=1)))
    decisions = {
        TUESDAY: other_time("23:00", "01:00"),
        TUESDAY + timedelta(days=1): other_time("00:00", "02:00"),
    }
    slots = planned(wish(repeat=both), there, decisions).slots
    assert [s.fate.value for s in slots] == ["book", "blocked"]
    assert kinds(slots[1]) == ["own_series"]


def test_a_skipped_date_keeps_its_reason_and_what_was_in_the_way():
    slot = only(wish(), facts(TAKEN), Decision(Choice.SKIP, reason=" Rummikub gaat voor "))
    assert (slot.fate.value, slot.reason) == ("skip", "Rummikub gaat voor")
    assert slot.obstacles[0].name == "Rummikub"


def test_a_dropped_date_leaves_the_room_free_for_the_rest():
    shown = planned(wish(repeat=WEEKLY), facts(), {TUESDAY: Decision(Choice.DROP)})
    assert fates(shown) == "dbbb"
    assert shown.decided


def test_a_date_may_be_skipped_though_nothing_is_in_the_way():
    assert only(wish(), facts(), Decision(Choice.SKIP, reason="vakantie")).fate.value == "skip"


def test_a_decision_for_a_day_that_is_not_in_the_series_is_let_be():
    assert fates(planned(wish(), facts(), {day("2026-01-01"): Decision(Choice.SKIP)})) == "b"


def test_a_warning_alone_never_waits():
    warns = closing("2026-07-07T00:00", "2026-07-08T00:00", ClosureEffect.WARN)
    slot = only(wish(), facts(closings=(warns,)))
    assert (slot.fate.value, kinds(slot)) == ("book", ["closed"])
    assert slot.obstacles[0].notice


@pytest.mark.parametrize(
    ("asked", "decision", "code"),
    [
        (wish("10:00-10:00"), None, "booking_no_time"),
        (wish(), other_time("10:00", "10:00"), "booking_no_time"),
        (wish(), other_room(replace(GARDEN, id=TAKEN.booking_id)), "room_gone"),
        (wish(room=replace(ROOM, id=TAKEN.booking_id)), None, "room_gone"),
    ],
)
def test_what_cannot_be_planned_is_refused(asked, decision, code):
    with pytest.raises(Refused, match=code):
        only(asked, facts(), decision)


def test_the_plan_carries_the_rule_and_the_months_left_out():
    monthly = Repeat(Frequency.MONTH_DAY, times=2, short_month=ShortMonth.SKIP)
    shown = planned(wish(on=day("2026-01-31"), repeat=monthly), facts())
    assert shown.rule == "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2"
    assert shown.left_out == (day("2026-02-01"),)
