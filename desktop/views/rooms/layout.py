"""How the bookings of some days lie on the calendar; free of Qt.

Laid out once for each reading and each size: painting and pointing only look things up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from desktop.domain.rooms.rules import Holiday, RoomRules
from desktop.domain.rooms.week import Agenda, BookedBlock
from desktop.domain.vocabulary import OccurrenceState
from desktop.views.rooms.geometry import GUTTER, HOUR, Box, Grid, Slot, hours

HOLDING = frozenset({OccurrenceState.BOOKED, OccurrenceState.OPTION})
_HIDDEN = frozenset({OccurrenceState.CANCELLED, OccurrenceState.STRUCK})
_INSET = 2.0
_LINE = 16.0


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a booking on one day. `column` is the number of its room.

    `begins` and `ends` tell whether the booking itself does so in this part. `text` is where
    its words go; `in_clash` when it overlaps another, `over_hatch` when its words have no
    place beside the overlap.
    """

    block: BookedBlock
    day: int
    column: int
    box: Box
    text: Box
    begins: bool = True
    ends: bool = True
    in_clash: bool = False
    over_hatch: bool = False


@dataclass(frozen=True, slots=True)
class Overlap:
    """The time that two bookings both want, on one day; `waiting` is the one without the room."""

    box: Box
    waiting: UUID


@dataclass(frozen=True, slots=True)
class Shut:
    """A time in which a room is closed, on one day."""

    box: Box
    name: str


@dataclass(frozen=True, slots=True)
class Week:
    """Everything laid out. `lent` are times in which a room is taken as part of another.

    A skipped date is there while nobody else has its time; its series tells of it always.
    """

    agenda: Agenda
    grid: Grid
    rooms: tuple[RoomRules, ...]
    pieces: tuple[Piece, ...]
    overlaps: tuple[Overlap, ...]
    shut: tuple[Shut, ...]
    lent: tuple[Shut, ...]

    def at(self, x: float, y: float) -> Piece | None:
        """The booking at a point: what waits for a way out lies above what has the room."""
        found = [piece for piece in self.pieces if piece.box.contains(x, y)]
        return max(found, key=_height, default=None)

    def overlap_at(self, x: float, y: float) -> Overlap | None:
        """The overlap at a point."""
        return next((o for o in self.overlaps if o.box.contains(x, y)), None)

    def pieces_of(self, occurrence_id: UUID) -> tuple[Piece, ...]:
        """The parts of one date, one for each day it is on."""
        return tuple(piece for piece in self.pieces if piece.block.id == occurrence_id)

    def block(self, occurrence_id: UUID | None) -> BookedBlock | None:
        """The date with that id; None when it is not there or cannot be seen."""
        found = (p.block for p in self.pieces if p.block.id == occurrence_id)
        return next(found, None)

    def room(self, room_id: UUID) -> RoomRules:
        """The room with that id; StopIteration when it is not shown."""
        return next(room for room in self.rooms if room.id == room_id)

    def holiday(self, day: date) -> Holiday | None:
        """The holiday of a day: a public one before a school holiday."""
        found = [h for h in self.agenda.holidays if h.day == day]
        return min(found, key=lambda h: not h.public, default=None)

    def shut_name(self, x: float, y: float) -> str | None:
        """Why the room is closed at a point; "" without a reason, None where it is open."""
        return next((s.name for s in (*self.shut, *self.lent) if s.box.contains(x, y)), None)


