"""The organisation: its name, address line and logo, who signs, who works, what was read in."""

from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Conflict, Refused
from desktop.domain.settings import (
    ADDRESS,
    NAME,
    SIGNERS,
    House,
    ReadingRun,
    Worker,
    signers_kept,
)
from desktop.models import Account, Logo, Setting
from desktop.storage.database import Database
from desktop.storage.queries import organisation as queries

T = TypeVar("T")


class Organisation:
    """What the administration knows about the organisation itself."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database

    def house(self) -> House:
        """The organisation as it stands."""
        with self._database.read() as session:
            return queries.house(session)

    def save(self, house: House, seen: House) -> None:
        """Keeps name, address line, signers and logo.

        `seen` is the organisation as it stood when the change began: Conflict when somebody
        else changed it since. Raises Refused for problems.
        """
        if problems := house.problems():
            raise Refused(*problems)
        with self._database.write("organisation.change") as session:
            stands = queries.house(session)
            if stands != seen:
                raise Conflict(theirs=stands)
            values: dict[str, Any] = {
                NAME.name: house.name.strip(),
                ADDRESS.name: house.address.strip(),
                SIGNERS.name: signers_kept(house.signers),
            }
            for key, value in values.items():
                _keep(session, key, value)
            _keep_logo(session, house.logo)

    def me(self) -> Worker:
        """Who works here now. Raises Refused(account_gone)."""
        with self._database.read() as session:
            return _existing(queries.worker(session, self._database.account_id))

    def save_me(self, worker: Worker, seen: Worker) -> None:
        """Keeps how you are called and as what you work.

        `seen` is what stood there when the change began: Conflict when it changed since.
        Raises Refused for problems and for an account that is gone (account_gone).
        """
        if problems := worker.problems():
            raise Refused(*problems)
        with self._database.write("account.change") as session:
            account = _existing(session.get(Account, self._database.account_id))
            stands = Worker(account.name, account.job)
            if stands != seen:
                raise Conflict(theirs=stands)
            account.name, account.job = worker.name.strip(), worker.job.strip()

    def reading_runs(self) -> tuple[ReadingRun, ...]:
        """The lists that were read in and still stand, newest first."""
        with self._database.read() as session:
            return queries.reading_runs(session)


def _existing(found: T | None) -> T:
    if found is None:
        raise Refused.because("account_gone")
    return found


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
