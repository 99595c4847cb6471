"""Lists as other people keep them: other headers, places, encodings, separators."""

import io
from datetime import date, time

import pytest
import xlsxwriter
from sqlalchemy import select

from desktop.domain.errors import Refused
from desktop.domain.reading.rehearsal import Fate, Options
from desktop.domain.reading.words import Column, ListKind
from desktop.models import Membership
from tests.services.importing.conftest import BW


def book(*sheets) -> bytes:
    """An XLSX of sheets, each a name and rows; dates and times get a format."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out)
    day = workbook.add_format({"num_format": "dd-mm-yyyy"})
    clock = workbook.add_format({"num_format": "hh:mm"})
    for name, rows in sheets:
        sheet = workbook.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(r, c, value, day)
                elif isinstance(value, time):
                    sheet.write_datetime(r, c, value, clock)
                elif value is not None:
                    sheet.write(r, c, value)
    workbook.close()
    return out.getvalue()


PEOPLE = [
    ("Noor", "van der", "Heijden", "12", "0612345678", "1-7-2024"),
    ("Zoë", "", "Öztürk", "14 a", "038-4983138", "7 juli 2023"),
    ("Quinten", "in 't", "Veld", "16", "", ""),
]


WHOLE = [(f"{f} {i} {s}".replace("  ", " "), h, p, d) for f, i, s, h, p, d in PEOPLE]
TURNED = [(f"{s}, {f} {i}".strip(), h, p, d) for f, i, s, h, p, d in PEOPLE]


def texts():
    yield (
        "one column Naam, semicolons, cp1252",
        text([("Naam", "Adres", "Tel.nr.", "Woont hier sinds"), *WHOLE], ";", "cp1252"),
    )
    yield (
        "surname first, tabs, UTF-16",
        text([("Bewoner", "Kamer", "Mobiel", "Sinds"), *TURNED], "\t", "utf-16"),
    )
    yield (
        "title rows, comma, UTF-8 with mark",
        text(
            [
                ("Bewonersoverzicht 2026", "", "", ""),
                ("let op: vertrouwelijk", "", "", ""),
                ("", "", "", ""),
                ("Naam bewoner", "Huisnummer", "Telefoonnummer", "Inhuizing"),
                *WHOLE,
            ],
            ",",
            "utf-8-sig",
        ),
    )
    yield (
        "blank rows, page header again, totals, remarks",
        text(
            [
                ("Voornaam", "Naam", "Woning", "Telefoon", "Sinds"),
                ("Noor", "van der Heijden", "12", "0612345678", "1-7-2024"),
                ("", "", "", "", ""),
                ("Begane grond", "", "", "", ""),
                ("Voornaam", "Naam", "Woning", "Telefoon", "Sinds"),
                ("Zoë", "Öztürk", "14A", "038-4983138", "7 juli 2023"),
                ("Quinten", "in 't Veld", "16", "", ""),
                ("Totaal", "3", "", "", ""),
            ],
            ";",
            "utf-8",
        ),
    )
    bare = [
        (name, home, phone or "0687654321", since or "1-1-2020")
        for name, home, phone, since in WHOLE
    ]
    yield "no header at all", text(bare, ";", "utf-8")
    yield (
        "counter, hint for Excel, quotes",
        (
            'sep=,\r\n"Nr","Naam","Huisnr"\r\n'
            + "".join(f'"{n}","{w[0]}","{w[1]}"\r\n' for n, w in enumerate(WHOLE, start=1))
        ).encode(),
    )


def books():
    english = ("First name", "Prefix", "Surname", "House no.", "Phone", "Moved in")
    shifted = [(), (None, None, *english), *((None, None, *p) for p in PEOPLE)]
    yield "English headers, shifted columns", book(("List", shifted))
    header = ("Achternaaam", "Tussenv", "Roepnaam", "Huisnr.", "Telefoon nr", "vanaf")
    rows = [header, *((s, i, f, h, p, d) for f, i, s, h, p, d in PEOPLE)]
    yield (
        "second sheet, misspelled headers",
        book(("Uitleg", [("Deze lijst is van de huismeester",)]), ("Lijst", rows)),
    )


def text(rows, separator, encoding) -> bytes:
    lines = []
    for row in rows:
        quoted = [f'"{cell}"' if separator in str(cell) else str(cell) for cell in row]
        lines.append(separator.join(quoted))
    return "\r\n".join(lines).encode(encoding)


@pytest.mark.parametrize(
    ("name", "data"), [*texts(), *books()], ids=lambda v: v if isinstance(v, str) else ""
)
def test_the_same_people_come_out_of_every_shape(local, name, data):
    result = local.rehearse(local.open_bytes(data, "lijst"), BW)
    assert result.kind is ListKind.RESIDENTS
    names = [row.title for row in result.of(Fate.NEW)]
    assert names == ["Noor van der Heijden", "Zoë Öztürk", "Quinten in 't Veld"]
    assert result.made.dwellings == ("12", "14A", "16")


def test_two_people_on_a_row_are_two_people(local):
    rows = [
        ("Naam", "Kamer"),
        ("Jan en Piet de Vries", "1"),
        ("Ans Bos & Els Smit", "2"),
        ("Fam. Jansen", "3"),
    ]
    result = local.rehearse(local.open_bytes(text(rows, ";", "utf-8"), "x.csv"), BW)
    assert [row.title for row in result.of(Fate.NEW)] == [
        "Jan de Vries · Piet de Vries",
        "Ans Bos · Els Smit",
    ]
    assert result.added == 4
    assert result.of(Fate.REJECTED)[0].problems[0].code == "family_not_person"


def test_a_forbidden_column_is_known_by_its_numbers(local):
    rows = [("Nr", "Naam", "Geloof"), ("111222333", "Noor Smit", "x"), ("123456782", "Bo Bos", "")]
    result = local.rehearse(local.open_bytes(text(rows, ";", "utf-8"), "x.csv"), BW)
    assert [(h.header, h.reason) for h in result.headings if h.column is Column.REFUSED] == [
        ("Nr", "bsn"),
        ("Geloof", "belief"),
    ]
    assert not any("1112" in text for row in result.rows for _, text in row.cells)
    chosen = Options(community="Betje Wolff", columns={0: Column.NOTES})
    again = local.rehearse(local.open_bytes(text(rows, ";", "utf-8"), "x.csv"), chosen)
    assert again.refused_columns == ("Nr", "Geloof")


def test_dates_of_all_sorts(local, embedded):
    rows = [
        ("Naam", "Sinds"), ("A Aa", "1-7-2026"), ("B Bee", "1 juli 2026"), ("C Cee", "01/07/26"),
        ("D Dee", 46204), ("E Eee", date(2026, 7, 1)), ("F Eff", "2026-07-01"),
        ("G Gee", "wo 1 jul. '26"), ("H Haa", "juli 2026"), ("I Ies", "31-6-2026"),
        ("J Jee", "29-2-2026"), ("K Kaa", "5-13-2026"), ("L Ell", "ooit"),
    ]  # fmt: skip
    opened = local.open_bytes(book(("Blad1", rows)), "x.xlsx")
    result = local.rehearse(opened, BW)
    assert len(result.of(Fate.NEW)) == 8
    assert [row.problems[0].code for row in result.of(Fate.REJECTED)] == [
        "no_day_in_6", "no_day_in_2", "no_such_month", "not_a_date",
    ]  # fmt: skip
    local.commit(opened, BW)
    with embedded.read() as session:
        assert set(session.scalars(select(Membership.begins))) == {date(2026, 7, 1)}


def test_a_list_of_activities_with_a_name_on_each_line(local):
    rows = [
        ("Date", "Activity", "Time", "Name", "Organised by"),
        ("07/23/2026", "Koffie-ochtend", "10.00 - 11.30", "Noor Smit", "residents"),
        ("07/23/2026", "Koffieochtend", "10.00 - 11.30", "Bo Bos", "residents"),
        ("07/24/2026", "Soep", "10u30", "2 gasten", "staff"),
    ]
    result = local.rehearse(local.open_bytes(text(rows, "\t", "utf-8"), "x.txt"), BW)
    assert result.kind is ListKind.ATTENDANCE
    assert result.added == 2
    assert result.made.programmes == ("Koffie-ochtend", "Soep")
    assert [n.name for n in result.unknown_names] == ["Bo Bos", "Noor Smit"]
    assert result.rows[2].notices[0].code == "time_estimated"


def test_numbers_and_times_of_a_spreadsheet(local):
    rows = [
        ("Dag", "Wat", "Van", "Tot", "Wie", "Aantal"),
        (date(2026, 7, 1), "Soep", time(10), time(11, 30), "Noor Smit; Bos, Bo", 5),
        (46205, "Soep", 0.4375, 0.5, "Noor Smit", 4),
        (date(2026, 7, 3), "Soep", 10.3, 12, "", 7),
        (date(2026, 7, 4), "Soep", 10, 9, "", 7),
    ]
    result = local.rehearse(local.open_bytes(book(("Blad1", rows)), "x.xlsx"), BW)
    assert [(row.when.hours, row.heads) for row in result.of(Fate.NEW)] == [
        ((time(10), time(11, 30)), (2, 3)),
        ((time(10, 30), time(12)), (1, 3)),
        ((time(10, 30), time(12)), (0, 7)),
    ]  # fmt: skip
    assert result.of(Fate.REJECTED)[0].problems[0].code == "end_before_begin"


def test_what_is_not_a_list_is_refused_with_a_reason(local):
    for data, code in (
        (b"", "file_empty"),
        (b"%PDF-1.7 ...", "file_not_a_list"),
        (b"<html><table><tr><td>Naam</td></tr></table></html>", "file_not_a_list"),
        (b"hallo\nallemaal", "not_a_list"),
        (b"PK\x03\x04 but no archive", "file_unreadable"),
    ):
        with pytest.raises(Refused) as refused:
            local.rehearse(local.open_bytes(data, "x"), BW)
        assert refused.value.problems[0].code == code


def test_without_a_community_there_is_no_reading(local):
    opened = local.open_bytes(b"Naam;Huisnr\nNoor Smit;1\n", "x.csv")
    with pytest.raises(Refused, match="community_needed"):
        local.rehearse(opened, Options())
    opened = local.open_bytes(b"Naam;Community\nNoor Smit;Betje Wolff\nBo Bos;\n", "x.csv")
    result = local.rehearse(opened, Options())
    assert [row.fate for row in result.rows] == [Fate.NEW, Fate.REJECTED]
