"""What comes out: frozen figures and tables that screen, paper and spreadsheet draw alike."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import Ambition, Initiative, TiePhase


class Unit(StrEnum):
    """What a figure counts in."""

    PEOPLE = "people"
    VISITS = "visits"
    TIMES = "times"
    TIES = "ties"
    BOOKINGS = "bookings"
    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    PERCENT = "percent"


class Shown(StrEnum):
    """How a value may be printed.

    EXACT as it is; FEW as '<5'; KEPT as '–' because of few people; NONE as '–' because there
    is nothing to compute, or nothing that may be printed in this form.
    """

    EXACT = "exact"
    FEW = "few"
    KEPT = "kept"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number with the way it may be printed. `value` is None only with NONE."""

    value: int | Decimal | None
    shown: Shown = Shown.EXACT

    @property
    def published(self) -> int | Decimal | None:
        """The number where it may be printed as it is, else None."""
        return self.value if self.shown is Shown.EXACT else None


EMPTY = Cell(None, Shown.NONE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of the dictionary.

    `cell` is the first part of its definition, `part` the second one where it has two (moved
    out beside moved in). A percentage carries what it is of: `count` of `base`. `note` is a
    code of a footnote, "" for none.
    """

    id: str
    unit: Unit
    cell: Cell
    part: Cell | None = None
    count: Decimal | None = None
    base: Decimal | None = None
    note: str = ""

    @property
    def beyond_its_base(self) -> bool:
        """Whether more were counted than the average it is of: two numbers, no percentage."""
        return self.cell.shown is Shown.NONE and bool(self.cell.value) and bool(self.base)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A programme in the quarter: dates, people by name, hours, dates drawn by residents."""

    name: str
    times: int
    people: Cell
    minutes: int
    by_residents: int


@dataclass(frozen=True, slots=True)
class AmbitionFigures:
    """What was counted within one ambition; a figure of it is called by `row_key`."""

    ambition: Ambition
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class CommunityRow:
    """One community, or several that are too small to stand alone (`names` in order)."""

    names: tuple[str, ...]
    residents: int
    moved_in: int
    moved_out: int
    participants: Cell
    times: int
    visits: Cell


@dataclass(frozen=True, slots=True)
class Lived:
    """How many homes of a community are lived in, of how many, on the last day."""

    community_id: UUID
    community: str
    lived_in: int
    homes: int


class Daypart(StrEnum):
    """Morning until 12, afternoon until 18, evening."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class RoomUse:
    """A room in the quarter: `bookings` that took place, `minutes` in use.

    `weeks[weekday][hour]` tells in how many of `of_weeks` weeks the room was in use at some
    time in that hour; weekday 0 is Monday. `busiest` and `free` are weekday and daypart.
    """

    room_id: UUID
    room: str
    community: str
    bookings: int
    minutes: int
    of_weeks: int
    weeks: tuple[tuple[int, ...], ...]
    busiest: tuple[tuple[int, Daypart], ...]
    free: tuple[tuple[int, Daypart], ...]


@dataclass(frozen=True, slots=True)
class TieSeries:
    """Ties over the last quarters: (quarter, running on its last day), oldest first.

    `months` tells for each how long those had been together: the median, None below five.
    """

    points: tuple[tuple[Quarter, int], ...]
    by_phase: tuple[tuple[TiePhase, int], ...]
    months: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One date in the annex."""

    name: str
    community: str
    begin: datetime
    minutes: int
    initiative: Initiative


class CheckCode(StrEnum):
    """What is said about the figures before they are sent."""

    ADDS_UP = "adds_up"
    DOES_NOT_ADD_UP = "does_not_add_up"
    NO_ATTENDANCE = "no_attendance"
    CONCEPTS = "concepts"
    UNMATCHED_NAMES = "unmatched_names"
    SMALL_HIDDEN = "small_hidden"
    TOO_FEW_PEOPLE = "too_few_people"
    STILL_RUNNING = "still_running"


@dataclass(frozen=True, slots=True)
class Check:
    """One remark: how many it is about, and the names of rows it is about."""

    code: CheckCode
    count: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuarterFigures:
    """The frozen figures of a quarter for some communities, as they stood at `as_of`.

    `figures` and `previous` hold the same ids in the same order. `residents` is how many
    people the report is about; it decides what may be printed.
    """

    quarter: Quarter
    as_of: datetime
    communities: tuple[str, ...]
    whole: bool
    residents: int
    figures: tuple[Figure, ...]
    previous: tuple[Figure, ...]
    ambitions: tuple[AmbitionFigures, ...]
    previous_ambitions: tuple[AmbitionFigures, ...]
    activities: tuple[ActivityRow, ...]
    communities_table: tuple[CommunityRow, ...]
    initiative: tuple[tuple[Initiative, int], ...]
    previous_initiative: tuple[tuple[Initiative, int], ...]
    lived: tuple[Lived, ...]
    ties: TieSeries
    rooms: tuple[RoomUse, ...]
    lines: tuple[ActivityLine, ...] = ()
    checks: tuple[Check, ...] = field(default=())

    def figure(self, figure_id: str) -> Figure:
        """The figure called `figure_id`; KeyError when the dictionary has no such id."""
        return _pick(self.figures, figure_id)

    def before(self, figure_id: str) -> Figure:
        """The same figure in the quarter before."""
        return _pick(self.previous, figure_id)


def _pick(figures: tuple[Figure, ...], figure_id: str) -> Figure:
    for figure in figures:
        if figure.id == figure_id:
            return figure
    raise KeyError(figure_id)


def row_key(figure_id: str, ambition: Ambition | None = None) -> str:
    """How targets and explanations call a figure: 'I-17', or 'I-07/contacts' within one."""
    return figure_id if ambition is None else f"{figure_id}/{ambition.value}"
