"""A membership: a person in a community over time, with roles."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import DepartureKind, Role
from desktop.models.base import APP, Base, Record, choice, reference


class Membership(Record, Base):
    """A person belongs to a community from `begins` until before `ends` (open: None).

    `begins` is None where a list did not say since when; such a member was always there.
    """

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("ends IS NULL OR begins IS NULL OR ends >= begins", name="span"),
        {"schema": APP},
    )
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    person_id: Mapped[UUID] = mapped_column(reference("person"), index=True)
    household_id: Mapped[UUID | None] = mapped_column(reference("household"))
    begins: Mapped[date | None]
    ends: Mapped[date | None]
    departure: Mapped[DepartureKind | None] = mapped_column(choice(DepartureKind, "departure"))
    struck: Mapped[bool] = mapped_column(default=False)


class MembershipRole(Record, Base):
    """A role within a membership, from a day until before a day."""

    __tablename__ = "membership_role"
    __table_args__ = (
        CheckConstraint("ends IS NULL OR begins IS NULL OR ends >= begins", name="span"),
        {"schema": APP},
    )
    __topics__: ClassVar = frozenset({Topic.PEOPLE})

    membership_id: Mapped[UUID] = mapped_column(reference("membership"), index=True)
    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    role: Mapped[Role] = mapped_column(choice(Role, "role"))
    begins: Mapped[date | None]
    ends: Mapped[date | None]
