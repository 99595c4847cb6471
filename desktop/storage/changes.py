"""What a write scope changed, gathered from the session itself.

From it come the topics to announce, the audit line (no values) and the undo values.
"""

import base64
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from desktop.domain.changes import Topic
from desktop.domain.identity import new_id
from desktop.models import AuditLine, Draft, TopicVersion, UndoValue
from desktop.models.base import Base, Moment

_OWN = (AuditLine, UndoValue, TopicVersion, Draft)
_ROWS_NAMED = 100
"""An act of more rows is told in the audit line by counts: a list read in, not a change."""


def encode(value: Any) -> Any:
    """A column's value as JSON can hold it; `decode` gives it back."""
    if value is None or isinstance(value, str | int | float | bool | dict | list):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"no way to keep a {type(value).__name__}")


def decode(column: Column[Any], kept: Any) -> Any:
    """The value of `column` that `encode` kept."""
    if kept is None or not isinstance(kept, str):
        return kept
    kind: type[Any] = column.type.python_type
    if isinstance(column.type, Moment):
        kind = datetime
    if issubclass(kind, UUID | Decimal | Enum):
        return kind(kept)
    if issubclass(kind, date | datetime | time):
        return kind.fromisoformat(kept)
    if issubclass(kind, bytes):
        return base64.b64decode(kept)
    return kept


@dataclass
class Row:
    """One changed row: its table, id, and the values it had before (None for a new row)."""

    table: str
    id: UUID
    kind: str
    before: dict[str, Any] = field(default_factory=dict)


class Changes:
    """Watches one session; `rows` are keyed by table and id, in order of first change."""

    def __init__(self, session: Session) -> None:
        self.rows: dict[tuple[str, UUID], Row] = {}
        self.topics: set[Topic] = set()
        event.listen(session, "before_flush", self._gather)
        event.listen(session, "do_orm_execute", self._notice)

    def __bool__(self) -> bool:
        return bool(self.rows or self.topics)

    def told(self) -> dict[str, Any]:
        """Which rows of which tables, and which fields: what the audit line says."""
        tables: dict[str, Any] = {}
        for row in self.rows.values():
            entry = tables.setdefault(row.table, {"added": [], "changed": {}, "removed": []})
            if row.kind == "changed":
                entry["changed"][str(row.id)] = sorted(row.before)
            else:
                entry[row.kind].append(str(row.id))
        if len(self.rows) > _ROWS_NAMED:
            return {
                table: {kind: len(rows) for kind, rows in entry.items()}
                for table, entry in tables.items()
            }
        return tables

    def kept(self) -> dict[str, Any]:
        """What undo needs: rows in order, with their values from before."""
        return {
            "rows": [[row.table, str(row.id), row.kind, row.before] for row in self.rows.values()]
        }

    def _gather(self, session: Session, flush: UOWTransaction, instances: Any) -> None:
        for record in session.new:
            self._add(record, "added", {})
        for record in session.dirty:
            if session.is_modified(record, include_collections=False):
                self._add(record, "changed", _before(record))
        for record in session.deleted:
            self._add(record, "removed", _values(record))

    def _add(self, record: Any, kind: str, before: dict[str, Any]) -> None:
        if isinstance(record, _OWN) or not hasattr(type(record), "__topics__"):
            return
        self.topics |= type(record).__topics__
        if record.id is None:
            record.id = new_id()
        key = (record.__tablename__, record.id)
        known = self.rows.get(key)
        if known is None:
            self.rows[key] = Row(record.__tablename__, record.id, kind, before)
        elif known.kind == "changed":
            known.before = before | known.before
            known.kind = kind
        elif kind == "removed":
            del self.rows[key]

    def _notice(self, state: ORMExecuteState) -> None:
        if (state.is_insert or state.is_update or state.is_delete) and state.bind_mapper:
            self.topics |= getattr(state.bind_mapper.class_, "__topics__", frozenset())


def _before(record: Base) -> dict[str, Any]:
    state = inspect(record)
    before = {}
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if not history.has_changes() or attribute.key == "version":
            continue
        if not history.deleted:
            raise AssertionError(f"{attribute.key} changed without having been loaded")
        before[attribute.key] = encode(history.deleted[0])
    return before


def _values(record: Base) -> dict[str, Any]:
    return {
        attribute.key: encode(getattr(record, attribute.key))
        for attribute in inspect(record).mapper.column_attrs
        if attribute.key != "version"
    }
