"""From report to file and printer: made in memory, written only where the user chose."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.domain.reporting import Quarterly
from desktop.i18n import Wording
from desktop.reports.catalogue import ReportKind
from desktop.views.kit.printing import Pages, read_pages
from desktop.views.kit.saving import write_whole


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
    """Builds a file and writes it whole; raises what `write_whole` does."""
    data = build(report, wording)
    write_whole(path, data)
    return Made(path, hashlib.sha256(data).hexdigest(), report)


def open_path(path: Path) -> None:
    """Shows a file or folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
