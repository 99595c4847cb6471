"""A room with its opening hours and closures."""

from datetime import date, time
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.rooms.rules import ClosureEffect
from desktop.models.base import APP, NAME, TEXT, Base, Record, choice, reference


class Room(Record, Base):
    """A community room; `position` orders the rooms of a ground floor from left to right.

    `set_up` and `clean_up` are minutes around each booking. The four `for_` columns say who may
    book besides staff. `part` numbers the parts of the room `part_of_id`, from 1.
    """

    __tablename__ = "room"
    __table_args__ = (UniqueConstraint("community_id", "name_key"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.ROOMS, Topic.BOOKINGS})

    community_id: Mapped[UUID] = mapped_column(reference("community"))
    name: Mapped[str] = mapped_column(String(NAME))
    name_key: Mapped[str] = mapped_column(String(NAME))
    position: Mapped[int] = mapped_column(default=0)
    seats: Mapped[int | None]
    facilities: Mapped[str] = mapped_column(default="")
    closed: Mapped[bool] = mapped_column(default=False)
    house_rules: Mapped[str] = mapped_column(String(TEXT), default="")
    set_up: Mapped[int] = mapped_column(default=0)
    clean_up: Mapped[int] = mapped_column(default=0)
    for_residents: Mapped[bool] = mapped_column(default=True)
    for_groups: Mapped[bool] = mapped_column(default=True)
    for_partners: Mapped[bool] = mapped_column(default=True)
    for_area: Mapped[bool] = mapped_column(default=True)
    ahead_days: Mapped[int | None]
    approval: Mapped[bool] = mapped_column(default=False)
    option_days: Mapped[int] = mapped_column(default=7)
    group_week_minutes: Mapped[int | None]
    closed_on_holidays: Mapped[bool] = mapped_column(default=True)
    part_of_id: Mapped[UUID | None]  # a room of the same community: rooms are never removed
    part: Mapped[int | None]


class OpeningHours(Record, Base):
    """When a room may be used on a weekday (0 Monday to 6), local; 0:00 closes at midnight."""

    __tablename__ = "opening_hours"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        {"schema": APP},
    )
    __topics__: ClassVar = frozenset({Topic.ROOMS})

    room_id: Mapped[UUID] = mapped_column(reference("room"), index=True)
    weekday: Mapped[int]
    opens: Mapped[time]
    closes: Mapped[time]


class Closure(Record, Base):
    """When a room, or all rooms of a community, are closed.

    From `begins` at `begins_at`; `ends` is the day after the last one (exclusive), on which it
    lasts until `ends_at`: 0:00 means all of that last day. Local clock times.
    """

    __tablename__ = "closure"
    __table_args__ = (CheckConstraint("ends > begins", name="span"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.ROOMS, Topic.BOOKINGS})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    room_id: Mapped[UUID | None] = mapped_column(reference("room"), index=True)
    begins: Mapped[date]
    ends: Mapped[date]
    begins_at: Mapped[time] = mapped_column(default=time())
    ends_at: Mapped[time] = mapped_column(default=time())
    reason: Mapped[str] = mapped_column(String(NAME), default="")
    effect: Mapped[ClosureEffect] = mapped_column(
        choice(ClosureEffect, "effect"), default=ClosureEffect.STAND
    )
    struck: Mapped[bool] = mapped_column(default=False)
