"""Short conversations with the store: the only source of sessions."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Engine, bindparam, insert, select, update
from sqlalchemy.orm import Session

from desktop.domain.access import EVERYTHING, Access
from desktop.domain.changes import Topic
from desktop.domain.clock import Clock
from desktop.domain.errors import StorageTrouble, Trouble
from desktop.domain.identity import new_id
from desktop.models import AdministrationRecord, AuditLine, TopicVersion, UndoValue
from desktop.storage import access, engines
from desktop.storage.audit import add_line
from desktop.storage.changes import Changes
from desktop.storage.troubles import translated

Announce = Callable[[frozenset[Topic]], None]
UNDO_DAYS = 30
_ANSWER_LOST = (Trouble.SERVER_GONE, Trouble.UNREACHABLE)
"""Trouble in which a commit may have been made all the same: a disk too can fail after it."""

# What every act ends with: made once, and sent past the session, which has nothing to add.
_COUNT = update(AdministrationRecord).values(write_counter=AdministrationRecord.write_counter + 1)
_KEEP = insert(UndoValue)
_BUMP = (
    update(TopicVersion)
    .where(TopicVersion.topic.in_(bindparam("topics", expanding=True)))
    .values(n=TopicVersion.n + 1)
)


class Database:
    """Opens snapshots and transactions on one store.

    `announce` is called after each commit with the topics of what changed. `account_id` is
    who acts, `access` what they can reach (see `admit`). A thread given to `forbid_thread` may
    not come here: the UI thread. `when_full` is called when the disk is full, to make some room
    for the next attempt.
    """

    def __init__(
        self, engine: Engine, announce: Announce, clock: Clock, account_id: UUID | None = None
    ) -> None:
        self.engine = engine
        self.clock = clock
        self.account_id = account_id
        self.access = EVERYTHING
        self.when_full: Callable[[], object] = bool
        self._announce = announce
        self._reader = engines.reading(engine)
        self._writer = engines.writing(engine)
        self._forbidden: int | None = None
        self._busy = threading.local()
        self._closed = False

    def forbid_thread(self, ident: int) -> None:
        """From here on the thread with that identity raises AssertionError here."""
        self._forbidden = ident

    def admit(self, account_id: UUID, granted: frozenset[Access]) -> None:
        """Says who acts from here on, and what they can reach; asked once, after opening.

        Every conversation that touches more raises Refused(not_yours).
        """
        self.account_id, self.access = account_id, granted
        if granted != EVERYTHING:
            access.narrow(self.engine, granted)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A snapshot; anything written in it is an error of the store."""
        with self._turn(), translated(), Session(self._reader, autoflush=False) as session:
            access.mark(session, self.access)
            yield session
            lost = bool(session.new or session.dirty or session.deleted)
            assert not lost, "changed in a conversation that only reads"

    @contextmanager
    def write(self, act: str, *, undoable: bool = True) -> Iterator[Session]:
        """One transaction for the act of that name; leaving commits and then announces.

        Raising rolls everything back and announces nothing. The audit line, the undo values
        (unless not `undoable`), the topic versions and the write counter are part of it.
        Raises StorageTrouble(UNSURE) when the store is gone before it told of the commit.
        """
        line: UUID | None = None
        with self._turn():
            try:
                with (
                    translated(),
                    Session(self._writer, expire_on_commit=False) as session,
                    session.begin(),
                ):
                    access.mark(session, self.access)
                    changes = Changes(session)
                    yield session
                    session.flush()
                    if changes:
                        line = self._conclude(session, act, changes, undoable=undoable)
            except StorageTrouble as trouble:
                if trouble.kind is Trouble.DISK_FULL:
                    self.when_full()
                lost = line is not None and trouble.kind in _ANSWER_LOST
                if not (lost and self._has_arrived(line)):
                    raise
        if changes.topics:
            self._announce(frozenset(changes.topics))

    def topic_versions(self) -> dict[Topic, int]:
        """How often each topic changed, by whomever: compared to see what others did."""
        with self.read() as session:
            rows = session.execute(select(TopicVersion.topic, TopicVersion.n))
            return {Topic(topic): n for topic, n in rows}

    def close(self) -> None:
        """Closes the connection; every later conversation raises StorageTrouble(LOCKED)."""
        self._closed = True
        self.engine.dispose()

    def _conclude(self, session: Session, act: str, changes: Changes, *, undoable: bool) -> UUID:
        connection = session.connection()
        # The counter's row lock makes writers on a server wait their turn here, so that the
        # chain of audit lines has no gaps.
        connection.execute(_COUNT)
        line = add_line(connection, act, self.clock.now(), self.account_id, changes.told())
        if undoable and changes.rows:
            kept = {
                "id": new_id(),
                "version": 1,
                "audit_line_id": line,
                "before": changes.kept(),
                "expires_on": self.clock.today() + timedelta(days=UNDO_DAYS),
            }
            connection.execute(_KEEP, kept)
        if changes.topics:
            connection.execute(_BUMP, {"topics": sorted(topic.value for topic in changes.topics)})
        return line

    def _has_arrived(self, line: UUID | None) -> bool:
        """Whether an act was stored of which only the answer got lost.

        Raises StorageTrouble(UNSURE) when the store does not tell either.
        """
        try:
            with translated(), Session(self._writer) as session:
                # Waits for a commit that is still under way: it holds this row.
                session.execute(select(AdministrationRecord.instance_id).with_for_update())
                return session.get(AuditLine, line) is not None
        except StorageTrouble:
            raise StorageTrouble(Trouble.UNSURE) from None

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._closed:
            raise StorageTrouble(Trouble.LOCKED)
        assert threading.get_ident() != self._forbidden, "the UI thread reached the database"
        assert not getattr(self._busy, "inside", False), "a conversation within a conversation"
        self._busy.inside = True
        try:
            yield
        finally:
            self._busy.inside = False
