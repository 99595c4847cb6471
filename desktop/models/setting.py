"""Settings of the organisation, and what the administration knows about itself."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import APP, NAME, Base, Record


class Setting(Record, Base):
    """One setting by its key; the registry in `domain.settings` gives type and default."""

    __tablename__ = "setting"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.SETTINGS})

    key: Mapped[str] = mapped_column(String(NAME), unique=True)
    value: Mapped[Any] = mapped_column(JSON)


class Logo(Record, Base):
    """The organisation's logo as a PNG of limited size; one row."""

    __tablename__ = "logo"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.SETTINGS})

    png: Mapped[bytes] = mapped_column(LargeBinary)


class AdministrationRecord(Base):
    """The one row that tells which administration this is and who may read it."""

    __tablename__ = "administration"
    __table_args__ = ({"schema": APP},)

    instance_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME))
    is_example: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    write_counter: Mapped[int] = mapped_column(default=0)
    schema_version: Mapped[int]
    min_reader: Mapped[int]
    min_writer: Mapped[int]
