"""The lists as coordinators keep them, through the command, from new to report."""

import json

import pypdfium2
import pytest

from tests.cli.conftest import SAMPLES

EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
LISTS = {
    "residents": ("bewonerslijst-betje-wolff.xlsx", "--community", "Betje Wolff"),
    "attendance": ("aanwezigheid-2026-q3.csv",),
    "bookings": ("huiskamer.ics", "--community", "Betje Wolff"),
}


def reading(kind):
    name, *more = LISTS[kind]
    return ("import", kind), (SAMPLES / name, *more)


def read_in(run, admin, kind, *more):
    first, last = reading(kind)
    return run(*first, admin, *last, "--json", *more)


@pytest.fixture
def filled(run, admin):
    for kind in LISTS:
        assert read_in(run, admin, kind, "--commit").status == 0
    return admin


def test_residents_are_read_as_expected_and_a_rehearsal_writes_nothing(run, admin):
    wanted = EXPECTED["residents"]
    rehearsed = read_in(run, admin, "residents").json
    assert rehearsed["added"] == wanted["distinct_people"]
    assert [d["names"] for d in rehearsed["duplicates"]] == wanted["likely_duplicates"]
    assert [r["row"] for r in rehearsed["rejected"]] == [r["row"] for r in wanted["rejected_rows"]]
    assert rehearsed["refused_columns"] == wanted["refused_columns"]
    assert read_in(run, admin, "residents", "--commit").json == rehearsed
    again = read_in(run, admin, "residents", "--commit").json
    assert (again["added"], again["updated"]) == (0, 0)


def test_attendance_gives_the_figures_of_the_quarter(run, filled):
    figures = run("figures", filled, "--quarter", "2026Q3", "--json").json
    value = {figure["id"]: figure["value"] for figure in figures["figures"]}
    wanted = EXPECTED["attendance"]
    assert figures["period"] == "2026Q3"
    assert value["I-03"] == wanted["unique_known_participants"]
    assert value["I-04"] == wanted["visits_by_known_people"] + wanted["visits_by_others"]
    assert value["I-07"] == wanted["activities"]
    assert value["I-28a"] == EXPECTED["bookings"]["booked_in_2026q3"]


def test_bad_lines_are_named_and_reading_again_doubles_nothing(run, filled):
    again = read_in(run, filled, "attendance", "--commit").json
    assert [r["row"] for r in again["rejected"]] == EXPECTED["attendance"]["bad_lines"]
    assert all(r["reason"].endswith((".", "?")) for r in again["rejected"])
    assert (again["added"], again["updated"]) == (0, 0)
    calendar = read_in(run, filled, "bookings", "--commit").json
    assert (calendar["added"], calendar["updated"]) == (0, 0)


def test_the_calendar_says_what_clashes(run, admin):
    wanted = EXPECTED["bookings"]
    told = read_in(run, admin, "bookings").json
    assert (told["added"], told["occurrences"], told["clashes"]) == (
        wanted["bookings"], wanted["occurrences"], wanted["clashes"],
    )  # fmt: skip


def test_the_report_is_the_same_file_every_time(run, filled, tmp_path):
    first, second, sheet = (tmp_path / name for name in ("a.pdf", "b.pdf", "a.xlsx"))
    stamp = ("--quarter", "2026Q3", "--as-of", "2026-10-12T09:00")
    assert run("report", filled, *stamp, "-o", first, "--xlsx", sheet).status == 0
    assert run("report", filled, *stamp, "-o", second).status == 0
    assert first.read_bytes() == second.read_bytes()
    assert sheet.read_bytes()[:2] == b"PK"
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(first))
    assert "Kwartaalrapport" in text
    assert "413" in text


def test_an_english_report(run, filled, tmp_path):
    out = tmp_path / "r.pdf"
    assert run("report", filled, "--quarter", "2026Q3", "--language", "en", "-o", out).status == 0
    text = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range()
    assert "Kwartaal" not in text


def test_a_healthy_administration_checks_out(run, filled):
    outcome = run("check", filled)
    assert outcome.status == 0
    assert outcome.out.count("Goed:") == len(outcome.out.splitlines()) == 7


def test_backup_and_restore_bring_everything_back(run, filled, tmp_path):
    copy, back = tmp_path / "copy.buurtschap", tmp_path / "terug"
    assert run("backup", filled, copy).status == 0
    assert run("restore", copy, back).status == 0
    before = run("figures", filled, "--quarter", "2026Q3", "--json").json
    after = run("figures", back, "--quarter", "2026Q3", "--json").json
    assert after["figures"] == before["figures"]


def test_a_room_goes_out_as_a_calendar_that_changes_nothing_when_it_comes_back(
    run, filled, tmp_path
):
    read_in(run, filled, "bookings", "--commit")
    out = tmp_path / "ruimte.ics"
    words = ("--room", "huiskamer", "--community", "Betje Wolff", "-o", out)
    assert run("calendar", filled, *words).status == 0
    assert b"SUMMARY:Koffieochtend" in out.read_bytes()
    again = run("import", "bookings", filled, out, "--community", "Betje Wolff", "--json").json
    assert (again["added"], again["updated"], again["rejected"]) == (0, 0, [])
    unknown = run("calendar", filled, "--room", "Zolder", "-o", out)
    assert (unknown.status, unknown.out) == (1, "")
    assert "Huiskamer" in unknown.err
