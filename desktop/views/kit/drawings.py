"""Drawings of our own: the mark, and the houses of empty pages and of trouble."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.views.kit import theme

_MARK_UNITS = 28.0
DRAWING_SIZE = (330, 128)


def mark(painter: QPainter, box: QRectF, outline: QColor) -> None:
    """The two houses of the mark in the square `box`, windows lit."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _MARK_UNITS, box.height() / _MARK_UNITS)
    pen = QPen(outline, 1.7)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left = [(2.5, 25), (2.5, 11), (4.7, 11), (4.7, 8), (6.9, 8), (6.9, 5), (10.5, 5), (10.5, 8),
            (12.7, 8), (12.7, 11), (14.5, 11)]  # fmt: skip
    right = [(14.5, 25), (14.5, 10.5), (20, 5), (25.5, 10.5), (25.5, 25)]
    for points in (left, right):
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.drawLine(QPointF(1, 25.2), QPointF(27, 25.2))
    lit = theme.current().colour("bentheimer")
    for x in (6.2, 17.6):
        painter.fillRect(QRectF(x, 13, 4.6, 6.4), lit)
    painter.restore()


class Mark(QWidget):
    """The mark as a widget; `outline` is a colour token."""

    def __init__(self, size: int, outline: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline = outline
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, event: object) -> None:
        mark(QPainter(self), QRectF(self.rect()), theme.current().colour(self._outline))


def two_houses(painter: QPainter) -> None:
    """Two lit houses with a dotted arc between them: nothing yet, but it could be."""
    colours = theme.current()
    for left, wall in ((14, "facade-1"), (178, "facade-2")):
        painter.fillRect(QRectF(left, 28, 130, 92), colours.colour(wall))
        painter.fillRect(QRectF(left - 4, 24, 138, 6), colours.colour("sill"))
        _lit_window(painter, QRectF(left + 44, 50, 42, 50))
    _ground(painter)
    pen = QPen(colours.colour("tie"), 2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1.2, 2])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    arc = QPainterPath(QPointF(79, 46))
    arc.cubicTo(QPointF(110, -8), QPointF(212, -8), QPointF(243, 46))
    painter.drawPath(arc)
    painter.setPen(QPen(colours.colour("ink"), 2))
    painter.setBrush(colours.colour("ground"))
    for x in (79, 243):
        painter.drawEllipse(QPointF(x, 49), 5.5, 5.5)


def dark_house(painter: QPainter) -> None:
    """A dark house whose line to the disk is broken."""
    colours = theme.current()
    painter.fillRect(QRectF(48, 4, 62, 40), colours.colour("facade-1"))
    painter.fillRect(QRectF(44, 0, 70, 5), colours.colour("sill"))
    painter.fillRect(QRectF(14, 30, 130, 90), colours.colour("facade-1"))
    painter.fillRect(QRectF(10, 26, 38, 5), colours.colour("sill"))
    painter.fillRect(QRectF(110, 26, 38, 5), colours.colour("sill"))
    for left in (30, 66, 102):
        _dark_window(painter, QRectF(left, 42, 25, 30))
    painter.fillRect(QRectF(66, 82, 24, 38), colours.colour("window-frame"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("bentheimer"))
    painter.drawEllipse(QPointF(86, 101), 1.6, 1.6)
    _ground(painter)
    painter.setPen(QPen(colours.colour("ink"), 2.5))
    painter.drawLine(QPointF(144, 104), QPointF(208, 104))
    painter.setPen(QPen(colours.colour("ossenbloed"), 2.5))
    for x in (208, 232):
        painter.drawLine(QPointF(x, 96), QPointF(x, 112))
    dotted = QPen(colours.colour("ink"), 2.5, Qt.PenStyle.CustomDashLine)
    dotted.setDashPattern([1.2, 2])
    painter.setPen(dotted)
    painter.drawLine(QPointF(234, 104), QPointF(258, 104))
    dashed = QPen(colours.colour("secondary"), 1.5, Qt.PenStyle.CustomDashLine)
    dashed.setDashPattern([3, 3])
    painter.setPen(dashed)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(258, 86, 58, 33))
    painter.setPen(QPen(colours.colour("control"), 2))
    painter.drawLine(QPointF(268, 108), QPointF(294, 108))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("control"))
    painter.drawEllipse(QPointF(304, 108), 2.4, 2.4)


def _ground(painter: QPainter) -> None:
    painter.setPen(QPen(theme.current().colour("control"), 1.5))
    painter.drawLine(QPointF(0, 120), QPointF(330, 120))


def _lit_window(painter: QPainter, box: QRectF) -> None:
    colours = theme.current()
    painter.setPen(QPen(colours.colour("window-frame"), 1.5))
    painter.setBrush(colours.colour("bentheimer"))
    painter.drawRect(box)
    third = box.top() + box.height() * 0.3
    painter.drawLine(QPointF(box.left(), third), QPointF(box.right(), third))
    painter.fillRect(
        QRectF(box.left() - 3, box.bottom() + 1, box.width() + 6, 2), colours.colour("sill")
    )


def _dark_window(painter: QPainter, box: QRectF) -> None:
    colours = theme.current()
    painter.setPen(QPen(colours.colour("window-vacant-bar"), 1.5))
    painter.setBrush(colours.colour("window-vacant"))
    painter.drawRect(box)
    third = box.top() + box.height() * 0.3
    painter.drawLine(QPointF(box.left(), third), QPointF(box.right(), third))
    painter.drawLine(QPointF(box.center().x(), third), QPointF(box.center().x(), box.bottom()))
    painter.fillRect(
        QRectF(box.left() - 3, box.bottom() + 1, box.width() + 6, 2), colours.colour("sill")
    )
