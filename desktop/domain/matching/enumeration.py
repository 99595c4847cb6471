"""Every tie that a better plan could hold: those that lose no more than what is missing.

Imports numpy, and is therefore only imported where a plan is made.
"""

from collections.abc import Iterator
from itertools import product

import numpy as np

from desktop.domain.matching.match import Ring, turned
from desktop.domain.matching.packing import Column, Packing
from desktop.domain.matching.pricing import Market
from desktop.domain.matching.watch import Watch


class TooMany(Exception):
    """There are more than was allowed, or there was no time for all."""


def all_within(market: Market, slack: int, watch: Watch, most: int) -> list[Column]:
    """All ties whose gain, counted twice in units, is at least `-slack`.

    Raises TooMany where there are more than `most` circles, pairs or choices of skills.
    """
    found: dict[Column, None] = {}
    for ring, single in _rings(market, slack, watch, most):
        for column in _choices(market.packing, ring, single=single):
            if market.gain_of(column) >= -slack:
                found[column] = None
        if len(found) > most:
            raise TooMany
    return list(found)


def _rings(market: Market, slack: int, watch: Watch, most: int) -> Iterator[tuple[Ring, bool]]:
    rows, _ = market.packing.singles
    links = market.packing.links
    for at in np.flatnonzero(market.singles_gain >= -slack).tolist():
        yield (int(links.giver[rows[at]]), int(links.receiver[rows[at]])), True
    seen: set[Ring] = set()
    for one, other in np.argwhere(np.triu(market.both >= -slack, 1)).tolist():
        yield (one, other), False
    for start in range(len(market.packing)):
        if watch.check() or len(seen) > most:
            raise TooMany
        for ring in (*_of_three(market, slack, start), *_of_four(market, slack, start)):
            if (whole := turned(ring)) not in seen:
                seen.add(whole)
                yield whole, False


def _of_three(market: Market, slack: int, start: int) -> Iterator[Ring]:
    # The slack is spread over the links: a circle that loses no more than that nowhere sinks
    # below 0 when it is followed from the right person on.
    gain = market.gain
    share = -(-slack // 3)
    for second in np.flatnonzero(gain[start] + share >= 0).tolist():
        reach = gain[start, second] + gain[second] + 2 * share
        total = reach + gain[:, start] + share - market.effort
        for third in np.flatnonzero((reach >= 0) & (total >= 0)).tolist():
            if third != start:
                yield (start, second, third)


def _of_four(market: Market, slack: int, start: int) -> Iterator[Ring]:
    gain, never = market.gain, market.packing.never
    share = -(-slack // 4)
    for second in np.flatnonzero(gain[start] + share >= 0).tolist():
        reach = gain[start, second] + gain[second] + 2 * share
        for third in np.flatnonzero((reach >= 0) & ~never[start]).tolist():
            if third == start:
                continue
            further = reach[third] + gain[third] + share
            total = further + gain[:, start] + share - 2 * market.effort
            able = (further >= 0) & (total >= 0) & ~never[second]
            for fourth in np.flatnonzero(able).tolist():
                if fourth not in (start, second):
                    yield (start, second, third, fourth)


def _choices(packing: Packing, ring: Ring, *, single: bool) -> Iterator[Column]:
    """The ties of these people: one for each choice of what is asked of who has room for more."""
    pairs = [ring] if single else zip(ring, ring[1:] + ring[:1], strict=True)
    choices = []
    for giver, receiver in pairs:
        skills = packing.pool.skills(packing.numbers[giver], packing.numbers[receiver])
        choices.append(skills if packing.room[receiver] > 1 else skills[:1])
    for chosen in product(*choices):
        yield packing.column(ring, chosen, single=single)
