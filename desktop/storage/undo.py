"""Takes an act back row by row, from the values that were kept when it was done."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import ObjectDeletedError

from desktop.domain.errors import Conflict
from desktop.models import Base, UndoValue
from desktop.storage.changes import decode, encode
from desktop.storage.database import Database


def forget_expired(database: Database) -> None:
    """Forgets what acts were kept for undo when their time has passed."""
    old = UndoValue.expires_on <= database.clock.today()
    with database.read() as session:
        if session.scalar(select(UndoValue.id).where(old).limit(1)) is None:
            return
    with database.write("undo.forget", undoable=False) as session:
        session.execute(delete(UndoValue).where(old))


def take_back(session: Session, kept: dict[str, Any], later: list[dict[str, Any]]) -> int:
    """Restores what rows were before; gives how many rows that were.

    `later` holds the kept values of acts done since. Raises Conflict(undo_built_upon) when
    one of those touched the same rows, or when a row is gone.
    """
    rows = [(table, UUID(id_), kind, before) for table, id_, kind, before in kept["rows"]]
    touched = {(table, id_) for act in later for table, id_, *_ in act["rows"]}
    if any((table, str(id_)) in touched for table, id_, *_ in rows):
        raise Conflict("undo_built_upon")
    for table, id_, kind, before in reversed(rows):
        _take_back_row(session, _mapped(table), id_, kind, before)
    try:
        session.flush()
    except ObjectDeletedError:
        raise Conflict("undo_built_upon") from None
    return len(rows)


def _take_back_row(
    session: Session, mapped: type[Any], id_: UUID, kind: str, before: dict[str, Any]
) -> None:
    columns = mapped.__mapper__.columns
    if kind == "removed":
        session.add(
            mapped(**{name: decode(columns[name], value) for name, value in before.items()})
        )
        return
    record = session.scalars(select(mapped).where(mapped.id == id_)).one_or_none()
    if record is None:
        raise Conflict("undo_built_upon")
    if kind == "added":
        session.delete(record)
        return
    for name, value in before.items():
        if encode(getattr(record, name)) != value:
            setattr(record, name, decode(columns[name], value))


def _mapped(table: str) -> type[Any]:
    for mapper in Base.registry.mappers:
        if mapper.local_table.name == table:  # type: ignore[attr-defined]
            return mapper.class_
    raise KeyError(table)
