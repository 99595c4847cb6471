"""A thousand random series beside the slow oracle; a hundred times as many in the campaign."""

from collections import Counter

from desktop.domain.rooms.plan import Fate, InTheWay
from tests.domain.rooms.random_wishes import trial
from tests.domain.rooms.trying import try_one

ROUNDS = 1_000


def test_random_series_are_planned_as_the_oracle_would():
    met = sum((try_one(trial(seed)) for seed in range(ROUNDS)), Counter())
    seen = [*Fate, *InTheWay, "short_month", "first_moved", "clock_gap", "clock_twice"]
    assert not [name for name in seen if met[name] < 10], met
    assert met["rooms"] > 100
    assert met["times"] > 100
