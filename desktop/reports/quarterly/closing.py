"""The last page: a story, what comes, how was counted, what words mean, who signs."""

from desktop.domain.figures.values import Shown
from desktop.domain.reporting import Part, Section, ambition_rows
from desktop.domain.vocabulary import Ambition
from desktop.i18n import N_
from desktop.reports.paper.sheet import LEFT, RIGHT
from desktop.reports.paper.styles import (
    BODY,
    BOLD,
    H3,
    INK,
    LEAD,
    NOTE,
    ROW_LINE,
    ROW_RULE,
    P,
    style,
)
from desktop.reports.quarterly.pen import Pen
from desktop.reports.words import listed, printed_cell, row_label

_BODY = 189.7
_WIDTH = RIGHT - _BODY
_COUNTING = style(10, 14.4)
_TERM = style(10, 14.4, font=BOLD)
_TERMS = 96.0
_EXPLAINED = (
    (N_("Deed mee"), N_("Kwam, hielp, werd geholpen, had een taak of boekte.")),
    (N_("Uniek"), N_("Iedereen die met naam is genoteerd, telt één keer.")),
    (N_("Bezoek"), N_("Eén keer dat iemand er was, met naam of geteld.")),
    (N_("Actief koppel"), N_("Liep op de laatste dag van het kwartaal.")),
    (N_("Vrijwilliger"), N_("Trok een activiteit, hielp, of had een taak of sleutel.")),
    (N_("Samen"), N_("Bewoners en medewerkers trokken de activiteit samen.")),
)
_STORY_NOTE = N_("Verteld met toestemming. Details zijn veranderd.")


def draw(pen: Pen) -> None:
    """The last page, without the parts for which nothing was written."""
    pen.open(Section.CLOSING)
    pen.sheet.space(14)
    _story(pen)
    _outlook(pen)
    _counting(pen)
    _terms(pen)
    _changes(pen)
    _signing(pen)


def _rule(pen: Pen) -> None:
    pen.sheet.space(14)
    pen.sheet.need(70)
    pen.sheet.rule(ROW_RULE, colour=ROW_LINE)
    pen.sheet.space(12)


def _story(pen: Pen) -> None:
    story = pen.report.written(Part.STORY)
    if not story.text.strip():
        return
    sheet = pen.sheet
    title = story.title.strip() or pen.t("Verhaal")
    with sheet.beside((("H2", P(title, H3)),), 112):
        for paragraph in filter(None, (p.strip() for p in story.text.split("\n\n"))):
            sheet.text(P(paragraph, LEAD), _BODY, _WIDTH)
            sheet.space(7)
        sheet.text(P(pen.t(_STORY_NOTE), NOTE), _BODY, _WIDTH)
    _rule(pen)


def _outlook(pen: Pen) -> None:
    lines = [line.strip() for line in pen.report.written(Part.OUTLOOK).text.splitlines()]
    plans = [line for line in lines if line]
    if not plans:
        return
    sheet = pen.sheet
    with (
        sheet.beside((("H2", P(pen.t("Vooruitblik"), H3)),), 112),
        sheet.canvas.element("L"),
    ):
        for number, plan in enumerate(plans, start=1):
            top = sheet.y
            with sheet.canvas.element("LI"):
                if len(plans) > 1:
                    sheet.text(P(f"{number}.", BODY), _BODY + 3, 16, role="Lbl")
                    sheet.y = top
                sheet.text(P(plan, BODY), _BODY + 17, _WIDTH - 17, role="LBody")
            sheet.space(4.4)
    _rule(pen)


