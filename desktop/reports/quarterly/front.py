"""The front page: the street, four key figures, in short, and what is in the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from reportlab.lib.utils import ImageReader

from desktop.domain.figures.values import Figure
from desktop.domain.reporting import Part, TargetLine
from desktop.i18n import N_
from desktop.reports.paper.charts import dots, leader, legend, target_place
from desktop.reports.paper.sheet import HEIGHT, LEFT, RIGHT
from desktop.reports.paper.street import Street
from desktop.reports.paper.styles import (
    BODY,
    CHART_TITLE,
    H2,
    KEY_FIGURE,
    KEY_LABEL,
    LEAD,
    NOTE,
    REGULAR,
    SUBTITLE,
    TITLE,
    P,
    width_of,
)
from desktop.reports.quarterly.pen import Pen
from desktop.reports.words import beyond_words, months_of, of_people, printed_cell, quarter_name

_BODY = 189.7
_COLUMNS = (LEFT, 192.3, 315.3, 438.3)
_COLUMN_WIDTH = 112.0
_AXIS = 90.0
_SHOWN = 4
_LOGO = (150.0, 24.0)
_LOGO_FOOT = 36.0
# The order in which figures are taken for the front page, and what they say there.
_KEY_FIGURES = {
    "I-06": N_("bewoners deden mee"),
    "I-03": N_("mensen deden mee"),
    "I-04": N_("bezoeken aan activiteiten"),
    "I-17": N_("koppels zijn actief"),
    "I-08": N_("van de activiteiten begon bij bewoners"),
    "I-07": N_("keer ging een activiteit door"),
    "I-28a": N_("keer werd een ruimte gebruikt"),
    "I-01": N_("bewoners en leden"),
}
_SHARE_OF_RESIDENTS = N_("van de bewoners deed mee")


@dataclass(frozen=True, slots=True)
class _Key:
    figure: Figure
    before: Figure
    words: str
    target: TargetLine | None


def draw(pen: Pen, entries: Sequence[tuple[str, int]]) -> None:
    """The front page; `entries` are the titles and pages of what follows."""
    _logo(pen)
    _street(pen)
    _title(pen)
    _key_figures(pen)
    _in_short(pen)
    _contents(pen, entries)


def _logo(pen: Pen) -> None:
    """The logo at the top, above the name of the house."""
    png = pen.report.text.logo
    if not png:
        return
    try:
        picture = ImageReader(BytesIO(png))
    except OSError:  # a damaged picture costs the logo, never the report
        return
    width, height = picture.getSize()
    scale = min(_LOGO[0] / width, _LOGO[1] / height)
    canvas = pen.sheet.canvas
    with canvas.element("Figure", alt=pen.report.text.organisation), canvas.content():
        canvas.drawImage(
            picture,
            LEFT,
            HEIGHT - _LOGO_FOOT,
            width * scale,
            height * scale,
            mask="auto",
        )


def _street(pen: Pen) -> None:
    sheet = pen.sheet
    lived = pen.report.figures.lived
    if not lived:
        sheet.y = 200
        return
    counts = [
        pen.t(
            "{community}: {n} van {all} woningen bewoond",
            community=one.community,
            n=one.lived_in,
            all=one.homes,
        )
        for one in lived
    ]
    top = 74.0
    sheet.y = top
    street = Street(
        pen.report.fronts,
        lived,
        pen.t("{n} van {all} woningen bewoond"),
        pen.t("{n} van {all} bewoond"),
    )
    sheet.figure(". ".join(counts), street.height, partial(street.draw, sheet))
    if street.drawn:
        sheet.space(1)
        caption = pen.t(
            "Een verlicht raam is een bewoonde woning, een donker raam staat leeg. "
            "De ramen staan niet op hun echte plek: alleen de aantallen kloppen."
        )
        sheet.text(P(caption, NOTE), LEFT, RIGHT - LEFT)


def _title(pen: Pen) -> None:
    sheet, quarter = pen.sheet, pen.report.figures.quarter
    sheet.space(34)
    sheet.text(P(pen.t("Kwartaalrapport community’s"), TITLE), LEFT, RIGHT - LEFT, role="H1")
    sheet.space(4)
    name = quarter_name(quarter, pen.wording)
    sheet.text(P(f"{name}, {months_of(quarter, pen.wording)}", SUBTITLE), LEFT, RIGHT - LEFT)
    if pen.report.signed_on is not None:
        day = pen.wording.day(pen.report.signed_on, year=True)
        sheet.text(P(pen.t("Vastgesteld op {day}", day=day), NOTE), LEFT, RIGHT - LEFT)
    sheet.space(29)


def _chosen(pen: Pen) -> list[_Key]:
    figures = pen.report.figures
    keys = []
    for figure_id, words in _KEY_FIGURES.items():
        figure = figures.figure(figure_id)
        has_ties = figure_id != "I-17" or any(n for _q, n in figures.ties.points)
        has_rooms = figure_id != "I-28a" or figures.rooms
        told = figure.cell.published is not None or figure.beyond_its_base
        if told and has_ties and has_rooms:
            if figure_id == "I-06" and not (_whole(figure) or figure.beyond_its_base):
                words = _SHARE_OF_RESIDENTS
            keys.append(
                _Key(figure, figures.before(figure_id), words, pen.report.target(figure_id))
            )
    if any(key.figure.id == "I-06" for key in keys):
        keys = [key for key in keys if key.figure.id != "I-03"]
    return keys[:_SHOWN]


def _whole(figure: Figure) -> bool:
    """Whether it is of a whole number of people: an average may be of 45,5 residents."""
    return figure.base is not None and figure.base == int(figure.base)


def _headline(pen: Pen, figure: Figure) -> str:
    if figure.beyond_its_base and figure.count is not None:
        return pen.wording.number(figure.count)
    if figure.id == "I-06" and _whole(figure):
        return of_people(figure, pen.wording)
    return printed_cell(figure.cell, figure.unit, pen.wording)


def _key_figures(pen: Pen) -> None:
    """Each column whole, so that what belongs together is read together."""
    sheet = pen.sheet
    keys = _chosen(pen)
    pen.section_rule()
    top = sheet.y + 12
    labels = [P(pen.t(key.words), KEY_LABEL) for key in keys]
    middle = top + 39 + max((sheet.height_of(p, _COLUMN_WIDTH) for p in labels), default=0)
    aimed = False
    for key, words, x in zip(keys, labels, _COLUMNS, strict=False):
        with sheet.canvas.element("Div"):
            sheet.y = top
            sheet.text(P(_headline(pen, key.figure), KEY_FIGURE), x, _COLUMN_WIDTH + 10)
            sheet.space(6)
            sheet.text(words, x, _COLUMN_WIDTH)
            sheet.y = middle
            aimed = _beside_before(pen, key, x) or aimed
    sheet.y = middle + (54 if aimed else 14)
    if aimed:
        legend(sheet, LEFT, (pen.now(), pen.before(), pen.t("doel, rechts ervan is gehaald")))
    for key in keys:
        if beyond := beyond_words(key.figure, pen.wording):
            sheet.space(6)
            sheet.text(P(beyond, NOTE), LEFT, RIGHT - LEFT)


def _beside_before(pen: Pen, key: _Key, x: float) -> bool:
    sheet = pen.sheet
    past = pen.t("{before}: {value}", before=pen.before(), value=_headline(pen, key.before))
    sheet.text(P(past, NOTE), x, _COLUMN_WIDTH + 10)
    if key.target is None:
        return False
    goal = printed_cell(type(key.figure.cell)(key.target.value), key.figure.unit, pen.wording)
    words = pen.t("doel: {value}", value=goal)
    if key.figure.id == "I-06":
        now = printed_cell(key.figure.cell, key.figure.unit, pen.wording)
        words = pen.t("doel: {value}, nu {now}", value=goal, now=now)
    sheet.text(P(words, NOTE), x, _COLUMN_WIDTH + 10)
    places = tuple(
        target_place(cell.published, key.target.value, less_is_better=key.target.less_is_better)
        for cell in (key.before.cell, key.figure.cell)
    )
    spoken = f"{pen.t(key.words)}: {words}"
    before, now_at = places
    with sheet.canvas.element("Figure", alt=spoken), sheet.canvas.content():
        dots(sheet, x, x + _AXIS + 8, sheet.y + 12, (before, now_at))
    return True


def _in_short(pen: Pen) -> None:
    text = pen.report.written(Part.SUMMARY).text.strip()
    sheet = pen.sheet
    if not text:
        return
    sheet.space(34)
    with sheet.beside((("H2", P(pen.t("In het kort"), H2)),), 120):
        sheet.text(P(text, LEAD), _BODY, RIGHT - _BODY)


def _contents(pen: Pen, entries: Sequence[tuple[str, int]]) -> None:
    if not entries:
        return
    sheet = pen.sheet
    sheet.space(22)
    sheet.need(17 * len(entries) + 10)
    heading = (("H2", P(pen.t("In dit rapport"), CHART_TITLE)),)
    with sheet.beside(heading, 120), sheet.canvas.element("TOC"):
        for title, page in entries:
            _entry(pen, title, page)


def _entry(pen: Pen, title: str, page: int) -> None:
    sheet, top = pen.sheet, pen.sheet.y
    with sheet.canvas.element("TOCI"):
        sheet.text(P(title, BODY), _BODY, RIGHT - _BODY - 30)
        with sheet.canvas.artifact():
            start = _BODY + width_of(title, REGULAR, BODY.fontSize) + 6
            leader(sheet, start, RIGHT - 13, top + 13)
        with sheet.canvas.element("Reference"), sheet.canvas.content():
            sheet.canvas.setFont(REGULAR, BODY.fontSize)
            sheet.canvas.drawRightString(RIGHT, HEIGHT - top - BODY.fontSize, str(page))
    sheet.y = top + 17
