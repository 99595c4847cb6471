"""Pairs of good neighbours: by phase, and over the last five quarters."""

from decimal import Decimal

from desktop.domain.figures.values import Cell, Unit
from desktop.domain.reporting import Part, Quarterly, Section
from desktop.domain.vocabulary import TiePhase
from desktop.i18n import N_
from desktop.reports.paper.bars import columns_over_time
from desktop.reports.paper.grid import Column, Grid
from desktop.reports.paper.sheet import HEIGHT, RIGHT, Sheet
from desktop.reports.paper.styles import (
    ASIDE,
    BODY,
    BOLD,
    CHART_TITLE,
    H2,
    INK,
    NOTE,
    NUMBERS,
    NUMBERS_BOLD,
    REGULAR,
    ROW_LINE,
    ROW_RULE,
    WHITE,
    P,
)
from desktop.reports.quarterly.pen import Pen
from desktop.reports.words import (
    NOTHING,
    figure_label,
    printed_cell,
    short_quarter,
    unit_word,
)

_BODY = 189.7
_TABLE = ("I-19", "I-20", "I-21a", "I-21b", "I-22", "I-23", "I-24")
_PARTS = {"I-21b": N_("Wie het langst wacht, in weken"), "I-23": N_("Waarvan vragen")}
_WORDS = {
    TiePhase.PROPOSED: N_("voorstel"),
    TiePhase.MEETING: N_("kennismaking"),
    TiePhase.RUNNING: N_("actief"),
    TiePhase.FINISHING: N_("afronding"),
}
# Dashes and widths of the arcs, as in the façade: a proposal has open ends.
_ARCS: dict[TiePhase, tuple[tuple[float, ...], float]] = {
    TiePhase.PROPOSED: ((2, 2), 1.2),
    TiePhase.MEETING: ((4.5, 2.5), 1.5),
    TiePhase.RUNNING: ((), 1.7),
    TiePhase.FINISHING: ((), 0.8),
}


def has_content(report: Quarterly) -> bool:
    """Whether there ever was a pair in what is printed here."""
    ties = report.figures.ties
    return any(number for _phase, number in ties.by_phase) or any(
        number for _quarter, number in ties.points
    )


def draw(pen: Pen) -> None:
    """The page about pairs."""
    pen.open(Section.NEIGHBOURS)
    sheet = pen.sheet
    sheet.space(16)
    explained = pen.t("Een koppel is actief als het op de laatste dag van het kwartaal liep.")
    heading = (("H2", P(pen.t("Koppels"), H2)), ("P", P(explained, ASIDE)))
    with sheet.beside(heading, 112):
        _phases(pen)
        sheet.space(22)
        title = pen.t("Actieve koppels aan het eind van het kwartaal")
        sheet.text(P(title, CHART_TITLE), _BODY, RIGHT - _BODY, role="H3")
        sheet.space(18)
        _over_time(pen)
        sheet.space(14)
        for sentence in _sentences(pen):
            sheet.text(P(sentence, BODY), _BODY, RIGHT - _BODY)
            sheet.space(3)
        _table(pen)
        written = pen.report.written(Part.NEIGHBOURS).text.strip()
        if written:
            sheet.space(6)
            sheet.text(P(written, BODY), _BODY, RIGHT - _BODY)


def _phases(pen: Pen) -> None:
    sheet = pen.sheet
    phases = pen.report.figures.ties.by_phase
    words = [f"{pen.t(_WORDS[phase])}: {number}" for phase, number in phases]

    def arcs(top: float) -> None:
        for place, (phase, number) in enumerate(phases):
            x = _BODY + place * 88.6
            _arc(sheet, x + 3.6, x + 35.2, top + 19, phase)
            sheet.canvas.setFillColor(INK)
            sheet.canvas.setFont(BOLD, 20)
            sheet.canvas.drawString(x + 47.5, HEIGHT - top - 21, str(number))
            sheet.canvas.setFont(REGULAR, 9.6)
            sheet.canvas.drawString(x, HEIGHT - top - 37.5, pen.t(_WORDS[phase]))

    sheet.figure(", ".join(words), 42, arcs)


def _arc(sheet: Sheet, x0: float, x1: float, y: float, phase: TiePhase) -> None:
    canvas, bottom = sheet.canvas, HEIGHT - y
    dash, width = _ARCS[phase]
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(width)
    canvas.setDash(list(dash))
    canvas.bezier(x0, bottom, x0 + 6, bottom + 12, x1 - 6, bottom + 12, x1, bottom)
    canvas.setDash([])
    canvas.setLineWidth(0.9)
    open_ends = phase is TiePhase.PROPOSED
    canvas.setFillColor(WHITE if open_ends else INK)
    for x in (x0, x1):
        canvas.circle(x, bottom, 2.1, stroke=1, fill=1)
    canvas.restoreState()


