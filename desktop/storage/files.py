"""Writing files so that the old or the new one is there, whatever happens in between."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside `path`, syncs, renames over it, and syncs the folder."""
    beside = path.with_name(path.name + ".nieuw")
    with beside.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    put_in_place(beside, path)


def put_in_place(ready: Path, path: Path) -> None:
    """Renames a synced file over `path` and makes the renaming last."""
    ready.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes what was renamed in `folder` last, where the system has a way to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
