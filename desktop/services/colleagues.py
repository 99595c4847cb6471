"""Who works with a shared administration, and for whom: that decides what each of them sees."""

from uuid import UUID

from sqlalchemy import select

from desktop.domain.access import LET_IN, Colleague
from desktop.domain.clock import Clock
from desktop.domain.errors import Conflict, Refused
from desktop.domain.names import fold
from desktop.domain.vocabulary import WorksFor
from desktop.models import Account
from desktop.storage import accounts
from desktop.storage.database import Database

_RANK = (WorksFor.NOBODY, WorksFor.ORGANISATION, WorksFor.CORPORATION)


class Colleagues:
    """The accounts of a shared administration."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database

    def list(self) -> tuple[Colleague, ...]:
        """Everybody who can come in: who waits for access first, then by name."""
        with self._database.read() as session:
            known = session.scalars(select(Account).where(Account.active)).all()
            found = [self._colleague(account) for account in known]
        return tuple(
            sorted(found, key=lambda one: (_RANK.index(one.works_for), fold(one.name), one.id))
        )

    def works_for(self) -> WorksFor:
        """For whom you work as it stands now. Raises Refused(account_gone)."""
        with self._database.read() as session:
            found = session.get(Account, self._database.account_id)
            if found is None or not found.active:
                raise Refused.because("account_gone")
            return found.works_for

    def let_in(self, account_id: UUID, works_for: WorksFor, seen: WorksFor) -> None:
        """Says for whom a colleague works; it holds from when they open the administration again.

        `seen` is what stood there when the change began: Conflict with the Colleague when it
        changed since. Raises Refused when it is your own account (own_access), when you may not
        do this yourself (any more; not_yours), and when the account is gone (colleague_gone).
        """
        if account_id == self._database.account_id:
            raise Refused.because("own_access")
        with self._database.write(LET_IN) as session:
            account = accounts.held_to_arrange(session, self._database.account_id).get(account_id)
            if account is None or not account.active:
                raise Refused.because("colleague_gone")
            if account.works_for is not seen:
                raise Conflict(theirs=self._colleague(account))
            account.works_for = works_for

    def _colleague(self, account: Account) -> Colleague:
        return Colleague(
            id=account.id,
            name=account.name,
            job=account.job,
            login=account.login,
            works_for=account.works_for,
            me=account.id == self._database.account_id,
        )
