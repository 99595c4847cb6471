"""How the uses of a room lie in the time strip."""

from datetime import date, datetime, time, timedelta

import pytest

from desktop.domain.identity import new_id
from desktop.domain.today import Moment, RoomDay, RoomsOfDay, RoomUse
from desktop.domain.vocabulary import OccurrenceState
from desktop.views.today.strip_layout import Scale, blocks, lane_count, scale_for

DAY = date(2026, 11, 24)
SCALE = Scale(DAY, 8, 23, 100, 1500)


def use(title: str, begin: float, end: float, state=OccurrenceState.BOOKED) -> RoomUse:
    midnight = datetime.combine(DAY, time())
    hours = [midnight + timedelta(hours=hour) for hour in (begin, end)]
    return RoomUse(new_id(), title, *hours, state)


def laid(*uses: RoomUse, now: float = 13.83):
    moment = datetime.combine(DAY, time()) + timedelta(hours=now)
    return blocks(uses, SCALE, moment, lambda one: len(one.title) * 10.0)


def test_an_hour_is_an_hour_wide():
    (block,) = laid(use("Koffie", 10, 12))
    assert (block.left, block.right) == (300, 500)
    assert SCALE.ticks()[:2] == ((100, 8), (300, 10))


def test_past_now_and_later():
    found = laid(use("a", 9, 10), use("b", 13.5, 15), use("c", 16, 17))
    assert [block.moment for block in found] == [Moment.PAST, Moment.NOW, Moment.LATER]


def test_a_label_stands_inside_when_it_fits():
    (block,) = laid(use("Koffie", 10, 12))
    assert block.inside
    assert block.text_room is None
    assert block.text_left == 309


def test_a_label_that_does_not_fit_stands_behind():
    (block,) = laid(use("Nederlands oefenen", 13.5, 15))
    assert not block.inside
    assert block.text_room is None
    assert block.text_left == block.right + 7


def test_with_the_next_in_the_way_it_is_shortened_where_there_is_most_room():
    first, _second = laid(use("Nederlands oefenen", 10, 11.5), use("x", 11.75, 13))
    assert first.inside
    assert first.text_room == 150 - 9 - 1
    first, _second = laid(use("Nederlands oefenen", 10, 10.5), use("x", 12, 13))
    assert not first.inside
    assert first.text_room == 150 - 8 - 7


def test_the_last_label_stays_on_the_strip():
    (block,) = laid(use("Een heel lange avond", 22, 23))
    assert block.inside
    assert block.text_room == 100 - 9 - 1


def test_a_clash_gets_a_lane_of_its_own_under_who_holds_the_room():
    clash = use("Overleg", 16, 18, OccurrenceState.CLASH)
    uses = (clash, use("Koor", 16.5, 17.5), use("Later", 19, 20))
    assert [block.lane for block in laid(*uses)] == [1, 0, 0]
    assert lane_count(uses) == 2
    assert lane_count(()) == 1


def test_touching_uses_share_a_lane():
    assert lane_count((use("a", 10, 11), use("b", 11, 12))) == 1


@pytest.mark.parametrize(
    ("begin", "end", "first", "last"),
    [(10, 12, 8, 23), (6.5, 9, 6, 23), (22, 25, 8, 24), (-2, 1, 0, 23)],
)
def test_the_strip_grows_with_an_early_or_a_late_use(begin, end, first, last):
    rooms = RoomsOfDay(DAY, (RoomDay(new_id(), "Zaal", "", (use("x", begin, end),)),))
    scale = scale_for(rooms, 128, 812)
    assert (scale.first, scale.last) == (first, last)
    assert scale.left <= scale.x(rooms.rooms[0].uses[0].begins) <= 812
    assert scale.x(rooms.rooms[0].uses[0].ends) <= 812
