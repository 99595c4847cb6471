"""The quarterly report as a PDF: the same report, wording and version give the same bytes."""

from collections.abc import Callable
from io import BytesIO

from desktop.domain.clock import HOME_ZONE
from desktop.domain.reporting import Quarterly, Section
from desktop.i18n import N_, Wording
from desktop.reports.paper.sheet import Running, Sheet
from desktop.reports.paper.styles import REGULAR, register_fonts
from desktop.reports.paper.tagged import TaggedCanvas
from desktop.reports.quarterly import ambitions, annex, closing, front, neighbours, rooms
from desktop.reports.quarterly.pen import Pen
from desktop.reports.words import EXAMPLE, quarter_name

_MOST_TRIES = 4
_PARTS: dict[Section, Callable[[Pen], None]] = {
    Section.AMBITIONS: ambitions.draw,
    Section.NEIGHBOURS: neighbours.draw,
    Section.ROOMS: rooms.draw,
    Section.CLOSING: closing.draw,
    Section.ANNEX: annex.draw,
}
_HAS_CONTENT: dict[Section, Callable[[Quarterly], bool]] = {
    Section.NEIGHBOURS: neighbours.has_content,
    Section.ROOMS: rooms.has_content,
    Section.ANNEX: annex.has_content,
}


def printed_sections(report: Quarterly) -> tuple[Section, ...]:
    """The chosen sections that have something to tell; the front page always comes first."""
    told = [s for s in report.sections if _HAS_CONTENT.get(s, _always)(report)]
    first = [Section.FRONT] if Section.FRONT in told else []
    return (*first, *(s for s in told if s is not Section.FRONT))


def _always(_report: Quarterly) -> bool:
    return True


def build(report: Quarterly, wording: Wording) -> bytes:
    """The report as PDF. Drawn again until page numbers and contents agree."""
    pages = 1
    contents: list[tuple[str, int]] = []
    for _attempt in range(_MOST_TRIES):
        data, drawn, found = _render(report, wording, pages, contents)
        if (drawn, found) == (pages, contents):
            break
        pages, contents = drawn, found
    return data


def _render(
    report: Quarterly, wording: Wording, pages: int, contents: list[tuple[str, int]]
) -> tuple[bytes, int, list[tuple[str, int]]]:
    register_fonts()
    target = BytesIO()
    quarter = quarter_name(report.figures.quarter, wording)
    title = wording.text(N_("Kwartaalrapport community’s"))
    canvas = TaggedCanvas(
        target,
        title=f"{title}, {quarter}",
        organisation=report.text.organisation,
        language=wording.language,
        font=REGULAR,
    )
    sheet = Sheet(canvas, _running(report, wording, title, quarter), pages)
    pen = Pen(sheet, report, wording)
    fresh = True
    for section in printed_sections(report):
        if section is Section.FRONT:
            front.draw(pen, contents)
        else:
            pen.fresh = fresh
            _PARTS[section](pen)
        fresh = False
    sheet.finish()
    canvas.save()
    return target.getvalue(), sheet.page, pen.contents


def _running(report: Quarterly, wording: Wording, title: str, quarter: str) -> Running:
    as_of = report.figures.as_of.astimezone(HOME_ZONE).date()
    audience = report.text.audience
    return Running(
        title=title,
        period=quarter,
        organisation=report.text.organisation,
        address=report.text.address,
        audience=wording.text(N_("voor {audience}")).format(audience=audience) if audience else "",
        foot=wording.text(
            N_("Cijfers vastgezet op {day}. Aantallen mensen onder de 5 laten we weg.")
        ).format(day=wording.day(as_of, year=True)),
        banner=wording.text(EXAMPLE) if report.example else "",
    )
