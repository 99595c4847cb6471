"""The top of a presence list: its dates, and what else stands above the names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from desktop.domain.errors import Problem
from desktop.domain.names import fold
from desktop.domain.reading.headers import candidates
from desktop.domain.reading.marks import was_there
from desktop.domain.reading.table import Cell, Line, Sheet, filled, text_of
from desktop.domain.reading.values import month_of, read_date, read_span, read_time
from desktop.domain.reading.words import Column, ListKind, header_key, listed

LABELS = (
    Column.BEGIN,
    Column.END,
    Column.SPAN,
    Column.LENGTH,
    Column.ROOM,
    Column.GUESTS,
    Column.TOTAL,
    Column.INITIATIVE,
    Column.OPENNESS,
    Column.AMBITION,
    Column.STAFF_HOURS,
    Column.VOLUNTEER_HOURS,
    Column.REMARK,
)
"""What a row of a presence list may tell of its dates, besides date, activity and people."""

_LOOKED_AT = 60
_BLOCK = 4
_SURE = 0.98
_LEAP = 2024
"""A year in which every day exists, for knowing a date that is written without one."""

_WEEKDAYS = listed(
    "ma, di, wo, do, vr, za, zo, m, d, w, v, z, mon, tue, wed, thu, fri, sat, sun, maandag, "
    "dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, monday, tuesday, wednesday, "
    "thursday, friday, saturday, sunday"
)
_DAY_NUMBER = re.compile(r"(?:[a-z]{1,9}[ .]+)?(\d{1,2})\.?")
_COUNTED = re.compile(r"(\D*?)\s*\d{1,3}")
_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class Top:
    """The dates by place (from 0), each with what is told of it; `headers` of the others.

    `last_row` is the last row before the names; `titles` are the texts above.
    """

    days: Mapping[int, Mapping[Column, Cell]]
    headers: Mapping[int, str]
    last_row: int
    titles: tuple[str, ...]

    def days_again(self, line: Line) -> dict[int, Cell]:
        """The dates of a row that is a header once more, perhaps of later dates; else none."""
        cells = {i: line.cell(i) for i in self.days if filled(line.cell(i))}
        days = {i: c for i, c in cells.items() if is_day(c) and was_there(c) is None}
        return days if len(days) * 2 > len(cells) else {}


def find_top(sheet: Sheet) -> Top | None:
    """The top of a presence list; None when no row of dates stands there."""
    lines = sheet.lines[:_LOOKED_AT]
    best = max(lines, key=lambda line: len(_days_of(line)), default=None)
    if best is None:
        return None
    above = [line for line in lines if line.number < best.number]
    days = _days_of(best)
    if len(days) < 2 and (numbered := _numbered(lines)):
        best, days = numbered
        above = [line for line in lines if line.number < best.number]
    if not days or (len(days) == 1 and not _names_above(best, days)):
        return None
    places = {**days, **_spoiled(best, days)}
    block = _below(sheet.lines, best, places)
    told: dict[int, dict[Column, Cell]] = {i: {Column.DATE: c} for i, c in places.items()}
    for line in (*above[-_BLOCK:], *block):
        _tell(line, told)
    for column, cell in _facts(above).items():
        for of_day in told.values():
            of_day.setdefault(column, cell)
    headers = _headers(above[-1:], [best, *block], places)
    titles = tuple(
        text for line in above for c in line.cells if isinstance(c, str) and (text := c.strip())
    )
    return Top(
        dict(sorted(told.items())), headers, block[-1].number if block else best.number, titles
    )


def is_day(cell: Cell) -> bool:
    """Whether a cell is a date, or one without its year."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, time):
        return False
    if isinstance(cell, str):
        cell = " ".join(cell.split())
    return isinstance(cell, date | datetime) or isinstance(read_date(cell, year=_LEAP), date)


def label_of(text: str) -> Column | None:
    """What a row tells by the word before it; None for a person or anything else."""
    found = candidates(text, ListKind.ATTENDANCE)
    if not found or found[0][0] < _SURE or _is_name_header(text):
        return None
    column = found[0][1]
    if column is Column.PRESENT:  # "Aanwezig: 9" below the names
        return Column.TOTAL
    return column if column in LABELS or column is Column.ACTIVITY else None


def _days_of(line: Line) -> dict[int, Cell]:
    return {i: cell for i, cell in enumerate(line.cells) if is_day(cell)}


def _spoiled(line: Line, days: Mapping[int, Cell]) -> dict[int, Cell]:
    """Columns of the row of dates whose date is no day of the calendar, such as 31-6."""
    found: dict[int, Cell] = {}
    for i, cell in enumerate(line.cells):
        if i in days or not isinstance(cell, str) or not any(c.isdigit() for c in cell):
            continue
        read = read_date(" ".join(cell.split()), year=_LEAP)
        if isinstance(read, Problem) and read.code.startswith("no_"):
            found[i] = cell
    return found


def _below(lines: Sequence[Line], best: Line, days: Mapping[int, object]) -> list[Line]:
    """The rows under the dates that still belong to the top: weekdays, times, activities."""
    found: list[Line] = []
    for line in [x for x in lines if x.number > best.number][:_BLOCK]:
        cells = [line.cell(i) for i in days if filled(line.cell(i))]
        beside = [text_of(c) for i, c in enumerate(line.cells) if i not in days and filled(c)]
        if _is_head(cells, beside):
            found.append(line)
        elif not line.blank:
            break
    return found


