"""A street laid out for painting: which window is whose, and the ways of the ties."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from desktop.domain.facade import Facade, Window, street
from desktop.domain.facade_measure import Measure
from desktop.domain.facade_ties import Anchor, Arc, Link, arcs, circle_links
from desktop.domain.street import DRAWN_TIES, Home, House, Lens, Street, Tie
from desktop.domain.vocabulary import TieKind, TiePhase

LEFT, RIGHT, ABOVE, CAPTION = 4.0, 3.0, 24.0, 44.0


@dataclass(frozen=True, slots=True)
class Place:
    """A home and the window it has; `facade` is the number of its building."""

    home: Home
    window: Window
    facade: int


@dataclass(frozen=True, slots=True)
class Strand:
    """A piece of a tie to be painted: its phase, its way, its ends, whose windows it joins."""

    tie_id: UUID
    phase: TiePhase
    path: QPainterPath
    ends: tuple[QPointF, QPointF]
    homes: frozenset[UUID]
    facade: int


class Scene:
    """What the painter paints, seen through a lens; ties are only drawn through that of ties.

    Homes that have no door in the plan have no window either.
    """

    def __init__(self, shown: Street, measure: Measure, lens: Lens = Lens.TIES) -> None:
        self.street = shown
        self.measure = measure
        self.lens = lens
        plans = [house.plan for house in shown.houses]
        self.facades: tuple[Facade, ...] = street(plans, measure, left=LEFT, above=ABOVE)
        self.places: dict[UUID, Place] = {place.home.id: place for place in self._places()}
        self.strands: tuple[Strand, ...] = self._strands() if lens is Lens.TIES else ()
        last = self.facades[-1] if self.facades else None
        self.width = last.x + last.width + RIGHT if last else LEFT + RIGHT
        self.ground = last.ground if last else ABOVE
        self.height = self.ground + CAPTION

    def house(self, place: Place) -> House:
        """The community of a window."""
        return self.street.houses[place.facade]

    def stands_out(self, place: Place) -> bool:
        """Whether the name under this window is written strong."""
        return place.home.stands_out(self.lens, ties_kept=self.street.has_ties)

    def at(self, x: float, y: float) -> Place | None:
        """The home whose cell holds the point."""
        for place in self.places.values():
            if place.window.cell.holds(x, y):
                return place
        return None

    def ties_of(self, home_id: UUID) -> tuple[Tie, ...]:
        """The ties drawn at a window."""
        here = {strand.tie_id for strand in self.strands if home_id in strand.homes}
        return tuple(tie for tie in self.street.ties if tie.id in here)

    def _places(self) -> Iterator[Place]:
        for number, house in enumerate(self.street.houses):
            windows = {(w.storey, w.door): w for w in self.facades[number].windows}
            for home in house.homes:
                window = windows.get((home.storey, home.door))
                if window is not None:
                    yield Place(home, window, number)

    def _strands(self) -> tuple[Strand, ...]:
        homes = {
            one.person_id: place for place in self.places.values() for one in place.home.people
        }
        links: list[Link] = []
        owners: list[Tie] = []
        for tie in sorted(self.street.ties, key=_paint_order):
            placed = [homes[person] for person in tie.people if person in homes]
            anchors = list({p.home.id: Anchor(p.facade, p.window) for p in placed}.values())
            if len(anchors) > 1:
                made = circle_links(anchors)
                links += made
                owners += [tie] * len(made)
        by_window = {(p.facade, p.window.storey, p.window.door): p for p in self.places.values()}
        drawn = arcs(links, self.measure)
        return tuple(
            Strand(
                tie.id,
                tie.phase,
                _path(arc),
                (QPointF(*arc.ends[0]), QPointF(*arc.ends[1])),
                frozenset(
                    by_window[(a.facade, a.window.storey, a.window.door)].home.id
                    for a in (link.first, link.second)
                ),
                min(link.first.facade, link.second.facade),
            )
            for tie, link, arc in zip(owners, links, drawn, strict=True)
        )


def _paint_order(tie: Tie) -> tuple[bool, int]:
    """Proposals first, then meetings, those that end, those that run, and circles last."""
    return (tie.kind is TieKind.CIRCLE, DRAWN_TIES.index(tie.phase))


def _path(arc: Arc) -> QPainterPath:
    path = QPainterPath(QPointF(*arc.curves[0][0]))
    for _, low, high, end in arc.curves:
        path.cubicTo(QPointF(*low), QPointF(*high), QPointF(*end))
    return path
