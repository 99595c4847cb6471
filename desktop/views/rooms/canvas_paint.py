"""The painting of the calendar: hours, days, closed times, bookings, and what moves over it."""

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.domain.vocabulary import OccurrenceState
from desktop.i18n import wording
from desktop.views.kit import theme
from desktop.views.rooms.block_paint import Broken, paint_piece, paint_words, rect
from desktop.views.rooms.geometry import GUTTER, Box, Grid, Slot
from desktop.views.rooms.hyphens import lines_of
from desktop.views.rooms.layout import Piece, Shut, Week
from desktop.views.rooms.looks import face, look_of, metrics, paint_shut, paint_wanted_twice

_HANDLE = (16.0, 7.0)
_ROOM_FOR_NAME = 40.0


def paint_week(painter: QPainter, week: Week, height: float) -> list[QRectF]:
    """Everything that stands still, `height` pixels high; returns where words stand."""
    grid = week.grid
    colour = theme.current().colour
    painter.fillRect(QRectF(0, 0, grid.width, height), colour("surface"))
    painter.setPen(QPen(colour("line"), 1))
    for hour in range(grid.first_hour, grid.last_hour + 1):
        y = round(grid.y(hour * 60)) + 0.5
        painter.drawLine(QPointF(GUTTER, y), QPointF(grid.width, y))
    for shut in week.shut:
        paint_shut(painter, rect(shut.box))
    _paint_names_of_shut(painter, week)
    for lent in week.lent:
        painter.fillRect(rect(lent.box), colour("ground"))
    _paint_columns(painter, grid, height)
    _paint_hours(painter, grid)
    looks = [look_of(week.agenda.rooms.index(room)) for room in week.rooms]
    for piece in sorted(week.pieces, key=_waits):
        paint_piece(painter, piece, looks[piece.column])
    for overlap in week.overlaps:
        paint_wanted_twice(painter, rect(overlap.box))
    broken: Broken = {}
    return [paint_words(painter, piece, broken) for piece in week.pieces]


def paint_now(painter: QPainter, grid: Grid, now: datetime, words: Sequence[QRectF]) -> None:
    """The line at this moment over its day but not over `words`, with the time beside it."""
    day = (now.date() - grid.first).days
    y = round(grid.y(now.hour * 60 + now.minute)) + 0.5
    if not (0 <= day < grid.days and 0 <= y <= grid.height):
        return
    colour = theme.current().colour
    text = wording().clock(now)
    font = face(12, 700)
    width = metrics(12, 700).horizontalAdvance(text) + 8
    pill = QRectF(GUTTER - width - 4, y - 8, width, 16)
    for hour in (now.hour, now.hour + 1):  # two times over each other can neither be read
        if pill.intersects(_hour_place(grid, hour)):
            painter.fillRect(_hour_place(grid, hour), colour("surface"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("ink"))
    painter.drawRoundedRect(pill, 2, 2)
    painter.drawEllipse(QPointF(grid.day_left(day), y), 3.5, 3.5)
    left, right = grid.day_left(day), grid.day_left(day + 1)
    for word in sorted((w for w in words if w.top() - 2 <= y <= w.bottom() + 2), key=QRectF.left):
        if left <= word.left() < right:
            painter.fillRect(QRectF(left, y - 0.75, word.left() - 3 - left, 1.5), colour("ink"))
            left = word.right() + 3
    painter.fillRect(QRectF(left, y - 0.75, right - left, 1.5), colour("ink"))
    painter.setPen(colour("surface"))
    painter.setFont(font)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def paint_ghost(painter: QPainter, grid: Grid, slot: Slot, title: str, *, handle: bool) -> None:
    """What is drawn or moved: dashed, its times inside, with a grip where it can be drawn on."""
    colour = theme.current().colour
    boxes = [box for _day, box in grid.boxes(slot)]
    for box in boxes:
        frame = QRectF(box.left + 3, box.top + 1, box.width - 6, box.height - 2)
        pen = QPen(colour("action"), 2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(frame, 2, 2)
    if boxes:
        _paint_times(painter, slot, title, boxes[0])
    if handle and boxes:
        box = boxes[-1]
        left = box.left + (box.width - _HANDLE[0]) / 2
        painter.setPen(QPen(colour("action"), 1.5))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(left, box.bottom - 4.5, *_HANDLE), 2, 2)


def paint_frame(painter: QPainter, box: Box, token: str, width: float) -> None:
    """A frame inside `box`: the selected booking, or where the keyboard is."""
    half = width / 2
    painter.setPen(QPen(theme.current().colour(token), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect(box).adjusted(half, half, -half, -half), 2, 2)


def _paint_columns(painter: QPainter, grid: Grid, height: float) -> None:
    colour = theme.current().colour
    for day in range(grid.days):
        painter.setPen(QPen(colour("line-strong"), 1))
        x = grid.day_left(day) + 0.5
        painter.drawLine(QPointF(x, 0), QPointF(x, height))
        dots = QPen(colour("line-strong"), 1)
        dots.setDashPattern([1, 2])
        painter.setPen(dots)
        for room in range(1, len(grid.rooms)):
            x = grid.room_left(day, room) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, height))


def _paint_hours(painter: QPainter, grid: Grid) -> None:
    painter.setFont(face(12))
    painter.setPen(theme.current().colour("secondary"))
    for hour in range(grid.first_hour + 1, grid.last_hour):
        text = wording().clock(time(hour))
        place = _hour_place(grid, hour)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def _hour_place(grid: Grid, hour: int) -> QRectF:
    """Where an hour stands beside the columns."""
    return QRectF(0, grid.y(hour * 60) - 9, GUTTER - 8, 16)


def _paint_names_of_shut(painter: QPainter, week: Week) -> None:
    """Why a room is closed, where the head of the day does not tell it already."""
    painter.setFont(face(12))
    painter.setPen(theme.current().colour("secondary"))
    measures = metrics(12)
    for shut in week.shut:
        if shut.name and shut.box.height >= _ROOM_FOR_NAME and not _told(week, shut):
            room = rect(shut.box).adjusted(8, 6, -4, 0)
            cut = measures.elidedText(shut.name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cut)


def _waits(piece: Piece) -> bool:
    """What waits for a way out lies above what has the room."""
    return piece.block.state is OccurrenceState.CLASH


def _told(week: Week, shut: Shut) -> bool:
    place = week.grid.nearest(shut.box.left + 1, shut.box.top)
    return any(h.name == shut.name and h.day == week.grid.day(place.day)
               for h in week.agenda.holidays)  # fmt: skip


def _paint_times(painter: QPainter, slot: Slot, title: str, box: Box) -> None:
    words = wording()
    text = f"{words.clock(slot.begins)}–{words.clock(slot.ends)}"
    font = face(12, 700)
    painter.setFont(font)
    painter.setPen(theme.current().colour("action"))
    room = rect(box).adjusted(8, 4, -5, -3)
    title = "\n".join(lines_of(title, room.width(), metrics(12, 700).horizontalAdvance))
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    wraps = int(Qt.TextFlag.TextWrapAnywhere) | int(Qt.TextFlag.TextWordWrap)
    if metrics(12, 700).horizontalAdvance(text) > room.width():
        text = text.replace("–", "–\n")
    if room.height() < 14:
        room = rect(box).adjusted(8, 0, -5, 0)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        text = text.replace("\n", "")
    painter.drawText(room, flags | wraps, f"{text}\n{title}" if title else text)
