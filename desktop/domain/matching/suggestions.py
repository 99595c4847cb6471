"""The possible ties of one person, best first, in an order that is always the same."""

from collections.abc import Iterator
from uuid import UUID

from desktop.domain.matching import points
from desktop.domain.matching.match import Match, Ring, around, one_way, turned
from desktop.domain.matching.pool import Bits, Pool, positions

_Order = tuple[int, int, Ring]


def suggestions(pool: Pool, person: UUID, limit: int = 20) -> tuple[Match, ...]:
    """The best possible ties of somebody, at most `limit`; none for who takes part in nothing.

    Pairs in both directions, pairs in which one gives, and circles: of all circles in which
    the same neighbour gives to this person the best one, of three where there is one and of
    four otherwise. First come most points per person, then fewer people, then the lower ids.
    """
    one = pool.number.get(person)
    if one is None or limit < 1:
        return ()
    found: list[tuple[_Order, bool]] = []
    for other in positions(pool.mutual(one)):
        worth = pool.worth(one, other) + pool.worth(other, one)
        found.append((_order(worth, turned((one, other))), False))
    for giver, receiver in _one_ways(pool, one):
        worth = pool.worth(giver, receiver) + pool.common(giver, receiver)
        found.append((_order(worth, (giver, receiver)), True))
    found += [(_order(worth, turned(ring)), False) for worth, ring in _circles(pool, one)]
    best = sorted(found)[:limit]
    return tuple(
        one_way(pool, ring[0], ring[1]) if single else around(pool, ring)
        for (_, _, ring), single in best
    )


def _order(worth: int, ring: Ring) -> _Order:
    # 12 can be divided by two, three and four: points per person without fractions.
    return (-worth * 12 // len(ring), len(ring), ring)


def _one_ways(pool: Pool, one: int) -> Iterator[tuple[int, int]]:
    for receiver in positions(pool.one_way_receivers(one)):
        yield one, receiver
    for giver in positions(pool.one_way_givers(one)):
        yield giver, one


def _circles(pool: Pool, one: int) -> Iterator[tuple[int, Ring]]:
    """The best circle for each neighbour who could give to this one."""
    effort = 2 * pool.situation.weights.circle
    first = _by_worth(pool, one)
    for last in positions(pool.givers(one)):
        closing = pool.worth(last, one)
        if three := _best_between(pool, first, last, pool.givers(last)):
            yield three[0] + closing - effort, (one, three[1], last)
        elif four := _best_of_four(pool, one, last, first):
            yield four[0] + closing - 2 * effort, (one, *four[1], last)


def _by_worth(pool: Pool, one: int) -> list[tuple[int, Bits]]:
    """To whom this one could give, together by points, the most points first."""
    found: dict[int, Bits] = {}
    for other in positions(pool.receivers(one)):
        worth = pool.worth(one, other)
        found[worth] = found.get(worth, 0) | 1 << other
    return sorted(found.items(), reverse=True)


def _best_between(
    pool: Pool, first: list[tuple[int, Bits]], last: int, among: Bits
) -> tuple[int, int] | None:
    """The best neighbour of `among` between the giver of `first` and `last`, with the points."""
    weights = pool.situation.weights
    most = 2 * points.most_of_giving(weights) + points.most_in_common(weights)
    best: tuple[int, int] | None = None
    for worth, receivers in first:
        if best is not None and worth + most < -best[0]:
            break
        for middle in positions(receivers & among):
            if middle != last:
                here = (-worth - pool.worth(middle, last), middle)
                best = here if best is None else min(best, here)
    return None if best is None else (-best[0], best[1])


def _best_of_four(
    pool: Pool, one: int, last: int, first: list[tuple[int, Bits]]
) -> tuple[int, tuple[int, int]] | None:
    best: tuple[int, tuple[int, int]] | None = None
    thirds = pool.givers(last) & ~(1 << one) & ~pool.never_with(one)
    for third in positions(thirds):
        among = pool.givers(third) & ~(1 << last) & ~pool.never_with(last)
        if found := _best_between(pool, first, third, among):
            here = (-found[0] - pool.worth(third, last), (found[1], third))
            best = here if best is None else min(best, here)
    return None if best is None else (-best[0], best[1])
