"""How the uses of a room lie in its row of the time strip; free of Qt.

Lengths are pixels, times local. A label stands in its block when it fits, else behind it
when there is room before the next block, else shortened where there is most room (design §8).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.domain.today import Moment, RoomsOfDay, RoomUse
from desktop.domain.vocabulary import OccurrenceState

FIRST_HOUR, LAST_HOUR = 8, 23
_INSET, _BEHIND, _BEFORE_NEXT = 9.0, 7.0, 8.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Hours laid out over `width` from `left`: from hour `first` to hour `last`."""

    day: date
    first: int
    last: int
    left: float
    width: float

    @property
    def hour(self) -> float:
        """How wide an hour is."""
        return self.width / (self.last - self.first)

    def x(self, moment: datetime) -> float:
        """Where a moment lies; before the first and after the last hour at the edge."""
        start = datetime.combine(self.day, time()) + timedelta(hours=self.first)
        hours = (moment - start).total_seconds() / 3600
        return self.left + min(max(hours, 0), self.last - self.first) * self.hour

    def ticks(self) -> tuple[tuple[float, int], ...]:
        """Every second hour, with where it lies."""
        begin = self.first + self.first % 2
        return tuple(
            (self.left + (hour - self.first) * self.hour, hour % 24)
            for hour in range(begin, self.last + 1, 2)
        )


@dataclass(frozen=True, slots=True)
class Block:
    """One use laid out: from `left` to `right` in `lane`, its label from `text_left`.

    `text_room` is None where the whole label fits, else the width it must be cut to.
    `inside` tells whether the label stands in its block.
    """

    use: RoomUse
    moment: Moment
    lane: int
    left: float
    right: float
    text_left: float
    text_room: float | None
    inside: bool


def scale_for(rooms: RoomsOfDay, left: float, right: float) -> Scale:
    """From 8 to 23 hours, further where something begins earlier or ends later."""
    midnight = datetime.combine(rooms.day, time())
    first, last = FIRST_HOUR, LAST_HOUR
    for room in rooms.rooms:
        for use in room.uses:
            begin = (max(use.begins, midnight) - midnight).total_seconds() / 3600
            end = (use.ends - midnight).total_seconds() / 3600
            first = min(first, int(begin))
            last = max(last, min(24, -int(-end // 1)))
    return Scale(rooms.day, first, last, left, right - left)


def blocks(
    uses: Sequence[RoomUse], scale: Scale, now: datetime, text_width: Callable[[RoomUse], float]
) -> tuple[Block, ...]:
    """The uses of one room, each in the first lane where it overlaps nothing."""
    lanes = _lanes(uses)
    right_edge = scale.left + scale.width
    made = []
    for use, lane in zip(uses, lanes, strict=True):
        left, right = scale.x(use.begins), scale.x(use.ends)
        following = [
            scale.x(other.begins)
            for other, other_lane in zip(uses, lanes, strict=True)
            if other_lane == lane and other.begins >= use.ends
        ]
        free_until = min((x - _BEFORE_NEXT for x in following), default=right_edge)
        inner, behind = right - left - _INSET - 1, free_until - right - _BEHIND
        width = text_width(use)
        inside = width <= inner or (width > behind and inner >= behind)
        room = inner if inside else behind
        made.append(
            Block(
                use,
                use.moment(now),
                lane,
                left,
                right,
                left + _INSET if inside else right + _BEHIND,
                None if width <= room else max(room, 0.0),
                inside,
            )
        )
    return tuple(made)


def lane_count(uses: Sequence[RoomUse]) -> int:
    """How many lanes a room needs: more than one only where uses overlap."""
    return max(_lanes(uses), default=0) + 1


def _lanes(uses: Sequence[RoomUse]) -> list[int]:
    """A lane for each use; what holds the room comes before what clashes with it."""
    order = sorted(
        range(len(uses)),
        key=lambda at: (uses[at].state is OccurrenceState.CLASH, uses[at].begins),
    )
    lanes = [0] * len(uses)
    taken: list[list[RoomUse]] = []
    for at in order:
        use = uses[at]
        for lane, others in enumerate(taken):
            if all(o.ends <= use.begins or o.begins >= use.ends for o in others):
                others.append(use)
                lanes[at] = lane
                break
        else:
            taken.append([use])
            lanes[at] = len(taken) - 1
    return lanes
