"""Which booking an entry of the log belongs to."""

from datetime import date, time
from types import SimpleNamespace

import pytest

from desktop.domain.today import AttentionKind
from desktop.domain.vocabulary import ActivityState
from desktop.services.bookings import Bookings
from desktop.services.log import Log
from desktop.services.today import Today
from tests.builders import a_community, a_programme, a_room, an_activity, an_occurrence

YESTERDAY, TODAY = date(2026, 11, 23), date(2026, 11, 24)


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


def everything(session, community, day):
    """Bookings of a day with an entry near each of them; those that are not logged, by title."""
    here, other = a_room(session, community, "Huiskamer"), a_room(session, community, "Atelier")
    coffee = a_programme(session)
    dates = {
        title: an_occurrence(session, here, title, day, begins, ends).id
        for title, begins, ends in (
            ("Het minste deel", time(7), time(8)),
            ("De helft", time(8, 30), time(9)),
            ("Het meeste", time(10), time(11)),
            ("Genoemd", time(11, 30), time(12)),
            ("In een andere ruimte", time(12), time(12, 30)),
            ("Wat een ander noemt", time(12, 30), time(13)),
            ("Doorgehaald", time(13), time(13, 30)),
        )
    }
    session.flush()
    for begins, ends, more in (
        (time(7, 45), time(8, 16), {}),
        (time(8, 45), time(9, 15), {}),
        (time(10, 15), time(11, 30), {}),
        (time(17), time(18), {"occurrence_id": dates["Genoemd"]}),
        (time(12), time(12, 30), {"room_id": other.id}),
        (time(12, 30), time(13), {"occurrence_id": dates["Genoemd"]}),
        (time(13), time(13, 30), {"state": ActivityState.CANCELLED}),
    ):
        times = {"begins": begins, "ends": ends, "room_id": here.id, "guests": 3}
        an_activity(session, community, coffee, day, **(times | more))
    return {"Het minste deel", "In een andere ruimte", "Wat een ander noemt", "Doorgehaald"}


@pytest.mark.parametrize("day", [YESTERDAY, TODAY], ids=["yesterday", "today"])
def test_calendar_aandacht_and_logboek_tell_the_same(database, clock, day):
    with database.write("test.fill") as session:
        betje = a_community(session)
        unlogged, home = everything(session, betje, day), betje.id
    blocks = Bookings(database, clock).agenda(day, 1, home).blocks
    assert {block.title for block in blocks if block.logged is None} == unlogged
    if day == TODAY:
        asking = {line.programme for line in Log(database, clock).timeline(home).lines
                  if line.state is None}  # fmt: skip
    else:
        asking = {item.about for item in Today(database, clock).view(home).attention
                  if item.kind is AttentionKind.BOOKING}  # fmt: skip
    assert asking == unlogged
