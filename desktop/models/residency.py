"""A residency: a person in a dwelling over time."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import APP, Base, Record, reference


class Residency(Record, Base):
    """A person lives in a dwelling from `begins` until before `ends` (open: None)."""

    __tablename__ = "residency"
    __table_args__ = (
        CheckConstraint("ends IS NULL OR begins IS NULL OR ends >= begins", name="span"),
        {"schema": APP},
    )
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    dwelling_id: Mapped[UUID] = mapped_column(reference("dwelling"), index=True)
    person_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    begins: Mapped[date | None]
    ends: Mapped[date | None]
    own_lease: Mapped[bool | None]
    struck: Mapped[bool] = mapped_column(default=False)
