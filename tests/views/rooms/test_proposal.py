"""When a room is free for a new booking."""

from dataclasses import replace

import pytest

from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.week import ClosedTime
from desktop.domain.vocabulary import OccurrenceState
from desktop.views.rooms.geometry import Slot
from desktop.views.rooms.layout import HOLDING
from desktop.views.rooms.proposal import next_free
from tests.views.rooms.weeks import ATELIER, COMMUNITY, HUIS, a_block, a_week, at, uid

EARLY = at(0, 0)


def free(week, begins, ends, now=EARLY, room=HUIS):
    """What is proposed when that stretch is selected: (begin, end)."""
    slot = next_free(week, Slot(room.id, begins, ends), now)
    return (slot.begins, slot.ends) if slot is not None else None


def test_behind_a_booking_the_first_hour_that_is_free():
    koor, band = a_block("Koor", 1, 10, 12), a_block("Band", 1, 12.5, 14)
    assert free(a_week(koor, band), at(1, 10), at(1, 12)) == (at(1, 14), at(1, 15))


def test_less_than_an_hour_where_the_day_has_no_more():
    koor, band = a_block("Koor", 1, 10, 22.5), a_block("Band", 2, 8, 23)
    assert free(a_week(koor, band), at(1, 10), at(1, 22.5)) == (at(1, 22.5), at(1, 23))


def test_a_full_day_leads_to_the_next_and_a_full_week_to_none():
    full = a_block("Beurs", 1, 8, 23)
    assert free(a_week(full), at(1, 8), at(1, 23)) == (at(2, 8), at(2, 9))
    sunday = a_block("Beurs", 6, 8, 23)
    assert free(a_week(sunday), at(6, 8), at(6, 23)) is None


def test_from_now_on_at_a_whole_or_half_hour():
    week = a_week(a_block("Koor", 1, 10, 12))
    assert free(week, at(1, 10), at(1, 12), now=at(1, 13.9)) == (at(1, 14), at(1, 15))
    assert free(week, at(1, 10), at(1, 12), now=at(2, 13.9)) == (at(2, 14), at(2, 15))
    assert free(week, at(1, 10), at(1, 12), now=at(9, 9)) is None


def test_a_free_time_that_is_chosen_stands_also_when_it_is_short():
    week = a_week(a_block("Koor", 1, 10, 12))
    assert free(week, at(1, 9.5), at(1, 10)) == (at(1, 9.5), at(1, 10))


@pytest.mark.parametrize("state", OccurrenceState)
def test_only_what_holds_the_room_is_in_the_way(state):
    found = free(a_week(a_block("Koor", 1, 10, 12, state=state)), at(1, 10), at(1, 12))
    begin = at(1, 12) if state in HOLDING else at(1, 10)
    assert found[0] == begin


def test_set_up_and_clean_up_stay_free():
    slow = replace(HUIS, set_up=30, clean_up=15)
    week = a_week(a_block("Koor", 1, 10, 12), rooms=(slow, ATELIER))
    assert free(week, at(1, 10), at(1, 12))[0] == at(1, 13)


def test_a_closed_time_and_the_whole_of_which_it_is_a_half_are_in_the_way():
    hall = RoomRules(uid("zaal"), COMMUNITY, "Zaal", 0, parts=(0, 2))
    half = RoomRules(uid("half"), COMMUNITY, "Halve zaal", 1, whole_id=hall.id, parts=(0, 1))
    shut = ClosedTime(half.id, at(1, 12), at(1, 15), "Schoonmaak")
    week = a_week(a_block("Feest", 1, 9, 12, room=hall), rooms=(hall, half), closed=(shut,))
    assert free(week, at(1, 9), at(1, 9.5), room=half)[0] == at(1, 15)
