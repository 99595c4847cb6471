"""The painting of one booking: ground, bar, words, marks."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.domain.vocabulary import OccurrenceState
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.rooms.geometry import Box
from desktop.views.rooms.hyphens import lines_of
from desktop.views.rooms.layout import Piece
from desktop.views.rooms.looks import BAR, Look, face, metrics, paint_bar, paint_ground, paint_mark

Broken = dict[tuple[str, int, int, float], list[str]]

TITLE, NOTE = 13, 12
_LINE = 16.0
_LEFT, _RIGHT = 9.5, 4.0
_TOP = 3.0
_MARK, _MARK_EDGE = 16.0, 2.5
_ROOM_FOR_MARK = 30.0


def rect(box: Box) -> QRectF:
    """A box as Qt has it."""
    return QRectF(box.left, box.top, box.width, box.height)


def paint_piece(painter: QPainter, piece: Piece, look: Look) -> None:
    """One part of a booking, without what it shares with others."""
    if piece.block.state is OccurrenceState.SKIPPED:
        _paint_skipped(painter, piece)
        return
    box = rect(piece.box)
    if piece.in_clash:
        _paint_outline(painter, box)
    elif piece.block.state is OccurrenceState.OPTION:
        _paint_option(painter, box, look)
    else:
        paint_ground(painter, box, look)


def paint_words(painter: QPainter, piece: Piece, broken: Broken) -> QRectF:
    """The title and, where there is room, the note and the marks; returns where they stand.

    `broken` keeps the lines of one painting: the dates of a series have the same words.
    """
    block, box = piece.block, rect(piece.text)
    skipped = block.state is OccurrenceState.SKIPPED
    room = QRectF(
        box.left() + _LEFT, box.top() + _TOP, box.width() - _LEFT - _RIGHT, box.height() - _TOP
    )
    if box.height() < _LINE + _TOP:
        room.setTop(box.top() + (box.height() - _LINE) / 2)
    marks = [] if piece.in_clash else _marks(piece)
    low = bool(marks) and box.height() < _ROOM_FOR_MARK
    if low:
        room.setRight(room.right() - (_MARK + 2) * len(marks))
    elif marks:
        room.setBottom(room.bottom() - _MARK)
    colour = theme.current().colour
    ink = "secondary" if skipped else "ink"
    title = _Lines(block.title, TITLE, 400 if skipped else 600, room, broken)
    if piece.over_hatch:
        painter.fillRect(title.extent().adjusted(-3, -1, 3, 1), colour("surface"))
    painter.setPen(colour(ink))
    used = title.draw(painter)
    note = _("optie") if block.state is OccurrenceState.OPTION else block.note
    extent = title.extent()
    if note and not piece.over_hatch:
        painter.setPen(colour("secondary"))
        small = _Lines(note, NOTE, 400, room.adjusted(0, used, 0, 0), broken)
        small.draw(painter)
        extent = extent.united(small.extent())
    _paint_marks(painter, marks, box, low=low)
    return extent


def _marks(piece: Piece) -> list[str]:
    if piece.block.state is OccurrenceState.SKIPPED:
        return ["calendar-off"]
    if not piece.ends or piece.box.width < _ROOM_FOR_MARK:
        return []
    marks = ["repeat"] if piece.block.series else []
    held = piece.block.logged is not None and not piece.block.concept
    return ["check", *marks] if held else marks


def _paint_marks(painter: QPainter, marks: list[str], box: QRectF, *, low: bool) -> None:
    top = box.bottom() - _MARK - _MARK_EDGE
    if low:
        top = box.center().y() - _MARK / 2
    left = box.right() - _MARK_EDGE
    for name in reversed(marks):
        left -= _MARK
        paint_mark(painter, name, QRectF(round(left), round(top), _MARK, _MARK))
        left -= 2


def _paint_outline(painter: QPainter, box: QRectF) -> None:
    """A booking in a clash: white, outlined in ossenbloed, with a bar of it."""
    colour = theme.current().colour
    painter.setPen(QPen(colour("ossenbloed"), 1))
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.fillRect(QRectF(box.left(), box.top(), BAR, box.height()), colour("ossenbloed"))


def _paint_option(painter: QPainter, box: QRectF, look: Look) -> None:
    """Not yet certain: white with a dashed edge in the colour of the room."""
    colour = theme.current().colour
    pen = QPen(colour(look.bar_colour), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    paint_bar(painter, box, look)


def _paint_skipped(painter: QPainter, piece: Piece) -> None:
    """A date that was skipped: dotted."""
    colour = theme.current().colour
    box = rect(piece.box)
    pen = QPen(colour("line-strong"), 1)
    pen.setDashPattern([1, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


class _Lines:
    """Text broken into the lines that fit in `room`, the last of them cut off with '…'."""

    def __init__(self, text: str, size: int, weight: int, room: QRectF, broken: Broken) -> None:
        self._room = room
        self._font = face(size, weight)
        self._metrics = metrics(size, weight)
        key = (text, size, weight, room.width())
        lines = broken.get(key)
        if lines is None:
            lines = lines_of(text, room.width(), self._metrics.horizontalAdvance)
            broken[key] = lines
        # A little less than a line is enough for one: nothing hangs below its last pixels.
        fits = int((room.height() + 3) // _LINE) if room.width() >= _LINE else 0
        self._lines = lines[:fits]
        if 0 < fits < len(lines):
            rest = lines[fits - 1].removesuffix("-") + lines[fits] + "…"
            cut = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
            self._lines[-1] = cut

    def extent(self) -> QRectF:
        """The rectangle around the lines."""
        wide = max((self._metrics.horizontalAdvance(line) for line in self._lines), default=0.0)
        return QRectF(self._room.left(), self._room.top(), wide, len(self._lines) * _LINE)

    def draw(self, painter: QPainter) -> float:
        """Draws the lines; returns the height they took."""
        painter.setFont(self._font)
        top = self._room.top() + (_LINE - self._metrics.height()) / 2 + self._metrics.ascent()
        for at, line in enumerate(self._lines):
            painter.drawText(QPointF(self._room.left(), top + at * _LINE), line)
        return len(self._lines) * _LINE
