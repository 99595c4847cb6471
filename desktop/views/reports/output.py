"""From report to file and printer: made in memory, written only where the user chose."""

import hashlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import paths
from desktop.domain.errors import StorageTrouble, Trouble
from desktop.domain.reporting import Quarterly
from desktop.i18n import Wording, _
from desktop.reports.catalogue import ReportKind, file_name
from desktop.views.kit.printing import Pages, read_pages


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was written: where, and the digest of what is in it."""

    path: Path
    digest: str
    report: Quarterly


def make_pages(kind: ReportKind, report: Quarterly, wording: Wording) -> Pages:
    """The report as PDF, ready to be looked at."""
    return read_pages(kind.pdf(report, wording))


def write_file(
    build: Callable[[Quarterly, Wording], bytes], report: Quarterly, wording: Wording, path: Path
) -> Made:
    """Builds and writes a file whole: what stood at `path` stays until the new one is there.

    Raises StorageTrouble where the folder is full, gone or may not be written.
    """
    data = build(report, wording)
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
    except PermissionError:
        raise StorageTrouble(Trouble.READ_ONLY) from None
    except OSError as error:
        kind = Trouble.DISK_FULL if error.errno == 28 else Trouble.UNREACHABLE
        raise StorageTrouble(kind) from None
    return Made(path, hashlib.sha256(data).hexdigest(), report)


def open_path(path: Path) -> None:
    """Shows a file or folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class SaveDialog(QObject):
    """Asks where a file goes; `chosen` carries the path."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget, report: Quarterly, wording: Wording, ending: str) -> None:
        super().__init__(parent)
        self._ending = ending
        self._dialog = QFileDialog(parent, _("Bewaar het rapport"))
        self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._dialog.setDirectory(str(paths.documents_dir()))
        self._dialog.setDefaultSuffix(ending)
        self._dialog.setNameFilter(f"{ending.upper()} (*.{ending})")
        self._dialog.selectFile(file_name(report, wording, ending))
        self._dialog.fileSelected.connect(self._tell)

    def open(self) -> None:
        """Shows the dialog of the system."""
        self._dialog.open()

    def _tell(self, name: str) -> None:
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(f".{self._ending}")
        self.chosen.emit(path)
