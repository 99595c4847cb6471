"""Who works for the corporation reaches the rooms and nothing about residents by name."""

import dataclasses
from datetime import date, datetime, time, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from desktop.domain.access import EVERYTHING, Access, access_of
from desktop.domain.clock import ShiftedClock
from desktop.domain.errors import Conflict, Refused
from desktop.domain.identity import new_id
from desktop.domain.rooms.changes import Scope
from desktop.domain.rooms.wish import Booker, Wish
from desktop.domain.vocabulary import BookerKind, Intensity, SchoolRegion, WorksFor
from desktop.models import (
    Account,
    Base,
    Booking,
    Community,
    Occurrence,
    Person,
    PilotLight,
    Room,
    UndoValue,
)
from desktop.services.administration import Administrations, Credentials
from desktop.services.bookings import Bookings
from desktop.services.calendars import Calendars
from desktop.services.colleagues import Colleagues
from desktop.services.log import Log
from desktop.services.organisation import Organisation
from desktop.services.reporting import Reporting
from desktop.services.residents import Residents
from desktop.services.rooms import Rooms
from desktop.services.search import Search
from desktop.services.ties import Matching, Ties
from desktop.services.today import Today
from desktop.services.undo import Undo
from desktop.storage import access, engines
from desktop.storage.database import Database
from tests import builders, postgres_server
from tests.services.test_tie_races import together
from tests.services.ties_street import LATER, TODAY, a_street, running

CORPORATION = access_of(WorksFor.CORPORATION)
NIGHT = date(2026, 11, 26)


@pytest.fixture
def street(database, clock):
    """A street with a tie, a waakvlam, and a room that Fatma booked."""
    there = a_street(database)
    ties = Ties(database, clock)
    running(ties, there, "daan", "fatma", evaluates_on=LATER)
    ties.light(person_id=there.kees, level=Intensity.PILOT_LIGHT, next_on=LATER)
    with database.write("test") as session:
        community = session.get_one(Community, there.community)
        room = builders.a_room(session, community)
        occurrence = builders.an_occurrence(session, room, "Verjaardag", NIGHT)
        booking = session.get_one(Booking, occurrence.booking_id)
        booking.booker_kind, booking.booker_person_id = BookerKind.RESIDENT, there.fatma
        return there, room.id, occurrence.id


@pytest.fixture
def corporation(database, street):
    """The same store, with somebody of the corporation at work."""
    with database.write("test") as session:
        account = builders.add(session, Account(name="Bas", works_for=WorksFor.CORPORATION))
    database.admit(account.id, CORPORATION)
    return database


def refused(act, *args):
    with pytest.raises(Refused) as told:
        act(*args)
    return [problem.code for problem in told.value.problems]


def test_what_nobody_named_is_seen_by_nobody():
    assert access_of(WorksFor.ORGANISATION) == EVERYTHING
    assert access_of(WorksFor.NOBODY) == frozenset()
    assert not {Access.PEOPLE, Access.HOUSE} & CORPORATION
    known = {table.name for table in Base.metadata.sorted_tables}
    named = access.OWN.union(*access.READABLE.values(), *access.WRITABLE.values())
    assert named <= known


def ways_to(table):
    """Statements that would read or write a table, however it is wrapped."""
    other, room = table.alias(), Room.__table__
    return (
        sa.select(sa.func.count()).select_from(table),
        sa.select(other.c.id).limit(1),
        sa.select(room.c.id).where(sa.exists().where(other.c.id == room.c.id)),
        sa.select(room.c.id).outerjoin(other, other.c.id == room.c.id),
        sa.select(sa.union_all(sa.select(room.c.id), sa.select(table.c.id)).subquery()),
        sa.select(sa.select(table.c.id).cte().c.id),
        sa.select(sa.select(sa.func.max(table.c.version)).scalar_subquery()),
        sa.insert(table).values(id=new_id(), version=1),
        sa.update(table).values(version=table.c.version + 1),
        sa.delete(table),
        sa.delete(Booking.__table__).where(Booking.id.in_(sa.select(table.c.id))),
    )


