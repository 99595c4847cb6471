"""The measures of a façade and what it is made from (design §7).

Units are pixels at 100%; x runs to the right and y down.
"""

from dataclasses import dataclass

from desktop.domain.vocabulary import Roof

Point = tuple[float, float]

_DAY_CELL = 47.0
FEWEST_COLUMNS = 2


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
        return max((*self.storeys, FEWEST_COLUMNS))


def width_of(plan: Plan, measure: Measure) -> float:
    """How wide the wall is."""
    return plan.columns * measure.cell_width + 2 * measure.side
