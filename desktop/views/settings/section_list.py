"""The list of sections at the left; where room is short, a field to choose one from."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.views.kit import icons, theme

LIST_WIDTH = 270
_ROW, _ICON, _BAR = 40, 20, 3
Entry = tuple[str, str, str]
"""Key, icon and name of a section."""


class SectionList(QScrollArea):
    """The sections; `chosen` carries the key of the one that was clicked or walked to."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(theme.px(LIST_WIDTH))
        self.setAccessibleName(_("Onderdelen van Instellingen"))
        self._keys = [key for key, _icon, _name in entries]
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._tell)
        content = QWidget()
        content.setObjectName("ground")
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(2))
        for at, (_key, icon, name) in enumerate(entries):
            row = _Row(icon, name)
            self._group.addButton(row, at)
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(content)

    def set_current(self, key: str) -> None:
        """Marks the section in view."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def rows(self) -> list[QAbstractButton]:
        """The rows, in order."""
        return self._group.buttons()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(theme.current().colour("line-strong"))
        edge = self.viewport().width() - 1
        painter.drawLine(edge, 0, edge, self.viewport().height())

    def _tell(self, at: int) -> None:
        self.chosen.emit(self._keys[at])


class _Row(QAbstractButton):
    """One section: icon and name; the one in view is tinted, with a bar before it."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self._icon = icon
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_ROW), theme.px(_ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        if self.isChecked():
            painter.fillRect(self.rect(), colours.colour("tint"))
            bar = QRect(0, 0, theme.px(_BAR), self.height())
            painter.fillRect(bar, colours.colour("action"))
        elif self.underMouse():
            painter.fillRect(self.rect(), colours.colour("hover"))
        side = theme.px(_ICON)
        place = QRect(theme.px(12), (self.height() - side) // 2, side, side)
        icons.paint(painter, self._icon, place, "ink")
        painter.setFont(theme.font("body", 600 if self.isChecked() else 400))
        painter.setPen(colours.colour("ink"))
        room = self.rect().adjusted(theme.px(42), 0, -theme.px(6), 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        said = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, said)
