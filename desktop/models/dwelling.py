"""A dwelling: one door of a storey."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import APP, Base, Record, reference


class Dwelling(Record, Base):
    """A home with its label ("1.05"); `door` counts from 1, from the left.

    A dwelling that left the façade keeps its row (`closed`), for who lived there.
    """

    __tablename__ = "dwelling"
    __table_args__ = (UniqueConstraint("community_id", "label"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    label: Mapped[str] = mapped_column(String(40))
    storey: Mapped[int]
    door: Mapped[int]
    closed: Mapped[bool] = mapped_column(default=False)
