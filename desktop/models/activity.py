"""Programmes, their activities (dates), and who was there."""

from datetime import date, datetime, time
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import (
    ActivityState,
    Ambition,
    AttendanceKind,
    Initiative,
    Openness,
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


class Programme(Record, Base):
    """The series or kind of an activity ("Koffieochtend"), with what is usual for it."""

    __tablename__ = "programme"
    __table_args__ = (UniqueConstraint("name_key"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.ACTIVITIES})

    name: Mapped[str] = mapped_column(String(NAME))
    name_key: Mapped[str] = mapped_column(String(NAME))
    openness: Mapped[Openness] = mapped_column(
        choice(Openness, "openness"), default=Openness.RESIDENTS
    )
    initiative: Mapped[Initiative] = mapped_column(
        choice(Initiative, "initiative"), default=Initiative.TOGETHER
    )
    ambition: Mapped[Ambition | None] = mapped_column(choice(Ambition, "ambition"))
    evaluates_on: Mapped[date | None]
    ended: Mapped[bool] = mapped_column(default=False)


class Activity(Record, Base):
    """One date of a programme. Only a HELD activity counts in figures.

    `guests` are people counted by head; minutes of staff and volunteers are None where
    nobody recorded them, which is not the same as zero.
    """

    __tablename__ = "activity"
    __table_args__ = (
        CheckConstraint("guests >= 0", name="guests"),
        CheckConstraint("ends_utc > begins_utc", name="span"),
        Index(None, "community_id", "day"),
        {"schema": APP},
    )
    __topics__: ClassVar = frozenset({Topic.ACTIVITIES})

    community_id: Mapped[UUID] = mapped_column(reference("community"))
    programme_id: Mapped[UUID] = mapped_column(reference("programme"), index=True)
    room_id: Mapped[UUID | None] = mapped_column(reference("room"))
    place: Mapped[str] = mapped_column(String(NAME), default="")
    occurrence_id: Mapped[UUID | None] = mapped_column(reference("occurrence"), index=True)
    import_run_id: Mapped[UUID | None] = mapped_column(reference("import_run"))
    day: Mapped[date] = mapped_column(index=True)
    begins: Mapped[time]
    ends_day: Mapped[date]
    ends: Mapped[time]
    zone: Mapped[str] = mapped_column(String(40), default="Europe/Amsterdam")
    begins_utc: Mapped[datetime]
    ends_utc: Mapped[datetime]
    state: Mapped[ActivityState] = mapped_column(choice(ActivityState, "state"))
    openness: Mapped[Openness] = mapped_column(choice(Openness, "openness"))
    initiative: Mapped[Initiative] = mapped_column(choice(Initiative, "initiative"))
    initiator_id: Mapped[UUID | None] = mapped_column(reference("person"))
    ambition: Mapped[Ambition | None] = mapped_column(choice(Ambition, "ambition"))
    guests: Mapped[int] = mapped_column(default=0)
    staff_minutes: Mapped[int | None]
    volunteer_minutes: Mapped[int | None]
    hours_estimated: Mapped[bool] = mapped_column(default=False)


class Attendance(Record, Base):
    """Somebody was at an activity, by name. `day` repeats the activity's for the figures.

    `helped` marks who came as a volunteer: they count as participant and as volunteer.
    """

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("activity_id", "person_id"),
        Index(None, "community_id", "day", "person_id"),
        Index(None, "person_id", "day"),  # when somebody was last seen
        {"schema": APP},
    )
    __topics__: ClassVar = frozenset({Topic.ACTIVITIES, Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"))
    activity_id: Mapped[UUID] = mapped_column(reference("activity"))
    person_id: Mapped[UUID] = mapped_column(reference("person"))
    day: Mapped[date]
    kind: Mapped[AttendanceKind] = mapped_column(choice(AttendanceKind, "kind"))
    helped: Mapped[bool] = mapped_column(default=False)
    struck: Mapped[bool] = mapped_column(default=False)


class ActivityQuestion(Record, Base):
    """An activity that grew out of a question."""

    __tablename__ = "activity_question"
    __table_args__ = (UniqueConstraint("activity_id", "question_id"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.ACTIVITIES, Topic.QUESTIONS})

    activity_id: Mapped[UUID] = mapped_column(reference("activity"))
    question_id: Mapped[UUID] = mapped_column(reference("question"), index=True)


class ActivityNote(Record, Base):
    """What stood out at an activity."""

    __tablename__ = "activity_note"
    __table_args__ = (UniqueConstraint("activity_id"), {"schema": CONFIDENTIAL})
    __topics__: ClassVar = frozenset({Topic.ACTIVITIES})

    activity_id: Mapped[UUID] = mapped_column(reference("activity"))
    text: Mapped[str] = mapped_column(String(TEXT), default="")


class UnmatchedName(Record, Base):
    """A name in a list that nobody bears: counted as guest until somebody is chosen or made."""

    __tablename__ = "unmatched_name"
    __table_args__ = ({"schema": CONFIDENTIAL},)
    __topics__: ClassVar = frozenset({Topic.ACTIVITIES})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    activity_id: Mapped[UUID] = mapped_column(reference("activity"), index=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    expires_on: Mapped[date]
    person_id: Mapped[UUID | None] = mapped_column(reference("person"))
    resolved_on: Mapped[date | None]
