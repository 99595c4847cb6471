"""Presence lists with names down the side and dates across the top, turned into rows.

    Presentielijst Koffieochtend 2026
    Naam        | 3 sep | 10 sep | 17 sep | Totaal
    Noor Smit   |   x   |        |   x    |   2

becomes a line for each date with who was there, and is then read as any list of activities.
Above or below the dates may stand the weekday, the activity, begin and end; below the names
guests and totals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.errors import Problem
from desktop.domain.names import fold, split_name
from desktop.domain.reading.headers import Across, Heading, Layout, headings_of
from desktop.domain.reading.marks import was_there
from desktop.domain.reading.rehearsal import letter
from desktop.domain.reading.row import TOTALS
from desktop.domain.reading.table import Cell, Line, Sheet, filled, shown, text_of
from desktop.domain.reading.top import LABELS, Top, find_top, label_of
from desktop.domain.reading.values import read_count
from desktop.domain.reading.words import Column, ListKind

SURE = 10.0
"""How well a presence list is understood: better than any words above columns."""

_NAMES = (Column.FIRST, Column.INFIX, Column.NAME, Column.SURNAME)
_WORDS = 0.7
_ODD = 0.2
_TURNED = (Column.DATE, Column.ACTIVITY, *LABELS, Column.PRESENT)


@dataclass(slots=True)
class _Visit:
    """A column of the list: a date, what else stands above or below it, and who was there."""

    place: int
    cells: dict[Column, Cell]
    names: list[str] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    filled: int = 0
    hours: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands under it: a date that is still to come, or fell through."""
        return not self.filled and Column.GUESTS not in self.cells and not self._total

    @property
    def _total(self) -> int:
        """The heads that the list counts beyond its marks; 0 where it adds up hours or marks."""
        total = read_count(self.cells.get(Column.TOTAL))
        return 0 if self.hours or isinstance(total, Problem) or total <= self.filled else total

    def mark(self, name: str, cell: Cell) -> bool | None:
        """Notes what a cell says of somebody."""
        self.filled += filled(cell)
        there = was_there(cell)
        if there:
            self.names.append(name)
            self.hours = self.hours or _is_length(cell)
        elif there is None:
            values = {"name": name, "text": shown(cell)}
            self.notices.append(Problem(Column.PRESENT.value, "mark_unknown", values))
        return there

    def line(self, number: int) -> Line:
        """As a row of a list of activities."""
        names = "; ".join(self.names)
        cells = {**self.cells, Column.PRESENT: names, Column.TOTAL: self._total or None}
        return Line(number, tuple(cells.get(column) for column in _TURNED))


@dataclass(slots=True)
class _Marks:
    """What the cells under the dates say: marks, other words, and per column numbers and dates."""

    there: int = 0
    known: int = 0
    cells: int = 0
    numbers: dict[int, list[bool]] = field(default_factory=dict)

    def note(self, place: int, cell: Cell, there: bool | None) -> None:
        """Notes whether somebody was there, None for what is no mark."""
        self.cells += 1
        self.known += there is not None
        self.there += there is True
        number = there is None and any(c.isdigit() for c in text_of(cell))
        self.numbers.setdefault(place, []).append(number)

    @property
    def convincing(self) -> bool:
        """Whether somebody was there, half are marks, and few columns hold numbers or dates."""
        columns = self.numbers.values()
        odd = sum(sum(numbers) * 2 > len(numbers) for numbers in columns)
        return bool(self.there) and self.known * 2 >= self.cells and odd <= _ODD * len(columns)


def find_across(sheet: Sheet) -> Layout | None:
    """How this sheet reads as a presence list with dates across the top; None when it is none."""
    top = find_top(sheet)
    if top is None:
        return None
    people = [line for line in sheet.lines if line.number > top.last_row and not line.blank]
    headings = _beside(sheet, top, people)
    names = [h.index for c in _NAMES for h in headings if h.column is c]
    if not names:
        return None
    visits = _visits(top, people, names)
    if visits is None:
        return None
    lines = tuple(visit.line(number) for number, visit in enumerate(visits, start=1))
    turned = tuple(
        Heading(i, "", column, samples=_samples(lines, i))
        for i, column in enumerate(_TURNED)
        if column in (Column.DATE, Column.ACTIVITY, Column.PRESENT)
        or any(filled(line.cell(i)) for line in lines)
    )
    refused = tuple(
        Heading(len(_TURNED) + h.index, h.header or letter(h.index), Column.REFUSED, h.reason)
        for h in headings
        if h.column is Column.REFUSED
    )
    across = Across(
        letters=tuple(letter(visit.place) for visit in visits),
        notices={n: tuple(v.notices) for n, v in enumerate(visits, start=1) if v.notices},
        empty=frozenset(n for n, v in enumerate(visits, start=1) if v.empty),
        titles=top.titles,
    )
    return Layout(
        ListKind.ATTENDANCE,
        Sheet(sheet.name, lines),
        0,
        turned + refused,
        SURE,
        " ".join(top.titles),
        across,
    )


