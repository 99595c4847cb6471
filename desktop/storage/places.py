"""Where an administration may lie: on this computer, not where others or sync programs write.

Encrypted databases on shares and in synced folders get torn: two machines write them, or a
sync program copies one half. A stick with FAT cannot rename safely. Backups may lie there.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

from desktop.domain.errors import StorageTrouble, Trouble

_SYNC_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_SYNC_NAMES = ("onedrive", "dropbox", "google drive", "googledrive", "nextcloud", "icloud")
_SYNC_MARKERS = (
    ".dropbox",
    ".dropbox.cache",
    ".sync_*.db",
    "._sync_*.db",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".stfolder",
)
_SHARES = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "davfs")
_USER_SHARES = ("fuse.sshfs", "fuse.rclone", "fuse.davfs2")
_STICKS = ("vfat", "msdos", "exfat", "fuse.exfat")
_UNSAFE_DISKS = frozenset({*_SHARES, *_USER_SHARES, *_STICKS})
_REMOTE_DRIVE = 4
"""What Windows' GetDriveTypeW says of a mapped network drive."""


def syncs(folder: PurePath, environment: Mapping[str, str]) -> bool:
    """Whether the path itself tells that a share or a sync program holds it."""
    plain = str(folder).replace("\\", "/").lower()
    if plain.startswith("//"):
        return True
    for variable in _SYNC_VARIABLES:
        root = environment.get(variable, "").replace("\\", "/").lower().rstrip("/")
        if root and (plain == root or plain.startswith(root + "/")):
            return True
    return any(part.startswith(name) for part in plain.split("/") for name in _SYNC_NAMES)


def on_unsafe_disk(folder: PurePath, mounts: str) -> bool:
    """Whether `folder` lies on a share or a FAT stick; `mounts` is the text of /proc/mounts."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        _, point, system, *_ = line.split(" ")
        mounted = PurePath(point.replace("\\040", " "))
        if folder.is_relative_to(mounted) and len(mounted.parts) >= deepest:
            deepest, kind = len(mounted.parts), system
    return kind in _UNSAFE_DISKS


def require_safe(folder: Path) -> None:
    """Raises StorageTrouble(UNSAFE_PLACE) for a share, a synced folder or a FAT stick."""
    whole = folder.expanduser().absolute()
    levels = (whole, *whole.parents)
    marked = any(next(level.glob(name), None) for level in levels for name in _SYNC_MARKERS)
    if marked or syncs(whole, os.environ) or _on_unsafe_disk(whole):
        raise StorageTrouble(Trouble.UNSAFE_PLACE)


def _on_unsafe_disk(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE)
    try:
        return on_unsafe_disk(folder.resolve(), Path("/proc/mounts").read_text(encoding="utf-8"))
    except OSError:
        return False
