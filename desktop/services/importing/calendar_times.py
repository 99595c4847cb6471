"""When an event is: dates and moments of every form and zone, on the clock of the house."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from icalendar.error import InvalidCalendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from desktop.domain.clock import HOME_ZONE
from desktop.domain.errors import Refused
from desktop.domain.reading.table import clean

_YEARS = range(1990, 2101)
_USUAL = timedelta(hours=1)
_DAY = timedelta(days=1)
_LONGEST = timedelta(days=62)


class Times:
    """Reads the times of one calendar, whose floating times are in the zone it names.

    `unknown` are the zones that nobody knows and the file does not explain; times in them are
    read as if they were ours.
    """

    def __init__(self, calendar: Any) -> None:
        self._floating = zone_named(str(calendar.get("X-WR-TIMEZONE", ""))) or HOME_ZONE
        self.unknown: set[str] = set()

    def zone(self, moment: Any) -> tzinfo:
        """The zone in which a property says its time."""
        value = moment.dt
        if not isinstance(value, datetime):
            return HOME_ZONE
        if value.tzinfo is not None:
            return value.tzinfo
        name = clean(str(moment.params.get("TZID", "")))
        if not name:
            return self._floating
        found = zone_named(name)
        if found is None:
            self.unknown.add(name[:60])
        return found or HOME_ZONE

    def span(self, event: Any) -> tuple[datetime, timedelta, tzinfo]:
        """Start on the wall clock of its zone, length on that clock, and the zone.

        Raises Refused: event_without_dates, event_time_odd, event_ends_first, event_no_time,
        event_too_long, year_odd.
        """
        if "DTSTART" not in event:
            raise Refused.because("event_without_dates")
        start = single(event, "DTSTART")
        zone = self.zone(start)
        first = naive(start.dt, zone)
        if first.year not in _YEARS:
            raise Refused.because("year_odd", year=first.year)
        length = self._length(event, first, zone)
        if length < timedelta(0):
            raise Refused.because("event_ends_first")
        if not length:
            if isinstance(start.dt, datetime):
                raise Refused.because("event_no_time")
            length = _DAY  # the last day instead of the day after it
        if length > _LONGEST:
            raise Refused.because("event_too_long")
        return first, length, zone

    def _length(self, event: Any, first: datetime, zone: tzinfo) -> timedelta:
        if "DTEND" in event:
            return naive(single(event, "DTEND").dt, zone) - first
        if "DURATION" in event:
            length = single(event, "DURATION").dt
            if not isinstance(length, timedelta):
                raise Refused.because("event_time_odd")
            return length
        return _USUAL if isinstance(event["DTSTART"].dt, datetime) else _DAY


def single(event: Any, name: str) -> Any:
    """The one value of a property. Raises Refused(event_time_odd) for several, or none readable."""
    value = event[name]
    try:
        value.dt  # noqa: B018 - reading it is how a broken value tells
    except (AttributeError, InvalidCalendar):
        raise Refused.because("event_time_odd") from None
    return value


def listed(event: Any, name: str) -> Iterator[Any]:
    """The values of RDATE or EXDATE: a date, a moment, or a moment with its end or length."""
    found = event.get(name)
    for one in found if isinstance(found, list) else [found]:
        if one is None:
            continue
        try:
            moments = one.dts if one.to_ical().strip() else ()
        except (AttributeError, ValueError, InvalidCalendar):
            raise Refused.because("rule_odd") from None
        for moment in moments:
            yield moment.dt


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of that name of the world or of Windows, in capitals or not; None for another."""
    known = _names().get(name.strip().casefold()) if name.strip() else None
    return ZoneInfo(known) if known else None


@lru_cache
def _names() -> dict[str, str]:
    world = {name.casefold(): name for name in available_timezones()}
    windows = {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}
    return windows | world


def naive(moment: date | datetime, zone: tzinfo) -> datetime:
    """On the wall clock of `zone`; a day is its midnight."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(zone).replace(tzinfo=None)


def at_home(local: datetime, zone: tzinfo) -> datetime:
    """The wall clock here, of a moment on the wall clock there."""
    if zone is HOME_ZONE:
        return local
    return local.replace(tzinfo=zone).astimezone(UTC).astimezone(HOME_ZONE).replace(tzinfo=None)
