"""Landscape pages with a table of days: as large as it fits, to be read from a distance.

What does not fit on one page in letters that can be read goes on over the next.
"""

from dataclasses import dataclass
from io import BytesIO

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
)
from desktop.reports.paper.tagged import TaggedCanvas
from desktop.reports.rooms.fitting import (
    GAP,
    PAD,
    Page,
    Row,
    Space,
    fitted,
    head_height,
    heading,
    paragraph,
)

WIDTH, HEIGHT = 841.89, 595.276
_EDGE = 12 * MM
_TITLE, _UNDER, _SMALL = 24, 12, 8.8
_FOOT = HEIGHT - _EDGE - 14
_HEADINGS = 84
_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on the page; on its next pages when it goes on.

    Where no row has a heading there is no column for them. `language` is that of the words.
    """

    title: str
    under: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    foot: str
    language: str
    organisation: str = ""
    banner: str = ""


def build(*posters: Poster) -> bytes:
    """Each poster as PDF, named after the first; the same posters give the same bytes.

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
        _Drawing(canvas, poster).draw()
    canvas.save()
    return target.getvalue()


class _Drawing:
    """Draws the pages of one poster."""

    def __init__(self, canvas: TaggedCanvas, poster: Poster) -> None:
        self._canvas = canvas
        self._poster = poster
        self._headings = any(row.heading for row in poster.rows)
        self._left = _EDGE + (_HEADINGS if self._headings else 0)
        self._column = (WIDTH - _EDGE - self._left) / len(poster.columns)
        self._title = P(poster.title, style(_TITLE, _TITLE + 4, font=BOLD))
        self._under = P(poster.under, style(_UNDER, _UNDER + 3, colour=SECONDARY))
        self._below_title = _EDGE + self._tall(self._title) + 2
        self._top = self._below_title + self._tall(self._under) + 11
        self._space = Space(
            heading=self._left - _EDGE - PAD,
            cell=self._column - 2 * PAD,
            height=_FOOT - self._top,
        )

    def draw(self) -> None:
        """Title, table and foot, on each page."""
        pages = fitted(self._poster.rows, self._space)
        for number, page in enumerate(pages, 1):
            if number > 1:
                self._canvas.showPage()
            self._words(self._title, _EDGE, "H1")
            self._words(self._under, self._below_title, "P")
            self._table(page)
            self._foot(f"{number} / {len(pages)}" if len(pages) > 1 else "")

    def _table(self, page: Page) -> None:
        top = self._top + head_height(page.size)
        left = max(0.0, _FOOT - top - sum(page.heights)) / max(1, len(page.heights))
        with self._canvas.element("Table"):
            self._head(page.size)
            for row, height in zip(page.rows, page.heights, strict=True):
                self._row(row, page.size, top, height + left)
                top += height + left

    def _foot(self, number: str) -> None:
        canvas = self._canvas
        with canvas.artifact():
            canvas.setFillColor(SECONDARY)
            canvas.setFont(REGULAR, _SMALL)
            canvas.drawString(_EDGE, _EDGE, self._poster.foot)
            canvas.drawRightString(WIDTH - _EDGE, _EDGE, number)
            canvas.setFillColor(INK)
            canvas.setFont(BOLD, _SMALL)
            right = WIDTH - _EDGE - (_NUMBER if number else 0)
            canvas.drawRightString(right, _EDGE, self._poster.banner)

    def _head(self, size: float) -> None:
        canvas, bottom = self._canvas, self._top + head_height(size)
        with canvas.element("TR"):
            if self._headings:
                with canvas.element("TH", scope="Column"), canvas.content():
                    pass
            for number, name in enumerate(self._poster.columns):
                x = self._left + number * self._column + PAD
                with canvas.element("TH", scope="Column"), canvas.content():
                    canvas.setFillColor(INK)
                    canvas.setFont(BOLD, size)
                    shown = cut(name, BOLD, size, self._space.cell)
                    canvas.drawString(x, HEIGHT - bottom + 5, shown)
        with canvas.artifact():
            self._across(bottom, HEAD_RULE)

    def _row(self, row: Row, size: float, top: float, height: float) -> None:
        canvas = self._canvas
        with canvas.element("TR"):
            if self._headings:
                words = heading(row, size)
                _width, tall = words.wrap(self._space.heading, HEIGHT)
                with canvas.element("TH", scope="Row"), canvas.content():
                    words.drawOn(canvas, _EDGE, HEIGHT - top - PAD - tall)
            for number, cell in enumerate(row.cells):
                x, y = self._left + number * self._column + PAD, top + PAD
                with canvas.element("TD"), canvas.content():
                    for line in cell:
                        words = paragraph(line, size)
                        _width, tall = words.wrap(self._space.cell, HEIGHT)
                        words.drawOn(canvas, x, HEIGHT - y - tall)
                        y += tall + GAP
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

    def _words(self, words: Text, top: float, role: str) -> None:
        tall = self._tall(words)
        with self._canvas.element(role), self._canvas.content():
            words.drawOn(self._canvas, _EDGE, HEIGHT - top - tall)

    @staticmethod
    def _tall(words: Text) -> float:
        _width, tall = words.wrap(WIDTH - 2 * _EDGE, HEIGHT)
        return float(tall)
