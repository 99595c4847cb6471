"""The calendar of a room as a file, and reading it back here and elsewhere."""

import random
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from desktop.domain.errors import Refused
from desktop.domain.reading.rehearsal import Options
from desktop.domain.rooms.changes import Change, Scope
from desktop.domain.rooms.plan import Fate
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.rooms.wish import Booker, Choice, Decision, Wish
from desktop.domain.vocabulary import ROOM_HOLDING, BookerKind
from desktop.models import Booking, Community, Occurrence, Room
from desktop.services.bookings import Bookings
from desktop.services.calendars import Calendars
from desktop.services.importing import Importing
from tests.builders import a_community, a_person, a_room

at = datetime.fromisoformat
MONDAY = date(2026, 11, 30)
HERE = Options(community="Betje Wolff")
ELSEWHERE = Options(community="'t Vriendenhuis")


class House:
    """Two rooms with what is booked in them, and the ways to change and read it."""

    def __init__(self, database, clock):
        self.database = database
        self.bookings = Bookings(database, clock)
        self.calendars = Calendars(database, clock)
        self.importing = Importing(database, clock)
        with database.write("set up") as session:
            community = a_community(session)
            self.living = a_room(session, community).id
            self.studio = a_room(session, community, "Atelier", position=1).id

    def book(self, title="Breigroep", day=MONDAY, begins=time(10), **more):
        ends = time(begins.hour + 2)
        wish = Wish(self.living, title, day, begins, ends, **more)
        blocked = [s.day for s in self.bookings.rehearse(wish, {}).slots if s.fate is Fate.BLOCKED]
        decisions = {day: Decision(Choice.SKIP) for day in blocked}
        return self.bookings.book(wish, decisions, self.bookings.rehearse(wish, decisions))

    def dates(self, booking_id=None):
        with self.database.read() as session:
            query = select(Occurrence).order_by(Occurrence.begins_utc)
            if booking_id:
                query = query.where(Occurrence.booking_id == booking_id)
            return list(session.scalars(query))

    def move(self, occurrence, begins, room=None):
        ends = begins + timedelta(hours=2)
        self.bookings.move(
            occurrence.id, room or occurrence.room_id, begins, ends, occurrence.version
        )

    def rename(self, occurrence, title):
        details = self.bookings.details(occurrence.id)
        wish = Wish(
            self.living, title, occurrence.day, occurrence.begins, occurrence.ends,
            booking_id=occurrence.booking_id,
        )  # fmt: skip
        change = Change(occurrence.id, Scope.THIS, wish, details.version)
        plan = self.bookings.rehearse_change(change, {})
        if plan.decided:
            self.bookings.change(change, {}, plan)

    def read(self, data, options=HERE):
        return self.importing.commit(self.importing.open_bytes(data, "ruimte.ics"), options)

    def held(self, community):
        """When each room of a community is held, and what for."""
        with self.database.read() as session:
            rows = session.execute(
                select(Room.name, Occurrence, Booking.title)
                .join(Occurrence, Occurrence.room_id == Room.id)
                .join(Booking, Booking.id == Occurrence.booking_id)
                .join(Community, Community.id == Room.community_id)
                .where(Occurrence.state.in_(ROOM_HOLDING), Community.name == community)
            )
            return sorted(
                (room, date_.begins_utc, date_.ends_utc, date_.title or title)
                for room, date_, title in rows
            )


@pytest.fixture
def house(database, clock):
    return House(database, clock)


@pytest.fixture
def local_house(embedded, clock):
    return House(embedded, clock)


def test_a_room_is_found_by_name(house):
    assert house.calendars.room_named("huiskamer") == house.living
    with pytest.raises(Refused) as caught:
        house.calendars.room_named("Zolder")
    assert caught.value.problems[0].values == {"names": ("Huiskamer", "Atelier")}
    with house.database.write("set up") as session:
        a_room(session, a_community(session, "'t Vriendenhuis", position=1))
    with pytest.raises(Refused, match="rooms_alike"):
        house.calendars.room_named("Huiskamer")
    assert house.calendars.room_named("Huiskamer", "betje wolff") == house.living


def test_who_booked_is_not_told(house):
    with house.database.write("set up") as session:
        person = a_person(session, "Aziz Öztürk")
    house.book("Verjaardag", booker=Booker(BookerKind.RESIDENT, person_id=person.id), people=12)
    data = house.calendars.export(house.living).decode()
    assert "SUMMARY:Verjaardag" in data
    assert "Aziz" not in data
    assert not any(
        word in data for word in ("ATTENDEE", "ORGANIZER", "DESCRIPTION", str(person.id))
    )


def test_a_change_counts_up_and_the_same_data_are_the_same_bytes(house):
    booking = house.book(repeat=Repeat(Frequency.WEEK, times=4))
    before = house.calendars.export(house.living)
    assert house.calendars.export(house.living) == before
    house.bookings.cancel(house.dates(booking)[1].id, Scope.THIS)
    after = house.calendars.export(house.living)
    assert sequence(after) > sequence(before)
    assert b"EXDATE;TZID=Europe/Amsterdam:20261207T100000" in after


