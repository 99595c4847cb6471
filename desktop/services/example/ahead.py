"""What is booked in the weeks to come, holidays and a closed evening among them."""

from datetime import date, time, timedelta
from typing import Any

from desktop.domain.rooms.holidays import public_holidays
from desktop.domain.rooms.plan import InTheWay
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Booking, Closure, Occurrence
from desktop.services.example.maker import Maker, clock_time, times

WEEKS_TOLD = 3
WEEKS_AHEAD = 6
_EVENING = time(16)


def make_ahead(maker: Maker, told: dict[str, Any], series: list[Booking]) -> None:
    """The dates of the series after the first weeks, and a closure the day before a holiday."""
    first, until = maker.day(7 * WEEKS_TOLD + 1), maker.day(7 * WEEKS_AHEAD + 1)
    holidays = holidays_ahead(maker)
    closed = _close_the_evening_before(
        maker, told, min((day for day in holidays if day > first), default=None)
    )
    clash = told["clash"]
    standing, two_groups = clash["wishes"][0], clash_day(maker, clash)
    for booking, plan in zip(series, told["bookings"], strict=True):
        same_room = (plan["community"], plan["room"]) == (clash["community"], clash["room"])
        for day in _days(plan, first, until):
            occurrence = maker.add(
                Occurrence(
                    community_id=booking.community_id,
                    booking_id=booking.id,
                    room_id=booking.room_id,
                    **times(day, clock_time(plan["begins"]), clock_time(plan["ends"])),
                    state=OccurrenceState.BOOKED,
                    title=booking.title,
                )
            )
            if day in holidays:
                skip(occurrence, InTheWay.HOLIDAY, holidays[day])
            elif closed is not None and _is_closed(closed, occurrence):
                skip(occurrence, InTheWay.CLOSED, closed.reason)
            elif same_room and day == two_groups and _overlap(plan, standing):
                skip(occurrence, InTheWay.TAKEN, standing["title"])


def holidays_ahead(maker: Maker) -> dict[date, str]:
    """The public holidays from tomorrow until the last date of the series, by name."""
    found = public_holidays(maker.day(1), maker.day(7 * WEEKS_AHEAD + 1))
    return {holiday.day: holiday.name for holiday in found if holiday.public}


def clash_day(maker: Maker, clash: dict[str, Any]) -> date:
    """When two groups want one room: as told, or the next day that is no holiday or its eve."""
    holidays = holidays_ahead(maker)
    day = maker.day(clash["in_days"])
    while day in holidays or day + timedelta(days=1) in holidays:
        day += timedelta(days=1)
    return day


def _days(plan: dict[str, Any], first: date, until: date) -> list[date]:
    days = (first + timedelta(days=n) for n in range((until - first).days))
    return [day for day in days if day.weekday() in plan["days"]]


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["begins"] < other["ends"] and other["begins"] < one["ends"])


def skip(occurrence: Occurrence, why: InTheWay, reason: str) -> None:
    """Leaves a date out of its series, for what was in the way."""
    occurrence.state = OccurrenceState.SKIPPED
    occurrence.why, occurrence.reason = why.value, reason


def _is_closed(closed: Closure, occurrence: Occurrence) -> bool:
    same_day = closed.begins == occurrence.day and closed.community_id == occurrence.community_id
    return same_day and occurrence.ends > _EVENING


def _close_the_evening_before(
    maker: Maker, told: dict[str, Any], holiday: date | None
) -> Closure | None:
    if holiday is None:
        return None
    room = maker.rooms[told["clash"]["community"], told["clash"]["room"]]
    return maker.add(
        Closure(
            community_id=room.community_id,
            begins=holiday - timedelta(days=1),
            begins_at=_EVENING,
            ends=holiday,
            reason="Feestavond",
        )
    )
