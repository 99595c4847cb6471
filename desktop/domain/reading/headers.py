"""Where the row of headers is, and what each column of a list holds.

Lists have title rows, columns that begin further on, other words above them, counters that
look like house numbers. The words decide first, then what stands under them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache

from desktop.domain.errors import Problem
from desktop.domain.names import fold
from desktop.domain.reading import contents
from desktop.domain.reading.table import Cell, Line, Sheet, filled, text_of
from desktop.domain.reading.words import (
    HEADERS,
    MANY,
    OTHER_PEOPLE,
    Column,
    ListKind,
    header_key,
    refused_reason,
)

_LOOKED_AT = 60
_LONGEST_HEADER = 60
_ENOUGH = 1.6
_FUZZY = 0.86
_SHORTEST_FUZZY = 5
_SAMPLES = 3
_NAMES = (Column.NAME, Column.FIRST, Column.SURNAME)
_BARE = 1.2
"""How well a list without headers is understood: better than one known word above it."""
_KNOWN_BY = 400
"""So many values of a column are looked at to know what it holds."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its place (from 0), the words above it, what it holds, and if refused why.

    `samples` are some of its values, for whoever chooses; never those of a refused column.
    """

    index: int
    header: str
    column: Column
    reason: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Across:
    """What is particular to a list that has its dates across the top: it was turned.

    `letters` are, for each turned line from 1, the letter of its column in the file; `notices`
    are, per turned line, what in that column is worth a look; in those of `empty` nothing
    stands at all. `titles` stand above the list.
    """

    letters: tuple[str, ...]
    notices: Mapping[int, tuple[Problem, ...]]
    empty: frozenset[int]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is understood. `header_row` is its number in the file, 0 when it has none.

    `title` is what stands above the header. A list with dates `across` the top is turned, so
    that its sheet has a line for each date.
    """

    kind: ListKind
    sheet: Sheet
    header_row: int
    headings: tuple[Heading, ...]
    score: float
    title: str = ""
    across: Across | None = None
    by_column: Mapping[Column, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[Column, tuple[int, ...]] = {}
        for heading in self.headings:
            found[heading.column] = (*found.get(heading.column, ()), heading.index)
        object.__setattr__(self, "by_column", found)

    def places(self, column: Column) -> tuple[int, ...]:
        """The places of the columns that hold it."""
        return self.by_column.get(column, ())

    def has(self, *columns: Column) -> bool:
        """Whether there are columns that hold each of those."""
        return all(column in self.by_column for column in columns)

    @property
    def body(self) -> tuple[Line, ...]:
        """The rows below the header that say something."""
        return tuple(
            line for line in self.sheet.lines if line.number > self.header_row and not line.blank
        )

    @property
    def refused(self) -> tuple[Heading, ...]:
        """The columns that hold what is never kept."""
        return tuple(h for h in self.headings if h.column is Column.REFUSED)

    @property
    def signature(self) -> str:
        """The words above the columns: lists with the same are understood alike."""
        return "|".join([self.kind.value, *(header_key(h.header) for h in self.headings)])

    def with_choices(self, choices: Mapping[int, Column]) -> "Layout":
        """With columns as somebody chose; what is refused stays refused."""
        return replace(
            self,
            headings=tuple(
                replace(h, column=choices[h.index])
                if h.index in choices and h.column is not Column.REFUSED
                else h
                for h in self.headings
            ),
        )


def find_layout(sheet: Sheet, kind: ListKind) -> Layout | None:
    """How this sheet reads as that kind of list; None when it does not."""
    best: tuple[float, Line] | None = None
    for line in sheet.lines[:_LOOKED_AT]:
        score = _header_score(line, kind)
        if best is None or score > best[0]:
            best = (score, line)
    if best is None:
        return None
    score, header = best
    if score < _ENOUGH and not _lone_name(header, kind):
        return _without_header(sheet, kind)
    body = [x for x in sheet.lines if x.number > header.number and not x.blank]
    headings = headings_of(header, body, kind, sheet.width)
    above = [text_of(c) for x in sheet.lines if x.number < header.number for c in x.cells]
    return Layout(
        kind, sheet, header.number, headings, score, " ".join(text for text in above if text)
    )


def repeats_header(line: Line, layout: Layout) -> bool:
    """Whether a row below is the header once more, as lists of several pages have."""
    if not layout.header_row:
        return False
    same = [
        header_key(text_of(line.cell(h.index))) == header_key(h.header)
        for h in layout.headings
        if h.header and text_of(line.cell(h.index))
    ]
    return len(same) > 1 and all(same)


@lru_cache(maxsize=4096)
def candidates(header: str, kind: ListKind) -> tuple[tuple[float, Column], ...]:
    """What words above a column may mean, the likeliest first, each with a score up to 1."""
    key = header_key(header)
    if not key or OTHER_PEOPLE.search(key):
        return ()
    found: dict[Column, float] = {}
    for column, words in HEADERS[kind].items():
        scores = [_alike(key, word) for word in words]
        best = max(scores)
        if best > 0:
            found[column] = best
    return tuple(sorted(((s, c) for c, s in found.items()), key=lambda pair: -pair[0]))


def _alike(key: str, word: str) -> float:
    if key == word:
        return 1.0
    if key.replace(" ", "") == word.replace(" ", ""):
        return 0.98
    if f" {word} " in f" {key} " and len(word) > 2:
        return 0.6 + 0.3 * len(word) / len(key)
    if len(key) >= _SHORTEST_FUZZY and abs(len(key) - len(word)) <= 2 and key[0] == word[0]:
        ratio = SequenceMatcher(None, key, word).ratio()
        return 0.85 * ratio if ratio >= _FUZZY else 0.0
    return 0.0


def _header_score(line: Line, kind: ListKind) -> float:
    found: dict[Column, float] = {}
    extra = 0.0
    for cell in line.cells:
        text = text_of(cell)
        if not isinstance(cell, str) or not text or len(text) > _LONGEST_HEADER:
            continue
        if refused_reason(text):
            extra += 0.5
        elif options := candidates(text, kind):
            score, column = options[0]
            found[column] = max(found.get(column, 0.0), score)
    return sum(found.values()) + (min(extra, 1.0) if found else 0.0)


def _lone_name(line: Line, kind: ListKind) -> bool:
    """A header of which only "Naam" is known: words without numbers, one of them a name."""
    texts = [text_of(cell) for cell in line.cells if text_of(cell)]
    if kind is not ListKind.RESIDENTS or any(c.isdigit() for text in texts for c in text):
        return False
    return any(
        options[0][1] in _NAMES and options[0][0] >= 0.9
        for text in texts
        if (options := candidates(text, kind))
    )


def headings_of(
    header: Line, body: Sequence[Line], kind: ListKind, width: int
) -> tuple[Heading, ...]:
    """What each column holds, by the words of the header and then by what stands in it."""
    texts = [" ".join(text_of(header.cell(i)).split()) for i in range(width)]
    values = _values(body, width)
    chosen: dict[int, Column] = {}
    reasons: dict[int, str] = {}
    for i in range(width):
        if reason := refused_reason(texts[i]) or contents.refused(values[i]):
            chosen[i], reasons[i] = Column.REFUSED, reason
        elif contents.is_counter(values[i]) and header_key(texts[i]) in contents.COUNTER_HEADERS:
            chosen[i] = Column.IGNORED
    _assign(texts, kind, chosen)
    _guess_rest(texts, values, kind, chosen)
    _name_is_surname(values, chosen)
    return tuple(
        Heading(
            i,
            texts[i],
            chosen.get(i, Column.IGNORED),
            reasons.get(i, ""),
            _samples(values[i], reasons.get(i, "")),
        )
        for i in range(width)
        if texts[i] or values[i]
    )


def _values(body: Sequence[Line], width: int) -> list[list[Cell]]:
    """The first values of each column that say something: enough to know it by."""
    found: list[list[Cell]] = [[] for _ in range(width)]
    for line in body:
        for values, cell in zip(found, line.cells, strict=False):
            if cell is not None and len(values) < _KNOWN_BY and filled(cell):
                values.append(cell)
    return found


def _assign(texts: Sequence[str], kind: ListKind, chosen: dict[int, Column]) -> None:
    """The best words first; one column for each meaning, but for those that may be several."""
    offers = [
        (score, -i, column)
        for i, text in enumerate(texts)
        if i not in chosen
        for score, column in candidates(text, kind)
    ]
    for _score, minus, column in sorted(offers, key=lambda o: (-o[0], -o[1])):
        if -minus not in chosen and (column in MANY or column not in chosen.values()):
            chosen[-minus] = column


def _guess_rest(
    texts: Sequence[str],
    values: Sequence[Sequence[Cell]],
    kind: ListKind,
    chosen: dict[int, Column],
) -> None:
    """Columns whose words say nothing, by what stands in them."""
    for i, column_values in enumerate(values):
        if i in chosen or OTHER_PEOPLE.search(header_key(texts[i])):
            continue
        guess = contents.guess(column_values, kind)
        if guess and guess not in chosen.values():
            chosen[i] = guess


def _name_is_surname(values: Sequence[Sequence[Cell]], chosen: dict[int, Column]) -> None:
    """Beside a column of first names, "Naam" means the surname."""
    by_column = {column: i for i, column in chosen.items()}
    if Column.FIRST not in by_column or Column.SURNAME in by_column:
        return
    if (place := by_column.get(Column.NAME)) is None:
        return
    firsts = {fold(text_of(value)) for value in values[by_column[Column.FIRST]]}
    full = sum(
        fold(text_of(v)).split()[:1] != [] and fold(text_of(v)).split()[0] in firsts
        for v in values[place]
    )
    if full * 2 <= len(values[place]):
        chosen[place] = Column.SURNAME


def _samples(values: Sequence[Cell], refused: str) -> tuple[str, ...]:
    if refused:
        return ()
    return tuple(dict.fromkeys(text_of(v) for v in values[:20]))[:_SAMPLES]


def _without_header(sheet: Sheet, kind: ListKind) -> Layout | None:
    """A list without a row of headers, understood by what stands in it."""
    body = [line for line in sheet.lines if not line.blank]
    values = _values(body, sheet.width)
    chosen: dict[int, Column] = {}
    reasons: dict[int, str] = {}
    for i, column_values in enumerate(values):
        if reason := contents.refused(column_values):
            chosen[i], reasons[i] = Column.REFUSED, reason
        elif (guess := contents.guess(column_values, kind)) and guess not in chosen.values():
            chosen[i] = guess
    contents.guess_texts(values, kind, chosen)
    needed = {Column.NAME} if kind is ListKind.RESIDENTS else {Column.DATE, Column.ACTIVITY}
    if not needed <= set(chosen.values()) or len(body) < 2:
        return None
    headings = tuple(
        Heading(
            i,
            "",
            chosen.get(i, Column.IGNORED),
            reasons.get(i, ""),
            _samples(values[i], reasons.get(i, "")),
        )
        for i in range(sheet.width)
        if values[i]
    )
    return Layout(kind, sheet, 0, headings, _BARE)
