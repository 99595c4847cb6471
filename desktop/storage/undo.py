"""Takes an act back row by row, from the values that were kept when it was done."""

import contextlib
from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.domain.errors import Conflict, StorageTrouble
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState
from desktop.models import Base, Occurrence, UndoValue
from desktop.storage.changes import decode
from desktop.storage.database import Database

_AT_A_TIME = 500


def forget_expired(database: Database) -> None:
    """Forgets what acts were kept for undo when their time has passed.

    When the store is in trouble it is left for the next opening.
    """
    old = UndoValue.expires_on <= database.clock.today()
    with contextlib.suppress(StorageTrouble):
        with database.read() as session:
            if session.scalar(select(UndoValue.id).where(old).limit(1)) is None:
                return
        with database.write("undo.forget", undoable=False) as session:
            session.execute(delete(UndoValue).where(old))


def take_back(session: Session, kept: dict[str, Any], later: list[dict[str, Any]]) -> int:
    """Restores what rows were before; gives how many rows that were.

    `later` holds the kept values of acts done since. Raises Conflict(undo_built_upon) when
    one of those touched the same rows, or when a row is gone, and Conflict(room_taken) when
    somebody has the room now that a date would come back to.
    """
    rows = [(table, UUID(id_), kind, before) for table, id_, kind, before in kept["rows"]]
    touched = {(table, id_) for act in later for table, id_, *_ in act["rows"]}
    if any((table, str(id_)) in touched for table, id_, *_ in rows):
        raise Conflict("undo_built_upon")
    session.autoflush = False
    # In this order no two rows ever bear one name: first what was added goes, then what was
    # changed turns back, then what was removed returns.
    for step in ("added", "changed", "removed"):
        ours = [(table, id_, before) for table, id_, kind, before in reversed(rows) if kind == step]
        there = {} if step == "removed" else _loaded(session, ours)
        held = _let_go(session, there.values()) if step == "changed" else {}
        for table, id_, before in ours:
            mapped = _mapped(table)
            values = _decoded(mapped.__mapper__.columns, before)
            if step == "removed":
                session.add(mapped(**values))
            elif (record := there.get((table, id_))) is None:
                raise Conflict("undo_built_upon")
            elif step == "added":
                session.delete(record)
            else:
                for name, value in (held.get(id_, {}) | values).items():
                    setattr(record, name, value)
        session.flush()
    return len(rows)


def _let_go(session: Session, records: Iterable[Any]) -> dict[UUID, dict[str, Any]]:
    """Lets nobody hold a room while dates change places among themselves; what each held as."""
    dates = [one for one in records if isinstance(one, Occurrence) and one.state in ROOM_HOLDING]
    held = {date.id: {"state": date.state} for date in dates}
    for date in dates:
        date.state = OccurrenceState.CANCELLED
    session.flush()
    return held


def _loaded(session: Session, rows: list[tuple[str, UUID, Any]]) -> dict[tuple[str, UUID], Any]:
    """The records of `rows` that are still there, read some hundreds at a time."""
    ids: dict[str, list[UUID]] = {}
    for table, id_, _ in rows:
        ids.setdefault(table, []).append(id_)
    return {
        (table, record.id): record
        for table, wanted in ids.items()
        for at in range(0, len(wanted), _AT_A_TIME)
        for record in session.scalars(
            select(_mapped(table)).where(_mapped(table).id.in_(wanted[at : at + _AT_A_TIME]))
        )
    }


def _decoded(columns: Any, kept: dict[str, Any]) -> dict[str, Any]:
    return {name: decode(columns[name], value) for name, value in kept.items()}


@cache
def _mapped(table: str) -> type[Any]:
    for mapper in Base.registry.mappers:
        if mapper.local_table.name == table:  # type: ignore[attr-defined]
            return mapper.class_
    raise KeyError(table)
