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
    holidays = {h.day: h.name for h in public_holidays(first, until) if h.public}
    clash = told["clash"]
    standing = clash["wishes"][0]
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
                _skip(occurrence, InTheWay.HOLIDAY, holidays[day])
            elif same_room and day == maker.day(clash["in_days"]) and _overlap(plan, standing):
                _skip(occurrence, InTheWay.TAKEN, standing["title"])
    _close_the_evening_before(maker, told, min(holidays, default=None))


def _days(plan: dict[str, Any], first: date, until: date) -> list[date]:
    days = (first + timedelta(days=n) for n in range((until - first).days))
    return [day for day in days if day.weekday() in plan["days"]]


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["begins"] < other["ends"] and other["begins"] < one["ends"])


def _skip(occurrence: Occurrence, why: InTheWay, reason: str) -> None:
    occurrence.state = OccurrenceState.SKIPPED
    occurrence.why, occurrence.reason = why.value, reason


def _close_the_evening_before(maker: Maker, told: dict[str, Any], holiday: date | None) -> None:
    if holiday is None:
        return
    room = maker.rooms[told["clash"]["community"], told["clash"]["room"]]
    maker.add(
        Closure(
            community_id=room.community_id,
            begins=holiday - timedelta(days=1),
            begins_at=_EVENING,
            ends=holiday,
            reason="Feestavond",
        )
    )
