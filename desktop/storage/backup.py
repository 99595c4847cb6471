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
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.domain.errors import StorageTrouble, Trouble
from desktop.storage.engines import PRAGMAS, connector
from desktop.storage.files import put_in_place, write_whole
from desktop.storage.folder import DATA, KEYS, Folder, Ownership
from desktop.storage.places import require_safe
from desktop.storage.troubles import translated
from desktop.storage.vault import Vault

MAGIC = b"BUURTKP1"
SUFFIX = ".buurtschap"
DAILY, WEEKLY = 7, 4
OLDEST = timedelta(days=35)
"""What was erased may live on in backups for this long, and no longer."""

_CHUNK = 1 << 20
_MAC_BYTES = 32


def write_backup(connection: sqlcipher.Connection, key: bytes, vault: Vault, target: Path) -> None:
    """Writes a checked backup of the open database to `target`.

    Raises StorageTrouble(DISK_FULL, READ_ONLY, UNREACHABLE or DAMAGED); an older file at
    `target` stands until the new one has been opened and found whole.
    """
    data = target.with_name(target.name + ".data")
    whole = target.with_name(target.name + ".nieuw")
    with translated(), cleared(data, whole):
        _copy_open_database(connection, key, data)
        _check_database(data, key)
        _pack(data, key, vault, whole)
        put_in_place(whole, target)


def read_vault(backup: Path) -> Vault:
    """The key slots in a backup. Raises StorageTrouble(DAMAGED or UNREACHABLE)."""
    with translated(), backup.open("rb") as stream:
        slots = _read_slots(stream.read(12), stream.read)
    try:
        return Vault.from_bytes(slots)
    except StorageTrouble:
        raise StorageTrouble(Trouble.DAMAGED) from None


def restore(backup: Path, unlock: Callable[[Vault], bytes], folder: Folder, today: date) -> None:
    """Puts a backup back as the administration in `folder`; what was there is renamed first.

    `unlock` gives the data key from the slots. Nothing is replaced before the backup has
    been read whole, its HMAC fits and the database opens. Raises StorageTrouble.
    """
    vault = read_vault(backup)
    key = unlock(vault)
    require_safe(folder.path)
    ready = folder.path / (DATA + ".nieuw")
    with translated():
        folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with Ownership(folder), cleared(ready):
            _unpack(backup, key, ready)
            _check_database(ready, key)
            _set_aside(folder, today)
            folder.keep(replace(vault, seen=0))
            folder.backups.mkdir(exist_ok=True)
            put_in_place(ready, folder.data)
            folder.refill_ballast()


def names_to_drop(names: list[tuple[str, datetime]], keep_daily: int, keep_weekly: int) -> set[str]:
    """Which of the dated backups may go: all but one of each of the last days and weeks.

    Whatever is much older than the newest goes as well.
    """
    oldest_first = sorted(names, key=lambda item: item[1])
    days = {made.date().isoformat(): name for name, made in oldest_first}
    weeks = {"{}-{:02}".format(*made.isocalendar()): name for name, made in oldest_first}
    kept = {days[day] for day in sorted(days, reverse=True)[:keep_daily]}
    kept |= {weeks[week] for week in sorted(weeks, reverse=True)[:keep_weekly]}
    kept -= {name for name, made in names if oldest_first[-1][1] - made > OLDEST}
    return {name for name, _ in names} - kept


def dated_backups(place: Path) -> list[tuple[str, datetime]]:
    """The program's own backups in `place` with the moment in their name."""
    found = []
    for path in place.glob(f"*{SUFFIX}"):
        with contextlib.suppress(ValueError):
            made = datetime.strptime(path.stem, "%Y-%m-%d %H.%M.%S")  # noqa: DTZ007 - a name
            found.append((path.name, made))
    return sorted(found, key=lambda item: item[1])


def backup_name(moment: datetime) -> str:
    """How an automatic backup made at local `moment` is called."""
    return f"{moment:%Y-%m-%d %H.%M.%S}{SUFFIX}"


def _copy_open_database(connection: sqlcipher.Connection, key: bytes, target: Path) -> None:
    copy = connector(target, key, {"journal_mode": "OFF", "synchronous": "FULL"})()
    try:
        connection.backup(copy)
    finally:
        copy.close()


def _check_database(path: Path, key: bytes) -> None:
    try:
        connection = connector(path, key, {"foreign_keys": PRAGMAS["foreign_keys"]})()
        try:
            sound = connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
            sound = sound and connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        finally:
            connection.close()
    except sqlcipher.Error:
        sound = False
    if not sound:
        raise StorageTrouble(Trouble.DAMAGED)


def _pack(data: Path, key: bytes, vault: Vault, target: Path) -> None:
    slots = vault.as_bytes()
    head = MAGIC + len(slots).to_bytes(4) + slots
    with data.open("rb") as stream, target.open("wb") as out:
        mac = _mac(key, head)
        out.write(head + bytes(_MAC_BYTES))
        while chunk := stream.read(_CHUNK):
            mac.update(chunk)
            out.write(chunk)
        out.seek(len(head))
        out.write(mac.digest())
        out.flush()
        os.fsync(out.fileno())


def _unpack(backup: Path, key: bytes, target: Path) -> None:
    with backup.open("rb") as stream, target.open("wb") as out:
        start = stream.read(12)
        slots = _read_slots(start, stream.read)
        told = stream.read(_MAC_BYTES)
        mac = _mac(key, start + slots)
        while chunk := stream.read(_CHUNK):
            mac.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if not hmac.compare_digest(mac.digest(), told):
        raise StorageTrouble(Trouble.DAMAGED)


def _read_slots(start: bytes, read: Callable[[int], bytes]) -> bytes:
    length = int.from_bytes(start[8:12])
    if start[:8] != MAGIC or not 0 < length < _CHUNK:
        raise StorageTrouble(Trouble.DAMAGED)
    return read(length)


def _mac(key: bytes, head: bytes) -> hmac.HMAC:
    own = HKDF(SHA256(), 32, None, b"buurtschap backup").derive(key)
    return hmac.new(own, head, hashlib.sha256)


def _set_aside(folder: Folder, today: date) -> None:
    """Renames the data that are there, and copies the keys that open them."""
    if not folder.data.exists():
        return
    number = 1
    while (aside := folder.path / f"vervangen {today:%Y-%m-%d} {number}.db").exists():
        number += 1
    if (folder.path / KEYS).exists():
        write_whole(aside.with_suffix(".json"), (folder.path / KEYS).read_bytes())
    journal = folder.data.with_name(DATA + "-journal")
    if journal.exists():
        # Both names must change together: a journal belongs to the file it is named after.
        journal.replace(aside.with_name(aside.name + "-journal"))
    folder.data.replace(aside)


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
