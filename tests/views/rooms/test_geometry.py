"""Where times lie: every law of the grid, on random grids."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from desktop.views.rooms.drag import Drag, Grip
from desktop.views.rooms.geometry import (
    FINE_STEP,
    GUTTER,
    STEP,
    Grid,
    Place,
    Slot,
    hours,
    snapped,
    snapped_down,
)

MONDAY = date(2026, 12, 21)
ROOMS = tuple(UUID(int=number) for number in range(1, 9))
STEPS = st.sampled_from([STEP, FINE_STEP])


@st.composite
def grids(draw):
    """A grid wide enough for columns of at least eight pixels."""
    days, rooms = draw(st.sampled_from([1, 7])), draw(st.integers(1, 8))
    low, high = draw(st.integers(0, 8)), draw(st.integers(20, 24))
    width = GUTTER + draw(st.integers(days * rooms * 8, 3000))
    hour = draw(st.floats(30, 120))
    return Grid(MONDAY, days, ROOMS[:rooms], width, low, high, hour)


@st.composite
def places(draw):
    """A grid and a place in it, in whole minutes."""
    grid = draw(grids())
    day = draw(st.integers(0, grid.days - 1))
    room = draw(st.integers(0, len(grid.rooms) - 1))
    minute = draw(st.integers(grid.first_hour * 60, grid.last_hour * 60 - 1))
    return grid, Place(day, room, minute)


@given(places())
def test_a_place_is_found_where_it_lies(both):
    grid, place = both
    left = grid.room_left(place.day, place.room)
    right = grid.room_left(place.day, place.room + 1)
    for x in (left, (left + right) / 2, right - 0.5):
        found = grid.at(x, grid.y(place.minute))
        assert (found.day, found.room) == (place.day, place.room)
        assert abs(found.minute - place.minute) < 0.001


@given(grids())
def test_the_columns_fill_the_width_without_gap_or_overlap(grid):
    edges = [grid.room_left(d, r) for d in range(grid.days) for r in range(len(grid.rooms))]
    assert edges[0] == GUTTER
    assert edges == sorted(set(edges))
    assert grid.day_left(grid.days) == GUTTER + round(grid.width - GUTTER)
    assert grid.at(GUTTER - 1, 10) is None
    assert grid.at(GUTTER + 1, grid.height) is None


@given(places(), st.integers(1, 3 * 24 * 60))
def test_the_boxes_of_a_stretch_are_its_times_in_view(both, minutes):
    grid, place = both
    begins = grid.moment(place.day, place.minute)
    slot = Slot(grid.rooms[place.room], begins, begins + timedelta(minutes=minutes))
    shown = 0.0
    for day, box in grid.boxes(slot):
        assert box.left == grid.room_left(day, place.room)
        assert 0 <= box.top < box.bottom <= grid.height + 0.001
        shown += box.height
    covered = 0
    for day in range(grid.days):
        low, high = grid.moment(day, grid.first_hour * 60), grid.moment(day, grid.last_hour * 60)
        inside = min(slot.ends, high) - max(slot.begins, low)
        covered += max(inside, timedelta()).total_seconds() / 60
    assert abs(shown - covered / 60 * grid.hour) < 0.01


@given(st.floats(0, 1440), STEPS)
def test_snapping_goes_to_the_nearest_step_and_stays_there(minute, step):
    found = snapped(minute, step)
    assert found % step == 0
    assert abs(found - minute) <= step / 2
    assert snapped(found, step) == snapped_down(found, step) == found
    assert 0 <= minute - snapped_down(minute, step) < step


@given(places(), st.floats(0, 1440), STEPS)
def test_a_drawn_stretch_holds_where_it_began_and_lies_in_view(both, minute, step):
    grid, place = both
    here = Place(place.day, place.room, min(max(minute, grid.first_hour * 60), grid.last_hour * 60))
    start = grid.slot(place.day, place.room, place.minute, place.minute)
    drawn = Drag(Grip.DRAW, place, start).to(grid, here, step)
    assert drawn.minutes >= step
    assert drawn.begins <= start.begins < drawn.ends
    assert drawn.begins >= grid.moment(place.day, grid.first_hour * 60)
    assert drawn.ends <= grid.moment(place.day, grid.last_hour * 60)
    assert drawn.begins.minute % step == drawn.ends.minute % step == 0


@given(places(), places(), st.integers(15, 300), STEPS)
def test_what_moves_keeps_its_length_and_its_minutes_past_the_step(both, other, minutes, step):
    grid, place = both
    _grid, aim = other
    here = Place(aim.day % grid.days, aim.room % len(grid.rooms), aim.minute)
    begins = grid.moment(place.day, place.minute)
    stands = Slot(grid.rooms[place.room], begins, begins + timedelta(minutes=minutes))
    moved = Drag(Grip.MOVE, place, stands).to(grid, here, step)
    assert moved.minutes == minutes
    assert moved.room_id == grid.rooms[here.room]
    back = Drag(Grip.MOVE, here, moved).to(grid, place, step)
    in_view = stands.ends <= grid.moment(place.day, grid.last_hour * 60)
    if in_view:
        assert moved.begins >= grid.moment(here.day, grid.first_hour * 60)
        assert moved.ends <= grid.moment(here.day, grid.last_hour * 60)
    if (moved.begins - stands.begins).total_seconds() % (step * 60) == 0 and in_view:
        assert (back.begins - stands.begins).total_seconds() % (step * 60) == 0


@given(places(), st.floats(0, 1440), STEPS, st.sampled_from([Grip.TOP, Grip.BOTTOM]))
def test_an_edge_moves_alone_and_never_past_the_other(both, minute, step, grip):
    grid, place = both
    begins = grid.moment(place.day, place.minute)
    stands = Slot(grid.rooms[place.room], begins, begins + timedelta(minutes=90))
    drawn = Drag(grip, place, stands).to(grid, Place(place.day, place.room, minute), step)
    assert drawn.begins < drawn.ends
    assert (drawn.ends == stands.ends) or grip is Grip.BOTTOM
    assert (drawn.begins == stands.begins) or grip is Grip.TOP


def test_the_hours_are_eight_to_twenty_three_and_grow_with_what_is_booked():
    def at(day, hour, minute=0):
        return datetime.combine(MONDAY + timedelta(days=day), time(hour, minute))

    assert hours([], MONDAY, 7) == (8, 23)
    assert hours([(at(1, 9), at(1, 23))], MONDAY, 7) == (8, 23)
    assert hours([(at(1, 6, 30), at(1, 9))], MONDAY, 7) == (6, 23)
    assert hours([(at(1, 22), at(1, 23, 15))], MONDAY, 7) == (8, 24)
    assert hours([(at(1, 22), at(2, 0))], MONDAY, 7) == (8, 24)
    assert hours([(at(1, 22), at(2, 1))], MONDAY, 7) == (0, 24)
    assert hours([(at(-1, 20), at(0, 1))], MONDAY, 7) == (0, 23)
    assert hours([(at(9, 1), at(9, 2))], MONDAY, 7) == (8, 23)


def test_a_booking_over_midnight_lies_on_both_days():
    grid = Grid(MONDAY, 7, ROOMS[:2], 1232, 0, 24)
    late = Slot(ROOMS[1], grid.moment(1, 22 * 60), grid.moment(2, 90))
    (one, evening), (two, night) = grid.boxes(late)
    assert (one, two) == (1, 2)
    assert (evening.top, evening.bottom) == (22 * 46, 24 * 46)
    assert (night.top, night.bottom) == (0, 1.5 * 46)
