"""What every record has in common: key, version, names of constraints, column types.

Mapped classes are dumb: columns and their constraints, no rules, no relationships. Foreign
keys are checked at commit (deferred), so that a use case may add its rows in any order.
Records live in schema `app`, what is confidential in `vertrouwelijk`; on the embedded store
both are one schema (`storage.engines` translates).
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import DateTime, Dialect, Enum, ForeignKey, MetaData, String, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from desktop.domain.changes import Topic
from desktop.domain.identity import new_id

APP = "app"
CONFIDENTIAL = "vertrouwelijk"

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

NAME = 120
LINE = 250
TEXT = 4000


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; goes in and comes out with its zone on every engine."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses a moment without a zone (ValueError): its meaning would be a guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with UTC as its zone."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def choice(vocabulary: type[StrEnum], name: str) -> Enum:
    """The column type of a closed vocabulary: its text with a CHECK called `name`."""
    return Enum(
        vocabulary,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=24,
        values_callable=lambda members: [member.value for member in members],
    )


def reference(table: str, *, schema: str = APP) -> ForeignKey:
    """A foreign key to `table`.id that is checked when the transaction ends."""
    return ForeignKey(f"{schema}.{table}.id", deferrable=True, initially="DEFERRED")


class Base(DeclarativeBase):
    """The registry of all records."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment,
        UUID: Uuid,
        str: String(LINE),
    }


class Record:
    """A record of the office: its id is made by the client, its version guards saving.

    `__topics__` names what a change of it is about.
    """

    __topics__: ClassVar[frozenset[Topic]]

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

    @declared_attr
    def id(cls) -> Mapped[UUID]:
        """The key, a UUID version 7."""
        return mapped_column(Uuid, primary_key=True, default=new_id)

    @declared_attr
    def version(cls) -> Mapped[int]:
        """Counts the saves of this record, from 1."""
        return mapped_column(nullable=False)
