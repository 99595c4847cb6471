"""Tasks in the community and who holds a key."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import APP, NAME, Base, Record, reference


class Task(Record, Base):
    """A task that somebody holds from a day until before a day."""

    __tablename__ = "task"
    __table_args__ = (CheckConstraint("ends > begins", name="span"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    person_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    name: Mapped[str] = mapped_column(String(NAME))
    begins: Mapped[date]
    ends: Mapped[date]
    struck: Mapped[bool] = mapped_column(default=False)


class KeyHolding(Record, Base):
    """Somebody has a key of a room from a day until before a day."""

    __tablename__ = "key_holding"
    __table_args__ = (CheckConstraint("ends > begins", name="span"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE, Topic.ROOMS})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    person_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    room_id: Mapped[UUID] = mapped_column(reference("room"), index=True)
    begins: Mapped[date]
    ends: Mapped[date]
    struck: Mapped[bool] = mapped_column(default=False)
