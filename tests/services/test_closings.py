"""Closing rooms: what stays, what becomes a clash, and what is booked again."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from desktop.domain.errors import Conflict, Refused
from desktop.domain.rooms.closings import ClosingDraft
from desktop.domain.rooms.rules import ClosureEffect
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Occurrence, Room
from desktop.services.rooms import Rooms
from desktop.services.undo import Undo
from tests import builders
from tests.conftest import TODAY

BOOKED, OPTION, CLASH = (
    OccurrenceState.BOOKED, OccurrenceState.OPTION, OccurrenceState.CLASH
)  # fmt: skip
FIRST, LAST = date(2026, 12, 24), date(2027, 1, 3)
WITHIN = date(2026, 12, 28)


@pytest.fixture
def rooms(database, clock):
    return Rooms(database, clock)


@pytest.fixture
def house(database):
    with database.write("test") as session:
        community = builders.a_community(session)
        hall = builders.a_room(session, community, "Zaal")
        half = builders.a_room(session, community, "Zaal links", part_of_id=hall.id, part=1)
        studio = builders.a_room(session, community, "Atelier")
        return community.id, hall.id, half.id, studio.id


@pytest.fixture
def christmas(house):
    return ClosingDraft(house[0], "Kerstvakantie", FIRST, LAST, effect=ClosureEffect.AROUND)


def booked(database, room_id, title, day=WITHIN, begins=10, ends=12, **more):
    with database.write("test") as session:
        room = session.get_one(Room, room_id)
        if room.part_of_id:
            more |= {"whole_id": room.part_of_id, "part_from": 1, "part_until": 2}
        return builders.an_occurrence(
            session, room, title, day, time(begins), time(ends), **more
        ).id


def state(database, occurrence_id):
    with database.read() as session:
        found = session.get_one(Occurrence, occurrence_id)
        return found.state, found.why, found.reason


def test_it_says_beforehand_which_bookings_are_in_it(rooms, house, database, christmas):
    _community, hall, half, studio = house
    booked(database, hall, "Feest", FIRST - timedelta(days=1), 22, 23)
    booked(database, hall, "Oliebollen", LAST, 22, 23)
    booked(database, half, "Breien", FIRST, 8, 9)
    booked(database, studio, "Klei", LAST + timedelta(days=1), 0, 1)
    found = rooms.preview_closing(christmas)
    assert [block.title for block in found.dates] == ["Breien", "Oliebollen"]
    assert found.bookings == 2
    assert [b.title for b in rooms.preview_closing(replace(christmas, room_id=studio)).dates] == []
    whole = rooms.preview_closing(replace(christmas, room_id=hall))
    part = rooms.preview_closing(replace(christmas, room_id=half))
    assert whole == part == found


def test_times_of_the_first_and_last_day_count(rooms, house, database, christmas):
    hall = house[1]
    booked(database, hall, "Ervoor", FIRST, 10, 17)
    booked(database, hall, "Erin", FIRST, 17, 18)
    booked(database, hall, "Nog erin", LAST, 8, 9)
    booked(database, hall, "Erna", LAST, 9, 10)
    timed = replace(christmas, begins_at=time(17), ends_at=time(9))
    assert [b.title for b in rooms.preview_closing(timed).dates] == ["Erin", "Nog erin"]


@pytest.mark.parametrize("effect", [ClosureEffect.WARN, ClosureEffect.STAND])
def test_what_stood_before_stays(rooms, house, database, christmas, effect):
    feest = booked(database, house[1], "Feest")
    rooms.save_closing(replace(christmas, effect=effect))
    assert state(database, feest) == (BOOKED, "", "")


def test_moving_around_makes_clashes_and_striking_it_books_them_again(
    rooms, house, database, christmas
):
    feest = booked(database, house[1], "Feest")
    optie = booked(database, house[3], "Klei", state=OPTION, option_until=TODAY)
    closing_id = rooms.save_closing(christmas)
    assert state(database, feest) == state(database, optie) == (CLASH, "closed", "Kerstvakantie")
    assert rooms.strike_closing(closing_id) == 2
    assert (state(database, feest), state(database, optie)) == ((BOOKED, "", ""), (OPTION, "", ""))
    assert not rooms.closings(house[0])
    for use in (rooms.strike_closing, rooms.closing):
        with pytest.raises(Refused, match="closing_gone"):
            use(closing_id)


def test_closing_is_undone_in_one(rooms, house, database, clock, christmas):
    feest = booked(database, house[1], "Feest")
    rooms.save_closing(christmas)
    Undo(database, clock).undo_last()
    assert state(database, feest) == (BOOKED, "", "")
    assert not rooms.closings(house[0])


def test_undo_is_refused_when_the_freed_room_was_taken(rooms, house, database, clock, christmas):
    feest = booked(database, house[1], "Feest")
    rooms.save_closing(christmas)
    undo = Undo(database, clock)
    closing = undo.acts()[0].id
    nood = booked(database, house[2], "Nood", begins=11, ends=13, passed="spoed")
    with pytest.raises(Conflict, match="room_taken"):
        undo.undo(closing)
    assert state(database, feest) == (CLASH, "closed", "Kerstvakantie")
    assert state(database, nood)[0] is BOOKED
    assert [closing.name for closing in rooms.closings(house[0])] == ["Kerstvakantie"]


def test_what_has_begun_is_left_alone(rooms, house, database, christmas):
    now = booked(database, house[1], "Nu", TODAY, 13, 15)
    later = booked(database, house[1], "Straks", TODAY, 15, 16)
    burst = replace(christmas, name="Lekkage", first_day=TODAY, last_day=TODAY)
    assert [b.title for b in rooms.preview_closing(burst).dates] == ["Straks"]
    rooms.save_closing(burst)
    assert (state(database, now)[0], state(database, later)[0]) == (BOOKED, CLASH)


def test_a_date_waits_on_for_a_closure_that_still_stands(rooms, house, database, christmas):
    feest = booked(database, house[2], "Feest")
    first = rooms.save_closing(christmas)
    rooms.save_closing(
        replace(christmas, name="Verbouwing", room_id=house[1], first_day=WITHIN, last_day=WITHIN)
    )
    assert rooms.strike_closing(first) == 0
    assert state(database, feest) == (CLASH, "closed", "Verbouwing")
    (left,) = rooms.closings(house[0])
    assert rooms.strike_closing(left.id) == 1
    assert state(database, feest)[0] is BOOKED


def test_a_date_whose_room_was_taken_meanwhile_waits_for_that(rooms, house, database, christmas):
    feest = booked(database, house[1], "Feest")
    closing_id = rooms.save_closing(christmas)
    booked(database, house[2], "Nood", begins=11, ends=13, passed="spoed")
    assert rooms.strike_closing(closing_id) == 0
    assert state(database, feest) == (CLASH, "taken", "Nood")


def test_changing_a_closure_gives_back_what_it_no_longer_touches(rooms, house, database, christmas):
    early, late = booked(database, house[1], "Vroeg", FIRST), booked(database, house[1], "Laat")
    closing_id = rooms.save_closing(christmas)
    passed = booked(database, house[3], "Spoed", passed="afgesproken met de beheerder")
    shown = rooms.closing(closing_id)
    assert replace(shown, id=None, version=None) == christmas
    assert len(rooms.preview_closing(shown).dates) == 3
    rooms.save_closing(replace(shown, name="Kerst", first_day=FIRST + timedelta(days=1)))
    assert state(database, early) == (BOOKED, "", "")
    assert state(database, late) == (CLASH, "closed", "Kerst")
    assert state(database, passed)[0] is BOOKED
    with pytest.raises(Conflict) as conflict:
        rooms.save_closing(shown)
    assert conflict.value.theirs.name == "Kerst"
    rooms.save_closing(replace(conflict.value.theirs, effect=ClosureEffect.STAND))
    assert state(database, late) == (BOOKED, "", "")


def test_closures_that_are_over_are_not_listed(rooms, house, christmas):
    for name, first, last, ends_at in (
        ("Gisteren", TODAY - timedelta(days=3), TODAY - timedelta(days=1), None),
        ("Vanmorgen", TODAY, TODAY, time(13)), ("Vanmiddag", TODAY, TODAY, time(17)),
    ):  # fmt: skip
        rooms.save_closing(
            replace(christmas, name=name, first_day=first, last_day=last, ends_at=ends_at)
        )
    rooms.save_closing(christmas)
    assert [closing.name for closing in rooms.closings(house[0])] == ["Vanmiddag", "Kerstvakantie"]


def test_what_cannot_be_saved(rooms, house, database, christmas):
    with database.write("test") as session:
        other = builders.a_community(session, "Noorderpoort")
        elsewhere = builders.a_room(session, other, "Huiskamer").id
    for draft, code in (
        (replace(christmas, name=""), "closing_name_missing"),
        (replace(christmas, room_id=elsewhere), "room_gone"),
        (replace(christmas, id=elsewhere), "closing_gone"),
    ):
        with pytest.raises(Refused, match=code):
            rooms.save_closing(draft)
    assert not rooms.closings(house[0])
