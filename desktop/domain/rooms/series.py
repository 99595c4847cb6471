"""The days of a repeat.

A first day that does not fit the repeat moves forward to the first that does, and the repeat is
counted from there. Weeks begin on Monday. Nothing is bent in silence: a day that came about in
another way than was asked carries a note, and the months that have no such day are told.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from desktop.domain.errors import Refused
from desktop.domain.rooms.repeat import LAST, MOST_DATES, Frequency, Repeat, ShortMonth

FARTHEST = date(2199, 12, 31)
FIRST_MOVED, SHORT_MONTH = "first_moved", "short_month"
_NO_SUCH_DAY = "no_such_day"
_LISTED = frozenset({Frequency.ONCE, Frequency.DATES})


@dataclass(frozen=True, slots=True)
class SeriesDay:
    """A day, and how it came about when that needs saying: FIRST_MOVED, SHORT_MONTH or ""."""

    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The days in order. `cut` when it goes on after them.

    `left_out` are the first days of the months without the 29th, 30th or 31st that was asked.
    """

    days: tuple[SeriesDay, ...]
    cut: bool
    left_out: tuple[date, ...] = ()


def series(first: date, repeat: Repeat, *, until: date, since: date | None = None) -> Series:
    """The days of `repeat` from `first` on. An open-ended one stops before the day `until`.

    Days before `since` are not given, though they count. Raises Refused: repeat_every_few,
    repeat_odd, repeat_times_few, series_ends_before, series_no_dates, series_too_long,
    series_too_far, series_begins_far.
    """
    _check(first, repeat)
    found: list[SeriesDay] = []
    left_out: list[date] = []
    stop = until if repeat.open_ended else FARTHEST + timedelta(days=1)
    for number, made in enumerate(_limited(first, repeat)):
        if made.day >= stop:
            break
        if since is not None and made.day < since:
            continue
        if made.note == _NO_SUCH_DAY:
            left_out.append(made.day)
            continue
        if len(found) == MOST_DATES:
            raise Refused.because("series_too_long", "repeat", most=MOST_DATES)
        moved = number == 0 and made.day != first and repeat.frequency is not Frequency.DATES
        found.append(SeriesDay(made.day, FIRST_MOVED) if moved else made)
    if not found and since is None:
        raise Refused.because("series_begins_far", "day", day=until)
    return Series(tuple(found), repeat.open_ended, tuple(left_out))


def first_day(first: date, repeat: Repeat) -> date:
    """The first day from `first` on that fits the repeat; there the counting begins."""
    if repeat.frequency is Frequency.WEEK and repeat.weekdays:
        return min(first + timedelta(days=(day - first.weekday()) % 7) for day in repeat.weekdays)
    if repeat.frequency is Frequency.MONTH_WEEKDAY:
        here, there = (_nth_weekday(first, repeat.nth, months) for months in (0, 1))
        return here if here >= first else there
    if repeat.frequency is Frequency.MONTH_END:
        return _month_end(first, 0)
    return first


def _check(first: date, repeat: Repeat) -> None:
    """Refuses what no calendar can hold."""
    if repeat.every < 1:
        raise Refused.because("repeat_every_few", "every")
    odd_nth = repeat.frequency is Frequency.MONTH_WEEKDAY and repeat.nth not in (1, 2, 3, 4, LAST)
    if odd_nth or not repeat.weekdays <= frozenset(range(7)):
        raise Refused.because("repeat_odd", "repeat")
    if max((first, *repeat.dates)) > FARTHEST:
        raise Refused.because("series_too_far", "day", day=FARTHEST)
    if repeat.frequency in _LISTED:
        return
    if repeat.times is not None and repeat.times < 1:
        raise Refused.because("repeat_times_few", "times")
    if repeat.times is not None and repeat.times > MOST_DATES:
        raise Refused.because("series_too_long", "times", most=MOST_DATES)
    last = repeat.last_day
    if last is not None and last < first:
        raise Refused.because("series_ends_before", "last_day", day=last, first=first)
    if last is not None and last < first_day(first, repeat):
        raise Refused.because("series_no_dates", "last_day", day=last)
    if last is not None and last > FARTHEST and repeat.times is None:
        raise Refused.because("series_too_far", "last_day", day=FARTHEST)


def _limited(first: date, repeat: Repeat) -> Iterator[SeriesDay]:
    """The days until the last day or the number of times, whichever comes first."""
    if repeat.frequency in _LISTED:
        yield from _all(first, repeat)
        return
    last = repeat.last_day or date.max
    held = 0
    for made in _all(first, repeat):
        if not repeat.open_ended and made.day > min(last, FARTHEST):
            if last > FARTHEST:
                raise Refused.because("series_too_far", "repeat", day=FARTHEST)
            return
        yield made
        held += made.note != _NO_SUCH_DAY
        if held == repeat.times:
            return


def _all(first: date, repeat: Repeat) -> Iterator[SeriesDay]:
    """The days without an end but that of the repeat itself; months without one are marked."""
    begin = first_day(first, repeat)
    match repeat.frequency:
        case Frequency.ONCE:
            return iter((SeriesDay(first),))
        case Frequency.DATES:
            return (SeriesDay(day) for day in sorted({first, *repeat.dates}))
        case Frequency.DAY:
            return (SeriesDay(begin + timedelta(days=n)) for n in count(0, repeat.every))
        case Frequency.WEEK:
            return _weeks(begin, repeat)
        case Frequency.MONTH_WEEKDAY:
            months = count(0, repeat.every)
            return (SeriesDay(_nth_weekday(begin, repeat.nth, n)) for n in months)
        case Frequency.MONTH_END:
            return (SeriesDay(_month_end(begin, months)) for months in count(0, repeat.every))
        case Frequency.MONTH_DAY | Frequency.YEAR:
            return _month_days(begin, repeat)


def _weeks(begin: date, repeat: Repeat) -> Iterator[SeriesDay]:
    weekdays = sorted(repeat.weekdays or {begin.weekday()})
    monday = begin - timedelta(days=begin.weekday())
    for weeks in count(0, repeat.every):
        for weekday in weekdays:
            day = monday + timedelta(weeks=weeks, days=weekday)
            if day >= begin:
                yield SeriesDay(day)


def _month_days(begin: date, repeat: Repeat) -> Iterator[SeriesDay]:
    step = repeat.every * (12 if repeat.frequency is Frequency.YEAR else 1)
    for months in count(0, step):
        month = _month(begin, months)
        last = monthrange(month.year, month.month)[1]
        if begin.day <= last:
            yield SeriesDay(month.replace(day=begin.day))
        elif repeat.short_month is ShortMonth.LAST_DAY:
            yield SeriesDay(month.replace(day=last), SHORT_MONTH)
        else:
            yield SeriesDay(month, _NO_SUCH_DAY)


def _month(day: date, months: int) -> date:
    """The first of the month so many months on."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _month_end(day: date, months: int) -> date:
    """The last day of the month so many months on."""
    month = _month(day, months)
    return month.replace(day=monthrange(month.year, month.month)[1])


def _nth_weekday(day: date, nth: int, months: int) -> date:
    """The nth weekday of `day`'s kind, in the month so many months on."""
    month = _month(day, months)
    if nth == LAST:
        last = _month_end(day, months)
        return last - timedelta(days=(last.weekday() - day.weekday()) % 7)
    return month + timedelta(days=(day.weekday() - month.weekday()) % 7, weeks=nth - 1)
