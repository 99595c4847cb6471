"""Who is at work: the one account of an embedded administration, or the login on a server."""

from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from desktop.domain.access import Access, access_of
from desktop.domain.errors import Refused, StorageTrouble, Trouble
from desktop.domain.vocabulary import WorksFor
from desktop.models import Account, AdministrationRecord


def login(session: Session) -> str:
    """The login on a server, which nobody can choose for themselves; "" on an embedded store."""
    if session.get_bind().dialect.name != "postgresql":
        return ""
    return str(session.scalar(text("SELECT session_user")))


def at_work(session: Session) -> Account | None:
    """The account of this login; None for a login that comes for the first time.

    Raises StorageTrouble(SERVER_REFUSED) for an account that was closed.
    """
    account = session.scalars(
        select(Account).where(Account.login == login(session)).order_by(Account.id).limit(1)
    ).first()
    if account is not None and not account.active:
        raise StorageTrouble(Trouble.SERVER_REFUSED)
    return account


def founder(session: Session, name: str) -> Account:
    """The account of who makes the administration; it sees everything."""
    own = login(session)
    account = Account(name=name or own, login=own, works_for=WorksFor.ORGANISATION)
    session.add(account)
    session.flush()
    return account


def newcomer(session: Session) -> Account:
    """The account of a login that comes for the first time, called as the login itself.

    It sees nothing until a colleague says for whom it works. Of two windows that come at once
    the second gets the account of the first.
    """
    session.execute(select(AdministrationRecord.instance_id).with_for_update())
    there = at_work(session)
    if there is not None:
        return there
    own = login(session)
    account = Account(name=own, login=own, works_for=WorksFor.NOBODY)
    session.add(account)
    session.flush()
    return account


def held_to_arrange(session: Session, account_id: UUID | None) -> dict[UUID, Account]:
    """The accounts by id, held until the transaction ends, for who says what others see.

    Whoever does so waits here for another: two who shut each other out at once would leave
    nobody. Raises Refused(not_yours) for who may not arrange this, as it stands now.
    """
    accounts = session.scalars(select(Account).order_by(Account.id).with_for_update())
    known = {account.id: account for account in accounts}
    mine = known.get(account_id) if account_id else None
    if mine is None or Access.HOUSE not in access_of(mine.works_for):
        raise Refused.because("not_yours")
    return known
