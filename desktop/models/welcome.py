"""The welcome list of a new resident."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import Welcome
from desktop.models.base import APP, Base, Record, choice, reference


class WelcomeStep(Record, Base):
    """One step of welcoming a person; `helper_id` does it, None for whoever works there."""

    __tablename__ = "welcome_step"
    __table_args__ = (UniqueConstraint("person_id", "community_id", "step"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    person_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    step: Mapped[Welcome] = mapped_column(choice(Welcome, "step"))
    helper_id: Mapped[UUID | None] = mapped_column(reference("person"))
    due: Mapped[date]
    done_on: Mapped[date | None]
    struck: Mapped[bool] = mapped_column(default=False)
