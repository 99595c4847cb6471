"""Figures over time for the screen: the running quarter and the five before it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from desktop.domain.clock import HOME_ZONE
from desktop.domain.figures.events import drawn_by_residents
from desktop.domain.figures.facts import Facts, OccurrenceFact, RoomFact
from desktop.domain.figures.rooms import room_figures, weeks_in_use
from desktop.domain.figures.ties import running_months, tie_figures
from desktop.domain.figures.values import Figure
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import OccurrenceState

QUARTERS = 6
WEEKS = 12
_ALMOST = Decimal("0.9")
_MOST_DAYS = 3


@dataclass(frozen=True, slots=True)
class WeekUse:
    """When a room was in use over the `WEEKS` whole weeks before this one.

    `percent[weekday][hour]` is the share of those weeks in which it was in use at some time in
    that hour; weekday 0 is Monday. `fullest` are the weekdays with the most hours in use, and
    those almost as full, at most three; empty when it was never in use or on all days alike.
    """

    percent: tuple[tuple[int, ...], ...]
    fullest: tuple[int, ...]

    @property
    def load(self) -> int:
        """The sum of all its percentages: what compares one room with another."""
        return sum(map(sum, self.percent))

    @property
    def used(self) -> bool:
        """Whether it was in use at all."""
        return self.load > 0


@dataclass(frozen=True, slots=True)
class RoomOverview:
    """A room: its I-28c for each quarter, and when in the week it is in use."""

    id: UUID
    name: str
    community: str
    has_hours: bool
    occupancy: tuple[Figure, ...]
    week: WeekUse


@dataclass(frozen=True, slots=True)
class Overview:
    """Figures over `quarters`, oldest first; the last one is still running at `as_of` (UTC).

    The series hold one figure for each quarter: I-28c of all rooms, I-29 and I-08; `ties`
    holds I-17 to I-24 of each, `tie_months` how long the pairs of I-17 were together (median),
    None below five. `ties`, `tie_months` and `drawn` are empty where the rooms alone were read
    (`of_people` is not true). The weeks of the rooms run from the Monday `since` up to and not
    including the Monday `until`.
    """

    as_of: datetime
    communities: tuple[str, ...]
    quarters: tuple[Quarter, ...]
    occupancy: tuple[Figure, ...]
    by_residents: tuple[Figure, ...]
    ties: tuple[tuple[Figure, ...], ...]
    tie_months: tuple[Decimal | None, ...]
    drawn: tuple[Figure, ...]
    rooms: tuple[RoomOverview, ...]
    since: date
    until: date

    @property
    def of_people(self) -> bool:
        """Whether it tells more than how the rooms are used."""
        return bool(self.ties)

    def of_ties(self, figure_id: str) -> tuple[Figure, ...]:
        """One of the figures about ties, quarter by quarter."""
        return tuple(_named(figures)[figure_id] for figures in self.ties)

    @property
    def busiest(self) -> RoomOverview | None:
        """The room with the most hours in use in those weeks, the first of equals."""
        return max(self.rooms, key=lambda room: room.week.load, default=None)


def overview_of(
    facts: Facts, running: Quarter, as_of: datetime, *, rooms_only: bool = False
) -> Overview:
    """The overview at `as_of`, in the quarter `running`; `facts` hold all its quarters.

    With `rooms_only` the facts are those of rooms, and nothing is told that would need others.
    """
    quarters = running.last(QUARTERS)
    today = as_of.astimezone(HOME_ZONE).date()
    until = _monday(today)
    since = until - timedelta(weeks=WEEKS)
    rooms = [_named(room_figures(facts, quarter, as_of)) for quarter in quarters]
    of_people = () if rooms_only else quarters
    return Overview(
        as_of=as_of,
        communities=tuple(community.name for community in facts.communities),
        quarters=quarters,
        occupancy=tuple(named["I-28c"] for named in rooms),
        by_residents=tuple(named["I-29"] for named in rooms),
        ties=tuple(tie_figures(facts, quarter, today) for quarter in of_people),
        tie_months=tuple(running_months(facts, quarter, today) for quarter in of_people),
        drawn=tuple(drawn_by_residents(facts.dates_in(quarter)) for quarter in of_people),
        rooms=_rooms(facts, quarters, as_of, (since, until)),
        since=since,
        until=until,
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _named(figures: Sequence[Figure]) -> dict[str, Figure]:
    return {figure.id: figure for figure in figures}


def _rooms(
    facts: Facts, quarters: tuple[Quarter, ...], as_of: datetime, weeks: tuple[date, date]
) -> tuple[RoomOverview, ...]:
    names = {community.id: community.name for community in facts.communities}
    by_room: dict[UUID, list[OccurrenceFact]] = defaultdict(list)
    for occurrence in facts.occurrences:
        by_room[occurrence.room_id].append(occurrence)
    return tuple(
        RoomOverview(
            id=room.id,
            name=room.name,
            community=names[room.community_id],
            has_hours=bool(room.openable),
            occupancy=_occupancy(facts, room, by_room[room.id], quarters, as_of),
            week=_week_use(by_room[room.id], weeks),
        )
        for room in facts.rooms
    )


def _occupancy(
    facts: Facts,
    room: RoomFact,
    occurrences: list[OccurrenceFact],
    quarters: tuple[Quarter, ...],
    as_of: datetime,
) -> tuple[Figure, ...]:
    alone = replace(facts, rooms=(room,), occurrences=tuple(occurrences))
    return tuple(_named(room_figures(alone, quarter, as_of))["I-28c"] for quarter in quarters)


def _week_use(occurrences: list[OccurrenceFact], weeks: tuple[date, date]) -> WeekUse:
    since, until = weeks
    used = weeks_in_use(
        o
        for o in occurrences
        if o.state is OccurrenceState.BOOKED and since <= o.begin.date() < until
    )
    return WeekUse(tuple(tuple(_percent(n) for n in hours) for hours in used), _fullest(used))


def _percent(weeks: int) -> int:
    return int((Decimal(weeks * 100) / WEEKS).to_integral_value(ROUND_HALF_UP))


def _fullest(used: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    hours = [sum(day) for day in used]
    most = max(hours)
    days = tuple(day for day, sum_ in enumerate(hours) if most and sum_ >= most * _ALMOST)
    return days if len(days) <= _MOST_DAYS else ()
