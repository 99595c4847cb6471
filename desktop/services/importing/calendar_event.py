"""One event of a calendar with the dates on which it differs, as dates on our clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from desktop.domain.clock import HOME_ZONE
from desktop.domain.errors import Refused
from desktop.domain.reading.table import clean
from desktop.domain.recurrence import Dates, dates, has_end, on_the_clock
from desktop.domain.rooms.rule_text import repeat_of
from desktop.domain.rooms.series import series
from desktop.domain.rooms.wish import LONGEST_TITLE
from desktop.services.importing.calendar_times import Times, at_home, listed, naive, single

_LONGEST_ROOM = 120
_LONGEST_RULE = 1_000
_DAY = timedelta(days=1)
_EXCEPTIONS_AHEAD = timedelta(days=5 * 366)
"""So far beyond the horizon an endless series is read when the file names dates there."""


def said(event: Any, name: str) -> str:
    """The text of a property; "" when there is none."""
    value = event.get(name)
    if isinstance(value, list):
        value = value[0]
    if value is None:
        return ""
    text = value if isinstance(value, str) else value.to_ical().decode()
    return clean(str(text)).strip()


def _title(event: Any) -> str:
    """What it is called, no longer than a booking may be."""
    title = said(event, "SUMMARY")
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"


@dataclass(frozen=True, slots=True)
class _Different:
    """How a date differs, or with `later` it and those after it: start, length, title, room.

    `gone` when it does not take place.
    """

    name: datetime
    start: datetime
    length: timedelta
    zone: tzinfo
    title: str = ""
    room: str = ""
    later: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class _Exceptions:
    """What an event says besides its rule: dates added (with their own length), and left out."""

    added: dict[datetime, timedelta | None]
    left_out: frozenset[datetime]
    days_left_out: frozenset[date]

    def last(self) -> date:
        """The last day that is named."""
        moments = (*self.added, *self.left_out)
        return max((*(m.date() for m in moments), *self.days_left_out), default=date.min)

    def leaves_out(self, start: datetime) -> bool:
        """Whether the date that begins then is left out."""
        return start in self.left_out or start.date() in self.days_left_out


class CalendarEvent:
    """An entry of the file and the others of the same UID, the oldest first."""

    def __init__(self, event: Any, others: Sequence[Any], times: Times, until: date) -> None:
        self._event = event
        self._others = others
        self._times = times
        self._until = until
        self._first: datetime
        self._length: timedelta
        self._zone: tzinfo

    def read(self) -> dict[str, Any]:
        """The fields of `Event` but where it stands; with a problem it has no dates."""
        told: dict[str, Any] = {
            "title": _title(self._event),
            "room": said(self._event, "LOCATION")[:_LONGEST_ROOM],
            "parts": 1 + len(self._others),
        }
        before = set(self._times.unknown)
        try:
            told |= self._dates()
        except Refused as refused:
            problem = refused.problems[0]
            told["problem"] = [problem.code, problem.values]
        unknown = sorted(self._times.unknown - before)
        told["notices"] = [["zone_unknown", {"zone": name}] for name in unknown]
        return told

    def _dates(self) -> dict[str, Any]:
        if said(self._event, "STATUS").upper() == "CANCELLED":
            raise Refused.because("event_cancelled")
        if "EXRULE" in self._event:
            raise Refused.because("rule_leaves_out")
        self._first, self._length, self._zone = self._times.span(self._event)
        rule = self._rule()
        exceptions = self._exceptions()
        different = [self._different(other) for other in self._others]
        until = self._horizon(exceptions, different)
        base = dates(self._first, rule, zone=self._zone, until=until)
        found = [
            self._told(name, *one)
            for name, one in sorted(self._placed(base, exceptions, different).items())
        ]
        if not found:
            raise Refused.because("event_without_dates")
        later = any(one.later for one in different)
        return {"dates": found, "early": base.early} | self._series(rule, base, until, later=later)

    def _rule(self) -> str:
        rule = self._event.get("RRULE")
        if rule is None:
            return ""
        if isinstance(rule, list):
            raise Refused.because("rule_odd")
        text = str(rule.to_ical().decode())
        if len(text) > _LONGEST_RULE:
            raise Refused.because("rule_odd")
        return text

    def _exceptions(self) -> _Exceptions:
        added: dict[datetime, timedelta | None] = {}
        for value in listed(self._event, "RDATE"):
            length = None
            if isinstance(value, tuple):
                value, end = value
                length = end if isinstance(end, timedelta) else naive(end, self._zone) - naive(
                    value, self._zone
                )  # fmt: skip
            start = naive(value, self._zone)
            if not isinstance(value, datetime):
                start = datetime.combine(start, self._first.time())
            added[start] = length
        moments, days = set(), set()
        for value in listed(self._event, "EXDATE"):
            start = naive(value, self._zone)
            # A day, or its midnight, means whatever begins on it: several programs write so.
            if not isinstance(value, datetime) or start.time() == time():
                days.add(start.date())
            else:
                moments.add(start)
        return _Exceptions(added, frozenset(moments), frozenset(days))

    def _different(self, other: Any) -> _Different:
        """What an entry says about a date of the series (or this program, about one more)."""
        named = single(other, "RECURRENCE-ID" if "RECURRENCE-ID" in other else "DTSTART")
        name = naive(named.dt, self._zone)
        if not isinstance(named.dt, datetime):
            name = datetime.combine(name, self._first.time())
        later = str(named.params.get("RANGE", "")).upper() == "THISANDFUTURE"
        if said(other, "STATUS").upper() == "CANCELLED":
            return _Different(name, name, self._length, self._zone, later=later, gone=True)
        start, length, zone = self._times.span(other)
        title = _title(other)
        room = said(other, "LOCATION")[:_LONGEST_ROOM]
        return _Different(
            name,
            start,
            length,
            zone,
            title if title != _title(self._event) else "",
            room if room != said(self._event, "LOCATION")[:_LONGEST_ROOM] else "",
            later,
        )

    def _horizon(self, exceptions: _Exceptions, different: Sequence[_Different]) -> date:
        """The day before which an endless series has dates: after the last date that is named."""
        last = max([self._first.date(), exceptions.last(), *(one.name.date() for one in different)])
        return max(self._until, min(last + _DAY, self._until + _EXCEPTIONS_AHEAD))

    def _placed(
        self, base: Dates, exceptions: _Exceptions, different: Sequence[_Different]
    ) -> dict[datetime, tuple[datetime, timedelta, tzinfo, str, str]]:
        """Each date that takes place by the start the series gave it."""
        lengths = dict.fromkeys(base.starts, self._length)
        lengths |= {start: own or self._length for start, own in exceptions.added.items()}
        names = [start for start in lengths if not exceptions.leaves_out(start)]
        later = sorted((one for one in different if one.later), key=lambda one: one.name)
        placed = {}
        for name in names:
            since = [one for one in later if one.name <= name][-1:]
            if not since:
                placed[name] = (name, lengths[name], self._zone, "", "")
            elif not since[0].gone:
                start = since[0].start + (name - since[0].name)
                placed[name] = _place(since[0], start)
        for one in different:
            if one.later:
                continue
            placed.pop(one.name, None)
            if not one.gone:
                placed[one.name] = _place(one, one.start)
        return placed

    def _told(
        self, name: datetime, at: datetime, length: timedelta, zone: tzinfo, title: str, room: str
    ) -> dict[str, str]:
        begins, ends = at_home(at, zone), at_home(at + length, zone)
        if ends <= begins:  # in the hour that comes twice a clock cannot tell which of the two
            ends = begins + length
        told = {
            "id": at_home(name, self._zone).strftime("%Y%m%dT%H%M%S"),
            "begins": begins.isoformat(),
            "ends": ends.isoformat(),
        }
        return told | {key: text for key, text in (("title", title), ("room", room)) if text}

    def _series(self, rule: str, base: Dates, until: date, *, later: bool) -> dict[str, Any]:
        """How its dates come about on our clock, and whether they go on by themselves."""
        told: dict[str, Any] = {"cut": base.cut}
        begins = at_home(self._first, self._zone)
        ends = at_home(self._first + self._length, self._zone)
        if self._length > _DAY or not begins < ends <= begins + _DAY:
            return told
        told |= {"begins": begins.isoformat(), "ends": ends.isoformat()}
        here = on_the_clock(rule, self._zone, HOME_ZONE) if rule else ""
        starts = [at_home(start, self._zone) for start in base.starts]
        if not (here and starts) or later:
            return told
        if dates(begins, here, zone=HOME_ZONE, until=until).starts != tuple(starts):
            return told
        repeated = _repeated(begins, here, starts, until)
        if repeated is False:
            return told
        told["rule"] = here
        if repeated and base.cut and not has_end(here) and ends.time() != begins.time():
            told |= {"cut": False, "open_until": until.isoformat()}
        return told


def _place(one: _Different, start: datetime) -> tuple[datetime, timedelta, tzinfo, str, str]:
    return start, one.length, one.zone, one.title, one.room


def _repeated(begins: datetime, rule: str, starts: Sequence[datetime], until: date) -> bool | None:
    """Whether a repeat of ours gives these dates on our clock; None when none says the rule."""
    repeat = repeat_of(begins.date(), rule, at=begins.time())
    if repeat is None:
        return None
    try:
        days = series(begins.date(), repeat, until=until, since=starts[0].date()).days
    except Refused:
        return False
    return [one.day for one in days] == [start.date() for start in starts]
