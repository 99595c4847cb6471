from datetime import datetime

import pytest

from desktop.domain.reading.headers import candidates, find_layout, repeats_header
from desktop.domain.reading.homes import home_key, home_of
from desktop.domain.reading.lists import names_in, people_in, things_in
from desktop.domain.reading.people import read_people
from desktop.domain.reading.recognition import best_layout
from desktop.domain.reading.rehearsal import letter
from desktop.domain.reading.row import Row
from desktop.domain.reading.table import Line, Sheet
from desktop.domain.reading.visits import read_visit
from desktop.domain.reading.words import (
    Column,
    ListKind,
    ambition_of,
    refused_reason,
    theme_of,
)
from desktop.domain.vocabulary import Ambition, Role, Theme


def sheet(*rows, name="Blad1") -> Sheet:
    return Sheet(name, tuple(Line(n, tuple(row)) for n, row in enumerate(rows, start=1)))


def columns(layout) -> list[str]:
    return [h.column.value for h in layout.headings]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Achternaam", Column.SURNAME), ("ACHTER NAAM", Column.SURNAME), ("Tussenv.", Column.INFIX),
        ("Roepnaam", Column.FIRST), ("Huisnr.", Column.HOME), ("Kamernummer", Column.HOME),
        ("Tel.nr.", Column.PHONE), ("06-nummer", Column.PHONE), ("E-mailadres", Column.EMAIL),
        ("Woont hier sinds", Column.SINCE), ("Datum inhuizing", Column.SINCE),
        ("Vertrekdatum", Column.LEFT), ("Functie", Column.ROLE), ("Kan goed", Column.TALENTS),
        ("Hulpvraag", Column.QUESTIONS), ("Telefooon", Column.PHONE), ("Surname", Column.SURNAME),
    ],
)  # fmt: skip
def test_words_above_a_column(header, column):
    assert candidates(header, ListKind.RESIDENTS)[0][1] is column


def test_columns_about_somebody_else_mean_nothing():
    assert candidates("Telefoon huisarts", ListKind.RESIDENTS) == ()
    assert candidates("Naam contactpersoon", ListKind.RESIDENTS) == ()


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("BSN", "bsn"), ("Burgerservicenummer", "bsn"), ("Sofi-nummer", "bsn"),
        ("Diagnose", "health"), ("Medicatie", "health"), ("LVB", "health"),
        ("Allergieën", "health"),
        ("Indicatie", "care"), ("WMO-beschikking", "care"), ("Doelgroep", "care"),
        ("Nationaliteit", "origin"), ("Land van herkomst", "origin"), ("Verblijfsstatus", "origin"),
        ("Geloof", "belief"), ("Strafblad", "justice"), ("Schulden", "money"), ("IBAN", "money"),
        ("Paspoortnummer", "papers"), ("Naam", ""), ("Woning", ""), ("Rol", ""),
        ("Opmerkingen", ""),
    ],
)  # fmt: skip
def test_what_is_never_kept(header, reason):
    assert refused_reason(header) == reason


def test_columns_are_known_by_what_stands_in_them():
    layout = find_layout(
        sheet(
            ("Nr", "Naam", "Huisnr", "", "Kenmerk", "Bijz.", "Rek."),
            (1, "Noor Smit", "2", "noor@x.example", "100007919", "ADHD", "NL91ABNA0417164300"),
            (2, "Bo Bos", "4", "bo@x.example", "100023758", "autisme", "NL02ABNA0123456789"),
            (3, "Aziz Öz", "6", "", "100039596", "", ""),
        ),
        ListKind.RESIDENTS,
    )
    assert columns(layout) == [
        "ignored", "name", "home", "email", "refused", "refused", "refused",
    ]  # fmt: skip
    assert [h.reason for h in layout.refused] == ["bsn", "health", "money"]
    assert all(h.samples == () for h in layout.refused)


def test_the_name_beside_a_first_name_is_the_surname():
    rows = [("Voornaam", "Naam"), ("Noor", "van Dijk"), ("Bo", "Bakker")]
    assert columns(find_layout(sheet(*rows), ListKind.RESIDENTS)) == ["first", "surname"]
    whole = [("Voornaam", "Naam"), ("Noor", "Noor van Dijk"), ("Bo", "Bo Bakker")]
    assert columns(find_layout(sheet(*whole), ListKind.RESIDENTS)) == ["first", "name"]


