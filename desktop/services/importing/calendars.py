"""Calendars as Outlook, Google and phones write them: events with their dates on our clock."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

import icalendar

from desktop.domain.clock import HOME_ZONE
from desktop.domain.errors import Refused
from desktop.domain.reading.table import clean
from desktop.domain.recurrence import dates
from desktop.services.importing import limits

_YEARS = range(1990, 2101)
_USUAL = timedelta(hours=1)
_LONGEST = 250


def read_calendar(text: str, horizon: int) -> list[dict[str, Any]]:
    """The events by UID, in the order of the file, with every date before that ordinal day.

    `row` is the line on which an event begins. An event that cannot be read has `problem`
    (code, values) and no dates. Raises Refused: file_nested, too_many_rows, file_unreadable.
    """
    rows = _begins(text)
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
    except ValueError:
        raise Refused.because("file_unreadable", kind="ValueError") from None
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    masters: dict[str, tuple[int, Any]] = {}
    overrides: dict[str, list[tuple[int, Any]]] = {}
    for row, event in zip(rows, events, strict=False):
        uid = _uid(event)
        if "RECURRENCE-ID" in event:
            overrides.setdefault(uid, []).append((row, event))
        elif uid not in masters or _sequence(event) >= _sequence(masters[uid][1]):
            masters[uid] = (masters[uid][0] if uid in masters else row, event)
    for uid, several in overrides.items():  # a part of a series without its beginning
        if uid not in masters:
            masters[uid] = several.pop(0)
    until = date.fromordinal(horizon)
    read = [
        _Event(row, uid, event, [e for _, e in overrides.get(uid, ())], until).read()
        for uid, (row, event) in sorted(masters.items(), key=lambda item: item[1][0])
    ]
    if sum(len(event.get("dates", ())) for event in read) > limits.ALL_OCCURRENCES:
        raise Refused.because("too_many_rows", most=limits.ALL_OCCURRENCES)
    return read


def _begins(text: str) -> list[int]:
    """The lines on which events begin; refuses a calendar nested deeper than one can be."""
    depth, rows = 0, []
    for number, line in enumerate(text.splitlines(), start=1):
        head = line[:40].strip().upper()
        if head.startswith("BEGIN:"):
            depth += 1
            if depth > limits.NESTING:
                raise Refused.because("file_nested")
            if head == "BEGIN:VEVENT":
                rows.append(number)
        elif head.startswith("END:"):
            depth -= 1
    if len(rows) > limits.ROWS:
        raise Refused.because("too_many_rows", most=limits.ROWS)
    return rows


class _Event:
    """One event with the dates on which it differs."""

    def __init__(self, row: int, uid: str, event: Any, overrides: list[Any], until: date) -> None:
        self._row = row
        self._uid = uid
        self._event = event
        self._overrides = overrides
        self._until = until

    def read(self) -> dict[str, Any]:
        title = clean(str(self._event.get("SUMMARY", "")))[:_LONGEST]
        told: dict[str, Any] = {"row": self._row, "uid": self._uid, "title": title}
        told["parts"] = 1 + len(self._overrides)
        told["room"] = clean(str(self._event.get("LOCATION", "")))[:_LONGEST]
        try:
            told |= self._dates()
        except Refused as refused:
            problem = refused.problems[0]
            told["problem"] = [problem.code, problem.values]
        return told

    def _dates(self) -> dict[str, Any]:
        if str(self._event.get("STATUS", "")).upper() == "CANCELLED":
            raise Refused.because("event_cancelled")
        first, length, zone = _span(self._event)
        rule = self._rule()
        series = dates(
            first,
            rule,
            zone=zone,
            added=list(_moments(self._event.get("RDATE"), zone)),
            left_out=list(_moments(self._event.get("EXDATE"), zone)),
            until=self._until,
        )
        changed = {_naive(e["RECURRENCE-ID"].dt, zone): e for e in self._overrides}
        found = []
        for start in series.starts:
            own = changed.get(start)
            if own is None:
                found.append(_told(start, start, length, zone, ""))
            elif str(own.get("STATUS", "")).upper() != "CANCELLED":
                at, its_length, its_zone = _span(own)
                title = clean(str(own.get("SUMMARY", "")))[:_LONGEST]
                found.append(_told(start, at, its_length, its_zone, title))
        if not found:
            raise Refused.because("event_without_dates")
        return {"rule": rule, "dates": found, "cut": series.cut}

    def _rule(self) -> str:
        rule = self._event.get("RRULE")
        if rule is None:
            return ""
        if isinstance(rule, list):
            raise Refused.because("rule_odd")
        text = rule.to_ical().decode()
        if len(text) > 1000:
            raise Refused.because("rule_odd")
        return str(text)


def _told(
    start: datetime, at: datetime, length: timedelta, zone: tzinfo, title: str
) -> dict[str, str]:
    begins, ends = _at_home(at, zone), _at_home(at + length, zone)
    return {
        "id": start.strftime("%Y%m%dT%H%M%S"),
        "begins": begins.isoformat(),
        "ends": ends.isoformat(),
        "title": title,
    }


def _span(event: Any) -> tuple[datetime, timedelta, tzinfo]:
    """Start on the wall clock of its zone, length on that clock, and the zone."""
    if "DTSTART" not in event:
        raise Refused.because("event_without_dates")
    start = event["DTSTART"].dt
    zone = _zone(start)
    first = _naive(start, zone)
    if first.year not in _YEARS:
        raise Refused.because("year_odd", year=first.year)
    if "DTEND" in event:
        length = _naive(event["DTEND"].dt, zone) - first
    elif "DURATION" in event:
        length = event["DURATION"].dt
    else:
        length = _USUAL if isinstance(start, datetime) else timedelta(days=1)
    if length <= timedelta(0):
        raise Refused.because("event_ends_first")
    if length > timedelta(days=62):
        raise Refused.because("event_too_long")
    return first, length, zone


def _zone(moment: date | datetime) -> tzinfo:
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.tzinfo
    return HOME_ZONE


def _naive(moment: date | datetime, zone: tzinfo) -> datetime:
    """On the wall clock of `zone`; a day is its midnight."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(zone).replace(tzinfo=None)


def _at_home(local: datetime, zone: tzinfo) -> datetime:
    """The wall clock here, of a moment on the wall clock there."""
    if zone is HOME_ZONE:
        return local
    return local.replace(tzinfo=zone).astimezone(UTC).astimezone(HOME_ZONE).replace(tzinfo=None)


def _moments(lists: Any, zone: tzinfo) -> Iterable[datetime]:
    if lists is None:
        return
    for one in lists if isinstance(lists, list) else [lists]:
        for moment in one.dts:
            value = moment.dt
            yield _naive(value[0] if isinstance(value, tuple) else value, zone)


def _uid(event: Any) -> str:
    """Its UID; without one, a name made of what it says, so that it is known again."""
    uid = clean(str(event.get("UID", "")))
    if uid:
        return uid[:500]
    told = (
        f"{event.get('SUMMARY', '')}|{event.get('DTSTART').to_ical() if 'DTSTART' in event else ''}"
    )
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _sequence(event: Any) -> int:
    return int(event.get("SEQUENCE", 0))
