"""What reading a file in would do: every row's fate, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.reading.headers import Heading
from desktop.domain.reading.words import Column, ListKind


class Fate(StrEnum):
    """What becomes of a row. JOINED rows are further lines of an activity.

    GONE is no row of the file: a booking that its calendar no longer has.
    """

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    JOINED = "joined"
    GONE = "gone"


class Decision(StrEnum):
    """What somebody decides on a row that seems to be there already."""

    SKIP = "skip"
    ADD = "add"


class Unknown(StrEnum):
    """What happens with a name that nobody bears: a head that is counted, or a new person."""

    COUNT = "count"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Options:
    """How to read a file. None of it changes the file.

    `kind` None recognises it. `community`, `room` and `programme` are names used where the
    file is silent. `columns` replaces what single columns hold; `mends` the text of single
    cells, by row number and column. `decisions` go per row before `duplicates` does; `people`
    says per folded unknown name who it is, or how to treat it, before `unknown` does.
    """

    kind: ListKind | None = None
    community: str = ""
    room: str = ""
    programme: str = ""
    columns: Mapping[int, Column] = field(default_factory=dict)
    mends: Mapping[tuple[int, int], str] = field(default_factory=dict)
    duplicates: Decision = Decision.SKIP
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    unknown: Unknown = Unknown.COUNT
    people: Mapping[str, UUID | Unknown] = field(default_factory=dict)


Told = str | date | time
"""What is told of a row: words, or a day, a moment (a datetime) or a time to be put in words."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a row changes about what is known; `field` is a Column's value.

    `before` or `after` is "" for what was not there and what goes. `freed` is of a date that
    waited for its room and now gets it, when nothing else about it changes.
    """

    field: str
    before: Told
    after: Told
    freed: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """When something is: its (first) day, from when till when, and how many dates there are.

    `day` is None when the title has it, `hours` of what takes whole days.
    """

    day: date | None = None
    hours: tuple[time, time] | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """Whom a row seems to repeat: a row of the file (`row`), or somebody known (None)."""

    row: int | None
    name: str


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What becomes of one row, numbered from 1; 0 and below for what is not in the file.

    `title` says whom or what it is about, `when` and `detail` a little more. `problems` are why
    it is rejected; `notices` are worth a look. `cells` are its texts by column, without those of
    refused columns, for mending. `heads` are of an activity: how many by name, and how many
    counted.
    """

    row: int
    fate: Fate
    title: str
    detail: str = ""
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    likeness: tuple[Likeness, ...] = ()
    cells: tuple[tuple[int, str], ...] = ()
    decided: Decision | None = None
    heads: tuple[int, int] | None = None
    when: When | None = None

    @property
    def needs_a_look(self) -> bool:
        """Whether somebody should read it: rejected, a duplicate, or with a notice."""
        return bool(self.problems or self.notices) or self.fate is Fate.DUPLICATE


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name in a list of who was there that nobody bears; `key` is it folded.

    `likely` are people whose names come near, the nearest first.
    """

    key: str
    name: str
    rows: tuple[int, ...]
    likely: tuple[tuple[UUID, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What the file names and nobody knows yet: names of what will be made, in order."""

    communities: tuple[str, ...] = ()
    dwellings: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would happen, or after writing what did. `rows` are in the order of the file.

    `header_row` is 0 for a list without headers and for a calendar. `read_before` is the day
    on which this very file was read in. `remembered` tells that columns are understood as
    somebody chose for a list with the same header. `added` and `updated` count people,
    activities or bookings; `occurrences` and `clashes` belong to a calendar. `programme` is
    the activity of a list that names none in its rows, "" for any other. Of a presence list
    with dates across the top each date is a row, and `across` has the letter of its column;
    `year` is the one its dates were read in because they are written without, else 0.
    """

    kind: ListKind
    sheet: str
    header_row: int
    headings: tuple[Heading, ...]
    rows: tuple[RowOutcome, ...]
    rows_read: int
    added: int
    updated: int
    made: Made = Made()
    unknown_names: tuple[UnknownName, ...] = ()
    occurrences: int = 0
    clashes: int = 0
    read_before: date | None = None
    remembered: bool = False
    programme: str = ""
    across: tuple[str, ...] = ()
    year: int = 0

    @property
    def refused_columns(self) -> tuple[str, ...]:
        """The headers of columns that hold what is never kept; their letter where none is."""
        refused = (h for h in self.headings if h.column is Column.REFUSED)
        return tuple(h.header or letter(h.index) for h in refused)

    def of(self, *fates: Fate) -> tuple[RowOutcome, ...]:
        """The rows with one of those fates."""
        return tuple(row for row in self.rows if row.fate in fates)

    @property
    def duplicates(self) -> tuple[RowOutcome, ...]:
        """The rows that seem to repeat somebody, whatever was decided on them."""
        return tuple(row for row in self.rows if row.likeness)

    @property
    def changes_nothing(self) -> bool:
        """Whether reading it in would write nothing at all."""
        return not (self.added or self.updated)


def letter(index: int) -> str:
    """The letter of a column as spreadsheets call it: 0 is A, 26 is AA."""
    found = ""
    at = index + 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
