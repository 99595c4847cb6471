"""A question (vraag): of a person, a household, or a place."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import QuestionState, Route, Theme
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


class Question(Record, Base):
    """What somebody would like to see answered; `subject` is the free word under the theme."""

    __tablename__ = "question"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.QUESTIONS, Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("person"), index=True)
    household_id: Mapped[UUID | None] = mapped_column(reference("household"))
    place: Mapped[str] = mapped_column(String(NAME), default="")
    title: Mapped[str]
    theme: Mapped[Theme] = mapped_column(choice(Theme, "theme"))
    subject: Mapped[str] = mapped_column(String(NAME), default="")
    skill_id: Mapped[UUID | None] = mapped_column(reference("skill"))
    group_id: Mapped[UUID | None] = mapped_column(reference("group"))
    state: Mapped[QuestionState] = mapped_column(
        choice(QuestionState, "state"), default=QuestionState.OPEN
    )
    received_on: Mapped[date]
    first_step_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    route: Mapped[Route | None] = mapped_column(choice(Route, "route"))


class QuestionNote(Record, Base):
    """The first step in the resident's own words, and what colleagues wrote beside it."""

    __tablename__ = "question_note"
    __table_args__ = (UniqueConstraint("question_id"), {"schema": CONFIDENTIAL})
    __topics__: ClassVar = frozenset({Topic.QUESTIONS})

    question_id: Mapped[UUID] = mapped_column(reference("question"))
    first_step: Mapped[str] = mapped_column(String(TEXT), default="")
    text: Mapped[str] = mapped_column(String(TEXT), default="")
