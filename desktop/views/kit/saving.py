"""A file where the user chose: asked with the dialog of the system, written whole."""

import errno
import os
import secrets
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import paths
from desktop.domain.errors import BuurtschapError, Refused, StorageTrouble, Trouble

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file whole: what stood at `path` stays until the new one is there.

    Raises StorageTrouble where the disk is full or may not be written, and
    Refused(file_not_written) where no file can be, as in a folder that is gone.
    """
    try:
        beside = path.with_name(f".{secrets.token_hex(8)}{path.suffix}")
        try:
            # Made as any file is: who may read it is up to the folder and its owner.
            with beside.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _said(error) from None


def _said(error: OSError) -> BuurtschapError:
    """What the system refused, as it is told to people."""
    if error.errno in _FORBIDDEN:
        return StorageTrouble(Trouble.READ_ONLY)
    if error.errno in _FULL:
        return StorageTrouble(Trouble.DISK_FULL)
    return Refused.because("file_not_written")


class SaveDialog(QObject):
    """Asks where a file goes, under `title`; `chosen` carries the path.

    It begins in the documents of the user with `name`, whose ending a typed name gets too.
    """

    chosen = Signal(Path)

    def __init__(self, parent: QWidget, title: str, name: str) -> None:
        super().__init__(parent)
        ending = Path(name).suffix
        self._ending = ending
        self._dialog = QFileDialog(parent, title)
        self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._dialog.setDirectory(str(paths.documents_dir()))
        self._dialog.setDefaultSuffix(ending.removeprefix("."))
        self._dialog.setNameFilter(f"{ending.removeprefix('.').upper()} (*{ending})")
        self._dialog.selectFile(name)
        self._dialog.fileSelected.connect(self._tell)

    def open(self) -> None:
        """Shows the dialog of the system."""
        self._dialog.open()

    def _tell(self, name: str) -> None:
        path = Path(name)
        self.chosen.emit(path if path.suffix else path.with_suffix(self._ending))
