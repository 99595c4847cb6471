"""The line that each act leaves: who, when, which rows and fields; never a value.

Lines are chained: each digest covers the one before, so that a line taken out, altered or
moved is found (`broken_links`).
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from desktop.domain.identity import new_id
from desktop.models import AuditLine

BEGIN = "0" * 64
_LAST = select(AuditLine.seq, AuditLine.digest).order_by(AuditLine.seq.desc()).limit(1)
_ADD = insert(AuditLine)


def digest(before: str, line: AuditLine) -> str:
    """SHA-256 over the digest before and this line in canonical JSON, as 64 hex digits."""
    who = str(line.account_id) if line.account_id else None
    told = [before, line.seq, line.at.isoformat(), who, line.act, line.changed]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def add_line(
    connection: Connection,
    act: str,
    at: datetime,
    account_id: UUID | None,
    changed: dict[str, Any],
) -> UUID:
    """Adds the next line and gives its id; the caller holds the lock that makes writers wait."""
    last = connection.execute(_LAST).first()
    seq, before = (last.seq + 1, last.digest) if last else (1, BEGIN)
    id_ = new_id()
    line = {
        "id": id_,
        "version": 1,
        "seq": seq,
        "at": at.replace(microsecond=at.microsecond // 1000 * 1000),
        "account_id": account_id,
        "act": act,
        "changed": changed,
    }
    line["digest"] = digest(before, AuditLine(**line))
    connection.execute(_ADD, line)
    return id_


def broken_links(lines: Iterable[AuditLine]) -> list[int]:
    """The numbers of lines that do not follow from the one before; `lines` in order."""
    broken, before, expected = [], BEGIN, 1
    for line in lines:
        if line.seq != expected or line.digest != digest(before, line):
            broken.append(line.seq)
        before, expected = line.digest, line.seq + 1
    return broken
