"""Landscape pages with a table of days: as large as it fits, to be read from a distance."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.styles import ParagraphStyle

from desktop.reports.paper.styles import (
    BOLD,
    HEAD_RULE,
    INK,
    MM,
    REGULAR,
    ROW_LINE,
    ROW_RULE,
    SECONDARY,
    P,
    Text,
    cut,
    register_fonts,
    style,
    width_of,
)
from desktop.reports.paper.tagged import TaggedCanvas

WIDTH, HEIGHT = 841.89, 595.276
_EDGE = 12 * MM
_TITLE, _UNDER = 24, 12
_TOP = _EDGE + _TITLE + _UNDER + 16
_FOOT = HEIGHT - _EDGE - 14
_PAD, _GAP = 4.0, 2.5
_HEADINGS = 84
_SIZES = (15, 14, 13, 12, 11, 10, 9, 8, 7, 6)


@dataclass(frozen=True, slots=True)
class Line:
    """A line in a cell: `lead` in bold (a time), the words after it; `quiet` in grey."""

    text: str
    lead: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on the page.

    `rows` are a heading and a cell per column; a cell is its lines. Without `headings` the
    first column is left out. `language` is that of the words.
    """

    title: str
    under: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Line, ...], ...]], ...]
    foot: str
    language: str
    organisation: str = ""
    banner: str = ""
    headings: bool = True


def build(*posters: Poster) -> bytes:
    """A page for each poster as PDF, named after the first; the same posters give the same bytes.

    Raises IndexError without any.
    """
    register_fonts()
    target, first = BytesIO(), posters[0]
    canvas = TaggedCanvas(
        target,
        title=first.title,
        organisation=first.organisation,
        language=first.language,
        font=REGULAR,
    )
    canvas.setPageSize((WIDTH, HEIGHT))
    for poster in posters:
        if poster is not first:
            canvas.showPage()
        _Page(canvas, poster).draw()
    canvas.save()
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Setting:
    """The poster set at one size: a paragraph per line, and the height of each row."""

    size: int
    cells: tuple[tuple[tuple[Text, ...], ...], ...]
    heights: tuple[float, ...]