def sequence(data):
    return int(data.split(b"SEQUENCE:")[1].split(b"\r\n")[0])


def test_read_back_here_nothing_changes_and_elsewhere_it_is_the_same(house):
    series = house.book(repeat=Repeat(Frequency.WEEK, weekdays=frozenset({0, 3})))
    house.book("Sinterklaas", day=date(2026, 12, 5), begins=time(14))
    monthly = house.book("Soep", begins=time(17), day=date(2026, 12, 31),
                         repeat=Repeat(Frequency.MONTH_DAY, times=6))  # fmt: skip
    dates = house.dates(series)
    house.move(dates[2], at("2026-12-08T15:00"))
    house.move(dates[4], at("2026-12-14T10:00"), house.studio)
    house.bookings.cancel(dates[5].id, Scope.THIS)
    house.rename(dates[6], "Breigroep met taart")
    house.move(house.dates(monthly)[1], at("2027-02-01T17:00"))
    before = house.held("Betje Wolff")
    for room in (house.living, house.studio):
        data = house.calendars.export(room)
        assert house.read(data).changes_nothing
        house.read(data, ELSEWHERE)
    assert house.held("Betje Wolff") == before
    assert house.held("'t Vriendenhuis") == before


def test_a_clash_and_a_skipped_date_survive_reading_back(house):
    house.book("Sinterklaas", day=MONDAY + timedelta(days=7))
    house.book(repeat=Repeat(Frequency.WEEK, times=3))
    house.read(calendar_of("koor", "20270111"), HERE)
    before = [(d.id, d.state, d.version) for d in house.dates()]
    assert house.read(house.calendars.export(house.living)).changes_nothing
    assert [(d.id, d.state, d.version) for d in house.dates()] == before


def calendar_of(uid, day):
    return (
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:Koor\r\nLOCATION:Huiskamer\r\n"
        f"DTSTART:{day}T100000\r\nDTEND:{day}T120000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()


def test_a_calendar_that_was_read_in_goes_out_under_its_own_names(house):
    house.read(calendar_of("koor@outlook", "20270111"))
    assert b"UID:koor@outlook" in house.calendars.export(house.living)


def test_what_came_back_from_another_program_changes_one_date(house):
    booking = house.book("Soep", day=date(2026, 12, 31),
                         repeat=Repeat(Frequency.DATES, dates=(date(2027, 1, 8),)))  # fmt: skip
    data = house.calendars.export(house.living).replace(b"-//Buurtschap", b"-//Anders")
    assert b"RELATED-TO" in data
    plain = b"\r\n".join(line for line in data.split(b"\r\n") if not line.startswith(b"RELATED-TO"))
    later = plain.replace(b"20270108T120000", b"20270108T130000")
    result = house.read(later)
    assert (result.added, result.updated, result.occurrences) == (0, 1, 1)
    assert [d.ends.hour for d in house.dates(booking)] == [12, 13]


@pytest.mark.parametrize("seed", range(4))
def test_random_series_with_changes_come_back_the_same(local_house, seed):
    house, chance = local_house, random.Random(seed)
    frequencies = [Frequency.DAY, Frequency.WEEK, Frequency.MONTH_DAY, Frequency.MONTH_WEEKDAY]
    for n in range(4):
        repeat = Repeat(
            chance.choice(frequencies), every=chance.randint(1, 3),
            times=chance.choice([None, 9, 20]), nth=chance.choice([1, 2, -1]),
        )  # fmt: skip
        day = MONDAY + timedelta(days=chance.randrange(40))
        booking = house.book(f"Groep {n}", day, time(9 + 3 * n), repeat=repeat)
        dates = [d for d in house.dates(booking) if d.state in ROOM_HOLDING]
        for occurrence in chance.sample(dates, min(4, len(dates))):
            change_somehow(house, chance, occurrence)
    before = house.held("Betje Wolff")
    for room in (house.living, house.studio):
        data = house.calendars.export(room)
        assert house.read(data).changes_nothing
        house.read(data, ELSEWHERE)
    assert house.held("Betje Wolff") == before
    assert house.held("'t Vriendenhuis") == before


def change_somehow(house, chance, occurrence):
    match chance.randrange(4):
        case 0:
            house.bookings.cancel(occurrence.id, Scope.THIS)
        case 1:
            house.rename(occurrence, "Iets anders")
        case 2:
            begins = datetime.combine(occurrence.day, occurrence.begins)
            try_to_move(house, occurrence, begins + timedelta(days=chance.randint(-2, 2), hours=1))
        case _:
            begins = datetime.combine(occurrence.day, occurrence.begins)
            try_to_move(house, occurrence, begins, house.studio)


def try_to_move(house, occurrence, begins, room=None):
    try:
        house.move(occurrence, begins, room)
    except Refused:
        return
