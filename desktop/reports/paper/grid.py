"""A tagged table that goes on over pages, its header repeated on each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.reports.paper.sheet import HEIGHT, Sheet
from desktop.reports.paper.styles import (
    BOLD,
    HEAD_RULE,
    INK,
    NUMBERS,
    NUMBERS_BOLD,
    REGULAR,
    ROW_LINE,
    ROW_RULE,
    P,
    Text,
    style,
)

_HEAD_ABOVE, _HEAD_BELOW = 11, 4.8
_ROW_ABOVE, _ROW_BELOW = 4.3, 4.9


@dataclass(frozen=True, slots=True)
class Column:
    """A column between `left` and `right`; `numbers` are tabular and stand right."""

    title: str
    left: float
    right: float
    numbers: bool = False
    bold: bool = False
    centred: bool = False

    @property
    def width(self) -> float:
        """How much text it holds."""
        return self.right - self.left

    def align(self) -> str:
        """Where its text stands."""
        if self.centred:
            return "centre"
        return "right" if self.numbers else "left"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell that is drawn: `draw(left, right, middle)`; `alt` says it in words."""

    alt: str
    draw: Callable[[float, float, float], None]


Content = str | Drawn


class Grid:
    """Draws header and rows; the caller gives rows one by one within `tag()`."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column]) -> None:
        self._sheet = sheet
        self._columns = tuple(columns)
        self._left = columns[0].left
        self._right = columns[-1].right

    def draw(self, rows: Sequence[Sequence[Content]], *, total: Sequence[Content] = ()) -> None:
        """The whole table; `total` is a last row in bold."""
        with self._sheet.canvas.element("Table"):
            self._header(again=False)
            for row in rows:
                self._row(row, bold=False)
            if total:
                self._row(total, bold=True)

    def head_height(self) -> float:
        """How high the header is, to keep it with the first row."""
        text = max(float(p.wrap(c.width, 999)[1]) for c, p in self._titles())
        return _HEAD_ABOVE + _HEAD_BELOW + text

    def _titles(self) -> list[tuple[Column, Text]]:
        return [
            (column, P(column.title, style(8.8, 11.4, font=BOLD, align=column.align())))
            for column in self._columns
        ]

    def _header(self, *, again: bool) -> None:
        sheet = self._sheet
        height = self.head_height()
        sheet.need(height + 23)
        bottom = sheet.y + height
        canvas = sheet.canvas
        if again:
            with canvas.artifact():
                self._draw_titles(bottom)
        else:
            with canvas.element("TR"):
                for column, paragraph in self._titles():
                    with canvas.element("TH", scope="Column"), canvas.content():
                        self._draw_title(column, paragraph, bottom)
        with canvas.artifact():
            sheet.line(self._left, self._right, bottom, HEAD_RULE)
        sheet.y = bottom

    def _draw_titles(self, bottom: float) -> None:
        for column, paragraph in self._titles():
            self._draw_title(column, paragraph, bottom)

    def _draw_title(self, column: Column, paragraph: Text, bottom: float) -> None:
        paragraph.wrap(column.width, 999)
        paragraph.drawOn(self._sheet.canvas, column.left, HEIGHT - bottom + _HEAD_BELOW)

    def _row(self, cells: Sequence[Content], *, bold: bool) -> None:
        sheet = self._sheet
        made = [
            (column, self._paragraph(column, cell, bold=bold))
            for column, cell in zip(self._columns, cells, strict=True)
        ]
        text = max(p.wrap(c.width, 999)[1] for c, p in made if not isinstance(p, Drawn))
        height = text + _ROW_ABOVE + _ROW_BELOW
        if not sheet.fits(height):
            sheet.new_page()
            self._header(again=True)
        canvas = sheet.canvas
        with canvas.element("TR"):
            for column, cell in made:
                with canvas.element("TD"):
                    self._cell(column, cell, height)
        with canvas.artifact():
            sheet.line(self._left, self._right, sheet.y + height, ROW_RULE, colour=ROW_LINE)
        sheet.y += height

    def _paragraph(self, column: Column, cell: Content, *, bold: bool) -> Text | Drawn:
        if isinstance(cell, Drawn):
            return cell
        strong = bold or column.bold
        if column.numbers:
            font = NUMBERS_BOLD if strong else NUMBERS
        else:
            font = BOLD if strong else REGULAR
        return P(cell, style(9.6, 13.2, font=font, colour=INK, align=column.align()))

    def _cell(self, column: Column, cell: Text | Drawn, height: float) -> None:
        canvas, top = self._sheet.canvas, self._sheet.y
        if isinstance(cell, Drawn):
            with canvas.element("Figure", alt=cell.alt), canvas.content():
                cell.draw(column.left, column.right, top + height / 2)
            return
        with canvas.content():
            _width, own = cell.wrap(column.width, 999)
            cell.drawOn(canvas, column.left, HEIGHT - top - _ROW_ABOVE - own)
