"""What a room asks of who books it: an error to a booker, to the coordinator a thing to say."""

import pytest

from desktop.domain.rooms.repeat import Frequency, Repeat
from tests.domain.rooms.house import (
    GARDEN,
    KNITTERS,
    NOW,
    ROOM,
    TUESDAY,
    Booker,
    BookerKind,
    Choice,
    Decision,
    clock,
    day,
    facts,
    fates,
    held,
    kinds,
    local,
    only,
    planned,
    replace,
    timedelta,
    wish,
)  # fmt: skip

REASON = Decision(Choice.PASS, reason="Een keer kan")
WEEK = replace(ROOM, group_week_minutes=240)
ANOTHER_GROUP = GARDEN.id
DAILY = Repeat(Frequency.DAY, times=3)


def knitting(times="10:00-12:00", on=TUESDAY, **more):
    return wish(times, on, booker=KNITTERS, room=WEEK, **more)


def mine(times, on, **more):
    return held(times, on, group_id=KNITTERS.group_id, **more)


@pytest.mark.parametrize(
    ("room", "asked", "kind"),
    [
        (replace(ROOM, seats=8), wish(people=9), "seats"),
        (replace(ROOM, ahead_days=30), wish(), "ahead"),
        (replace(ROOM, bookers=frozenset()), wish(booker=KNITTERS), "booker"),
        (replace(WEEK, group_week_minutes=119), knitting(), "week_hours"),
    ],
)
def test_a_rule_stops_a_booker_and_asks_the_coordinator_for_a_reason(room, asked, kind):
    there = facts(rooms=(room,))
    for may_pass in (True, False):
        slot = only(asked, there, may_pass=may_pass)
        assert (slot.fate.value, kinds(slot)) == ("blocked", [kind])
    assert only(asked, there, REASON).fate.value == "book"
    assert only(asked, there, REASON, may_pass=False).fate.value == "blocked"


def test_as_many_as_there_are_seats_is_fine_and_unknown_is_not_asked():
    there = facts(rooms=(replace(ROOM, seats=8),))
    assert only(wish(people=8), there).fate.value == "book"
    assert only(wish(), there).fate.value == "book"


def test_a_reason_goes_past_every_rule_but_not_past_a_booking():
    room = replace(ROOM, seats=8, ahead_days=30)
    slot = only(wish(people=9), facts(rooms=(room,)), REASON)
    assert (slot.fate.value, kinds(slot)) == ("book", ["ahead", "seats"])
    assert only(wish(people=9), facts(held("10:00-11:00"), rooms=(room,)), REASON).fate == "blocked"


def test_a_reason_is_kept_only_where_it_goes_past_something():
    assert only(wish(people=9), facts(rooms=(replace(ROOM, seats=8),)), REASON).reason
    assert only(wish(people=8), facts(rooms=(replace(ROOM, seats=8),)), REASON).reason == ""


def test_the_house_itself_may_always_book():
    room = replace(ROOM, bookers=frozenset({BookerKind.RESIDENT}))
    assert only(wish(), facts(rooms=(room,))).fate.value == "book"
    partner = Booker(BookerKind.PARTNER)
    assert kinds(only(wish(booker=partner), facts(rooms=(room,)))) == ["booker"]


def test_a_reason_may_go_with_another_room_or_time():
    small = replace(GARDEN, seats=4)
    there = facts(held("10:00-12:00"), rooms=(ROOM, small))
    there_with = Decision(Choice.OTHER_ROOM, room_id=small.id, reason="Staan kan ook")
    slot = only(wish(people=9), there, there_with)
    assert (slot.fate.value, slot.room_id, kinds(slot)) == ("book", small.id, ["seats"])
    without = replace(there_with, reason="")
    assert only(wish(people=9), there, without).fate.value == "blocked"


# how far ahead, and the past


def test_how_far_ahead_counts_days_also_over_the_clock_change():
    room = replace(ROOM, ahead_days=7)
    now = local(day("2026-10-20"), "23:30")
    there = facts(rooms=(room,), now=now)
    assert only(wish(on=day("2026-10-27")), there).fate.value == "book"
    slot = only(wish(on=day("2026-10-28")), there)
    assert kinds(slot) == ["ahead"]
    assert slot.obstacles[0].ends == local(day("2026-10-27"), "00:00")


def test_each_date_of_a_series_is_judged_by_how_far_ahead_it_is():
    room = replace(ROOM, ahead_days=8)
    weekly = wish(on=NOW.date(), times="12:00-13:00", repeat=Repeat(Frequency.WEEK, times=3))
    assert fates(planned(weekly, facts(rooms=(room,)))) == "bbx"


