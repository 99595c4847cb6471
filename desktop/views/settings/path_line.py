"""A folder on this computer: shown whole, never cut, and opened with a click."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.labels import PlainLabel


class PathLine(QWidget):
    """A path and a button that opens its folder. `name` says which folder it is."""

    def __init__(self, name: str, path: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.path = ""
        self._label = PlainLabel("", wrap=True)
        self._open = IconButton("folder-open", _("Open map"))
        self._open.clicked.connect(self._show_folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._label, 1)
        row.addWidget(self._open)
        self.set_path(path)

    def set_path(self, path: str) -> None:
        """Shows another path."""
        self.path = path
        # Room to break a line after each part, so that a deep folder is never cut off.
        self._label.setText(path.replace("/", "/\u200b").replace("\\", "\\\u200b"))
        self._label.setAccessibleName(f"{self._name}: {path}")

    def _show_folder(self) -> None:
        """Opens the folder, or while that is not made yet the nearest one that is there."""
        folder = Path(self.path)
        while not folder.is_dir() and folder != folder.parent:
            folder = folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
