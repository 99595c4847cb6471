"""What a room asks of whoever books it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from desktop.domain.vocabulary import BookerKind

WHOLE = (0, 32_767)
"""The parts a whole room takes up; part n takes up (n, n + 1)."""


class ClosureEffect(StrEnum):
    """What a closure does to bookings in it: it warns, lets those that stand be, or moves on.

    WARN is a notice only; STAND blocks new bookings and leaves what was booked before;
    AROUND blocks new bookings, and what was booked before becomes a clash to solve.
    """

    WARN = "warn"
    STAND = "stand"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Opening:
    """Opening hours on a weekday (0 Monday to 6), local; closes at 0:00 means midnight."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Closing:
    """A time in which a room is closed, local and half-open. `name` says why ("Kerstvakantie").

    Without a room every room of the community is closed; without a community every room there is.
    """

    id: UUID
    begins: datetime
    ends: datetime
    name: str
    effect: ClosureEffect = ClosureEffect.STAND
    room_id: UUID | None = None
    community_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RoomRules:
    """A room with its rules. Without `openings` it is open at all hours.

    Minutes of set-up and clean-up come before and after each booking. `ahead_days` is how far
    ahead one may book, `group_week_minutes` how long one group may have it in a week (Monday
    to Sunday); None: no limit. `whole_id` is the room it is a part of, or itself; `parts` is
    the stretch of the whole it takes up: rooms of one whole with parts in common block each
    other. With `approval` a booking is an option until somebody confirms it.
    """

    id: UUID
    community_id: UUID
    name: str
    position: int = 0
    seats: int | None = None
    facilities: str = ""
    house_rules: str = ""
    set_up: int = 0
    clean_up: int = 0
    bookers: frozenset[BookerKind] = frozenset(BookerKind)
    ahead_days: int | None = None
    approval: bool = False
    option_days: int = 7
    group_week_minutes: int | None = None
    closed_on_holidays: bool = True
    whole_id: UUID | None = None
    parts: tuple[int, int] = WHOLE
    openings: tuple[Opening, ...] = ()
    closed: bool = False

    @property
    def place(self) -> UUID:
        """The whole room it belongs to; itself when it is no part."""
        return self.whole_id or self.id

    def shares_with(self, other: "RoomRules") -> bool:
        """Whether the two cannot be used at once."""
        return (
            self.place == other.place
            and self.parts[0] < other.parts[1]
            and other.parts[0] < self.parts[1]
        )


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday or a school holiday on a day; only the former closes rooms."""

    day: date
    name: str
    public: bool = True
