"""Figures about ties between people."""

from desktop.domain.figures.facts import Facts, TieFact
from desktop.domain.figures.values import Cell, Figure, TieSeries, Unit
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import TieKind, TiePhase

_PRINTED_PHASES = (
    TiePhase.PROPOSED,
    TiePhase.MEETING,
    TiePhase.RUNNING,
    TiePhase.FINISHING,
)


def _ran_in(tie: TieFact, quarter: Quarter) -> bool:
    """Whether the tie was running on any day of `quarter`."""
    stopped = tie.finishing or tie.closed
    began = tie.running is not None and tie.running < quarter.end
    return began and (stopped is None or stopped > quarter.begin)


def _running(pairs: list[TieFact], quarter: Quarter) -> int:
    return sum(1 for pair in pairs if pair.phase_on(quarter.last_day) is TiePhase.RUNNING)


def tie_figures(facts: Facts, quarter: Quarter) -> tuple[Figure, ...]:
    """I-17 (on the last day, and at any moment) and I-18 (begun, closed) of `quarter`."""
    pairs = [tie for tie in facts.ties if tie.kind is TieKind.PAIR]
    running = _running(pairs, quarter)
    ever = sum(1 for pair in pairs if _ran_in(pair, quarter))
    begun = sum(1 for pair in pairs if pair.first_met is not None and pair.first_met in quarter)
    closed = sum(1 for pair in pairs if pair.closed is not None and pair.closed in quarter)
    return (
        Figure("I-17", Unit.TIES, Cell(running), part=Cell(ever)),
        Figure("I-18", Unit.TIES, Cell(begun), part=Cell(closed)),
    )


def tie_series(facts: Facts, quarter: Quarter) -> TieSeries:
    """Running pairs at the end of the last five quarters, and pairs by phase now."""
    pairs = [tie for tie in facts.ties if tie.kind is TieKind.PAIR]
    phases = [pair.phase_on(quarter.last_day) for pair in pairs]
    return TieSeries(
        points=tuple((each, _running(pairs, each)) for each in quarter.last()),
        by_phase=tuple((phase, phases.count(phase)) for phase in _PRINTED_PHASES),
    )