def test_the_best_sheet_wins_and_kinds_are_told_apart():
    people = sheet(("Naam", "Huisnr", "Telefoon"), ("Noor Smit", "2", "0612345678"), name="A")
    visits = sheet(("Datum", "Activiteit", "Aanwezig", "Begin"), ("1-7-2026", "Soep", "x", "10"))
    note = sheet(("niet meer gebruiken",))
    assert best_layout([note, people], None).sheet.name == "A"
    assert best_layout([note, people], None).kind is ListKind.RESIDENTS
    assert best_layout([visits], None).kind is ListKind.ATTENDANCE
    assert best_layout([note], None) is None
    assert best_layout([], None) is None


def test_a_list_of_activities_without_headers():
    layout = find_layout(
        sheet(
            ("1-7-2026", "Koffie", "10:00", "11:30", "Noor Smit, Bo Bos", "bewoners"),
            ("8-7-2026", "Koffie", "10:00", "11:30", "Noor Smit, Aziz Öz", "samen"),
        ),
        ListKind.ATTENDANCE,
    )
    assert columns(layout) == ["date", "activity", "begin", "end", "present", "initiative"]


def test_choices_of_columns_cannot_undo_a_refusal():
    layout = find_layout(sheet(("Naam", "BSN", "Iets"), ("Noor", "1", "x")), ListKind.RESIDENTS)
    chosen = layout.with_choices({1: Column.NOTES, 2: Column.TALENTS})
    assert columns(chosen) == ["name", "refused", "talents"]
    assert chosen.places(Column.TALENTS) == (2,)


def test_a_header_in_the_middle_is_skipped():
    layout = find_layout(
        sheet(("Naam", "Huisnr"), ("Noor", "2"), ("Naam", "Huisnr")), ListKind.RESIDENTS
    )
    verdicts = [read_people(layout, Row(line, layout, {})) for line in layout.body]
    assert [v.skipped for v in verdicts] == [False, True]
    assert not repeats_header(layout.body[0], layout)


@pytest.mark.parametrize(
    ("cell", "street", "label"),
    [
        ("2 a", "", "2A"), ("32-b", "", "32B"), ("38b", "", "38B"), (4.0, "", "4"),
        ("12-3", "", "12-3"),
        ("12 hs", "", "12HS"), ("Kamer 3", "", "3"), ("app. 12", "", "12"), ("2.04", "", "2.04"),
        ("Wolffstraat 12-A", "Wolffstraat", "12A"), ("2e Wolffstraat 7", "2e Wolffstraat", "7"),
        ("Wolffstraat 12, 8011 PK Zwolle", "Wolffstraat", "12"), ("Tuinhuis", "", "Tuinhuis"),
        (1.05, "", "1.05"),
    ],
)  # fmt: skip
def test_homes(cell, street, label):
    assert home_of(cell) == (street, label)


def test_one_home_written_in_several_ways():
    assert len({home_key(x) for x in ("2 a", "2-A", "2A", "nr. 2a", "Kamer 2 A")}) == 1
    assert home_of("12", "a") == home_of("12 A", "A") == ("", "12A")
    assert home_of("11", 1) == ("", "11-1")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jan en Piet de Vries", ["Jan de Vries", "Piet de Vries"]),
        ("Jan Smit & Ans Bos", ["Jan Smit", "Ans Bos"]),
        ("Jan Smit, Ans Bos", ["Jan Smit", "Ans Bos"]),
        ("Smit, Jan", ["Jan Smit"]),
        ("Vries, Jan de", ["Jan de Vries"]),
        ("Vries, Jan en Piet de", ["Jan de Vries", "Piet de Vries"]),
        ("Noor Smit (voorzitter)", ["Noor Smit"]),
        ("Noor Smit; Bo Bos", ["Noor Smit", "Bo Bos"]),
        ("", []),
    ],
)
def test_several_people_in_a_cell(text, names):
    found = [name.full for name in people_in(text)]
    assert [n.replace("Jan Vries", "Jan de Vries") for n in found] == names


