"""Calendars as Outlook, Google and phones write them: events with their dates on our clock."""

import hashlib
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import icalendar
from icalendar.error import GloballyUniqueTZIDGuessed

from desktop.domain.errors import Refused
from desktop.domain.rooms.outgoing import MAKER, OURS
from desktop.services.importing import limits
from desktop.services.importing.calendar_event import CalendarEvent, said
from desktop.services.importing.calendar_times import Times

_ODD_ZONES = (("tzone://Microsoft/Utc", "UTC"), ("tzone://Microsoft/", "Microsoft "))
"""Names of zones in Exchange that are written as no name can be (a colon outside quotes)."""


def read_calendar(text: str, horizon: int) -> list[dict[str, Any]]:
    """The events by UID, in the order of the file, as the fields of `Event` that JSON can say.

    Series without an end have their dates before the ordinal day `horizon`. An event that
    cannot be read has `problem` (code, values) and no dates. Raises Refused: file_nested,
    calendar_cut_off, too_many_rows, file_unreadable.
    """
    with warnings.catch_warnings():
        # "/freeassociation.sourceforge.net/Europe/Amsterdam" means what it ends with.
        warnings.simplefilter("ignore", GloballyUniqueTZIDGuessed)
        return _read(text, horizon)


def _read(text: str, horizon: int) -> list[dict[str, Any]]:
    text = text.replace("\ufeff", "")
    for odd, plain in _ODD_ZONES:
        text = text.replace(odd, plain)
    if "\n" not in text:
        text = text.replace("\r", "\n")
    rows = iter(_begins(text))
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
    except ValueError:
        raise Refused.because("file_unreadable", kind="ValueError") from None
    until = date.fromordinal(horizon)
    read: list[dict[str, Any]] = []
    for calendar in calendars:
        times = Times(calendar)
        own = str(calendar.get("PRODID", "")) == MAKER
        for found in _together(calendar.walk("VEVENT"), rows):
            told = CalendarEvent(found.event, found.others, times, until).read()
            read.append({"row": found.row, "uid": found.uid, "own": own} | told)
    if sum(len(event.get("dates", ())) for event in read) > limits.ALL_OCCURRENCES:
        raise Refused.because("too_many_rows", most=limits.ALL_OCCURRENCES)
    return _once(read)


def _begins(text: str) -> list[int]:
    """The lines on which events begin.

    Refuses a calendar nested deeper than one can be, and one of which the end is not there:
    what stood in the rest would seem to be gone from it.
    """
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
    if depth > 0:
        raise Refused.because("calendar_cut_off")
    if len(rows) > limits.ROWS:
        raise Refused.because("too_many_rows", most=limits.ROWS)
    return rows


@dataclass(slots=True)
class _Found:
    """The entries of one UID: the event itself and the dates on which it differs."""

    uid: str
    row: int
    event: Any = None
    others: list[Any] = field(default_factory=list)


def _together(events: Sequence[Any], rows: Iterator[int]) -> list[_Found]:
    """The entries by UID; of several that say the same, the newest."""
    found: dict[str, _Found] = {}
    for event, row in zip(events, rows, strict=False):
        series = _series_of(event)
        uid = series or _uid(event)
        one = found.setdefault(uid, _Found(uid, row))
        if series or "RECURRENCE-ID" in event:
            one.others.append(event)
        elif one.event is None or _age(event) >= _age(one.event):
            one.event = event
    for one in found.values():
        one.others.sort(key=_age)
        if one.event is None:  # a part of a series without its beginning
            one.event = one.others.pop(0)
    return list(found.values())


def _once(read: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of an event that stands in several calendars of one file, the last."""
    last = {event["uid"]: event for event in read}
    return sorted(last.values(), key=lambda event: int(event["row"]))


def _series_of(event: Any) -> str:
    """The UID of the series to which a date belongs that this program wrote apart; else ""."""
    uid, series = said(event, "UID"), said(event, "RELATED-TO")
    return series[:500] if uid.endswith(OURS) and series else ""


def _uid(event: Any) -> str:
    """Its UID; without one, a name made of what it says, so that it is known again."""
    uid = said(event, "UID")
    if uid:
        return uid[:500]
    told = f"{said(event, 'SUMMARY')}|{said(event, 'DTSTART')}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _age(event: Any) -> tuple[int, str]:
    """Grows with each change of an event: its number of changes, then when it was written."""
    number = said(event, "SEQUENCE")
    return int(number) if number.isdigit() else 0, said(event, "DTSTAMP")
