"""Public holidays, which are computed, and school holidays, which stand in a table."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from desktop.domain.rooms.rules import Holiday
from desktop.domain.vocabulary import SchoolRegion

_GOOD_FRIDAY = "Goede vrijdag"
_LIBERATION = "Bevrijdingsdag"
_LUSTRUM = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    """A school holiday of one region: from `begins` before `ends` (exclusive)."""

    region: SchoolRegion
    name: str
    begins: date
    ends: date

    @property
    def last_day(self) -> date:
        """The last day that belongs to it."""
        return self.ends - _DAY


def public_holidays(first: date, until: date) -> tuple[Holiday, ...]:
    """The Dutch holidays from `first` before `until`, in order.

    On Good Friday, and on Liberation Day but once in five years, most people work: those are
    named and close nothing.
    """
    return tuple(
        holiday
        for year in range(first.year, (until - _DAY).year + 1)
        for holiday in _of_year(year)
        if first <= holiday.day < until
    )


@lru_cache
def _of_year(year: int) -> tuple[Holiday, ...]:
    import holidays  # costs a tenth of a second, and not every page needs it

    kinds = ("public", "optional")
    found = holidays.country_holidays("NL", years=year, language="nl", categories=kinds)
    return tuple(
        Holiday(day, name, public=_closes(day, name))
        for day, names in sorted(found.items())
        for name in names.split("; ")
    )


def school_holidays(
    table: Iterable[SchoolHoliday], region: SchoolRegion, first: date, until: date
) -> tuple[Holiday, ...]:
    """Each day of the region's school holidays from `first` before `until`, in order."""
    return tuple(
        Holiday(begins + n * _DAY, holiday.name, public=False)
        for holiday in in_region(table, region)
        if (begins := max(holiday.begins, first)) < until
        for n in range((min(holiday.ends, until) - begins).days)
    )


def in_region(table: Iterable[SchoolHoliday], region: SchoolRegion) -> tuple[SchoolHoliday, ...]:
    """The school holidays of one region, in order."""
    own = (holiday for holiday in table if holiday.region is region)
    return tuple(sorted(own, key=lambda holiday: holiday.begins))


def read_school_table(text: str) -> tuple[SchoolHoliday, ...]:
    """The school holidays in a table (TOML: a name, and per region its first and last day).

    A region that a holiday leaves out has none known. Raises ValueError for a table that says
    something else: it ships with the program.
    """
    found = []
    for line in tomllib.loads(text)["holiday"]:
        for region in SchoolRegion:
            if region.value not in line:
                continue
            first, last = line[region.value]
            if last < first:
                raise ValueError(f"{line['name']} {region.value}: ends before it begins")
            found.append(SchoolHoliday(region, line["name"], first, last + _DAY))
    return tuple(found)


def _closes(day: date, name: str) -> bool:
    if name == _LIBERATION:
        return day.year % _LUSTRUM == 0
    return name != _GOOD_FRIDAY
