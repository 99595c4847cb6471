"""Public holidays, which are computed, and school holidays, which stand in a table.

The table ships with the program; what an administration enters itself goes before it (`merged`).
"""

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
_SCHOOL_YEAR_BEGINS = 8
"""The month: by law a school year runs from 1 August until 31 July."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class SchoolKey:
    """Which school holiday: no two in a table have the same.

    `year` is that in which the school year begins; `name` is in small letters without spaces,
    so that 'Mei vakantie' is the 'Meivakantie' that was known.
    """

    region: SchoolRegion
    year: int
    name: str


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    """A school holiday of one region: from `begins` before `ends` (exclusive).

    `own`: typed in this administration, and not from the table that ships.
    """

    region: SchoolRegion
    name: str
    begins: date
    ends: date
    own: bool = False

    @property
    def key(self) -> SchoolKey:
        """What tells it from the others."""
        year = self.begins.year - (self.begins.month < _SCHOOL_YEAR_BEGINS)
        return SchoolKey(self.region, year, "".join(self.name.lower().split()))

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


def merged(
    shipped: Iterable[SchoolHoliday], own: Iterable[SchoolHoliday]
) -> tuple[SchoolHoliday, ...]:
    """The table as an administration has it: each of its own in place of the shipped one.

    In order of begin. Of two with the same key the last of `own` stays.
    """
    table = {holiday.key: holiday for holiday in (*shipped, *own)}
    return tuple(sorted(table.values(), key=lambda holiday: (holiday.begins, holiday.key)))


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