def lay_out(agenda: Agenda, rooms: Sequence[RoomRules], width: float, height: float) -> Week:
    """Lays out these rooms of an agenda over `width`; hours grow to fill `height`."""
    shown = [b for b in agenda.blocks if b.state not in _HIDDEN]
    ids = tuple(room.id for room in rooms)
    low, high = hours(
        ((b.begins, b.ends) for b in shown if b.room_id in ids), agenda.first, agenda.days
    )
    hour = max(HOUR, float(height // (high - low)))
    grid = Grid(agenda.first, agenda.days, ids, max(width, GUTTER + 1), low, high, hour)
    overlaps = tuple(_overlaps(agenda, grid, shown))
    pieces = _without_lost([piece for block in shown for piece in _pieces(grid, block)])
    return Week(
        agenda,
        grid,
        tuple(rooms),
        tuple(_placed(piece, pieces, overlaps) for piece in pieces),
        overlaps,
        tuple(_shut(grid, agenda)),
        tuple(_lent(grid, rooms, agenda, shown)),
    )


def columns_wide(agenda: Agenda, rooms: int, width: float) -> float:
    """How wide a room is on a day when so many rooms are shown in `width`."""
    return (width - GUTTER) / max(agenda.days * rooms, 1)


def _pieces(grid: Grid, block: BookedBlock) -> Iterator[Piece]:
    for day, box in grid.boxes(stretch(block)):
        inner = Box(box.left + _INSET, box.top + 1, box.width - 2 * _INSET, max(box.height - 2, 3))
        yield Piece(
            block,
            day,
            grid.rooms.index(block.room_id),
            inner,
            inner,
            begins=block.begins.date() == grid.day(day),
            ends=grid.moment(day, 24 * 60) >= block.ends,
        )


def _overlaps(agenda: Agenda, grid: Grid, shown: Sequence[BookedBlock]) -> Iterator[Overlap]:
    """What is wanted twice, in the columns of both; for a closure, what of it is closed."""
    known = {block.id: block for block in shown}
    for block in shown:
        if block.state is not OccurrenceState.CLASH:
            continue
        others = [known[other] for other in block.clashes_with if other in known]
        spans = [(other.begins, other.ends) for other in others]
        if not others:
            closed = [c for c in agenda.closed if c.room_id == block.room_id]
            spans = [(c.begins, c.ends) for c in closed]
        for room_id in {block.room_id, *(other.room_id for other in others)}:
            for span in spans:
                yield from _overlap(grid, block, room_id, span)


def _overlap(
    grid: Grid, block: BookedBlock, room_id: UUID, span: tuple[datetime, datetime]
) -> Iterator[Overlap]:
    begins, ends = max(block.begins, span[0]), min(block.ends, span[1])
    if begins >= ends:
        return
    for _day, box in grid.boxes(Slot(room_id, begins, ends)):
        yield Overlap(
            Box(box.left + _INSET, box.top + 1, box.width - 2 * _INSET, box.height - 2), block.id
        )


def _without_lost(pieces: Sequence[Piece]) -> list[Piece]:
    """All but the skipped dates whose time, or some of it, another booking has or wants."""
    skipped = [p for p in pieces if p.block.state is OccurrenceState.SKIPPED]
    others = [p.box for p in pieces if p.block.state is not OccurrenceState.SKIPPED]
    lost = {p.block.id for p in skipped if any(_touch(box, p.box) for box in others)}
    return [piece for piece in pieces if piece.block.id not in lost]


def _placed(piece: Piece, pieces: Sequence[Piece], overlaps: Sequence[Overlap]) -> Piece:
    """A part with the place of its words, beside what overlaps it."""
    box = piece.box
    hatched = [o.box for o in overlaps if _touch(o.box, box)]
    if not hatched:
        return piece
    top, bottom = max(_free(box, hatched), key=lambda part: part[1] - part[0])
    if bottom - top >= _LINE:
        return replace(piece, text=Box(box.left, top, box.width, bottom - top), in_clash=True)
    crowd = [p for p in pieces if p.column == piece.column and _touch(p.box, box)]
    share = box.height / len(crowd)
    at = crowd.index(piece)
    words = Box(box.left, box.top + share * at, box.width, share)
    return replace(piece, text=words, in_clash=True, over_hatch=True)


def _free(box: Box, hatched: Sequence[Box]) -> list[tuple[float, float]]:
    """The stretches of a box, from and to a height, that no hatching covers; or none of it."""
    free, top = [], box.top
    for one in sorted(hatched, key=lambda one: one.top):
        free.append((top, min(one.top, box.bottom)))
        top = max(top, one.bottom)
    free.append((top, box.bottom))
    return free


def _shut(grid: Grid, agenda: Agenda) -> Iterator[Shut]:
    for closed in agenda.closed:
        for _day, box in grid.boxes(Slot(closed.room_id, closed.begins, closed.ends)):
            yield Shut(box, closed.name)


def _lent(
    grid: Grid, rooms: Sequence[RoomRules], agenda: Agenda, shown: Sequence[BookedBlock]
) -> Iterator[Shut]:
    """Where a room is taken because the whole, or a half of it, is booked."""
    known = {room.id: room for room in agenda.rooms}
    for block in shown:
        theirs = known.get(block.room_id)
        if theirs is None or block.state not in HOLDING:
            continue
        for room in rooms:
            if room.id != theirs.id and room.shares_with(theirs):
                for _day, box in grid.boxes(Slot(room.id, block.begins, block.ends)):
                    yield Shut(box, f"{block.title} ({theirs.name})")


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _height(piece: Piece) -> int:
    """What lies on top: a clash over what has the room, that over a skipped date."""
    order = (OccurrenceState.SKIPPED, OccurrenceState.OPTION, OccurrenceState.BOOKED)
    return order.index(piece.block.state) if piece.block.state in order else len(order)


def stretch(block: BookedBlock) -> Slot:
    """The room and the time of a booking."""
    return Slot(block.room_id, block.begins, block.ends)
