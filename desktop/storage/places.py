"""Where an administration may lie: on this computer, not in a folder that something syncs."""

import os
from collections.abc import Mapping
from pathlib import Path, PurePath

from desktop.domain.errors import StorageTrouble, Trouble

_SYNC_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_SYNC_NAMES = ("onedrive", "dropbox", "google drive", "googledrive", "nextcloud", "icloud")
_SYNC_MARKERS = (
    ".dropbox",
    ".dropbox.cache",
    ".sync_.db",
    ".nextcloudsync.log",
    ".owncloudsync.log",
)


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


def require_safe(folder: Path) -> None:
    """Raises StorageTrouble(UNSAFE_PLACE) for a share or a synced folder."""
    whole = folder.expanduser().absolute()
    marked = any((parent / name).exists() for parent in whole.parents for name in _SYNC_MARKERS)
    if marked or syncs(whole, os.environ):
        raise StorageTrouble(Trouble.UNSAFE_PLACE)
