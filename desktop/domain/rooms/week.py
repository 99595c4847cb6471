"""The calendar of rooms as screen and paper show it: a week or a day, side by side."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from desktop.domain.rooms.rules import Holiday, RoomRules
from desktop.domain.vocabulary import BookerKind, OccurrenceState


@dataclass(frozen=True, slots=True)
class BookedBlock:
    """One date of a booking: local clock times (naive), half-open.

    `series` when its booking has more dates; `note` is a line below the title ("38 gasten").
    `clashes_with` are the dates it overlaps, `reason` is why it is skipped, cancelled or went
    past a rule. `logged` is the activity in the log that belongs to it, `concept` whether it is
    not finished there. `version` guards changing it.
    """

    id: UUID
    booking_id: UUID
    room_id: UUID
    title: str
    begins: datetime
    ends: datetime
    state: OccurrenceState
    series: bool = False
    note: str = ""
    reason: str = ""
    booker_kind: BookerKind | None = None
    booker: str = ""
    people: int | None = None
    clashes_with: tuple[UUID, ...] = ()
    logged: UUID | None = None
    concept: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class ClosedTime:
    """A time in which a room cannot be used: outside opening hours, a closure, a holiday."""

    room_id: UUID
    begins: datetime
    ends: datetime
    name: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All rooms of one community (or of all) from `first` for `days` days.

    Blocks are in order of begin; a block over midnight begins on the day before. `clashes`
    counts what waits to be solved in these days.
    """

    first: date
    days: int
    rooms: tuple[RoomRules, ...]
    blocks: tuple[BookedBlock, ...]
    closed: tuple[ClosedTime, ...]
    holidays: tuple[Holiday, ...]
    community: str = ""

    @property
    def clashes(self) -> int:
        """How many dates wait for a way out."""
        return sum(block.state is OccurrenceState.CLASH for block in self.blocks)
