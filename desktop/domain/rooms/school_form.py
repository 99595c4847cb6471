"""School holidays that an administration enters itself: asked, checked, and as they are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop.domain.errors import Problem
from desktop.domain.rooms.holidays import SchoolHoliday, SchoolKey
from desktop.domain.vocabulary import SchoolRegion

LONGEST_NAME = 50
"""Characters, so that its key fits in the subject of a draft."""
MOST_WEEKS = 10
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SchoolForm:
    """What the editor of a school holiday shows and needs to know.

    `holiday` is None for a new one, `shipped` the one from the table that ships that it goes
    before. `others` is what the region has besides: all of it when `holiday` is taken away.
    """

    holiday: SchoolHoliday | None
    shipped: SchoolHoliday | None
    others: tuple[SchoolHoliday, ...]


@dataclass(frozen=True, slots=True)
class SchoolDraft:
    """A school holiday as somebody fills it in; `last_day` is a part of it.

    `before` is the one that it changes, as it was read; None for a new one.
    """

    region: SchoolRegion
    name: str
    first_day: date
    last_day: date
    before: SchoolHoliday | None = None

    @property
    def holiday(self) -> SchoolHoliday:
        """The school holiday that it makes."""
        return SchoolHoliday(
            self.region, self.name.strip(), self.first_day, self.last_day + _DAY, own=True
        )

    def problems(self, others: Iterable[SchoolHoliday], today: date) -> tuple[Problem, ...]:
        """What is not right yet, with `others` as in `SchoolForm`; empty when it can be saved."""
        found = []
        if not self.name.strip():
            found.append(Problem("name", "school_name_missing"))
        if len(self.name.strip()) > LONGEST_NAME:
            found.append(Problem("name", "too_long", {"most": LONGEST_NAME}))
        days = (self.last_day - self.first_day).days + 1
        if days < 1:
            found.append(Problem("last_day", "school_ends_first"))
        elif self.last_day < today:
            found.append(Problem("last_day", "school_over"))
        elif days > 7 * MOST_WEEKS:
            found.append(Problem("last_day", "school_too_long", {"most": MOST_WEEKS}))
        return tuple(found) or self._in_the_way(others)

    def _in_the_way(self, others: Iterable[SchoolHoliday]) -> tuple[Problem, ...]:
        mine = self.holiday
        for other in others:
            values = {"name": other.name, "first": other.begins, "last": other.last_day}
            if other.key == mine.key:
                if not self._corrects(other.key):
                    return (Problem("name", "school_known", values),)
            elif (
                other.region is mine.region
                and other.begins < mine.ends
                and mine.begins < other.ends
            ):
                return (Problem("first_day", "school_overlaps", values),)
        return ()

    def _corrects(self, key: SchoolKey) -> bool:
        return self.before is not None and self.before.key == key


def own_kept(holidays: Iterable[SchoolHoliday]) -> list[dict[str, str]]:
    """School holidays as they are kept: name, region, and the days in ISO, `ends` exclusive."""
    return [
        {
            "name": one.name,
            "region": one.region.value,
            "begins": one.begins.isoformat(),
            "ends": one.ends.isoformat(),
        }
        for one in holidays
    ]


def own_read(kept: Iterable[Any]) -> tuple[SchoolHoliday, ...]:
    """School holidays from what is kept; what is none is left out."""
    return tuple(one for one in map(_read, kept) if one is not None)


def _read(part: Any) -> SchoolHoliday | None:
    try:
        begins, ends = (date.fromisoformat(part[day]) for day in ("begins", "ends"))
        region, name = SchoolRegion(part["region"]), str(part["name"])
    except (KeyError, TypeError, ValueError):
        return None
    return SchoolHoliday(region, name, begins, ends, own=True) if begins < ends else None
