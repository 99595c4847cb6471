"""The outline of a building: flat, stepping down with terraces, or with a stepped gable."""

from dataclasses import dataclass

from desktop.domain.facade_measure import FEWEST_COLUMNS, Measure, Plan, Point, Rect, width_of
from desktop.domain.vocabulary import Roof

Line = tuple[Point, Point]
Roofed = tuple[tuple[Point, ...], tuple[Rect, ...], tuple[Line, ...]]
"""The outline of a wall, the stones on its roof, and the lines of terrace rails."""

_WIDEST_GABLE = 4
_LEDGE = 2
# Steps of a gable: height above its foot in storeys, and how far in towards its top row (0 to 1).
_GABLE_FOOT = ((0.3, 0.0), (0.66, 0.45), (1.06, 0.8))
# Its upper steps: how much higher than the one before, and how much narrower on each side.
_GABLE_HEAD = ((15.0, 0.0), (12.0, 15.0), (10.0, 15.0))


@dataclass(frozen=True, slots=True)
class Site:
    """Where a building stands: its plan and measure, its left wall and the pavement."""

    plan: Plan
    measure: Measure
    x: float
    ground: float

    @property
    def has_gable(self) -> bool:
        """Whether it ends in a stepped gable."""
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
        return max(wide, 1) if max(storeys) >= FEWEST_COLUMNS else self.plan.columns

    def wide(self, storey: int) -> float:
        """The width of the wall at `storey`."""
        return self.doors_wide(storey) * self.measure.cell_width + 2 * self.measure.side


def blocks(
    site: Site,
) -> Roofed:
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


def gable(
    site: Site,
) -> Roofed:
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
