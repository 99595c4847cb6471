"""Puts a backup back: the administration is the old or the new one, whenever it is cut short.

Data and keys belong together and are several files. Therefore both are made ready in a folder
of their own; when that folder gets its name, the backup counts. Putting its files in place can
then be done by whoever opens the administration next (`finish`), as often as it takes.
"""

import contextlib
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.domain.errors import StorageTrouble, Trouble
from desktop.storage.backup import OLDEST, check_database, read_vault, unpack
from desktop.storage.files import put_in_place, sync_folder, write_whole
from desktop.storage.folder import DATA, HALF, KEYS, READY, Folder, Ownership
from desktop.storage.places import require_safe
from desktop.storage.troubles import translated
from desktop.storage.vault import Vault

_ASIDE = re.compile(r"vervangen (\d{4}-\d{2}-\d{2}) \d+\.(db|db-journal|json)")


def restore(backup: Path, unlock: Callable[[Vault], bytes], folder: Folder, today: date) -> None:
    """Puts a backup back as the administration in `folder`; what was there is renamed first.

    `unlock` gives the data key from the slots. Nothing is replaced before the backup has
    been read whole, its HMAC fits and the database opens. Raises StorageTrouble with nothing
    changed.
    """
    vault = read_vault(backup)
    key = unlock(vault)
    require_safe(folder.path)
    with translated():
        folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.path.chmod(0o700)
        with Ownership(folder):
            _finish_or_drop(folder, today)
            folder.sweep()
            half = folder.path / (READY + HALF)
            try:
                half.mkdir(mode=0o700)
                unpack(backup, key, half / DATA)
                check_database(half / DATA, key)
                write_whole(half / KEYS, replace(vault, seen=0).as_bytes())
                half.rename(folder.path / READY)
            finally:
                shutil.rmtree(half, ignore_errors=True)
            sync_folder(folder.path)
            with contextlib.suppress(OSError, StorageTrouble):
                finish(folder, today)


def finish(folder: Folder, today: date) -> None:
    """Puts in place what lies ready, if anything does; only the owner of the folder may.

    Raises OSError or StorageTrouble; then it can be called again.
    """
    ready = folder.path / READY
    if not ready.is_dir():
        return
    if folder.pending:
        # Its own keys and no others: with those of before the new data would never open.
        vault = Vault.from_bytes((ready / KEYS).read_bytes())
        _set_aside(folder, today)
        folder.keep(vault)
        folder.backups.mkdir(exist_ok=True)
        put_in_place(ready / DATA, folder.data)
    shutil.rmtree(ready)


def _finish_or_drop(folder: Folder, today: date) -> None:
    """Before another restore: what lies ready and cannot be read stands in nobody's way."""
    try:
        finish(folder, today)
    except StorageTrouble as trouble:
        if trouble.kind is not Trouble.KEYS_MISSING:
            raise
        shutil.rmtree(folder.path / READY)


def forget_replaced(folder: Folder, today: date) -> None:
    """Removes what was renamed for a restore when a backup of that age would be gone too."""
    for path in folder.path.glob("vervangen *"):
        if (told := _ASIDE.fullmatch(path.name)) is None:
            continue
        with contextlib.suppress(OSError, ValueError):
            if today - date.fromisoformat(told[1]) > OLDEST:
                path.unlink()


def _set_aside(folder: Folder, today: date) -> None:
    """Renames the data that are there, and copies the keys that open them."""
    journal = folder.data.with_name(DATA + "-journal")
    if folder.data.exists():
        number = 1
        while (aside := folder.path / f"vervangen {today:%Y-%m-%d} {number}.db").exists():
            number += 1
        if (folder.path / KEYS).exists():
            write_whole(aside.with_suffix(".json"), (folder.path / KEYS).read_bytes())
        if journal.exists() and journal.stat().st_size:
            # A journal belongs to the file it is named after: it must be there before.
            write_whole(aside.with_name(aside.name + "-journal"), journal.read_bytes())
        put_in_place(folder.data, aside)
    # Left beside the new data it would be played back into them.
    journal.unlink(missing_ok=True)
