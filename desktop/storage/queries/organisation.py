"""Reading the settings of the organisation and its logo."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.settings import ADDRESS, KEYS, NAME, SIGNERS, House, signers_read
from desktop.models import AdministrationRecord, Logo, Setting


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
