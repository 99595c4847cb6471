"""The small drawing before a tie: its windows, with the arc of its phase between them."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from desktop.domain.ties.lines import Someone
from desktop.domain.vocabulary import TiePhase
from desktop.views.gevel.building import paint_plant
from desktop.views.gevel.glyphs import Glyph, paint_pair, paint_pane
from desktop.views.gevel.marks import paint_ends, paint_ring, paint_strand
from desktop.views.kit import theme

WIDTH, HEIGHT = 46, 34
_DOT = 2.0


def tie_glyph(
    phase: TiePhase, people: Sequence[Someone], parent: QWidget | None = None
) -> "TieGlyph":
    """The drawing as a widget, at the head of a suggestion."""
    return TieGlyph(phase, tuple(one.good_neighbour for one in people), parent)


class TieGlyph(Glyph):
    """The drawing as a widget without words of its own."""

    def __init__(
        self, phase: TiePhase, plants: tuple[bool, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(partial(paint_tie, phase=phase, plants=plants), WIDTH, HEIGHT, parent)


def paint_tie(painter: QPainter, phase: TiePhase, plants: tuple[bool, ...]) -> None:
    """Draws a tie in 46 × 34 design pixels, one window for each of `plants` (two to four).

    A plant says that a good neighbour lives there.
    """
    if len(plants) <= 2:
        paint_pair(painter, phase, (*plants, False, False)[:2])
        return
    middles = _row_of_windows(painter, plants)
    arcs = [(one, other, 6.0) for one, other in pairwise(middles)]
    arcs.append((middles[0], middles[-1], 15.0))
    for one, other, height in arcs:
        paint_strand(painter, _arc(one, other, height), phase)
    if phase is not TiePhase.PROPOSED:
        paint_ends(painter, tuple(QPointF(x, 17.5) for x in middles), _DOT)


def paint_nobody(painter: QPainter) -> None:
    """The open ring of who has no tie yet, in 12 × 12 design pixels."""
    paint_ring(painter, QPointF(6, 6), theme.current().colour("ground"))


def _row_of_windows(painter: QPainter, plants: tuple[bool, ...]) -> list[float]:
    pitch = (WIDTH - 4) / len(plants)
    wide = pitch - 6
    middles = []
    for at, plant in enumerate(plants):
        left = 2 + at * pitch + 3
        paint_pane(painter, QRectF(left, 18, wide, 12), transom=21.5)
        if plant:
            paint_plant(painter, QPointF(left + wide / 2, 30), 0.5)
        middles.append(left + wide / 2)
    return middles


def _arc(one: float, other: float, height: float) -> QPainterPath:
    way = QPainterPath(QPointF(one, 17))
    way.cubicTo(QPointF(one + 2, 17 - height), QPointF(other - 2, 17 - height), QPointF(other, 17))
    return way


def paint_number(painter: QPainter, box: QRectF, number: str) -> None:
    """A phase's number in its small square."""
    colours = theme.current()
    painter.setPen(QPen(colours.colour("ink"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    painter.setFont(theme.font("axis", 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
