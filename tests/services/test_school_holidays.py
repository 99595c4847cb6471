"""School holidays that are entered here go before those that ship, wherever they are told."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.changes import Topic
from desktop.domain.errors import Conflict, Refused
from desktop.domain.rooms.school_form import SchoolDraft
from desktop.domain.vocabulary import SchoolRegion
from desktop.services.bookings import Bookings
from desktop.services.rooms import Rooms, school
from desktop.services.undo import Undo
from desktop.storage import engines
from desktop.storage.database import Database
from tests import builders
from tests.conftest import TODAY

NORTH, SOUTH = SchoolRegion.NORTH, SchoolRegion.SOUTH
NEXT = SchoolDraft(NORTH, " Herfstvakantie ", date(2028, 10, 14), date(2028, 10, 22))


@pytest.fixture
def rooms(database, clock):
    return Rooms(database, clock)


@pytest.fixture
def in_agenda(database, clock):
    """The days in a fortnight of May 2027 on which the calendar names a school holiday."""
    with database.write("test") as session:
        community = builders.a_community(session)
        builders.a_room(session, community)
        community_id = community.id

    def days(first=date(2027, 4, 26)):
        agenda = Bookings(database, clock).agenda(first, 14, community_id)
        return [h.day for h in agenda.holidays if h.name == "Meivakantie"]

    return days


def may(rooms, region=NORTH):
    return next(h for h in rooms.school_holidays(region) if h.name == "Meivakantie")


def longer(rooms, last=date(2027, 5, 9)):
    """The May holiday with a second week."""
    before = may(rooms)
    return SchoolDraft(NORTH, before.name, before.begins, last, before)


def test_a_school_year_that_does_not_ship_is_entered(rooms, announced):
    known = rooms.school_holidays(NORTH)
    announced.clear()
    rooms.save_school_holiday(NEXT)
    assert announced == [frozenset({Topic.SETTINGS})]
    assert rooms.school_holidays(NORTH) == (*known, NEXT.holiday)
    assert NEXT.holiday.name == "Herfstvakantie"
    assert NEXT.holiday not in rooms.school_holidays(SOUTH)
    form = rooms.school_form(NORTH, NEXT.holiday.key)
    assert (form.holiday, form.shipped) == (NEXT.holiday, None)
    moved = replace(NEXT, last_day=date(2028, 10, 29), before=form.holiday)
    rooms.save_school_holiday(moved)
    assert rooms.school_holidays(NORTH) == (*known, moved.holiday)
    assert rooms.strike_school_holiday(moved.holiday) is None
    assert rooms.school_holidays(NORTH) == known


def test_a_correction_is_what_the_calendar_names_until_it_is_struck(rooms, in_agenda):
    shipped = may(rooms)
    assert in_agenda()[-1] == date(2027, 5, 2)
    rooms.save_school_holiday(longer(rooms))
    assert in_agenda() == [date(2027, 4, 26 + n) for n in range(5)] + [
        date(2027, 5, n) for n in range(1, 10)
    ]
    assert (may(rooms).own, may(rooms, SOUTH).own) == (True, False)
    form = rooms.school_form(NORTH, shipped.key)
    assert (form.holiday, form.shipped) == (may(rooms), shipped)
    assert shipped in form.others
    assert rooms.strike_school_holiday(may(rooms)) == shipped
    assert may(rooms) == shipped
    assert in_agenda()[-1] == date(2027, 5, 2)


def test_undo_gives_back_what_stood_there(rooms, database, clock):
    undo = Undo(database, clock)
    shipped = may(rooms)
    rooms.save_school_holiday(longer(rooms))
    own = may(rooms)
    rooms.strike_school_holiday(own)
    undo.undo_last()
    assert may(rooms) == own
    undo.undo_last()
    assert may(rooms) == shipped


def test_it_is_checked_against_all_that_stands(rooms):
    rooms.save_school_holiday(longer(rooms))
    for draft, code in (
        (replace(NEXT, name=""), "school_name_missing"),
        (replace(NEXT, name="Studieweek", first_day=date(2027, 5, 9),
                 last_day=date(2027, 5, 12)), "school_overlaps"),
        (replace(NEXT, name="Meivakantie", first_day=date(2027, 6, 1),
                 last_day=date(2027, 6, 2)), "school_known"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            rooms.save_school_holiday(draft)
        assert [p.code for p in refused.value.problems] == [code]
    assert not any(h.own for h in rooms.school_holidays(NORTH) if h.name != "Meivakantie")


def test_somebody_was_faster(rooms):
    mine = longer(rooms)
    rooms.save_school_holiday(longer(rooms, date(2027, 5, 5)))
    theirs = may(rooms)
    with pytest.raises(Conflict) as conflict:
        rooms.save_school_holiday(mine)
    assert conflict.value.theirs == theirs
    rooms.save_school_holiday(replace(mine, before=theirs))
    with pytest.raises(Conflict):
        rooms.strike_school_holiday(theirs)
    rooms.save_school_holiday(NEXT)
    rooms.strike_school_holiday(NEXT.holiday)
    for act in (
        lambda: rooms.strike_school_holiday(NEXT.holiday),
        lambda: rooms.save_school_holiday(replace(NEXT, before=NEXT.holiday)),
        lambda: rooms.school_form(NORTH, NEXT.holiday.key),
    ):
        with pytest.raises(Refused, match="school_gone"):
            act()


@pytest.mark.parametrize("first_of_all", [True, False])
def test_two_at_once_do_not_lose_each_other(server_url, clock, announced, first_of_all):
    one, other = (Database(engines.server_engine(server_url), announced, clock) for _ in range(2))
    try:
        rooms = Rooms(other, clock)
        if not first_of_all:
            rooms.save_school_holiday(replace(NEXT, region=SOUTH))
        with pytest.raises(Conflict), one.write("test") as session:
            school.save(session, longer(rooms), TODAY)
            rooms.save_school_holiday(NEXT)
        assert may(rooms).last_day == date(2027, 5, 2)
        assert NEXT.holiday in rooms.school_holidays(NORTH)
    finally:
        one.close()
        other.close()
