"""A room with its rules as the screen edits them, and its week of opening hours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.rooms.rules import Opening, RoomRules

MOST_SEATS = 999
MOST_AROUND = 240
MOST_AHEAD = 730
MOST_OPTION_DAYS = 90
LEAST_WEEK, MOST_WEEK = 15, 7 * 24 * 60
LONGEST_FACILITIES, LONGEST_HOUSE_RULES = 250, 4000

Stretch = tuple[time, time]
"""Opens and closes; a close at or before the open is on the next day, 0:00 is midnight."""
DayHours = tuple[Stretch, ...]
"""The stretches of one day; none: closed."""
WeekHours = tuple[DayHours, ...]
"""Seven days, Monday first."""

ALL_DAY: DayHours = ((time(), time()),)
ALWAYS: WeekHours = (ALL_DAY,) * 7
_MINUTES = 24 * 60
_SOME_MONDAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class RoomForm:
    """A room's rules with the version of its record, which guards saving."""

    rules: RoomRules
    version: int

    @property
    def part_of(self) -> UUID | None:
        """The room it is a part of; None when it is a whole room."""
        return None if self.rules.place == self.rules.id else self.rules.place

    def problems(self) -> tuple[Problem, ...]:
        """What is not right whatever else there is; empty when it can be saved."""
        rules = self.rules
        found = [
            *_outside("seats", rules.seats, 1, MOST_SEATS),
            *_outside("set_up", rules.set_up, 0, MOST_AROUND),
            *_outside("clean_up", rules.clean_up, 0, MOST_AROUND),
            *_outside("ahead_days", rules.ahead_days, 1, MOST_AHEAD),
            *_outside("group_week_minutes", rules.group_week_minutes, LEAST_WEEK, MOST_WEEK),
        ]
        if rules.approval:
            found += _outside("option_days", rules.option_days, 1, MOST_OPTION_DAYS)
        for field, text, most in (
            ("facilities", rules.facilities, LONGEST_FACILITIES),
            ("house_rules", rules.house_rules, LONGEST_HOUSE_RULES),
        ):
            if len(text) > most:
                found.append(Problem(field, "too_long", {"most": most}))
        return (*found, *week_problems(week_of(rules.openings)))


def week_of(openings: Iterable[Opening]) -> WeekHours:
    """The week that opening hours make; a room without any is open at all hours."""
    days: list[list[Stretch]] = [[] for _ in range(7)]
    for opening in openings:
        days[opening.weekday].append((opening.opens, opening.closes))
    if not any(days):
        return ALWAYS
    return tuple(tuple(sorted(day)) for day in days)


def openings_of(week: WeekHours) -> tuple[Opening, ...]:
    """The opening hours that a week makes; none for a room that is open at all hours.

    A week that is closed every day makes none either: `week_problems` refuses it.
    """
    if week == ALWAYS:
        return ()
    return tuple(
        Opening(weekday, opens, closes)
        for weekday, day in enumerate(week)
        for opens, closes in sorted(day)
    )


def week_problems(week: WeekHours) -> tuple[Problem, ...]:
    """What is not right in a week: never open, no time at all, or stretches that overlap."""
    if not any(week):
        return (Problem("openings", "never_open"),)
    return tuple(_day_problems(week))


def _day_problems(week: WeekHours) -> Iterator[Problem]:
    for weekday, day in enumerate(week):
        named = _SOME_MONDAY + timedelta(days=weekday)  # a date of that weekday, to be named
        lasts = 0
        for opens, closes in sorted(day):
            if opens == closes != time():
                yield Problem("openings", "opening_no_time", {"day": named, "at": opens})
                break
            if _minute(opens) < lasts:
                yield Problem("openings", "openings_overlap", {"day": named})
                break
            lasts = _minute(closes) + (_MINUTES if closes <= opens else 0)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _outside(field: str, value: int | None, least: int, most: int) -> list[Problem]:
    if value is None or least <= value <= most:
        return []
    if value < least:
        return [Problem(field, "number_too_small", {"least": least})]
    return [Problem(field, "number_too_large", {"most": most})]