def test_the_past_is_a_notice_to_the_coordinator_and_shut_to_a_booker():
    yesterday = wish(on=NOW.date() - timedelta(days=1))
    slot = only(yesterday, facts())
    assert (slot.fate.value, kinds(slot)) == ("book", ["past"])
    assert only(yesterday, facts(), may_pass=False).fate.value == "blocked"


def test_a_booking_may_begin_now():
    at_once = wish(f"{NOW:%H:%M}-12:00", NOW.date())
    assert kinds(only(at_once, facts(), may_pass=False)) == []
    assert kinds(only(at_once, facts(now=NOW + timedelta(minutes=1)))) == ["past"]


# hours of a group in a week


def test_hours_of_a_week_count_what_the_group_has_and_not_what_others_have():
    there = [mine("10:00-12:00", day("2026-07-06")), held("08:00-22:00", day("2026-07-08"))]
    there.append(held("18:00-22:00", day("2026-07-09"), group_id=ANOTHER_GROUP))
    assert only(knitting(), facts(*there, rooms=(WEEK,))).fate.value == "book"
    slot = only(knitting("10:00-12:01"), facts(*there, rooms=(WEEK,)))
    assert kinds(slot) == ["week_hours"]
    week = slot.obstacles[0]
    assert (week.begins, week.ends) == (
        local(day("2026-07-06"), "00:00"), local(day("2026-07-13"), "00:00"),
    )  # fmt: skip


def test_hours_of_a_week_are_of_one_room():
    there = mine("08:00-22:00", TUESDAY, room=GARDEN)
    assert only(knitting(), facts(there, rooms=(WEEK, GARDEN))).fate.value == "book"


def test_hours_of_a_week_count_the_dates_of_the_series_itself():
    shown = planned(knitting(repeat=DAILY), facts(rooms=(WEEK,)))
    assert fates(shown) == "bbx"
    dropped = {TUESDAY: Decision(Choice.DROP)}
    assert fates(planned(knitting(repeat=DAILY), facts(rooms=(WEEK,)), dropped)) == "dbb"


def test_the_week_ends_on_sunday_night_and_a_booking_over_it_is_split():
    sunday = day("2026-07-12")
    full = [mine("09:00-12:00", day("2026-07-08")), mine("09:00-12:00", day("2026-07-15"))]
    over = knitting("23:00-01:00", sunday)
    assert only(over, facts(*full, rooms=(WEEK,))).fate.value == "book"
    slot = only(knitting("23:00-01:01", sunday), facts(*full, rooms=(WEEK,)))
    assert slot.obstacles[0].begins == local(day("2026-07-13"), "00:00")
    # a night that stands is split too: its second half belongs to the week after
    night = mine("22:00-03:00", sunday)
    slot = only(knitting("09:00-10:01", day("2026-07-13")), facts(night, rooms=(WEEK,)))
    assert kinds(slot) == ["week_hours"]
    slot = only(knitting("09:00-10:00", day("2026-07-13")), facts(night, rooms=(WEEK,)))
    assert kinds(slot) == []


def test_hours_of_a_week_are_real_hours():
    sunday, room = day("2026-10-25"), replace(ROOM, group_week_minutes=120)
    asked = replace(knitting("02:30-04:00", sunday), room_id=room.id)
    assert kinds(only(asked, facts(rooms=(room,)))) == ["week_hours"]


def test_a_resident_has_no_hours_of_a_group():
    asked = replace(knitting("08:00-22:00"), booker=Booker(BookerKind.RESIDENT))
    assert only(asked, facts(rooms=(WEEK,))).fate.value == "book"


# approval


def test_a_room_that_asks_approval_gives_an_option():
    room = replace(ROOM, approval=True)
    there = facts(rooms=(room, GARDEN))
    assert only(wish(booker=KNITTERS), there).fate.value == "option"
    assert only(wish(booker=KNITTERS), there, may_pass=False).fate.value == "option"


def test_who_approves_needs_no_approval_for_the_house_itself():
    there = facts(rooms=(replace(ROOM, approval=True),))
    assert only(wish(), there).fate.value == "book"
    assert only(wish(), there, may_pass=False).fate.value == "option"


def test_the_room_that_is_chosen_instead_decides_about_approval():
    there = facts(held("10:00-12:00"), rooms=(ROOM, replace(GARDEN, approval=True)))
    decision = Decision(Choice.OTHER_ROOM, room_id=GARDEN.id)
    assert only(wish(booker=KNITTERS), there, decision).fate.value == "option"


def test_an_option_holds_its_time_for_the_rest_of_the_series():
    room = replace(ROOM, approval=True)
    nights = wish("20:00-19:00", booker=KNITTERS, repeat=Repeat(Frequency.DAY, times=2))
    later = {
        TUESDAY + timedelta(days=1): Decision(
            Choice.OTHER_TIME, begins=clock("18:00"), ends=clock("20:00")
        )
    }
    assert fates(planned(nights, facts(rooms=(room,)), later)) == "ox"
