"""The dark street of the unlock page: shutters closed, a line of light between the leaves.

It is fixed and generic, and reads nothing from any administration.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.kit import theme

_NIGHT = {
    "wall-a": QColor("#182A24"),
    "wall-b": QColor("#1D322B"),
    "wall-c": QColor("#15251F"),
    "roof": QColor("#3A5148"),
    "sill": QColor("#33483F"),
    "frame": QColor("#0A1310"),
    "leaf": QColor("#1C3F34"),
    "leaf-light": QColor("#28574A"),
    "light": QColor("#E8C46A"),
    "fanlight": QColor("#2D2F1E"),
    "door": QColor("#14332B"),
}
HEIGHT = 360
_STREET_START = -56
_GROUND, _STOREY = 358, 64
_TOP_ROW, _GROUND_ROW = 105, 307
_PANE = (36, 44)
_GROUND_PANE = 38
_LEAF = (_PANE[0] - 5) / 2
_PITCH_OF_STEPS = 15


@dataclass(frozen=True, slots=True)
class House:
    """One house: its width, roof, storeys above the ground floor, and where windows are.

    `panes` are middles of windows from the left wall; `door` the middle of the door and
    `lit` whether its fanlight burns. `dark` are (row, pane) without light, row 0 on top.
    """

    width: int
    wall: str
    roof: Literal["flat", "steps", "spout"]
    storeys: int
    panes: tuple[float, ...]
    door: float
    lit: bool
    dark: tuple[tuple[int, int], ...] = ()


STREET = (
    House(176, "wall-a", "flat", 3, (51, 101, 151), 51, False, ((1, 2), (3, 2))),
    House(120, "wall-b", "steps", 3, (30, 90), 98, True),
    House(196, "wall-c", "flat", 2, (24.5, 73.5, 122.5, 171.5), 24, False, ((1, 1),)),
    House(124, "wall-b", "spout", 3, (31, 93), 102, False),
    House(158, "wall-a", "steps", 3, (26, 79, 132), 24, True, ((1, 0), (2, 2), (3, 1))),
    House(150, "wall-b", "flat", 3, (25, 75, 125), 128, False, ((3, 0),)),
    House(160, "wall-c", "spout", 2, (26.5, 80, 133), 24, False),
    House(236, "wall-b", "flat", 2, (23.5, 71, 118, 165, 212), 214, False,
          ((0, 2), (1, 4), (2, 3))),
    House(120, "wall-a", "steps", 2, (30, 90), 24, True),
    House(126, "wall-b", "flat", 3, (25, 75), 102, False),
)  # fmt: skip


class Street(QWidget):
    """Paints the street as wide as it is given, smaller where it is low."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.px(96))
        self.setFixedHeight(theme.px(HEIGHT))
        self._kept: QPixmap | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._kept is None or self._kept.size() != size:
            self._kept = QPixmap(size)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._kept)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale = self.height() / HEIGHT
            painter.scale(scale, scale)
            _paint_street(painter, self.width() / scale)
            painter.end()
        QPainter(self).drawPixmap(0, 0, self._kept)


def _paint_street(painter: QPainter, width: float) -> None:
    x = (width - 1440) / 2 + _STREET_START
    total = sum(house.width for house in STREET)
    while x > 0:
        x -= total
    while x < width:
        for house in STREET:
            if x + house.width > 0 and x < width:
                painter.save()
                painter.translate(x, 0)
                _paint_house(painter, house)
                painter.restore()
            x += house.width
    painter.fillRect(QRectF(0, _GROUND, width, 2), _NIGHT["roof"])


