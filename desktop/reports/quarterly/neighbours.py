"""Pairs of good neighbours: by phase, and over the last five quarters."""

from desktop.domain.figures.values import Unit
from desktop.domain.reporting import Part, Quarterly, Section
from desktop.domain.vocabulary import TiePhase
from desktop.i18n import N_
from desktop.reports.paper.bars import columns_over_time
from desktop.reports.paper.sheet import HEIGHT, RIGHT, Sheet
from desktop.reports.paper.styles import (
    ASIDE,
    BODY,
    BOLD,
    CHART_TITLE,
    H2,
    INK,
    REGULAR,
    WHITE,
    P,
)
from desktop.reports.quarterly.pen import Pen
from desktop.reports.words import short_quarter

_BODY = 189.7
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
        sheet.text(P(_sentence(pen), BODY), _BODY, RIGHT - _BODY)
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


def _sentence(pen: Pen) -> str:
    figure = pen.report.figures.figure("I-18")
    begun, closed = int(figure.cell.value or 0), int(figure.part.value or 0) if figure.part else 0
    first = pen.wording.plural("{n} koppel begon", "{n} koppels begonnen", begun).format(n=begun)
    second = pen.wording.plural("{n} rondde af", "{n} rondden af", closed).format(n=closed)
    return f"{first}, {second}."
