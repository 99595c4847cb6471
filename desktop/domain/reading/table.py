"""The cells of a file, as plain values: what every kind of list is read from."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time

from desktop.domain.names import fold

Cell = str | int | float | bool | date | datetime | time | None

_JOINER = "\u200d"
_NOTHING = frozenset(["", "-", "--", "?", "n.v.t.", "nvt", "n/a", "onbekend", "unknown", "x.x."])
_LONGEST_NOTHING = max(map(len, _NOTHING))
SHOWN = 60
"""How many characters of a cell a message repeats."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its number in the file, counted from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell in that column (from 0); None beyond the end."""
        return self.cells[column] if column < len(self.cells) else None

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(text_of(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or the whole of a text file."""

    name: str
    lines: tuple[Line, ...]

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(line.cells) for line in self.lines), default=0)


def clean(text: str) -> str:
    """`text` in NFC, without control and format characters (but the joiner of emoji).

    Line ends and tabs inside a cell stay: they separate. A leading apostrophe that a
    spreadsheet puts before a formula character is taken away.
    """
    if text.isascii() and text.isprintable():
        plain = text
    else:
        composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        plain = "".join(
            " " if c == "\u00a0" else c
            for c in composed
            if c in "\n\t" + _JOINER or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")
        )
    plain = plain.strip()
    if len(plain) > 1 and plain[0] == "'" and plain[1] in "=+-@":
        return plain[1:]
    return plain


def text_of(cell: Cell) -> str:
    """A cell as a person would read it: whole numbers without a point, dates as 1-7-2026."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:g}".replace(".", ",")
    if isinstance(cell, datetime):
        day = text_of(cell.date())
        return day if cell.time() == time() else f"{day} {cell:%H:%M}"
    if isinstance(cell, date):
        return f"{cell.day}-{cell.month}-{cell.year}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return str(cell)


def filled(cell: Cell) -> bool:
    """Whether a cell says something: not empty, not a dash, not 'n.v.t.'."""
    text = text_of(cell)
    return len(text) > _LONGEST_NOTHING or fold(text) not in _NOTHING


def shown(cell: Cell) -> str:
    """A cell for a message: on one line, shortened."""
    text = " ".join(text_of(cell).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
