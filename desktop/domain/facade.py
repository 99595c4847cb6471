"""The façade of a community as plain shapes: walls, roof, windows, doors, rooms.

Drawn from the community's own set-up: storeys with doors, roof, rooms on the ground floor.
The screen paints these shapes, the printed report draws the same ones. Units are pixels at
100%; x runs to the right, y runs down and `ground` is the y of the pavement. The measures
are those of design §7.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.vocabulary import Roof

Point = tuple[float, float]

_DAY_CELL = 47.0
_FEWEST_COLUMNS = 2
_TWO_DOORS_FROM = 6
_WIDEST_ROOM = 6.0
_NARROWEST_ROOM = 0.6
_ROOM_GAP = 0.45
_FIRST_ROOM_WEIGHT = 1.55
_WIDEST_GABLE = 4
_LEDGE = 2
# Steps of a gable: height above its foot in storeys, and how far in towards its top row (0 to 1).
_GABLE_FOOT = ((0.3, 0.0), (0.66, 0.45), (1.06, 0.8))
# Its upper steps: how much higher than the one before, and how much narrower on each side.
_GABLE_HEAD = ((15.0, 0.0), (12.0, 15.0), (10.0, 15.0))


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its left, top, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The x of the middle."""
        return self.x + self.width / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside; left and top edge included."""
        return self.x <= x < self.right and self.y <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Measure:
    """The sizes of a façade. `above` is from the floor above a window to the window."""

    cell_width: float
    cell_height: float
    window_width: float
    window_height: float
    above: float
    ground: float
    side: float = 8
    gap: float = 30

    @property
    def unit(self) -> float:
        """How large this is beside the façade of the day page (1.0)."""
        return self.cell_width / _DAY_CELL


DAY = Measure(_DAY_CELL, 52, 26, 32, 8, 48)
COMMUNITY = Measure(102, 128, 50, 66, 17, 96)
SMALL = Measure(40, 46, 23, 28, 7, 40, gap=26)
PRINT = Measure(_DAY_CELL, 47, 24, 28, 7.5, 42)
SMALLEST_CELL = 24


def measure_for(cell_width: float) -> Measure:
    """The sizes at a cell of `cell_width` (24 to 102): between the three of the design."""
    width = min(max(cell_width, SMALLEST_CELL), COMMUNITY.cell_width)
    if width <= SMALL.cell_width:
        part = width / SMALL.cell_width
        return _between(Measure(0, 0, 0, 0, 0, 0, gap=18), SMALL, part, width)
    low, high = (SMALL, DAY) if width <= DAY.cell_width else (DAY, COMMUNITY)
    part = (width - low.cell_width) / (high.cell_width - low.cell_width)
    return _between(low, high, part, width)


def _between(low: Measure, high: Measure, part: float, width: float) -> Measure:
    def at(name: str) -> float:
        first: float = getattr(low, name)
        return float(round(first + (getattr(high, name) - first) * part))

    return Measure(
        width,
        at("cell_height"),
        at("window_width"),
        at("window_height"),
        at("above"),
        at("ground"),
        gap=at("gap"),
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """What a façade is made from: doors per storey, the lowest first; roof; number of rooms."""

    storeys: tuple[int, ...]
    roof: Roof = Roof.FLAT
    rooms: int = 0

    @property
    def columns(self) -> int:
        """How many cells wide the building is."""
        return max((*self.storeys, _FEWEST_COLUMNS))


@dataclass(frozen=True, slots=True)
class FloorLine:
    """The line under a storey; the one above the ground floor is strong."""

    x: float
    y: float
    width: float
    strong: bool


@dataclass(frozen=True, slots=True)
class Window:
    """The window of a home. `cell` is where a pointer means it; `storey`, `door` from 1."""

    storey: int
    door: int
    rect: Rect
    cell: Rect

    @property
    def transom(self) -> float:
        """The y of the bar under the upper light, at 30% of the height."""
        return _whole(self.rect.y + self.rect.height * 0.3) + 0.5

    @property
    def sill(self) -> Rect:
        """The sill: 2 high, 3 wider on both sides, just under the frame."""
        return Rect(self.rect.x - 3, self.rect.bottom + 0.75, self.rect.width + 6, 2)


@dataclass(frozen=True, slots=True)
class Entrance:
    """A front door with its fanlight and knob."""

    rect: Rect
    fanlight: Rect
    knob: Point


@dataclass(frozen=True, slots=True)
class Facade:
    """The shapes of one building. `wall` is its outline; `coping` the stones on its roof.

    `rail` are the lines of a terrace rail; `rooms` the room windows of the ground floor.
    """

    x: float
    ground: float
    width: float
    top: float
    wall: tuple[Point, ...]
    coping: tuple[Rect, ...]
    rail: tuple[tuple[Point, Point], ...]
    floors: tuple[FloorLine, ...]
    plinth: Rect
    entrances: tuple[Entrance, ...]
    rooms: tuple[Rect, ...]
    windows: tuple[Window, ...]
    measure: Measure


def width_of(plan: Plan, measure: Measure) -> float:
    """How wide the wall is."""
    return plan.columns * measure.cell_width + 2 * measure.side


def facade(plan: Plan, measure: Measure = DAY, x: float = 0, ground: float = 0) -> Facade:
    """The shapes of a building whose wall begins at `x` and stands on `ground`."""
    width = width_of(plan, measure)
    site = _Site(plan, measure, x, ground)
    wall, coping, rail = _gable(site) if site.has_gable else _blocks(site)
    tops = [y for _, y in wall] + [stone.y for stone in coping]
    return Facade(
        x=x,
        ground=ground,
        width=width,
        top=min(tops),
        wall=wall,
        coping=coping,
        rail=rail,
        floors=_floors(site),
        plinth=Rect(x, ground - 5, width, 5),
        entrances=_entrances(site),
        rooms=_rooms(site),
        windows=_windows(site),
        measure=measure,
    )


def street(
    plans: Sequence[Plan], measure: Measure = DAY, *, left: float = 10, above: float = 24
) -> tuple[Facade, ...]:
    """Buildings side by side on one pavement.

    The first wall begins at `left`; the highest wall begins `above` under y 0, so that
    there is room for its roof and for arcs.
    """
    heights = [-min(y for _, y in facade(plan, measure).wall) for plan in plans]
    ground = above + max(heights, default=0.0)
    made = []
    for plan in plans:
        made.append(facade(plan, measure, left, ground))
        left += made[-1].width + measure.gap
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Site:
    plan: Plan
    measure: Measure
    x: float
    ground: float

    @property
    def has_gable(self) -> bool:
        return self.plan.roof is Roof.STEPPED_GABLE and bool(self.plan.storeys)

    @property
    def narrow_top(self) -> bool:
        """Whether the highest storey stands inside the gable."""
        storeys = self.plan.storeys
        return self.has_gable and len(storeys) > 1 and storeys[-1] < self.plan.columns

    def floor(self, storey: int) -> float:
        """The y under `storey` (from 1): the top of the one below."""
        return self.ground - self.measure.ground - (storey - 1) * self.measure.cell_height

    def doors_wide(self, storey: int) -> int:
        """How many cells wide the building is at `storey`: never wider than below."""
        storeys = self.plan.storeys
        if self.plan.roof is not Roof.STEPPED or not any(storeys):
            return self.plan.columns
        wide = max(storeys[storey - 1 :])
        if wide == 0:  # storeys without doors at the top are as wide as the last with doors
            wide = next(doors for doors in reversed(storeys) if doors)
        return max(wide, 1) if max(storeys) >= _FEWEST_COLUMNS else self.plan.columns

    def wide(self, storey: int) -> float:
        """The width of the wall at `storey`."""
        return self.doors_wide(storey) * self.measure.cell_width + 2 * self.measure.side


def _whole(value: float) -> float:
    """The nearest whole number, halves upwards."""
    return float(int(value + 0.5)) if value >= 0 else -float(int(-value + 0.5))


def _windows(site: _Site) -> tuple[Window, ...]:
    measure = site.measure
    found = []
    for storey, doors in enumerate(site.plan.storeys, start=1):
        left = site.x + measure.side
        if site.plan.roof is Roof.STEPPED_GABLE:
            left += (site.plan.columns - doors) * measure.cell_width / 2
        top = site.floor(storey) - measure.cell_height
        for door in range(1, doors + 1):
            cell = Rect(left, top, measure.cell_width, measure.cell_height)
            inset = (measure.cell_width - measure.window_width) / 2
            rect = Rect(
                left + inset, top + measure.above, measure.window_width, measure.window_height
            )
            found.append(Window(storey, door, rect, cell))
            left += measure.cell_width
    return tuple(found)


def _floors(site: _Site) -> tuple[FloorLine, ...]:
    inside = len(site.plan.storeys) - (1 if site.narrow_top else 0)
    first = site.measure.cell_width * site.plan.columns + 2 * site.measure.side
    lines = [FloorLine(site.x, site.floor(1) + 0.5, first, strong=True)]
    lines += [
        FloorLine(site.x, site.floor(storey) + 0.5, site.wide(storey), strong=False)
        for storey in range(2, inside + 1)
    ]
    return tuple(lines)


def _entrances(site: _Site) -> tuple[Entrance, ...]:
    measure, columns = site.measure, site.plan.columns
    places = [0.32 if columns >= _TWO_DOORS_FROM else 0.3]
    if columns >= _TWO_DOORS_FROM:
        places.append(columns - 0.7)
    narrowest = 17 * min(measure.unit, 1.0)
    width, height = max(0.38 * measure.ground, narrowest), measure.ground - 9
    made = []
    for place in places:
        left = site.x + measure.side + place * measure.cell_width
        top = site.ground - height
        made.append(
            Entrance(
                Rect(left, top, width, height),
                Rect(left + 2, top + 2, width - 4, width * 0.36),
                (left + width - 3.5, top + _whole(height / 2)),
            )
        )
    return tuple(made)


def _rooms(site: _Site) -> tuple[Rect, ...]:
    """Room windows between the doors: the first room is the largest, none wider than six cells."""
    measure, columns = site.measure, site.plan.columns
    roomy = min(max(columns - 3, 0), 1)
    start = 1 + 0.15 * roomy
    two_doors = columns >= _TWO_DOORS_FROM
    end = columns - (1.3 if two_doors else 0.15 + 0.3 * roomy)
    fitting = int((end - start + _ROOM_GAP) / (_NARROWEST_ROOM + _ROOM_GAP))
    count = min(site.plan.rooms, fitting)
    if count < 1:
        return ()
    weights = [_FIRST_ROOM_WEIGHT] + [1.0] * (count - 1)
    share = (end - start - _ROOM_GAP * (count - 1)) / sum(weights)
    made = []
    for weight in weights:
        wide = min(share * weight, _WIDEST_ROOM)
        left = site.x + measure.side + start * measure.cell_width
        top = site.floor(1) + 8
        made.append(Rect(left, top, wide * measure.cell_width, measure.ground - 18))
        start += wide + _ROOM_GAP
    return tuple(made)


def _blocks(
    site: _Site,
) -> tuple[tuple[Point, ...], tuple[Rect, ...], tuple[tuple[Point, Point], ...]]:
    """A flat roof, or one that steps down with a terrace where a storey has fewer doors."""
    x, storeys = site.x, len(site.plan.storeys)
    top = site.floor(storeys + 1)
    wide = site.wide(storeys) if storeys else width_of(site.plan, site.measure)
    outline: list[Point] = [(x, site.ground), (x, top), (x + wide, top)]
    coping = [Rect(x - 3, top - 5, wide + 6, 5)]
    rail: list[tuple[Point, Point]] = []
    for storey in range(storeys - 1, 0, -1):
        below = site.wide(storey)
        if below == wide:
            continue
        ledge = site.floor(storey + 1) - _LEDGE
        outline += [(x + wide, ledge), (x + below, ledge)]
        coping.append(Rect(x + wide - 3, ledge - 5, below - wide + 6, 5))
        rail += _rail(x + wide, x + below, ledge - 5)
        wide = below
    outline.append((x + wide, site.ground))
    return tuple(outline), tuple(coping), tuple(rail)


def _rail(left: float, right: float, foot: float) -> list[tuple[Point, Point]]:
    return [
        ((left + 4, foot), (left + 4, foot - 16)),
        ((right - 4, foot), (right - 4, foot - 16)),
        ((left, foot - 12), (right, foot - 12)),
    ]


def _gable(
    site: _Site,
) -> tuple[tuple[Point, ...], tuple[Rect, ...], tuple[tuple[Point, Point], ...]]:
    """A stepped gable, around the highest storey when that is narrower, else on top of it."""
    measure, plan = site.measure, site.plan
    width = width_of(plan, measure)
    middle = site.x + width / 2
    if site.narrow_top:
        foot = site.floor(len(plan.storeys)) - _LEDGE
        half = width / 2
        inner = plan.storeys[-1] * measure.cell_width / 2 + 5 * measure.unit
        inner = max(inner, 24 * measure.unit)
    else:
        foot = site.floor(len(plan.storeys) + 1) - _LEDGE
        half = min(width, _WIDEST_GABLE * measure.cell_width + 2 * measure.side) / 2
        inner = half * 0.66
    steps = [
        (foot - rise * measure.cell_height, half + (inner - half) * part)
        for rise, part in _GABLE_FOOT
    ]
    for rise, narrower in _GABLE_HEAD:
        reach = steps[-1][1] - narrower * measure.unit if narrower else inner
        steps.append((steps[-1][0] - rise * measure.unit, max(reach, 6 * measure.unit)))
    left: list[Point] = [(site.x, site.ground), (site.x, foot)]
    coping: list[Rect] = []
    if half < width / 2:
        left.append((middle - half, foot))
        shoulder = width / 2 - half
        coping.append(Rect(site.x - 3, foot - 5, shoulder + 3, 5))
        coping.append(Rect(middle + half, foot - 5, shoulder + 3, 5))
    for number, (y, reach) in enumerate(steps):
        after = steps[number + 1][1] if number + 1 < len(steps) else None
        left.append((middle - reach, y))
        if after is None:
            coping.append(Rect(middle - reach - 2, y - 4, 2 * reach + 4, 4))
            break
        left.append((middle - after, y))
        if reach > after:
            coping.append(Rect(middle - reach - 2, y - 4, reach - after + 2, 4))
            coping.append(Rect(middle + after, y - 4, reach - after + 2, 4))
    right = [(2 * middle - x, y) for x, y in reversed(left)]
    return (*left, *right), tuple(coping), ()
