"""What is no longer in a newer file of the same calendar: offered, and then cancelled."""

from datetime import date, datetime, time, timedelta

import pytest

from desktop.domain.reading.rehearsal import Fate
from desktop.domain.vocabulary import OccurrenceState
from desktop.services.bookings import Bookings
from desktop.services.undo import Undo
from tests.services.importing.conftest import BW
from tests.services.importing.test_calendar_again import dates
from tests.services.importing.test_meeting_what_stands import calendar, event, read, states

BOOKED, CANCELLED = OccurrenceState.BOOKED, OccurrenceState.CANCELLED
WEEKLY = "RRULE:FREQ=WEEKLY"
CHOIR = event("koor", "20270105", "1000", "1200", f"{WEEKLY};COUNT=4")
SOUP = event("soep", "20270106", "1200", "1300")
YOGA = event("yoga", "20270120", "0900", "1000")
DRINKS = event("borrel", "20270226", "1600", "1800")


@pytest.fixture
def bookings(database, clock):
    return Bookings(database, clock)


def of(database, uid):
    found = sorted(states(database).items())
    return {day: state for (name, day), state in found if name == uid}


def rows(result, fate=Fate.GONE):
    return [(row.title, [n.code for n in row.notices]) for row in result.rows if row.fate is fate]


def test_it_is_offered_cancelled_and_undone_as_part_of_the_reading(importing, database, clock):
    read(importing, calendar(CHOIR, SOUP, YOGA, DRINKS), name="a.ics")
    opened = importing.open_bytes(calendar(CHOIR, SOUP, DRINKS), "b.ics")
    told = importing.rehearse(opened, BW)
    assert rows(told) == [("yoga", ["event_missing"])]
    (row,) = told.of(Fate.GONE)
    assert [(c.field, c.before, c.after) for c in row.changes] == [("date", date(2027, 1, 20), "")]
    assert (row.row, told.added, told.updated, told.changes_nothing) == (0, 0, 1, False)
    assert of(database, "yoga") == {date(2027, 1, 20): BOOKED}
    importing.commit(opened, BW)
    assert of(database, "yoga") == {date(2027, 1, 20): CANCELLED}
    assert set(of(database, "koor").values()) == {BOOKED}
    assert read(importing, calendar(CHOIR, SOUP, DRINKS, ""), name="c.ics").changes_nothing
    Undo(database, clock).undo_last()
    assert of(database, "yoga") == {date(2027, 1, 20): BOOKED}


def test_it_comes_back_with_the_calendar_and_keeps_its_number(importing, database):
    read(importing, calendar(CHOIR, YOGA, DRINKS), name="a.ics")
    ids = {d.id for d in dates(database)}
    read(importing, calendar(CHOIR, DRINKS), name="b.ics")
    read(importing, calendar(CHOIR, YOGA, DRINKS, ""), name="c.ics")
    assert of(database, "yoga") == {date(2027, 1, 20): BOOKED}
    assert {d.id for d in dates(database)} == ids


def test_what_takes_its_place_in_the_same_file_gets_the_room(importing, database):
    read(importing, calendar(CHOIR, YOGA, DRINKS), name="a.ics")
    dance = event("dans", "20270120", "0930", "1030")
    result = read(importing, calendar(CHOIR, dance, DRINKS), name="b.ics")
    assert (result.added, result.updated, result.clashes) == (1, 1, 0)
    assert of(database, "dans") == {date(2027, 1, 20): BOOKED}


def test_what_is_past_or_changed_here_stays(importing, database, bookings, clock):
    weekly = event("taal", "20270108", "1000", "1200", f"{WEEKLY};COUNT=4")
    read(importing, calendar(CHOIR, SOUP, weekly, DRINKS), name="a.ics")
    clock.step(timedelta(days=50))  # to 13 January
    late = next(d for d in dates(database) if d.day == date(2027, 1, 29))
    there = datetime.combine(late.day, time(14))
    bookings.move(late.id, late.room_id, there, there + timedelta(hours=2), late.version)
    result = read(importing, calendar(CHOIR, SOUP, DRINKS), name="b.ics")
    assert rows(result) == [("taal", ["event_missing", "date_kept"])]
    assert list(of(database, "taal").values()) == [BOOKED, CANCELLED, CANCELLED, BOOKED]


