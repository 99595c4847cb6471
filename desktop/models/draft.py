"""Half-filled forms, offered again after a lock or a crash."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.models.base import CONFIDENTIAL, NAME, Base, Record, reference


class Draft(Record, Base):
    """What stood in a form (`form`, `subject`) of an account when it was left."""

    __tablename__ = "draft"
    __table_args__ = (
        UniqueConstraint("account_id", "form", "subject"),
        {"schema": CONFIDENTIAL},
    )
    __topics__: ClassVar[frozenset[Topic]] = frozenset()

    account_id: Mapped[UUID | None] = mapped_column(reference("account"))
    form: Mapped[str] = mapped_column(String(NAME))
    subject: Mapped[str] = mapped_column(String(NAME), default="")
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime]