def _beside(sheet: Sheet, top: Top, people: Sequence[Line]) -> tuple[Heading, ...]:
    """What the columns beside the dates hold: names, and what may not be kept."""
    header = Line(0, tuple(top.headers.get(i) for i in range(sheet.width)))
    body = [
        Line(line.number, tuple(None if i in top.days else c for i, c in enumerate(line.cells)))
        for line in people
        if not _label(line, top.days)
    ]
    named = headings_of(header, body, ListKind.RESIDENTS, sheet.width)
    if any(h.column in _NAMES for h in named):
        return named
    first = next((h for h in named if h.column is Column.IGNORED and _texts(h, body)), None)
    if first is None or label_of(first.header) is Column.ACTIVITY:
        return ()  # activities down the side: that counts heads, and names nobody
    guess = Heading(first.index, first.header, Column.NAME)
    return tuple(guess if h is first else h for h in named)


def _texts(heading: Heading, body: Sequence[Line]) -> bool:
    """Whether words stand in that column, as names are."""
    texts = [text_of(x.cell(heading.index)) for x in body if filled(x.cell(heading.index))]
    words = sum(any(c.isalpha() for c in text) and len(text) > 1 for text in texts)
    return len(texts) > 0 and words > _WORDS * len(texts)


def _visits(top: Top, people: Sequence[Line], names: Sequence[int]) -> list[_Visit] | None:
    """The dates with who was there; None when the cells are no marks."""
    current = {place: _Visit(place, dict(cells)) for place, cells in top.days.items()}
    found = list(current.values())
    marks = _Marks()
    for line in people:
        if days := top.days_again(line):
            current = {
                place: _Visit(place, {**top.days[place], Column.DATE: day})
                for place, day in days.items()
            }
            found += current.values()
            continue
        column = _label(line, top.days)
        name = _name(line, names)
        for place, visit in current.items():
            cell = line.cell(place)
            if column is not None:
                if filled(cell):
                    visit.cells[column] = cell
            elif name and filled(cell):
                marks.note(place, cell, visit.mark(name, cell))
    return _once(found) if marks.convincing else None


def _once(visits: Sequence[_Visit]) -> list[_Visit]:
    """The dates of a header that stands there twice, as on a second page, put together."""
    by_day: dict[tuple[int, str], _Visit] = {}
    for visit in visits:
        first = by_day.setdefault((visit.place, text_of(visit.cells.get(Column.DATE))), visit)
        if first is not visit:
            first.names += visit.names
            first.notices += visit.notices
            first.filled += visit.filled
            first.cells |= visit.cells
    return list(by_day.values())


def _label(line: Line, days: Mapping[int, object]) -> Column | None:
    """What a row below the names tells when it is no person: guests, a total, hours, …."""
    beside = [text_of(c) for i, c in enumerate(line.cells) if i not in days and filled(c)]
    if not beside:
        return None
    if TOTALS.match(fold(beside[0])):
        return Column.TOTAL
    return label_of(beside[0])


def _name(line: Line, places: Sequence[int]) -> str:
    """The name of a row in full; "" where none stands."""
    parts = [" ".join(text_of(line.cell(i)).split()) for i in places if filled(line.cell(i))]
    whole = " ".join(parts).lstrip("0123456789.) ").replace(";", ",")
    return split_name(whole).full if "," in whole else whole


def _is_length(cell: Cell) -> bool:
    """Whether a mark tells how long somebody was there."""
    text = text_of(cell)
    return text != "1" and any(c.isdigit() for c in text)


def _samples(lines: Sequence[Line], index: int) -> tuple[str, ...]:
    texts = (text_of(line.cell(index)) for line in lines[:20] if filled(line.cell(index)))
    return tuple(dict.fromkeys(texts))[:3]
