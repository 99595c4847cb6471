"""Which tables an account may reach, and that its statements touch no others.

Every service goes through here, also one that forgot to ask. It holds within the program; that
whoever has a login on a server cannot go round it is for the server to see to.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Delete, Engine, Insert, Table, Update, event
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
        touched = [part for part in visitors.iterate(statement) if isinstance(part, Table)]
        if isinstance(statement, Insert | Update | Delete):
            within = isinstance(statement.table, Table) and statement.table.name in writable
        else:
            within = bool(touched)  # words of SQL alone do not tell what they touch
        if not within or any(table.name not in readable for table in touched):
            raise Refused.because("not_yours")

    event.listen(engine, "before_execute", before_execute)
