"""A household: people who share a home and a plan."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import APP, NAME, Base, Record, reference


class Household(Record, Base):
    """A household in a community; `contact_account_id` is its regular contact person."""

    __tablename__ = "household"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    name: Mapped[str] = mapped_column(String(NAME), default="")
    contact_account_id: Mapped[UUID | None] = mapped_column(reference("account"))
    ended: Mapped[bool] = mapped_column(default=False)
