"""The three sample files, from the file to the records, on both engines."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import func, select

from desktop.domain.reading.rehearsal import Decision, Fate
from desktop.domain.vocabulary import ActivityState, AttendanceKind, OccurrenceState
from desktop.models import (
    Activity,
    ActivityNote,
    Attendance,
    Booking,
    Community,
    Dwelling,
    ImportRun,
    Membership,
    MembershipRole,
    Occurrence,
    Person,
    Residency,
    Room,
    Storey,
)
from desktop.services.undo import Undo
from tests.services.importing.conftest import ATTENDANCE, BW, CALENDAR, RESIDENTS


def read(importing, path, options=BW):
    return importing.commit(importing.open(path), options)


def count(database, model) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(model))


def test_the_residents_become_people(importing, database, expected):
    wanted = expected["residents"]
    result = read(importing, RESIDENTS)
    assert result.added == wanted["distinct_people"] == count(database, Person)
    assert result.header_row == 4
    assert list(result.refused_columns) == wanted["refused_columns"]
    assert [r.row for r in result.of(Fate.REJECTED)] == [r["row"] for r in wanted["rejected_rows"]]
    assert [p.code for p in result.of(Fate.REJECTED)[0].problems] == [
        "no_first_name",
        "no_day_in_6",
    ]
    likely = [[row.likeness[0].name, row.title] for row in result.duplicates]
    assert sorted(likely) == sorted(wanted["likely_duplicates"])
    people = wanted["distinct_people"] + len(likely)
    assert people == wanted["people_in_rows"]
    with database.read() as session:
        left = session.scalars(
            select(Person.first_name)
            .join(Membership, Membership.person_id == Person.id)
            .where(Membership.ends == date(2026, 7, 1))
        ).all()
        assert sorted(left) == ["Bo", "Renée"]
        with_infix = session.scalar(select(func.count()).where(Person.infix != ""))
        assert with_infix == wanted["with_tussenvoegsel"]
        together = session.scalars(
            select(Person.first_name)
            .join(Residency, Residency.person_id == Person.id)
            .join(Dwelling, Dwelling.id == Residency.dwelling_id)
            .where(Dwelling.label == "26B")
        ).all()
        assert sorted(together) == ["Niels", "Xandra"]
        doors = session.scalar(select(func.sum(Storey.doors)))
        assert doors == session.scalar(select(func.count()).select_from(Dwelling)) == 31
        assert session.scalar(select(func.count()).select_from(MembershipRole)) > 20
        assert "100007919" not in repr(session.execute(select(Person)).all())


def test_the_list_of_who_was_there_becomes_activities(importing, database, expected):
    wanted = expected["attendance"]
    read(importing, RESIDENTS)
    result = read(importing, ATTENDANCE)
    assert [r.row for r in result.of(Fate.REJECTED)] == wanted["bad_lines"]
    assert result.added == wanted["good_rows"] == count(database, Activity)
    assert result.unknown_names == ()
    with database.read() as session:
        visits = session.execute(select(Attendance.person_id, Attendance.kind)).all()
        assert len(visits) == wanted["visits_by_known_people"]
        assert len({v.person_id for v in visits}) == wanted["unique_known_participants"]
        assert session.scalar(select(func.sum(Activity.guests))) == wanted["visits_by_others"]
        activities = session.scalars(select(Activity)).all()
        hours = sum((a.ends_utc - a.begins_utc).total_seconds() for a in activities) / 3600
        assert hours == wanted["activity_hours"]
        by = Counter(a.initiative.value for a in activities)
        assert by == {"residents": 38, "together": 12, "staff": 12}
        # Bo Bakker left on 1 July and still came: no member any more on those days.
        bo = session.scalar(select(Person.id).where(Person.first_name == "Bo"))
        assert {v.kind for v in visits if v.person_id == bo} == {AttendanceKind.AREA}
        notes = session.scalars(select(ActivityNote.text)).all()
        assert 'Bram zei: "volgende week soep"' in notes
        assert session.scalars(select(Room.name)).all() == ["Huiskamer"]


def test_the_calendar_becomes_bookings(importing, database, expected):
    wanted = expected["bookings"]
    result = read(importing, CALENDAR)
    assert (result.added, result.occurrences, result.clashes) == (
        wanted["bookings"], wanted["occurrences"], wanted["clashes"],
    )  # fmt: skip
    with database.read() as session:
        dates = session.scalars(select(Occurrence)).all()
    assert len(dates) == wanted["occurrences"]
    assert sum(d.state is OccurrenceState.CLASH for d in dates) == wanted["clashes"]
    booked = [d for d in dates if d.state is OccurrenceState.BOOKED]
    third = [d for d in booked if date(2026, 7, 1) <= d.day < date(2026, 10, 1)]
    assert len(third) == wanted["booked_in_2026q3"]
    coffee = {d.day: d for d in dates if d.recurrence_id.endswith("T100000")}
    assert coffee[date(2026, 10, 19)].begins_utc == datetime(2026, 10, 19, 8, tzinfo=UTC)
    assert coffee[date(2026, 10, 26)].begins_utc == datetime(2026, 10, 26, 9, tzinfo=UTC)
    assert {d.begins for d in coffee.values()} == {time(10), time(10, 30)}
    assert date(2026, 8, 3) not in coffee
    night = next(d for d in dates if d.begins == time(20))
    assert (night.day, night.ends_day, night.ends) == (
        date(2026, 8, 22), date(2026, 8, 23), time(1),
    )  # fmt: skip
    whole = next(d for d in dates if d.day == date(2026, 9, 26))
    assert (whole.begins, whole.ends_day, whole.ends) == (time(), date(2026, 9, 27), time())


@pytest.mark.parametrize("path", [RESIDENTS, ATTENDANCE, CALENDAR], ids=lambda p: p.suffix)
def test_reading_the_same_file_again_changes_nothing(importing, database, path):
    read(importing, RESIDENTS)
    first = read(importing, path)
    tables = (Person, Membership, Residency, Dwelling, Activity, Attendance, Booking, Occurrence)
    before = [count(database, table) for table in tables]
    again = read(importing, path)
    assert again.changes_nothing
    assert again.rows_read == first.rows_read
    assert again.read_before == date(2026, 11, 24)
    assert [count(database, table) for table in tables] == before


@pytest.mark.parametrize("path", [RESIDENTS, ATTENDANCE, CALENDAR], ids=lambda p: p.suffix)
def test_the_same_facts_in_another_file_change_nothing(importing, database, path):
    """Not the digest but the facts: a file saved once more has other bytes."""
    read(importing, RESIDENTS)
    read(importing, path)
    opened = replace(importing.open(path), digest="0" * 64)
    again = importing.commit(opened, BW)
    assert again.read_before is None
    assert again.changes_nothing
    assert {r.fate for r in again.rows} <= {Fate.SAME, Fate.DUPLICATE, Fate.REJECTED}


@pytest.mark.parametrize("path", [RESIDENTS, ATTENDANCE, CALENDAR], ids=lambda p: p.suffix)
def test_an_import_is_taken_back_as_a_whole_and_read_again(importing, database, clock, path):
    first = read(importing, path)
    assert Undo(database, clock).undo_last().act.startswith("importing.")
    tables = (Person, Community, Dwelling, Room, Activity, Attendance, Booking, Occurrence)
    assert [count(database, table) for table in (*tables, ImportRun)] == [0] * 9
    again = read(importing, path)
    assert (again.added, again.read_before) == (first.added, None)


def test_a_rehearsal_writes_nothing(importing, database):
    opened = importing.open(RESIDENTS)
    rehearsed = importing.rehearse(opened, BW)
    assert rehearsed.added == 46
    assert rehearsed.made.communities == ("Betje Wolff",)
    assert len(rehearsed.made.dwellings) == 31
    assert count(database, Person) == count(database, Community) == 0
    assert importing.commit(opened, BW) == rehearsed


def test_duplicates_are_added_when_somebody_says_so(importing, database):
    result = read(importing, RESIDENTS, replace(BW, duplicates=Decision.ADD))
    assert result.added == count(database, Person) == 49
    assert len(result.duplicates) == 3


def test_one_duplicate_is_decided_on(importing, database):
    result = read(importing, RESIDENTS, replace(BW, decisions={40: Decision.ADD}))
    assert result.added == 47


def test_a_struck_activity_can_be_read_again(importing, database):
    read(importing, ATTENDANCE)
    with database.write("log.strike") as session:
        for activity in session.scalars(select(Activity)):
            activity.state = ActivityState.STRUCK
    opened = replace(importing.open(ATTENDANCE), digest="0" * 64)
    assert importing.commit(opened, BW).added == 62
