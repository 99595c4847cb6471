import json
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from desktop.domain.figures.values import Cell, Daypart, Shown, Unit
from desktop.domain.reporting import Section
from desktop.i18n import Wording
from desktop.reports.catalogue import QUARTERLY, REPORTS, as_json, file_name
from desktop.reports.spreadsheet import build
from desktop.reports.words import daypart, listed, printed, printed_cell, row_label
from tests.reports.street import report

NL, EN = Wording("nl"), Wording("en")


@pytest.fixture(scope="module")
def street_report():
    return report(sections=tuple(Section))


def sheets(data):
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_screen_paper_and_spreadsheet_show_the_same_numbers(street_report):
    found = sheets(build(street_report, NL))
    rows = {row[0]: row for row in found["Cijfers"][4:]}
    for figure in street_report.figures.figures:
        published = figure.cell.published
        shown = rows[figure.id][2]
        if published is None:
            assert shown == printed_cell(figure.cell, figure.unit, NL)
        else:
            assert shown == pytest.approx(float(published), abs=0.005)
    assert rows["I-04"][2] == 1022


def test_only_published_values_leave(street_report):
    found = sheets(build(street_report, NL))
    people = {row[0]: row[2] for row in found["Activiteiten"][4:]}
    assert people["Zwemmen"] == "<5"
    assert people["Koffieochtend"] == 31


def test_names_are_never_formulas_or_links(street_report):
    nasty = ("=1+1", "+31612345678", "@SUM(A1)", "-2", "http://example.org", "12", "{=A1}")
    rows = tuple(
        replace(row, name=name)
        for row, name in zip(street_report.figures.activities, nasty, strict=False)
    )
    made = replace(street_report, figures=replace(street_report.figures, activities=rows))
    data = build(made, NL)
    assert [row[0] for row in sheets(data)["Activiteiten"][4:]] == list(nasty)
    with zipfile.ZipFile(BytesIO(data)) as parts:
        xml = b"".join(parts.read(n) for n in parts.namelist() if n.startswith("xl/worksheets"))
    assert b"<f>" not in xml
    assert b"hyperlink" not in xml


def test_the_same_report_is_the_same_workbook(street_report):
    assert build(street_report, NL) == build(report(sections=tuple(Section)), NL)
    assert set(sheets(build(street_report, EN))) == {
        "Figures",
        "Ambitions",
        "Per community",
        "Activities",
        "Rooms",
        "All activities",
    }


def test_example_data_say_so_on_every_sheet(street_report):
    for rows in sheets(build(replace(street_report, example=True), NL)).values():
        assert "VOORBEELDGEGEVENS" in rows[0]


def test_the_command_gets_json(street_report):
    told = as_json(street_report.figures, NL)
    json.dumps(told)
    assert told["period"] == "2026Q3"
    by_id = {figure["id"]: figure for figure in told["figures"]}
    assert list(by_id) == [
        "I-01", "I-02", "I-03", "I-04", "I-05", "I-06", "I-07", "I-08",
        "I-17", "I-18", "I-19", "I-20", "I-21a", "I-21b", "I-22", "I-23", "I-24",
        "I-25", "I-26", "I-28a", "I-28b", "I-28c", "I-29",
    ]  # fmt: skip
    assert by_id["I-07"] == {
        "id": "I-07",
        "label": "Activiteiten",
        "value": 118,
        "unit": "keer",
        "printed": "118",
    }
    assert by_id["I-26"]["printed"] == "–"


def test_figures_read_as_dutch(street_report):
    figure = street_report.figures.figure
    assert printed(figure("I-07"), NL) == "118, 9 verschillende"
    assert printed_cell(Cell(1234), Unit.VISITS, NL) == "1.234"
    assert printed_cell(Cell(1234), Unit.VISITS, EN) == "1,234"
    assert printed_cell(Cell(41), Unit.PERCENT, NL) == "41%"
    assert printed_cell(Cell(3, Shown.FEW), Unit.PEOPLE, NL) == "<5"
    assert printed_cell(Cell(12, Shown.KEPT), Unit.PEOPLE, NL) == "–"
    assert daypart(1, Daypart.MORNING, NL) == "dinsdagochtend"
    assert daypart(1, Daypart.MORNING, EN) == "Tuesday morning"
    assert listed(["a", "b", "c"], NL) == "a, b en c"
    assert row_label("I-07/vital", NL) == "Activiteiten (Vitaal en gezond)"


def test_the_catalogue_makes_both_forms(street_report):
    assert REPORTS == (QUARTERLY,)
    assert QUARTERLY.pdf(street_report, NL).startswith(b"%PDF-")
    assert QUARTERLY.xlsx(street_report, NL).startswith(b"PK")
    assert file_name(street_report, NL, "pdf") == "kwartaalrapport-2026Q3.pdf"
