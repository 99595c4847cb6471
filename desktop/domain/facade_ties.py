"""Where ties run along the façades, and where names find room under their windows.

Ties run only in the bands between storeys (design §7): from lintel to lintel on the same
storey, from the sill of the upper window to the lintel of the lower one otherwise.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.domain.facade import Window
from desktop.domain.facade_measure import Measure, Point

Curve = tuple[Point, Point, Point, Point]

_LINTEL, _SILL = 0.5, 4.5
_LEAN = 0.18
# A cubic curve rises to 3/4 of its control points.
_OVERSHOOT = 1.33
_LOWEST, _PER_DOOR, _OF_BAND = 6.0, 3.0, 0.72
_SECOND = 5.0
_AROUND = 3.0
_BEND = 13.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A window at which a tie ends, and the number of its façade in the street."""

    facade: int
    window: Window

    @property
    def lintel(self) -> Point:
        """Where a tie lands from above."""
        return (self.window.rect.middle, self.window.rect.y - _LINTEL)

    @property
    def sill(self) -> Point:
        """Where a tie leaves downwards."""
        return (self.window.rect.middle, self.window.rect.bottom + _SILL)


@dataclass(frozen=True, slots=True)
class Link:
    """Two windows to be tied; `around` marks the outer arc of a circle."""

    first: Anchor
    second: Anchor
    around: bool = False

    @property
    def span(self) -> float:
        """How far apart they are."""
        return abs(self.first.window.rect.middle - self.second.window.rect.middle)

    @property
    def level(self) -> bool:
        """Whether both are on the same storey."""
        return self.first.window.storey == self.second.window.storey


@dataclass(frozen=True, slots=True)
class Arc:
    """The way of a tie: curves that join, and its two ends."""

    curves: tuple[Curve, ...]
    ends: tuple[Point, Point]


def circle_links(anchors: Sequence[Anchor]) -> tuple[Link, ...]:
    """A circle as arcs from each to the next, and one around from the first to the last."""
    order = sorted(anchors, key=lambda a: (a.window.rect.middle, -a.window.storey))
    links = [Link(a, b) for a, b in pairwise(order)]
    if len(order) > 2:
        links.insert(0, Link(order[0], order[-1], around=True))
    return tuple(links)


def arcs(links: Sequence[Link], measure: Measure) -> tuple[Arc, ...]:
    """The arcs of all ties, in the same order; arcs that share a window rise above each other."""
    lifts = _lifts(links)
    return tuple(
        _over(link, measure, lifts[at]) if link.level else _down(link)
        for at, link in enumerate(links)
    )


def _lifts(links: Sequence[Link]) -> list[float]:
    """How much higher each link runs: 5 for each shorter one from the same window beside it."""
    lifts = [0.0] * len(links)
    placed: list[tuple[Link, float]] = []
    for at in sorted(range(len(links)), key=lambda at: (links[at].span, at)):
        link = links[at]
        if not link.level or link.first.facade != link.second.facade:
            continue
        if not link.around:
            below = [lift + _SECOND for other, lift in placed if _beside(link, other)]
            lifts[at] = min(max(below, default=0.0), 2 * _SECOND)
        placed.append((link, lifts[at]))
    return lifts


def _beside(link: Link, other: Link) -> bool:
    if other.around or not _places(link) & _places(other):
        return False
    (low, high), (from_, to) = _reach(link), _reach(other)
    return min(high, to) > max(low, from_)


def _places(link: Link) -> set[Hashable]:
    return {(a.facade, a.window.storey, a.window.door) for a in (link.first, link.second)}


def _reach(link: Link) -> tuple[float, float]:
    ends = (link.first.window.rect.middle, link.second.window.rect.middle)
    return min(ends), max(ends)


def _over(link: Link, measure: Measure, lift: float) -> Arc:
    start, end = sorted((link.first.lintel, link.second.lintel))
    band = measure.cell_height - measure.window_height
    across = end[0] - start[0]
    height = min(_LOWEST + _PER_DOOR * across / measure.cell_width, _OF_BAND * band)
    top = start[1] - (height + lift + (_AROUND if link.around else 0)) * _OVERSHOOT
    lean = _LEAN * across
    curve = (start, (start[0] + lean, top), (end[0] - lean, top), end)
    return Arc((curve,), (start, end))


def _down(link: Link) -> Arc:
    upper, lower = link.first, link.second
    if upper.window.storey < lower.window.storey:
        upper, lower = lower, upper
    start, end = upper.sill, lower.lintel
    if upper.window.storey - lower.window.storey > 1:
        return Arc(_between_windows(upper, lower), (start, end))
    drop = end[1] - start[1]
    curve = (start, (start[0], start[1] + 0.75 * drop), (end[0], end[1] - 0.9 * drop), end)
    return Arc((curve,), (start, end))


def _between_windows(upper: Anchor, lower: Anchor) -> tuple[Curve, ...]:
    """Down past other storeys: in the gap between two columns, so that it crosses no window."""
    (x0, y0), (x1, y1) = upper.sill, lower.lintel
    gap = upper.window.cell.right if x1 >= x0 else upper.window.cell.x
    bend_in, bend_out = y0 + _BEND, y1 - _BEND
    return (
        ((x0, y0), (x0, y0 + 9), (gap, y0 + 2), (gap, bend_in)),
        ((gap, bend_in), (gap, bend_in), (gap, bend_out), (gap, bend_out)),
        ((gap, bend_out), (gap, y1 - 2), (x1, y1 - 12), (x1, y1)),
    )


def spread(
    wanted: Sequence[tuple[float, float]], low: float, high: float, *, gap: float = 4
) -> tuple[tuple[float, float], ...]:
    """Room for names in one row: (middle, width) of each as wished, and as they get it.

    They keep their order from left to right and stay between `low` and `high`. Names that
    would touch are pushed apart by at most a quarter of their width; where that is not
    enough the longer one is narrowed until both fit (the caller ends it in dots).
    """
    placed = [list(_within(middle, width, low, high)) for middle, width in wanted]
    for left, right in pairwise(placed):
        over = left[0] + left[1] / 2 + gap - (right[0] - right[1] / 2)
        if over <= 0:
            continue
        push = min(over, right[1] / 4, max(high - right[0] - right[1] / 2, 0.0))
        right[0] += push
        rest = over - push
        if rest > 0:
            first = min(max((rest + left[1] - right[1]) / 2, 0.0), rest)
            _narrow(left, first, keep=-1)
            _narrow(right, rest - first, keep=1)
    return tuple((middle, width) for middle, width in placed)


def _within(middle: float, width: float, low: float, high: float) -> tuple[float, float]:
    width = min(width, high - low)
    return min(max(middle, low + width / 2), high - width / 2), width


def _narrow(name: list[float], by: float, *, keep: int) -> None:
    """Takes `by` off the width; the left (-1) or right (1) edge stays."""
    name[1] -= by
    name[0] += keep * by / 2
