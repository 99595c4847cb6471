"""A calendar that meets what is booked here: read again, newer, changed by hand, closed."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from desktop.domain.clock import HOME_ZONE
from desktop.domain.reading.rehearsal import Fate
from desktop.domain.rooms.changes import Scope
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Booking, Closure, Occurrence
from desktop.services.bookings import Bookings
from tests.builders import a_community, a_room, add
from tests.services.importing.test_meeting_what_stands import (
    calendar,
    event,
    everything,
    read,
    states,
)

WEEKLY = ("koor", "20270105", "1000", "1200")
BOOKED, CANCELLED, CLASH = (
    OccurrenceState.BOOKED,
    OccurrenceState.CANCELLED,
    OccurrenceState.CLASH,
)


@pytest.fixture
def bookings(database, clock):
    return Bookings(database, clock)


def series(rule="FREQ=WEEKLY;COUNT=4", *more, title=WEEKLY):
    return event(*title, f"RRULE:{rule}", *more)


def dates(database):
    with database.read() as session:
        found = session.scalars(select(Occurrence).order_by(Occurrence.begins_utc))
        return list(found)


def told(result):
    return [(n.code, *n.values.values()) for row in result.rows for n in row.notices]


def test_the_same_file_again_changes_nothing_and_doubles_nothing(importing, database):
    data = calendar(series(), event("soep", "20270106", "1200", "1300"))
    read(importing, data, name="a.ics")
    again = read(importing, data, name="a.ics")
    assert (again.changes_nothing, {r.fate for r in again.rows}) == (True, {Fate.SAME})
    same_words = data.replace(b"END:VCALENDAR", b"X-NEW:1\r\nEND:VCALENDAR")
    assert read(importing, same_words, name="b.ics").changes_nothing
    assert len(dates(database)) == 5


def test_a_date_knows_its_room_and_its_series(importing, database):
    with database.write("set up") as session:
        house = a_community(session)
        whole = a_room(session, house, "Zaal")
        session.flush()
        half = a_room(session, house, "Huiskamer", position=1, part_of_id=whole.id, part=1)
        session.flush()
        whole_id, half_id = whole.id, half.id
    read(importing, calendar(series("FREQ=WEEKLY;UNTIL=20270126T090000Z")), name="a.ics")
    (booking,) = everything(database, Booking)
    assert (booking.day, booking.begins, booking.ends) == (date(2027, 1, 5), time(10), time(12))
    assert booking.rule == "FREQ=WEEKLY;UNTIL=20270126T100000"
    assert {(d.room_id, d.whole_id, d.part_from) for d in dates(database)} == {
        (half_id, whole_id, 1)
    }


def test_a_room_and_its_half_clash(importing, database):
    with database.write("set up") as session:
        house = a_community(session)
        whole = a_room(session, house, "Zaal")
        session.flush()
        a_room(session, house, "Huiskamer", position=1, part_of_id=whole.id, part=1)
    zaal = event("feest", "20270112", "1100", "1300").replace("Huiskamer", "Zaal")
    result = read(importing, calendar(series(), zaal), name="a.ics")
    assert told(result)[-1] == ("date_clashes", date(2027, 1, 12), "koor")
    clash = next(d for d in dates(database) if d.state is CLASH)
    assert (clash.why, clash.reason) == ("taken", "koor")


def test_a_series_without_an_end_grows_by_itself(importing, database, bookings, clock):
    result = read(importing, calendar(series("FREQ=WEEKLY")), name="a.ics")
    assert ("series_open", date(2027, 11, 23)) in told(result)
    (booking,) = everything(database, Booking)
    assert (booking.open_ended, booking.grown_until) == (True, date(2027, 11, 24))
    clock.step(timedelta(days=21))
    assert bookings.grow() == 3
    days = [d.day for d in dates(database)]
    assert days == [date(2027, 1, 5) + timedelta(weeks=n) for n in range(len(days))]
    assert days[-1] == date(2027, 12, 14)
    newer = calendar(series("FREQ=WEEKLY"), event("soep", "20270106", "1200", "1300"))
    assert (read(importing, newer, name="b.ics").updated, len(dates(database))) == (0, 51)


def test_a_series_that_cannot_grow_gets_more_dates_when_its_file_is_read_later(
    importing, database, clock
):
    data = calendar(series("FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=1"))
    result = read(importing, data, name="a.ics")
    assert ("series_cut", date(2027, 11, 2)) in told(result)
    before = len(dates(database))
    clock.step(timedelta(days=60))
    later = read(importing, data, name="a.ics")
    assert (later.updated, later.occurrences) == (1, 2)
    assert len(dates(database)) == before + 2


def test_what_somebody_changed_or_cancelled_here_stays(importing, database, bookings):
    data = calendar(series())
    read(importing, data, name="a.ics")
    first, second, third, _ = dates(database)
    at = datetime.combine(date(2027, 1, 6), time(15))
    bookings.move(first.id, first.room_id, at, at + timedelta(hours=2), first.version)
    bookings.cancel(second.id, Scope.THIS, "vrije dag")
    newer = calendar(series("FREQ=WEEKLY;COUNT=3"))
    for file, updated in ((data, 0), (newer, 1)):
        result = read(importing, file, name="a.ics")
        assert result.updated == updated
        assert [t for t in told(result) if t[0] == "date_kept"] == [
            ("date_kept", date(2027, 1, 5)), ("date_kept", date(2027, 1, 12)),
        ]  # fmt: skip
    assert [(d.day, d.state) for d in dates(database)] == [
        (date(2027, 1, 6), BOOKED), (date(2027, 1, 12), CANCELLED),
        (date(2027, 1, 19), BOOKED), (date(2027, 1, 26), CANCELLED),
    ]  # fmt: skip
    assert dates(database)[2].id == third.id


def test_a_clash_whose_room_is_free_now_gets_it(importing, database, bookings):
    choir, yoga = event(*WEEKLY), event("yoga", "20270105", "1130", "1230")
    read(importing, calendar(choir, yoga), name="a.ics")
    clash = next(d for d in dates(database) if d.state is CLASH)
    bookings.cancel(next(d for d in dates(database) if d.state is BOOKED).id, Scope.THIS)
    result = read(importing, calendar(yoga), name="b.ics")
    (change,) = next(row for row in result.rows if row.title == "yoga").changes
    assert (change.freed, change.after) == (True, datetime.combine(date(2027, 1, 5), time(11, 30)))
    assert next(d for d in dates(database) if d.id == clash.id).state is BOOKED


def test_a_clash_that_moves_to_a_free_hour_is_a_date_that_changes(importing, database):
    choir = event(*WEEKLY)
    for hours, freed in ((("1130", "1230"), []), (("1200", "1300"), [False])):
        file = calendar(choir, event("yoga", "20270105", *hours))
        result = read(importing, file, name=f"{hours[0]}.ics")
        assert [change.freed for row in result.rows for change in row.changes] == freed


def test_a_whole_series_that_moves_to_another_hour_keeps_its_dates(importing, database):
    read(importing, calendar(series()), name="a.ics")
    ids = [d.id for d in dates(database)]
    moved = series(title=("koor", "20270105", "1100", "1300"))
    result = read(importing, calendar(moved), name="b.ics")
    assert (result.updated, result.occurrences, result.clashes) == (1, 4, 0)
    assert [(d.id, d.begins, d.state) for d in dates(database)] == [
        (id_, time(11), BOOKED) for id_ in ids
    ]


def test_dates_that_change_places_do_not_get_in_each_others_way(importing, database):
    one, two = event("a", "20270105", "1000", "1100"), event("b", "20270105", "1100", "1200")
    read(importing, calendar(one, two), name="a.ics")
    swapped = calendar(
        event("a", "20270105", "1100", "1200"), event("b", "20270105", "1000", "1100")
    )
    assert read(importing, swapped, name="b.ics").clashes == 0
    assert {(d.begins, d.state) for d in dates(database)} == {
        (time(10), BOOKED), (time(11), BOOKED),
    }  # fmt: skip


def test_what_is_past_stays_as_it_was(importing, database):
    read(importing, calendar(series(title=("koor", "20261110", "1000", "1200"))), name="a.ics")
    later = series(title=("koor", "20261110", "1100", "1300"))
    result = read(importing, calendar(later), name="b.ics")
    assert ("dates_past", 3) in told(result)
    assert [d.begins.hour for d in dates(database)] == [10, 10, 10, 11]


def test_a_cancelled_event_frees_its_dates_to_come(importing, database):
    read(importing, calendar(series()), name="a.ics")
    result = read(importing, calendar(series("FREQ=WEEKLY;COUNT=4", "STATUS:CANCELLED")))
    assert result.rows[0].fate is Fate.UPDATED
    assert {d.state for d in dates(database)} == {CANCELLED}
    back = read(importing, calendar(series("FREQ=WEEKLY;COUNT=4", "SEQUENCE:9")), name="c.ics")
    assert (back.occurrences, {d.state for d in dates(database)}) == (4, {BOOKED})
    assert len(dates(database)) == 4


def test_a_clash_takes_the_room_when_it_is_free_and_the_calendar_is_read_again(
    importing, database, bookings
):
    read(importing, calendar(event("soep", "20270112", "1000", "1200")), name="a.ics")
    read(importing, calendar(series()), name="b.ics")
    soep = next(d for d in dates(database) if d.state is BOOKED and d.day == date(2027, 1, 12))
    newer = calendar(series("FREQ=WEEKLY;COUNT=4", "SEQUENCE:2"))
    assert read(importing, newer, name="c.ics").changes_nothing
    bookings.cancel(soep.id, Scope.ALL)
    newest = calendar(series("FREQ=WEEKLY;COUNT=4", "SEQUENCE:3"))
    assert read(importing, newest, name="d.ics").clashes == 0
    assert states(database)["koor", date(2027, 1, 12)] is BOOKED


def test_a_date_may_be_in_another_room_than_its_series(importing, database):
    away = event("koor", "20270112", "1000", "1200", "RECURRENCE-ID:20270112T100000")
    result = read(importing, calendar(series(), away.replace("Huiskamer", "Atelier")))
    assert result.made.rooms == ("Huiskamer", "Atelier")
    rooms = [d.room_id for d in dates(database)]
    assert (len(set(rooms)), rooms.count(rooms[1])) == (2, 1)


def test_a_closed_room_is_told_and_the_fact_is_read_in(importing, database):
    with database.write("set up") as session:
        house = a_community(session)
        a_room(session, house)
        add(session, Closure(
            community_id=house.id, begins=date(2027, 1, 11), ends=date(2027, 1, 16),
            reason="Verbouwing",
        ))  # fmt: skip
    christmas = event("kerst", "20261225", "1000", "1200")
    result = read(importing, calendar(series(), christmas), name="a.ics")
    assert told(result) == [
        ("date_closed", date(2027, 1, 12), "Verbouwing"),
        ("date_closed", date(2026, 12, 25), "Eerste kerstdag"),
    ]
    assert {d.state for d in dates(database)} == {BOOKED}


def test_a_series_longer_than_its_own_step_runs_into_itself(importing, database):
    long = event("kamp", "20270105", "1000", "1200", "RRULE:FREQ=DAILY;COUNT=3").replace(
        "DTEND:20270105T120000", "DTEND:20270106T120000"
    )
    result = read(importing, calendar(long), name="a.ics")
    assert told(result) == [("date_in_own_series", date(2027, 1, 6))]
    assert [d.state for d in dates(database)] == [BOOKED, CLASH, BOOKED]


def test_the_night_in_which_the_clock_is_changed_lasts_as_long_as_it_does(importing, database):
    night = event("feest", "20261024", "2200", "2359").replace(
        "DTEND:20261024T235900", "DTEND:20261025T040000"
    )
    read(importing, calendar(night), name="a.ics")
    (date_,) = dates(database)
    begins = datetime(2026, 10, 24, 22, tzinfo=HOME_ZONE)
    assert date_.begins_utc == begins
    assert date_.ends_utc - date_.begins_utc == timedelta(hours=7)
