"""The three ambitions: what was counted, beside the quarter before and the target."""

from desktop.domain.figures.tables import WITHIN_AMBITION
from desktop.domain.reporting import AmbitionRow, Part, Section, ambition_rows
from desktop.domain.vocabulary import Ambition
from desktop.labels import label
from desktop.reports.paper.charts import legend
from desktop.reports.paper.grid import Column, Grid
from desktop.reports.paper.sheet import HEIGHT, LEFT, RIGHT
from desktop.reports.paper.styles import (
    ASIDE,
    BODY,
    H3,
    INK,
    OSSENBLOED,
    SMALL_BOLD,
    P,
    style,
)
from desktop.reports.quarterly.pen import Pen
from desktop.reports.words import beyond_words, figure_label, row_label

_BODY = 181.2
_LABEL_WIDTH = 115
_EXPLANATION = style(9.6, 13.2)
_MISSING = style(8.8, 12, colour=OSSENBLOED)
_PARTS = {
    Ambition.CONTACTS: Part.CONTACTS,
    Ambition.VITAL: Part.VITAL,
    Ambition.CHANCES: Part.CHANCES,
}


def draw(pen: Pen) -> None:
    """The page of the three ambitions."""
    pen.open(Section.AMBITIONS)
    sheet = pen.sheet
    sheet.space(5)
    for sentence in _intro(pen):
        sheet.text(P(sentence, BODY), LEFT, 470)
    sheet.space(10)
    legend(sheet, LEFT, (pen.now(), pen.before(), pen.t("doel, rechts ervan is gehaald")))
    sheet.space(31)
    for number, ambition in enumerate(Ambition, start=1):
        _ambition(pen, number, ambition)


def _intro(pen: Pen) -> tuple[str, ...]:
    rows = [row for each in Ambition for row in ambition_rows(pen.report, each)]
    aimed = [row for row in rows if row.target is not None]
    year = pen.report.figures.quarter.year
    if not aimed:
        return (pen.t("Per ambitie staat hier wat we telden, naast het vorige kwartaal."),)
    reached = sum(1 for r in aimed if r.target and r.target.reached_by(r.figure.cell))
    first = pen.t(
        "Per ambitie staat hier wat we telden, naast het vorige kwartaal en het doel voor {year}.",
        year=year,
    )
    if len(aimed) == 1:
        second = pen.t("Eén cijfer heeft een doel.")
    else:
        second = pen.t(
            "Van de {n} cijfers met een doel halen er {reached} het.",
            n=len(aimed),
            reached=reached,
        )
    return first, second


def _ambition(pen: Pen, number: int, ambition: Ambition) -> None:
    sheet = pen.sheet
    rows = ambition_rows(pen.report, ambition)
    sheet.need(70 + 23 * len(rows))
    pen.section_rule()
    sheet.space(11.5)
    side = pen.report.written(_PARTS[ambition]).text.strip()
    heading = [
        ("P", P(pen.t("Ambitie {n}", n=number), SMALL_BOLD)),
        ("H2", P(label(ambition, pen.wording), H3)),
    ]
    if side:
        heading += [("P", P(side, ASIDE))]
    top = sheet.y
    with sheet.beside(tuple(heading), _LABEL_WIDTH):
        sheet.y = top - 11.5
        _table(pen, rows)
        _explanations(pen, rows)
    sheet.space(34)


def _table(pen: Pen, rows: tuple[AmbitionRow, ...]) -> None:
    columns = (
        Column(pen.t("Wat we tellen"), _BODY, 326),
        Column(pen.short_before(), 326, 360, numbers=True),
        Column(pen.short_now(), 362, 397, numbers=True, bold=True),
        Column(pen.t("doel"), 399, 433.5, numbers=True),
        Column(pen.t("ten opzichte van doel"), 446, RIGHT, centred=True),
    )
    Grid(pen.sheet, columns).draw(
        [
            (
                _row_name(pen, row),
                pen.cell(row.before.cell, row.figure.unit),
                pen.cell(row.figure.cell, row.figure.unit),
                pen.target_words(row.target, row.figure.unit),
                pen.dots(row),
            )
            for row in rows
        ]
    )


def _row_name(pen: Pen, row: AmbitionRow) -> str:
    name = figure_label(row.figure.id, pen.wording)
    if "/" not in row.key and row.figure.id in WITHIN_AMBITION:
        name = pen.t("{name} (totaal)", name=name)
    if row.target is not None and row.target.less_is_better:
        return pen.t("{name} (liever minder)", name=name)
    return name


def _explanations(pen: Pen, rows: tuple[AmbitionRow, ...]) -> None:
    sheet = pen.sheet
    for row in rows:
        if beyond := beyond_words(row.figure, pen.wording):
            sheet.space(7)
            sheet.text(P(beyond, _EXPLANATION), _BODY, RIGHT - _BODY)
    given = [pen.report.text.explanations.get(row.key, "").strip() for row in rows]
    text = " ".join(explanation for explanation in given if explanation)
    if text:
        sheet.space(7)
        lead = pen.t("Toelichting.")
        sheet.text(P(text, _EXPLANATION, lead=lead), _BODY, RIGHT - _BODY)
    missing = [row for row, said in zip(rows, given, strict=True) if row.missed and not said]
    for row in missing:
        _missing(pen, row)


def _missing(pen: Pen, row: AmbitionRow) -> None:
    """A dashed box while it can still be written, an empty line in what is sent."""
    sheet = pen.sheet
    name = row_label(row.figure.id, pen.wording)
    if not pen.report.draft:
        sheet.need(34)
        sheet.space(7)
        lead = pen.t("Toelichting.")
        sheet.text(P(f"{name}:", _EXPLANATION, lead=lead), _BODY, RIGHT - _BODY)
        with sheet.canvas.artifact():
            sheet.line(_BODY, RIGHT, sheet.y + 10, 0.5, colour=INK, dash=(1, 2))
        sheet.y += 12
        return
    words = P(
        pen.t("{name}: leg in één of twee zinnen uit waarom het doel niet is gehaald.", name=name),
        _MISSING,
        lead=pen.t("Toelichting ontbreekt."),
    )
    height = sheet.height_of(words, RIGHT - _BODY - 12) + 12
    sheet.need(height + 7)
    sheet.space(7)
    canvas = sheet.canvas
    with canvas.artifact():
        canvas.saveState()
        canvas.setStrokeColor(OSSENBLOED)
        canvas.setLineWidth(0.9)
        canvas.setDash([2.5, 1.8])
        canvas.rect(_BODY, HEIGHT - sheet.y - height, RIGHT - _BODY, height, fill=0)
        canvas.restoreState()
    bottom = sheet.y + height
    sheet.y += 5
    sheet.text(words, _BODY + 6, RIGHT - _BODY - 12)
    sheet.y = bottom
