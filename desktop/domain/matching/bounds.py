"""From prices to what no plan can surpass.

At any prices, a plan brings at most the room of all times its price, as long as no tie is
worth more than its people's prices together. Prices are rounded to whole units, upwards, and
what a tie is still worth more is added: so the sum holds whatever the solver's precision.

Imports numpy, and is therefore only imported where a plan is made.
"""

import numpy as np

from desktop.domain.matching.packing import UNIT, Ints, Packing
from desktop.domain.matching.pricing import Market
from desktop.domain.matching.solver import Floats, Goal, Prices


def at_prices(packing: Packing, goal: Goal, prices: Prices) -> tuple[Market, int]:
    """The links at these prices, and what room and conditions are worth together, in units."""
    room, cover = _up(prices.room), np.floor(prices.cover * UNIT).astype(np.int64)
    asks = np.zeros(len(packing.asks), dtype=np.int64)
    together: dict[frozenset[int], int] = {}
    base = int((room * packing.room).sum())
    for what, price in prices.shared.items():
        units = int(np.ceil(price * UNIT))
        base += units
        if isinstance(what, frozenset):
            together[what] = units
        else:
            asks[packing.ask_number[what]] = units
    wanted = int(prices.covered * UNIT)
    each = wanted if goal.points else UNIT
    base += sum(max(0, each - int(cover[person])) for person in goal.cover)
    base -= wanted * goal.covered if goal.points else 0
    return Market(packing, room - cover, asks, together, points=goal.points), base


def room_for(packing: Packing, rise: Ints) -> int:
    """What it adds to let the price of each person rise by so much."""
    return int((rise * packing.room).sum())


def _up(prices: Floats) -> Ints:
    return np.ceil(prices * UNIT).astype(np.int64)
