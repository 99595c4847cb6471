"""Dragging over the calendar: drawing, moving, lengthening; free of Qt."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from desktop.domain.rooms.week import BookedBlock
from desktop.views.rooms.geometry import STEP, Grid, Place, Slot, snapped, snapped_down

_DAY = 24 * 60


class Grip(Enum):
    """What is held: empty time, a booking as a whole, or its upper or lower edge."""

    DRAW = "draw"
    MOVE = "move"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag that began at `start`, of `slot` as it stood; `block` is None while drawing."""

    grip: Grip
    start: Place
    slot: Slot
    block: BookedBlock | None = None

    def to(self, grid: Grid, here: Place, step: int = STEP) -> Slot:
        """The stretch when the pointer is `here`, in steps of so many minutes.

        Drawing stays in its room and day. A booking that moves keeps its length, and keeps
        beginning past the step as it did. What was within the hours shown stays within.
        """
        if self.grip is Grip.DRAW:
            return self._drawn(grid, here, step)
        if self.grip is Grip.MOVE:
            return self._moved(grid, here, step)
        edge = grid.moment(self.start.day, snapped(here.minute, step))
        least = timedelta(minutes=step)
        begins, ends = self.slot.begins, self.slot.ends
        if self.grip is Grip.TOP:
            return Slot(self.slot.room_id, min(edge, max(ends - least, begins)), ends)
        return Slot(self.slot.room_id, begins, max(edge, min(begins + least, ends)))

    def _drawn(self, grid: Grid, here: Place, step: int) -> Slot:
        anchor = snapped_down(self.start.minute, step)
        if here.minute >= self.start.minute:
            begins, ends = anchor, max(snapped(here.minute, step), anchor + step)
        else:
            begins, ends = min(snapped(here.minute, step), anchor), anchor + step
        low, high = grid.first_hour * 60, grid.last_hour * 60
        return grid.slot(self.start.day, self.start.room, max(begins, low), min(ends, high))

    def _moved(self, grid: Grid, here: Place, step: int) -> Slot:
        later = _to_nearest(here.minute - self.start.minute, step)
        first, last = self._edges()
        low, high = grid.first_hour * 60, grid.last_hour * 60
        if first >= low:
            later = max(later, low - first)
        if last <= high:
            later = min(later, high - last)
        moved = self.slot.shifted(later + (here.day - self.start.day) * _DAY)
        return Slot(grid.rooms[here.room], moved.begins, moved.ends)

    def _edges(self) -> tuple[int, int]:
        """Begin and end in minutes from the midnight before the begin."""
        begins = self.slot.begins.hour * 60 + self.slot.begins.minute
        return begins, begins + self.slot.minutes


def _to_nearest(minutes: float, step: int) -> int:
    """A difference in whole steps; as far back as on."""
    steps = int(abs(minutes) / step + 0.5)
    return steps * step if minutes >= 0 else -steps * step
