"""Figures about ties between people: how many, how long, how soon, and who gives and receives.

A tie is visible in the street and counted exactly; what people said of it, how long they waited
and who gave is theirs, and told of enough of them only.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from uuid import UUID

from desktop.domain import disclosure
from desktop.domain.figures.facts import Facts, TieFact, runs_in, runs_on
from desktop.domain.figures.people import residents_on
from desktop.domain.figures.tie_facts import BondFact, TieFacts
from desktop.domain.figures.values import EMPTY, Cell, Figure, Shown, TieSeries, Unit
from desktop.domain.periods import Quarter
from desktop.domain.ties.phases import months_between
from desktop.domain.vocabulary import TieKind, TiePhase, TieResult

ON_TIME = timedelta(days=14)
"""An evaluation within so many days of the day planned is on time (I-22)."""

YEAR = 4
"""The quarters that I-19, I-20 and I-24 look back over: this one and the three before."""

_PRINTED_PHASES = (
    TiePhase.PROPOSED,
    TiePhase.MEETING,
    TiePhase.RUNNING,
    TiePhase.FINISHING,
)


def tie_figures(facts: Facts, quarter: Quarter, today: date) -> tuple[Figure, ...]:
    """I-17 to I-24 of `quarter`, as known `today`."""
    return (
        *_counted(facts, quarter),
        *_outcomes(facts.around_ties, quarter),
        *_waiting(facts, quarter, today),
        _evaluated(facts.around_ties, quarter, today),
        _help(facts.around_ties, quarter),
        _reciprocity(facts, quarter),
    )


def running_months(facts: Facts, quarter: Quarter, today: date) -> Decimal | None:
    """How long the pairs that ran on the last day were together: the median, in months.

    In steps of a half. Of a running quarter as of `today`. None below five pairs.
    """
    day = min(quarter.last_day, today)
    months = [
        months_between(pair.running, day)
        for pair in _pairs(facts)
        if pair.running is not None and pair.phase_on(day) is TiePhase.RUNNING
    ]
    found = _middle(months).published
    return None if found is None else Decimal(found)


def tie_series(facts: Facts, quarter: Quarter, today: date) -> TieSeries:
    """Running pairs at the end of the last five quarters, and pairs by phase now."""
    pairs = _pairs(facts)
    phases = [pair.phase_on(quarter.last_day) for pair in pairs]
    return TieSeries(
        points=tuple((each, _running(pairs, each)) for each in quarter.last()),
        by_phase=tuple((phase, phases.count(phase)) for phase in _PRINTED_PHASES),
        months=tuple(running_months(facts, each, today) for each in quarter.last()),
    )


def _pairs(facts: Facts) -> list[TieFact]:
    return [tie for tie in facts.ties if tie.kind is TieKind.PAIR]


def _ran_in(tie: TieFact, quarter: Quarter) -> bool:
    """Whether the tie was running on any day of `quarter`."""
    stopped = tie.finishing or tie.closed
    began = tie.running is not None and tie.running < quarter.end
    return began and (stopped is None or stopped > quarter.begin)


def _running(pairs: list[TieFact], quarter: Quarter) -> int:
    return sum(1 for pair in pairs if pair.phase_on(quarter.last_day) is TiePhase.RUNNING)


def _counted(facts: Facts, quarter: Quarter) -> tuple[Figure, Figure]:
    """I-17 (on the last day, and at any moment) and I-18 (begun, closed).

    A proposal that somebody said no to never began, and is not closed either.
    """
    pairs = _pairs(facts)
    ever = sum(1 for pair in pairs if _ran_in(pair, quarter))
    begun = sum(1 for pair in pairs if pair.first_met is not None and pair.first_met in quarter)
    ended = [pair for pair in pairs if pair.closed is not None and pair.closed in quarter]
    closed = sum(1 for pair in ended if pair.first_met or pair.running)
    return (
        Figure("I-17", Unit.TIES, Cell(_running(pairs, quarter)), part=Cell(ever)),
        Figure("I-18", Unit.TIES, Cell(begun), part=Cell(closed)),
    )


def _outcomes(around: TieFacts, quarter: Quarter) -> tuple[Figure, Figure]:
    """I-19 and I-20, both of the pairs that met and closed in the last four quarters."""
    year = quarter.last(YEAR)
    closed = [
        bond
        for bond in around.bonds
        if bond.kind is TieKind.PAIR
        and bond.first_met is not None
        and bond.end is not None
        and year[0].begin <= bond.end < quarter.end
    ]
    lasted = [_lasted(bond) for bond in closed]
    results = [bond.result for bond in closed if bond.result is not None]
    reached = results.count(TieResult.REACHED)
    return (
        Figure("I-19", Unit.MONTHS, _middle(lasted)),
        Figure(
            "I-20",
            Unit.PERCENT,
            disclosure.share_of_people(reached, Decimal(len(results))),
            count=Decimal(reached),
            base=Decimal(len(results)),
        ),
    )


def _lasted(bond: BondFact) -> float:
    if bond.first_met is None or bond.end is None:
        raise ValueError("only a tie that met and ended has a length")
    return months_between(bond.first_met, bond.end)


def _waiting(facts: Facts, quarter: Quarter, today: date) -> tuple[Figure, Figure]:
    """I-21a: days from the wish to the first meeting; I-21b: who waits on the last day."""
    waited = [
        max((bond.first_met - bond.wished).days, 0)
        for bond in facts.around_ties.bonds
        if bond.kind is TieKind.PAIR
        and bond.first_met is not None
        and bond.wished is not None
        and bond.first_met in quarter
    ]
    day = min(quarter.last_day, today)
    members = residents_on(facts.memberships, day)
    since = _waiting_since(facts.around_ties, day, members)
    people = disclosure.total_of(len(since), len(members))
    longest = EMPTY
    if since:
        weeks = (day - min(since.values())).days // 7
        enough = people.shown is Shown.EXACT
        longest = Cell(weeks, Shown.EXACT if enough else Shown.KEPT)
    return (
        Figure("I-21a", Unit.DAYS, _middle(waited)),
        Figure("I-21b", Unit.PEOPLE, people, part=longest),
    )


def _waiting_since(around: TieFacts, day: date, members: frozenset[UUID]) -> dict[UUID, date]:
    """Members without a live tie on `day` who asked for a talent, and since when."""
    tied = {person for bond in around.bonds if runs_on(bond, day) for person in bond.people}
    found: dict[UUID, date] = {}
    for wish in around.wishes:
        who = wish.person_id
        if who in members and who not in tied and runs_on(wish, day):
            found[who] = min(wish.begin, found.get(who, wish.begin))
    return found


def _evaluated(around: TieFacts, quarter: Quarter, today: date) -> Figure:
    """I-22: what was planned and may still be held on time does not count yet."""
    planned = [
        one
        for one in around.evaluations
        if one.planned in quarter and (one.held is not None or one.planned + ON_TIME < today)
    ]
    held = sum(1 for one in planned if one.held is not None and one.held <= one.planned + ON_TIME)
    return Figure(
        "I-22",
        Unit.PERCENT,
        disclosure.share(held, len(planned)),
        count=Decimal(held),
        base=Decimal(len(planned)),
    )


def _help(around: TieFacts, quarter: Quarter) -> Figure:
    """I-23: contacts and questions that a resident answered; its part are those questions."""
    contacts = sum(1 for one in around.contacts if one.on in quarter)
    answers = sum(1 for one in around.answers if one.on in quarter)
    return Figure("I-23", Unit.TIMES, Cell(contacts + answers), part=Cell(answers))


def _reciprocity(facts: Facts, quarter: Quarter) -> Figure:
    """I-24: of the members who gave or received in four quarters, those who did both."""
    members = {m.person_id for m in facts.memberships if runs_in(m, quarter)}
    year = frozenset(quarter.last(YEAR))
    helps = [one for one in facts.around_ties.helps if one.quarter in year]
    gave = {one.giver_id for one in helps} & members
    received = {one.receiver_id for one in helps} & members
    both, either = len(gave & received), len(gave | received)
    return Figure(
        "I-24",
        Unit.PERCENT,
        disclosure.share_of_people(both, Decimal(either)),
        count=Decimal(both),
        base=Decimal(either),
    )


def _middle(values: Sequence[float]) -> Cell:
    """The median in steps of a half; of fewer than five it is kept back."""
    if not values:
        return EMPTY
    middle = Decimal(round(median(values) * 2)) / 2
    few = len(values) < disclosure.FEW
    return Cell(middle, Shown.KEPT if few else Shown.EXACT)