def _paint_house(painter: QPainter, house: House) -> None:
    top = _TOP_ROW + (3 - house.storeys) * _STOREY - 13
    painter.fillRect(QRectF(0, top, house.width + 0.5, _GROUND - top), _NIGHT[house.wall])
    {"flat": _flat, "steps": _steps, "spout": _spout}[house.roof](painter, house, top)
    for row in range(house.storeys):
        for at, middle in enumerate(house.panes):
            y = top + 13 + row * _STOREY
            _window(painter, middle, y, _PANE[1], lit=(row, at) not in house.dark)
    for at, middle in enumerate(house.panes):
        if abs(middle - house.door) > 20:
            lit = (house.storeys, at) not in house.dark
            _window(painter, middle, _GROUND_ROW, _GROUND_PANE, lit=lit)
    _door(painter, house)


def _flat(painter: QPainter, house: House, top: float) -> None:
    painter.fillRect(QRectF(-3, top - 7, house.width + 6, 7), _NIGHT["roof"])


def _steps(painter: QPainter, house: House, top: float) -> None:
    middle = house.width / 2
    tread = (middle - 16) / 4
    for step in range(5):
        half = 16 + step * tread
        y = top - 58 + step * _PITCH_OF_STEPS
        painter.fillRect(QRectF(middle - half, y, 2 * half, top - y + 1), _NIGHT[house.wall])
    for step in range(5):
        half = 16 + step * tread
        y = top - 62 + step * _PITCH_OF_STEPS
        if step == 0:
            painter.fillRect(QRectF(middle - half - 2, y, 2 * half + 4, 4), _NIGHT["roof"])
        else:
            for left in (middle - half - 2, middle + half - tread - 1):
                painter.fillRect(QRectF(left, y, tread + 3, 4), _NIGHT["roof"])


def _spout(painter: QPainter, house: House, top: float) -> None:
    middle, peak = house.width / 2, top - 70 if house.storeys == 3 else top - 84
    outline = QPolygonF(
        [
            QPointF(0, top),
            QPointF(middle - 13, peak + 10),
            QPointF(middle - 13, peak),
            QPointF(middle + 13, peak),
            QPointF(middle + 13, peak + 10),
            QPointF(house.width, top),
        ]
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_NIGHT[house.wall])
    painter.drawPolygon(outline)
    painter.setPen(QPen(_NIGHT["roof"], 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap,
                        Qt.PenJoinStyle.MiterJoin))  # fmt: skip
    painter.drawPolyline(outline)


def _window(painter: QPainter, middle: float, top: float, height: float, *, lit: bool) -> None:
    width = _PANE[0]
    left = middle - width / 2
    painter.fillRect(QRectF(left - 1, top - 1, width + 2, height + 2), _NIGHT["frame"])
    for x in (1, 4 + _LEAF):
        painter.fillRect(QRectF(left + x, top + 1, _LEAF, height - 2), _NIGHT["leaf"])
    painter.fillPath(_lights(height).translated(left, top), _NIGHT["leaf-light"])
    if lit:
        painter.fillRect(QRectF(middle - 1.2, top + 1, 2.4, height - 2), _NIGHT["light"])
    painter.fillRect(QRectF(left - 3, top + height + 1, width + 6, 3), _NIGHT["sill"])


@cache
def _lights(height: float) -> QPainterPath:
    """The light fields on both leaves of a window so high: the same for every window."""
    lights = QPainterPath()
    for x in (1, 4 + _LEAF):
        box = QRectF(x, 1, _LEAF, height - 2)
        heart = box.center()
        lights.addPolygon(QPolygonF([box.topLeft(), box.topRight(), heart]))
        lights.addPolygon(QPolygonF([box.bottomLeft(), box.bottomRight(), heart]))
    return lights


def _door(painter: QPainter, house: House) -> None:
    left, top = house.door - 11.5, _GROUND_ROW - 1
    painter.fillRect(QRectF(left, top, 23, _GROUND - top), _NIGHT["frame"])
    fanlight = _NIGHT["light" if house.lit else "fanlight"]
    painter.fillRect(QRectF(left + 1.5, top + 1.5, 20, 10), fanlight)
    painter.fillRect(QRectF(left + 1.5, top + 13.5, 20, _GROUND - top - 13.5), _NIGHT["door"])
