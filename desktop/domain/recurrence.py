"""Dates of a series, and which of several spans get a room.

A series is expanded on the wall clock of its own zone: ten o'clock stays ten o'clock when
summer time ends. Rules that would give seconds, minutes or hours are no bookings of a room.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from dateutil.rrule import rruleset, rrulestr

from desktop.domain.errors import Refused

MOST = 1_000
_FAST = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(SECOND|MINUTE|HOUR)=", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=(\d{8})(?:T(\d{6})(Z)?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dates:
    """The starts of a series in order; `cut` when there are more than were asked for."""

    starts: tuple[datetime, ...]
    cut: bool


def dates(
    first: datetime,
    rule: str,
    *,
    zone: tzinfo,
    added: Sequence[datetime] = (),
    left_out: Sequence[datetime] = (),
    until: date,
) -> Dates:
    """The starts of a series on the wall clock of `zone` (naive), before the day `until`.

    `first`, `added` and `left_out` are naive too. The first start counts unless left out.
    There are never more than MOST. Raises Refused: rule_too_fast, rule_odd.
    """
    if _FAST.search(rule):
        raise Refused.because("rule_too_fast")
    series = rruleset()
    try:
        if rule:
            series.rrule(rrulestr(_on_the_clock(rule, zone), dtstart=first))
        else:
            series.rdate(first)
    except (ValueError, TypeError, KeyError):
        raise Refused.because("rule_odd") from None
    for start in added:
        series.rdate(start)
    for start in left_out:
        series.exdate(start)
    end = datetime.combine(until, time())
    found: list[datetime] = []
    for start in series:
        if start >= end or len(found) == MOST:
            return Dates(tuple(found), cut=True)
        found.append(start)
    return Dates(tuple(found), cut=False)


class Held:
    """The spans that hold one room, each with who holds it; two of them never overlap."""

    def __init__(self, spans: Sequence[tuple[datetime, datetime, str]] = ()) -> None:
        self._spans = sorted(spans)

    def take(self, begins: datetime, ends: datetime, title: str) -> str | None:
        """Holds that span (half-open, UTC) and gives None; or the title of who has it."""
        at = bisect_left(self._spans, (begins, begins, ""))
        if at < len(self._spans) and self._spans[at][0] < ends:
            return self._spans[at][2]
        if at > 0 and self._spans[at - 1][1] > begins:
            return self._spans[at - 1][2]
        insort(self._spans, (begins, ends, title))
        return None


def _on_the_clock(rule: str, zone: tzinfo) -> str:
    """The rule with its last moment on the wall clock: UTC there means UTC."""

    def local(found: re.Match[str]) -> str:
        if not found[2]:
            return f"UNTIL={found[1]}T235959"
        moment = datetime.strptime(f"{found[1]}{found[2]}", "%Y%m%d%H%M%S")  # noqa: DTZ007
        if found[3]:
            moment = moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
        return f"UNTIL={moment:%Y%m%dT%H%M%S}"

    return _UNTIL.sub(local, rule)
