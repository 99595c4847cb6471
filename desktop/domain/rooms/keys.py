"""Who has a key of which room: what the key list shows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key that somebody has, by agreement from `begins` before `ends` (exclusive).

    `late` when the agreement has passed and was not rounded off: the key is still out.
    `room` is "" for an agreement that names none.
    """

    agreement_id: UUID
    person_id: UUID
    name: str
    room_id: UUID | None
    room: str
    begins: date
    ends: date
    late: bool = False


@dataclass(frozen=True, slots=True)
class KeyList:
    """Every key that is out in a community on `day`, by room in their order, then by name."""

    community: str
    day: date
    lines: tuple[KeyLine, ...] = ()
