"""`buurtschap check`: is this administration whole, locked, and does it keep its own rules?"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, and_, func, select
from sqlalchemy.orm import Session, aliased

from desktop.domain.vocabulary import ROOM_HOLDING
from desktop.models import AdministrationRecord, AuditLine, Occurrence
from desktop.storage import schema
from desktop.storage.audit import broken_links
from desktop.storage.engines import PRAGMAS, Key, connector, reading

_QUIET = {name: PRAGMAS[name] for name in ("foreign_keys", "temp_store", "mmap_size")}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `count` is how much was wrong, 0 when all is well."""

    code: str
    count: int

    @property
    def ok(self) -> bool:
        """Whether nothing was wrong."""
        return self.count == 0


def look_at_file(path: Path, key: Key) -> tuple[Finding, ...]:
    """What the encrypted file says of itself; no other connection may be open.

    A fresh connection for each question: a damaged page spoils later answers.
    """

    def lines(pragma: str, fine: Callable[[list[tuple[object, ...]]], bool]) -> int:
        try:
            with closing(connector(path, key, _QUIET)()) as it:
                found = it.execute(f"PRAGMA {pragma}").fetchall()
        except sqlcipher.Error:
            return 1
        return 0 if fine(found) else max(1, len(found))

    return (
        Finding("opens_without_key", int(_opens_without_key(path))),
        Finding("encryption", lines("cipher_integrity_check", _empty)),
        Finding("structure", lines("integrity_check", _says_ok)),
        Finding("references", lines("foreign_key_check", _empty)),
    )


def look_inside(engine: Engine) -> tuple[Finding, ...]:
    """What only the records themselves can tell, on either store."""
    drift = len(schema.differences(reading(engine)))
    with Session(reading(engine)) as session:
        chain = len(broken_links(session.scalars(select(AuditLine).order_by(AuditLine.seq))))
        # Each act counts one and leaves one line: lines taken off the end are missed too.
        lines = session.scalar(select(func.max(AuditLine.seq))) or 0
        counted = session.scalar(select(AdministrationRecord.write_counter)) or 0
        chain += abs(counted - lines)
        overlaps = _overlaps(session)
    return Finding("schema", drift), Finding("audit_chain", chain), Finding("overlaps", overlaps)


def _overlaps(session: Session) -> int:
    """How many pairs of occurrences hold one room at one time."""
    one, other = aliased(Occurrence), aliased(Occurrence)
    together = and_(
        one.room_id == other.room_id,
        one.id < other.id,
        one.begins_utc < other.ends_utc,
        other.begins_utc < one.ends_utc,
    )
    holding = tuple(ROOM_HOLDING)
    return (
        session.scalar(
            select(func.count())
            .select_from(one)
            .join(other, together)
            .where(one.state.in_(holding), other.state.in_(holding))
        )
        or 0
    )


def _opens_without_key(path: Path) -> bool:
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path)) as plain:
        plain.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return True
    return False


def _empty(found: list[tuple[object, ...]]) -> bool:
    return not found


def _says_ok(found: list[tuple[object, ...]]) -> bool:
    return found == [("ok",)]
