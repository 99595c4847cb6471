"""What a reason weighs, in bricks: filled is earned, open is missed, the number behind them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import _
from desktop.messages.matching import points
from desktop.views.kit import theme

_WIDE, _HIGH, _GAP, _NUMBER = 14, 10, 4, 20


class Bricks(QWidget):
    """The weight of one reason: `halves` earned of `most`, both in half points."""

    def __init__(self, halves: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.halves, self.most = halves, most
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        earned = points(halves)
        of_most = _("{n} van {all}").format(n=earned, all=points(most))
        self.setAccessibleName(of_most if most else earned)

    @property
    def count(self) -> int:
        """How many bricks there are."""
        return max((self.most + 1) // 2, 0)

    def sizeHint(self) -> QSize:
        width = self.count * (_WIDE + _GAP) + self._number()
        return QSize(theme.px(width), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        top = (self.height() - theme.px(_HIGH)) / 2
        for at in range(self.count):
            box = QRectF(theme.px(at * (_WIDE + _GAP)), top, theme.px(_WIDE), theme.px(_HIGH))
            filled = min(max(self.halves - 2 * at, 0), 2) / 2
            whole = box.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(colours.colour("action" if filled else "control"), 1))
            painter.setBrush(colours.colour("surface"))
            painter.drawRect(whole)
            if filled:
                part = QRectF(box.left(), box.top(), box.width() * filled, box.height())
                painter.fillRect(part, colours.colour("action"))
        painter.setFont(theme.font("body", 700, tabular=True))
        painter.setPen(colours.colour("ink"))
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            points(self.halves),
        )  # fmt: skip

    def _number(self) -> float:
        wide = QFontMetrics(theme.font("body", 700)).horizontalAdvance(points(self.halves))
        return max(_NUMBER, wide / theme.current().scale + 8) - _GAP