def test_names_of_who_was_there():
    assert names_in("Noor Smit, Bo Bos en Aziz Öz") == ("Noor Smit", "Bo Bos", "Aziz Öz")
    assert names_in("Smit, Noor; Bos, Bo") == ("Noor Smit", "Bo Bos")
    assert names_in("Jan en Piet de Vries\n- 2 gasten") == (
        "Jan de Vries",
        "Piet de Vries",
        "2 gasten",
    )
    assert things_in("koken / naaien; fietsen, ") == ("koken", "naaien", "fietsen")


HEADER = ("Voornaam", "Achternaam", "Huisnr", "Telefoon", "E-mail", "Sinds", "Rol", "Opmerking")


def person(*cells, header=HEADER):
    layout = find_layout(sheet(header, cells), ListKind.RESIDENTS)
    return read_people(layout, Row(layout.body[0], layout, {}))


def test_a_person_of_a_row():
    verdict = person(
        "Noor", "van der Heijden", "2 a", "noor@X.example / 06-12345678", "", "mei 2022",
        "Goede buur, bewoner", "vertrokken per 1-7-2026; sleutel terug",
    )  # fmt: skip
    (found,) = verdict.values
    assert found.name.infix == "van der"
    assert (found.home, found.phone, found.email) == ("2A", "06-12345678", "noor@x.example")
    assert (str(found.since), str(found.left)) == ("2022-05-01", "2026-07-01")
    assert found.roles == {Role.GOOD_NEIGHBOUR}
    assert found.note == "sleutel terug"


def test_what_is_odd_about_a_person_is_said():
    verdict = person("Noor", "Smit", "2", "12", "geen mail", "", "kapitein", "BSN 111222333, ADHD")
    assert [n.code for n in verdict.notices] == [
        "phone_kept_as_is", "email_left_out", "role_unknown", "note_bsn", "note_labels",
    ]  # fmt: skip
    assert "111222333" not in verdict.values[0].note
    assert person("Noor", "Smit", "2", 612345678.0, "", "", "", "").values[0].phone == "0612345678"
    assert person("Noor", "Smit", "", "", "", "", "", "x" * 600).notices[0].code == "note_cut"


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (("", "Smit", "2"), ["no_first_name"]),
        (("Noor", "Smit2", "2"), ["name_odd"]),
        (("N" * 200, "Smit", "2"), ["name_too_long"]),
        (("", "Familie Smit", "2"), ["family_not_person"]),
        (("", "", "2", "0612345678"), ["no_name"]),
        (("Totaal", "", "12"), ["row_totals"]),
        (("Begane grond",), ["row_remark"]),
        (("", "", "", "0612345678"), ["row_remark"]),
        (("Noor", "Smit", "", "", "", "31-6-2026"), ["no_day_in_6"]),
        (("Noor", "Smit", "", "", "", "1-7-2026", "", "verhuisd per 1-6-2026"),
         ["left_before_since"]),
        (("Noor", "Smit", "", "", "", "", "", "vertrokken per 31-6-2026"), ["no_day_in_6"]),
    ],
)  # fmt: skip
def test_a_row_that_is_no_person_says_why(cells, codes):
    verdict = person(*cells)
    assert verdict.values == ()
    assert [p.code for p in verdict.problems] == codes


VISIT = ("Datum", "Activiteit", "Begin", "Eind", "Duur", "Aanwezig", "Gasten", "Totaal", "Initiatief", "Opmerking", "Ambitie")  # noqa: E501  # fmt: skip


def visit(*cells, header=VISIT):
    layout = find_layout(sheet(header, cells), ListKind.ATTENDANCE)
    return read_visit(layout, Row(layout.body[0], layout, {}))


def test_an_activity_of_a_row():
    (found,) = visit(
        "1-7-2026", "Feest", "20.00", "1.00", "", "Noor Smit, noor smit, Bo Bos, 2 gasten, e.a.",
        "", 8,
        "samen", "leuk", "2",
    ).values  # fmt: skip
    assert found.present == ("Noor Smit", "Bo Bos")
    assert (found.guests, str(found.ends_day)) == (6, "2026-07-02")
    assert found.ambition is Ambition.VITAL


