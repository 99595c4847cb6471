"""Bookings of more than a day: what is changed about them, they keep their days."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop.domain.errors import Refused
from desktop.domain.rooms.changes import Change, Scope, WayKind
from desktop.domain.rooms.plan import Fate
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.vocabulary import OccurrenceState
from desktop.domain.wall_clock import to_utc
from desktop.models import Booking, Room
from desktop.services.bookings import Bookings
from desktop.services.undo import Undo
from tests.builders import a_community, a_room, an_occurrence
from tests.services.test_bookings import a_wish, at, book, dates, holding

FRIDAY = date(2027, 1, 8)
WEEK = timedelta(days=7)
WEEKEND = {"day": FRIDAY, "begins": time(18), "ends": time(14), "nights": 2}
WEEKENDS = Repeat(Frequency.WEEK, every=2, times=3)


@pytest.fixture
def rooms(database):
    with database.write("set up") as session:
        community = a_community(session)
        living = a_room(session, community)
        studio = a_room(session, community, "Atelier", position=1)
        session.flush()
        return living.id, studio.id


@pytest.fixture
def living(rooms):
    return rooms[0]


@pytest.fixture
def bookings(database, clock):
    return Bookings(database, clock)


def spans(database, booking_id):
    return [
        (datetime.combine(d.day, d.begins), datetime.combine(d.ends_day, d.ends))
        for d in holding(database, booking_id)
    ]


def weekend(day=FRIDAY, begins=18, ends=14):
    return at(day, begins), at(day + timedelta(days=2), ends)


def change(bookings, date_, scope, **to):
    details = bookings.details(date_.id)
    wish = details.wish_of_date if scope is Scope.THIS else details.wish
    wanted = Change(date_.id, scope, replace(wish, **to), details.version)
    bookings.change(wanted, {}, bookings.rehearse_change(wanted, {}))


def test_a_weekend_is_booked_and_holds_the_room_all_through(bookings, database, living):
    booking_id = book(bookings, a_wish(living, **WEEKEND))
    assert spans(database, booking_id) == [weekend()]
    (slot,) = bookings.rehearse(a_wish(living, day=date(2027, 1, 9)), {}).slots
    assert slot.fate is Fate.BLOCKED
    with database.read() as session:
        record = session.get_one(Booking, booking_id)
        assert (record.day, record.begins, record.ends) == (FRIDAY, None, None)


@pytest.mark.parametrize("scope", [Scope.ALL, Scope.LATER, Scope.THIS])
def test_another_title_leaves_the_days_as_they_are(bookings, database, living, scope):
    booking_id = book(bookings, a_wish(living, repeat=WEEKENDS, **WEEKEND))
    before = spans(database, booking_id)
    assert before == [weekend(FRIDAY + 2 * n * WEEK) for n in range(3)]
    ids = [d.id for d in dates(database, booking_id)]
    change(bookings, dates(database, booking_id)[0], scope, title="Logeerweekend")
    assert spans(database, booking_id) == before
    assert [d.id for d in dates(database, booking_id)] == ids
    assert {bookings.details(ids[0]).block.title} == {"Logeerweekend"}


def test_a_series_moves_as_long_as_it_was_and_is_undone(bookings, database, clock, living):
    booking_id = book(bookings, a_wish(living, repeat=WEEKENDS, **WEEKEND))
    before = spans(database, booking_id)
    change(bookings, dates(database, booking_id)[1], Scope.ALL, begins=time(20), nights=3)
    after = [(begins.replace(hour=20), ends + timedelta(days=1)) for begins, ends in before]
    assert spans(database, booking_id) == after
    assert bookings.details(dates(database, booking_id)[0].id).wish.nights == 3
    Undo(database, clock).undo_last()
    assert spans(database, booking_id) == before


def test_it_becomes_an_evening_and_an_evening_becomes_a_weekend(bookings, database, living):
    booking_id = book(bookings, a_wish(living, **WEEKEND))
    (one,) = dates(database, booking_id)
    change(bookings, one, Scope.ALL, begins=time(18), ends=time(22), nights=None)
    assert spans(database, booking_id) == [(at(FRIDAY, 18), at(FRIDAY, 22))]
    assert bookings.details(one.id).wish.nights is None
    change(bookings, one, Scope.ALL, ends=time(14), nights=2)
    assert spans(database, booking_id) == [weekend()]


def test_the_series_is_told_by_a_date_that_nobody_moved(bookings, database, living):
    booking_id = book(bookings, a_wish(living, repeat=WEEKENDS, **WEEKEND))
    first = dates(database, booking_id)[0]
    change(bookings, first, Scope.THIS, begins=time(10), ends=time(12), nights=None)
    wish = bookings.details(first.id).wish
    assert (wish.begins, wish.ends, wish.nights) == (time(18), time(14), 2)
    assert bookings.details(first.id).wish_of_date.nights is None


def test_an_open_series_of_weekends_grows_by_weekends(bookings, database, clock, living):
    weekly = Repeat(Frequency.MONTH_WEEKDAY, nth=3)
    booking_id = book(bookings, a_wish(living, repeat=weekly, **WEEKEND))
    were = len(dates(database, booking_id))
    clock.step(timedelta(days=70))
    assert bookings.grow() > 0
    found = dates(database, booking_id)
    assert len(found) > were
    assert {(d.ends_day - d.day).days for d in found} == {2}


def test_a_whole_day_is_moved_and_renamed(bookings, database, living):
    booking_id = book(bookings, a_wish(living, begins=time(0), ends=time(0), nights=1))
    (one,) = dates(database, booking_id)
    change(bookings, one, Scope.THIS, title="Straatfeest")
    there = at(FRIDAY, 0)
    version = dates(database, booking_id)[0].version
    bookings.move(one.id, living, there, there + timedelta(days=1), version)
    assert spans(database, booking_id) == [(there, there + timedelta(days=1))]


def test_a_weekend_is_dragged_to_another(bookings, database, living):
    booking_id = book(bookings, a_wish(living, **WEEKEND))
    (one,) = dates(database, booking_id)
    begins, ends = weekend(FRIDAY + WEEK)
    bookings.move(one.id, living, begins, ends, one.version)
    assert spans(database, booking_id) == [(begins, ends)]


def test_what_is_in_the_way_on_its_second_day_is_found(bookings, living):
    book(bookings, a_wish(living, "Soep", day=FRIDAY + timedelta(days=2), begins=time(9)))
    (slot,) = bookings.rehearse(a_wish(living, **WEEKEND), {}).slots
    assert [o.name for o in slot.obstacles] == ["Soep"]
    assert slot.fate is Fate.BLOCKED
    later = a_wish(living, **(WEEKEND | {"begins": time(12), "ends": time(8)}))
    assert bookings.rehearse(later, {}).decided


def test_a_clash_of_a_weekend_goes_to_the_other_room(bookings, database, rooms):
    living, studio = rooms
    book(bookings, a_wish(living, day=FRIDAY + timedelta(days=1)))
    with database.write("read in") as session:
        begins, ends = weekend()
        clash = an_occurrence(
            session, session.get_one(Room, living), "Kamp", FRIDAY, state=OccurrenceState.CLASH
        )
        clash.begins, clash.ends_day, clash.ends = begins.time(), ends.date(), ends.time()
        clash.begins_utc = to_utc(FRIDAY, begins.time())
        clash.ends_utc = to_utc(ends.date(), ends.time())
        session.flush()
        clash_id, booking_id = clash.id, clash.booking_id
    ways = bookings.ways_out(clash_id).ways
    (room,) = [way for way in ways if way.kind is WayKind.ROOM]
    assert (room.room_id, room.begins, room.ends) == (studio, *weekend())
    bookings.take(clash_id, room)
    assert spans(database, booking_id) == [weekend()]


@pytest.mark.parametrize(
    ("times", "code"),
    [
        ({"ends": time(18), "nights": 0}, "booking_no_time"),
        ({"ends": time(14), "nights": 0}, "booking_ends_first"),
        ({"nights": 63}, "booking_too_long"),
    ],
)
def test_what_is_no_stretch_of_time_is_refused(bookings, living, times, code):
    with pytest.raises(Refused) as refused:
        bookings.rehearse(a_wish(living, **(WEEKEND | times)), {})
    assert [problem.code for problem in refused.value.problems] == [code]


def test_days_that_ran_into_each_other_on_the_way_back_are_undone(
    bookings, database, clock, living
):
    """Each day back at 0.00 would meet its neighbour that still lasts from noon to noon."""
    daily = Repeat(Frequency.DAY, times=4)
    wish = a_wish(
        living, day=date(2027, 1, 4), begins=time(0), ends=time(0), nights=1, repeat=daily
    )
    booking_id = book(bookings, wish)
    before = spans(database, booking_id)
    for begins in (time(12), time(0)):
        one = dates(database, booking_id)[0]
        change(bookings, one, Scope.ALL, begins=begins, ends=begins, nights=1)
    undo = Undo(database, clock)
    undo.undo_last()
    undo.undo_last()
    assert spans(database, booking_id) == before
