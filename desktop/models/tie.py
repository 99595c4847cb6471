"""A tie (band): a pair or a circle, who takes part and what they do for each other."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import TieKind, TiePhase
from desktop.models.base import (
    APP,
    CONFIDENTIAL,
    NAME,
    TEXT,
    Base,
    Record,
    choice,
    reference,
)


class Tie(Record, Base):
    """A tie with its phase and dates; a live tie has an evaluation or an end date."""

    __tablename__ = "tie"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.TIES, Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    kind: Mapped[TieKind] = mapped_column(choice(TieKind, "kind"))
    phase: Mapped[TiePhase] = mapped_column(choice(TiePhase, "phase"))
    proposed_on: Mapped[date | None]
    first_met_on: Mapped[date | None]
    running_since: Mapped[date | None]
    tapering_since: Mapped[date | None]
    finishing_since: Mapped[date | None]
    evaluates_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    last_contact_on: Mapped[date | None]
    closing: Mapped[str] = mapped_column(String(40), default="")


class TieParticipant(Record, Base):
    """A person in a tie; `position` orders a circle, `gives` marks the good neighbour."""

    __tablename__ = "tie_participant"
    __table_args__ = (UniqueConstraint("tie_id", "person_id"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.TIES, Topic.PEOPLE})

    tie_id: Mapped[UUID] = mapped_column(reference("tie"))
    person_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    gives: Mapped[bool] = mapped_column(default=False)


class Exchange(Record, Base):
    """What one does for the other within a tie, and how often."""

    __tablename__ = "exchange"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.TIES})

    tie_id: Mapped[UUID] = mapped_column(reference("tie"), index=True)
    giver_id: Mapped[UUID] = mapped_column(reference("person"))
    receiver_id: Mapped[UUID] = mapped_column(reference("person"))
    what: Mapped[str] = mapped_column(String(NAME))
    how_often: Mapped[str] = mapped_column(String(NAME), default="")


class Contact(Record, Base):
    """A small contact: who did what for whom, or saw each other, on a day."""

    __tablename__ = "contact"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.TIES, Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    tie_id: Mapped[UUID | None] = mapped_column(reference("tie"), index=True)
    giver_id: Mapped[UUID] = mapped_column(reference("person"))
    receiver_id: Mapped[UUID] = mapped_column(reference("person"))
    on: Mapped[date] = mapped_column("on_day", index=True)
    kind: Mapped[str] = mapped_column(String(40))
    struck: Mapped[bool] = mapped_column(default=False)


class TieNote(Record, Base):
    """The tie in the words of those in it, and their agreements about how to deal."""

    __tablename__ = "tie_note"
    __table_args__ = (UniqueConstraint("tie_id"), {"schema": CONFIDENTIAL})
    __topics__: ClassVar = frozenset({Topic.TIES})

    tie_id: Mapped[UUID] = mapped_column(reference("tie"))
    own_words: Mapped[str] = mapped_column(String(TEXT), default="")
    text: Mapped[str] = mapped_column(String(TEXT), default="")
