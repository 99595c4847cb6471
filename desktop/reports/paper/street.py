"""The street on the front page: façades in ink, a lit window for each home lived in.

No names and no ties. Windows are lit from the lower left, so a place says nothing; only the
counts are true. The shapes are those of the screen (`domain.facade`), in their own units.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.facade import PRINT, Facade, Rect, Window, facade, width_of
from desktop.domain.figures.values import Lived
from desktop.domain.reporting import Front
from desktop.reports.paper import styles
from desktop.reports.paper.sheet import HEIGHT, LEFT, RIGHT, Sheet
from desktop.reports.paper.styles import BENTHEIMER, BOLD, INK, REGULAR, ROW_LINE, WHITE

CAPTION = 42.0
_FIRST = 5.0
_LINE = 13.0
_LARGEST, _SMALLEST, _SMALLER = 0.587, 0.2, 0.92
_MOST_HEIGHT = 215.0


@dataclass(frozen=True, slots=True)
class _Building:
    """A façade that stands on y 0, its row on the page, and who lives behind it."""

    shapes: Facade
    row: int
    lived: Lived


def _layout(
    fronts: Sequence[tuple[Front, Lived]], scale: float
) -> tuple[list[_Building], list[float]]:
    """Where each façade stands, and how tall each row is, at `scale`."""
    room = (RIGHT - LEFT) / scale
    placed: list[_Building] = []
    rows: list[float] = []
    x = room
    for front, lived in fronts:
        wide = width_of(front.plan, PRINT)
        if not rows or x + wide > room:
            x = _FIRST
            rows.append(0)
        shapes = facade(front.plan, PRINT, x)
        placed.append(_Building(shapes, len(rows) - 1, lived))
        rows[-1] = max(rows[-1], -shapes.top)
        x += wide + PRINT.gap
    return placed, rows


def _scale(fronts: Sequence[tuple[Front, Lived]]) -> float | None:
    """The largest scale at which the street fits; None when it would be too small to read."""
    scale = _LARGEST if fronts else 0.0
    while scale >= _SMALLEST:
        _placed, rows = _layout(fronts, scale)
        room = (RIGHT - LEFT) / scale - _FIRST
        fits = all(width_of(front.plan, PRINT) <= room for front, _lived in fronts)
        if fits and sum(row * scale + CAPTION for row in rows) <= _MOST_HEIGHT:
            return scale
        scale *= _SMALLER
    return None


def _shown(fronts: Sequence[Front], lived: Sequence[Lived]) -> list[tuple[Front, Lived]]:
    counts = {one.community_id: one for one in lived}
    return [
        (front, counts[front.community_id])
        for front in fronts
        if front.community_id in counts and front.plan.storeys
    ]


def street_height(fronts: Sequence[Front], lived: Sequence[Lived]) -> float:
    """How high the street is drawn, names and counts included."""
    shown = _shown(fronts, lived)
    scale = _scale(shown)
    if scale is None:
        return _LINE * len(lived) + 8
    return sum(row * scale + CAPTION for row in _layout(shown, scale)[1]) - 8


def draw_street(
    sheet: Sheet, top: float, fronts: Sequence[Front], lived: Sequence[Lived], words: str
) -> None:
    """The street with its counts; as lines of text where it is too long to draw."""
    shown = _shown(fronts, lived)
    scale = _scale(shown)
    if scale is None:
        _as_lines(sheet, top, lived, words)
        return
    placed, rows = _layout(shown, scale)
    ground = top
    for number, row in enumerate(rows):
        ground += row * scale
        for building in placed:
            if building.row == number:
                _building(sheet, ground, scale, building)
                _names(sheet, ground, scale, building, words)
        sheet.canvas.setStrokeColor(INK)
        sheet.canvas.setLineWidth(0.9)
        sheet.canvas.line(LEFT, HEIGHT - ground, RIGHT, HEIGHT - ground)
        ground += CAPTION


def _as_lines(sheet: Sheet, top: float, lived: Sequence[Lived], words: str) -> None:
    canvas = sheet.canvas
    canvas.setFillColor(INK)
    for number, one in enumerate(lived):
        baseline = HEIGHT - top - 10 - _LINE * number
        canvas.setFont(BOLD, 8.8)
        canvas.drawString(LEFT, baseline, one.community)
        canvas.setFont(REGULAR, 8.8)
        x = LEFT + styles.width_of(one.community, BOLD, 8.8) + 8
        canvas.drawString(x, baseline, words.format(n=one.lived_in, all=one.homes))


def _names(sheet: Sheet, ground: float, scale: float, building: _Building, words: str) -> None:
    canvas, one, shapes = sheet.canvas, building.lived, building.shapes
    x, room = LEFT + shapes.x * scale, (shapes.width + PRINT.gap - 3) * scale
    lived = words.format(n=one.lived_in, all=one.homes)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 8.8)
    canvas.drawString(x, HEIGHT - ground - 12.3, styles.cut(one.community, BOLD, 8.8, room))
    canvas.setFont(REGULAR, 8.4)
    canvas.drawString(x, HEIGHT - ground - 23.4, styles.cut(lived, REGULAR, 8.4, room))


def _building(sheet: Sheet, ground: float, scale: float, building: _Building) -> None:
    """Draws one façade in its own units; y runs up on paper and down in the shapes."""
    canvas, shapes = sheet.canvas, building.shapes
    canvas.saveState()
    canvas.translate(LEFT, HEIGHT - ground)
    canvas.scale(scale, scale)
    _wall(sheet, shapes)
    _ground_floor(sheet, shapes)
    for number, window in enumerate(shapes.windows):
        _window(sheet, window, lit=number < building.lived.lived_in)
    canvas.restoreState()


def _box(sheet: Sheet, box: Rect, *, stroke: int = 0, fill: int = 1) -> None:
    sheet.canvas.rect(box.x, -box.bottom, box.width, box.height, stroke=stroke, fill=fill)


def _wall(sheet: Sheet, shapes: Facade) -> None:
    canvas = sheet.canvas
    outline = canvas.beginPath()
    outline.moveTo(shapes.wall[0][0], -shapes.wall[0][1])
    for x, y in shapes.wall[1:]:
        outline.lineTo(x, -y)
    outline.close()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1)
    canvas.setFillColor(WHITE)
    canvas.drawPath(outline, fill=1, stroke=1)
    for floor in shapes.floors:
        canvas.setStrokeColor(INK if floor.strong else ROW_LINE)
        canvas.setLineWidth(1 if floor.strong else 0.7)
        canvas.line(floor.x + 0.5, -floor.y, floor.x + floor.width - 0.5, -floor.y)
    canvas.setFillColor(INK)
    for stone in shapes.coping:
        _box(sheet, stone)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.5)
    for (x0, y0), (x1, y1) in shapes.rail:
        canvas.line(x0, -y0, x1, -y1)


def _ground_floor(sheet: Sheet, shapes: Facade) -> None:
    canvas = sheet.canvas
    for entrance in shapes.entrances:
        canvas.setFillColor(INK)
        _box(sheet, entrance.rect)
        canvas.setFillColor(WHITE)
        _box(sheet, entrance.fanlight)
        canvas.setFillColor(BENTHEIMER)
        canvas.circle(entrance.knob[0], -entrance.knob[1], 1.2, stroke=0, fill=1)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.5)
    for room in shapes.rooms:
        canvas.setFillColor(WHITE)
        _box(sheet, room, stroke=1)
        canvas.setFillColor(INK)
        _box(sheet, Rect(room.x - 3, room.bottom + 0.75, room.width + 6, 2))


def _window(sheet: Sheet, window: Window, *, lit: bool) -> None:
    """A lit window, or a dark one with its middle bar."""
    canvas, box = sheet.canvas, window.rect
    canvas.setFillColor(BENTHEIMER if lit else INK)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.5)
    _box(sheet, box, stroke=1)
    canvas.setStrokeColor(INK if lit else WHITE)
    canvas.setLineWidth(1.2 if lit else 1.6)
    canvas.line(box.x, -window.transom, box.right, -window.transom)
    if not lit:
        canvas.line(box.middle, -window.transom, box.middle, -box.bottom)
    canvas.setFillColor(INK)
    _box(sheet, window.sill)
