"""Skills, the catalogue of words, and talents, a skill as somebody's own."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import APP, NAME, Base, Record, reference


class Skill(Record, Base):
    """A word of the catalogue: "koken", "fietsen maken", "Nederlands oefenen"."""

    __tablename__ = "skill"
    __table_args__ = (UniqueConstraint("name_key"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE, Topic.QUESTIONS})

    name: Mapped[str] = mapped_column(String(NAME))
    name_key: Mapped[str] = mapped_column(String(NAME))


class Talent(Record, Base):
    """A skill that a person has and likes to use."""

    __tablename__ = "talent"
    __table_args__ = (UniqueConstraint("person_id", "skill_id"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    person_id: Mapped[UUID] = mapped_column(reference("person"))
    skill_id: Mapped[UUID] = mapped_column(reference("skill"), index=True)
    struck: Mapped[bool] = mapped_column(default=False)
