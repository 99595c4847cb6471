"""Quarters: the periods a report is about. Used by figures, reports, command and the log.

A quarter holds the days from `begin` up to and not including `end`; the quarters of a year
tile it without gap or overlap.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

from desktop.domain.errors import Refused

_WRITTEN = re.compile(r"(\d{4})-?[QqKk]([1-4])")
_FIRST_YEAR, _LAST_YEAR = 1900, 2999


@lru_cache
def _first_day(year: int, number: int) -> date:
    """The first day of a quarter of `year`; the fifth is the first of the next year."""
    return date(year + number // 5, 3 * (number - 1) % 12 + 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter; `number` is 1 to 4. Written as '2026Q3'. Sorts by time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 4 and _FIRST_YEAR <= self.year <= _LAST_YEAR):
            raise ValueError(f"no such quarter: {self.year} {self.number}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The quarter written as '2026Q3' (also 2026-Q3, 2026K3); else Refused."""
        match = _WRITTEN.fullmatch(text.strip())
        if match is None or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
            raise Refused.because("not_a_quarter", "quarter", text=text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter in which `day` falls."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def begin(self) -> date:
        """The first day."""
        return _first_day(self.year, self.number)

    @property
    def end(self) -> date:
        """The day after the last: end dates are exclusive."""
        return _first_day(self.year, self.number + 1)

    @property
    def last_day(self) -> date:
        """The last day that belongs to it."""
        return self.end - timedelta(days=1)

    @property
    def next(self) -> Self:
        """The quarter after this one."""
        return self.shifted(1)

    @property
    def previous(self) -> Self:
        """The quarter before this one."""
        return self.shifted(-1)

    @property
    def days(self) -> int:
        """How many days it has: 90 to 92."""
        return (self.end - self.begin).days

    def shifted(self, quarters: int) -> Self:
        """The quarter so many quarters later (earlier when negative)."""
        year, number = divmod(4 * self.year + self.number - 1 + quarters, 4)
        return type(self)(year, number + 1)

    def last(self, count: int = 5) -> tuple[Self, ...]:
        """The last `count` quarters up to and with this one, oldest first."""
        return tuple(self.shifted(-n) for n in reversed(range(count)))

    def __contains__(self, day: date) -> bool:
        return self.begin <= day < self.end

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"
