"""The pointer on the calendar: pressing, drawing, dragging."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from desktop.domain.vocabulary import OccurrenceState
from desktop.views.kit import theme
from desktop.views.rooms import walk
from desktop.views.rooms.drag import Drag, Grip
from desktop.views.rooms.geometry import FINE_STEP, STEP
from desktop.views.rooms.layout import Piece, Week, stretch

if TYPE_CHECKING:
    from desktop.views.rooms.canvas import Canvas

_EDGE, _EDGE_FROM, _FAR = 5.0, 20.0, 4.0
_SHAPES = {
    Grip.MOVE: Qt.CursorShape.PointingHandCursor,
    Grip.TOP: Qt.CursorShape.SizeVerCursor,
    Grip.BOTTOM: Qt.CursorShape.SizeVerCursor,
}


class Pointer:
    """What is held with the pointer, and what letting go means.

    Half hours; with Shift quarters.
    """

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._drag: Drag | None = None
        self._pressed = QPointF()
        self._far = False

    @property
    def busy(self) -> bool:
        """Whether something is held."""
        return self._drag is not None

    def let_go(self) -> None:
        """Drops what is held where it was."""
        self._drag = None

    def press(self, event: QMouseEvent) -> None:
        """Takes hold of what is under the pointer."""
        week = self._canvas.week
        if week is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._canvas.point(event.position())
            self._drag = self._held_at(week, self._pressed)
            self._far = False

    def move(self, event: QMouseEvent) -> None:
        """Drags what is held; else shows what could be."""
        canvas, drag = self._canvas, self._drag
        week, point = canvas.week, canvas.point(event.position())
        if week is None:
            return
        if drag is None:
            held = self._held_at(week, point)
            shape = _SHAPES.get(held.grip) if held is not None else None
            canvas.setCursor(shape or Qt.CursorShape.ArrowCursor)
            return
        self._far = self._far or (point - self._pressed).manhattanLength() >= _FAR
        if not self._far or (drag.block is not None and not _movable(drag)):
            return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        here = week.grid.nearest(point.x(), point.y())
        canvas.show_ghost(drag.to(week.grid, here, FINE_STEP if fine else STEP), drag.block)
        at = event.position().toPoint()
        canvas.reached.emit(QRect(at.x(), at.y(), 1, 1))

    def release(self, event: QMouseEvent) -> None:
        """Books what was drawn, saves what was moved, opens what was only pressed."""
        canvas, drag = self._canvas, self._drag
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._drag = None
        if not self._far:
            self._click(drag)
        elif drag.block is None:
            canvas.drawn.emit(canvas.ghost)
        elif canvas.ghost in (None, drag.slot):
            canvas.clear_ghost()
        else:
            canvas.select(drag.block.id)
            canvas.moved.emit(drag.block, canvas.ghost)  # it stays dashed until it is saved

    def _click(self, drag: Drag) -> None:
        """Opens a booking, or puts the keyboard on a free time."""
        canvas, week = self._canvas, self._canvas.week
        if week is None or drag.slot == canvas.ghost:
            return
        canvas.clear_ghost()
        canvas.dropped.emit()
        if drag.block is None:
            place = drag.start
            canvas.stand_at(walk.stop_at(week, place.day, place.room, place.minute))
            return
        overlap = week.overlap_at(self._pressed.x(), self._pressed.y())
        wanted = overlap.waiting if overlap is not None else drag.block.id
        canvas.select(wanted)
        canvas.open_block(wanted)

    def _held_at(self, week: Week, point: QPointF) -> Drag | None:
        """What a press at a point holds; None beside the hours."""
        grid = week.grid
        place = grid.at(point.x(), point.y())
        if place is None:
            return None
        ghost = self._canvas.ghost
        if ghost is not None and self._canvas.moving is None and self._on_handle(point):
            return Drag(Grip.BOTTOM, place, ghost)
        piece = week.at(point.x(), point.y())
        if piece is None:
            start = grid.slot(place.day, place.room, place.minute, place.minute)
            return Drag(Grip.DRAW, place, start)
        return Drag(_grip(piece, point.y()), place, stretch(piece.block), piece.block)

    def _on_handle(self, point: QPointF) -> bool:
        scale = theme.current().scale
        rect = QRectF(self._canvas.rect_of_slot(self._canvas.ghost))
        inside = rect.left() <= point.x() * scale <= rect.right()
        return inside and abs(point.y() - rect.bottom() / scale) <= _EDGE


def _movable(drag: Drag) -> bool:
    return drag.block is not None and drag.block.state is not OccurrenceState.SKIPPED


def _grip(piece: Piece, y: float) -> Grip:
    """What a press on a booking holds: an edge where it begins or ends, else the whole."""
    if piece.block.state is OccurrenceState.SKIPPED or piece.box.height < _EDGE_FROM:
        return Grip.MOVE
    if piece.begins and y - piece.box.top < _EDGE:
        return Grip.TOP
    if piece.ends and piece.box.bottom - y <= _EDGE:
        return Grip.BOTTOM
    return Grip.MOVE
