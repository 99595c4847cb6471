"""The logo: chosen from a picture file, kept as a small PNG, shown as it stands on paper."""

import base64
import binascii
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.errors import BuurtschapError, Refused
from desktop.domain.settings import LARGEST_LOGO
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.runner import Runner

_LARGEST_FILE = 20_000_000
_MOST_PIXELS = 40_000_000
_KEPT = QSize(900, 360)
_SHOWN = QSize(230, 92)


def read_logo(path: Path) -> bytes:
    """The picture in that file as a PNG that is small enough to keep.

    Raises Refused: logo_unreadable for what is no PNG or JPEG, logo_large for a file or a
    picture too large to be looked at.
    """
    try:
        size = path.stat().st_size
    except OSError:
        raise Refused.because("logo_unreadable", "logo") from None
    if size > _LARGEST_FILE:
        raise Refused.because("logo_large", "logo")
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in (b"png", b"jpeg"):
        raise Refused.because("logo_unreadable", "logo")
    whole = reader.size()
    if whole.width() * whole.height() > _MOST_PIXELS:
        raise Refused.because("logo_large", "logo")
    image = reader.read()
    if image.isNull():
        raise Refused.because("logo_unreadable", "logo")
    return _small_png(image)


def _small_png(image: QImage) -> bytes:
    """`image` as a PNG of at most LARGEST_LOGO bytes: halved until it fits."""
    room = _KEPT
    while True:
        fitting = image
        if image.width() > room.width() or image.height() > room.height():
            fitting = image.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(fitting)
        png = bytes(buffer.data().data())
        if len(png) <= LARGEST_LOGO:
            return png
        room = room / 2


def as_text(png: bytes) -> str:
    """The logo as a form keeps it."""
    return base64.b64encode(png).decode()


def as_png(text: str) -> bytes:
    """The logo as the administration keeps it; b"" for what is none."""
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return b""


class LogoField(QWidget):
    """Shows the logo, lets choose another or none. Its value is the PNG in base64, "" for none.

    `refused` tells why a file cannot be the logo.
    """

    edited = Signal()
    refused = Signal(str)

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._value = ""
        self.sheet = _Sheet()
        self.choose = Button(_("Kies plaatje"), icon="photo")
        self.choose.clicked.connect(self._look)
        self.clear = Button(_("Haal logo weg"), "quiet", icon="trash")
        self.clear.clicked.connect(self._clear)
        buttons = QVBoxLayout()
        buttons.setSpacing(theme.px(6))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(14))
        row.addWidget(self.sheet)
        row.addLayout(buttons)
        row.addStretch(1)
        self.setFocusProxy(self.choose)
        self.set_value("")

    def value(self) -> str:
        """The PNG in base64."""
        return self._value

    def set_value(self, value: object) -> None:
        """Shows a logo, or that there is none."""
        self._value = str(value or "")
        image = QImage()
        image.loadFromData(as_png(self._value), "PNG")
        self.sheet.show_image(image)
        self.clear.setVisible(bool(self._value))

    def take(self, path: str) -> None:
        """Takes the picture in that file."""
        self._runner.paper(read_logo, Path(path), then=self._taken, failed=self._not_taken)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.sheet.setAccessibleName(name)

    def _look(self) -> None:
        pictures = _("Plaatjes") + " (*.png *.jpg *.jpeg)"
        dialog = QFileDialog(self, _("Kies plaatje"), "", pictures)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def _taken(self, png: bytes) -> None:
        self.refused.emit("")
        self.set_value(as_text(png))
        self.edited.emit()

    def _not_taken(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self.refused.emit(messages.text(error))

    def _clear(self) -> None:
        self.set_value("")
        self.choose.setFocus()
        self.edited.emit()


class _Sheet(QWidget):
    """A piece of white paper with the logo on it, in both themes: that is where it goes."""

    def __init__(self) -> None:
        super().__init__()
        self._image: Any = QImage()
        self.setFixedSize(theme.px(_SHOWN.width()), theme.px(_SHOWN.height()))

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.setAccessibleDescription("" if not image.isNull() else _("Nog geen logo"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = theme.current()
        edge = self.rect().adjusted(0, 0, -1, -1)
        if self._image.isNull():
            painter.setPen(QPen(colours.colour("control"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(edge)
            painter.setPen(colours.colour("secondary"))
            painter.setFont(theme.font("small"))
            painter.drawText(edge, Qt.AlignmentFlag.AlignCenter, _("Nog geen logo"))
            return
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(colours.colour("control"))
        painter.drawRect(edge)
        margin = theme.px(8)
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.left() + (room.width() - size.width()) / 2
        top = room.top() + (room.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
