"""Pages of a PDF as pictures: the preview and the printer draw the very file that is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from desktop.i18n import _

_POINTS = 72.0


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF and where in it things stand: how many pages, which first shows `<5`.

    `landscape` when its first page is wider than high.
    """

    data: bytes
    count: int
    few: int | None
    landscape: bool = False


def read_pages(data: bytes) -> Pages:
    """Opens a PDF that was just made."""
    with pypdfium2.PdfDocument(data) as document:
        few = None
        for number in range(len(document)):
            text = document[number].get_textpage()
            if text.search("<5").get_next() is not None:
                few = number
                break
        width, height = document[0].get_size()
        return Pages(data, len(document), few, landscape=width > height)


def draw_page(data: bytes, number: int, scale: float, *, grey: bool) -> QImage:
    """Page `number` (from 0) at `scale` pixels per point."""
    with pypdfium2.PdfDocument(data) as document:
        bitmap = document[number].render(scale=scale, grayscale=grey, rev_byteorder=True)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        kinds = {
            1: QImage.Format.Format_Grayscale8,
            3: QImage.Format.Format_RGB888,
            4: QImage.Format.Format_RGBX8888,
        }
        picture = QImage(bytes(bitmap.buffer), width, height, stride, kinds[bitmap.n_channels])
        return picture.copy()


def print_pages(data: bytes, printer: QPrinter, numbers: Sequence[int]) -> None:
    """Draws pages (from 0) on paper, each on its own sheet, as large as fits."""
    scale = min(printer.resolution(), 300) / _POINTS
    painter = QPainter(printer)
    for place, number in enumerate(numbers):
        if place:
            printer.newPage()
        picture = draw_page(data, number, scale, grey=False)
        room = QRectF(painter.viewport())
        size = picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
    painter.end()


class PrintDialog(QObject):
    """The print preview with the print dialog of the system behind it."""

    def __init__(self, parent: QWidget, pages: Pages, name: str) -> None:
        """`name` is what the queue of the printer calls it: never something personal."""
        super().__init__(parent)
        self._pages = pages
        # The dialog does not keep the printer alive.
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        printer.setFullPage(True)
        lying = QPageLayout.Orientation.Landscape
        standing = QPageLayout.Orientation.Portrait
        printer.setPageOrientation(lying if pages.landscape else standing)
        self._dialog = QPrintPreviewDialog(printer, parent)
        self._dialog.setWindowTitle(_("Druk af"))
        self._dialog.paintRequested.connect(self._draw)

    def open(self) -> None:
        """Shows the preview; printing is chosen there."""
        self._dialog.open()

    def _draw(self, printer: QPrinter) -> None:
        first, last = printer.fromPage() or 1, printer.toPage() or self._pages.count
        numbers = range(max(first, 1) - 1, min(last, self._pages.count))
        print_pages(self._pages.data, printer, list(numbers))
