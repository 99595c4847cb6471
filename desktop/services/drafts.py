"""Half-filled forms, kept in the administration itself and offered again after a lock or crash."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.models import Draft
from desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class DraftLine:
    """What stood in a form: which form, about what ("" for something new), and when."""

    form: str
    subject: str
    content: dict[str, Any]
    at: datetime


class Drafts:
    """The drafts of whoever is at work."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def save(self, form: str, subject: str, content: dict[str, Any]) -> None:
        """Keeps what stands in a form, in place of what was kept of it before."""
        with self._database.write("drafts.save", undoable=False) as session:
            draft = self._find(session, form, subject)
            if draft is None:
                draft = Draft(account_id=self._database.account_id, form=form, subject=subject)
                session.add(draft)
            draft.content = content
            draft.at = self._clock.now()

    def list(self) -> tuple[DraftLine, ...]:
        """What was left half-filled, newest first."""
        with self._database.read() as session:
            found = session.scalars(
                select(Draft)
                .where(Draft.account_id == self._database.account_id)
                .order_by(Draft.at.desc())
            )
            return tuple(DraftLine(d.form, d.subject, d.content, d.at) for d in found)

    def drop(self, form: str, subject: str) -> None:
        """Forgets a draft; nothing happens when there is none."""
        with self._database.write("drafts.drop", undoable=False) as session:
            session.execute(
                delete(Draft).where(
                    Draft.account_id == self._database.account_id,
                    Draft.form == form,
                    Draft.subject == subject,
                )
            )

    def _find(self, session: Session, form: str, subject: str) -> Draft | None:
        return session.scalars(
            select(Draft).where(
                Draft.account_id == self._database.account_id,
                Draft.form == form,
                Draft.subject == subject,
            )
        ).one_or_none()