def test_no_statement_of_the_corporation_touches_what_is_not_theirs(corporation):
    """Every table that is not named, in every way; also what will be added later."""
    named = access.OWN | access.READABLE[Access.ROOMS]
    others = [table for table in Base.metadata.sorted_tables if table.name not in named]
    assert {"person", "question", "tie", "pilot_light", "activity", "membership"} <= {
        table.name for table in others
    }
    for table in others:
        if "version" not in table.c:
            continue
        for statement in ways_to(table):
            with pytest.raises(Refused, match="not_yours"), corporation.write("test") as session:
                session.execute(statement)
    readable = access.READABLE[Access.ROOMS] - access.WRITABLE[Access.ROOMS]
    for table in (t for t in Base.metadata.sorted_tables if t.name in readable):
        with corporation.read() as session:
            session.execute(sa.select(table)).all()
        with pytest.raises(Refused, match="not_yours"), corporation.write("test") as session:
            session.execute(sa.delete(table))


def test_mapped_classes_are_no_way_round(corporation, street):
    there, _room, _date = street
    for query in (
        sa.select(Person),
        sa.select(PilotLight.level),
        sa.select(aliased(Person).first_name),
        sa.select(Booking.title, Person.first_name).join(
            Person, Person.id == Booking.booker_person_id
        ),
        sa.text("SELECT first_name FROM person"),
    ):
        with pytest.raises(Refused, match="not_yours"), corporation.read() as session:
            session.execute(query)
    with pytest.raises(Refused, match="not_yours"), corporation.read() as session:
        session.get(Person, there.kees)
    with pytest.raises(Refused, match="not_yours"), corporation.write("test") as session:
        session.add(Person(first_name="X", name_key="x"))


def test_there_is_a_waakvlam_for_colleagues_and_none_for_the_corporation(database, clock, street):
    there = street[0]
    ties = Ties(database, clock)
    assert ties.light_of(there.kees).level is Intensity.PILOT_LIGHT
    database.admit(database.account_id, CORPORATION)
    assert refused(lambda: ties.light_of(there.kees)) == ["not_yours"]


def test_pages_about_people_and_of_the_house_are_refused_as_a_whole(corporation, clock, street):
    there, _room, _date = street
    organisation = Organisation(corporation, clock)
    house = organisation.house()
    for act in (
        Today(corporation, clock).view,
        Residents(corporation, clock).roll,
        lambda: Residents(corporation, clock).card(there.fatma),
        lambda: Ties(corporation, clock).page(there.community),
        lambda: Matching(corporation, clock).best(there.community),
        lambda: Log(corporation, clock).timeline(there.community),
        lambda: Rooms(corporation, clock).keys(there.community, TODAY),
        lambda: Rooms(corporation, clock).set_school_region(there.community, SchoolRegion.SOUTH),
        Reporting(corporation, clock).options,
        lambda: organisation.save(dataclasses.replace(house, name="Anders"), house),
    ):
        assert refused(act) == ["not_yours"]


def test_the_corporation_sees_the_calendar_without_names(corporation, clock, street):
    there, room, occurrence = street
    bookings = Bookings(corporation, clock)
    week = bookings.agenda(date(2026, 11, 23), 7, there.community)
    assert [(b.title, b.booker_kind, b.booker, b.logged) for b in week.blocks] == [
        ("Verjaardag", BookerKind.RESIDENT, "", None)
    ]
    assert bookings.details(occurrence).expected == ()
    assert bookings.bookers(there.community).people == ()
    assert b"Verjaardag" in Calendars(corporation, clock).export(room)
    hits = Search(corporation, clock)
    assert [hit.title for hit in hits.find("ver")] == ["Verjaardag"]
    for name in ("fatma", "kees", "nederlands", "betje"):
        assert hits.find(name) == ()


