"""Paints what stands still: walls, floors, rooms, doors, windows and plants."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from desktop.domain.facade import Entrance, Facade, Window
from desktop.domain.facade_measure import Measure, Rect
from desktop.domain.street import GroundRoom, Home
from desktop.views.gevel.scene import Scene
from desktop.views.kit import theme

WALLS = ("facade-1", "facade-2", "facade-3")
_PLANTS_FROM = 36
_LABELS_FROM = 70
_STRONG, _FAINT = 0.9, 0.38
_ROOM_SIZES = (12, 11, 10)


def pixels(size: float, weight: int = 400) -> QFont:
    """The font of the façade at `size` design pixels; the painter scales it."""
    font = QFont(theme.FAMILY)
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight(weight))
    return font


def wall_token(facade: int) -> str:
    """The colour token of a building's wall."""
    return WALLS[facade % len(WALLS)]


def box(rect: Rect) -> QRectF:
    """A rectangle of the geometry for Qt."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def paint_buildings(painter: QPainter, scene: Scene) -> None:
    """Everything that does not follow the pointer, and the pavement under it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, facade in enumerate(scene.facades):
        house = scene.street.houses[number]
        _walls(painter, facade, wall_token(number))
        for entrance in facade.entrances:
            _entrance(painter, entrance)
        _rooms(painter, facade, house.rooms)
    known = {(p.facade, p.window.storey, p.window.door): p.home for p in scene.places.values()}
    for number, facade in enumerate(scene.facades):
        for window in facade.windows:
            home = known.get((number, window.storey, window.door))
            _home(painter, window, home, scene.measure)
    painter.setPen(QPen(theme.current().colour("gevel-ground"), 1.5))
    painter.drawLine(QPointF(0, scene.ground + 0.5), QPointF(scene.width, scene.ground + 0.5))


def _walls(painter: QPainter, facade: Facade, wall: str) -> None:
    colour = theme.current().colour
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(wall))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in facade.wall]))
    for stone in facade.coping:
        painter.fillRect(box(stone), colour("gevel-roof"))
    painter.setPen(QPen(colour("gevel-roof"), 1.5, c=Qt.PenCapStyle.FlatCap))
    for start, end in facade.rail:
        painter.drawLine(QPointF(*start), QPointF(*end))
    for line in facade.floors:
        ink = colour("gevel-floor")
        ink.setAlphaF(_STRONG if line.strong else _FAINT)
        painter.setPen(QPen(ink, 1, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(line.x, line.y), QPointF(line.x + line.width, line.y))
    painter.fillRect(box(facade.plinth), colour("gevel-plinth"))


def _entrance(painter: QPainter, entrance: Entrance) -> None:
    colour = theme.current().colour
    painter.fillRect(box(entrance.rect), colour("gevel-door"))
    light = colour("bentheimer")
    light.setAlphaF(0.9)
    painter.fillRect(box(entrance.fanlight), light)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("bentheimer"))
    painter.drawEllipse(QPointF(*entrance.knob), 1.2, 1.2)


def _rooms(painter: QPainter, facade: Facade, rooms: Sequence[GroundRoom]) -> None:
    colour = theme.current().colour
    for rect, room in zip(facade.rooms, rooms, strict=False):
        if room.in_use:
            _halo(painter, rect)
        painter.setPen(_frame("gevel-frame" if room.in_use else "gevel-floor", 1.5))
        painter.setBrush(colour("bentheimer" if room.in_use else "gevel-room"))
        painter.drawRect(box(rect))
        painter.fillRect(
            QRectF(rect.x - 3, rect.bottom + 0.75, rect.width + 6, 2), colour("gevel-roof")
        )
        if rect.width < _PLANTS_FROM:
            continue
        font, text = _fitting(room.name, rect.width - 8, 600 if room.in_use else 400)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(colour("gevel-lit-ink" if room.in_use else "gevel-room-ink"))
        left = rect.middle - metrics.horizontalAdvance(text) / 2
        painter.drawText(QPointF(left, rect.y + rect.height / 2 + 4), text)


