"""Administrations: make one, open it, keep it safe, put it back.

An address is a folder on this computer or the URL of the organisation's PostgreSQL database.
Everything here may take a second or more and belongs on the data lane.
"""

import contextlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from desktop.domain.access import access_of
from desktop.domain.changes import Topic
from desktop.domain.clock import HOME_ZONE, Clock
from desktop.domain.errors import Refused, StorageTrouble, Trouble
from desktop.domain.identity import new_id
from desktop.models import AdministrationRecord
from desktop.storage import accounts, backup, engines, inspection, recovery, restoring, schema
from desktop.storage.database import Announce, Database
from desktop.storage.engines import Key, is_server
from desktop.storage.folder import Folder, Ownership
from desktop.storage.inspection import Finding
from desktop.storage.troubles import translated
from desktop.storage.undo import forget_expired
from desktop.storage.upgrading import upgrade_embedded
from desktop.storage.vault import Cost, Vault, new_data_key

__all__ = [
    "Administrations",
    "BackupLine",
    "Credentials",
    "Finding",
    "OpenAdministration",
    "is_server",
]


def silent(topics: frozenset[Topic]) -> None:
    """Nobody listens: for the command, which ends after one use case."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """A password or a typed recovery code; on a server neither."""

    password: str = ""
    recovery_code: str = ""


@dataclass(frozen=True, slots=True)
class BackupLine:
    """An automatic backup: its file and the local moment at which it was made."""

    path: Path
    made: datetime


class OpenAdministration:
    """An administration that is open: its database, and what keeps it safe.

    `name`, `is_example`, `account_name` describe it; `address` is its folder or URL.
    """

    def __init__(self, database: Database, address: str, clock: Clock) -> None:
        self.database = database
        self.address = address
        self._clock = clock
        self._folder: Folder | None = None
        self._ownership: Ownership | None = None
        self._key = bytearray()
        with database.read() as session:
            record = session.scalars(select(AdministrationRecord)).one_or_none()
            if record is None:
                raise StorageTrouble(Trouble.DAMAGED)
            self.name = record.name
            self.is_example = record.is_example
            account = accounts.at_work(session)
        if account is None:
            with database.write("accounts.arrive", undoable=False) as session:
                account = accounts.newcomer(session)
        self.account_name = account.name
        database.admit(account.id, access_of(account.works_for))

    def hold(self, folder: Folder, ownership: Ownership, key: bytearray) -> "OpenAdministration":
        """Takes over the folder, its lock and its key; for embedded administrations."""
        self._folder, self._ownership, self._key = folder, ownership, key
        self.database.when_full = folder.drop_ballast
        return self

    @property
    def folder(self) -> Path | None:
        """The folder; None on a server."""
        return self._folder.path if self._folder else None

    def backup(self, target: Path) -> Path:
        """Writes a checked backup to `target`.

        Raises StorageTrouble, or Refused(server_backup) on a server, which has its own.
        """
        folder = self._embedded("server_backup")
        with translated():
            raw = self.database.engine.raw_connection()
            try:
                backup.write_backup(raw.driver_connection, self._key, folder.vault(), target)
            finally:
                raw.close()
        return target

    def backup_now(self, place: Path | None = None) -> Path:
        """An automatic backup in `place` (the administration's own when None); drops old ones."""
        folder = self._embedded("server_backup")
        where = place or folder.backups
        with translated():
            where.mkdir(parents=True, exist_ok=True)
            backup.clear_halves(where)
        now = self._clock.local_now().replace(tzinfo=None)
        made = self.backup(where / backup.backup_name(now))
        for name in backup.names_to_drop(backup.dated_backups(where), now) - {made.name}:
            with contextlib.suppress(OSError):
                (where / name).unlink()
        return made

    def backup_when_due(self, place: Path | None = None) -> Path | None:
        """Makes today's backup when there is none younger than a day."""
        folder = self._embedded("server_backup")
        now = self._clock.local_now().replace(tzinfo=None)
        ages = [now - made for _, made in backup.dated_backups(place or folder.backups)]
        if any(timedelta(0) <= age < timedelta(days=1) for age in ages):
            return None
        return self.backup_now(place)

    def change_password(self, old: str, new: str, cost: Cost | None = None) -> None:
        """Locks the key with another password.

        Raises StorageTrouble(WRONG_PASSPHRASE) or Refused when the new one is too weak.
        """
        folder = self._embedded("server_password")
        vault = folder.vault()
        key = vault.open_with_password(old)
        folder.keep(vault.with_password(key, new, cost))

    def reset_password(self, new: str, cost: Cost | None = None) -> None:
        """Another password without the old one: for who came in with the recovery code."""
        folder = self._embedded("server_password")
        folder.keep(folder.vault().with_password(self._key, new, cost))

    def new_recovery_code(self) -> str:
        """A fresh recovery code in groups, to be written down before `keep_recovery_code`.

        Until then the old one stays the one that opens, so that there always is one on paper.
        """
        self._embedded("server_password")
        return recovery.new_code()

    def keep_recovery_code(self, code: str) -> None:
        """Makes `code` the recovery code; the old one no longer opens anything.

        Raises StorageTrouble(WRONG_RECOVERY_CODE) for what is no code.
        """
        folder = self._embedded("server_password")
        vault, _code = folder.vault().with_recovery(self._key, code)
        folder.keep(vault)

    def close(self) -> None:
        """Closes the database, forgets the key and lets the next one in; may be called twice."""
        try:
            if self._key:
                self.remember()
        finally:
            self.shut()

    def shut(self) -> None:
        """Closes without a note of how far the data are: for who only looked."""
        self.database.close()
        self._key[:] = bytes(len(self._key))
        self._key = bytearray()
        if self._ownership is not None:
            self._ownership.release()
            self._ownership = None

    def remember(self) -> None:
        """Notes beside the data how far they are, so that an older copy is recognised later."""
        with contextlib.suppress(StorageTrouble):
            self._embedded("server_backup").remember_counter(self._counter())

    def _counter(self) -> int:
        with self.database.read() as session:
            return session.scalar(select(AdministrationRecord.write_counter)) or 0

    def _embedded(self, code: str) -> Folder:
        if self._folder is None:
            raise Refused.because(code)
        return self._folder


class Administrations:
    """Makes and opens administrations. `cost` is what a password guess costs (tests pay less)."""

    def __init__(self, clock: Clock, cost: Cost | None = None) -> None:
        self._clock = clock
        self._cost = cost or Cost()

    def create(
        self, path: Path, name: str, who: str, password: str, *, example: bool = False
    ) -> str:
        """Makes an administration in the folder `path`; gives its recovery code, once.

        Raises Refused for the password or an empty name, StorageTrouble for the place.
        """
        if not name.strip():
            raise Refused.because("name_missing", "name")
        folder = Folder(path)
        instance, key = new_id(), new_data_key()
        vault = Vault.new(str(instance), name.strip()).with_password(key, password, self._cost)
        vault, code = vault.with_recovery(key)
        folder.make()
        try:
            with Ownership(folder):
                engine = engines.embedded_engine(folder.data, key)
                try:
                    self._fill(
                        engines.writing(engine), instance, name.strip(), who, example=example
                    )
                finally:
                    engine.dispose()
                folder.keep(vault)
                folder.finish_making()
        except BaseException:
            folder.unmake()
            raise
        return code

    def create_on_server(self, url: str, name: str, who: str, *, example: bool = False) -> None:
        """Makes the schemas in an empty PostgreSQL database.

        Raises Refused(administration_exists) when one is there.
        """
        engine = engines.server_engine(url)
        try:
            with translated():
                if schema.stored_version(engine):
                    raise Refused.because("administration_exists")
            self._fill(engine, new_id(), name.strip(), who, example=example)
        finally:
            engine.dispose()

    def open(
        self,
        address: str | Path,
        credentials: Credentials,
        announce: Announce = silent,
        *,
        accept_older: bool = False,
    ) -> OpenAdministration:
        """Opens the administration at `address`.

        Raises StorageTrouble: WRONG_PASSPHRASE, WRONG_RECOVERY_CODE, IN_USE, KEYS_MISSING,
        DAMAGED, NEWER_VERSION, OLDER_COPY (unless `accept_older`), and those of the place.
        """
        if engines.is_server(str(address)):
            return self._open_server(str(address), announce)
        folder = Folder(Path(address))
        opened = self._open_folder(folder, credentials, announce)
        try:
            self._require_newest(opened, folder.vault(), accept_older=accept_older)
        except BaseException:
            opened.shut()
            raise
        opened.remember()
        # None of these is worth a closed door: they are tried again at every opening.
        with contextlib.suppress(OSError, StorageTrouble):
            folder.refill_ballast()
            restoring.forget_replaced(folder, self._clock.today())
        forget_expired(opened.database)
        return opened

    def _open_folder(
        self, folder: Folder, credentials: Credentials, announce: Announce
    ) -> OpenAdministration:
        folder.require()
        ownership, key = Ownership(folder), bytearray()
        try:
            with translated():
                restoring.finish(folder, self._clock.today())
            folder.sweep()
            folder.mend_keys()
            vault = folder.vault()
            key += self._unlock(vault, credentials)
            if credentials.password and vault.below(self._cost):
                with contextlib.suppress(StorageTrouble):
                    folder.keep(vault.resealed(key, credentials.password, self._cost))
            return self._open_file(folder, key, announce).hold(folder, ownership, key)
        except BaseException:
            key[:] = bytes(len(key))
            ownership.release()
            raise

    @staticmethod
    def peek(address: str | Path) -> str:
        """The name of an embedded administration, as its key file tells without a password."""
        return Folder(Path(address)).vault().name

    def check(self, address: str | Path, credentials: Credentials) -> tuple[Finding, ...]:
        """Looks at everything that can be wrong with an administration that is not open."""
        if engines.is_server(str(address)):
            opened = self._open_server(str(address), silent)
        else:
            opened = self._open_folder(Folder(Path(address)), credentials, silent)
        try:
            with translated():
                found = inspection.look_inside(opened.database.engine)
            folder, key = opened.folder, bytes(opened._key)  # noqa: SLF001 - its own maker
        finally:
            opened.shut()
        if folder is None:
            return found
        with Ownership(Folder(folder)):
            return (*inspection.look_at_file(Folder(folder).data, key), *found)

    def backups(self, place: Path) -> tuple[BackupLine, ...]:
        """The automatic backups in `place`, newest first, with their local moment."""
        found = backup.dated_backups(place) if place.is_dir() else []
        return tuple(
            BackupLine(place / name, made.replace(tzinfo=HOME_ZONE))
            for name, made in reversed(found)
        )

    def own_backup_place(self, address: str | Path) -> Path:
        """The folder for backups inside an administration."""
        return Folder(Path(address)).backups

    def restore(self, source: Path, target: Path, credentials: Credentials) -> None:
        """Puts the backup `source` back as the administration in `target`.

        What was there is renamed, never overwritten. Raises StorageTrouble when the backup
        is damaged or neither password nor recovery code opens it.
        """
        if engines.is_server(str(target)):
            raise Refused.because("server_backup")
        restoring.restore(
            source,
            lambda vault: self._unlock(vault, credentials),
            Folder(target),
            self._clock.today(),
        )

    def _unlock(self, vault: Vault, credentials: Credentials) -> bytes:
        if credentials.recovery_code:
            return vault.open_with_recovery(credentials.recovery_code)
        return vault.open_with_password(credentials.password)

    def _open_file(self, folder: Folder, key: Key, announce: Announce) -> OpenAdministration:
        engine = engines.embedded_engine(folder.data, key)
        try:
            with translated():
                stored = schema.stored_version(engines.reading(engine))
                if stored < schema.VERSION:
                    engine.dispose()
                    upgrade_embedded(folder, key, self._clock.local_now())
                return OpenAdministration(
                    Database(engine, announce, self._clock), str(folder.path), self._clock
                )
        except BaseException:
            engine.dispose()
            raise

    def _open_server(self, url: str, announce: Announce) -> OpenAdministration:
        engine = engines.server_engine(url)
        try:
            with translated():
                stored = schema.stored_version(engine)
                if not stored:
                    raise StorageTrouble(Trouble.EMPTY_DATABASE)
                if stored < schema.VERSION:
                    schema.upgrade(engine)
                opened = OpenAdministration(
                    Database(engine, announce, self._clock), url, self._clock
                )
            forget_expired(opened.database)
            return opened
        except BaseException:
            engine.dispose()
            raise

    def _require_newest(
        self, opened: OpenAdministration, vault: Vault, *, accept_older: bool
    ) -> None:
        counter = opened._counter()  # noqa: SLF001 - its own maker
        if counter < vault.seen and not accept_older:
            raise StorageTrouble(Trouble.OLDER_COPY, here=counter, seen=vault.seen)

    def _fill(self, engine: Engine, instance: UUID, name: str, who: str, *, example: bool) -> None:
        with translated():
            schema.make(engine, instance, name, self._clock.now(), example=example)
            with Session(engine) as session, session.begin():
                accounts.founder(session, who.strip())
