"""Many who book at once, a kill in the middle, two at work in one calendar.

A small share of the campaigns in tests/campaign/rooms_*.py.
"""

import json
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta

import pytest

from desktop import compose
from desktop.backstage import Backstage
from desktop.domain.changes import Topic
from desktop.domain.errors import Conflict
from desktop.domain.rooms.plan import Fate, InTheWay
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.rooms.wish import Choice, Decision, Wish
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Occurrence, Room
from desktop.services.bookings import Bookings
from desktop.storage import engines
from desktop.storage.database import Database
from desktop.storage.queries import rooms
from tests.builders import a_community, a_programme, an_activity
from tests.campaign.rooms_place import doubles, drop_last_defence, furnish, holding
from tests.campaign.rooms_race import Blind, Game, by_threads, look
from tests.house.source import ROOT

MONDAY = date(2026, 11, 30)
WEEKLY = Repeat(Frequency.WEEK, last_day=date(2027, 2, 1))


def tally(module, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", f"tests.campaign.{module}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def windows(server_url, clock, announced):
    opened = [Database(engines.server_engine(server_url), announced, clock) for _ in range(8)]
    yield opened
    for database in opened:
        database.close()


@pytest.fixture(params=["embedded", "server"])
def stores(request, clock):
    """One embedded store, or eight windows on one server."""
    if request.param == "server":
        return request.getfixturevalue("windows")
    return [request.getfixturevalue("embedded")]


def race(databases, guard):
    house = furnish(databases[0])
    if guard in ("lock", "none"):
        drop_last_defence(databases[0])
    return look(databases[0], by_threads(Game(6, 8, guard), house, databases))


@pytest.mark.parametrize("store", ["embedded", "server"])
def test_of_many_at_once_one_gets_the_room_and_the_others_hear_who(store, server):
    found = tally("rooms_race", store, "--rounds", "6", "--clients", "8")
    assert (found["rounds"], found["clients"]) == (6, 8)
    assert (found["doubles"], found["not_one_winner"], found["untold"]) == (0, 0, 0)
    assert found["told_by_name"] == 6 * 7
    assert found.get("at_the_door") == ("in_use" if store == "embedded" else None)


def test_the_lock_alone_suffices(stores):
    found = race(stores, "lock")
    assert (found.doubles, found.not_one_winner, found.untold) == (0, 0, 0)
    assert found.told_by_name == 6 * 7


def test_the_guard_of_the_store_alone_suffices(stores):
    found = race(stores, "store")
    assert (found.doubles, found.not_one_winner) == (0, 0)
    # Constraints that wait for each other in a circle are cut through: "busy, try again".
    assert set(found.other) <= {"busy"}
    assert found.refused_by_the_store > 0


def test_without_both_a_room_is_booked_double(stores):
    """The control: this race sees what it is there to see."""
    assert race(stores, "none").doubles > 0


def test_two_that_looked_before_either_saved(stores, clock):
    """Interleaved by hand: both saw a free room, both write; the second is refused."""
    here, there = stores[0], stores[-1]
    house = furnish(here)
    one, other = (
        Wish(room, title, MONDAY, time(10), time(12))
        for room, title in ((house.left, "Koor"), (house.whole, "Breigroep"))
    )
    seen = [Bookings(here, clock).rehearse(wish, {}) for wish in (one, other)]
    Blind(here, clock).book(one, {}, seen[0])
    with pytest.raises(Conflict) as caught:
        Blind(there, clock).book(other, {}, seen[1])
    assert caught.value.code == "room_taken"
    beside = Wish(house.right, "Yoga", MONDAY, time(10), time(12))
    Blind(there, clock).book(beside, {}, Bookings(there, clock).rehearse(beside, {}))
    assert (holding(here), doubles(here)) == (2, 0)


@pytest.mark.parametrize("store", ["embedded", "server"])
def test_a_series_cut_off_is_there_whole_or_not_at_all(store, server):
    found = tally("rooms_kill", store, "--rounds", "4", "--seed", "7")
    assert found["nothing"] + found["everything"] == found["killed_while_saving"] == 4
    assert (found["halves"], found["unsound"]) == (0, 0)


def test_the_kill_campaign_sees_a_series_by_half():
    assert (
        tally("rooms_kill", "embedded", "--rounds", "2", "--dates", "40", "--by-date")["halves"] > 0
    )


def test_the_later_of_two_saves_gets_the_new_plan_and_keeps_what_was_chosen(windows, clock):
    house = furnish(windows[0])
    mine, theirs = (Bookings(database, clock) for database in windows[:2])
    day, taken = MONDAY + timedelta(weeks=1), MONDAY + timedelta(weeks=2)
    wish = Wish(house.whole, "Breigroep", MONDAY, time(10), time(12), repeat=WEEKLY)
    decisions = {day: Decision(Choice.OTHER_TIME, begins=time(14), ends=time(16))}
    seen = mine.rehearse(wish, decisions)
    urgent = Wish(house.left, "Spoedoverleg", taken, time(9), time(11))
    theirs.book(urgent, {}, theirs.rehearse(urgent, {}))
    with pytest.raises(Conflict) as caught:
        mine.book(wish, decisions, seen)
    plan = caught.value.theirs
    (blocked,) = [slot for slot in plan.slots if slot.fate is Fate.BLOCKED]
    assert (blocked.day, blocked.obstacles[0].name) == (taken, "Spoedoverleg")
    (moved,) = [slot for slot in plan.slots if slot.day == day]
    assert (moved.fate, moved.span.begins) == (Fate.BOOK, time(14))
    decisions[taken] = Decision(Choice.SKIP)
    mine.book(wish, decisions, mine.rehearse(wish, decisions))
    assert (holding(windows[1]), doubles(windows[1])) == (1 + 9, 0)


def test_two_coordinators_see_each_others_bookings(windows, server_url, clock):
    """What the one books, the other is told of at the next look: also right after opening."""
    house = furnish(windows[0])
    heard = [], []
    here, there = (Backstage(clock, heard_by.append, lambda: compose) for heard_by in heard)
    opened = [backstage.open(server_url, "") for backstage in (here, there)]
    mine, theirs = (opening.services.bookings for opening in opened)
    for at in (MONDAY, MONDAY + timedelta(days=1)):
        wish = Wish(house.whole, "Koor", at, time(10), time(12))
        mine.book(wish, {}, mine.rehearse(wish, {}))
        heard[1].clear()
        there.poll()
        assert [Topic.BOOKINGS in topics for topics in heard[1]] == [True]
    agenda = theirs.agenda(MONDAY, 7, house.community)
    assert [block.title for block in agenda.blocks] == ["Koor", "Koor"]
    (slot,) = theirs.rehearse(wish, {}).slots
    assert slot.obstacles[0].kind is InTheWay.TAKEN
    heard[1].clear()
    there.poll()
    assert not heard[1]
    here.close()
    there.close()


def test_logging_in_a_room_does_not_wait_for_who_books_there(windows, clock):
    """Who books holds the rooms; a record that only names a room must not wait for that, or
    the two could wait for each other."""
    house = furnish(windows[0])
    inside, done = threading.Event(), threading.Event()

    def book():
        with windows[0].write("bookings.book") as session:
            rooms.lock(session, house.community)
            inside.set()
            return done.wait(20)

    with ThreadPoolExecutor(1) as pool:
        booking = pool.submit(book)
        assert inside.wait(20)
        with windows[1].write("log.add") as session:
            room = session.get_one(Room, house.whole)
            community = a_community(session, "Elders", storeys=())
            programme = a_programme(session)
            an_activity(session, community, programme, MONDAY, room_id=room.id)
        done.set()
        assert booking.result()


def test_series_that_grow_in_two_windows_at_once_grow_once(windows, clock):
    house = furnish(windows[0])
    endless = Repeat(Frequency.WEEK)
    wish = Wish(house.whole, "Koor", MONDAY, time(10), time(12), repeat=endless)
    bookings = [Bookings(database, clock) for database in windows]
    booking = bookings[0].book(wish, {}, bookings[0].rehearse(wish, {}))
    clock.step(timedelta(days=21))

    def grow(window):
        try:
            return window.grow()
        except Conflict:
            return 0

    with ThreadPoolExecutor(len(bookings)) as pool:
        assert sorted(pool.map(grow, bookings))[-2:] == [0, 3]
    with windows[0].read() as session:
        dates = session.query(Occurrence).filter_by(booking_id=booking).all()
    assert {each.state for each in dates} == {OccurrenceState.BOOKED}
    assert len({each.day for each in dates}) == len(dates) == 55
