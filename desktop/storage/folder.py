"""An administration on disk: a folder with the encrypted data, its keys and its backups.

One owner at a time: a lock file that the system itself releases when its process is gone.
What takes several files to do has one moment at which it counts: a folder that is being made
bears a mark until it is whole, and a backup that is put back lies ready in a folder of its own
before the first file is replaced (`restoring`).
"""

import contextlib
import os
import shutil
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from desktop.domain.errors import Refused, StorageTrouble, Trouble
from desktop.storage.files import private, sync_folder, write_whole
from desktop.storage.places import require_safe
from desktop.storage.troubles import from_system
from desktop.storage.vault import Vault

DATA = "gegevens.db"
KEYS = "sleutels.json"
KEYS_COPY = "sleutels.kopie.json"
BALLAST = "ballast.bin"
BACKUPS = "reservekopie"
LOCK = "in-gebruik"
BEING_MADE = "in-aanbouw"
"""Stands in a folder until everything is there; what bears it may be cleared away."""
READY = "terugzetten"
"""Holds the data and keys of a backup that is being put back; see `restoring`."""
HALF = ".nieuw"
"""How a file or folder ends that is being written."""
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

    @property
    def half_made(self) -> bool:
        """Whether somebody began to make an administration here and never finished."""
        return (self.path / BEING_MADE).exists()

    @property
    def pending(self) -> bool:
        """Whether a backup lies ready here to be put in place."""
        return (self.path / READY / DATA).exists()

    def make(self) -> None:
        """Makes the folder, readable for its owner alone; it counts after `finish_making`.

        Raises StorageTrouble: UNSAFE_PLACE, READ_ONLY, DISK_FULL or IN_USE;
        Refused(folder_occupied) when something lies there already.
        """
        require_safe(self.path)
        if self.half_made:
            Ownership(self).release()
            self.unmake()
        try:
            if self.path.exists() and any(item.name != LOCK for item in self.path.iterdir()):
                raise Refused.because("folder_occupied", "folder")
            self.path.mkdir(parents=True, exist_ok=True)
            self.path.chmod(0o700)
            (self.path / BEING_MADE).touch()
            sync_folder(self.path)
            self.backups.mkdir(exist_ok=True)
            self.refill_ballast()
        except OSError as error:
            self.unmake()
            raise from_system(error) from None

    def finish_making(self) -> None:
        """From here on it is an administration. Raises StorageTrouble."""
        try:
            (self.path / BEING_MADE).unlink()
        except OSError as error:
            raise from_system(error) from None
        sync_folder(self.path)

    def unmake(self) -> None:
        """Clears away what was just made and could not be filled; its mark goes last."""
        with contextlib.suppress(OSError):
            for item in self.path.iterdir():
                if item.is_dir():
                    shutil.rmtree(item, ignore_errors=True)
                elif item.name != BEING_MADE:
                    item.unlink()
            shutil.rmtree(self.path, ignore_errors=True)

    def require(self) -> None:
        """Raises StorageTrouble when no administration lies here that can be written."""
        if not self.path.parent.exists():
            raise StorageTrouble(Trouble.UNREACHABLE)
        if self.half_made:
            raise StorageTrouble(Trouble.NOT_AN_ADMINISTRATION)
        if not self.pending and not (self.data.exists() and self.exists):
            kind = Trouble.KEYS_MISSING if self.data.exists() else Trouble.NOT_AN_ADMINISTRATION
            raise StorageTrouble(kind)
        require_safe(self.path)
        there = [path for path in (self.path, self.data) if path.exists()]
        if not all(os.access(path, os.W_OK) for path in there):
            raise StorageTrouble(Trouble.READ_ONLY)

    def vault(self) -> Vault:
        """The key slots, from the copy when the first is gone or damaged.

        Raises StorageTrouble(KEYS_MISSING) when neither can be read.
        """
        places = [READY] if self.pending else []
        for path in [*(self.path / place / KEYS for place in places), *self._key_files()]:
            if found := _read(path):
                return found
        raise StorageTrouble(Trouble.KEYS_MISSING)

    def mend_keys(self) -> None:
        """Writes again what differs from `vault()`; only the owner of the folder may."""
        found = self.vault()
        for path in self._key_files():
            # The first is always written first: a copy that differs is older or damaged.
            if _read(path) != found:
                with contextlib.suppress(OSError):
                    write_whole(path, found.as_bytes())

    def keep(self, vault: Vault) -> None:
        """Writes the key slots, both copies, one after the other.

        They count when the first is there: a copy that could not be written is mended at the
        next opening. Raises StorageTrouble when nothing was changed.
        """
        first, second = self._key_files()
        try:
            write_whole(first, vault.as_bytes())
        except OSError as error:
            raise from_system(error) from None
        with contextlib.suppress(OSError):
            write_whole(second, vault.as_bytes())

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
            # Noise: a disk that compresses would give no room back for zeros.
            with open(ballast, "wb", opener=private) as stream:
                stream.write(os.urandom(BALLAST_BYTES))

    def drop_ballast(self) -> bool:
        """Gives the ballast's room back on a full disk; False when it was gone already."""
        try:
            (self.path / BALLAST).unlink()
        except OSError:
            return False
        sync_folder(self.path)
        return True

    def sweep(self) -> None:
        """Removes what a run that was killed left half written; only the owner may."""
        for half in self.path.glob(f"*{HALF}*"):
            with contextlib.suppress(OSError):
                shutil.rmtree(half) if half.is_dir() else half.unlink()

    def _key_files(self) -> tuple[Path, Path]:
        return self.path / KEYS, self.path / KEYS_COPY


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