def _fitting(text: str, room: float, weight: int) -> tuple[QFont, str]:
    """The largest of a few sizes in which `text` fits; in the smallest it is cut off."""
    for size in _ROOM_SIZES:
        font = pixels(size, weight)
        if QFontMetricsF(font).horizontalAdvance(text) <= room:
            return font, text
    return font, QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)


def _home(painter: QPainter, window: Window, home: Home | None, measure: Measure) -> None:
    lit = home is not None and home.lit
    paint_window(painter, window, lit=lit)
    if home is None or not lit:
        return
    if home.good_neighbour and measure.cell_width >= _PLANTS_FROM:
        larger = (measure.cell_width - 47) / 55
        foot = QPointF(window.rect.right - 6.5 - 0.5 * max(larger, 0), window.rect.bottom)
        paint_plant(painter, foot, 0.92 + 0.18 * larger)
    light = window.transom - window.rect.y
    if measure.cell_width >= _LABELS_FROM:
        _in_upper_light(painter, window, _label(home), 12)
    elif len(home.people) > 1:
        _in_upper_light(painter, window, str(len(home.people)), min(12, light))


def _label(home: Home) -> str:
    many = len(home.people)
    return f"{home.label} · {many}" if many > 1 else home.label


def _in_upper_light(painter: QPainter, window: Window, text: str, size: float) -> None:
    font = pixels(size)
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, window.rect.width - 3)
    painter.setFont(font)
    painter.setPen(theme.current().colour("gevel-lit-ink"))
    left = window.rect.middle - metrics.horizontalAdvance(text) / 2
    middle = (window.rect.y + window.transom) / 2
    painter.drawText(QPointF(left, middle + metrics.capHeight() / 2), text)


def paint_window(painter: QPainter, window: Window, *, lit: bool) -> None:
    """A window: lit with its transom, or dark with a middle bar, and its sill."""
    colour, rect = theme.current().colour, window.rect
    if lit:
        _halo(painter, rect)
    frame = "gevel-frame" if lit else "window-vacant-bar"
    painter.setPen(_frame(frame, 1.5))
    painter.setBrush(colour("bentheimer" if lit else "window-vacant"))
    painter.drawRect(box(rect))
    painter.setPen(QPen(colour(frame), 1.2, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(rect.x, window.transom), QPointF(rect.right, window.transom))
    if not lit:
        painter.setPen(QPen(colour(frame), 1, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(rect.middle, window.transom), QPointF(rect.middle, rect.bottom))
    painter.fillRect(box(window.sill), colour("gevel-roof"))


def _frame(token: str, width: float) -> QPen:
    pen = QPen(theme.current().colour(token), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _halo(painter: QPainter, rect: Rect) -> None:
    glow = theme.current().colour("window-lit-halo")
    if glow.alpha():
        painter.fillRect(box(rect).adjusted(-3, -3, 3, 3), glow)


def _plant_path() -> QPainterPath:
    path = QPainterPath(QPointF(-3.2, -5))
    for x, y in ((3.2, -5), (2.3, 0), (-2.3, 0)):
        path.lineTo(x, y)
    path.closeSubpath()
    leaves = (
        ((-1, -9), (-5, -9), (-5.6, -12), (-2, -12), (0, -9.5)),
        ((1, -9), (5, -9.5), (5.4, -12.5), (2, -12), (0, -9.5)),
        ((-1.6, -8.5), (-0.8, -12), (0, -14.5), (0.8, -12), (1.6, -8.5)),
    )
    for out, over, tip, back, home in leaves:
        path.moveTo(0, -5)
        path.cubicTo(QPointF(*out), QPointF(*over), QPointF(*tip))
        path.cubicTo(QPointF(*back), QPointF(*home), QPointF(0, -5))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


_PLANT = _plant_path()


def paint_plant(painter: QPainter, foot: QPointF, size: float, token: str = "gevel-plant") -> None:
    """The plant of a good neighbour, standing on `foot`; 14.5 high at size 1."""
    painter.save()
    painter.translate(foot)
    painter.scale(size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().colour(token))
    painter.drawPath(_PLANT)
    painter.restore()
