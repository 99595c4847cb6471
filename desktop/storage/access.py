"""Which tables an account may reach, and that its statements touch no others.

Every service goes through here, also one that forgot to ask. It holds within the program; that
whoever has a login on a server cannot go round it is for the server to see to.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    ColumnClause,
    Connection,
    Delete,
    Engine,
    Insert,
    Table,
    TextClause,
    Update,
    event,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql import visitors

from desktop.domain.access import EVERYTHING, Access
from desktop.domain.errors import Refused

_ACCESS = "access"

OWN = frozenset({"account", "administration", "audit_line", "draft", "topic_version", "undo_value"})
"""Written with every act, whatever it is about."""
READABLE: Mapping[Access, frozenset[str]] = {
    Access.ROOMS: frozenset({
        "booking", "closure", "community", "group", "logo", "occurrence", "opening_hours",
        "partner", "room", "setting", "storey",
    }),
}  # fmt: skip
WRITABLE: Mapping[Access, frozenset[str]] = {Access.ROOMS: frozenset({"booking", "occurrence"})}


def mark(session: Session, access: frozenset[Access]) -> None:
    """Lets queries of that session know what it may reach."""
    session.info[_ACCESS] = access


def may(session: Session, wanted: Access) -> bool:
    """Whether who opened the session has that access."""
    return wanted in session.info.get(_ACCESS, EVERYTHING)


def narrow(engine: Engine, access: frozenset[Access]) -> None:
    """From here on statements on that engine raise Refused(not_yours) outside that access."""
    readable = OWN.union(*(READABLE.get(one, frozenset()) for one in access))
    writable = OWN.union(*(WRITABLE.get(one, frozenset()) for one in access))

    def before_execute(connection: Connection, statement: Any, *_: Any) -> None:
        touched = _touched(statement)
        if isinstance(statement, Insert | Update | Delete):
            within = isinstance(statement.table, Table) and statement.table.name in writable
        else:
            within = bool(touched)  # words of SQL alone do not tell what they touch
        if not within or any(table not in readable for table in touched):
            raise Refused.because("not_yours")

    event.listen(engine, "before_execute", before_execute)


def _touched(statement: Any) -> set[str]:
    """The names of the tables that are read or written; "" for words of SQL as they stand."""
    found: set[str] = set()
    for part in visitors.iterate(statement):
        if isinstance(part, Table):
            found.add(part.name)
        elif isinstance(part, TextClause):
            found.add("")
        elif isinstance(part, ColumnClause):
            # UPDATE … FROM names its other tables by their columns alone.
            tables = (one.table for one in part.base_columns if isinstance(one, ColumnClause))
            found.update(table.name for table in tables if isinstance(table, Table))
            if part.is_literal and part.name != "*":
                found.add("")
    return found
