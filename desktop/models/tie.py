"""A tie (band): a pair or a circle, who takes part and what they do for each other."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import (
    Answer,
    ContactKind,
    EvaluationOutcome,
    TieKind,
    TiePhase,
    TieResult,
)
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
    """A tie with its phase and dates; a live tie has an evaluation or an end date.

    `wished_on` is the day of the oldest question that it answers. `grounds` are the reasons
    for which it was proposed, as `rules_version` found them (domain.ties.reasons).
    `closing` is a TieEnd, or "" while it is open. `may_again` says that the people of an ended
    tie asked to be proposed to each other again. `looks_back_on` is asked after the end.
    """

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
    wished_on: Mapped[date | None]
    looks_back_on: Mapped[date | None]
    looked_back_on: Mapped[date | None]
    result: Mapped[TieResult | None] = mapped_column(choice(TieResult, "result"))
    may_again: Mapped[bool] = mapped_column(default=False)
    times: Mapped[str] = mapped_column(default="")
    backup_contact: Mapped[str] = mapped_column(String(NAME), default="")
    backup_phone: Mapped[str] = mapped_column(String(40), default="")
    rules_version: Mapped[str] = mapped_column(String(24), default="")
    grounds: Mapped[Any] = mapped_column(JSON, default=list)


class TieParticipant(Record, Base):
    """A person in a tie; `position` orders a circle, `gives` marks the good neighbour.

    `asks_again_on` is set with NOT_NOW: the day on which the question may be put again.
    """

    __tablename__ = "tie_participant"
    __table_args__ = (UniqueConstraint("tie_id", "person_id"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.TIES, Topic.PEOPLE})

    tie_id: Mapped[UUID] = mapped_column(reference("tie"))
    person_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    gives: Mapped[bool] = mapped_column(default=False)
    answer: Mapped[Answer] = mapped_column(choice(Answer, "answer"), default=Answer.ASKED)
    answered_on: Mapped[date | None]
    asks_again_on: Mapped[date | None]


class Exchange(Record, Base):
    """What one does for the other within a tie, and how often.

    `skill_id` and `question_id` are set where a talent answers a question; they are no foreign
    keys, as the encrypted file cannot add one to a table that stands.
    """

    __tablename__ = "exchange"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.TIES})

    tie_id: Mapped[UUID] = mapped_column(reference("tie"), index=True)
    giver_id: Mapped[UUID] = mapped_column(reference("person"))
    receiver_id: Mapped[UUID] = mapped_column(reference("person"))
    what: Mapped[str] = mapped_column(String(NAME))
    how_often: Mapped[str] = mapped_column(String(NAME), default="")
    minutes_a_week: Mapped[int | None]
    skill_id: Mapped[UUID | None]
    question_id: Mapped[UUID | None]
    struck: Mapped[bool] = mapped_column(default=False)


class Contact(Record, Base):
    """A small contact on a day: within a tie one moment of all in it, outside it one's help.

    Within a tie `giver_id` and `receiver_id` are its first two people.
    """

    __tablename__ = "contact"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.TIES, Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    tie_id: Mapped[UUID | None] = mapped_column(reference("tie"), index=True)
    giver_id: Mapped[UUID] = mapped_column(reference("person"))
    receiver_id: Mapped[UUID] = mapped_column(reference("person"))
    on: Mapped[date] = mapped_column("on_day", index=True)
    kind: Mapped[ContactKind] = mapped_column(String(40))
    struck: Mapped[bool] = mapped_column(default=False)


class TieNote(Record, Base):
    """The tie in words: why so, how they deal with each other, and how they go on without it.

    `own_words` are those of the people in it, `text` their agreements about how to deal with
    each other, `onwards` what they said at the end.
    """

    __tablename__ = "tie_note"
    __table_args__ = (UniqueConstraint("tie_id"), {"schema": CONFIDENTIAL})
    __topics__: ClassVar = frozenset({Topic.TIES})

    tie_id: Mapped[UUID] = mapped_column(reference("tie"))
    own_words: Mapped[str] = mapped_column(String(TEXT), default="")
    text: Mapped[str] = mapped_column(String(TEXT), default="")
    onwards: Mapped[str] = mapped_column(String(TEXT), default="")


class Evaluation(Record, Base):
    """A moment at which a tie is looked at together: planned for a day, held on a day.

    `planned_on` moves as long as the day has not passed; then it stays, for punctuality.
    """

    __tablename__ = "evaluation"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.TIES})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    tie_id: Mapped[UUID] = mapped_column(reference("tie"), index=True)
    planned_on: Mapped[date]
    held_on: Mapped[date | None]
    outcome: Mapped[EvaluationOutcome | None] = mapped_column(choice(EvaluationOutcome, "outcome"))
    struck: Mapped[bool] = mapped_column(default=False)


class KeptApart(Record, Base):
    """Two people who are never proposed to each other; no reason is kept."""

    __tablename__ = "kept_apart"
    __table_args__ = (
        UniqueConstraint("one_id", "other_id"),
        CheckConstraint("one_id < other_id", name="ordered"),
        {"schema": CONFIDENTIAL},
    )
    __topics__: ClassVar = frozenset({Topic.TIES, Topic.PEOPLE})

    one_id: Mapped[UUID] = mapped_column(reference("person"))
    other_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    struck: Mapped[bool] = mapped_column(default=False)
