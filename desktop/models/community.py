"""A community, the storeys of its façade, and its partners."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import CommunityKind, CommunityPhase, Roof, SchoolRegion, TieWord
from desktop.models.base import APP, NAME, TEXT, Base, Record, choice, reference


class Community(Record, Base):
    """A residential community. `position` orders the street from left to right.

    For its ties: who gives has a VOG that was seen less than `vog_years` ago (None: not asked)
    and a training where that is asked; a tie without contact for `contact_weeks` is told of;
    `tie_boundaries` stands on every agreement ("": the usual text).
    """

    __tablename__ = "community"
    __table_args__ = (UniqueConstraint("name_key"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE, Topic.ROOMS, Topic.SETTINGS})

    name: Mapped[str] = mapped_column(String(NAME))
    name_key: Mapped[str] = mapped_column(String(NAME))
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[CommunityKind] = mapped_column(
        choice(CommunityKind, "kind"), default=CommunityKind.MIXED
    )
    phase: Mapped[CommunityPhase] = mapped_column(
        choice(CommunityPhase, "phase"), default=CommunityPhase.BUILD_UP
    )
    roof: Mapped[Roof] = mapped_column(choice(Roof, "roof"), default=Roof.FLAT)
    tie_word: Mapped[TieWord] = mapped_column(
        choice(TieWord, "tie_word"), default=TieWord.GOOD_NEIGHBOUR
    )
    school_region: Mapped[SchoolRegion] = mapped_column(
        choice(SchoolRegion, "school_region"), default=SchoolRegion.NORTH
    )
    vog_years: Mapped[int | None]
    training_asked: Mapped[bool] = mapped_column(default=False)
    contact_weeks: Mapped[int] = mapped_column(default=3)
    first_evaluation_months: Mapped[int] = mapped_column(default=2)
    evaluation_months: Mapped[int] = mapped_column(default=4)
    tie_boundaries: Mapped[str] = mapped_column(String(TEXT), default="")
    closed: Mapped[bool] = mapped_column(default=False)


class Storey(Record, Base):
    """One storey: `level` 1 is the lowest with homes; `doors` is how many it has."""

    __tablename__ = "storey"
    __table_args__ = (UniqueConstraint("community_id", "level"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.PEOPLE, Topic.SETTINGS})

    community_id: Mapped[UUID] = mapped_column(reference("community"))
    level: Mapped[int]
    doors: Mapped[int]


class Partner(Record, Base):
    """An organisation that works with a community: landlord, care partner, network."""

    __tablename__ = "partner"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.SETTINGS})

    community_id: Mapped[UUID | None] = mapped_column(reference("community"), index=True)
    name: Mapped[str] = mapped_column(String(NAME))
    part: Mapped[str] = mapped_column(String(NAME), default="")
    contact: Mapped[str] = mapped_column(default="")
    ended: Mapped[bool] = mapped_column(default=False)
