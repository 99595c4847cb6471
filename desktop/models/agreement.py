"""An agreement: with a person, until a day; it ends or is looked at again."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import AgreementKind
from desktop.models.base import APP, Base, Record, choice, reference


class Agreement(Record, Base):
    """What was agreed with somebody; `ends` (exclusive) is always there: support is temporary."""

    __tablename__ = "agreement"
    __table_args__ = (CheckConstraint("ends >= begins", name="span"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    person_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    room_id: Mapped[UUID | None] = mapped_column(reference("room"))
    kind: Mapped[AgreementKind] = mapped_column(choice(AgreementKind, "kind"))
    title: Mapped[str]
    begins: Mapped[date]
    ends: Mapped[date]
    discussed_on: Mapped[date | None]
    closed_on: Mapped[date | None]
