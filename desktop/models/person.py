"""A person: one record per human being, whoever asks or gives."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import (
    APP,
    CONFIDENTIAL,
    NAME,
    TEXT,
    Base,
    Record,
    reference,
)


class Person(Record, Base):
    """A person with a name and ways to be reached; nothing else is kept about anybody.

    `name_key`, `first_key` and `sort_key` are folded forms (domain.names) for searching and
    sorting alike on every engine. `phone` is as typed, `phone_digits` its digits.
    `not_now` is "nu niet koppelen", until before `not_now_until` where a day was agreed.
    Of a VOG only the day on which it was seen is kept, of a training the day.
    """

    __tablename__ = "person"
    __table_args__ = (Index(None, "name_key"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    first_name: Mapped[str] = mapped_column(String(NAME))
    infix: Mapped[str] = mapped_column(String(40), default="")
    surname: Mapped[str] = mapped_column(String(NAME), default="")
    name_key: Mapped[str]
    first_key: Mapped[str]
    sort_key: Mapped[str]
    address_form: Mapped[str] = mapped_column(String(NAME), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    phone_digits: Mapped[str] = mapped_column(String(20), default="")
    email: Mapped[str] = mapped_column(default="")
    reached_via: Mapped[str] = mapped_column(String(NAME), default="")
    secret_address: Mapped[bool] = mapped_column(default=False)
    resting: Mapped[bool] = mapped_column(default=False)
    not_now: Mapped[bool] = mapped_column(default=False)
    not_now_until: Mapped[date | None]
    most_ties: Mapped[int | None]
    vog_seen_on: Mapped[date | None]
    trained_on: Mapped[date | None]
    erased: Mapped[bool] = mapped_column(default=False)


class PersonNote(Record, Base):
    """What colleagues wrote about a person: short, factual, shown when the person asks."""

    __tablename__ = "person_note"
    __table_args__ = (UniqueConstraint("person_id"), {"schema": CONFIDENTIAL})
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    person_id: Mapped[UUID] = mapped_column(reference("person"))
    text: Mapped[str] = mapped_column(String(TEXT), default="")
    changed_on: Mapped[date]


class Language(Record, Base):
    """A language somebody likes to speak."""

    __tablename__ = "language"
    __table_args__ = (UniqueConstraint("person_id", "name"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    person_id: Mapped[UUID] = mapped_column(reference("person"))
    name: Mapped[str] = mapped_column(String(40))


class Availability(Record, Base):
    """A part of the week in which somebody has time: weekday 0 to 6, part 0 to 2.

    Parts: 0 morning, 1 afternoon, 2 evening.
    """

    __tablename__ = "availability"
    __table_args__ = (
        UniqueConstraint("person_id", "weekday", "part"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("part BETWEEN 0 AND 2", name="part"),
        {"schema": APP},
    )
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    person_id: Mapped[UUID] = mapped_column(reference("person"))
    weekday: Mapped[int]
    part: Mapped[int]


class Interest(Record, Base):
    """What somebody enjoys or used to enjoy."""

    __tablename__ = "interest"
    __table_args__ = (UniqueConstraint("person_id", "name"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    person_id: Mapped[UUID] = mapped_column(reference("person"))
    name: Mapped[str] = mapped_column(String(NAME))
