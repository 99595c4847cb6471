"""What is typed in the forms of a booking, read into values of the domain and back.

Everything here is plain: a form keeps its values as a draft, and a draft holds only texts,
numbers, days, times and ids.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from desktop.domain import typed_dates
from desktop.domain.errors import Problem, Refused
from desktop.domain.rooms.repeat import LAST, Frequency, Repeat, ShortMonth
from desktop.domain.rooms.series import series
from desktop.domain.rooms.wish import Booker, Choice, Decision, Wish
from desktop.domain.vocabulary import BookerKind
from desktop.domain.wall_clock import nights_of

DRAFT_KEY = "booking"
MOST_TIMES = 999
SHORTEST_MONTH = 28
_CLOCK = re.compile(r"(\d{1,2})(?:[.:,h](\d{2}))?|(\d{3,4})")
_BETWEEN = re.compile(r"(?:\s|[-–—]|tot|en met|van|to|from|until|uur|u)*")
_TOKEN = re.compile(r"\d+(?:[.:,h]\d{2}(?!\d))?")
_COUNT = re.compile(r"(\d{1,3})\s*(?:x|×|keer|maal|times)?")
_YEAR = re.compile(r"\d{4}")
_DAY = timedelta(days=1)


def parse_times(text: str, minutes: int) -> tuple[time, time]:
    """Begin and end as people type them: '14.00–16.00', '14-16', '1400 1600', '14 tot 16 uur'.

    With a begin alone it lasts `minutes`. 24.00 is midnight. Raises Refused: `required`, or
    `not_two_times` with the text.
    """
    bare = text.strip().casefold()
    if not bare:
        raise Refused.because("required")
    found = [_clock(token) for token in _TOKEN.findall(bare)]
    readable = _BETWEEN.fullmatch(_TOKEN.sub(" ", bare)) is not None
    if len(found) == 1:
        found.append(_later(found[0], minutes))
    if not readable or len(found) != 2 or None in found:
        raise Refused.because("not_two_times", text=text.strip())
    begins, ends = (moment for moment in found if moment is not None)
    return begins, ends


def parse_end(text: str, first: date, today: date) -> tuple[date | None, int | None]:
    """Where a series ends, as typed: a last day ('30-6') or a number of times ('12 keer').

    Neither for one that goes on. A day without a year is the first one from `first` on.
    Raises Refused: `not_an_end`, `month_has_days`, or `series_ends_early` with the first day.
    """
    bare = text.strip().casefold()
    if not bare:
        return None, None
    if (count := _COUNT.fullmatch(bare)) and int(count[1]) > 0:
        return None, int(count[1])
    try:
        day = typed_dates.parse_date(bare, today)
    except Refused as refused:
        if refused.problems[0].code == "not_a_date":
            raise Refused.because("not_an_end", text=text.strip()) from refused
        raise
    day = later_day(day, bare, first)
    if day < first:
        raise Refused.because("series_ends_early", day=first)
    return day, None


def later_day(day: date, typed: str, first: date) -> date:
    """`day` as read from `typed`; where no year was typed, the first such day from `first` on."""
    if _YEAR.search(typed):
        return day
    while day < first:
        try:
            day = day.replace(year=day.year + 1)
        except ValueError:  # 29 February: there is not one every year
            day = day.replace(year=day.year + 4)
    return day


def minutes_between(begins: time, ends: time) -> int:
    """How long it lasts on the clock; past midnight where `ends` is not after `begins`."""
    apart = datetime.combine(date.min, ends) - datetime.combine(date.min, begins)
    if ends <= begins:
        apart += _DAY
    return apart // timedelta(minutes=1)


def nth_of(day: date) -> int:
    """The how manieth such weekday of its month it is, 1 to 4; LAST for a fifth."""
    nth = (day.day - 1) // 7 + 1
    return nth if nth < 5 else LAST


def is_last_of_month(day: date) -> bool:
    """Whether no such weekday follows in its month."""
    return (day + timedelta(days=7)).month != day.month


def short_month_matters(repeat: Repeat, day: date) -> bool:
    """Whether some month or year has no such day, so that somebody must choose."""
    if repeat.frequency is Frequency.MONTH_DAY:
        return day.day > SHORTEST_MONTH
    return repeat.frequency is Frequency.YEAR and (day.month, day.day) == (2, 29)


def quick_repeats(day: date) -> tuple[Repeat, ...]:
    """The repeats that a drawn booking offers, seen from its first day."""
    nth = nth_of(day)
    return (
        Repeat(),
        Repeat(Frequency.DAY),
        Repeat(Frequency.WEEK),
        Repeat(Frequency.WEEK, every=2),
        Repeat(Frequency.MONTH_WEEKDAY, nth=nth),
        Repeat(Frequency.MONTH_DAY),
        Repeat(Frequency.YEAR),
    )


def repeat_left(wish: Wish, day: date) -> Repeat:
    """What is left of a repeat from `day` on: of 12 times or loose dates those not before it."""
    repeat = wish.repeat
    if repeat.frequency is Frequency.DATES:
        left = (one for one in (wish.day, *repeat.dates) if one > day)
        return replace(repeat, dates=tuple(left))
    if repeat.times is None:
        return repeat
    before = sum(one.day < day for one in series(wish.day, repeat, until=day).days)
    return replace(repeat, times=max(1, repeat.times - before))


def values_of(wish: Wish) -> dict[str, Any]:
    """The fields of the form for a wish."""
    repeat, booker = wish.repeat, wish.booker
    ends = "day" if repeat.last_day else "times" if repeat.times else "open"
    return {
        "room": wish.room_id,
        "title": wish.title,
        "day": wish.day,
        "times": (wish.begins, wish.ends),
        "until": _last_day(wish),
        "repeat": (repeat.frequency.value, repeat.nth),
        "every": repeat.every,
        "weekdays": tuple(sorted(repeat.weekdays or {wish.day.weekday()})),
        "short_month": repeat.short_month.value,
        "dates": repeat.dates,
        "end": "day" if repeat.frequency is Frequency.ONCE else ends,
        "last_day": repeat.last_day,
        "count": repeat.times,
        "kind": booker.kind.value,
        "booker": booker.person_id or booker.group_id or booker.partner_id,
        "people": wish.people,
    }


def wish_of(values: Mapping[str, Any], base: Wish) -> Wish:
    """The wish that the fields say. What the form does not ask is as in `base`.

    Raises Refused(required) for a day or times that cannot be read.
    """
    missing = [name for name in ("day", "times") if not values[name]]
    if missing:
        raise Refused(*(Problem(name, "required") for name in missing))
    begins, ends = values["times"]
    nights = _nights(values["day"], values["until"], begins, ends) if values["until"] else None
    return replace(
        base,
        room_id=values["room"],
        title=values["title"],
        day=values["day"],
        begins=begins,
        ends=ends,
        nights=nights,
        repeat=_repeat_of(values),
        booker=_booker_of(BookerKind(values["kind"]), values["booker"]),
        people=values["people"],
    )


def end_problems(values: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What is not right about where the series ends, or about its list of dates."""
    frequency = Frequency(values["repeat"][0])
    if frequency is Frequency.DATES:
        return () if values["dates"] else (Problem("dates", "required"),)
    if frequency is Frequency.ONCE or values["end"] == "open":
        return ()
    if values["end"] == "times":
        return () if values["count"] else (Problem("count", "required"),)
    if values["last_day"] is None:
        return (Problem("last_day", "required"),)
    if values["day"] and values["last_day"] < values["day"]:
        return (Problem("last_day", "series_ends_early", {"day": values["day"]}),)
    return ()