def test_the_corporation_books_and_takes_back(corporation, clock, street):
    _there, room, occurrence = street
    bookings = Bookings(corporation, clock)
    wish = Wish(
        room_id=room, title="Huurdersoverleg", day=NIGHT, begins=time(15), ends=time(16),
        booker=Booker(BookerKind.PARTNER),
    )  # fmt: skip
    bookings.book(wish, {}, bookings.rehearse(wish, {}))
    version = bookings.details(occurrence).block.version
    evening = datetime.combine(NIGHT, time(18))
    bookings.move(occurrence, room, evening, evening + timedelta(hours=2), version)
    bookings.cancel(occurrence, Scope.THIS)
    assert Undo(corporation, clock).undo_last().act == "bookings.cancel"
    with corporation.read() as session:
        assert session.get_one(Booking, session.get_one(Occurrence, occurrence).booking_id)
    assert bookings.details(occurrence).block.begins == evening


def test_the_corporation_sees_how_rooms_are_used_and_no_other_figure(corporation, clock, street):
    seen = Reporting(corporation, clock).overview()
    assert [room.name for room in seen.rooms] == ["Huiskamer"]
    assert (seen.of_people, seen.ties, seen.tie_months, seen.drawn) == (False, (), (), ())


@pytest.fixture
def colleagues(database, clock):
    return Colleagues(database, clock)


def newcomer(database, name="Piet"):
    with database.write("test", undoable=False) as session:
        return builders.add(session, Account(name=name, login=name.lower())).id


def seen(colleagues):
    return {one.name: one.works_for for one in colleagues.list()}


def test_who_comes_for_the_first_time_waits_on_top_until_a_colleague_says(database, colleagues):
    piet = newcomer(database)
    assert [(c.name, c.works_for, c.me) for c in colleagues.list()] == [
        ("Piet", WorksFor.NOBODY, False),
        ("Sanne", WorksFor.ORGANISATION, True),
    ]
    colleagues.let_in(piet, WorksFor.CORPORATION, WorksFor.NOBODY)
    assert seen(colleagues)["Piet"] is WorksFor.CORPORATION
    Undo(database, database.clock).undo_last()
    assert seen(colleagues)["Piet"] is WorksFor.NOBODY


def test_who_is_shut_out_cannot_take_back_whom_they_let_in(database, clock, colleagues):
    piet = newcomer(database)
    colleagues.let_in(piet, WorksFor.CORPORATION, WorksFor.NOBODY)
    database.admit(database.account_id, CORPORATION)
    assert refused(Undo(database, clock).undo_last) == ["nothing_to_undo"]


def test_who_was_shut_out_meanwhile_takes_nobody_along(database, clock, colleagues):
    """The window is still open with what one saw before."""
    piet = newcomer(database)
    colleagues.let_in(piet, WorksFor.ORGANISATION, WorksFor.NOBODY)
    with database.write("test", undoable=False) as session:
        session.get_one(Account, database.account_id).works_for = WorksFor.NOBODY
    assert refused(Undo(database, clock).undo_last) == ["not_yours"]
    assert seen(colleagues)["Piet"] is WorksFor.ORGANISATION


def test_what_a_colleague_may_not_say(database, clock, colleagues):
    piet, me = newcomer(database), database.account_id
    assert refused(colleagues.let_in, me, WorksFor.NOBODY, WorksFor.ORGANISATION) == ["own_access"]
    assert refused(colleagues.let_in, new_id(), WorksFor.NOBODY, WorksFor.NOBODY) == [
        "colleague_gone"
    ]
    with pytest.raises(Conflict) as slower:
        colleagues.let_in(piet, WorksFor.ORGANISATION, WorksFor.CORPORATION)
    assert slower.value.theirs.works_for is WorksFor.NOBODY
    assert seen(colleagues) == {"Piet": WorksFor.NOBODY, "Sanne": WorksFor.ORGANISATION}
    colleagues.let_in(piet, WorksFor.CORPORATION, WorksFor.NOBODY)
    database.admit(piet, CORPORATION)
    assert refused(colleagues.let_in, me, WorksFor.NOBODY, WorksFor.ORGANISATION) == ["not_yours"]
    assert colleagues.works_for() is WorksFor.CORPORATION


