"""Who works with the administration."""

from typing import ClassVar

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import WorksFor
from desktop.models.base import APP, NAME, Base, Record, choice


class Account(Record, Base):
    """Somebody who acts; `login` is the database login on a shared server.

    `works_for` decides what they see (domain.access); who is not `active` is not let in.
    """

    __tablename__ = "account"
    __table_args__ = ({"schema": APP},)
    __topics__: ClassVar = frozenset({Topic.SETTINGS})

    name: Mapped[str] = mapped_column(String(NAME))
    job: Mapped[str] = mapped_column(String(NAME), default="")
    login: Mapped[str] = mapped_column(String(NAME), default="")
    works_for: Mapped[WorksFor] = mapped_column(
        choice(WorksFor, "works_for"), default=WorksFor.NOBODY
    )
    active: Mapped[bool] = mapped_column(default=True)
