"""Presence lists with dates across the top, from the file into the administration."""

from datetime import date

import pytest
from sqlalchemy import func, select

from desktop.domain.errors import Refused
from desktop.domain.reading.rehearsal import Fate, Options, Unknown
from desktop.domain.reading.words import ListKind
from desktop.models import Activity, Attendance, Programme, UnmatchedName
from tests import builders
from tests.services.importing.conftest import BW
from tests.services.importing.test_other_lists import book, text

NAMES = ("Noor van der Heijden", "Bo Bos", "Aziz Öz")
MARKS = [("x", "x", ""), ("x", "", "x"), ("", "", "x")]
ROWS = [(name, *marks) for name, marks in zip(NAMES, MARKS, strict=True)]
TITLE = ("Presentielijst Koffieochtend 2026 Betje Wolff",)


def as_rows() -> bytes:
    days = ("3-9-2026", "10-9-2026", "17-9-2026")
    there = ["; ".join(n for n, *marks in ROWS if marks[at] == "x") for at in range(3)]
    listed = [(day, "Koffieochtend", names) for day, names in zip(days, there, strict=True)]
    return text([("Datum", "Activiteit", "Aanwezig"), *listed], "|", "utf-8").replace(b"|", b"\t")


def across(*days) -> bytes:
    return book(("Blad1", [TITLE, (), ("Naam", *days, "Totaal"),
                           *((*row, row.count("x")) for row in ROWS),
                           ("Totaal", 2, 1, 2, 5)]))  # fmt: skip


def attendance(database):
    with database.read() as session:
        rows = session.execute(
            select(Activity.day, Programme.name, Activity.begins, Activity.guests,
                   func.count(UnmatchedName.id))
            .join(Programme, Programme.id == Activity.programme_id)
            .outerjoin(UnmatchedName, UnmatchedName.activity_id == Activity.id)
            .group_by(Activity.id, Programme.name).order_by(Activity.day)
        )  # fmt: skip
        return [tuple(row) for row in rows]


@pytest.mark.parametrize(
    "days",
    [
        (date(2026, 9, 3), date(2026, 9, 10), date(2026, 9, 17)),
        ("3 sep", "10 sep", "17 sep"),
        ("03-09", "10-09", "17-09"),
    ],
)
def test_it_becomes_what_the_same_list_of_rows_becomes(importing, database, days):
    options = Options(community="Betje Wolff", kind=ListKind.ATTENDANCE)
    opened = importing.open_bytes(across(*days), "lijst.xlsx")
    assert importing.kind_of(opened) is ListKind.ATTENDANCE
    done = importing.commit(opened, options)
    assert (done.rows_read, done.added, done.made.programmes) == (3, 3, ("Koffieochtend",))
    assert sorted(n.name for n in done.unknown_names) == sorted(NAMES)
    turned = attendance(database)
    assert [row[0] for row in turned] == [date(2026, 9, 3), date(2026, 9, 10), date(2026, 9, 17)]
    again = importing.rehearse(importing.open_bytes(as_rows(), "rijen.txt"), options)
    assert again.changes_nothing
    assert {row.fate for row in again.rows} == {Fate.SAME}


def test_people_that_are_known_are_there_by_name(local, embedded):
    with embedded.write("test.people") as session:
        community = builders.a_community(session, "Betje Wolff")
        known = builders.a_resident(session, community, "Bo Bos")
    local.commit(local.open_bytes(across("3 sep", "10 sep", "17 sep"), "x.xlsx"), BW)
    with embedded.read() as session:
        assert set(session.scalars(select(Attendance.person_id))) == {known.id}
        days = set(session.scalars(select(Attendance.day)))
    assert days == {date(2026, 9, 3), date(2026, 9, 17)}


def test_the_year_is_the_last_in_which_all_dates_are_past(local, clock):
    rows = [("Naam", "3 sep", "10 sep"), ("Bo Bos", "x", "x")]
    opened = local.open_bytes(book(("Blad1", rows)), "Soep.xlsx")
    found = local.rehearse(opened, BW)
    year = clock.today().year if clock.today() >= date(clock.today().year, 9, 10) else None
    assert found.year == (year or clock.today().year - 1)
    assert found.programme == "Soep"
    assert found.across == ("B", "C")


def test_the_activity_is_asked_when_no_title_says_it(local):
    rows = [("Naam", "3-9-2026", "10-9-2026"), ("Bo Bos", "x", "x")]
    opened = local.open_bytes(book(("Blad1", rows)), "presentielijst 2026.xlsx")
    with pytest.raises(Refused) as refused:
        local.rehearse(opened, BW)
    assert refused.value.problems[0].code == "programme_needed"
    told = Options(community="Betje Wolff", programme="Filmavond", unknown=Unknown.ADD)
    assert local.rehearse(opened, told).made.programmes == ("Filmavond",)
    bare = local.open_bytes(
        text([("Datum", "Aanwezig"), ("3-9-2026", "Bo Bos")], ";", "utf-8"), "x"
    )
    with pytest.raises(Refused):
        local.rehearse(bare, BW)
    assert local.rehearse(bare, told).rows[0].title == "Filmavond, 3-9-2026"


def test_a_date_nobody_is_ticked_on_is_told_and_left_out(local):
    rows = [("Naam", "3-9-2026", "10-9-2026", "31-9-2026"), ("Bo Bos", "x", "", "x")]
    found = local.rehearse(local.open_bytes(book(("Soep", rows)), "x.xlsx"), BW)
    assert [row.problems[0].code for row in found.of(Fate.REJECTED)] == [
        "nobody_marked", "no_day_in_9",
    ]  # fmt: skip
    mended = Options(community="Betje Wolff", mends={(3, 0): "30-9-2026"})
    found = local.rehearse(local.open_bytes(book(("Soep", rows)), "x.xlsx"), mended)
    assert found.rows[2].title == "Soep, 30-9-2026"
