"""Paints what says something: ties, names, rings, captions, selection and focus."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from desktop.domain.facade_ties import spread
from desktop.domain.street import Lens
from desktop.domain.vocabulary import TiePhase
from desktop.views.gevel.building import box, pixels, wall_token
from desktop.views.gevel.lenses import paint_badge
from desktop.views.gevel.scene import Place, Scene, Strand
from desktop.views.gevel.words import caption_words, home_name, lived_in_words
from desktop.views.kit import theme

NAMES_FROM = 36
_ALL_NAMES_FROM = 70
_FADED = 0.3
_DOT, _RING = 2.7, 4.2
_BADGE_DOWN = 17.0
_TIE, _HALO = 1.7, 4.5
# Of Qt's dash patterns the unit is the width of the pen.
_DASHES = {TiePhase.MEETING: (5.0, 3.0), TiePhase.PROPOSED: (1.5, 3.5)}
_SELECTED, _FOCUSED, _BOTH = 5.0, 6.5, 8.0
_AROUND = tuple((x, y) for x in (-1.4, 0, 1.4) for y in (-1.4, 0, 1.4) if x or y)


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the person at the screen points at, chose, and stands on with the keyboard."""

    hovered: UUID | None = None
    selected: UUID | None = None
    focused: UUID | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its place: the left of its baseline."""

    text: str
    font: QFont
    left: float
    baseline: float
    facade: int


def names_of(scene: Scene) -> dict[UUID, Name]:
    """The names that stand under windows: of everybody on a large façade, else of who has no tie.

    Names in one row keep off each other and off the edge of the wall.
    """
    width = scene.measure.cell_width
    if width < NAMES_FROM:
        return {}
    everybody = width >= _ALL_NAMES_FROM
    wanted = [p for p in scene.places.values() if p.home.lit and (everybody or scene.stands_out(p))]
    wanted.sort(key=lambda p: (p.facade, p.window.storey, p.window.door))
    found: dict[UUID, Name] = {}
    for _row, row in groupby(wanted, key=lambda p: (p.facade, p.window.storey)):
        found |= _row_of_names(scene, list(row))
    return found


def _row_of_names(scene: Scene, places: list[Place]) -> dict[UUID, Name]:
    size = 13 if scene.measure.cell_width >= _ALL_NAMES_FROM else 12
    facade = scene.facades[places[0].facade]
    texts = [home_name(place.home) for place in places]
    fonts = [pixels(size, 700 if scene.stands_out(place) else 400) for place in places]
    metrics = [QFontMetricsF(font) for font in fonts]
    wished = [
        (place.window.rect.middle, metric.horizontalAdvance(text))
        for place, metric, text in zip(places, metrics, texts, strict=True)
    ]
    spare = scene.measure.gap / 2 - 3
    placed = spread(wished, facade.x - spare, facade.x + facade.width + spare)
    found = {}
    for at, place in enumerate(places):
        middle, width = placed[at]
        text = metrics[at].elidedText(texts[at], Qt.TextElideMode.ElideRight, width + 0.5)
        left = middle - metrics[at].horizontalAdvance(text) / 2
        found[place.home.id] = Name(text, fonts[at], left, _baseline(scene, place), place.facade)
    return found


def _baseline(scene: Scene, place: Place) -> float:
    return place.window.rect.bottom + 13.5 + 6.5 * (scene.measure.cell_width - 47) / 55


def paint_marks(
    painter: QPainter, scene: Scene, names: dict[UUID, Name], *, faded: bool = False
) -> None:
    """Ties, names and rings; `faded` while another window is pointed at."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for strand in scene.strands:
        _tie(painter, strand, faded=faded)
    for name in names.values():
        paint_name(painter, name)
    for place in scene.places.values():
        _mark(painter, scene, place)


