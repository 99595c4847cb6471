"""Chips: small words one can click. Recognised, still open, a talent, or chosen."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QSizePolicy, QWidget

from desktop.i18n import _
from desktop.views.kit import icons, theme

ChipKind = Literal["recognised", "open", "talent", "chosen"]
_HEIGHT, _TARGET, _PAD, _ICON = 26, 32, 8, 16


class Chip(QAbstractButton):
    """One chip. A click emits `clicked`; the cross of a chosen chip emits `dropped`.

    A chip that only shows something (`still`) is lower and takes no focus.
    """

    dropped = Signal()

    def __init__(
        self,
        text: str,
        kind: ChipKind = "recognised",
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
        still: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._before = "plus" if kind == "open" and icon is None else icon
        self._after = "x" if kind == "chosen" else None
        self._still = still
        self.setText(text)
        name = _("{text}, klik om weg te halen").format(text=text) if self._after else text
        self.setAccessibleName(name)
        policy = Qt.FocusPolicy.NoFocus if still else Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(policy)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if not still:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def kind(self) -> ChipKind:
        """What the chip says: recognised, open, talent or chosen."""
        return self._kind

    def sizeHint(self) -> QSize:
        text = QFontMetrics(theme.font("small")).horizontalAdvance(self.text())
        width = theme.px(2 * _PAD) + text
        for part in (self._before, self._after):
            width += theme.px(_ICON + 5) if part else 0
        return QSize(width, theme.px(_HEIGHT if self._still else _TARGET))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._after and event.position().x() > self.width() - theme.px(_ICON + _PAD + 4):
            self.setDown(False)
            self.dropped.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._after:
            self.dropped.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = theme.px(_HEIGHT)
        box = QRect(0, (self.height() - height) // 2, self.width(), height)
        self._paint_box(painter, QRectF(box))
        ink = theme.current().colour("secondary" if self._kind == "open" else "ink")
        left = theme.px(_PAD)
        if self._before:
            self._paint_icon(painter, self._before, left, box)
            left += theme.px(_ICON + 5)
        painter.setPen(ink)
        painter.setFont(theme.font("small"))
        room = box.adjusted(left, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, middle, self.text())
        if self._after:
            self._paint_icon(painter, self._after, self.width() - theme.px(_PAD + _ICON), box)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        colours = theme.current()
        fill = {"recognised": "tint", "talent": "bentheimer-tint", "chosen": "surface"}
        if self._kind in ("recognised", "talent"):
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            dashed = self._kind == "open"
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            pen = QPen(colours.colour("control"), 1, style)
            if dashed:
                pen.setDashPattern([3, 3])
            painter.setPen(pen)
        painter.setBrush(
            colours.colour(fill[self._kind]) if self._kind in fill else Qt.BrushStyle.NoBrush
        )
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(2), theme.px(2))

    def _paint_icon(self, painter: QPainter, name: str, left: int, box: QRect) -> None:
        side = theme.px(_ICON)
        where = QRect(left, box.center().y() - side // 2 + 1, side, side)
        icons.paint(painter, name, where, "ink" if name == "x" else "action")


class FlowLayout(QLayout):
    """Puts widgets in lines, left to right, going on to the next line where room ends."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = theme.px(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._run(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._run(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _run(self, rect: QRect, *, move: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, tallest = rect.x(), y + tallest + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self._gap
            tallest = max(tallest, hint.height())
        return y + tallest - rect.y()
