"""A repeat as the rule that other calendars read (RFC 5545), and back.

The text means exactly our dates to any reader, also where a month is short: "the 30th or else
the last day" is the last of the 28th, 29th and 30th that there are.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from desktop.domain.rooms.repeat import Frequency, Repeat, ShortMonth
from desktop.domain.rooms.series import FARTHEST, first_day, series
from desktop.domain.wall_clock import to_local

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_IN_EVERY_MONTH = 28
_NTH = re.compile(r"(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_LAST_OF_31 = {"BYMONTHDAY": "28,29,30,31", "BYSETPOS": "-1"}
_FREQUENCIES = {
    Frequency.DAY: "DAILY",
    Frequency.WEEK: "WEEKLY",
    Frequency.MONTH_DAY: "MONTHLY",
    Frequency.MONTH_WEEKDAY: "MONTHLY",
    Frequency.MONTH_END: "MONTHLY",
    Frequency.YEAR: "YEARLY",
}


def rule_text(first: date, repeat: Repeat) -> str:
    """The rule of a repeat, counted from `first_day`; "" for ONCE and DATES.

    With a last day and a number of times it says how many times there really are. The last day
    is a date without a time and belongs to the series.
    """
    if repeat.frequency not in _FREQUENCIES:
        return ""
    begin, times = first_day(first, repeat), repeat.times
    if times and repeat.last_day:
        times = len(series(first, repeat, until=FARTHEST).days)
    parts = [f"FREQ={_FREQUENCIES[repeat.frequency]}"]
    if repeat.every > 1:
        parts.append(f"INTERVAL={repeat.every}")
    parts += _days(begin, repeat)
    if times:
        parts.append(f"COUNT={times}")
    elif repeat.last_day:
        parts.append(f"UNTIL={repeat.last_day:%Y%m%d}")
    return ";".join(parts)


def repeat_of(begin: date, rule: str, *, at: time = time()) -> Repeat | None:
    """The repeat that gives exactly the dates of `rule`, which begins on `begin` at `at`.

    Both are local; `at` matters for an UNTIL with a time. None when no repeat says the same.
    """
    if not rule:
        return Repeat()
    try:
        said = dict(part.split("=", 1) for part in rule.upper().strip(";").split(";"))
        every = int(said.pop("INTERVAL", "1"))
        times = int(said.pop("COUNT")) if "COUNT" in said else None
        last_day = _last_day(said.pop("UNTIL"), at) if "UNTIL" in said else None
    except ValueError:
        return None
    if every < 1 or (times is not None and (times < 1 or last_day is not None)):
        return None
    weeks_begin = said.pop("WKST", "MO")
    said = _plainly(begin, said)
    for repeat in _repeats(said):
        meant = dict(part.split("=", 1) for part in rule_text(begin, repeat).split(";"))
        if said != meant or first_day(begin, repeat) != begin:
            continue
        if weeks_begin != "MO" and every > 1 and len(repeat.weekdays) > 1:
            return None
        return replace(repeat, every=every, times=times, last_day=last_day)
    return None


def _days(begin: date, repeat: Repeat) -> list[str]:
    """The parts of the rule that say which days."""
    match repeat.frequency:
        case Frequency.WEEK:
            weekdays = sorted(repeat.weekdays or {begin.weekday()})
            return ["BYDAY=" + ",".join(WEEKDAYS[day] for day in weekdays)]
        case Frequency.MONTH_WEEKDAY:
            return [f"BYDAY={repeat.nth}{WEEKDAYS[begin.weekday()]}"]
        case Frequency.MONTH_END:
            return ["BYMONTHDAY=-1"]
        case Frequency.MONTH_DAY:
            return _month_day(begin.day, repeat.short_month, longest=31)
        case Frequency.YEAR if (begin.month, begin.day) == (2, 29):
            return ["BYMONTH=2", *_month_day(29, repeat.short_month, longest=29)]
        case _:
            return []


def _month_day(day: int, short_month: ShortMonth, *, longest: int) -> list[str]:
    if day <= _IN_EVERY_MONTH or short_month is ShortMonth.SKIP:
        return [f"BYMONTHDAY={day}"]
    if day == longest:
        return ["BYMONTHDAY=-1"]
    days = ",".join(str(n) for n in range(_IN_EVERY_MONTH, day + 1))
    return [f"BYMONTHDAY={days}", "BYSETPOS=-1"]


def _repeats(said: Mapping[str, str]) -> Iterator[Repeat]:
    """Every repeat that these parts of a rule may mean."""
    days = said.get("BYDAY", "").split(",")
    if all(day in WEEKDAYS for day in days):
        weekdays = frozenset(WEEKDAYS.index(day) for day in days)
        yield Repeat(Frequency.WEEK, weekdays=weekdays)
    if found := _NTH.fullmatch(said.get("BYDAY", "")):
        yield Repeat(Frequency.MONTH_WEEKDAY, nth=int(found[1]))
    yield Repeat(Frequency.DAY)
    for short_month in ShortMonth:
        yield Repeat(Frequency.MONTH_DAY, short_month=short_month)
        yield Repeat(Frequency.YEAR, short_month=short_month)
    yield Repeat(Frequency.MONTH_END)


def _plainly(begin: date, said: Mapping[str, str]) -> dict[str, Any]:
    """The parts as we write them: what goes without saying is said, or left out, alike."""
    plain = dict(said)
    frequency = plain.get("FREQ")
    day, month = plain.get("BYMONTHDAY"), plain.get("BYMONTH")
    if frequency == "WEEKLY":
        days = plain.get("BYDAY", WEEKDAYS[begin.weekday()]).split(",")
        plain["BYDAY"] = ",".join(sorted(days, key=lambda d: (*WEEKDAYS, d).index(d)))
    elif frequency == "MONTHLY" and "BYDAY" in plain:
        plain["BYDAY"] = (plain.pop("BYSETPOS", "") + plain["BYDAY"]).removeprefix("+")
    elif frequency == "MONTHLY":
        plain.setdefault("BYMONTHDAY", str(begin.day))
        if plain.items() >= _LAST_OF_31.items():
            plain = {"FREQ": "MONTHLY", "BYMONTHDAY": "-1"}
    elif frequency == "YEARLY" and (begin.month, begin.day) == (2, 29):
        plain |= {"BYMONTH": month or "2", "BYMONTHDAY": day or "29"}
    elif frequency == "YEARLY" and (month, day) == (str(begin.month), str(begin.day)):
        del plain["BYMONTH"], plain["BYMONTHDAY"]
    return plain


def _last_day(until: str, at: time) -> date:
    """The last day on which a booking that begins at `at` belongs to the series."""
    found = _UNTIL.fullmatch(until)
    if found is None:
        raise ValueError(until)
    last = datetime.strptime(found[1] + (found[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    if found[3]:
        last = to_local(last.replace(tzinfo=UTC))
    return last.date() if at <= last.time() else last.date() - timedelta(days=1)
