import re
import subprocess
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import page as page_validation
import pytest
from python_calamine import CalamineWorkbook

from desktop.domain.figures.record import from_record, to_record
from desktop.domain.figures.values import Cell, Shown
from desktop.domain.reporting import Part, ReportText, Section, Written
from desktop.i18n import Wording
from desktop.reports.quarterly.build import build, printed_sections
from desktop.reports.spreadsheet import build as spreadsheet
from tests.reports.street import TEXT, report

NL, EN = Wording("nl"), Wording("en")
NASTY = (
    "<b>vet</b> & <script>alert(1)</script>",
    '<img src="/etc/hostname"/>',
    "<a href='file:///etc/passwd'>klik</a>",
    "{0.__class__} %s &amp; \\n",
    "]]> --> <!-- <para>",
    "=1+1",
    "Ö̈zlem Ğüneş \x00\x07 Łukasz",
    "\u202eomgekeerd",
)


def pages(data: bytes, tmp_path: Path) -> list[str]:
    file = tmp_path / "rapport.pdf"
    file.write_bytes(data)
    text = subprocess.run(
        ["/usr/bin/pdftotext", "-raw", "-enc", "UTF-8", str(file), "-"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [re.sub(r"\s+", " ", one).strip() for one in text.split("\f")[:-1]]


@pytest.fixture(scope="module")
def street_report():
    return report()


def test_the_same_report_is_the_same_file_to_the_byte(street_report):
    assert build(street_report, NL) == build(report(), NL)
    assert build(street_report, NL) != build(street_report, EN)


@pytest.mark.parametrize("wording", [NL, EN], ids=lambda w: w.language)
def test_the_file_can_be_read_by_assistive_technology(street_report, wording, tmp_path):
    file = tmp_path / "rapport.pdf"
    file.write_bytes(build(replace(street_report, sections=tuple(Section)), wording))
    result = page_validation.validate_pdf(str(file), profile="ua1")
    assert result.is_compliant, [(f.rule_id, f.message) for f in result.failures]


def test_every_font_is_embedded_and_metadata_tell_only_title_and_house(street_report, tmp_path):
    file = tmp_path / "rapport.pdf"
    file.write_bytes(build(street_report, NL))
    fonts = (
        subprocess.run(["/usr/bin/pdffonts", str(file)], capture_output=True, check=True)
        .stdout.decode()
        .splitlines()[2:]
    )
    assert fonts
    assert all("Atkinson" in line and " yes yes yes " in line for line in fonts)
    told = subprocess.run(
        ["/usr/bin/pdfinfo", str(file)], capture_output=True, check=True
    ).stdout.decode()
    found = dict(re.findall(r"^(\w+): +(.+)$", told, re.MULTILINE))
    assert found["Title"] == "Kwartaalrapport community’s, 3e kwartaal 2026"
    assert found["Author"] == "Over de Brug, welzijn"
    assert found["Creator"] == found["Producer"] == "Buurtschap"
    assert found["Pages"] == "5"


def test_text_comes_in_reading_order(street_report, tmp_path):
    first, second, third, fourth, last = pages(build(street_report, NL), tmp_path)
    for page, words in (
        (first, ["Kwartaalrapport", "31 van 46", "1.022", "In het kort", "In dit rapport"]),
        (second, ["De drie ambities", "Ambitie 1", "Activiteiten 53 60 55", "Toelichting."]),
        (third, ["Goede buren", "Actieve koppels aan het eind", "4 koppels begonnen"]),
        (fourth, ["De Huiskamer", "Drukst:", "Koffieochtend 26 31 52 26", "Wie begon?"]),
        (last, ["Drie deuren verder", "Vooruitblik", "Zo tellen we", "Ondertekening"]),
    ):
        places = [page.find(word) for word in words]
        assert -1 not in places, (words, page)
        assert places == sorted(places)


def test_every_page_repeats_stand_rule_and_number(street_report, tmp_path):
    printed = pages(build(street_report, NL), tmp_path)
    for number, page in enumerate(printed, start=1):
        assert "Cijfers vastgezet op 12 oktober 2026." in page
        assert "Aantallen mensen onder de 5 laten we weg." in page
        assert re.search(rf"\b{number} ?/ ?5\b", page)
        assert "VOORBEELDGEGEVENS" not in page
    example = pages(build(replace(street_report, example=True), NL), tmp_path)
    assert all("VOORBEELDGEGEVENS" in page for page in example)


def test_a_few_people_are_not_printed(street_report, tmp_path):
    rooms = pages(build(street_report, NL), tmp_path)[3]
    assert "Zwemmen 3 <5 6 3" in rooms
    assert "Vadergroep 3 <5 6 –" in rooms
    assert "<5 Minder dan vijf mensen." in rooms


def test_the_letterhead_is_on_the_first_page_only(street_report, tmp_path):
    text = replace(TEXT, address="Brugstraat 12, 8011 XZ Zwolle")
    first, *rest = pages(build(replace(street_report, text=text), NL), tmp_path)
    assert first.startswith("Over de Brug, welzijn voor de gemeente")
    assert "Fonds Brugstraat 12, 8011 XZ Zwolle Betje Wolff" in first
    assert not any("Brugstraat" in page for page in rest)


def beyond(made):
    """The same report with more people who took part than there were members on average."""
    figures = tuple(
        replace(f, cell=Cell(126, Shown.NONE), count=Decimal(58), base=Decimal("45.5"))
        if f.id == "I-06"
        else f
        for f in made.figures.figures
    )
    return replace(made, figures=replace(made.figures, figures=figures))


@pytest.mark.parametrize(("wording", "said"), [(NL, "Er deden 58 bewoners mee. Gemiddeld waren er "
    "45,5."), (EN, "58 residents took part. On average there were 45.5.")])  # fmt: skip
def test_more_people_than_the_average_are_told_as_two_numbers(
    street_report, tmp_path, wording, said
):
    first = pages(build(beyond(street_report), wording), tmp_path)[0]
    assert said in first
    assert first.split("2026")[1].split("%")[0].count("58") == 1
    assert "126" not in first
    cells = CalamineWorkbook.from_filelike(BytesIO(spreadsheet(beyond(street_report), wording)))
    (row,) = [r for r in cells.get_sheet_by_index(0).to_python() if r[0] == "I-06"]
    assert row[2] == "–"
    assert "58" in row[3]
    assert said in row[7]


def test_the_english_report_has_no_dutch_left(street_report, tmp_path):
    silent = ReportText("Over de Brug", "the municipality", targets=TEXT.targets)
    made = replace(street_report, sections=tuple(Section), text=silent)
    text = " ".join(pages(build(made, EN), tmp_path))
    assert "Quarterly report" in text
    for dutch in ("kwartaal", "bewoner", "Toelichting", "keer", "mensen", " het ", " van "):
        assert dutch not in text, dutch


def test_an_explanation_that_is_missing_is_a_line_in_the_file_and_a_box_in_the_draft(
    street_report, tmp_path
):
    sent = pages(build(street_report, NL), tmp_path)[1]
    assert "Toelichting. Mensen die meededen:" in sent
    assert "ontbreekt" not in sent
    draft = pages(build(replace(street_report, draft=True), NL), tmp_path)[1]
    assert "Toelichting ontbreekt. Mensen die meededen" in draft


def test_a_section_without_data_is_left_out(street_report, tmp_path):
    quiet = replace(
        street_report,
        figures=replace(
            street_report.figures,
            ties=replace(street_report.figures.ties, points=(), by_phase=()),
        ),
        sections=(Section.CLOSING, Section.NEIGHBOURS, Section.FRONT),
    )
    assert printed_sections(quiet) == (Section.FRONT, Section.CLOSING)
    assert len(pages(build(quiet, NL), tmp_path)) == 2


def test_text_from_data_is_never_markup(street_report, tmp_path):
    activities = tuple(
        replace(row, name=nasty)
        for row, nasty in zip(street_report.figures.activities, NASTY, strict=False)
    )
    text = ReportText(
        organisation=NASTY[0],
        audience=NASTY[1],
        narrative={part: Written(NASTY[2], "\n".join(NASTY)) for part in Part},
        explanations=dict.fromkeys(TEXT.explanations, NASTY[0]),
        targets=TEXT.targets,
    )
    made = replace(
        street_report,
        text=text,
        figures=replace(street_report.figures, activities=activities),
    )
    data = build(made, NL)
    printed = " ".join(pages(data, tmp_path))
    for nasty in NASTY[:6]:
        assert re.sub(r"\s+", " ", nasty) in printed, nasty
    assert b"/URI" not in data
    assert b"/Subtype /Image" not in data


def test_many_activities_with_long_names_flow_over_pages(street_report, tmp_path):
    row = street_report.figures.activities[0]
    many = tuple(
        replace(row, name=f"Activiteit {n} " + "met een heel lange naam die niet past " * 3)
        for n in range(80)
    )
    made = replace(
        street_report,
        figures=replace(street_report.figures, activities=many),
        sections=(Section.ROOMS,),
    )
    printed = pages(build(made, NL), tmp_path)
    assert len(printed) > 3
    with_rows = [page for page in printed if "Activiteit 1" in page or "Activiteit 4" in page]
    assert all("mensen (uniek)" in page for page in with_rows)
    assert all(f"Activiteit {n} " in " ".join(printed) for n in range(80))
    assert re.search(rf"{len(printed)} ?/ ?{len(printed)}\b", printed[-1])


def test_an_empty_quarter_still_makes_a_report(tmp_path):
    from desktop.domain.figures.facts import Facts
    from desktop.domain.figures.quarter import figures_of
    from tests.reports.street import AS_OF, Q3

    made = report(figures=figures_of(Facts(), Q3, AS_OF), fronts=(), text=ReportText("", ""))
    printed = pages(build(made, NL), tmp_path)
    assert "Kwartaalrapport" in printed[0]
    assert len(printed) == 3


def test_a_long_street_is_told_in_words_on_one_front_page(street_report, tmp_path):
    lived = tuple(
        replace(one, community=f"Erf {n} aan de lange laan")
        for n in range(36)
        for one in street_report.figures.lived[:1]
    )
    fronts = street_report.fronts[:1] * 36
    made = replace(
        street_report, figures=replace(street_report.figures, lived=lived), fronts=fronts
    )
    many = replace(
        made,
        figures=replace(
            made.figures,
            lived=tuple(replace(one, community_id=uuid4()) for one in lived),
        ),
    )
    first, second = pages(build(many, NL), tmp_path)[:2]
    assert "Erf 35" in first
    assert "verlicht raam" not in first
    assert "In dit rapport" in first
    assert "De drie ambities" in second


def test_a_report_kept_before_there_were_figures_about_ties_is_still_printed(
    street_report, tmp_path
):
    kept = street_report.figures
    later = tuple(f"I-{n}" for n in (19, 20, "21a", "21b", 22, 23, 24))
    old = replace(
        kept,
        figures=tuple(f for f in kept.figures if f.id not in later),
        previous=tuple(f for f in kept.previous if f.id not in later),
        ties=replace(kept.ties, months=()),
    )
    made = replace(street_report, figures=from_record(to_record(old)))
    text = " ".join(pages(build(made, NL), tmp_path))
    assert "4 koppels begonnen, 1 rondde af." in text
    assert "Hoe het ging" not in text
    assert "Onder de lijn" not in text


def test_the_page_about_ties_tells_how_it_went(street_report, tmp_path):
    text = " ".join(pages(build(street_report, NL), tmp_path))
    for told in (
        "Koppels zijn langer bij elkaar: de helft 8,5 maanden of meer.",
        "Wachttijd tot een koppel – 64 dagen",
        "Bewoners die op een koppel wachten 0 7",
        "Evaluaties op tijd – 89%",
        "Onderlinge hulp 0 157",
        "Wederkerigheid 75% 75%",
    ):
        assert told in text
