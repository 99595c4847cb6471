"""From the clock on the wall to the moment in UTC, also in the nights when the clock is changed.

People write local time: activities and bookings keep day, time and zone, and derive the UTC
range from them. Two nights a year that needs a rule: a time that occurs twice (autumn) means
the first of the two, and a time that is skipped (spring) means as much later as the clock
jumps, so 02.30 is the moment of 03.30.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

HOME = "Europe/Amsterdam"


def zone_of(name: str) -> ZoneInfo:
    """The zone of that IANA name; the zone of the house when this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(HOME)


def to_utc(day: date, at: time, zone: str = HOME) -> datetime:
    """The moment in UTC of a local clock time."""
    return datetime.combine(day, at.replace(tzinfo=None, fold=0), zone_of(zone)).astimezone(UTC)


def to_local(moment: datetime, zone: str = HOME) -> datetime:
    """The clock on the wall at `moment`, naive. The inverse of `to_utc` but for skipped times."""
    return moment.astimezone(zone_of(zone)).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of local time with the moments it covers; half-open, like every range.

    `ends_day` differs from `day` when it runs past midnight. `ends_utc` is always after
    `begins_utc`.
    """

    day: date
    begins: time
    ends_day: date
    ends: time
    begins_utc: datetime
    ends_utc: datetime
    zone: str = HOME

    @property
    def minutes(self) -> int:
        """How long it lasts: real minutes, so an hour more or less when the clock is changed."""
        return round((self.ends_utc - self.begins_utc).total_seconds() / 60)


def span(
    day: date, begins: time, ends: time, zone: str = HOME, *, nights: int | None = None
) -> Span:
    """The stretch from `begins` on `day` until `ends`, so many nights later.

    Where nobody says how many nights (None): that day, or past midnight. An end at or before
    the begin is that time on the next day; equal times are a whole day. In spring an end within
    the skipped hour may fall at or before the begin; then it lasts as long as the clock times
    say.
    """
    if nights is None:
        nights = 0 if ends > begins else 1
    ends_day = day + timedelta(days=nights)
    begins_utc, ends_utc = to_utc(day, begins, zone), to_utc(ends_day, ends, zone)
    if ends_utc <= begins_utc:
        ends_utc = begins_utc + (datetime.combine(ends_day, ends) - datetime.combine(day, begins))
    return Span(day, begins, ends_day, ends, begins_utc, ends_utc, zone)


def nights_of(begins: datetime, ends: datetime) -> int | None:
    """How many nights later it ends (local); None where its clock times alone say so.

    Equal times are never left to the clock: a whole day is one night.
    """
    nights = (ends.date() - begins.date()).days
    by_the_clock = 0 if ends.time() > begins.time() else 1
    return None if nights == by_the_clock and ends.time() != begins.time() else nights
