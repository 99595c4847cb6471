"""What happened, without values; what was before, for undo; and who must be told."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import APP, CONFIDENTIAL, NAME, Base, Record, reference


class AuditLine(Record, Base):
    """One act: who, when, which rows of which tables, which fields. Never a value.

    `seq` orders the lines; `digest` chains each line to the one before.
    """

    __tablename__ = "audit_line"
    __table_args__ = (UniqueConstraint("seq"), {"schema": APP})
    __topics__: ClassVar[frozenset[Topic]] = frozenset()

    seq: Mapped[int]
    at: Mapped[datetime]
    account_id: Mapped[UUID | None] = mapped_column(reference("account"))
    act: Mapped[str] = mapped_column(String(NAME))
    changed: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str] = mapped_column(String(64))


class UndoValue(Record, Base):
    """What rows were before an act (and which it added), kept until `expires_on`."""

    __tablename__ = "undo_value"
    __table_args__ = ({"schema": CONFIDENTIAL},)
    __topics__: ClassVar[frozenset[Topic]] = frozenset()

    audit_line_id: Mapped[UUID] = mapped_column(reference("audit_line"), index=True)
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    expires_on: Mapped[date]
    undone_at: Mapped[datetime | None]


class TopicVersion(Base):
    """How often a topic changed: other machines compare it to know what to read again."""

    __tablename__ = "topic_version"
    __table_args__ = ({"schema": APP},)

    topic: Mapped[str] = mapped_column(String(24), primary_key=True)
    n: Mapped[int] = mapped_column(default=0)
