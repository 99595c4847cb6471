"""Two dates in one room: every way in which they may meet."""

from uuid import UUID

import pytest

from desktop.domain.rooms.repeat import Frequency, Repeat
from tests.domain.rooms.house import (
    BACK,
    FRONT,
    GARDEN,
    ROOM,
    TUESDAY,
    WEEKLY,
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


@pytest.mark.parametrize(
    ("theirs", "clashes"),
    [
        ("08:00-09:00", False),  # before
        ("08:00-10:00", False),  # touching before
        ("09:00-11:00", True),  # over the begin
        ("10:30-11:00", True),  # inside
        ("10:00-11:00", True),
        ("10:00-12:00", True),  # equal
        ("09:00-13:00", True),  # around
        ("11:00-12:00", True),
        ("11:00-13:00", True),  # over the end
        ("12:00-13:00", False),  # touching after: touching is free
        ("13:00-14:00", False),  # after
    ],
)
def test_every_way_in_which_two_dates_meet(theirs, clashes):
    slot = only(wish(), facts(held(theirs)))
    assert kinds(slot) == (["taken"] if clashes else [])
    assert slot.fate.value == ("blocked" if clashes else "book")


def test_what_is_in_the_way_is_named_with_its_local_times():
    (obstacle,) = only(wish(), facts(held("09:00-11:00"))).obstacles
    assert obstacle.name == "Filmavond"
    assert (obstacle.begins, obstacle.ends) == (local(TUESDAY, "09:00"), local(TUESDAY, "11:00"))


def test_another_room_is_free():
    assert only(wish(), facts(held("10:00-12:00", room=GARDEN))).fate.value == "book"


@pytest.mark.parametrize(
    ("wanted", "taken", "clashes"),
    [
        (ROOM, FRONT, True),
        (FRONT, ROOM, True),
        (FRONT, BACK, False),
        (FRONT, FRONT, True),
        (BACK, GARDEN, False),
    ],
)
def test_a_room_and_its_halves_block_each_other(wanted, taken, clashes):
    there = facts(held("10:00-12:00", room=taken), rooms=(ROOM, FRONT, BACK, GARDEN))
    assert kinds(only(wish(room=wanted), there)) == (["taken"] if clashes else [])


def test_every_date_in_the_way_is_told():
    slot = only(wish(), facts(held("09:00-10:30"), held("11:00-11:30"), held("13:00-14:00")))
    assert kinds(slot) == ["taken", "taken"]


def test_nobody_goes_past_another_booking():
    decision = Decision(Choice.PASS, reason="het moet")
    assert only(wish(), facts(held("10:00-12:00")), decision).fate.value == "blocked"


def test_a_series_with_one_clash_waits_for_one_decision():
    there = facts(held("11:00-12:30", TUESDAY + timedelta(days=14), title="Rummikub"))
    shown = planned(wish(repeat=WEEKLY), there)
    assert fates(shown) == "bbxb"
    assert not shown.decided
    skip = {TUESDAY + timedelta(days=14): Decision(Choice.SKIP, reason="Rummikub gaat voor")}
    shown = planned(wish(repeat=WEEKLY), there, skip)
    assert fates(shown) == "bbsb"
    assert shown.decided
    assert shown.slots[2].reason == "Rummikub gaat voor"
    assert shown.slots[2].obstacles[0].name == "Rummikub"


# setting up and cleaning up


BUSY = replace(ROOM, set_up=30, clean_up=15)


@pytest.mark.parametrize(
    ("theirs", "near"),
    [
        ("08:00-09:30", False),
        ("08:00-09:31", True),  # our setting up
        ("12:29-14:00", True),  # their setting up
        ("12:30-14:00", False),
        ("09:00-10:00", True),  # touching is too near here
    ],
)
def test_setting_up_and_cleaning_up_count_on_both_sides(theirs, near):
    slot = only(wish(room=BUSY), facts(held(theirs, room=BUSY), rooms=(BUSY,)))
    assert kinds(slot) == (["set_up"] if near else [])


def test_the_longest_of_cleaning_up_and_setting_up_is_kept_free():
    front, back = replace(FRONT, clean_up=60), replace(ROOM, set_up=20)
    there = facts(held("08:00-09:10", room=front), rooms=(front, back))
    assert kinds(only(wish(room=back), there)) == ["set_up"]
    there = facts(held("08:00-09:00", room=front), rooms=(front, back))
    assert kinds(only(wish(room=back), there)) == []


def test_set_up_is_told_only_when_nothing_overlaps():
    there = facts(held("09:00-10:00", room=BUSY), held("11:00-13:00", room=BUSY), rooms=(BUSY,))
    assert kinds(only(wish(room=BUSY), there)) == ["taken"]


def test_the_coordinator_goes_past_set_up_with_a_reason_and_a_booker_never():
    there = facts(held("09:00-10:00", room=BUSY), rooms=(BUSY,))
    passing = Decision(Choice.PASS, reason="Zelfde groep")
    asked = wish(room=BUSY)
    assert only(asked, there).fate.value == "blocked"
    assert only(asked, there, Decision(Choice.PASS, reason="  ")).fate.value == "blocked"
    slot = only(asked, there, passing)
    assert (slot.fate.value, slot.reason) == ("book", "Zelfde groep")
    assert only(asked, there, passing, may_pass=False).fate.value == "blocked"


# its own series


def test_a_moved_date_may_overlap_its_own_old_time():
    # the dates that a plan replaces are not held any more: nothing of its own is in the way
    assert only(wish("11:00-13:00", booking_id=UUID(int=5)), facts()).fate.value == "book"


def test_a_kept_date_of_the_same_booking_is_its_own_series():
    own = UUID(int=5)
    there = facts(held("09:00-11:00", booking_id=own))
    assert kinds(only(wish(booking_id=own), there)) == ["own_series"]


def test_two_dates_of_one_series_never_overlap():
    nights = wish("20:00-19:00", repeat=Repeat(Frequency.DAY, times=3))
    moved = {TUESDAY: Decision(Choice.OTHER_TIME, begins=clock("22:00"), ends=clock("21:00"))}
    assert fates(planned(nights, facts())) == "bbb"
    slots = planned(nights, facts(), moved).slots
    # the date that was moved waits, not the one that stood there
    assert [s.fate.value for s in slots] == ["blocked", "book", "book"]
    assert kinds(slots[0]) == ["own_series"]
    passing = {TUESDAY: replace(moved[TUESDAY], reason="kan best")}
    assert planned(nights, facts(), passing).slots[0].fate.value == "blocked"


def test_a_night_that_is_made_longer_by_the_clock_overlaps_the_next():
    # 29 March 2026 has no 2.55: the first date lasts until 3.55, over the begin of the second
    daily = wish("03:05-02:55", day("2026-03-28"), Repeat(Frequency.DAY, times=2))
    shown = planned(daily, facts())
    assert fates(shown) == "bx"
    assert kinds(shown.slots[1]) == ["own_series"]


def test_setting_up_counts_between_dates_of_one_series():
    room = replace(ROOM, set_up=30)
    daily = wish("10:00-09:45", room=room, repeat=Repeat(Frequency.DAY, times=2))
    assert kinds(planned(daily, facts(rooms=(room,))).slots[1]) == ["set_up"]


def test_dates_changed_by_hand_are_kept_as_they_are():
    there = facts(held("10:00-12:00"), kept=frozenset({TUESDAY}))
    shown = planned(wish(repeat=WEEKLY), there, {TUESDAY: Decision(Choice.DROP)})
    assert fates(shown) == "kbbb"
    assert shown.slots[0].obstacles == ()
    assert shown.decided