def test_times_that_are_told_otherwise():
    assert str(visit("1-7-2026", "Soep", "10-11.30", "", "", "x").values[0].ends) == "11:30:00"
    assert str(visit("1-7-2026", "Soep", "10", "", "1,5", "x").values[0].ends) == "11:30:00"
    assert visit("1-7-2026", "Soep", "10", "", "", "x").values[0].estimated
    header = ("Datum", "Activiteit", "Tijd", "Uren vrijwilligers")
    found = visit("1-7-2026", "Soep", "10.30", 2, header=header).values[0]
    assert (str(found.begins), found.volunteer_minutes) == ("10:30:00", 120)
    assert visit("1-7-2026", "Soep", "gauw", 2, header=header).problems[0].code == "not_a_clock"


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (("", "Soep", "10", "11"), ["no_date"]),
        (("1-7-2026", "", "10", "11", "", "x"), ["no_activity"]),
        (("1-7-2026", "=1+1", "10", "11"), ["activity_odd"]),
        (("1-7-2026", "Soep", "tien", "11"), ["not_a_clock"]),
        (("1-7-2026", "Soep", "11", "10"), ["end_before_begin"]),
        (("1-7-2026", "Soep", "10", "", "lang"), ["not_a_length"]),
        (("1-7-2026", "Soep", "10", "11", "", "=cmd()"), ["name_odd"]),
        (("1-7-2026", "Soep", "10", "11", "", "", "-2"), ["below_zero"]),
        (("1-7-2026", "Soep", "10", "11", "", "", "", "", "", "bsn 111222333"), ["bsn"]),
        (("Totaal", "12"), ["row_totals"]),
    ],
)
def test_a_row_that_is_no_activity_says_why(cells, codes):
    verdict = visit(*cells)
    assert verdict.values == ()
    assert [p.code for p in verdict.problems] == codes


def test_notices_of_an_activity():
    verdict = visit("1-7-2026", "Soep", "10", "11", "", "A B, C D, E F", "", 2, "koning")
    assert [n.code for n in verdict.notices] == ["total_too_small", "initiative_unknown"]


def test_themes_and_letters():
    assert theme_of("Hulp bij een brief") is Theme.MONEY
    assert theme_of("iemand om mee te wandelen") is Theme.NETWORK
    assert theme_of("iets doen") is Theme.DAY
    assert ambition_of("Gezond") is Ambition.VITAL
    assert ambition_of("?") is None
    assert [letter(i) for i in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_corners_of_people():
    header = ("Voornaam", "Achternaam", "BSN", "Sinds")
    assert person("", "", "111222333", header=header).problems[0].code == "row_empty"
    assert person("Noor van der", "Heijden").values[0].name.full == "Noor van der Heijden"
    two = person("Jan en Piet", "de Vries", "2", "0612345678", "", "", "", "sleutel")
    assert [p.name.full for p in two.values] == ["Jan de Vries", "Piet de Vries"]
    assert [p.note for p in two.values] == ["sleutel", ""]
    assert [n.code for n in two.notices] == ["row_of_several"]
    whole = ("Voornaam", "Naam", "Huisnr")
    layout = find_layout(
        sheet(whole, ("Noor", "Noor van Dijk", "2"), ("Bo", "Bo Bos", "4")), ListKind.RESIDENTS
    )
    found = [read_people(layout, Row(line, layout, {})).values[0] for line in layout.body]
    assert [p.name.full for p in found] == ["Noor van Dijk", "Bo Bos"]
    alone = person("Selam", "2", header=("Roepnaam", "Huisnr"))
    assert alone.values[0].name.full == "Selam"


def test_corners_of_activities():
    layout = find_layout(sheet(VISIT, ("1-7-2026", "Soep"), VISIT), ListKind.ATTENDANCE)
    assert read_visit(layout, Row(layout.body[1], layout, {})).skipped
    moment = datetime.fromisoformat("2026-07-01T19:30")
    assert str(visit(moment, "Soep").values[0].begins) == "19:30:00"
    assert names_in("Noor Smit, , -") == ("Noor Smit",)


def test_a_bare_list_of_names_and_homes():
    layout = find_layout(
        sheet(("Noor Smit", "2"), ("Bo Bos", "4 a"), ("Aziz Öz", "6")), ListKind.RESIDENTS
    )
    assert columns(layout) == ["name", "home"]
    assert find_layout(sheet(), ListKind.RESIDENTS) is None
