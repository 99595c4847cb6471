"""How rooms differ at a glance: a ground and a bar at the left, told apart without colour."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from desktop.views.kit import icons, theme

BAR = 3.0
HATCH = 8.0
CLASH_HATCH = 6.0


class Bar(Enum):
    """The bar at the left of a block."""

    SOLID = "solid"
    DOUBLE = "double"
    DASHED = "dashed"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class Look:
    """The colours, by token, and the bar of a room."""

    ground: str
    bar_colour: str
    bar: Bar


_LOOKS = (
    Look("tint", "action", Bar.SOLID),
    Look("delfts-tint", "delfts", Bar.DOUBLE),
    Look("heat-0", "ink", Bar.DASHED),
    Look("selected", "secondary", Bar.DOTTED),
)


def look_of(number: int) -> Look:
    """The look of the room with that number in the order of the rooms; four differ."""
    return _LOOKS[number % len(_LOOKS)]


@lru_cache(maxsize=16)
def face(size: int, weight: int = 400) -> QFont:
    """A font in design pixels, for a painter that scales; its figures are equally wide."""
    made = QFont(theme.FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    return theme.with_tabular_figures(made)


@lru_cache(maxsize=16)
def metrics(size: int, weight: int = 400) -> QFontMetricsF:
    """The measures of that font."""
    return QFontMetricsF(face(size, weight))


def paint_mark(painter: QPainter, name: str, place: QRectF) -> None:
    """An icon of a block; drawn once for each sharpness, because a week has many."""
    ratio = painter.device().devicePixelRatio() * theme.current().scale
    ink = theme.current().colour("secondary").name()
    mark = _mark(name, ink, round(place.width() * ratio))
    painter.drawPixmap(place, mark, QRectF(mark.rect()))


@lru_cache(maxsize=32)
def _mark(name: str, ink: str, side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    icons.paint(painter, name, QRectF(0, 0, side, side), QColor(ink))
    painter.end()
    return picture


def paint_ground(painter: QPainter, box: QRectF, look: Look) -> None:
    """The ground of a block with its bar."""
    colour = theme.current().colour
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.ground))
    painter.drawRoundedRect(box, 2, 2)
    paint_bar(painter, box, look)


def paint_bar(painter: QPainter, box: QRectF, look: Look, token: str = "") -> None:
    """The bar of a room at the left edge of `box`, or that bar in another colour."""
    ink = theme.current().colour(token or look.bar_colour)
    strip = QRectF(box.left(), box.top(), BAR, box.height())
    if look.bar is Bar.SOLID:
        painter.fillRect(strip, ink)
    elif look.bar is Bar.DOUBLE:
        painter.fillRect(QRectF(strip.left(), strip.top(), 1, strip.height()), ink)
        painter.fillRect(QRectF(strip.left() + 2, strip.top(), 1, strip.height()), ink)
    else:
        long, gap = (8.0, 3.0) if look.bar is Bar.DASHED else (3.0, 3.0)
        top = strip.top()
        while top < strip.bottom():
            height = min(long, strip.bottom() - top)
            painter.fillRect(QRectF(strip.left(), top, BAR, height), ink)
            top += long + gap


def paint_shut(painter: QPainter, box: QRectF) -> None:
    """Diagonal grey: closed. The lines run on from one closed time into the next."""
    colour = theme.current().colour
    painter.fillRect(box, colour("ground"))
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(colour("line"), 1.4))
    pitch = HATCH * 2**0.5
    reach = box.left() + box.top()
    at = reach - reach % pitch
    while at < box.right() + box.bottom():
        painter.drawLine(
            QPointF(at - box.top(), box.top()), QPointF(at - box.bottom(), box.bottom())
        )
        at += pitch
    painter.restore()


def paint_wanted_twice(painter: QPainter, box: QRectF) -> None:
    """Hatched in ossenbloed: the time that two bookings want."""
    colour = theme.current().colour
    painter.fillRect(box, colour("ossenbloed-tint"))
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(colour("ossenbloed"), 2.5))
    pitch = CLASH_HATCH * 2**0.5
    at = box.left() - box.height()
    while at < box.right():
        painter.drawLine(QPointF(at, box.top()), QPointF(at + box.height(), box.bottom()))
        at += pitch
    painter.restore()
    painter.setPen(QPen(colour("ossenbloed"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
