"""Where the keyboard goes on the calendar: along bookings and free times; free of Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from desktop.views.rooms.geometry import STEP, Slot
from desktop.views.rooms.layout import Piece, Week

_HALF_HOUR = STEP


@dataclass(frozen=True, slots=True)
class Stop:
    """A booking, or a free time of at most half an hour, in a column of the calendar.

    `begins` and `ends` are minutes of the day, within the hours that are shown.
    """

    day: int
    room: int
    begins: int
    ends: int
    occurrence_id: UUID | None = None


def stops(week: Week, day: int, room: int) -> tuple[Stop, ...]:
    """The stops of a column from morning to evening."""
    low, high = week.grid.first_hour * 60, week.grid.last_hour * 60
    pieces = [p for p in week.pieces if p.day == day and p.column == room]
    booked = [_stop_of(week, piece) for piece in pieces]
    found = list(booked)
    free_from = low
    for stop in sorted(booked, key=_begin):
        found += _free(day, room, free_from, stop.begins)
        free_from = max(free_from, stop.ends)
    found += _free(day, room, free_from, high)
    return tuple(sorted(found, key=_begin))


def stop_at(week: Week, day: int, room: int, minute: float) -> Stop:
    """The stop in a column at a minute, or the last one before it."""
    column = stops(week, day, room)
    before = [stop for stop in column if stop.begins <= minute]
    inside = [stop for stop in before if minute < stop.ends]
    return (inside or before or list(column))[-1]


def stop_of(week: Week, occurrence_id: UUID) -> Stop | None:
    """The stop of a booking; of its first part where it runs past midnight."""
    pieces = week.pieces_of(occurrence_id)
    return _stop_of(week, pieces[0]) if pieces else None


def upright(week: Week, here: Stop, step: int) -> Stop:
    """The next stop down (1) or up (-1) in the column; at the edge the same."""
    column = stops(week, here.day, here.room)
    at = column.index(here) if here in column else column.index(
        stop_at(week, here.day, here.room, here.begins)
    )  # fmt: skip
    return column[min(max(at + step, 0), len(column) - 1)]


def aside(week: Week, here: Stop, minute: int, columns: int) -> Stop:
    """The stop at `minute` so many columns to the right (or left); the same at the edge."""
    rooms = len(week.grid.rooms)
    at = here.day * rooms + here.room + columns
    if not 0 <= at < week.grid.columns:
        return here
    return stop_at(week, *divmod(at, rooms), minute)


def slot_of(week: Week, stop: Stop) -> Slot:
    """The stretch of time of a stop."""
    return week.grid.slot(stop.day, stop.room, stop.begins, stop.ends)


def _stop_of(week: Week, piece: Piece) -> Stop:
    grid = week.grid
    low, high = grid.first_hour * 60, grid.last_hour * 60
    block = piece.block
    day = grid.day(piece.day)
    begins = _minute(block.begins.hour, block.begins.minute) if piece.begins else low
    ends = high
    if piece.ends:
        ends = _minute(block.ends.hour, block.ends.minute)
        ends = ends if block.ends.date() == day else 24 * 60
    return Stop(piece.day, piece.column, max(begins, low), min(ends, high), block.id)


def _free(day: int, room: int, begins: int, ends: int) -> Iterator[Stop]:
    while begins < ends:
        until = min((begins // _HALF_HOUR + 1) * _HALF_HOUR, ends)
        yield Stop(day, room, begins, until)
        begins = until


def _begin(stop: Stop) -> int:
    return stop.begins


def _minute(hour: int, minute: int) -> int:
    return hour * 60 + minute
