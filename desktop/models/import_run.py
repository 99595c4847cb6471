"""Lists that were read in, and how their columns were understood."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import APP, Base, Record, reference


class ImportRun(Record, Base):
    """One reading of one file: its digest (never its name) and its counts."""

    __tablename__ = "import_run"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.SETTINGS})

    kind: Mapped[str] = mapped_column(String(24))
    digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    account_id: Mapped[UUID | None] = mapped_column(reference("account"))
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    struck: Mapped[bool] = mapped_column(default=False)


class ColumnChoice(Record, Base):
    """How the columns of a list with this header were understood last time."""

    __tablename__ = "column_choice"
    __table_args__ = (UniqueConstraint("kind", "header_digest"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.SETTINGS})

    kind: Mapped[str] = mapped_column(String(24))
    header_digest: Mapped[str] = mapped_column(String(64))
    columns: Mapped[dict[str, Any]] = mapped_column(JSON)
