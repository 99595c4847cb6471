"""The rooms of the example street: who booked them every week, and which dates were held."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from desktop.domain.periods import Quarter
from desktop.domain.rooms.changes import DID_NOT_HAPPEN
from desktop.domain.rooms.plan import InTheWay
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.rooms.rule_text import rule_text
from desktop.domain.rooms.series import first_day
from desktop.domain.today import BOOKING_BEHIND
from desktop.domain.vocabulary import BookerKind, OccurrenceState
from desktop.models import Activity, Booking, Occurrence
from desktop.services.example.ahead import (
    WEEKS_AHEAD,
    WEEKS_TOLD,
    clash_day,
    holidays_ahead,
    make_ahead,
    skip,
)
from desktop.services.example.maker import Maker, clock_time, times

_WEEK = 7
_KNOWN, _FREE_AND_DRAWN, _FREE, _TAKEN = range(4)


def make_bookings(maker: Maker, told: dict[str, Any]) -> None:
    """The series and a clash of `told`, programmes.json; the log stands already."""
    begin = maker.quarters()[0].begin
    series = [_series(maker, booking, begin) for booking in told["bookings"]]
    _clash(maker, told["clash"])
    make_ahead(maker, told, series)


def _series(maker: Maker, told: dict[str, Any], begin: date) -> Booking:
    """A weekly booking of a room, with the dates that it had and will have."""
    room = maker.rooms[told["community"], told["room"]]
    repeat = Repeat(
        Frequency.WEEK, weekdays=frozenset(told["days"]), last_day=maker.day(7 * WEEKS_AHEAD)
    )
    first = first_day(begin, repeat)
    booking = maker.add(
        Booking(
            community_id=room.community_id, room_id=room.id, title=told["title"],
            rule=rule_text(first, repeat),
            booker_kind=BookerKind(told.get("booker", BookerKind.RESIDENT)),
            day=first, begins=clock_time(told["begins"]), ends=clock_time(told["ends"]),
        )
    )  # fmt: skip
    ahead = (maker.day(7 * WEEKS_TOLD + 1) - begin).days
    every = [begin + timedelta(days=n) for n in range(ahead)]
    every = [day for day in every if day.weekday() in told["days"]]
    dates = [
        _occurrence(maker, booking, day, (told["begins"], told["ends"]))
        for day in every
        if _is_this_week(maker, day) or maker.random.random() < told["share"]
    ]
    log = _Log(maker, room.id, told)
    _follow(log, every, dates)
    holidays = holidays_ahead(maker)
    for occurrence in dates:
        _settle(log, occurrence)
        if occurrence.day in holidays:
            skip(occurrence, InTheWay.HOLIDAY, holidays[occurrence.day])
    return booking


@dataclass(frozen=True, slots=True)
class _Log:
    """What the log knows of the dates of a series: `told` is its booking."""

    maker: Maker
    room_id: UUID
    told: dict[str, Any]

    def clock(self) -> tuple[time, time]:
        """From when until when the room is booked."""
        return clock_time(self.told["begins"]), clock_time(self.told["ends"])

    def entry(self, day: date) -> Activity | None:
        """What was written down of the series itself."""
        names = {self.told["title"], *self.told.get("logged_as", ())}
        return next((one for name, one in self.then(day) if name in names), None)

    def rank(self, day: date, drawn: set[date]) -> int:
        """How likely a day is one on which the room was booked; the lowest is likeliest."""
        if self.entry(day) is not None:
            return _KNOWN
        if self.then(day):
            return _TAKEN
        return _FREE_AND_DRAWN if day in drawn else _FREE

    def then(self, day: date) -> list[tuple[str, Activity]]:
        """What was in the room at its time, by name."""
        begins, ends = self.clock()
        here = self.maker.in_log[self.room_id, day]
        return [(name, one) for name, one in here if one.begins < ends and one.ends > begins]


def _follow(log: _Log, every: list[date], dates: list[Occurrence]) -> None:
    """Moves what is past to the days that agree with the log.

    Chance drew how many dates a weekday had in a quarter. Which ones the log tells; without its
    word rather not a day on which something else was in the room.
    """
    past = [one for one in dates if _is_before_this_week(log.maker, one.day)]
    drawn = {one.day for one in past}
    known = sorted(every, key=lambda day: (log.rank(day, drawn), day))
    for alike, group in groupby(sorted(past, key=_alike_first), key=lambda one: _alike(one.day)):
        moved = list(group)
        days = [
            day for day in known if _alike(day) == alike and _is_before_this_week(log.maker, day)
        ]
        for occurrence, day in zip(moved, sorted(days[: len(moved)]), strict=True):
            for column, value in times(day, *log.clock()).items():
                setattr(occurrence, column, value)


def _alike(day: date) -> tuple[Quarter, int]:
    return Quarter.of(day), day.weekday()


def _alike_first(occurrence: Occurrence) -> tuple[Quarter, int, date]:
    return (*_alike(occurrence.day), occurrence.day)


def _settle(log: _Log, occurrence: Occurrence) -> None:
    """It belongs to what was logged of it, or was off.

    Off is what the days that are told one by one do not know, and when others were in the room.
    """
    entry = log.entry(occurrence.day)
    told = 0 < (log.maker.today - occurrence.day).days <= BOOKING_BEHIND.days
    if entry is not None:
        entry.occurrence_id = occurrence.id
    elif told or log.then(occurrence.day):
        occurrence.state, occurrence.why = OccurrenceState.CANCELLED, DID_NOT_HAPPEN
        occurrence.by_hand = True


def _is_this_week(maker: Maker, day: date) -> bool:
    """Within a week before or after today: then a series misses no date."""
    return abs((day - maker.today).days) <= _WEEK


def _is_before_this_week(maker: Maker, day: date) -> bool:
    return (maker.today - day).days > _WEEK


def _occurrence(
    maker: Maker,
    booking: Booking,
    day: date,
    clock: tuple[str, str],
    state: OccurrenceState = OccurrenceState.BOOKED,
) -> Occurrence:
    begins, ends = (clock_time(text) for text in clock)
    return maker.add(
        Occurrence(
            community_id=booking.community_id, booking_id=booking.id, room_id=booking.room_id,
            **times(day, begins, ends), state=state, title=booking.title,
        )
    )  # fmt: skip


def _clash(maker: Maker, told: dict[str, Any]) -> None:
    """Two groups who want the same room on one day, a month from now."""
    room = maker.rooms[told["community"], told["room"]]
    for wish in told["wishes"]:
        booking = maker.add(
            Booking(
                community_id=room.community_id, room_id=room.id, title=wish["title"],
                booker_kind=BookerKind.GROUP,
            )
        )  # fmt: skip
        _occurrence(
            maker, booking, clash_day(maker, told), (wish["begins"], wish["ends"]),
            OccurrenceState(wish["state"]),
        )  # fmt: skip
