"""The organisation: its name, address line and logo, and who signs."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.settings import ADDRESS, NAME, SIGNERS, House, signers_kept
from desktop.models import Logo, Setting
from desktop.storage.database import Database
from desktop.storage.queries import organisation as queries


class Organisation:
    """What the administration knows about the organisation itself."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database

    def house(self) -> House:
        """The organisation as it stands."""
        with self._database.read() as session:
            return queries.house(session)

    def save(self, house: House) -> None:
        """Keeps name, address line, signers and logo. Raises Refused for problems."""
        if problems := house.problems():
            raise Refused(*problems)
        with self._database.write("organisation.change") as session:
            values: dict[str, Any] = {
                NAME.name: house.name.strip(),
                ADDRESS.name: house.address.strip(),
                SIGNERS.name: signers_kept(house.signers),
            }
            for key, value in values.items():
                _keep(session, key, value)
            _keep_logo(session, house.logo)


def _keep(session: Session, key: str, value: Any) -> None:
    setting = session.scalars(select(Setting).where(Setting.key == key)).one_or_none()
    if setting is None:
        session.add(Setting(key=key, value=value))
    elif setting.value != value:
        setting.value = value


def _keep_logo(session: Session, png: bytes) -> None:
    logo = session.scalars(select(Logo)).one_or_none()
    if not png:
        if logo is not None:
            session.delete(logo)
    elif logo is None:
        session.add(Logo(png=png))
    elif logo.png != png:
        logo.png = png
