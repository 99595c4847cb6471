"""Lays the blocks in two columns, or in one where room is short."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.views.figures.block import Block, WeekBlock
from desktop.views.kit import theme

_TWO_COLUMNS, _BESIDE = 640, 620


class Sheet(QScrollArea):
    """Scrolls the blocks; the week lies under the others, as wide as there is room."""

    def __init__(
        self, blocks: Sequence[Block], week: WeekBlock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._blocks, self._week = tuple(blocks), week
        self.columns = 0
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(32))
        self._grid.setVerticalSpacing(theme.px(16))
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(18))
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width = self.width()
        self._week.set_beside(beside=width >= theme.px(_BESIDE))
        columns = 2 if width >= theme.px(_TWO_COLUMNS) else 1
        if columns == self.columns:
            return
        self.columns = columns
        for at, block in enumerate(self._blocks):
            self._grid.addWidget(block, at // columns, at % columns)
        self._grid.addWidget(self._week, len(self._blocks), 0, 1, columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