def test_only_the_days_that_the_file_covers_count(importing, database, bookings, clock):
    endless = event("taal", "20270108", "1000", "1200", WEEKLY)
    read(importing, calendar(CHOIR, SOUP, endless, DRINKS), name="a.ics")
    result = read(importing, calendar(CHOIR, SOUP), name="b.ics")
    assert rows(result) == [("taal", ["event_missing", "event_goes_on"])]
    gone = [day for day, state in of(database, "taal").items() if state is CANCELLED]
    assert gone == [date(2027, 1, 8), date(2027, 1, 15), date(2027, 1, 22)]
    assert of(database, "borrel") == {date(2027, 2, 26): BOOKED}


def test_a_series_of_which_nothing_is_left_does_not_grow(importing, database, bookings, clock):
    endless = event("taal", "20270108", "1000", "1200", WEEKLY)
    other = event("koor", "20270105", "1000", "1200", WEEKLY)
    last = event("feest", "20271123", "2000", "2200")
    read(importing, calendar(other, endless, last), name="a.ics")
    read(importing, calendar(other, last), name="b.ics")
    were = len(of(database, "taal"))
    assert set(of(database, "taal").values()) == {CANCELLED}
    clock.step(timedelta(days=30))
    assert bookings.grow() > 0
    assert len(of(database, "taal")) == were


def test_a_cancelled_series_without_an_end_does_not_grow(importing, database, bookings, clock):
    read(importing, calendar(event("taal", "20270108", "1000", "1200", WEEKLY)), name="a.ics")
    cancelled = event("taal", "20270108", "1000", "1200", WEEKLY, "STATUS:CANCELLED")
    read(importing, calendar(cancelled), name="b.ics")
    clock.step(timedelta(days=30))
    assert bookings.grow() == 0
    assert set(of(database, "taal").values()) == {CANCELLED}


def test_a_file_of_a_few_events_is_not_the_whole_calendar(importing, database):
    read(importing, calendar(CHOIR, SOUP, YOGA, DRINKS), name="a.ics")
    result = read(importing, calendar(CHOIR), name="b.ics")
    assert result.changes_nothing
    assert rows(result) == []
    assert rows(result, Fate.SAME)[1:] == [
        ("soep", ["calendar_partial"]),
        ("yoga", ["calendar_partial"]),
    ]
    assert set(states(database).values()) == {BOOKED}


def test_another_calendar_and_another_room_and_what_was_booked_here_stay(
    importing, database, bookings, clock
):
    read(importing, calendar(CHOIR, SOUP, DRINKS), name="a.ics")
    read(importing, calendar(YOGA.replace("Huiskamer", "Atelier")), name="other.ics")
    read(importing, calendar(event("klas", "20270113", "0900", "1000")), name="third.ics")
    elsewhere = event("klei", "20270114", "0900", "1000").replace("Huiskamer", "Atelier")
    read(importing, calendar(CHOIR, SOUP, DRINKS, elsewhere), name="b.ics")
    result = read(importing, calendar(CHOIR, SOUP, DRINKS), name="c.ics")
    assert rows(result) == []
    assert set(states(database).values()) == {BOOKED}


def test_an_event_that_cannot_be_read_is_not_missing(importing, database):
    read(importing, calendar(CHOIR, YOGA, DRINKS), name="a.ics")
    broken = event("yoga", "20270120", "0900", "0800")
    result = read(importing, calendar(CHOIR, broken, DRINKS), name="b.ics")
    assert rows(result) == []
    assert of(database, "yoga") == {date(2027, 1, 20): BOOKED}
