"""One row of a list while it is read, and what came of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop.domain.errors import Problem
from desktop.domain.names import fold
from desktop.domain.reading.headers import Layout
from desktop.domain.reading.table import Cell, Line, filled, text_of
from desktop.domain.reading.words import Column

T = TypeVar("T")

TOTALS = re.compile(
    r"(?:sub)?(?:totaal|total)e?n?\b|som\b|sum\b|gemiddeld\w*|average\b|aantal\b[^a-z]*\d"
    r"|eindtotaal|generaal totaal"
)
_PLACES = re.compile(
    r"(?:\d+e |eerste |tweede |derde |vierde )?(?:verdieping|etage|begane grond|vleugel|blok"
    r"|portiek"
    r"|trappenhuis|gang|floor"
    r"|ground floor|wing|week \d+|kwartaal|q[1-4]\b|legenda|let op|nb\b"
    r"|p\.?s\.?|bron:|bijgewerkt|printdatum|pagina|page)\b"
)
_LONG_TALK = 8
"""From so many words on, a cell that stands alone is a remark."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its layout; `mends` are cells somebody replaced, by column.

    `programme` is the activity of a whole list that names none in its rows.
    """

    line: Line
    layout: Layout
    mends: Mapping[int, str]
    year: int | None = None
    month_first: bool = False
    programme: str = ""

    @property
    def number(self) -> int:
        """Its number in the file, from 1."""
        return self.line.number

    def at(self, index: int) -> Cell:
        """The cell in that column, mended or as it was."""
        return self.mends.get(index, self.line.cell(index))

    def cell(self, column: Column) -> Cell:
        """The first cell of that column that says something."""
        cells = [self.at(index) for index in self.layout.places(column)]
        return next((cell for cell in cells if filled(cell)), None)

    def filled(self, column: Column) -> bool:
        """Whether that column says something."""
        return filled(self.cell(column))

    def text(self, column: Column) -> str:
        """The text of that column on one line; "" when it says nothing."""
        cell = self.cell(column)
        return " ".join(text_of(cell).split()) if filled(cell) else ""

    def texts(self, column: Column) -> tuple[str, ...]:
        """The texts of all columns of that kind that say something."""
        cells = (self.at(index) for index in self.layout.places(column))
        return tuple(text_of(cell) for cell in cells if filled(cell))


@dataclass(frozen=True, slots=True)
class Verdict(Generic[T]):
    """What a row says: values; or problems, and then nothing of it is used.

    `notices` are worth a look but stop nothing. A `skipped` row is no data at all.
    """

    row: int
    values: tuple[T, ...] = ()
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    title: str = ""
    skipped: bool = False


def verdict_of(row: Row, needed: tuple[Column, ...]) -> Problem | None:
    """Why a row is no record at all: a line of totals, or a remark between the rows."""
    places = [h.index for h in row.layout.headings if h.column is not Column.REFUSED]
    texts = [" ".join(text_of(row.at(i)).split()) for i in places if filled(row.at(i))]
    if not texts:
        return Problem("", "row_empty")
    first = fold(texts[0])
    if TOTALS.match(first):
        return Problem("", "row_totals")
    alone = len(texts) == 1 and len(row.layout.headings) > 1
    if alone and (_PLACES.match(first) or len(first.split()) >= _LONG_TALK or first[0] in "*#"):
        return Problem("", "row_remark")
    if alone and not any(row.filled(column) for column in needed):
        return Problem("", "row_remark")
    return None
