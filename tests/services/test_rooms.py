"""The rules of a room, its parts, and who has a key."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from desktop.domain.communities import CommunityDraft
from desktop.domain.errors import Conflict, Refused
from desktop.domain.rooms.rules import WHOLE, Opening
from desktop.domain.vocabulary import (
    AgreementKind,
    BookerKind,
    OccurrenceState,
    SchoolRegion,
)
from desktop.models import Agreement, Community, Occurrence, OpeningHours, Room
from desktop.services.bookings import Bookings
from desktop.services.communities import Communities
from desktop.services.rooms import Rooms
from desktop.services.undo import Undo
from desktop.storage import engines
from desktop.storage.database import Database
from desktop.storage.queries import rooms as queries
from tests import builders
from tests.conftest import TODAY

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
BOOKED, OPTION, CLASH = (
    OccurrenceState.BOOKED, OccurrenceState.OPTION, OccurrenceState.CLASH
)  # fmt: skip


@pytest.fixture
def rooms(database, clock):
    return Rooms(database, clock)


@pytest.fixture
def house(database):
    """A hall, and two rooms that may become its halves."""
    with database.write("test") as session:
        community = builders.a_community(session)
        names = ("Zaal", "Zaal links", "Zaal rechts")
        made = [
            builders.a_room(session, community, name, position=at) for at, name in enumerate(names)
        ]
        return [community.id, *(room.id for room in made)]


def booked(database, room_id, title, day=TOMORROW, begins=10, ends=12, **more):
    with database.write("test") as session:
        room = session.get_one(Room, room_id)
        made = builders.an_occurrence(session, room, title, day, time(begins), time(ends), **more)
        return made.id


def dates(database):
    with database.read() as session:
        return {
            (one.title, one.day): one for one in session.query(Occurrence).order_by(Occurrence.id)
        }


def change(rooms, room_id, **more):
    form = rooms.rules(room_id)
    rooms.save(replace(form, rules=replace(form.rules, **more)))


def halve(rooms, house):
    _community, hall, left, right = house
    change(rooms, left, whole_id=hall)
    change(rooms, right, whole_id=hall)


def test_every_rule_is_kept_and_read_back(rooms, house):
    room_id = house[1]
    form = rooms.rules(room_id)
    wanted = replace(
        form.rules, seats=40, facilities="beamer", house_rules="Ruim op.\nLaat het licht niet aan.",
        set_up=15, clean_up=30, bookers=frozenset({BookerKind.STAFF, BookerKind.GROUP}),
        ahead_days=90, approval=True, option_days=3, group_week_minutes=240,
        closed_on_holidays=False,
        openings=(Opening(0, time(9), time(12)), Opening(0, time(13), time()),
                  Opening(5, time(20), time(2))),
    )  # fmt: skip
    rooms.save(replace(form, rules=wanted))
    assert rooms.rules(room_id).rules == wanted


def test_the_second_of_two_who_save_is_told(rooms, house):
    form = rooms.rules(house[1])
    change(rooms, house[1], openings=(Opening(1, time(9), time(12)),))
    with pytest.raises(Conflict) as conflict:
        rooms.save(replace(form, rules=replace(form.rules, set_up=15)))
    assert conflict.value.theirs == rooms.rules(house[1])


def test_the_editor_of_the_community_notices_that_its_seats_changed(rooms, house, database, clock):
    communities = Communities(database, clock)
    draft = communities.draft(house[0])
    change(rooms, house[1], house_rules="Ruim op.")
    communities.save(draft)
    draft = communities.draft(house[0])
    change(rooms, house[1], seats=12)
    with pytest.raises(Conflict):
        communities.save(draft)
    assert isinstance(draft, CommunityDraft)


def test_opening_hours_that_stay_keep_their_record(rooms, house, database):
    mornings = tuple(Opening(day, time(9), time(12)) for day in range(5))
    change(rooms, house[1], openings=mornings)
    with database.read() as session:
        before = {one.id for one in session.query(OpeningHours)}
    change(rooms, house[1], openings=(*mornings[:4], Opening(6, time(14), time(17))))
    with database.read() as session:
        after = {one.id for one in session.query(OpeningHours)}
    assert (len(before & after), len(after)) == (4, 5)


def test_a_closed_room_is_not_listed(rooms, house, database):
    with database.write("test") as session:
        session.get_one(Room, house[2]).closed = True
    assert [room.name for room in rooms.list(house[0])] == ["Zaal", "Zaal rechts"]
    assert [room.id for room in rooms.list()] == [house[1], house[3]]


def test_dates_to_come_follow_a_room_that_becomes_a_half(rooms, house, database):
    _community, hall, left, right = house
    booked(database, left, "Breien", YESTERDAY)
    booked(database, left, "Breien")
    booked(database, right, "Schaken")
    halve(rooms, house)
    found = dates(database)
    assert found["Breien", YESTERDAY].whole_id == left
    breien, schaken = found["Breien", TOMORROW], found["Schaken", TOMORROW]
    assert (breien.whole_id, breien.part_from, breien.part_until) == (hall, 1, 2)
    assert (schaken.whole_id, schaken.part_from, schaken.part_until) == (hall, 2, 3)
    assert breien.state is schaken.state is BOOKED
    assert [rooms.rules(one).rules.parts for one in (hall, left, right)] == [
        WHOLE, (1, 2), (2, 3)
    ]  # fmt: skip
    change(rooms, left, whole_id=left)
    breien = dates(database)["Breien", TOMORROW]
    assert (breien.whole_id, breien.part_from, breien.part_until) == (left, *WHOLE)


@pytest.mark.parametrize("first", ["hall", "left"])
def test_who_booked_first_keeps_the_room(rooms, house, database, first):
    _community, hall, left, _right = house
    order = [(hall, "Feest"), (left, "Breien")]
    for room_id, title in order if first == "hall" else order[::-1]:
        booked(database, room_id, title)
    change(rooms, left, whole_id=hall)
    found = dates(database)
    feest, breien = found["Feest", TOMORROW], found["Breien", TOMORROW]
    loser, winner = (breien, feest) if first == "hall" else (feest, breien)
    assert (winner.state, loser.state) == (BOOKED, CLASH)
    assert (loser.why, loser.reason) == ("taken", winner.title)
    assert breien.whole_id == hall


def test_what_has_begun_keeps_the_room_whoever_was_first(rooms, house, database):
    _community, hall, left, _right = house
    booked(database, left, "Breien", TODAY, 14, 16)
    booked(database, hall, "Feest", TODAY, 13, 15)  # it is ten to two
    change(rooms, left, whole_id=hall)
    assert dates(database)["Breien", TODAY].state is CLASH
    assert dates(database)["Feest", TODAY].state is BOOKED


def test_a_room_that_is_no_half_any_more_gets_its_clashes_back(rooms, house, database):
    _community, hall, left, _right = house
    booked(database, hall, "Feest")
    booked(database, left, "Breien", state=OPTION, option_until=TOMORROW)
    change(rooms, left, whole_id=hall)
    assert dates(database)["Breien", TOMORROW].state is CLASH
    change(rooms, left, whole_id=left)
    breien = dates(database)["Breien", TOMORROW]
    assert (breien.state, breien.why, breien.reason) == (OPTION, "", "")


def test_dividing_a_room_is_undone_in_one(rooms, house, database, clock):
    _community, hall, left, _right = house
    booked(database, hall, "Feest")
    booked(database, left, "Breien")
    before = {key: (one.state, one.whole_id) for key, one in dates(database).items()}
    change(rooms, left, whole_id=hall)
    Undo(database, clock).undo_last()
    assert {key: (one.state, one.whole_id) for key, one in dates(database).items()} == before
    assert rooms.rules(left).part_of is None


def test_the_number_of_a_part_is_never_used_again(rooms, house, database):
    _community, hall, left, right = house
    halve(rooms, house)
    booked(database, right, "Schaken", YESTERDAY, whole_id=hall, part_from=2, part_until=3)
    for room_id in (left, right):
        change(rooms, room_id, whole_id=room_id)
    change(rooms, left, whole_id=hall)
    assert rooms.rules(left).rules.parts == (3, 4)


def test_a_part_has_no_parts(rooms, house):
    community, hall, left, right = house
    change(rooms, left, whole_id=hall)
    for room_id, whole_id, code in (
        (right, left, "part_of_part"), (hall, right, "whole_has_parts"),
        (right, community, "room_gone"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            change(rooms, room_id, whole_id=whole_id)
        assert [(p.field, p.code) for p in refused.value.problems] == [("part_of", code)]
    with pytest.raises(Refused):
        change(rooms, left, seats=0)


def test_the_region_of_the_schools(rooms, house):
    assert rooms.school_region(house[0]) is SchoolRegion.NORTH
    rooms.set_school_region(house[0], SchoolRegion.SOUTH)
    region = rooms.school_region(house[0])
    known = rooms.school_holidays(region)
    assert [(h.name, h.begins) for h in known][:2] == [
        ("Kerstvakantie", date(2026, 12, 19)), ("Voorjaarsvakantie", date(2027, 2, 13))
    ]  # fmt: skip


def test_the_key_list(rooms, house, database):
    community_id, hall, left, _right = house
    with database.write("test") as session:
        community = session.get_one(Community, community_id)
        people = [
            builders.a_resident(session, community, name)
            for name in ("Noor van der Berg", "Zoë Adams", "Ali Yılmaz", "Ben Oud")
        ]
        ends = TODAY + timedelta(days=90)
        for person, room_id, until, closed in (
            (people[0], left, ends, None), (people[1], hall, TODAY, None),
            (people[2], None, ends, None), (people[3], hall, ends, YESTERDAY),
        ):  # fmt: skip
            builders.add(
                session,
                Agreement(
                    community_id=community_id, person_id=person.id, room_id=room_id,
                    kind=AgreementKind.KEY, title="Sleutel", begins=date(2026, 9, 1), ends=until,
                    closed_on=closed,
                ),
            )  # fmt: skip
    listed = rooms.keys(community_id)
    assert (listed.community, listed.day) == ("Betje Wolff", TODAY)
    assert [(line.room, line.name, line.late) for line in listed.lines] == [
        ("Zaal", "Zoë Adams", True), ("Zaal links", "Noor van der Berg", False),
        ("", "Ali Yılmaz", False),
    ]  # fmt: skip


def test_who_waited_for_the_rooms_sees_how_they_are_divided_now(server_url, clock, announced):
    first, second = (
        Database(engines.server_engine(server_url), announced, clock) for _ in range(2)
    )
    try:
        with first.write("test") as session:
            community = builders.a_community(session)
            hall, left = (builders.a_room(session, community, n).id for n in ("Zaal", "Links"))
            community_id = community.id
        with first.write("test") as session:
            assert all(r.parts == WHOLE for r in queries.rules(session, community_id))
            change(Rooms(second, clock), left, whole_id=hall)
            queries.lock(session, community_id)
            known = {r.id: r for r in queries.rules(session, community_id)}
            assert (known[left].place, known[left].parts) == (hall, (1, 2))
    finally:
        first.close()
        second.close()


def test_the_calendar_names_school_holidays_and_stays_open(rooms, house, database, clock):
    agenda = Bookings(database, clock).agenda(date(2026, 12, 24), 2, house[0])
    assert [(h.day.day, h.name, h.public) for h in agenda.holidays] == [
        (25, "Eerste kerstdag", True), (24, "Kerstvakantie", False), (25, "Kerstvakantie", False),
    ]  # fmt: skip
    assert {closed.begins.day for closed in agenda.closed} == {25}
