"""A circle drawn: who does what for whom, with an arrow from each to the next."""

from dataclasses import dataclass
from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.vocabulary import TiePhase
from desktop.i18n import _
from desktop.views.gevel.building import paint_plant
from desktop.views.gevel.glyphs import paint_pane
from desktop.views.gevel.marks import paint_strand
from desktop.views.kit import theme

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stand:
    """Somebody in the circle, and what they do for the next one."""

    name: str
    gives: str
    good_neighbour: bool = False


@dataclass(frozen=True, slots=True)
class _Arrow:
    """A cubic curve from one window to the next, with the place of its words."""

    begin: Point
    bends: tuple[Point, Point]
    end: Point
    words: tuple[float, float, float, float]
    side: Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class _Ring:
    """The middles of the windows, the arrow from each to the next, and how high it is."""

    places: tuple[Point, ...]
    arrows: tuple[_Arrow, ...]
    height: int


_RIGHT, _LEFT, _MIDDLE = (
    Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignHCenter,
)
_WIDTH = 367
_WINDOW, _SILL = (25.0, 30.0), 3.0
_NAME_BELOW, _HEAD, _LINE = 32.0, 9.0, 18.0
_THREE = _Ring(
    ((183.5, 45.0), (78.0, 129.0), (289.0, 129.0)),
    (
        _Arrow((166, 39), ((120, 43), (86, 72)), (80, 108), (8, 30, 80, 58), _RIGHT),
        _Arrow((97, 143), ((140, 160), (226, 160)), (270, 143), (103, 122, 161, 20), _MIDDLE),
        _Arrow((286, 108), ((281, 72), (247, 43)), (202, 39), (279, 30, 80, 58), _LEFT),
    ),
    184,
)
_FOUR = _Ring(
    ((183.5, 45.0), (62.0, 123.0), (183.5, 205.0), (305.0, 123.0)),
    (
        _Arrow((166, 39), ((115, 41), (72, 66)), (64, 102), (0, 36, 82, 40), _RIGHT),
        _Arrow((64, 166), ((72, 190), (115, 206)), (166, 208), (0, 196, 92, 40), _RIGHT),
        _Arrow((201, 208), ((252, 206), (295, 190)), (303, 166), (276, 196, 91, 40), _LEFT),
        _Arrow((303, 102), ((295, 66), (252, 41)), (201, 39), (286, 36, 81, 40), _LEFT),
    ),
    258,
)


class CircleDrawing(QWidget):
    """Three or four people in the order of giving; the arrow goes from giver to receiver."""

    def __init__(
        self,
        people: tuple[Stand, ...],
        phase: TiePhase = TiePhase.RUNNING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people, self._phase = people, phase
        self._ring = _THREE if len(people) == 3 else _FOUR
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(circle_words(people))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(self._ring.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = theme.current().scale
        # A narrow panel draws it smaller rather than cut.
        scale = min(scale, self.width() / _WIDTH)
        painter.translate((self.width() - _WIDTH * scale) / 2, 0)
        painter.scale(scale, scale)
        for arrow, one in zip(self._ring.arrows, self._people, strict=True):
            _paint_arrow(painter, arrow, self._phase)
            self._paint_words(painter, arrow, one.gives)
        for place, one in zip(self._ring.places, self._people, strict=True):
            self._paint_person(painter, place, one)

    def _paint_person(self, painter: QPainter, place: Point, one: Stand) -> None:
        wide, high = _WINDOW
        left, top = place[0] - wide / 2, place[1] - high / 2
        painter.save()
        painter.translate(left - _SILL, top)
        paint_pane(painter, QRectF(_SILL, 0, wide, high), transom=9)
        if one.good_neighbour:
            paint_plant(painter, QPointF(_SILL + wide / 2 + 5, high), 0.8)
        painter.restore()
        painter.setFont(_face(600))
        painter.setPen(theme.current().colour("ink"))
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRectF(left - 60, place[1] + _NAME_BELOW - 10, wide + 120, 20), middle,
                         one.name)  # fmt: skip

    def _paint_words(self, painter: QPainter, arrow: _Arrow, words: str) -> None:
        painter.setFont(_face(400))
        painter.setPen(theme.current().colour("secondary"))
        flags = int(arrow.side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        box = QRectF(*arrow.words)
        lines = max(int(box.height() // _LINE), 1)
        # A line breaks between words, so that less than the whole width is of use.
        room = int(lines * box.width() * (0.8 if lines > 1 else 1))
        text = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, flags, text)


def circle_words(people: tuple[Stand, ...]) -> str:
    """The circle in sentences, for who hears the page."""
    nexts = (*people[1:], *people[:1])
    return ". ".join(
        _("{giver} voor {receiver}: {what}").format(
            giver=one.name, receiver=other.name, what=one.gives or _("nog niet opgeschreven")
        )
        for one, other in zip(people, nexts, strict=True)
    )


def _paint_arrow(painter: QPainter, arrow: _Arrow, phase: TiePhase) -> None:
    way = QPainterPath(QPointF(*arrow.begin))
    way.cubicTo(*(QPointF(*point) for point in (*arrow.bends, arrow.end)))
    paint_strand(painter, way, phase)
    bend, end = arrow.bends[1], arrow.end
    angle = atan2(end[1] - bend[1], end[0] - bend[0])
    corners = [QPointF(*end)]
    for turn in (pi - 0.42, pi + 0.42):
        corners.append(
            QPointF(end[0] + _HEAD * cos(angle + turn), end[1] + _HEAD * sin(angle + turn))
        )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().colour("tie"))
    painter.drawPolygon(QPolygonF(corners))


def _face(weight: int) -> QFont:
    made = theme.font("small", weight)
    made.setPixelSize(13)
    return made
