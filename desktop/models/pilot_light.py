"""The waakvlam: a worker keeps an eye on somebody, or on a tie, and looks again on a day."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import Intensity
from desktop.models.base import CONFIDENTIAL, Base, Record, choice, reference


class PilotLight(Record, Base):
    """How close a worker keeps for now, and when the next moment is; no reasons are kept.

    It is about a person or about a tie. `next_on` is always there; `ended_on` puts it out.
    """

    __tablename__ = "pilot_light"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (tie_id IS NULL)", name="about_one"),
        {"schema": CONFIDENTIAL},
    )
    __topics__: ClassVar = frozenset({Topic.TIES, Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("person"), index=True)
    tie_id: Mapped[UUID | None] = mapped_column(reference("tie"), index=True)
    level: Mapped[Intensity] = mapped_column(choice(Intensity, "level"))
    begun_on: Mapped[date]
    next_on: Mapped[date]
    ended_on: Mapped[date | None]
