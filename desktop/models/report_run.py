"""Reports that were made, and every figure that ever left the house."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import APP, CONFIDENTIAL, NAME, Base, Record, reference


class ReportRun(Record, Base):
    """A report as it was made: its figures as JSON and the digest of its file."""

    __tablename__ = "report_run"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.REPORTS})

    funder_id: Mapped[UUID | None] = mapped_column(reference("funder"), index=True)
    period: Mapped[str] = mapped_column(String(10))
    made_at: Mapped[datetime]
    as_of: Mapped[datetime]
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str] = mapped_column(String(64))
    signed_by: Mapped[str] = mapped_column(String(NAME), default="")
    signed_on: Mapped[date | None]


class PublishedFigure(Record, Base):
    """A line of the ledger: a figure that was published, of which people, to whom."""

    __tablename__ = "published_figure"
    __table_args__ = ({"schema": CONFIDENTIAL},)
    __topics__: ClassVar = frozenset({Topic.REPORTS})

    report_run_id: Mapped[UUID] = mapped_column(reference("report_run"), index=True)
    population: Mapped[str]
    cell: Mapped[str]
    people_digest: Mapped[str] = mapped_column(String(64))
    value: Mapped[int | None]
    published_at: Mapped[datetime]
    recipient: Mapped[str] = mapped_column(String(NAME))


class ReportKey(Record, Base):
    """The secret that makes the same people give the same rounded figure; one row."""

    __tablename__ = "report_key"
    __table_args__ = ({"schema": CONFIDENTIAL},)
    __topics__: ClassVar = frozenset({Topic.REPORTS})

    secret: Mapped[bytes] = mapped_column(LargeBinary(32))
