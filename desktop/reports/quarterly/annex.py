"""The annex: a row for each community, and every activity date. Nothing about who came."""

from datetime import datetime, timedelta

from desktop.domain.figures.values import Unit
from desktop.domain.reporting import Quarterly, Section
from desktop.labels import label
from desktop.reports.paper.grid import Column, Grid
from desktop.reports.paper.sheet import LEFT, RIGHT
from desktop.reports.paper.styles import H2, NOTE, P
from desktop.reports.quarterly.pen import Pen
from desktop.reports.words import listed


def has_content(report: Quarterly) -> bool:
    """Whether there is a community or an activity to list."""
    return bool(report.figures.communities_table or report.figures.lines)


def draw(pen: Pen) -> None:
    """The annex, over as many pages as it needs."""
    pen.open(Section.ANNEX)
    pen.sheet.space(14)
    _communities(pen)
    if pen.report.figures.lines:
        pen.sheet.space(22)
        _dates(pen)


def _communities(pen: Pen) -> None:
    sheet = pen.sheet
    sheet.text(P(pen.t("Per community"), H2), LEFT, 300, role="H2")
    columns = (
        Column(pen.t("Community"), LEFT, 216),
        Column(pen.t("bewoners"), 216, 266, numbers=True),
        Column(pen.t("erbij"), 268, 322, numbers=True),
        Column(pen.t("vertrokken"), 330, 388, numbers=True),
        Column(pen.t("deden mee"), 392, 444, numbers=True),
        Column(pen.t("keer"), 448, 486, numbers=True),
        Column(pen.t("bezoeken"), 490, RIGHT, numbers=True),
    )
    number = pen.wording.number
    Grid(sheet, columns).draw(
        [
            (
                listed(list(row.names), pen.wording),
                number(row.residents),
                number(row.moved_in),
                number(row.moved_out),
                pen.cell(row.participants, Unit.PEOPLE),
                number(row.times),
                pen.cell(row.visits, Unit.VISITS),
            )
            for row in pen.report.figures.communities_table
        ]
    )
    sheet.space(7)
    words = pen.t(
        "Een community met minder dan tien bewoners staat samen met de volgende kleinste op "
        "één regel. Wie in twee community’s meedeed, telt in het geheel één keer."
    )
    sheet.text(P(words, NOTE), LEFT, RIGHT - LEFT)


def _dates(pen: Pen) -> None:
    sheet = pen.sheet
    sheet.need(90)
    sheet.text(P(pen.t("Alle activiteiten"), H2), LEFT, 300, role="H2")
    columns = (
        Column(pen.t("Datum"), LEFT, 116),
        Column(pen.t("Tijd"), 116, 190),
        Column(pen.t("Activiteit"), 190, 330),
        Column(pen.t("Community"), 334, 450),
        Column(pen.t("Getrokken door"), 454, RIGHT),
    )
    Grid(sheet, columns).draw(
        [
            (
                pen.wording.short_day(line.begin.date()),
                _clock(pen, line.begin, line.minutes),
                line.name,
                line.community,
                label(line.initiative, pen.wording),
            )
            for line in pen.report.figures.lines
        ]
    )


def _clock(pen: Pen, begin: datetime, minutes: int) -> str:
    end = begin + timedelta(minutes=minutes)
    return f"{pen.wording.clock(begin)}–{pen.wording.clock(end)}"
