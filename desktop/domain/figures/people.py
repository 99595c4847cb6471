"""Figures about people: residents, moves, who took part, who gave a hand."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from desktop.domain import disclosure
from desktop.domain.figures.facts import (
    Act,
    ActivityFact,
    Facts,
    MembershipFact,
    runs_in,
    runs_on,
)
from desktop.domain.figures.values import EMPTY, Cell, Figure, Lived, Unit
from desktop.domain.periods import Quarter

# What counts as taking part besides coming to an activity, and what as being a volunteer.
_TAKING_PART = frozenset({Act.HELP_GIVEN, Act.HELP_RECEIVED, Act.TASK, Act.KEY, Act.BOOKED})
_VOLUNTEERING = frozenset({Act.HELP_GIVEN, Act.TASK, Act.KEY})

VOLUNTEERS_INCLUDE_RESIDENTS = "volunteers_include_residents"
PEOPLE_WHO_MOVED_COUNT = "people_who_moved_count"


def residents_on(memberships: Iterable[MembershipFact], day: date) -> frozenset[UUID]:
    """Who was a member on `day`; somebody with two memberships is one person."""
    return frozenset(m.person_id for m in memberships if runs_on(m, day))


def participants(facts: Facts, dates: Iterable[ActivityFact]) -> frozenset[UUID]:
    """Who came by name to one of `dates`, once each."""
    nobody: frozenset[UUID] = frozenset()
    return nobody.union(*(facts.named.get(one.id, nobody) for one in dates))


def moves(facts: Facts, quarter: Quarter) -> tuple[int, int]:
    """Memberships that began, and that ended, in `quarter` (an end counts on its own day)."""
    began = sum(1 for m in facts.memberships if m.begin is not None and m.begin in quarter)
    ended = sum(1 for m in facts.memberships if m.end is not None and m.end in quarter)
    return began, ended


def _took_part(facts: Facts, quarter: Quarter) -> frozenset[UUID]:
    acted = {
        act.person_id for act in facts.acts if act.act in _TAKING_PART and runs_in(act, quarter)
    }
    members = {m.person_id for m in facts.memberships if runs_in(m, quarter)}
    return frozenset((acted | participants(facts, facts.dates_in(quarter))) & members)


def _volunteers(facts: Facts, quarter: Quarter) -> frozenset[UUID]:
    dates = facts.dates_in(quarter)
    led = {activity.leader_id for activity in dates if activity.leader_id is not None}
    helped = {a.person_id for a in facts.attended(dates) if a.helped and a.person_id is not None}
    acted = {
        act.person_id for act in facts.acts if act.act in _VOLUNTEERING and runs_in(act, quarter)
    }
    return frozenset(led | helped | acted)


def people_figures(facts: Facts, quarter: Quarter) -> tuple[Figure, ...]:
    """I-01, I-02, I-03, I-06 and I-25 of `quarter`."""
    now = residents_on(facts.memberships, quarter.last_day)
    before = residents_on(facts.memberships, quarter.previous.last_day)
    began, ended = moves(facts, quarter)
    unique = len(participants(facts, facts.dates_in(quarter)))
    volunteers = len(_volunteers(facts, quarter))
    return (
        Figure("I-01", Unit.PEOPLE, Cell(len(now))),
        Figure("I-02", Unit.PEOPLE, Cell(began), part=Cell(ended)),
        Figure("I-03", Unit.PEOPLE, disclosure.total_of(unique, len(now))),
        _taking_part(facts, quarter, len(before), len(now)),
        Figure(
            "I-25",
            Unit.PEOPLE,
            disclosure.total_of(volunteers, len(now)),
            note=VOLUNTEERS_INCLUDE_RESIDENTS,
        ),
    )


def _taking_part(facts: Facts, quarter: Quarter, before: int, now: int) -> Figure:
    average = Decimal(before + now) / 2
    count = len(_took_part(facts, quarter))
    cell = disclosure.share_of_people(count, average) if average else EMPTY
    return Figure(
        "I-06",
        Unit.PERCENT,
        cell,
        count=Decimal(count),
        base=average,
        note=PEOPLE_WHO_MOVED_COUNT,
    )


def lived_in(facts: Facts, quarter: Quarter) -> tuple[Lived, ...]:
    """Homes lived in on the last day, of all homes, per community in their order."""
    day = quarter.end - timedelta(days=1)
    occupied = {r.dwelling_id for r in facts.residencies if runs_on(r, day)}
    return tuple(
        Lived(
            community.id,
            community.name,
            sum(1 for d in homes if d.id in occupied),
            len(homes),
        )
        for community in facts.communities
        if (homes := [d for d in facts.dwellings if d.community_id == community.id])
    )