def _is_head(cells: Sequence[Cell], beside: Sequence[str]) -> bool:
    """Whether a row is of the top, and not of somebody."""
    words = [text for text in beside if any(c.isalpha() for c in text)]
    if words and _is_name_header(words[0]) and not any(map(was_there, cells)):
        return True
    return bool(cells) and (not beside or _weekdays(cells) or label_of(beside[0]) is not None)


def _names_above(line: Line, days: Mapping[int, object]) -> bool:
    """Whether a row with one date is a header: nothing else stands in it, or words for a name."""
    beside = [text_of(c) for i, c in enumerate(line.cells) if i not in days and filled(c)]
    return not beside or any(map(_is_name_header, beside))


def _is_name_header(text: str) -> bool:
    found = candidates(text, ListKind.RESIDENTS)
    return bool(found) and found[0][0] >= _SURE


def _weekdays(cells: Sequence[Cell]) -> bool:
    return bool(cells) and all(fold(text_of(c)).strip(".") in _WEEKDAYS for c in cells)


def _tell(line: Line, told: dict[int, dict[Column, Cell]]) -> None:
    """What a row of the top tells of each date; a merged cell holds until the next."""
    cells = {i: line.cell(i) for i in told if filled(line.cell(i))}
    beside = [text_of(c) for i, c in enumerate(line.cells) if i not in told and filled(c)]
    column = label_of(beside[0]) if beside else None
    values = list(cells.values())
    if not cells or _weekdays(values) or any(map(is_day, values)):
        return
    if column is None:
        if len(cells) < 2 or any(not _is_name_header(text) for text in beside):
            return
        if (column := _kind_of(values)) is None:
            return
    held: Cell = None
    merged = column is Column.ACTIVITY
    for i in sorted(told):
        held = cells.get(i, held if merged else None)
        if held is not None:
            told[i][column] = held


def _kind_of(cells: Sequence[Cell]) -> Column | None:
    """What an unnamed row of the top tells: times or activities; None for a count or months."""
    texts = [text_of(cell) for cell in cells]
    counts = [_COUNTED.fullmatch(text) for text in texts]
    if all(counts) and len({found[1] for found in counts if found}) == 1:
        return None  # "week 36", "les 3"
    if all(any(map(month_of, header_key(text).split())) for text in texts):
        return None
    if all(isinstance(read_time(c), time) for c in cells):
        return Column.BEGIN
    if all(not isinstance(read_span(c), Problem) for c in cells):
        return Column.SPAN
    return Column.ACTIVITY


def _headers(
    above: Sequence[Line], block: Sequence[Line], days: Mapping[int, object]
) -> dict[int, str]:
    """The words above the columns beside the dates; the row above those is mostly a title."""
    found: dict[int, str] = {}
    for line in (*above, *block):
        for i, cell in enumerate(line.cells):
            text = " ".join(text_of(cell).split())
            known = line not in above or _is_name_header(text)
            if i not in days and isinstance(cell, str) and text and known:
                found[i] = text
    return found


def _facts(above: Sequence[Line]) -> dict[Column, Cell]:
    """What lines above the list say of all its dates: "Activiteit: Koffieochtend"."""
    found: dict[Column, Cell] = {}
    for line in above:
        cells = [c for c in line.cells if filled(c)]
        if len(cells) == 1 and isinstance(cells[0], str) and ":" in cells[0]:
            name, _colon, value = cells[0].partition(":")
            cells = [name, value.strip()]
        if len(cells) == 2 and isinstance(cells[0], str) and filled(cells[1]):
            column = label_of(cells[0])
            if column and column not in (Column.TOTAL, Column.GUESTS):
                found.setdefault(column, cells[1])
    return found


def _numbered(lines: Sequence[Line]) -> tuple[Line, dict[int, Cell]] | None:
    """A row that counts the days of a month, with the month above it or in a title."""
    for at, line in enumerate(lines):
        numbers = {i: n for i, cell in enumerate(line.cells) if (n := _day_number(cell))}
        if len(numbers) < 2:
            continue
        months = _months_above(lines[:at], min(numbers), max(numbers))
        days: dict[int, Cell] = {}
        month = months.get(-1, "")
        for i in range(max(numbers) + 1):
            month = months.get(i, month)
            if i in numbers and month:
                days[i] = f"{numbers[i]} {month}"
        if len(days) == len(numbers):
            return line, days
    return None


def _day_number(cell: Cell) -> int:
    found = _DAY_NUMBER.fullmatch(fold(text_of(cell))) if not isinstance(cell, bool) else None
    number = int(found[1]) if found else 0
    return number if number <= 31 else 0


def _months_above(lines: Sequence[Line], first: int, last: int) -> dict[int, str]:
    """The months by the place where they begin; -1 is one that holds for the whole list."""
    found: dict[int, str] = {}
    for line in lines:
        for i, cell in enumerate(line.cells):
            words = header_key(text_of(cell)).split()
            month = next((word for word in words if month_of(word)), "")
            if month:
                year = _YEAR.search(text_of(cell))
                place = i if first <= i <= last else -1
                found[place] = f"{month} {year[0]}" if year else month
    return found
