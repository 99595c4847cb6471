"""Reading the settings of the organisation and its logo."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.reading.words import ListKind
from desktop.domain.settings import (
    ADDRESS,
    KEYS,
    NAME,
    SIGNERS,
    House,
    ReadingRun,
    Worker,
    signers_read,
)
from desktop.models import (
    Account,
    AdministrationRecord,
    AuditLine,
    ImportRun,
    Logo,
    Setting,
    UndoValue,
)

_MOST_RUNS = 50


def kept(session: Session) -> dict[str, Any]:
    """What is kept of the settings there are, by key."""
    rows = session.execute(select(Setting.key, Setting.value).where(Setting.key.in_(KEYS)))
    return {row.key: row.value for row in rows}


def house(session: Session) -> House:
    """The organisation; the name of the administration where none was set."""
    settings = kept(session)
    name = NAME.read(settings)
    if not name:
        name = session.scalars(select(AdministrationRecord.name)).one()
    return House(
        name=name,
        address=ADDRESS.read(settings),
        signers=signers_read(SIGNERS.read(settings)),
        logo=session.scalar(select(Logo.png)) or b"",
    )


def worker(session: Session, account_id: UUID | None) -> Worker | None:
    """Who that account is; None when there is no such account."""
    found = session.execute(
        select(Account.name, Account.job).where(Account.id == account_id)
    ).one_or_none()
    return Worker(found.name, found.job) if found else None


def reading_runs(session: Session) -> tuple[ReadingRun, ...]:
    """The lists that were read in and still stand, newest first."""
    runs = session.execute(
        select(ImportRun.id, ImportRun.kind, ImportRun.at, ImportRun.counts, Account.name)
        .outerjoin(Account, Account.id == ImportRun.account_id)
        .where(~ImportRun.struck)
        .order_by(ImportRun.at.desc(), ImportRun.id.desc())
        .limit(_MOST_RUNS)
    ).all()
    acts = _open_readings(session)
    return tuple(
        ReadingRun(
            id=run.id,
            kind=ListKind(run.kind),
            at=run.at,
            who=run.name or "",
            added=int(run.counts.get("added", 0)),
            updated=int(run.counts.get("updated", 0)),
            act_id=acts.get(run.id),
        )
        for run in runs
    )


def _open_readings(session: Session) -> dict[UUID, UUID]:
    """By run: the act that made it, where that can still be taken back.

    The rows kept for undo name the run; the audit line of a long list only counts its rows.
    """
    kept = session.execute(
        select(AuditLine.id, UndoValue.before)
        .join(UndoValue, UndoValue.audit_line_id == AuditLine.id)
        .where(UndoValue.undone_at.is_(None), AuditLine.act.startswith("importing."))
    )
    return {
        UUID(row_id): act.id
        for act in kept
        for table, row_id, *_ in act.before["rows"]
        if table == ImportRun.__tablename__
    }
