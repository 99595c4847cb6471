"""The door of the figures: facts in, the frozen figures of a quarter out."""

from dataclasses import replace
from datetime import date, datetime

from desktop.domain import disclosure
from desktop.domain.clock import HOME_ZONE
from desktop.domain.figures.events import by_initiative, event_figures, visits
from desktop.domain.figures.facts import Facts
from desktop.domain.figures.people import lived_in, people_figures
from desktop.domain.figures.rooms import room_figures, room_use
from desktop.domain.figures.tables import (
    activity_lines,
    activity_rows,
    ambition_figures,
    community_rows,
    guard_activities,
    guard_ambitions,
)
from desktop.domain.figures.ties import tie_figures, tie_series
from desktop.domain.figures.values import (
    ActivityRow,
    AmbitionFigures,
    Cell,
    Check,
    CheckCode,
    CommunityRow,
    Figure,
    QuarterFigures,
    Shown,
)
from desktop.domain.periods import Quarter


def figures_of(
    facts: Facts, quarter: Quarter, as_of: datetime, *, whole: bool = True
) -> QuarterFigures:
    """The figures of `quarter` as they stand at `as_of` (UTC), with the quarter before.

    `whole` tells that `facts` hold every community of the administration.
    """
    figures = _all(facts, quarter, as_of)
    previous = _all(facts, quarter.previous, as_of)
    total = _people(figures)
    rows = guard_activities(activity_rows(facts, quarter), total)
    ambitions = guard_ambitions(ambition_figures(facts, quarter), total)
    dates = facts.dates_in(quarter)
    return QuarterFigures(
        quarter=quarter,
        as_of=as_of,
        communities=tuple(community.name for community in facts.communities),
        whole=whole,
        residents=int(figures[0].cell.value or 0),
        figures=figures,
        previous=previous,
        ambitions=ambitions,
        previous_ambitions=guard_ambitions(
            ambition_figures(facts, quarter.previous), _people(previous)
        ),
        activities=rows,
        communities_table=_guard_communities(community_rows(facts, quarter), total),
        initiative=by_initiative(dates),
        previous_initiative=by_initiative(facts.dates_in(quarter.previous)),
        lived=lived_in(facts, quarter),
        ties=tie_series(facts, quarter, _day_of(as_of)),
        rooms=room_use(facts, quarter, as_of),
        lines=activity_lines(facts, quarter, {c.id: c.name for c in facts.communities}),
        checks=_checks(facts, quarter, as_of, rows, ambitions),
    )


def _all(facts: Facts, quarter: Quarter, as_of: datetime) -> tuple[Figure, ...]:
    found = (
        *people_figures(facts, quarter),
        *event_figures(facts, quarter),
        *tie_figures(facts, quarter, _day_of(as_of)),
        *room_figures(facts, quarter, as_of),
    )
    by_id = {figure.id: figure for figure in found}
    visited = by_id["I-04"].cell
    others = by_id["I-05"].cell.value or 0
    by_id["I-04"] = replace(
        by_id["I-04"],
        cell=disclosure.visits_beside(
            visited,
            by_id["I-03"].cell,
            dates=len(facts.dates_in(quarter)),
            others=int(others),
        ),
    )
    return tuple(by_id[figure_id] for figure_id in sorted(by_id))


def _day_of(as_of: datetime) -> date:
    return as_of.astimezone(HOME_ZONE).date()


def _people(figures: tuple[Figure, ...]) -> Cell:
    return next(figure.cell for figure in figures if figure.id == "I-03")


def _guard_communities(rows: tuple[CommunityRow, ...], total: Cell) -> tuple[CommunityRow, ...]:
    cells = disclosure.guarded([row.participants for row in rows], total)
    return tuple(replace(row, participants=cell) for row, cell in zip(rows, cells, strict=True))


def _checks(
    facts: Facts,
    quarter: Quarter,
    as_of: datetime,
    rows: tuple[ActivityRow, ...],
    ambitions: tuple[AmbitionFigures, ...],
) -> tuple[Check, ...]:
    dates = facts.dates_in(quarter)
    empty = sum(1 for activity in dates if not visits(facts, [activity]))
    few = tuple(row.name for row in rows if row.people.shown is Shown.FEW)
    kept = tuple(row.name for row in rows if row.people.shown is Shown.KEPT)
    adds_up = (
        sum(row.times for row in rows)
        == sum(number for _initiative, number in by_initiative(dates))
        == len(dates)
        >= sum(int(each.figures[0].cell.value or 0) for each in ambitions)
    )
    checks = (
        Check(CheckCode.STILL_RUNNING, int(_day_of(as_of) < quarter.end)),
        Check(CheckCode.CONCEPTS, facts.loose.concepts),
        Check(CheckCode.UNMATCHED_NAMES, facts.loose.unmatched_names),
        Check(CheckCode.NO_ATTENDANCE, empty),
        Check(CheckCode.SMALL_HIDDEN, len(few), few),
        Check(CheckCode.TOO_FEW_PEOPLE, len(kept), kept),
        Check(CheckCode.ADDS_UP if adds_up else CheckCode.DOES_NOT_ADD_UP, len(dates)),
    )
    always = (CheckCode.ADDS_UP, CheckCode.DOES_NOT_ADD_UP)
    return tuple(check for check in checks if check.count or check.code in always)
