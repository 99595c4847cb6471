"""The dates of a series that another calendar describes.

A series is expanded on the wall clock of its own zone: ten o'clock stays ten o'clock when
summer time ends. Rules that would give seconds, minutes or hours are no bookings of a room.
"""

import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from itertools import islice

from dateutil.rrule import rrulestr

from desktop.domain.errors import Refused

MOST = 1_000
_FAST = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(SECOND|MINUTE|HOUR)=[^;]*,", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=(\d{8})(?:T(\d{6})(Z)?)?", re.IGNORECASE)
_COUNT = re.compile(r"COUNT=(\d+)", re.IGNORECASE)
_COUNT_PART = re.compile(r"(?:^|;)COUNT=\d+", re.IGNORECASE)
_INTERVAL = re.compile(r"(?:^|;)INTERVAL=([^;]*)", re.IGNORECASE)
_EVERY = re.compile(r"0*[1-9]\d{0,3}")
_FARTHEST_YEARS = 200
"""So far a rule is looked through: one that never comes true would be until the year 9999."""
_ENDS = re.compile(r"(?:^|;)(?:COUNT|UNTIL)=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dates:
    """The starts of a series in order; `cut` when it goes on after them, `early` before them."""

    starts: tuple[datetime, ...]
    cut: bool
    early: bool = False


def dates(first: datetime, rule: str, *, zone: tzinfo, until: date) -> Dates:
    """The starts of a series on the wall clock of `zone` (naive), as `first` is.

    The first start always counts, also where the rule would not give it (RFC 5545 §3.3.10).
    A series that ends is given whole. One without an end, or with more than MOST dates, stops
    before the day `until`; of more than MOST the last are given. Raises Refused: rule_too_fast,
    rule_odd.
    """
    if not rule:
        return Dates((first,), cut=False)
    if has_end(rule):
        starts = tuple(islice(_starts(first, rule, zone), MOST + 1))
        if len(starts) <= MOST:
            return Dates(starts, cut=False)
    end = datetime.combine(until, time())
    last: deque[datetime] = deque(maxlen=MOST)
    number, cut = 0, False
    for number, start in enumerate(_starts(first, rule, zone), start=1):
        if start >= end:
            number, cut = number - 1, True
            break
        last.append(start)
    return Dates(tuple(last), cut, early=number > MOST)


def has_end(rule: str) -> bool:
    """Whether the rule says when it stops."""
    return _ENDS.search(rule) is not None


def on_the_clock(rule: str, zone: tzinfo, there: tzinfo | None = None) -> str:
    """The rule with its last moment on the wall clock of `there` (or of its own `zone`).

    UTC in the rule means UTC; a last day without a time is that whole day.
    """

    def local(found: re.Match[str]) -> str:
        if not found[2]:
            return f"UNTIL={found[1]}T235959"
        moment = datetime.strptime(f"{found[1]}{found[2]}", "%Y%m%d%H%M%S")  # noqa: DTZ007
        if found[3] or there is not None:
            written = moment.replace(tzinfo=UTC if found[3] else zone)
            with suppress(OverflowError):  # "until the end of 9999" has no later hour elsewhere
                moment = written.astimezone(UTC).astimezone(there or zone).replace(tzinfo=None)
        return f"UNTIL={moment:%Y%m%dT%H%M%S}"

    return _UNTIL.sub(local, rule)


def _starts(first: datetime, rule: str, zone: tzinfo) -> Iterator[datetime]:
    """The first start, and then those of the rule; a number of times counts the first."""
    if _FAST.search(rule):
        raise Refused.because("rule_too_fast")
    times = _COUNT.search(rule)
    left = max(0, int(times[1]) - 1) if times else None
    yield first
    for start in _made(first, _bounded(on_the_clock(rule, zone), first.year)):
        if start == first:
            continue
        if left is not None:
            if left == 0:
                return
            left -= 1
        yield start


def _made(first: datetime, rule: str) -> Iterator[datetime]:
    """The starts that the rule gives. Raises Refused(rule_odd)."""
    every = _INTERVAL.search(rule)
    if every is not None and not _EVERY.fullmatch(every[1]):
        raise Refused.because("rule_odd")  # with 0 it would never end
    try:
        yield from rrulestr(rule, dtstart=first)
    except (ValueError, TypeError, KeyError, OverflowError):
        raise Refused.because("rule_odd") from None


def _bounded(rule: str, year: int) -> str:
    """The rule without its number of times, which is counted here, and with an end."""
    farthest = year + _FARTHEST_YEARS
    rule = _COUNT_PART.sub("", rule).strip(";")
    until = _UNTIL.search(rule)
    if until is None:
        return f"{rule};UNTIL={farthest}1231T235959"
    if int(until[1][:4]) <= farthest:
        return rule
    return _UNTIL.sub(f"UNTIL={farthest}1231T235959", rule)
