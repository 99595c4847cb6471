"""Taking back what was done: the last act, or one of the last thirty days."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from desktop.domain.access import LET_IN, Access
from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.models import AuditLine, UndoValue
from desktop.storage.accounts import held_to_arrange
from desktop.storage.database import Database
from desktop.storage.undo import take_back


@dataclass(frozen=True, slots=True)
class UndoableAct:
    """An act that can be taken back: its name ("log.record"), moment, and number of rows."""

    id: UUID
    act: str
    at: datetime
    rows: int


class Undo:
    """Takes acts back, newest first or by their id."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def acts(self, limit: int = 50) -> tuple[UndoableAct, ...]:
        """The acts that can be taken back, newest first."""
        with self._database.read() as session:
            found = session.execute(
                _open_acts()
                .with_only_columns(AuditLine.id, AuditLine.act, AuditLine.at, UndoValue.before)
                .limit(limit)
            ).all()
        return tuple(UndoableAct(a.id, a.act, a.at, len(a.before["rows"])) for a in found)

    def undo_last(self) -> UndoableAct:
        """Takes back what whoever is at work here did last, and tells which act it was.

        Raises Refused(nothing_to_undo, still_used), Conflict(undo_built_upon, room_taken).
        """
        return self._undo(AuditLine.account_id == self._database.account_id)

    def undo(self, act_id: UUID) -> UndoableAct:
        """Takes that act back; other acts may have been done since, on other rows.

        Raises Refused(nothing_to_undo, still_used), Conflict(undo_built_upon, room_taken).
        """
        return self._undo(AuditLine.id == act_id)

    def _undo(self, which: ColumnElement[bool]) -> UndoableAct:
        acts = _open_acts().where(which)
        if Access.HOUSE not in self._database.access:
            # What somebody arranged before their own access was taken stays arranged.
            acts = acts.where(AuditLine.act != LET_IN)
        with self._database.write("undo", undoable=False) as session:
            found = session.execute(acts.limit(1)).first()
            if found is None:
                raise Refused.because("nothing_to_undo")
            line, kept = found.AuditLine, found.UndoValue
            if line.act == LET_IN:
                self._require_arranger(session, kept)
            rows = take_back(session, kept.before, _done_since(session, line.seq))
            kept.undone_at = self._clock.now()
            return UndoableAct(line.id, line.act, line.at, rows)

    def _require_arranger(self, session: Session, kept: UndoValue) -> None:
        """Raises Refused(not_yours, own_access) as saying it anew would."""
        mine = self._database.account_id
        held_to_arrange(session, mine)
        if str(mine) in {row_id for _table, row_id, *_ in kept.before["rows"]}:
            raise Refused.because("own_access")


def _open_acts() -> Select[AuditLine, UndoValue]:
    return (
        select(AuditLine, UndoValue)
        .join(UndoValue, UndoValue.audit_line_id == AuditLine.id)
        .where(UndoValue.undone_at.is_(None))
        .order_by(AuditLine.seq.desc())
    )


def _done_since(session: Session, seq: int) -> list[dict[str, object]]:
    return list(
        session.scalars(
            select(UndoValue.before)
            .join(AuditLine, UndoValue.audit_line_id == AuditLine.id)
            .where(UndoValue.undone_at.is_(None), AuditLine.seq > seq)
        )
    )
