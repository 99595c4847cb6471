"""An administration on disk: a folder with the encrypted data, its keys and its backups.

One owner at a time: a lock file that the system itself releases when its process is gone.
"""

import contextlib
import os
import shutil
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from desktop.domain.errors import Refused, StorageTrouble, Trouble
from desktop.storage.files import sync_folder, write_whole
from desktop.storage.places import require_safe
from desktop.storage.troubles import from_system
from desktop.storage.vault import Vault

DATA = "gegevens.db"
KEYS = "sleutels.json"
KEYS_COPY = "sleutels.kopie.json"
BALLAST = "ballast.bin"
BACKUPS = "reservekopie"
LOCK = "in-gebruik"
BALLAST_BYTES = 8 * 1024 * 1024


class Folder:
    """The files of one administration at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute()

    @property
    def data(self) -> Path:
        """The encrypted database."""
        return self.path / DATA

    @property
    def backups(self) -> Path:
        """Where backups go unless the user chose another place."""
        return self.path / BACKUPS

    @property
    def exists(self) -> bool:
        """Whether an administration lies here."""
        return (self.path / KEYS).exists() or (self.path / KEYS_COPY).exists()

    def make(self) -> None:
        """Makes the folder, readable for its owner alone.

        Raises StorageTrouble: UNSAFE_PLACE, READ_ONLY, or DISK_FULL; Refused(folder_occupied)
        when something lies there already.
        """
        require_safe(self.path)
        if self.path.exists() and any(self.path.iterdir()):
            raise Refused.because("folder_occupied", "folder")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self.path.chmod(0o700)
            self.backups.mkdir(exist_ok=True)
            self.refill_ballast()
        except OSError as error:
            raise from_system(error) from None

    def unmake(self) -> None:
        """Empties a folder that was just made and could not be filled."""
        shutil.rmtree(self.path, ignore_errors=True)

    def require(self) -> None:
        """Raises StorageTrouble when no administration lies here that can be written."""
        if not self.path.parent.exists():
            raise StorageTrouble(Trouble.UNREACHABLE)
        if not self.data.exists() or not self.exists:
            kind = Trouble.KEYS_MISSING if self.data.exists() else Trouble.NOT_AN_ADMINISTRATION
            raise StorageTrouble(kind)
        require_safe(self.path)
        if not os.access(self.path, os.W_OK) or not os.access(self.data, os.W_OK):
            raise StorageTrouble(Trouble.READ_ONLY)

    def vault(self) -> Vault:
        """The key slots, from the copy when the first is gone or damaged; repairs the other.

        Raises StorageTrouble(KEYS_MISSING) when neither can be read.
        """
        first, second = self.path / KEYS, self.path / KEYS_COPY
        found = _read(first) or _read(second)
        if found is None:
            raise StorageTrouble(Trouble.KEYS_MISSING)
        for path in (first, second):
            # The first is always written first: a copy that differs is older or damaged.
            if _read(path) != found:
                with contextlib.suppress(OSError):
                    write_whole(path, found.as_bytes())
        return found

    def keep(self, vault: Vault) -> None:
        """Writes the key slots, both copies, one after the other."""
        try:
            write_whole(self.path / KEYS, vault.as_bytes())
            write_whole(self.path / KEYS_COPY, vault.as_bytes())
        except OSError as error:
            raise from_system(error) from None

    def remember_counter(self, counter: int) -> None:
        """Notes the last write counter, so that an older copy of the data is recognised."""
        vault = self.vault()
        if vault.seen != counter:
            self.keep(replace(vault, seen=counter))

    def refill_ballast(self) -> None:
        """Puts the ballast back when there is room for it."""
        ballast = self.path / BALLAST
        if ballast.exists() and ballast.stat().st_size == BALLAST_BYTES:
            return
        if shutil.disk_usage(self.path).free > 4 * BALLAST_BYTES:
            ballast.write_bytes(bytes(BALLAST_BYTES))

    def drop_ballast(self) -> bool:
        """Gives the ballast's room back on a full disk; False when it was gone already."""
        try:
            (self.path / BALLAST).unlink()
        except OSError:
            return False
        sync_folder(self.path)
        return True


def _read(path: Path) -> Vault | None:
    try:
        return Vault.from_bytes(path.read_bytes())
    except (OSError, StorageTrouble):
        return None


class Ownership:
    """Holds a folder for this process; as a context manager or until `release`.

    Raises StorageTrouble(IN_USE) when another process holds it.
    """

    def __init__(self, folder: Folder) -> None:
        try:
            self._handle = (folder.path / LOCK).open("a+b")
        except OSError as error:
            raise from_system(error) from None
        try:
            _lock(self._handle.fileno())
        except OSError:
            self._handle.close()
            raise StorageTrouble(Trouble.IN_USE) from None

    def release(self) -> None:
        """Lets the next one in."""
        self._handle.close()

    def __enter__(self) -> "Ownership":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


if os.name == "posix":
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
else:
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
