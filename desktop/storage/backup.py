"""Backups: one encrypted file with the data and the key slots, checked before it counts.

Layout: 8 bytes of name and format, 4 bytes length of the slots, the slots, 32 bytes HMAC-SHA256
with a key derived from the data key, then the encrypted database as SQLCipher wrote it. The
HMAC covers slots and database, so a single changed bit is found before anything is replaced.
"""

import contextlib
import hashlib
import hmac
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.domain.errors import StorageTrouble, Trouble
from desktop.storage.engines import PRAGMAS, Key, connector
from desktop.storage.files import private, put_in_place
from desktop.storage.troubles import from_sqlcipher, translated
from desktop.storage.vault import Vault

MAGIC = b"BUURTKP1"
SUFFIX = ".buurtschap"
DAILY, WEEKLY = 7, 4
OLDEST = timedelta(days=35)
"""What was erased may live on in backups for this long, and no longer."""

_CHUNK = 1 << 20
_MAC_BYTES = 32
_DATA, _HALF = ".data", ".nieuw"
_QUIET = {name: PRAGMAS[name] for name in ("foreign_keys", "temp_store", "mmap_size")}


def write_backup(connection: sqlcipher.Connection, key: Key, vault: Vault, target: Path) -> None:
    """Writes a checked backup of the open database to `target`.

    Raises StorageTrouble(DISK_FULL, READ_ONLY, UNREACHABLE or DAMAGED); an older file at
    `target` stands until the new one has been opened and found whole.
    """
    data = target.with_name(target.name + _DATA)
    whole = target.with_name(target.name + _HALF)
    with translated(), cleared(data, whole):
        _copy_open_database(connection, key, data)
        check_database(data, key)
        _pack(data, key, vault, whole)
        _read_through(whole, key, _nowhere)
        put_in_place(whole, target)


def read_vault(backup: Path) -> Vault:
    """The key slots in a backup. Raises StorageTrouble(DAMAGED or UNREACHABLE)."""
    with translated(), backup.open("rb") as stream:
        slots = _read_slots(stream.read(12), stream.read)
    try:
        return Vault.from_bytes(slots)
    except StorageTrouble:
        raise StorageTrouble(Trouble.DAMAGED) from None


def names_to_drop(names: list[tuple[str, datetime]], now: datetime) -> set[str]:
    """Which of the dated backups may go: all but one of each of the last days and weeks.

    Whatever is much older than local moment `now` goes as well. A date in the future tells
    that the clock was wrong, then or now: those stay until there are enough of the others.
    """
    past = sorted((item for item in names if item[1] <= now), key=lambda item: item[1])
    days = {made.date().isoformat(): name for name, made in past}
    weeks = {"{}-{:02}".format(*made.isocalendar()): name for name, made in past}
    kept = {days[day] for day in sorted(days, reverse=True)[:DAILY]}
    kept |= {weeks[week] for week in sorted(weeks, reverse=True)[:WEEKLY]}
    kept -= {name for name, made in past if now - made > OLDEST}
    if len(days) < DAILY:
        kept |= {name for name, made in names if made > now}
    return {name for name, _ in names} - kept


def clear_halves(place: Path) -> None:
    """Removes what automatic backups that were killed left half written in `place`."""
    for ending in (_DATA, _HALF):
        for half in place.glob(f"*{SUFFIX}{ending}"):
            with contextlib.suppress(OSError, ValueError):
                _moment(half.name.removesuffix(SUFFIX + ending))
                half.unlink()


def dated_backups(place: Path) -> list[tuple[str, datetime]]:
    """The program's own backups in `place` with the moment in their name, oldest first."""
    found = []
    for path in place.glob(f"*{SUFFIX}"):
        with contextlib.suppress(ValueError):
            found.append((path.name, _moment(path.stem)))
    return sorted(found, key=lambda item: item[1])


def backup_name(moment: datetime) -> str:
    """How an automatic backup made at local `moment` is called."""
    return f"{moment:%Y-%m-%d %H.%M.%S}{SUFFIX}"


def _moment(name: str) -> datetime:
    return datetime.strptime(name, "%Y-%m-%d %H.%M.%S")  # noqa: DTZ007 - a name


def _copy_open_database(connection: sqlcipher.Connection, key: Key, target: Path) -> None:
    target.touch(mode=0o600)
    copy = connector(target, key, {"journal_mode": "OFF", "synchronous": "FULL"})()
    try:
        connection.backup(copy)
    finally:
        copy.close()


def check_database(path: Path, key: Key) -> None:
    """Raises StorageTrouble: DAMAGED when the encrypted database at `path` is not sound."""
    try:
        connection = connector(path, key, _QUIET)()
        try:
            sound = connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
            sound = sound and connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        finally:
            connection.close()
    except sqlcipher.Error as error:
        trouble = from_sqlcipher(error)
        if trouble.kind not in (Trouble.DAMAGED, Trouble.OTHER):
            raise trouble from None
        sound = False
    if not sound:
        raise StorageTrouble(Trouble.DAMAGED)


def _pack(data: Path, key: Key, vault: Vault, target: Path) -> None:
    slots = vault.as_bytes()
    head = MAGIC + len(slots).to_bytes(4) + slots
    with data.open("rb") as stream, open(target, "wb", opener=private) as out:
        mac = _mac(key, head)
        out.write(head + bytes(_MAC_BYTES))
        while chunk := stream.read(_CHUNK):
            mac.update(chunk)
            out.write(chunk)
        out.seek(len(head))
        out.write(mac.digest())
        out.flush()
        os.fsync(out.fileno())


def unpack(backup: Path, key: Key, target: Path) -> None:
    """Writes the encrypted database in a backup to `target`; raises StorageTrouble(DAMAGED)."""
    with open(target, "wb", opener=private) as out:
        _read_through(backup, key, out.write)
        out.flush()
        os.fsync(out.fileno())


def _read_through(backup: Path, key: Key, take: Callable[[bytes], object]) -> None:
    """Gives `take` the database piece by piece. Raises StorageTrouble(DAMAGED) at the end."""
    with backup.open("rb") as stream:
        start = stream.read(12)
        slots = _read_slots(start, stream.read)
        told = stream.read(_MAC_BYTES)
        mac = _mac(key, start + slots)
        while chunk := stream.read(_CHUNK):
            mac.update(chunk)
            take(chunk)
    if not hmac.compare_digest(mac.digest(), told):
        raise StorageTrouble(Trouble.DAMAGED)


def _nowhere(chunk: bytes) -> None:
    """For who only wants to know whether a backup is whole."""


def _read_slots(start: bytes, read: Callable[[int], bytes]) -> bytes:
    length = int.from_bytes(start[8:12])
    if start[:8] != MAGIC or not 0 < length < _CHUNK:
        raise StorageTrouble(Trouble.DAMAGED)
    return read(length)


def _mac(key: Key, head: bytes) -> hmac.HMAC:
    own = HKDF(SHA256(), 32, None, b"buurtschap backup").derive(key)
    return hmac.new(own, head, hashlib.sha256)


@contextmanager
def cleared(*paths: Path) -> Iterator[None]:
    """Removes half-made files, those of a run that was killed and our own, whatever happens."""
    for path in paths:
        path.unlink(missing_ok=True)
    try:
        yield
    finally:
        for path in paths:
            path.unlink(missing_ok=True)
