"""Files that want to hang, bloat or mislead the program (trust research T10-T13, T15)."""

import io
import sys
import time
import zipfile
from datetime import date

import pytest

from desktop.domain.errors import Refused
from desktop.domain.recurrence import MOST
from desktop.services.importing import limits
from desktop.services.importing.reader import child_command, open_bytes, open_file

HORIZON = date(2028, 1, 1)

CONTENT_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""  # noqa: E501
RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""  # noqa: E501
WORKBOOK = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"""  # noqa: E501
WORKBOOK_RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""  # noqa: E501


def workbook(sheet: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", WORKBOOK_RELS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()


def sheet(rows: bytes, before: bytes = b"") -> bytes:
    return (
        b'<?xml version="1.0"?>' + before + b"<worksheet xmlns="
        b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows
        + b"</sheetData></worksheet>"
    )


def cell(at: bytes, text: bytes) -> bytes:
    return b'<c r="' + at + b'" t="inlineStr"><is><t>' + text + b"</t></is></c>"


def refused(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        open_bytes(data, "x", HORIZON)
    return caught.value.problems[0].code


def test_an_honest_workbook_of_the_same_make_is_read():
    opened = open_bytes(
        workbook(sheet(b'<row r="1">' + cell(b"A1", b"Naam") + b"</row>")), "x", HORIZON
    )
    assert opened.sheets[0].lines[0].cells == ("Naam",)


def test_a_zip_bomb_is_refused_at_once():
    bomb = workbook(sheet(b"<row>" + b"<c><v>1</v></c>" * 20_000_000 + b"</row>"))
    assert len(bomb) < limits.FILE_BYTES
    begun = time.monotonic()
    assert refused(bomb) == "file_unpacks_too_large"
    assert time.monotonic() - begun < 2


def test_an_archive_that_lies_about_its_sizes_is_counted():
    bomb = bytearray(workbook(sheet(b"<row>" + b" " * 30_000_000 + b"</row>")))
    directory = bomb.rfind(b"PK\x01\x02")
    bomb[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")
    assert refused(bytes(bomb)) in ("file_unpacks_too_large", "file_unreadable")


def test_a_cell_at_the_far_corner_is_refused_at_once():
    rows = b'<row r="1">' + cell(b"A1", b"Naam") + b'</row><row r="1048576">'
    rows += cell(b"XFD1048576", b"x") + b"</row>"
    begun = time.monotonic()
    assert refused(workbook(sheet(rows))) in ("too_many_rows", "too_many_columns")
    assert time.monotonic() - begun < 2


def test_a_document_type_is_refused():
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    assert refused(workbook(sheet(b"", entities))) == "file_with_doctype"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"x" * (limits.FILE_BYTES + 1), "file_too_large"),
        (b"Naam\n" + b"Jan\n" * (limits.ROWS + 1), "too_many_rows"),
        (b"a;" * (limits.COLUMNS + 1) + b"\nb;b\n", "too_many_columns"),
        (b"Naam;Huis\n" + b"x" * (limits.CELL_CHARACTERS + 1) + b";1\n", "cell_too_long"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 10, "file_nested"),
        (b"BEGIN:VCALENDAR\nthis is no calendar\n", "calendar_cut_off"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_too_much_is_refused_with_a_reason(data, code):
    assert refused(data) == code


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(Refused, match="file_missing"):
        open_file(tmp_path / "weg.xlsx", HORIZON)


def test_control_and_bidi_characters_are_taken_out():
    data = "Naam;Huis\nNo\u202eor\x07 Sm\u200bit;\u00a01\n".encode()
    opened = open_bytes(data, "x", HORIZON)
    assert opened.sheets[0].lines[1].cells == ("Noor Smit", "1")


def event(*lines: str) -> bytes:
    head = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:x", "SUMMARY:Koor"]
    return "\r\n".join([*head, *lines, "END:VEVENT", "END:VCALENDAR"]).encode()


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("DTSTART:20260701T100000", "RRULE:FREQ=SECONDLY"), "rule_too_fast"),
        (("DTSTART:20260701T100000", "RRULE:FREQ=DAILY;BYMINUTE=1,2"), "rule_too_fast"),
        (("DTSTART:19000101T100000", "RRULE:FREQ=DAILY"), "year_odd"),
        (("DTSTART:99990101T100000",), "year_odd"),
        (("DTSTART:20260701T100000", "DTEND:20260701T090000"), "event_ends_first"),
        (("SUMMARY:leeg",), "event_without_dates"),
        (("DTSTART:20260701T100000", "STATUS:CANCELLED"), "event_cancelled"),
    ],
)
def test_an_odd_event_is_named_with_its_reason(lines, code):
    begun = time.monotonic()
    opened = open_bytes(event(*lines), "x.ics", HORIZON)
    assert [e.problem.code for e in opened.events] == [code]
    assert opened.events[0].row == 2
    assert time.monotonic() - begun < 3


def test_a_series_without_end_stops_at_the_horizon():
    data = event("DTSTART:20260701T100000", "RRULE:FREQ=WEEKLY")
    found = open_bytes(data, "x.ics", HORIZON).events[0]
    assert found.open_until == HORIZON
    assert found.dates[-1].begins.date() < HORIZON
    daily = event("DTSTART:20200701T100000", "RRULE:FREQ=DAILY")
    assert len(open_bytes(daily, "x.ics", HORIZON).events[0].dates) == MOST


def test_the_child_is_started_in_one_way(monkeypatch):
    assert child_command(HORIZON)[:2] == [sys.executable, "-m"]
    monkeypatch.setitem(sys.__dict__, "frozen", True)
    assert child_command(HORIZON)[:2] == [sys.executable, "--read-list"]
