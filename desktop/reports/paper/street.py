"""The street on the front page: façades in ink, a lit window for each home lived in.

No names and no ties. Windows are lit from the lower left, so a place says nothing; only the
counts are true. The shapes are those of the screen (`domain.facade`), in their own units.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.facade import Facade, Window, facade
from desktop.domain.facade_measure import PRINT, Rect
from desktop.domain.figures.values import Lived
from desktop.domain.reporting import Front
from desktop.reports.paper import styles
from desktop.reports.paper.sheet import HEIGHT, LEFT, RIGHT, Sheet
from desktop.reports.paper.styles import BENTHEIMER, BOLD, INK, REGULAR, ROW_LINE, WHITE

CAPTION = 42.0
_FIRST = 5.0
_LINE = 12.4
_COLUMNS = 3
_LARGEST, _SMALLEST, _SMALLER = 0.587, 0.2, 0.92
_MOST_HEIGHT = 215.0


@dataclass(frozen=True, slots=True)
class _Building:
    """A façade that stands on y 0 and begins at x 0, and who lives behind it."""

    shapes: Facade
    lived: Lived

    @property
    def tall(self) -> float:
        """How high it stands above the pavement."""
        return -self.shapes.top


class Street:
    """The street of a report, laid out over as many rows as it needs.

    `words` tells the homes lived in: '{n} van {all} woningen bewoond', `short` the same in a
    narrow column. `height` is how high it
    is drawn, names and counts included. Where it is too long to draw it becomes lines of text.
    """

    def __init__(
        self, fronts: Sequence[Front], lived: Sequence[Lived], words: str, short: str
    ) -> None:
        counts = {one.community_id: one for one in lived}
        self._lived, self._words, self._short = tuple(lived), words, short
        self._scale, self._rows = _fitted(
            [
                _Building(facade(front.plan, PRINT), counts[front.community_id])
                for front in fronts
                if front.community_id in counts and front.plan.storeys
            ]
        )
        if self._rows:
            self.height = sum(self._room(row) for row in self._rows) - 8
        else:
            self.height = _LINE * _lines(lived) + 8

    @property
    def drawn(self) -> bool:
        """Whether it is a drawing, not lines of text."""
        return bool(self._rows)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draws it from `top` downwards."""
        if not self._rows:
            _as_lines(sheet, top, self._lived, self._short)
            return
        for row in self._rows:
            ground = top + self._room(row) - CAPTION
            x = LEFT + _FIRST * self._scale
            for building in row:
                _building(sheet, (x, ground), self._scale, building)
                _names(sheet, (x, ground), self._scale, building, self._words)
                x += (building.shapes.width + PRINT.gap) * self._scale
            sheet.canvas.setStrokeColor(INK)
            sheet.canvas.setLineWidth(0.9)
            sheet.canvas.line(LEFT, HEIGHT - ground, RIGHT, HEIGHT - ground)
            top += self._room(row)

    def _room(self, row: Sequence[_Building]) -> float:
        return max(building.tall for building in row) * self._scale + CAPTION


_Rows = list[list[_Building]]


def _fitted(buildings: Sequence[_Building]) -> tuple[float, _Rows]:
    """The largest scale at which the street fits, and its rows; no rows when none is readable."""
    scale = _LARGEST if buildings else 0.0
    while scale >= _SMALLEST:
        room = (RIGHT - LEFT) / scale - _FIRST
        rows = _in_rows(buildings, room)
        height = sum(max(b.tall for b in row) * scale + CAPTION for row in rows)
        widest = max(building.shapes.width for building in buildings)
        if widest <= room and height <= _MOST_HEIGHT:
            return scale, rows
        scale *= _SMALLER
    return 1.0, []


def _in_rows(buildings: Sequence[_Building], room: float) -> _Rows:
    rows: _Rows = []
    left = 0.0
    for building in buildings:
        if not rows or building.shapes.width > left:
            rows.append([])
            left = room
        rows[-1].append(building)
        left -= building.shapes.width + PRINT.gap
    return rows


def _as_lines(sheet: Sheet, top: float, lived: Sequence[Lived], words: str) -> None:
    canvas = sheet.canvas
    canvas.setFillColor(INK)
    wide = (RIGHT - LEFT) / _COLUMNS
    deep = _lines(lived)
    for number, one in enumerate(lived):
        column, line = divmod(number, deep)
        x, baseline = LEFT + column * wide, HEIGHT - top - 10 - _LINE * line
        counted = words.format(n=one.lived_in, all=one.homes)
        room = wide - 11 - styles.width_of(counted, REGULAR, 8.8)
        name = styles.cut(one.community, BOLD, 7.6, room)
        canvas.setFont(BOLD, 8.8)
        canvas.drawString(x, baseline, name)
        canvas.setFont(REGULAR, 8.8)
        canvas.drawString(x + styles.width_of(name, BOLD, 8.8) + 5, baseline, counted)


def _lines(lived: Sequence[Lived]) -> int:
    """How many lines a column has where the street is told in words."""
    return max(-(-len(lived) // _COLUMNS), 1)


def _names(
    sheet: Sheet, foot: tuple[float, float], scale: float, building: _Building, words: str
) -> None:
    canvas, one = sheet.canvas, building.lived
    x, ground = foot
    room = (building.shapes.width + PRINT.gap - 3) * scale
    lived = words.format(n=one.lived_in, all=one.homes)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 8.8)
    canvas.drawString(x, HEIGHT - ground - 12.3, styles.cut(one.community, BOLD, 8.8, room))
    canvas.setFont(REGULAR, 8.4)
    canvas.drawString(x, HEIGHT - ground - 23.4, styles.cut(lived, REGULAR, 8.4, room))


def _building(sheet: Sheet, foot: tuple[float, float], scale: float, building: _Building) -> None:
    """Draws one façade in its own units; y runs up on paper and down in the shapes."""
    canvas, shapes = sheet.canvas, building.shapes
    canvas.saveState()
    canvas.translate(foot[0], HEIGHT - foot[1])
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
