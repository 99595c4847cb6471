"""Changing what was booked: one date, this and later ones, or all that are still to come."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from desktop.domain.rooms.week import BookedBlock
from desktop.domain.rooms.wish import Wish

DID_NOT_HAPPEN = "did_not_happen"
"""Why a date was cancelled afterwards: nobody came, or it was off ("ging niet door")."""


class Scope(StrEnum):
    """Which dates a change is about. What is past never changes, whatever the scope."""

    THIS = "this"
    LATER = "later"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants of a booking, seen from one of its dates.

    With THIS the wish says where that one date goes (its repeat does not count); with LATER
    the wish holds from that date on; with ALL for every date that is still to come. `version`
    is the version of the booking that was shown.
    """

    occurrence_id: UUID
    scope: Scope
    wish: Wish
    version: int


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody who is expected: was there the last time."""

    person_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class SkippedDate:
    """A date of the series that did not come about: why, by whose name, and if it is free now.

    `why` is a value of InTheWay, or "" when somebody skipped it by choice.
    """

    id: UUID
    begins: datetime
    ends: datetime
    why: str
    reason: str
    free_again: bool


@dataclass(frozen=True, slots=True)
class BookingDetails:
    """A date with its booking. `wish` is the series as it now stands, `wish_of_date` this date.

    `dates` and `to_come` count the dates that hold the room, all and from now on, the latter
    being the `days_to_come`. `version` is the booking's.
    """

    block: BookedBlock
    room: str
    wish: Wish
    wish_of_date: Wish
    dates: int
    to_come: int
    version: int
    past: bool
    expected: tuple[Expected, ...] = ()
    skipped: tuple[SkippedDate, ...] = ()
    house_rules: str = ""
    days_to_come: tuple[date, ...] = ()


class WayKind(StrEnum):
    """A way out of a clash: another time, leave this date out, another room."""

    MOVE = "move"
    SKIP = "skip"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way: the date that gives way (of the two), and where it goes (local, naive)."""

    kind: WayKind
    occurrence_id: UUID
    title: str
    room_id: UUID
    room: str
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class WaysOut:
    """A clash: the date that waits, what it overlaps (None: a closure), and the ways out.

    `begins` to `ends` is the time that both want. `cause` names a closure.
    """

    waiting: BookedBlock
    standing: BookedBlock | None
    room: str
    begins: datetime
    ends: datetime
    ways: tuple[WayOut, ...]
    cause: str = ""


@dataclass(frozen=True, slots=True)
class BookerChoices:
    """Who can be named as booker: id and name of people, groups and partners, by name."""

    people: tuple[tuple[UUID, str], ...] = ()
    groups: tuple[tuple[UUID, str], ...] = ()
    partners: tuple[tuple[UUID, str], ...] = ()
