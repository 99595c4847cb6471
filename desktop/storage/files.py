"""Writing files so that the old or the new one is there, whatever happens in between."""

import contextlib
import os
from pathlib import Path


def private(path: str, flags: int) -> int:
    """An opener for `open`: what it makes is for its owner's eyes."""
    return os.open(path, flags, 0o600)


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside `path`, syncs, renames over it, and syncs the folder.

    Raises OSError with the old file untouched and nothing left beside it.
    """
    beside = path.with_name(path.name + ".nieuw")
    try:
        with open(beside, "wb", opener=private) as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        put_in_place(beside, path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def put_in_place(ready: Path, path: Path) -> None:
    """Renames a synced file over `path` and makes the renaming last."""
    ready.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes what was renamed in `folder` last, where the system has a way to.

    A failure is kept quiet, as SQLite does: the renaming is done and cannot be called undone.
    """
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
