"""A list that meets what is in the administration already: known people, changes, rooms."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from desktop.domain.reading.rehearsal import Decision, Fate, Unknown
from desktop.domain.reading.words import Column
from desktop.domain.vocabulary import AttendanceKind, OccurrenceState, Role
from desktop.models import (
    Activity,
    Attendance,
    Booking,
    Dwelling,
    Membership,
    MembershipRole,
    Occurrence,
    Person,
    Residency,
    Storey,
    Talent,
    UnmatchedName,
)
from tests.services.importing.conftest import BW


def lines(*rows: str) -> bytes:
    return "\n".join(rows).encode()


def read(importing, data, options=BW, name="lijst.csv"):
    return importing.commit(importing.open_bytes(data, name), options)


def everything(database, model):
    with database.read() as session:
        return session.scalars(select(model)).all()


PEOPLE = lines(
    "Naam;Huisnr;Telefoon;Sinds;Rol;Talenten",
    "Noor van der Heijden;2;0612345678;1-1-2024;goede buur;koken",
    "Bo Bakker;4;0687654321;1-2-2024;bewoner;",
)


def test_a_newer_list_changes_only_what_it_says(importing, database):
    read(importing, PEOPLE)
    newer = lines(
        "Naam;Huisnr;Telefoon;Sinds;Rol;Talenten;Vertrokken per",
        "Noor van der Heijden;6;06 12 34 56 78;1-1-2024;vrijwilliger;koken, zingen;",
        "Bo Bakker;;0687654321;;;;1-11-2026",
        "Aziz Öztürk;4;;;;;",
    )
    result = read(importing, newer)
    assert [r.fate for r in result.rows] == [Fate.UPDATED, Fate.UPDATED, Fate.NEW]
    assert [c.field for c in result.rows[0].changes] == ["home", "role", "talents"]
    assert (result.rows[1].changes[0].field, result.rows[1].changes[0].after) == (
        "left", "1-11-2026",
    )  # fmt: skip
    with database.read() as session:
        homes = session.execute(
            select(Dwelling.label, Residency.begins, Residency.ends)
            .join(Residency, Residency.dwelling_id == Dwelling.id)
            .join(Person, Person.id == Residency.person_id)
            .where(Person.first_name == "Noor")
            .order_by(Residency.begins)
        ).all()
        assert [tuple(home) for home in homes] == [
            ("2", date(2024, 1, 1), date(2026, 11, 24)),
            ("6", date(2026, 11, 24), None),
        ]
        roles = set(session.scalars(select(MembershipRole.role)))
        assert roles == {Role.GOOD_NEIGHBOUR, Role.VOLUNTEER}
        bo = session.scalars(
            select(Membership).join(Person, Person.id == Membership.person_id)
            .where(Person.first_name == "Bo")
        ).one()  # fmt: skip
        assert bo.ends == date(2026, 11, 1)
    assert len(everything(database, Talent)) == 2
    doors = sum(storey.doors for storey in everything(database, Storey))
    assert doors == len(everything(database, Dwelling)) == 3


def test_people_are_known_by_name_with_home_or_contact(importing):
    read(importing, PEOPLE)
    other = lines(
        "Naam;Huisnr;Telefoon",
        "noor van der HEIJDEN;9;06-12345678",
        "Bo Bakker;4;0611111111",
        "Bo Bakker;12;0622222222",
        "N. van der Heijden;2;",
        "Noor van der Heyden;2;",
    )
    rehearsed = importing.rehearse(importing.open_bytes(other, "x.csv"), BW)
    assert [r.fate for r in rehearsed.rows] == [
        Fate.UPDATED, Fate.UPDATED, Fate.DUPLICATE, Fate.DUPLICATE, Fate.DUPLICATE,
    ]  # fmt: skip


def test_neighbours_are_no_duplicates_of_each_other(importing):
    family = lines(
        "Naam;Huisnr;Telefoon",
        "Anna de Vries;2;0612345678",
        "Piet de Vries;2;0612345678",
        "Anouk de Vries;2;",
        "Jan Smit;4;0600000001",
        "Jan Smits;14;0600000002",
    )
    rehearsed = importing.rehearse(importing.open_bytes(family, "x.csv"), BW)
    assert {r.fate for r in rehearsed.rows} == {Fate.NEW}


def test_the_same_person_in_another_community_becomes_a_member_there_too(importing, database):
    read(importing, PEOPLE)
    result = read(importing, lines("Naam;Telefoon", "Noor van der Heijden;0612345678"),
                  replace(BW, community="'t Vriendenhuis"))  # fmt: skip
    assert (result.added, result.updated) == (0, 1)
    assert len(everything(database, Person)) == 2
    assert len(everything(database, Membership)) == 3


VISITS = lines(
    "Datum;Activiteit;Begin;Eind;Aanwezig;Gasten",
    "1-7-2026;Koffie;10:00;11:00;Noor v.d. Heijden, Bo Bakker, Bakker, Bo, Karel Onbekend;2",
)


def test_names_are_known_short_and_the_others_are_kept_apart(importing, database):
    read(importing, PEOPLE)
    result = read(importing, VISITS)
    assert [n.name for n in result.unknown_names] == ["Karel Onbekend"]
    assert {a.kind for a in everything(database, Attendance)} == {AttendanceKind.RESIDENT}
    assert len(everything(database, Attendance)) == 2
    (unmatched,) = everything(database, UnmatchedName)
    assert (unmatched.name, unmatched.expires_on) == (
        "Karel Onbekend", date(2026, 11, 24) + timedelta(days=90),
    )  # fmt: skip
    (activity,) = everything(database, Activity)
    assert activity.guests == 2


def test_an_unknown_name_is_added_or_said_to_be_somebody(importing, database):
    read(importing, PEOPLE)
    added = importing.rehearse(
        importing.open_bytes(VISITS, "x.csv"), replace(BW, unknown=Unknown.ADD)
    )
    assert added.made.people == ("Karel Onbekend",)
    bo = next(p.id for p in everything(database, Person) if p.first_name == "Bo")
    more = lines("Datum;Activiteit;Begin;Eind;Aanwezig", "2-7-2026;Soep;10;11;Bob, Karel Onbekend")
    read(importing, more, replace(BW, unknown=Unknown.ADD, people={"bob": bo}))
    kinds = {a.person_id: a.kind for a in everything(database, Attendance)}
    assert kinds.pop(bo) is AttendanceKind.RESIDENT
    assert list(kinds.values()) == [AttendanceKind.AREA]
    assert everything(database, UnmatchedName) == []


def test_what_was_resolved_stays_resolved_when_read_again(importing, database):
    read(importing, PEOPLE)
    read(importing, VISITS)
    with database.write("log.resolve") as session:
        name = session.scalars(select(UnmatchedName)).one()
        person = session.scalars(select(Person).where(Person.first_name == "Bo")).one()
        name.person_id, name.resolved_on = person.id, date(2026, 11, 24)
    opened = replace(importing.open_bytes(VISITS, "x.csv"), digest="0" * 64)
    assert importing.commit(opened, BW).changes_nothing


def test_a_correction_in_the_log_survives_the_old_list(importing, database):
    read(importing, PEOPLE)
    read(importing, VISITS)
    with database.write("log.correct") as session:
        session.scalars(select(Activity)).one().guests = 5
        session.scalars(select(Person).where(Person.first_name == "Bo")).one().phone = "0699"
    assert read(importing, VISITS).changes_nothing
    assert read(importing, PEOPLE).changes_nothing
    assert everything(database, Activity)[0].guests == 5


def test_a_wrong_row_is_mended(importing, database):
    data = lines("Naam;Sinds", "Noor Smit;31-6-2026")
    opened = importing.open_bytes(data, "x.csv")
    assert importing.rehearse(opened, BW).added == 0
    mended = replace(BW, mends={(2, 1): "30-6-2026"})
    result = importing.commit(opened, mended)
    assert result.added == 1
    assert dict(result.rows[0].cells)[1] == "30-6-2026"
    assert everything(database, Membership)[0].begins == date(2026, 6, 30)


def test_the_choice_of_columns_is_remembered_for_the_same_header(importing):
    data = lines("Naam;Iets", "Noor Smit;koken")
    opened = importing.open_bytes(data, "x.csv")
    assert importing.rehearse(opened, BW).headings[1].column is Column.IGNORED
    importing.commit(opened, replace(BW, columns={1: Column.TALENTS}))
    other = importing.open_bytes(lines("Naam;Iets", "Bo Bakker;zingen"), "y.csv")
    rehearsed = importing.rehearse(other, BW)
    assert rehearsed.remembered
    assert rehearsed.headings[1].column is Column.TALENTS
    assert rehearsed.made.skills == ("zingen",)


def calendar(*events: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", *events, "END:VCALENDAR"]).encode()


def event(uid: str, day: str, begin: str, end: str, *more: str) -> str:
    return "\r\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{uid}", "LOCATION:Huiskamer",
         f"DTSTART:{day}T{begin}00", f"DTEND:{day}T{end}00", *more, "END:VEVENT"]
    )  # fmt: skip


def states(database) -> dict[tuple[str, date], OccurrenceState]:
    with database.read() as session:
        rows = session.execute(
            select(Booking.external_uid, Occurrence.day, Occurrence.state)
            .join(Occurrence, Occurrence.booking_id == Booking.id)
        ).all()  # fmt: skip
        return {(row.external_uid, row.day): row.state for row in rows}


def test_what_stands_keeps_the_room_then_the_order_of_the_file(importing, database):
    read(importing, calendar(event("koor", "20270105", "1000", "1200")), name="a.ics")
    second = calendar(
        event("yoga", "20270105", "1130", "1230"),
        event("soep", "20270105", "1200", "1300"),
        event("taal", "20270105", "1215", "1245"),
    )
    result = read(importing, second, name="b.ics")
    assert result.clashes == 2
    day = date(2027, 1, 5)
    assert states(database) == {
        ("koor", day): OccurrenceState.BOOKED,
        ("yoga", day): OccurrenceState.CLASH,
        ("soep", day): OccurrenceState.BOOKED,
        ("taal", day): OccurrenceState.CLASH,
    }


def test_a_changed_calendar_moves_and_cancels_its_dates(importing, database):
    series = "RRULE:FREQ=WEEKLY;COUNT=3"
    read(importing, calendar(event("koor", "20270105", "1000", "1200", series)), name="a.ics")
    moved = event("koor", "20270113", "1500", "1600", "RECURRENCE-ID:20270112T100000")
    newer = event("koor", "20270105", "1000", "1200", "RRULE:FREQ=WEEKLY;COUNT=2")
    result = read(importing, calendar(newer, moved), name="a.ics")
    assert (result.added, result.updated, result.rows_read) == (0, 1, 2)
    assert states(database) == {
        ("koor", date(2027, 1, 5)): OccurrenceState.BOOKED,
        ("koor", date(2027, 1, 13)): OccurrenceState.BOOKED,
        ("koor", date(2027, 1, 19)): OccurrenceState.CANCELLED,
    }
    assert {o.begins for o in everything(database, Occurrence)} == {time(10), time(15)}


@pytest.mark.parametrize("decision", list(Decision))
def test_an_activity_that_stands_twice_in_a_list(importing, decision):
    twice = lines(
        "Datum;Activiteit;Begin;Eind;Aanwezig",
        "1-7-2026;Koffie;10:00;11:00;Noor Smit, Bo Bakker",
        "1-7-2026;Koffie;10:00;11:00;Noor Smit, Bo Bakker",
    )
    result = importing.rehearse(
        importing.open_bytes(twice, "x.csv"), replace(BW, duplicates=decision)
    )
    assert result.added == (1 if decision is Decision.SKIP else 2)
    assert result.duplicates[0].likeness[0].row == 2


def test_a_corrected_line_changes_the_activity(importing, database):
    read(importing, PEOPLE)
    head = "Datum;Activiteit;Ruimte;Begin;Eind;Aanwezig;Gasten;Initiatief;Opmerking"
    read(importing, lines(head, "1-7-2026;Koffie;;10:00;11:00;Bo Bakker;2;samen;"))
    newer = lines(
        head, "1-7-2026;Koffie;Zaal;10:00;12:00;Bo Bakker, Noor van der Heijden;3;bewoners;"
    )
    result = read(importing, newer)
    assert {(c.field, c.after) for c in result.rows[0].changes} == {
        ("present", "Noor van der Heijden"), ("end", time(12)), ("guests", "3"),
        ("initiative", "residents"), ("room", "Zaal"),
    }  # fmt: skip
    (activity,) = everything(database, Activity)
    assert (activity.guests, activity.ends, activity.initiative.value) == (3, time(12), "residents")
    assert activity.room_id is not None
    assert len(everything(database, Attendance)) == 2


def test_a_calendar_that_names_another_room_moves_its_dates(importing, database):
    read(importing, calendar(event("koor", "20270105", "1000", "1200")), name="a.ics")
    read(importing, calendar(event("yoga", "20270105", "1000", "1200").replace("Huis", "Bad")),
         name="b.ics")  # fmt: skip
    elsewhere = event("koor", "20270105", "1000", "1200").replace("Huiskamer", "Badkamer")
    result = read(importing, calendar(elsewhere), name="c.ics")
    assert (result.updated, result.clashes) == (1, 1)
    assert states(database)["koor", date(2027, 1, 5)] is OccurrenceState.CLASH


def test_an_event_without_a_room_needs_one(importing):
    nowhere = event("koor", "20270105", "1000", "1200").replace("LOCATION:Huiskamer\r\n", "")
    opened = importing.open_bytes(calendar(nowhere), "a.ics")
    assert importing.rehearse(opened, BW).rows[0].problems[0].code == "no_room"
    assert importing.rehearse(opened, replace(BW, room="Zaal")).made.rooms == ("Zaal",)


def test_a_room_is_known_inside_a_longer_place(importing, database):
    read(importing, calendar(event("koor", "20270105", "1000", "1200")), name="a.ics")
    longer = event("yoga", "20270106", "1000", "1200").replace("Huiskamer", "Huiskamer beneden")
    assert read(importing, calendar(longer), name="b.ics").made.rooms == ()