def packed(decisions: Mapping[date, Decision]) -> dict[date, tuple[Any, ...]]:
    """Decisions as a draft can keep them."""
    return {
        day: (d.choice.value, d.room_id, d.begins, d.ends, d.reason) for day, d in decisions.items()
    }


def unpacked(kept: object) -> dict[date, Decision]:
    """The inverse of `packed`; nothing where a draft holds none."""
    if not isinstance(kept, Mapping):
        return {}
    return {day: Decision(Choice(parts[0]), *parts[1:]) for day, parts in kept.items()}


def _last_day(wish: Wish) -> date | None:
    """The last day of what lasts longer than its times say, None for all else."""
    if wish.nights is None:
        return None
    nights = wish.nights if wish.ends > time() else wish.nights - 1  # 0.00 ends the day before
    return wish.day + nights * _DAY


def _nights(day: date, until: date, begins: time, ends: time) -> int | None:
    """How many nights it lasts until the end of its times on (0.00: after) its last day."""
    last = until if ends > time() else until + _DAY
    if last < day:
        return (last - day).days
    return nights_of(datetime.combine(day, begins), datetime.combine(last, ends))


def _clock(token: str) -> time | None:
    match = _CLOCK.fullmatch(token)
    if match is None:
        return None
    hour, minute = int(match[1] or match[3][:-2]), int(match[2] or (match[3] or "00")[-2:])
    if (hour, minute) == (24, 0):
        return time(0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _later(begins: time | None, minutes: int) -> time | None:
    if begins is None:
        return None
    return (datetime.combine(date.min, begins) + timedelta(minutes=minutes)).time()


def _repeat_of(values: Mapping[str, Any]) -> Repeat:
    how, nth = values["repeat"]
    frequency = Frequency(how)
    if frequency is Frequency.ONCE:
        return Repeat()
    if frequency is Frequency.DATES:
        return Repeat(frequency, dates=tuple(sorted(set(values["dates"]) - {values["day"]})))
    weekly = frequency is Frequency.WEEK
    return Repeat(
        frequency,
        every=values["every"],
        weekdays=frozenset(values["weekdays"]) if weekly else frozenset(),
        nth=nth,
        short_month=ShortMonth(values["short_month"]),
        last_day=values["last_day"] if values["end"] == "day" else None,
        times=values["count"] if values["end"] == "times" else None,
    )


def _booker_of(kind: BookerKind, who: UUID | None) -> Booker:
    match kind:
        case BookerKind.RESIDENT:
            return Booker(kind, person_id=who)
        case BookerKind.GROUP:
            return Booker(kind, group_id=who)
        case BookerKind.PARTNER:
            return Booker(kind, partner_id=who)
    return Booker(kind)
