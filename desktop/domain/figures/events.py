"""Figures about activities: visits, dates, who drew them, hours of volunteers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from desktop.domain import disclosure
from desktop.domain.figures.facts import ActivityFact, Facts
from desktop.domain.figures.values import Cell, Figure, Shown, Unit
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import AttendanceKind, Initiative

PARTLY_ESTIMATED = "partly_estimated"


def visits(facts: Facts, dates: Sequence[ActivityFact]) -> int:
    """All attendances at `dates`: by name, as a head without a name, and counted guests."""
    return sum(len(facts.came_to.get(one.id, ())) + one.guests for one in dates)


def visits_of_others(facts: Facts, dates: Sequence[ActivityFact]) -> int:
    """The attendances at `dates` by non-members, named or counted."""
    area = sum(1 for a in facts.attended(dates) if a.kind is AttendanceKind.AREA)
    return area + sum(activity.guests for activity in dates)


def by_initiative(dates: Iterable[ActivityFact]) -> tuple[tuple[Initiative, int], ...]:
    """How many of `dates` were drawn by residents, together, by staff; always all three."""
    counts = Counter(activity.initiative for activity in dates)
    return tuple((initiative, counts[initiative]) for initiative in Initiative)


def offered(dates: Iterable[ActivityFact]) -> int:
    """How many programmes had one of `dates`."""
    return len({activity.programme for activity in dates})


def drawn_by_residents(dates: tuple[ActivityFact, ...]) -> Figure:
    """I-08 of `dates`; its part is the share drawn together."""
    counts = dict(by_initiative(dates))
    return Figure(
        "I-08",
        Unit.PERCENT,
        disclosure.share(counts[Initiative.RESIDENTS], len(dates)),
        part=disclosure.share(counts[Initiative.TOGETHER], len(dates)),
        count=Decimal(counts[Initiative.RESIDENTS]),
        base=Decimal(len(dates)),
    )


def event_figures(facts: Facts, quarter: Quarter) -> tuple[Figure, ...]:
    """I-04, I-05, I-07, I-08 and I-26 of `quarter`."""
    dates = facts.dates_in(quarter)
    return (
        Figure("I-04", Unit.VISITS, Cell(visits(facts, dates))),
        Figure("I-05", Unit.VISITS, Cell(visits_of_others(facts, dates))),
        Figure("I-07", Unit.TIMES, Cell(len(dates)), part=Cell(offered(dates))),
        drawn_by_residents(dates),
        _volunteer_hours(dates),
    )


def _volunteer_hours(dates: tuple[ActivityFact, ...]) -> Figure:
    recorded = [a for a in dates if a.volunteer_minutes is not None]
    estimated = any(a.hours_estimated for a in recorded)
    hours = Decimal(sum(a.volunteer_minutes or 0 for a in recorded)) / 60
    return Figure(
        "I-26",
        Unit.HOURS,
        Cell(hours, Shown.EXACT if recorded else Shown.NONE),
        note=PARTLY_ESTIMATED if estimated else "",
    )
