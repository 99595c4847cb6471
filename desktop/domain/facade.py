"""The façade of a community as plain shapes: walls, roof, windows, doors, rooms.

Drawn from the community's own set-up: storeys with doors, roof, rooms on the ground floor.
`ground` is the y of the pavement.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.facade_measure import DAY, Measure, Plan, Point, Rect, width_of
from desktop.domain.facade_roofs import Line, Site, blocks, gable
from desktop.domain.vocabulary import Roof

_TWO_DOORS_FROM = 6
_WIDEST_ROOM = 6.0
_NARROWEST_ROOM = 0.6
_ROOM_GAP = 0.45
_FIRST_ROOM_WEIGHT = 1.55


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
    rail: tuple[Line, ...]
    floors: tuple[FloorLine, ...]
    plinth: Rect
    entrances: tuple[Entrance, ...]
    rooms: tuple[Rect, ...]
    windows: tuple[Window, ...]
    measure: Measure


def facade(plan: Plan, measure: Measure = DAY, x: float = 0, ground: float = 0) -> Facade:
    """The shapes of a building whose wall begins at `x` and stands on `ground`."""
    width = width_of(plan, measure)
    site = Site(plan, measure, x, ground)
    wall, coping, rail = gable(site) if site.has_gable else blocks(site)
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


def _whole(value: float) -> float:
    """The nearest whole number, halves upwards."""
    return float(int(value + 0.5)) if value >= 0 else -float(int(-value + 0.5))


def _windows(site: Site) -> tuple[Window, ...]:
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


def _floors(site: Site) -> tuple[FloorLine, ...]:
    inside = len(site.plan.storeys) - (1 if site.narrow_top else 0)
    first = site.measure.cell_width * site.plan.columns + 2 * site.measure.side
    lines = [FloorLine(site.x, site.floor(1) + 0.5, first, strong=True)]
    lines += [
        FloorLine(site.x, site.floor(storey) + 0.5, site.wide(storey), strong=False)
        for storey in range(2, inside + 1)
    ]
    return tuple(lines)


def _entrances(site: Site) -> tuple[Entrance, ...]:
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


def _rooms(site: Site) -> tuple[Rect, ...]:
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
