"""The tables of a quarter: activities, ambitions, communities, the annex."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from desktop.domain import disclosure
from desktop.domain.figures.events import (
    drawn_by_residents,
    visits,
    visits_of_others,
)
from desktop.domain.figures.facts import ActivityFact, CommunityFact, Facts
from desktop.domain.figures.people import moves, participants, residents_on
from desktop.domain.figures.values import (
    ActivityLine,
    ActivityRow,
    AmbitionFigures,
    Cell,
    CommunityRow,
    Figure,
    Unit,
)
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import Ambition, Initiative


def activity_rows(facts: Facts, quarter: Quarter) -> tuple[ActivityRow, ...]:
    """One row for each programme with a date in `quarter`, most dates first."""
    groups: dict[str, list[ActivityFact]] = {}
    for activity in facts.dates_in(quarter):
        groups.setdefault(activity.programme, []).append(activity)
    rows = [_activity_row(facts, quarter, tuple(dates)) for dates in groups.values()]
    rows.sort(key=lambda row: (-row.times, row.name.casefold()))
    return tuple(rows)


def _activity_row(facts: Facts, quarter: Quarter, dates: tuple[ActivityFact, ...]) -> ActivityRow:
    by_name = len(participants(facts, dates))
    return ActivityRow(
        name=dates[0].programme,
        times=len(dates),
        people=disclosure.split_of(by_name, _residents_around(facts, quarter, dates)),
        minutes=sum(activity.minutes for activity in dates),
        by_residents=sum(1 for a in dates if a.initiative is Initiative.RESIDENTS),
    )


def _residents_around(facts: Facts, quarter: Quarter, dates: tuple[ActivityFact, ...]) -> int:
    """How many residents the communities have in which `dates` were held."""
    places = {activity.community_id for activity in dates}
    around = [m for m in facts.memberships if m.community_id in places]
    return len(residents_on(around, quarter.last_day))


WITHIN_AMBITION = ("I-07", "I-03", "I-08")
"""The figures that are counted within each ambition."""


def ambition_figures(facts: Facts, quarter: Quarter) -> tuple[AmbitionFigures, ...]:
    """Dates, people and share drawn by residents within each of the three ambitions."""
    return tuple(
        AmbitionFigures(
            ambition,
            _within(facts, quarter, [a for a in facts.dates_in(quarter) if a.ambition is ambition]),
        )
        for ambition in Ambition
    )


def _within(facts: Facts, quarter: Quarter, dates: list[ActivityFact]) -> tuple[Figure, ...]:
    held = tuple(dates)
    by_name = len(participants(facts, held))
    around = _residents_around(facts, quarter, held)
    return (
        Figure("I-07", Unit.TIMES, Cell(len(held))),
        Figure("I-03", Unit.PEOPLE, disclosure.split_of(by_name, around)),
        drawn_by_residents(held),
    )


def guard_ambitions(
    ambitions: tuple[AmbitionFigures, ...], total: Cell
) -> tuple[AmbitionFigures, ...]:
    """Keeps more people back where the `total` of all ambitions would tell a few."""
    cells = [row.figures[1].cell for row in ambitions]
    return tuple(
        replace(
            row,
            figures=(row.figures[0], replace(row.figures[1], cell=cell), row.figures[2]),
        )
        for row, cell in zip(ambitions, disclosure.guarded(cells, total), strict=True)
    )


def guard_activities(rows: tuple[ActivityRow, ...], total: Cell) -> tuple[ActivityRow, ...]:
    """Keeps more people back where `total` would tell a few at one activity."""
    cells = disclosure.guarded([row.people for row in rows], total)
    return tuple(replace(row, people=cell) for row, cell in zip(rows, cells, strict=True))


def community_rows(facts: Facts, quarter: Quarter) -> tuple[CommunityRow, ...]:
    """One row for each community; the small ones joined until a row has ten residents."""
    last_day = quarter.last_day
    counts = [
        len(residents_on((m for m in facts.memberships if m.community_id == c.id), last_day))
        for c in facts.communities
    ]
    groups = [[facts.communities[n] for n in group] for group in disclosure.joined(counts)]
    return tuple(_community_row(_of_people(facts, group, quarter), quarter) for group in groups)


def _of_people(facts: Facts, group: Sequence[CommunityFact], quarter: Quarter) -> Facts:
    """What a row tells of: who lives there, and the dates of the quarter."""
    chosen = {community.id for community in group}
    return Facts(
        communities=tuple(group),
        memberships=tuple(m for m in facts.memberships if m.community_id in chosen),
        activities=tuple(a for a in facts.dates_in(quarter) if a.community_id in chosen),
    ).sharing(facts)


def _community_row(facts: Facts, quarter: Quarter) -> CommunityRow:
    residents = len(residents_on(facts.memberships, quarter.last_day))
    dates = facts.dates_in(quarter)
    began, ended = moves(facts, quarter)
    by_name = disclosure.total_of(len(participants(facts, dates)), residents)
    came = disclosure.visits_beside(
        Cell(visits(facts, dates)),
        by_name,
        dates=len(dates),
        others=visits_of_others(facts, dates),
    )
    return CommunityRow(
        names=tuple(community.name for community in facts.communities),
        residents=residents,
        moved_in=began,
        moved_out=ended,
        participants=by_name,
        times=len(dates),
        visits=came,
    )


def activity_lines(
    facts: Facts, quarter: Quarter, names: dict[UUID, str]
) -> tuple[ActivityLine, ...]:
    """Every date of `quarter` in order of time, without anything about who came."""
    lines = [
        ActivityLine(a.programme, names[a.community_id], a.begin, a.minutes, a.initiative)
        for a in facts.dates_in(quarter)
    ]
    return tuple(sorted(lines, key=lambda line: (line.begin, line.community, line.name)))
