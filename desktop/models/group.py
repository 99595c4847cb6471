"""A group with a goal, and who is in it."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import APP, NAME, Base, Record, reference


class Group(Record, Base):
    """People with the same goal, until an evaluation day."""

    __tablename__ = "group"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.QUESTIONS})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    name: Mapped[str] = mapped_column(String(NAME))
    goal: Mapped[str]
    programme_id: Mapped[UUID | None] = mapped_column(reference("programme"))
    begins: Mapped[date]
    evaluates_on: Mapped[date | None]
    ended_on: Mapped[date | None]


class GroupMember(Record, Base):
    """A person in a group."""

    __tablename__ = "group_member"
    __table_args__ = (UniqueConstraint("group_id", "person_id"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.QUESTIONS, Topic.PEOPLE})

    group_id: Mapped[UUID] = mapped_column(reference("group"))
    person_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    struck: Mapped[bool] = mapped_column(default=False)