def paint_pointed(painter: QPainter, scene: Scene, pointed: Pointed) -> None:
    """What follows pointer and keyboard: the ties and name of one window, and its frames."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = scene.places.get(pointed.hovered) if pointed.hovered else None
    if place is not None:
        for strand in scene.strands:
            if place.home.id in strand.homes:
                _tie(painter, strand, faded=False)
        if place.home.lit:
            paint_name(painter, _hovered_name(scene, place))
        _mark(painter, scene, place)
    both = pointed.focused is not None and pointed.focused == pointed.selected
    for framed, token, width, pad in (
        (pointed.selected, "gevel-selected", 2.5, _SELECTED),
        (pointed.focused, "delfts", 3.0, _BOTH if both else _FOCUSED),
    ):
        place = scene.places.get(framed) if framed else None
        if place is not None:
            paint_frame(painter, box(place.window.rect), token, width, pad)
            _mark(painter, scene, place)


def _mark(painter: QPainter, scene: Scene, place: Place) -> None:
    window = place.window
    if scene.lens is not Lens.TIES:
        pane = QPointF(window.rect.middle, window.transom + _BADGE_DOWN)
        paint_badge(painter, pane, scene.lens, place.home, stands_out=scene.stands_out(place))
    elif scene.stands_out(place):
        lintel = QPointF(window.rect.middle, window.rect.y - 1)
        paint_ring(painter, lintel, theme.current().colour(wall_token(place.facade)))


def _hovered_name(scene: Scene, place: Place) -> Name:
    """The name of the window under the pointer, whole, whether or not it stands there."""
    size = 13 if scene.measure.cell_width >= _ALL_NAMES_FROM else 12
    font = pixels(size, 700 if scene.stands_out(place) else 600)
    text = home_name(place.home)
    width = QFontMetricsF(font).horizontalAdvance(text)
    middle = min(max(place.window.rect.middle, width / 2 + 2), scene.width - width / 2 - 2)
    return Name(text, font, middle - width / 2, _baseline(scene, place), place.facade)


def _tie(painter: QPainter, strand: Strand, *, faded: bool) -> None:
    painter.save()
    if faded:
        painter.setOpacity(_FADED)
    halo = theme.current().colour(wall_token(strand.facade))
    halo.setAlphaF(0.9)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(halo, _HALO, c=Qt.PenCapStyle.RoundCap))
    painter.drawPath(strand.path)
    paint_strand(painter, strand.path, strand.phase)
    if strand.phase is not TiePhase.PROPOSED:
        paint_ends(painter, strand.ends)
    painter.restore()


def paint_strand(painter: QPainter, path: QPainterPath, phase: TiePhase) -> None:
    """A tie: solid, dashed while people get to know each other, dotted when only proposed."""
    pen = QPen(theme.current().colour("tie"), _TIE, c=Qt.PenCapStyle.RoundCap)
    if phase in _DASHES:
        pen.setDashPattern([length / _TIE for length in _DASHES[phase]])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)


def paint_ends(painter: QPainter, ends: tuple[QPointF, ...], radius: float = _DOT) -> None:
    """The dots at the ends of a tie."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().colour("tie"))
    for end in ends:
        painter.drawEllipse(end, radius, radius)


def paint_ring(painter: QPainter, middle: QPointF, inside: QColor, radius: float = _RING) -> None:
    """The open ring of who has no tie yet."""
    painter.setPen(QPen(theme.current().colour("ink"), 1.8))
    painter.setBrush(inside)
    painter.drawEllipse(middle, radius, radius)


def paint_name(painter: QPainter, name: Name) -> None:
    """A name with a halo of the wall behind it, so that arcs do not cross its letters."""
    painter.setFont(name.font)
    painter.setPen(theme.current().colour(wall_token(name.facade)))
    # Eight shifted copies look the same as an outlined path and cost a tenth of it.
    for right, down in _AROUND:
        painter.drawText(QPointF(name.left + right, name.baseline + down), name.text)
    painter.setPen(theme.current().colour("ink"))
    painter.drawText(QPointF(name.left, name.baseline), name.text)


def paint_frame(painter: QPainter, window: QRectF, token: str, width: float, pad: float) -> None:
    """The frame around a chosen or focused window."""
    pen = QPen(theme.current().colour(token), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(window.adjusted(-pad, -pad, pad, pad - 0.5))


def paint_captions(painter: QPainter, scene: Scene) -> None:
    """Under each façade its name and how many homes are lived in.

    What does not fit before the next one is shortened; the last may begin further left.
    """
    strong, plain = pixels(14, 700), pixels(13)
    taken = 0.0
    for number, facade in enumerate(scene.facades):
        house = scene.street.houses[number]
        last = number == len(scene.facades) - 1
        room = (scene.width if last else scene.facades[number + 1].x - 8) - facade.x
        second = caption_words(house, ties_kept=scene.street.has_ties)
        wish = QFontMetricsF(plain).horizontalAdvance(second)
        left = facade.x
        if last and wish > room:
            left = max(min(left, scene.width - wish), min(left, taken + 16))
            room = scene.width - left
        if wish > room and house.homes:
            second = lived_in_words(house)
        taken = left + min(max(wish, QFontMetricsF(strong).horizontalAdvance(house.name)), room)
        for text, font, token, down in (
            (house.name, strong, "ink", 19),
            (second, plain, "secondary", 36),
        ):
            cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.setPen(theme.current().colour(token))
            painter.drawText(QPointF(left, facade.ground + down), cut)
