"""Funders, what they set as targets, and the texts written for them."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, Numeric, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import Ambition, FunderKind
from desktop.models.base import APP, NAME, TEXT, Base, Record, choice, reference


class Funder(Record, Base):
    """Somebody for whom a report is made; `choices` holds its sections and communities."""

    __tablename__ = "funder"
    __table_args__ = (UniqueConstraint("name_key"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.REPORTS})

    name: Mapped[str] = mapped_column(String(NAME))
    name_key: Mapped[str] = mapped_column(String(NAME))
    kind: Mapped[FunderKind] = mapped_column(choice(FunderKind, "kind"))
    addressed_as: Mapped[str] = mapped_column(String(NAME), default="")
    choices: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    ended: Mapped[bool] = mapped_column(default=False)


class Target(Record, Base):
    """What a funder hopes to see of a figure in a year."""

    __tablename__ = "target"
    __table_args__ = (UniqueConstraint("funder_id", "year", "figure"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.REPORTS})

    funder_id: Mapped[UUID] = mapped_column(reference("funder"))
    year: Mapped[int]
    figure: Mapped[str] = mapped_column(String(40))
    value: Mapped[float] = mapped_column(Numeric(12, 2, asdecimal=True))
    less_is_better: Mapped[bool] = mapped_column(default=False)
    ambition: Mapped[Ambition | None] = mapped_column(choice(Ambition, "ambition"))


class Explanation(Record, Base):
    """One or two sentences beside a figure of a quarter ("2026Q3") for a funder."""

    __tablename__ = "explanation"
    __table_args__ = (UniqueConstraint("funder_id", "period", "figure"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.REPORTS})

    funder_id: Mapped[UUID] = mapped_column(reference("funder"))
    period: Mapped[str] = mapped_column(String(10))
    figure: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(String(TEXT), default="")


class Narrative(Record, Base):
    """A written part of a quarter's report: in short, story, outlook, signature."""

    __tablename__ = "narrative"
    __table_args__ = (UniqueConstraint("funder_id", "period", "part"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.REPORTS})

    funder_id: Mapped[UUID] = mapped_column(reference("funder"))
    period: Mapped[str] = mapped_column(String(10))
    part: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(NAME), default="")
    text: Mapped[str] = mapped_column(String(TEXT), default="")