def _over_time(pen: Pen) -> None:
    sheet, points = pen.sheet, pen.report.figures.ties.points
    labels = [
        (short_quarter(q, pen.wording, year=n == 0 or q.number == 1), number)
        for n, (q, number) in enumerate(points)
    ]
    target = pen.report.target("I-17")
    line = None
    if target is not None:
        words = pen.t("doel {value}", value=pen.target_words(target, Unit.TIES))
        line = (words, float(target.value))
    spoken = ", ".join(f"{label}: {number}" for label, number in labels)

    def columns(top: float) -> None:
        columns_over_time(sheet, _BODY, RIGHT, top, labels, line)

    sheet.figure(spoken, 100, columns)
    _months(pen)


def _months(pen: Pen) -> None:
    """Under each column how long its pairs had been together."""
    sheet, months = pen.sheet, pen.report.figures.ties.months
    if all(number is None for number in months):
        return
    told = [_long(pen, number) for number in months]
    step = (RIGHT - _BODY) / len(told)

    def row(top: float) -> None:
        sheet.line(_BODY, RIGHT, top + 1, ROW_RULE, colour=ROW_LINE)
        for at, text in enumerate(told):
            last = at == len(told) - 1
            sheet.canvas.setFillColor(INK)
            sheet.canvas.setFont(NUMBERS_BOLD if last else NUMBERS, 9.6)
            sheet.canvas.drawCentredString(_BODY + (at + 0.5) * step, HEIGHT - top - 13, text)

    under = pen.t("Onder de lijn: mediaan van de duur, in maanden.")
    sheet.figure(f"{under} {', '.join(told)}", 17, row)
    sheet.space(3)
    sheet.text(P(under, NOTE), _BODY, RIGHT - _BODY)


def _long(pen: Pen, months: Decimal | None) -> str:
    return NOTHING if months is None else printed_cell(Cell(months), Unit.MONTHS, pen.wording)


def _sentences(pen: Pen) -> list[str]:
    figure = pen.report.figures.figure("I-18")
    begun, closed = int(figure.cell.value or 0), int(figure.part.value or 0) if figure.part else 0
    first = pen.wording.plural("{n} koppel begon", "{n} koppels begonnen", begun).format(n=begun)
    second = pen.wording.plural("{n} rondde af", "{n} rondden af", closed).format(n=closed)
    told = [f"{first}, {second}."]
    now = [number for number in pen.report.figures.ties.months if number is not None]
    if len(now) > 1 and pen.report.figures.ties.months[-1] is not None:
        told.append(_together(pen, now[-2], now[-1]))
    return told


def _together(pen: Pen, before: Decimal, now: Decimal) -> str:
    long = _long(pen, now)
    if now > before:
        return pen.t("Koppels zijn langer bij elkaar: de helft {n} maanden of meer.", n=long)
    return pen.t("De helft van de koppels is {n} maanden of meer samen.", n=long)


def _table(pen: Pen) -> None:
    """The other figures about ties, beside the quarter before."""
    figures = {figure.id: figure for figure in pen.report.figures.figures}
    before = {figure.id: figure for figure in pen.report.figures.previous}
    rows = []
    for name in _TABLE:
        # A report that was kept before these figures existed has them not.
        if name not in figures or name not in before:
            continue
        was, now = before[name], figures[name]
        told = figure_label(name, pen.wording)
        rows.append((told, _cell(pen, was.cell, was.unit), _cell(pen, now.cell, now.unit)))
        if name in _PARTS:
            rows.append(
                (
                    pen.t(_PARTS[name]),
                    printed_cell(was.part, was.unit, pen.wording),
                    printed_cell(now.part, now.unit, pen.wording),
                )
            )
    if not rows:
        return
    pen.sheet.space(12)
    columns = [
        Column(pen.t("Hoe het ging"), _BODY, _BODY + 196),
        Column(pen.short_before(), _BODY + 202, _BODY + 270, numbers=True),
        Column(pen.short_now(), _BODY + 276, RIGHT, numbers=True, bold=True),
    ]
    Grid(pen.sheet, columns).draw(rows)
    pen.sheet.space(5)
    kept = pen.t("Een streepje staat waar niets te tellen is, of het over te weinig mensen gaat.")
    pen.sheet.text(P(kept, NOTE), _BODY, RIGHT - _BODY)


def _cell(pen: Pen, cell: Cell, unit: Unit) -> str:
    told = printed_cell(cell, unit, pen.wording)
    if unit not in (Unit.DAYS, Unit.MONTHS) or cell.published is None:
        return told
    return f"{told} {unit_word(unit, pen.wording)}"
