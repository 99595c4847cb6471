"""Which booking an entry of the log belongs to."""

from datetime import date, time
from types import SimpleNamespace

import pytest

from desktop.domain.vocabulary import ActivityState
from desktop.services.bookings import Bookings
from tests.builders import a_community, a_programme, a_room, an_activity, an_occurrence

YESTERDAY = date(2026, 11, 23)


@pytest.fixture
def morning(database, clock):
    """What was booked yesterday from ten to twelve, after somebody logged `more`."""

    def book(begins=time(10), ends=time(12), room="Huiskamer", **more):
        with database.write("test.fill") as session:
            betje = a_community(session)
            rooms = {name: a_room(session, betje, name) for name in ("Huiskamer", "Atelier")}
            booked = an_occurrence(session, rooms["Huiskamer"], "Koffieochtend", YESTERDAY)
            coffee = a_programme(session)
            if more.pop("named", False):
                more["occurrence_id"] = booked.id
            entry = an_activity(
                session, betje, coffee, YESTERDAY,
                begins=begins, ends=ends, room_id=rooms[room].id, **more,
            )  # fmt: skip
            ids = booked.id, entry.id
        block = Bookings(database, clock).details(ids[0]).block
        return SimpleNamespace(block=block, entry=ids[1])

    return book


def test_an_entry_of_that_time_and_room_belongs_to_what_was_booked(morning):
    found = morning()
    assert found.block.logged == found.entry
    assert not found.block.concept


def test_an_entry_that_ran_over_belongs_to_where_it_mostly_was(morning):
    found = morning(time(10), time(13))
    assert found.block.logged == found.entry


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"begins": time(12), "ends": time(13)},
        {"begins": time(11, 30), "ends": time(13)},
        {"room": "Atelier"},
        {"state": ActivityState.STRUCK},
        {"state": ActivityState.CANCELLED},
    ],
    ids=["after it", "mostly after it", "another room", "struck", "cancelled"],
)
def test_another_entry_does_not(morning, elsewhere):
    assert morning(**elsewhere).block.logged is None


def test_an_entry_that_names_the_booking_belongs_to_it_whenever_it_was(morning):
    found = morning(time(15), time(16), named=True)
    assert found.block.logged == found.entry


def test_an_unfinished_entry_is_told_apart(morning):
    found = morning(state=ActivityState.CONCEPT)
    assert found.block.logged == found.entry
    assert found.block.concept
