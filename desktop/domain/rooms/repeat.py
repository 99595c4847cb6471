"""How a booking repeats, as somebody says it: "every other Tuesday until the summer".

Dates follow RFC 5545 on the wall clock; where everyday words leave a choice (the 31st in a
short month), the choice is part of the repeat and never made in silence.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_DATES = 1_000
AHEAD_MONTHS = 12
LAST = -1


class Frequency(StrEnum):
    """How often.

    MONTH_DAY repeats the day of the month, MONTH_WEEKDAY "the second Tuesday", and MONTH_END
    the last day of the month, whatever its number and whatever day it begins from.
    """

    ONCE = "once"
    DAY = "day"
    WEEK = "week"
    MONTH_DAY = "month_day"
    MONTH_WEEKDAY = "month_weekday"
    MONTH_END = "month_end"
    YEAR = "year"
    DATES = "dates"


class ShortMonth(StrEnum):
    """What the 29th, 30th or 31st becomes in a month without one; asked for, and shown."""

    LAST_DAY = "last_day"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A repeat from a first day on.

    `every` is the interval in days, weeks, months or years, from 1. `weekdays` (0 Monday to 6)
    belong to WEEK; empty means the weekday of the first day. `nth` (1 to 4, or LAST) belongs
    to MONTH_WEEKDAY. `dates` are the days of DATES besides the first. It stops after
    `last_day` (that day included) or after `times` dates, whichever comes first; with neither
    it is open-ended and runs AHEAD_MONTHS ahead.
    """

    frequency: Frequency = Frequency.ONCE
    every: int = 1
    weekdays: frozenset[int] = frozenset()
    nth: int = 1
    short_month: ShortMonth = ShortMonth.LAST_DAY
    dates: tuple[date, ...] = ()
    last_day: date | None = None
    times: int | None = None

    @property
    def open_ended(self) -> bool:
        """Whether it goes on until somebody ends it."""
        once = self.frequency in (Frequency.ONCE, Frequency.DATES)
        return not once and self.last_day is None and self.times is None
