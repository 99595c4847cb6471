"""The recovery code on screen, in large groups."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.recovery_fields import grouped

_ACROSS = 3
_ROW = 48


class CodeSheet(QWidget):
    """The code in large groups."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[str, ...] = grouped(code)
        self.setAccessibleName(_("Herstelcode"))
        self.setAccessibleDescription(", ".join(" ".join(group) for group in self._groups))
        self.setFixedHeight(theme.px(2 * _ROW + 24))

    @property
    def groups(self) -> tuple[str, ...]:
        """What it shows."""
        return self._groups

    def forget(self) -> None:
        """Shows it no longer."""
        self._groups = ()
        self.setAccessibleDescription("")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(self.rect(), colours.colour("surface"))
        painter.setPen(colours.colour("control"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setFont(theme.font("figure", 600, tabular=True))
        painter.setPen(colours.colour("ink"))
        width, row = self.width() / _ACROSS, theme.px(_ROW)
        for at, group in enumerate(self._groups):
            place = QRectF((at % _ACROSS) * width, theme.px(12) + at // _ACROSS * row, width, row)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, group)
