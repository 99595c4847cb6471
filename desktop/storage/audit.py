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

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import AuditLine

BEGIN = "0" * 64


def digest(before: str, line: AuditLine) -> str:
    """SHA-256 over the digest before and this line in canonical JSON, as 64 hex digits."""
    who = str(line.account_id) if line.account_id else None
    told = [before, line.seq, line.at.isoformat(), who, line.act, line.changed]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def add_line(
    session: Session, act: str, at: datetime, account_id: UUID | None, changed: dict[str, Any]
) -> AuditLine:
    """Adds the next line; the caller holds the lock that makes writers wait their turn."""
    last = session.execute(
        select(AuditLine.seq, AuditLine.digest).order_by(AuditLine.seq.desc()).limit(1)
    ).first()
    seq, before = (last.seq + 1, last.digest) if last else (1, BEGIN)
    at = at.replace(microsecond=at.microsecond // 1000 * 1000)
    line = AuditLine(seq=seq, at=at, account_id=account_id, act=act, changed=changed)
    line.digest = digest(before, line)
    session.add(line)
    return line


def broken_links(lines: Iterable[AuditLine]) -> list[int]:
    """The numbers of lines that do not follow from the one before; `lines` in order."""
    broken, before, expected = [], BEGIN, 1
    for line in lines:
        if line.seq != expected or line.digest != digest(before, line):
            broken.append(line.seq)
        before, expected = line.digest, line.seq + 1
    return broken
