"""Small drawings out of the façade: mini façade, pair, plant, signs of the legend."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.vocabulary import Roof, TiePhase
from desktop.views.gevel.building import paint_plant
from desktop.views.gevel.marks import paint_ends, paint_ring, paint_strand
from desktop.views.kit import theme

_PITCH_X, _PITCH_Y, _PANE = 11.0, 13.0, QSize(8, 10)
_WIDEST = 96.0


class MiniFacade(QWidget):
    """A façade of a few pixels with one window lit: where somebody lives.

    Long buildings are drawn smaller, so that it never takes more than 96 pixels.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._storeys: tuple[int, ...] = ()
        self._roof = Roof.FLAT
        self._lit: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_home(
        self, storeys: Sequence[int], roof: Roof, home: tuple[int, int] | None, words: str
    ) -> None:
        """Lights `home` (storey and door, from 1), or none; `words` say the same."""
        self._storeys, self._roof, self._lit = tuple(storeys), roof, home
        self.setAccessibleName(words)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        width, height = self._natural()
        scale = self._scale() * theme.current().scale
        return QSize(round(width * scale), round(height * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale() * theme.current().scale
        painter.scale(scale, scale)
        painter.translate(1, 1)
        colour, columns = theme.current().colour, max(self._storeys, default=0)
        for level, doors in enumerate(self._storeys, start=1):
            top = (len(self._storeys) - level) * _PITCH_Y
            left = (columns - doors) * _PITCH_X / 2 if self._roof is Roof.STEPPED_GABLE else 0.0
            for door in range(1, doors + 1):
                here = (level, door) == self._lit
                pane = QRectF(left + (door - 1) * _PITCH_X, top, _PANE.width(), _PANE.height())
                painter.setBrush(colour("bentheimer") if here else Qt.BrushStyle.NoBrush)
                pen = QPen(colour("bentheimer-frame" if here else "control"), 1.4)
                if not here:
                    faint = colour("control")
                    faint.setAlphaF(0.6)
                    pen.setColor(faint)
                pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
                painter.setPen(pen)
                painter.drawRect(pane)
        width, height = self._natural()
        painter.fillRect(QRectF(-1, height - 2, width, 1), colour("control"))

    def _natural(self) -> tuple[float, float]:
        columns = max(self._storeys, default=0)
        if not columns:
            return 0.0, 0.0
        return columns * _PITCH_X, len(self._storeys) * _PITCH_Y + 5

    def _scale(self) -> float:
        width = self._natural()[0]
        return min(1.0, _WIDEST / width) if width else 1.0


class Glyph(QWidget):
    """A painted sign of fixed size in design pixels, without words of its own."""

    def __init__(
        self, draw: Callable[[QPainter], None], width: float, height: float,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._draw = draw
        self._size = (width, height)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(*(theme.px(side) for side in self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.current().scale, theme.current().scale)
        self._draw(painter)


def pair_glyph(phase: TiePhase, parent: QWidget | None = None) -> Glyph:
    """Two windows with a tie between them, the left one a good neighbour's."""

    def draw(painter: QPainter) -> None:
        paint_pair(painter, phase)

    return Glyph(draw, 46, 34, parent)


def paint_pair(
    painter: QPainter, phase: TiePhase, plants: tuple[bool, ...] = (True, False)
) -> None:
    """The pair glyph in 46 × 34 design pixels; `plants` says where a good neighbour lives."""
    for left, plant in zip((3.0, 29.0), plants, strict=True):
        paint_pane(painter, QRectF(left, 12, 14, 18), transom=17.5)
        if plant:
            paint_plant(painter, QPointF(left + 7.5, 30), 0.72)
    way = QPainterPath(QPointF(10, 11))
    way.cubicTo(QPointF(14, 1), QPointF(32, 1), QPointF(36, 11))
    paint_strand(painter, way, phase)
    if phase is not TiePhase.PROPOSED:
        paint_ends(painter, (QPointF(10, 11.5), QPointF(36, 11.5)), 2.4)


def plant_glyph(parent: QWidget | None = None) -> Glyph:
    """The plant of a good neighbour, in the colour of the text, for lists."""

    def draw(painter: QPainter) -> None:
        paint_plant(painter, QPointF(7, 15), 1.0, "ink")

    return Glyph(draw, 14, 16, parent)


def paint_sign(painter: QPainter, sign: str) -> None:
    """A sign of the legend in 18 × 20 (windows, ring) or 28 × 20 (ties) design pixels.

    `sign` is lit, good_neighbour, vacant, tie, meeting, proposed or ring.
    """
    if sign in _TIES:
        way = QPainterPath(QPointF(3, 15))
        way.cubicTo(QPointF(7, 4), QPointF(21, 4), QPointF(25, 15))
        paint_strand(painter, way, _TIES[sign])
        if sign != "proposed":
            paint_ends(painter, (QPointF(3, 15), QPointF(25, 15)))
    elif sign == "ring":
        paint_ring(painter, QPointF(6, 10.5), theme.current().colour("ground"))
    else:
        paint_pane(painter, QRectF(2, 2.75, 12, 14), transom=7.5, lit=sign != "vacant")
        if sign == "good_neighbour":
            paint_plant(painter, QPointF(8, 16.5), 0.66)


_TIES = {
    "tie": TiePhase.RUNNING,
    "meeting": TiePhase.MEETING,
    "proposed": TiePhase.PROPOSED,
}


def sign_width(sign: str) -> float:
    """How wide a sign of the legend is, in design pixels."""
    if sign in _TIES:
        return 28
    return 12 if sign == "ring" else 16


def paint_pane(painter: QPainter, box: QRectF, *, transom: float, lit: bool = True) -> None:
    """A small window with its sill; `transom` is the height of its bar."""
    colour = theme.current().colour
    frame = colour("gevel-frame" if lit else "window-vacant-bar")
    pen = QPen(frame, 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(colour("bentheimer" if lit else "window-vacant"))
    painter.drawRect(box)
    painter.setPen(QPen(frame, 1.2, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(box.left(), transom), QPointF(box.right(), transom))
    if not lit:
        middle = box.center().x()
        painter.drawLine(QPointF(middle, transom), QPointF(middle, box.bottom()))
    painter.fillRect(
        QRectF(box.left() - 3, box.bottom() + 0.75, box.width() + 6, 2).intersected(
            QRectF(0, 0, 60, 60)
        ),
        colour("gevel-roof"),
    )