class _Page:
    """Draws the one page."""

    def __init__(self, canvas: TaggedCanvas, poster: Poster) -> None:
        self._canvas = canvas
        self._poster = poster
        self._left = _EDGE + (_HEADINGS if poster.headings else 0)
        self._column = (WIDTH - _EDGE - self._left) / len(poster.columns)

    def draw(self) -> None:
        """Title, table and foot."""
        self._words(P(self._poster.title, style(_TITLE, _TITLE + 4, font=BOLD)), _EDGE, "H1")
        under = P(self._poster.under, style(_UNDER, _UNDER + 3, colour=SECONDARY))
        self._words(under, _EDGE + _TITLE + 6, "P")
        setting = self._fitted()
        with self._canvas.element("Table"):
            self._head(setting.size)
            top = _TOP + _head_height(setting.size)
            for row, height in enumerate(self._spread(setting)):
                self._row(setting, row, top)
                top += height
        with self._canvas.artifact():
            self._canvas.setFillColor(SECONDARY)
            self._canvas.setFont(REGULAR, 8.8)
            self._canvas.drawString(_EDGE, _EDGE, self._poster.foot)
            if self._poster.banner:
                self._canvas.setFillColor(INK)
                self._canvas.setFont(BOLD, 8.8)
                self._canvas.drawRightString(WIDTH - _EDGE, _EDGE, self._poster.banner)

    def _fitted(self) -> _Setting:
        """The largest size at which everything fits and no word is broken.

        At the smallest size what is over is told.
        """
        for size in (size for size in _SIZES if self._holds_words(size)):
            setting = self._set(size)
            if sum(setting.heights) <= self._room(size):
                return setting
        return self._set(_SIZES[-1], most=self._lines_that_fit())

    def _holds_words(self, size: int) -> bool:
        room = self._column - 2 * _PAD
        words = {
            word
            for _heading, cells in self._poster.rows
            for cell in cells
            for line in cell
            for word in line.text.split()
        }
        heads = {word for heading, _cells in self._poster.rows for word in heading.split()}
        inside = all(width_of(word, REGULAR, size) <= room for word in words)
        return inside and all(
            width_of(word, BOLD, size) <= self._left - _EDGE - _PAD for word in heads
        )

    def _lines_that_fit(self) -> int:
        leading = _leading(_SIZES[-1])
        row = self._room(_SIZES[-1]) / len(self._poster.rows) - 2 * _PAD
        return max(1, int(row / (leading + _GAP)) - 1)

    def _room(self, size: int) -> float:
        return _FOOT - _TOP - _head_height(size)

    def _set(self, size: int, most: int | None = None) -> _Setting:
        width = self._column - 2 * _PAD
        cells = tuple(
            tuple(_paragraphs(cell, size, width, most) for cell in columns)
            for _heading, columns in self._poster.rows
        )
        heights = tuple(
            max(
                (sum(p.wrap(width, HEIGHT)[1] + _GAP for p in cell) for cell in row),
                default=0,
            )
            + 2 * _PAD
            for row in cells
        )
        return _Setting(size, cells, tuple(max(h, _leading(size) + 2 * _PAD) for h in heights))

    def _spread(self, setting: _Setting) -> list[float]:
        """Row heights with the room that is left divided among them."""
        left = max(0.0, self._room(setting.size) - sum(setting.heights))
        return [height + left / len(setting.heights) for height in setting.heights]

    def _head(self, size: int) -> None:
        canvas, bottom = self._canvas, _TOP + _head_height(size)
        with canvas.element("TR"):
            if self._poster.headings:
                with canvas.element("TH", scope="Column"), canvas.content():
                    pass
            for number, name in enumerate(self._poster.columns):
                x = self._left + number * self._column + _PAD
                with canvas.element("TH", scope="Column"), canvas.content():
                    canvas.setFillColor(INK)
                    canvas.setFont(BOLD, size)
                    room = self._column - 2 * _PAD
                    canvas.drawString(x, HEIGHT - bottom + 5, cut(name, BOLD, size, room))
        with canvas.artifact():
            self._across(bottom, HEAD_RULE)

    def _row(self, setting: _Setting, row: int, top: float) -> None:
        canvas = self._canvas
        height = self._spread(setting)[row]
        heading = self._poster.rows[row][0]
        with canvas.element("TR"):
            if self._poster.headings:
                words = P(heading, style(setting.size, _leading(setting.size), font=BOLD))
                _width, tall = words.wrap(self._left - _EDGE - _PAD, height)
                with canvas.element("TH", scope="Row"), canvas.content():
                    words.drawOn(canvas, _EDGE, HEIGHT - top - _PAD - tall)
            for number, cell in enumerate(setting.cells[row]):
                x, y = self._left + number * self._column + _PAD, top + _PAD
                with canvas.element("TD"), canvas.content():
                    for paragraph in cell:
                        _width, tall = paragraph.wrap(self._column - 2 * _PAD, HEIGHT)
                        paragraph.drawOn(canvas, x, HEIGHT - y - tall)
                        y += tall + _GAP
        with canvas.artifact():
            self._across(top + height, ROW_RULE)
            canvas.setStrokeColor(ROW_LINE)
            for number in range(len(self._poster.columns)):
                x = self._left + number * self._column
                canvas.line(x, HEIGHT - top, x, HEIGHT - top - height)

    def _across(self, y: float, width: float) -> None:
        self._canvas.setStrokeColor(INK if width == HEAD_RULE else ROW_LINE)
        self._canvas.setLineWidth(width)
        self._canvas.line(_EDGE, HEIGHT - y, WIDTH - _EDGE, HEIGHT - y)

    def _words(self, paragraph: Text, top: float, role: str) -> None:
        _width, tall = paragraph.wrap(WIDTH - 2 * _EDGE, HEIGHT)
        with self._canvas.element(role), self._canvas.content():
            paragraph.drawOn(self._canvas, _EDGE, HEIGHT - top - tall)


def _paragraphs(
    cell: Sequence[Line], size: int, width: float, most: int | None
) -> tuple[Text, ...]:
    """The lines as paragraphs; with `most`, one line each and the number of the others."""
    if most is None:
        return tuple(_paragraph(line, size) for line in cell)
    shown = [
        Line(cut(line.text, REGULAR, size, width - _lead_width(line, size)), line.lead, line.quiet)
        for line in cell[:most]
    ]
    if len(cell) > most:
        shown.append(Line(f"+ {len(cell) - most}"))
    return tuple(_paragraph(line, size) for line in shown)


def _lead_width(line: Line, size: int) -> float:
    return width_of(line.lead + " ", BOLD, size) if line.lead else 0


def _paragraph(line: Line, size: int) -> Text:
    return P(line.text, _style(size, quiet=line.quiet), lead=line.lead)


def _style(size: int, *, quiet: bool) -> ParagraphStyle:
    return style(size, _leading(size), colour=SECONDARY if quiet else INK)


def _leading(size: int) -> float:
    return size * 1.22


def _head_height(size: int) -> float:
    return size + 10.0
