"""What a person said yes to, and what a person objects to."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import ConsentPurpose
from desktop.models.base import APP, NAME, Base, Record, choice, reference


class Consent(Record, Base):
    """A yes for one purpose, from a day until it was withdrawn."""

    __tablename__ = "consent"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    person_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    purpose: Mapped[ConsentPurpose] = mapped_column(choice(ConsentPurpose, "purpose"))
    text_version: Mapped[str] = mapped_column(String(40), default="")
    given_on: Mapped[date]
    withdrawn_on: Mapped[date | None]


class Objection(Record, Base):
    """Somebody does not want to be counted by name: counted as a head from then on."""

    __tablename__ = "objection"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    person_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    against: Mapped[str] = mapped_column(String(NAME), default="being_counted")
    made_on: Mapped[date]
    lifted_on: Mapped[date | None]
