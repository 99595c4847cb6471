"""A table of days divided over pages: in letters as large as they can be, nothing left out.

One page as long as that can be read; after that as few as there can be, with the rows evenly
over them. A row that no page holds goes on in a row below it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.reports.paper.styles import (
    BOLD,
    INK,
    REGULAR,
    SECONDARY,
    P,
    Text,
    style,
    width_of,
)

PAD, GAP = 4.0, 2.5
_SIZES = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.5)
"""In points; below the last one nobody reads what hangs on a door."""
_TALL = 10_000.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line in a cell: `lead` in bold (a time), the words after it; `quiet` in grey."""

    text: str
    lead: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A heading and a cell per column; a cell is its lines.

    When it is `dated` the first line of every cell is the day that the cell is about: it stands
    again where the row goes on.
    """

    heading: str
    cells: tuple[tuple[Line, ...], ...]
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """What a page has, in points: for the words of a heading, those of a cell, and its height."""

    heading: float
    cell: float
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page at one size (points), each with its height."""

    size: float
    rows: tuple[Row, ...]
    heights: tuple[float, ...]


def fitted(rows: Sequence[Row], space: Space) -> tuple[Page, ...]:
    """The pages, at the largest size that takes no more of them and breaks no word.

    Nothing to show is one page without rows.
    """
    if not rows:
        return (Page(_SIZES[0], (), ()),)
    smallest = _Set(rows, space, _SIZES[-1])
    least = smallest.one_after_another()
    for size in _SIZES:
        at_size = _Set(rows, space, size)
        pages = at_size.evenly(len(least)) if at_size.breaks_no_word() else ()
        if pages:
            return pages
    return least


def paragraph(line: Line, size: float) -> Text:
    """A line as it is drawn."""
    colour = SECONDARY if line.quiet else INK
    return P(line.text, style(size, leading(size), colour=colour), lead=line.lead)


def heading(row: Row, size: float) -> Text:
    """What stands before a row as it is drawn."""
    return P(row.heading, style(size, leading(size), font=BOLD))


def leading(size: float) -> float:
    """From one line to the next, in points."""
    return size * 1.22


def head_height(size: float) -> float:
    """Of the names of the columns, in points."""
    return size + 10.0


class _Set:
    """The rows set at one size."""

    def __init__(self, rows: Sequence[Row], space: Space, size: float) -> None:
        self._space, self._size = space, size
        self._room = space.height - head_height(size)
        self._known: dict[Line, float] = {}
        self._rows = [piece for row in rows for piece in self._pieces(row)]
        self._heights = [self._height(row) for row in self._rows]

    def breaks_no_word(self) -> bool:
        """Whether every word fits on a line."""
        cells = {
            word
            for row in self._rows
            for cell in row.cells
            for line in cell
            for word in line.text.split()
        }
        heads = {word for row in self._rows for word in row.heading.split()}
        return all(
            width_of(word, REGULAR, self._size) <= self._space.cell for word in cells
        ) and all(width_of(word, BOLD, self._size) <= self._space.heading for word in heads)

    def one_after_another(self) -> tuple[Page, ...]:
        """Each page as full as it can be."""
        begins, filled = [0], 0.0
        for at, height in enumerate(self._heights):
            if at > begins[-1] and filled + height > self._room:
                begins.append(at)
                filled = 0.0
            filled += height
        ends = [*begins[1:], len(self._rows)]
        return tuple(self._page(*span) for span in zip(begins, ends, strict=True))

    def evenly(self, pages: int) -> tuple[Page, ...]:
        """As many rows on each of (at most) so many pages; nothing when one does not fit."""
        each = -(-len(self._rows) // pages)
        made = [self._page(at, at + each) for at in range(0, len(self._rows), each)]
        return tuple(made) if all(sum(page.heights) <= self._room for page in made) else ()

    def _page(self, begin: int, end: int) -> Page:
        return Page(self._size, tuple(self._rows[begin:end]), tuple(self._heights[begin:end]))

    def _pieces(self, row: Row) -> Iterator[Row]:
        """The row, in as many as are needed for each to fit on a page."""
        first = int(row.dated)
        while True:
            taken = [self._lines_that_fit(cell, first + 1) for cell in row.cells]
            cells = list(zip(row.cells, taken, strict=True))
            if all(many >= len(cell) for cell, many in cells):
                yield row
                return
            yield replace(row, cells=tuple(cell[:many] for cell, many in cells))
            row = replace(row, cells=tuple(cell[:first] + cell[many:] for cell, many in cells))

    def _lines_that_fit(self, cell: tuple[Line, ...], least: int) -> int:
        filled = 2 * PAD
        for many, line in enumerate(cell):
            filled += self._tall(line)
            if filled > self._room:
                return max(many, least)
        return len(cell)

    def _height(self, row: Row) -> float:
        _wide, head = heading(row, self._size).wrap(max(self._space.heading, 1), _TALL)
        cells = [sum(self._tall(line) for line in cell) for cell in row.cells]
        return float(max(head, leading(self._size), *cells)) + 2 * PAD

    def _tall(self, line: Line) -> float:
        if line not in self._known:
            _wide, tall = paragraph(line, self._size).wrap(self._space.cell, _TALL)
            self._known[line] = tall + GAP
        return self._known[line]
