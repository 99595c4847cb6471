"""The store's own guard, reached past all services: which dates it lets stand together.

Each test holds for both engines: an exclusion constraint in the one, triggers in the other.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from desktop.domain.errors import Conflict
from desktop.domain.rooms.rules import WHOLE
from desktop.domain.vocabulary import OccurrenceState
from desktop.domain.wall_clock import span
from desktop.models import Occurrence
from tests.builders import a_community, a_room, an_occurrence

DAY = date(2026, 12, 1)
AUTUMN = date(2027, 10, 31)
"""The clock goes back from three to two."""

SHAPES = {
    "before": (7, 8, True),
    "touching before": (8, 10, True),
    "over the begin": (9, 11, False),
    "inside from the begin": (10, 11, False),
    "inside": (11, 12, False),
    "inside to the end": (11, 13, False),
    "the same": (10, 13, False),
    "around": (9, 14, False),
    "from the same begin to later": (10, 14, False),
    "from earlier to the same end": (9, 13, False),
    "over the end": (12, 14, False),
    "touching after": (13, 15, True),
    "after": (15, 16, True),
}
HOLDING = (OccurrenceState.BOOKED, OccurrenceState.OPTION)
LEFT, RIGHT = (1, 2), (2, 3)


@pytest.fixture
def rooms(database):
    with database.write("set up") as session:
        community = a_community(session, storeys=())
        return a_room(session, community), a_room(session, community, "Atelier")


def put(database, room, begins, ends, day=DAY, moments=None, **more):
    """Writes a date as it is, from hour until hour; `moments` where the clock leaves a choice."""
    where = span(day, time(begins), time(ends))
    with database.write("bookings.book") as session:
        made = an_occurrence(session, room, "Koor", day, **more)
        made.ends_day, made.begins, made.ends = where.ends_day, where.begins, where.ends
        made.begins_utc, made.ends_utc = moments or (where.begins_utc, where.ends_utc)
        session.flush()
        return made.id


def stands(database, *given, **more):
    """Whether the store lets it stand beside what is there."""
    try:
        put(database, *given, **more)
    except Conflict as conflict:
        return conflict.code != "room_taken"
    return True


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_of_overlap(database, rooms, shape):
    begins, ends, free = SHAPES[shape]
    put(database, rooms[0], 10, 13)
    assert stands(database, rooms[0], begins, ends) is free
    assert stands(database, rooms[1], begins, ends)


@pytest.mark.parametrize("first", list(OccurrenceState))
@pytest.mark.parametrize("second", list(OccurrenceState))
def test_only_what_holds_a_room_is_in_the_way(database, rooms, first, second):
    put(database, rooms[0], 10, 12, state=first)
    both = first in HOLDING and second in HOLDING
    assert stands(database, rooms[0], 11, 13, state=second) is not both


@pytest.mark.parametrize(
    ("one", "other", "free"),
    [
        (WHOLE, LEFT, False),
        (LEFT, WHOLE, False),
        (WHOLE, RIGHT, False),
        (LEFT, LEFT, False),
        (LEFT, RIGHT, True),
        (RIGHT, LEFT, True),
        ((1, 3), RIGHT, False),
    ],
)
def test_the_whole_and_its_parts(database, rooms, one, other, free):
    whole, room = rooms
    place = {"whole_id": whole.id, "part_from": one[0], "part_until": one[1]}
    put(database, room, 10, 12, **place)
    place = {"whole_id": whole.id, "part_from": other[0], "part_until": other[1]}
    assert stands(database, room, 11, 13, **place) is free


@pytest.mark.parametrize(
    ("begins", "ends", "day", "free"),
    [
        (22, 1, DAY, False),  # over the begin, itself over midnight
        (21, 23, DAY, True),  # touches the begin
        (0, 3, DAY + timedelta(days=1), False),  # inside, on the next day
        (3, 5, DAY + timedelta(days=1), True),  # touches the end
        (2, 4, DAY + timedelta(days=1), False),
    ],
)
def test_over_midnight(database, rooms, begins, ends, day, free):
    put(database, rooms[0], 23, 3)
    assert stands(database, rooms[0], begins, ends, day) is free


def test_what_lasts_for_days_is_in_the_way_of_every_one_of_them(database, rooms):
    later = datetime(2026, 12, 5, 9, tzinfo=UTC)
    with database.write("calendar.read") as session:
        made = an_occurrence(session, rooms[0], "Tentoonstelling", DAY)
        made.ends_day, made.ends_utc = later.date(), later
    assert not stands(database, rooms[0], 20, 22, DAY + timedelta(days=3))
    assert stands(database, rooms[0], 10, 12, later.date())  # ten o'clock is nine in UTC


def test_the_hour_that_comes_twice_is_two_hours(database, rooms):
    """From two until three by the clock there are two moments: each can be held once."""
    midnight, one, two = (datetime(2027, 10, 31, hour, tzinfo=UTC) for hour in (0, 1, 2))
    put(database, rooms[0], 2, 3, AUTUMN, (midnight, one))
    assert stands(database, rooms[0], 2, 3, AUTUMN, (one, two))
    assert not stands(database, rooms[0], 2, 3, AUTUMN, (midnight, one))
    assert not stands(database, rooms[0], 1, 4, AUTUMN)
    assert stands(database, rooms[0], 3, 4, AUTUMN)


@pytest.mark.parametrize("change", ["times", "room", "part", "state"])
def test_a_change_is_guarded_as_well(database, rooms, change):
    put(database, rooms[0], 10, 12)
    other = {
        "times": lambda: put(database, rooms[0], 13, 15),
        "room": lambda: put(database, rooms[1], 10, 12),
        "part": lambda: put(
            database, rooms[1], 10, 12, whole_id=rooms[1].id, part_from=1, part_until=2
        ),
        "state": lambda: put(database, rooms[0], 10, 12, state=OccurrenceState.CLASH),
    }[change]()
    values = {
        "times": {"begins_utc": datetime(2026, 12, 1, 10, tzinfo=UTC)},
        "room": {"whole_id": rooms[0].id},
        "part": {"whole_id": rooms[0].id},
        "state": {"state": OccurrenceState.BOOKED},
    }[change]
    with pytest.raises(Conflict) as caught, database.write("bookings.change") as session:
        for name, value in values.items():
            setattr(session.get_one(Occurrence, other), name, value)
    assert caught.value.code == "room_taken"


def test_a_date_is_not_in_its_own_way(database, rooms):
    own = put(database, rooms[0], 10, 12)
    with database.write("bookings.change") as session:
        session.get_one(Occurrence, own).ends_utc += timedelta(hours=1)
    assert not stands(database, rooms[0], 12, 14)