def _counting(pen: Pen) -> None:
    sheet, figures = pen.sheet, pen.report.figures
    as_of = pen.wording.day(figures.as_of.date(), year=True)
    names = listed(list(figures.communities), pen.wording)
    first = pen.t(
        "De cijfers komen uit het logboek en de boekingen van {names}. Ze zijn op {day} "
        "vastgezet en daarna niet meer veranderd.",
        names=names,
        day=as_of,
    )
    second = pen.t(
        "We leggen geen diagnoses vast. Aantallen mensen onder de vijf laten we weg, ook waar "
        "ze uit een totaal te berekenen zijn."
    )
    hidden = _hidden(pen)
    if hidden:
        again = pen.wording.plural(
            "Dat gebeurde één keer in dit rapport.",
            "Dat gebeurde {n} keer in dit rapport.",
            hidden,
        )
        second += " " + again.format(n=hidden)
    half = (_WIDTH - 22) / 2
    with sheet.beside((("H2", P(pen.t("Zo tellen we"), H3)),), 112):
        left, right = P(first, _COUNTING), P(second, _COUNTING)
        sheet.need(max(sheet.height_of(p, half) for p in (left, right)))
        top = sheet.y
        sheet.text(left, _BODY, half)
        bottom, sheet.y = sheet.y, top
        sheet.text(right, _BODY + half + 22, half)
        sheet.y = max(bottom, sheet.y)
    _rule(pen)


def _hidden(pen: Pen) -> int:
    """How many numbers of people the printed tables leave out."""
    report = pen.report
    cells = []
    if Section.ROOMS in report.sections:
        cells += [row.people for row in report.figures.activities]
    if Section.AMBITIONS in report.sections:
        rows = [row for ambition in Ambition for row in ambition_rows(report, ambition)]
        cells += [part.cell for row in rows for part in (row.figure, row.before)]
    return sum(1 for cell in cells if cell.shown in (Shown.FEW, Shown.KEPT))


def _terms(pen: Pen) -> None:
    sheet = pen.sheet
    with sheet.beside((("H2", P(pen.t("Begrippen"), H3)),), 112):
        for word, explained in _EXPLAINED:
            meaning = P(pen.t(explained), _COUNTING)
            term = P(pen.t(word), _TERM)
            height = max(
                sheet.height_of(term, _TERMS - 6),
                sheet.height_of(meaning, _WIDTH - _TERMS),
            )
            sheet.need(height)
            top = sheet.y
            sheet.text(term, _BODY, _TERMS - 6)
            sheet.y = top
            sheet.text(meaning, _BODY + _TERMS, _WIDTH - _TERMS)
            sheet.y = top + height + 3.6
    _rule(pen)


def _changes(pen: Pen) -> None:
    """What the log says differently since the report was signed."""
    changes = pen.report.changes
    if not changes:
        return
    sheet = pen.sheet
    heading = (("H2", P(pen.t("Gewijzigd na vaststelling"), H3)),)
    with sheet.beside(heading, 112):
        for change in changes:
            figure_id = change.key.partition("/")[0]
            unit = pen.report.figures.figure(figure_id).unit
            words = pen.t(
                "{figure}: vastgesteld {was}, nu {now}.",
                figure=row_label(change.key, pen.wording),
                was=printed_cell(change.was, unit, pen.wording),
                now=printed_cell(change.now, unit, pen.wording),
            )
            sheet.text(P(words, _COUNTING), _BODY, _WIDTH)
    _rule(pen)


def _signing(pen: Pen) -> None:
    sheet = pen.sheet
    sheet.need(84)
    sheet.text(P(pen.t("Ondertekening"), H3), LEFT, 112, role="H2")
    sheet.space(24)
    top = sheet.y
    places = ((_BODY, 106.6), (_BODY + 128.9, 106.6), (_BODY + 257.7, _WIDTH - 257.7))
    parts = (Part.SIGNATURE_FIRST, Part.SIGNATURE_SECOND, Part.PLACE)
    deepest = top
    for (x, width), part in zip(places, parts, strict=True):
        sheet.y = top
        with sheet.canvas.artifact():
            sheet.line(x, x + width, top, 0.9, colour=INK)
        sheet.space(8)
        _signature(pen, part, x, width)
        deepest = max(deepest, sheet.y)
    sheet.y = deepest


def _signature(pen: Pen, part: Part, x: float, width: float) -> None:
    sheet, written = pen.sheet, pen.report.written(part)
    if part is Part.PLACE:
        sheet.text(P(written.text.strip() or pen.t("Plaats en datum"), BODY), x, width)
        return
    name = written.title.strip() or pen.t("Naam en handtekening")
    sheet.text(P(name, BODY), x, width)
    if written.text.strip():
        sheet.text(P(written.text, NOTE), x, width)
