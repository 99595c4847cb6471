"""Presence lists with names down the side and dates across the top."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.reading.about import programme_in
from desktop.domain.reading.marks import was_there
from desktop.domain.reading.recognition import best_layout
from desktop.domain.reading.row import Row
from desktop.domain.reading.table import Line, Sheet
from desktop.domain.reading.visits import read_visit
from desktop.domain.reading.words import ListKind

NOOR, BO, AZIZ = "Noor van der Heijden", "Bo Bos", "Aziz Öz"


def sheet(*rows, name="Blad1") -> Sheet:
    return Sheet(name, tuple(Line(n, tuple(row)) for n, row in enumerate(rows, start=1)))


def layout_of(*rows):
    return best_layout([sheet(*rows)], None)


def visits(*rows, year=2026, programme="Koffieochtend"):
    """The activities of a presence list, as rows give them."""
    layout = layout_of(*rows)
    assert layout is not None
    assert layout.across, "not seen as a presence list"
    read = [
        read_visit(layout, Row(line, layout, {}, year, programme=programme)) for line in layout.body
    ]
    return [activity for verdict in read for activity in verdict.values]


def seen(*rows, **more):
    return [(a.day.isoformat()[5:], a.present, a.guests) for a in visits(*rows, **more)]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        *[(c, True) for c in ("x", "X", "1", 1, 1.0, "ja", "Aanwezig", "✓", "✔️", "√", "V", True,
                              1.5, "1,5", "2 uur", "1:30", time(1, 30), "•")],
        *[(c, False) for c in (None, "", "-", 0, "0", "nee", "afwezig", "afgemeld", False, "?")],
        *[(c, None) for c in ("later", 40, "12 gasten", date(2026, 9, 3), "verjaardag")],
    ],
)  # fmt: skip
def test_marks(cell, said):
    assert was_there(cell) is said


EXPECTED = [("09-03", (NOOR, BO), 0), ("09-10", (NOOR,), 0), ("09-17", (BO, AZIZ), 0)]
PLAIN = [(NOOR, "x", "x", ""), (BO, "x", "", "x"), (AZIZ, "", "", "x")]


@pytest.mark.parametrize(
    "days",
    [
        ("3-9-2026", "10-9-2026", "17-9-2026"), ("3 sep", "10 sep", "17 sep"),
        ("03-09", "10-09", "17-09"), ("do 3 september", "do 10 september", "do 17 september"),
        ("do\n3-9", "do\n10-9", "do\n17-9"), (46268, 46275, 46282),
        ("3/9/26", "10/9/26", "17/9/26"),
        (date(2026, 9, 3), date(2026, 9, 10), date(2026, 9, 17)),
        tuple(datetime.fromisoformat(f"2026-09-{day}T00:00") for day in ("03", "10", "17")),
    ],
)  # fmt: skip
def test_dates_however_they_are_written(days):
    assert seen(("Naam", *days), *PLAIN) == EXPECTED


DAYS = ("3-9-2026", "10-9-2026", "17-9-2026")
SHAPES = {
    "nothing above the names": [(None, *DAYS), *PLAIN],
    "title rows": [("Presentielijst Koffieochtend",), ("let op: potlood",), (), ("Naam", *DAYS),
                   *PLAIN],
    "dates in a second row, weekdays above": [("Naam", "do", "do", "do"), ("", *DAYS), *PLAIN],
    "weekdays below": [("", *DAYS), ("Naam", "d", "d", "d"), *PLAIN],
    "names below the dates": [("Koffieochtend", *DAYS), ("Naam",), *PLAIN],
    "weeks above": [("", "week 36", "week 37", "week 38"), ("Bewoner", *DAYS), *PLAIN],
    "totals": [("Naam", *DAYS, "Totaal"), *((*row, 2) for row in PLAIN), ("Totaal", 2, 1, 2, 5)],
    "totals as text": [("Naam", *DAYS), *PLAIN, ("Aantal", "2", "1", "2")],
    "counter and house number": [("Nr", "Naam", "Huisnr", *DAYS),
                                 *((n, row[0], f"{n * 2}", *row[1:]) for n, row in
                                   enumerate(PLAIN, start=1))],
    "shifted": [(), (None, None, "Naam", *DAYS), *((None, None, *row) for row in PLAIN)],
    "blank rows and a legend": [("Naam", *DAYS), PLAIN[0], (), *PLAIN[1:], (), ("x = aanwezig",)],
    "header once more": [("Naam", *DAYS), *PLAIN[:2], ("Naam", *DAYS), PLAIN[2]],
    "a number before the name": [("Naam", *DAYS), *((f"{n}. {row[0]}", *row[1:]) for n, row in
                                                    enumerate(PLAIN, start=1))],
    "surname first": [("Naam", *DAYS), ("Heijden, Noor van der", "x", "x", ""), *PLAIN[1:]],
    "three columns": [("Voornaam", "Tussenvoegsel", "Achternaam", *DAYS),
                      ("Noor", "van der", "Heijden", "x", "x", ""), ("Bo", "", "Bos", "x", "", "x"),
                      ("Aziz", "", "Öz", "", "", "x")],
    "surname in a column of names": [("Voornaam", "Naam", *DAYS),
                                     ("Noor", "van der Heijden", "x", "x", ""),
                                     ("Bo", "Bos", "x", "", "x"), ("Aziz", "Öz", "", "", "x")],
    "all marked": [("Naam", *DAYS), (NOOR, "ja", "ja", "nee"), (BO, "ja", "nee", "ja"),
                   (AZIZ, "afwezig", "afwezig", "aanwezig")],
    "hours with totals": [("Naam", *DAYS, "Uren"), (NOOR, 1.5, 2, "", 3.5), (BO, 2, "", 1, 3),
                          (AZIZ, "", "", "1,5", 1.5), ("Totaal", 3.5, 2, 2.5, 8)],
    "days of a month": [("Presentie september 2026",), ("Naam", 3, 10, 17), *PLAIN],
    "two months": [("", "september 2026", "", ""), ("Naam", "do 3", "do 10", "do 17"), *PLAIN],
}  # fmt: skip


@pytest.mark.parametrize("rows", SHAPES.values(), ids=SHAPES.keys())
def test_the_same_attendance_comes_out_of_every_shape(rows):
    assert seen(*rows) == EXPECTED


def test_what_else_stands_above_the_dates():
    rows = [
        ("Naam", "Koffieochtend", "", "Soep"), ("Tijd", "10.00-11.30", "10.00-11.30", "12-13.30"),
        ("", *DAYS), *PLAIN, ("Gasten", 2, "", 1), ("Uren vrijwilligers", 3, "", ""),
    ]  # fmt: skip
    found = visits(*rows, programme="")
    assert [a.programme for a in found] == ["Koffieochtend", "Koffieochtend", "Soep"]
    assert [str(a.begins) for a in found] == ["10:00:00", "10:00:00", "12:00:00"]
    assert [a.guests for a in found] == [2, 0, 1]
    assert [a.volunteer_minutes for a in found] == [180, None, None]


def test_facts_above_the_list_hold_for_all_its_dates():
    rows = [("Activiteit: Soep",), ("Ruimte", "Woonkeuken"), ("Tijd:", "12.00-13.30"),
            ("Naam", *DAYS), *PLAIN]  # fmt: skip
    (first, *_) = visits(*rows, programme="")
    assert (first.programme, first.room, str(first.ends)) == ("Soep", "Woonkeuken", "13:30:00")


def test_a_total_above_the_marks_counts_the_others():
    assert [guests for *_, guests in seen(("Naam", *DAYS), *PLAIN, ("Totaal", 9, 1, 2))] == [
        7,
        0,
        0,
    ]


def test_a_later_block_has_its_own_dates():
    rows = [("Naam", "3-9", "10-9"), (NOOR, "x", "x"), (BO, "x", ""),
            (), ("Naam", "1-10", "8-10"), (NOOR, "", "x"), (BO, "x", "x")]  # fmt: skip
    assert [(day, len(names)) for day, names, _ in seen(*rows)] == [
        ("09-03", 2), ("09-10", 1), ("10-01", 1), ("10-08", 2),
    ]  # fmt: skip


def read(*rows, year=2026):
    layout = layout_of(*rows)
    return [
        read_visit(layout, Row(line, layout, {}, year, programme="Soep")) for line in layout.body
    ]


def test_what_is_no_mark_is_said_and_not_counted():
    first, second = read(("Naam", "3-9", "10-9"), (NOOR, "x", "gaat later weg"), (BO, "x", "x"))
    assert first.notices[0].code == "time_estimated"
    said = {n.code: n.values for n in second.notices}
    assert said["mark_unknown"] == {"name": NOOR, "text": "gaat later weg"}
    assert second.values[0].present == (BO,)


def test_a_date_that_does_not_exist_and_one_without_marks_are_refused_with_a_reason():
    verdicts = read(("Naam", "3-9", "31-9", "24-12"), (NOOR, "x", "x", ""), (BO, "x", "", ""))
    assert [v.problems[0].code if v.problems else "" for v in verdicts] == [
        "", "no_day_in_9", "nobody_marked",
    ]  # fmt: skip


def test_what_may_not_be_kept_beside_the_names_is_refused():
    layout = layout_of(
        ("Naam", "BSN", "Diagnose", *DAYS),
        (NOOR, "111222333", "", "x", "", ""),
        (BO, "123456782", "adhd", "x", "", "x"),
    )
    assert [(h.header, h.reason) for h in layout.refused] == [
        ("BSN", "bsn"),
        ("Diagnose", "health"),
    ]
    assert not any("111" in str(cell) for line in layout.body for cell in line.cells)


@pytest.mark.parametrize(
    "rows",
    [
        [("Naam", "Huisnr", "Sinds", "Vertrokken"), (NOOR, "2", "1-7-2024", "1-8-2026"),
         (BO, "4", "1-2-2020", "")],
        [(NOOR, "2", "1-7-2024"), (BO, "4", "1-2-2020"), (AZIZ, "6", "3-3-2021")],
        [("Datum", "Activiteit", "Begin", "Eind", "Open"),
         ("1-7-2026", "Soep", "9.10", "11.12", "x"),
         ("8-7-2026", "Soep", "9.10", "11.12", "x")],
        [("Activiteit", *DAYS), ("Koffieochtend", 9, 12, 8), ("Soep", 5, 4, 6)],
        [("Naam", "Sleutel"), (NOOR, "ja"), (BO, "1-7-2026"), (AZIZ, "ja")],
        [("Naam", *DAYS), (NOOR, "", "", ""), (BO, "", "", "")],
    ],
)  # fmt: skip
def test_other_lists_stay_what_they_are(rows):
    layout = layout_of(*rows)
    assert layout is None or not layout.across


def test_a_list_of_residents_that_is_asked_for_is_no_presence_list():
    layout = best_layout([sheet(("Naam", "Huisnr", *DAYS), (NOOR, "2", "x"))], ListKind.RESIDENTS)
    assert layout is not None
    assert layout.kind is ListKind.RESIDENTS


@pytest.mark.parametrize(
    ("titles", "programme"),
    [
        (["Presentielijst Koffieochtend september 2026"], "Koffieochtend"),
        (["Aanwezigheid Betje Wolff", "Taalles voor beginners - najaar 2026"],
         "Taalles voor beginners"),
        (["Presentielijst", "Blad1", "soep-op-woensdag 2026"], "Soep-op-woensdag"),
        (["Aanwezig: samen soep (woensdag)"], "Samen soep"),
        (["Deelnemerslijst", "Blad1", "lijst 2026 (kopie)"], ""),
        (["Maand: september"], ""),
    ],
)  # fmt: skip
def test_the_activity_that_titles_name(titles, programme):
    known = ["Samen soep", "Filmavond"]
    assert programme_in(titles, ["Betje Wolff", "'t Vriendenhuis"], known) == programme


WORDS = st.text("abcdefghijklm", min_size=3, max_size=8).map(str.capitalize)
PEOPLE = st.lists(st.tuples(WORDS, WORDS).map(" ".join), min_size=2, max_size=8, unique=True)
MARKS = st.sampled_from(["x", "X", "1", 1, "ja", "aanwezig", "✓", "", None, "-", "nee", 0])


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_marked_comes_out(data):
    """Every name with a mark is at that date, and nobody else is."""
    people = data.draw(PEOPLE)
    days = sorted(data.draw(st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=2,
                                    max_size=9)))  # fmt: skip
    grid = [[data.draw(MARKS) for _ in days] for _ in people]
    grid[0][0] = "x"
    there = {
        day: tuple(n for n, row in zip(people, grid, strict=True) if was_there(row[at]))
        for at, day in enumerate(days)
    }
    rows = [("Naam", *days), *((name, *row) for name, row in zip(people, grid, strict=True))]
    marked = [
        day for at, day in enumerate(days) if any(row[at] not in ("", None, "-") for row in grid)
    ]
    assert {a.day: a.present for a in visits(*rows)} == {day: there[day] for day in marked}
