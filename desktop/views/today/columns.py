"""The blocks of the page, placed by hand: two columns, or one where there is little room.

Qt's grid keeps the height of wrapped text and of the façade, which both follow from their
width, one step behind; here every block simply gets the height it asks for at its width.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.views.kit import theme

_TWO_FROM, _WIDE_FROM = 900, 1200
_ASIDE, _ASIDE_NARROW = 336, 316
_MARGIN, _ABOVE, _BETWEEN, _GAP = 24, 4, 16, 28
HEADING = 32


class Columns(QWidget):
    """`main` under each other with `aside` beside them; in one column `aside` comes first."""

    def __init__(
        self, main: tuple[QWidget, ...], aside: QWidget, in_one: tuple[QWidget, ...]
    ) -> None:
        super().__init__()
        self._main, self._aside, self._in_one = main, aside, in_one
        for block in (*main, aside):
            block.setParent(self)

    @property
    def two(self) -> bool:
        """Whether there is room for two columns."""
        return self.width() >= theme.px(_TWO_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        margin, width = theme.px(_MARGIN), self.width() - 2 * theme.px(_MARGIN)
        if not self.two:
            bottom = self._stack(self._in_one, margin, width)
        else:
            wide = self.width() >= theme.px(_WIDE_FROM)
            aside = theme.px(_ASIDE if wide else _ASIDE_NARROW)
            first = width - aside - theme.px(_GAP)
            bottom = max(
                self._stack(self._main, margin, first),
                self._stack((self._aside,), margin + first + theme.px(_GAP), aside),
            )
        self.setMinimumHeight(bottom + margin)

    def _stack(self, blocks: tuple[QWidget, ...], left: int, width: int) -> int:
        """Puts blocks under each other; gives where the last one ends."""
        top = bottom = theme.px(_ABOVE)
        for block in blocks:
            if block.isHidden():
                continue
            block.setGeometry(left, top, width, block.height())
            height = _height_at(block, width)
            block.setGeometry(left, top, width, height)
            bottom = top + height
            top = bottom + theme.px(_BETWEEN)
        return bottom


def _height_at(block: QWidget, width: int) -> int:
    layout = block.layout()
    if layout is None:
        return block.sizeHint().height()
    layout.activate()
    height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
    return max(height, layout.totalMinimumSize().height())