def test_two_who_shut_each_other_out_do_not_leave_nobody(server_url, clock, announced):
    opened = [Database(engines.server_engine(server_url), announced, clock) for _ in range(2)]
    with opened[0].read() as session:
        sanne = session.scalars(sa.select(Account.id)).one()
    with opened[0].write("test") as session:
        noor = builders.add(session, Account(name="Noor", works_for=WorksFor.ORGANISATION)).id
    opened[0].account_id, opened[1].account_id = sanne, noor
    one, other = (Colleagues(database, clock) for database in opened)
    said = together(
        lambda: one.let_in(noor, WorksFor.NOBODY, WorksFor.ORGANISATION),
        lambda: other.let_in(sanne, WorksFor.NOBODY, WorksFor.ORGANISATION),
    )
    assert sorted(map(str, said)) == ["None", "not_yours"]
    assert list(seen(one).values()).count(WorksFor.ORGANISATION) == 1
    for database in opened:
        database.close()


def test_a_new_login_sees_nothing_until_it_is_let_in(server: postgres_server.Server):
    """Through the one door there is, as the program opens an administration."""
    server.sql("CREATE DATABASE wachten")
    server.sql("CREATE ROLE bas LOGIN SUPERUSER")
    clock = ShiftedClock(TODAY)
    administrations = Administrations(clock)
    administrations.create_on_server(server.url("wachten"), "Over de Brug", "Noor")
    noor = administrations.open(server.url("wachten"), Credentials())
    as_bas = server.url("wachten").replace(f"//{server.user}@", "//bas@")
    assert noor.database.access == EVERYTHING

    bas = administrations.open(as_bas, Credentials())
    assert bas.database.access == frozenset()
    assert refused(Rooms(bas.database, clock).list) == ["not_yours"]
    assert Organisation(bas.database, clock).me().name == "bas"
    bas.close()

    known = Colleagues(noor.database, clock)
    waiting = known.list()[0]
    assert (waiting.login, waiting.works_for) == ("bas", WorksFor.NOBODY)
    known.let_in(waiting.id, WorksFor.CORPORATION, waiting.works_for)
    again = administrations.open(as_bas, Credentials())
    assert again.database.access == CORPORATION
    with Session(again.database.engine) as session, pytest.raises(Refused, match="not_yours"):
        session.execute(sa.select(PilotLight))
    again.close()
    noor.close()


def test_a_login_that_comes_three_times_at_once_is_one_account(server: postgres_server.Server):
    server.sql("CREATE DATABASE drievoudig")
    server.sql("CREATE ROLE drie LOGIN SUPERUSER")
    administrations = Administrations(ShiftedClock(TODAY))
    administrations.create_on_server(server.url("drievoudig"), "Over de Brug", "Noor")
    hers = server.url("drievoudig").replace(f"//{server.user}@", "//drie@")
    opened = together(*(lambda: administrations.open(hers, Credentials()) for _ in range(3)))
    assert len({one.database.account_id for one in opened}) == 1
    for one in opened:
        one.close()


def test_an_older_act_does_not_change_ones_own_access(database, clock, colleagues):
    """Sanne let Piet in; when he shut her out, taking that back leaves nobody with access."""
    sanne, piet = database.account_id, newcomer(database)
    colleagues.let_in(piet, WorksFor.ORGANISATION, WorksFor.NOBODY)
    (act,) = [one.id for one in Undo(database, clock).acts() if one.act == "account.let_in"]
    database.account_id = piet
    colleagues.let_in(sanne, WorksFor.NOBODY, WorksFor.ORGANISATION)
    assert refused(Undo(database, clock).undo, act) == ["own_access"]
    assert WorksFor.ORGANISATION in seen(colleagues).values()


def test_on_a_server_too_old_acts_are_forgotten_at_opening(server_url, clock):
    opened = Administrations(clock).open(server_url, Credentials())
    a_street(opened.database)
    with opened.database.write("test") as session:
        for kept in session.scalars(sa.select(UndoValue)):
            kept.expires_on = TODAY
    opened.close()
    opened = Administrations(clock).open(server_url, Credentials())
    with opened.database.read() as session:
        left = session.scalars(sa.select(UndoValue).where(UndoValue.expires_on <= TODAY)).all()
    opened.close()
    assert left == []
