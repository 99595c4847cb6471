"""A room with its opening hours and closures."""

from datetime import date, time
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import APP, NAME, Base, Record, reference


class Room(Record, Base):
    """A community room; `position` orders the rooms of a ground floor from left to right."""

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


class OpeningHours(Record, Base):
    """When a room may be used on a weekday (0 Monday to 6), local clock time."""

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
    """Days on which a room, or all rooms of a community, are closed (`ends` exclusive)."""

    __tablename__ = "closure"
    __table_args__ = (CheckConstraint("ends > begins", name="span"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.ROOMS})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    room_id: Mapped[UUID | None] = mapped_column(reference("room"), index=True)
    begins: Mapped[date]
    ends: Mapped[date]
    reason: Mapped[str] = mapped_column(String(NAME), default="")
