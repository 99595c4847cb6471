"""Goede buren: suggestions for one person, and the whole plan beside pairs alone by networkx.

The people are made by chance with a fixed seed: one community, a third of whom only ask or only
give, free times, languages and homes as coordinators describe them.
"""

import random
import time
from dataclasses import replace

import networkx

from desktop.domain.matching.plan import Plan, best_plan
from desktop.domain.matching.pool import Pool, positions
from desktop.domain.matching.situation import Situation
from desktop.domain.matching.suggestions import suggestions
from desktop.domain.matching.watch import Watch
from desktop.domain.matching.words import Objective
from tests.bench.measure import median_ms, once_ms, percentile, told
from tests.domain.matching.street import by_chance

_ASKED = 40
_AIM_MS = 50.0
_PLANS = ((200, 25, 10.0), (1000, 40, 10.0), (3000, 60, 60.0))
"""People, different skills, seconds at most."""


def run() -> list[dict[str, object]]:
    """Suggestions for three sizes of community, and plans for three."""
    best_plan(by_chance(random.Random(0), 12, 3))  # the libraries are loaded once
    lines = [line for many in (200, 2000, 10_000) for line in _suggestions(many)]
    return lines + [line for size in _PLANS for line in _plans(*size)]


def _suggestions(many: int) -> list[dict[str, object]]:
    """One person among so many, index included, beside looking at everybody by hand."""
    here = by_chance(random.Random(1), many, 60)
    chance = random.Random(2)
    people = chance.sample(here.candidates, _ASKED)

    def by_hand() -> None:
        one = people[0]
        [other for other in here.candidates
         if one.asks.keys() & other.offers or other.asks.keys() & one.offers]  # fmt: skip

    def asked(who: int) -> float:
        return once_ms(lambda: suggestions(Pool(here), people[who].id))

    pool = Pool(here)
    first = sorted(asked(who) for who in range(_ASKED))
    later = [once_ms(lambda one=one: suggestions(pool, one.id)) for one in people]
    plain = median_ms(by_hand)
    met = first[_ASKED // 2] <= _AIM_MS if many == 2000 else None
    aim = "<= 50 ms" if many == 2000 else ""
    return [
        told(f"matching.suggestions.{many}", first[_ASKED // 2], "ms", plain, aim=aim, met=met),
        told(f"matching.suggestions.{many}.p95", percentile(first, 0.95), "ms", plain),
        told(f"matching.suggestions.{many}.again", sorted(later)[_ASKED // 2], "ms", plain),
    ]


def _plans(many: int, words: int, seconds: float) -> list[dict[str, object]]:
    here = by_chance(random.Random(1), many, words)
    found: list[Plan] = []
    took = once_ms(lambda: found.append(best_plan(here, watch=Watch(time.monotonic, seconds))))
    (plan,) = found
    lines = [_told_plan(f"matching.plan.{many}", plan, took, many)]
    if many <= 1000:
        covering: list[Plan] = []
        longer = once_ms(
            lambda: covering.append(
                best_plan(here, Objective.NOBODY_LEFT, watch=Watch(time.monotonic, 2 * seconds))
            )
        )
        lines.append(
            told(f"matching.plan.{many}.nobody_left", longer / 1000, "s", took / 1000)
            | {"gap": round(covering[0].gap, 5), "covered": covering[0].covered,
               "covered_at_most": covering[0].covered_at_most}
        )  # fmt: skip
        lines += _beside_networkx(here, many)
    return lines


def _told_plan(name: str, plan: Plan, took: float, many: int) -> dict[str, object]:
    seconds = took / 1000
    aim, met = {
        200: ("<= 1 s, proven", seconds <= 1 and plan.proven),
        1000: ("<= 10 s, gap <= 1 %", seconds <= 10.5 and plan.gap <= 0.01),
    }.get(many, ("gap stated", None))
    return told(name, seconds, "s", 0, aim=aim, met=met) | {
        "gap": round(plan.gap, 5),
        "points": plan.halves / 2,
        "points_at_most": plan.halves_at_most / 2,
        "ties": len(plan.ties),
        "circles": sum(len(tie.people) > 2 for tie in plan.ties),
    }


def _beside_networkx(here: Situation, many: int) -> list[dict[str, object]]:
    """How much more the circles bring than pairs alone, and the ratio in time.

    Networkx gives everybody one tie, so that everybody here wants one more at most as well.
    """
    single = _room_for_one(here)
    pool = Pool(single)
    graph = networkx.Graph()
    for one in positions(pool.ready):
        for other in positions(pool.mutual(one)):
            if one < other:
                worth = pool.worth(one, other) + pool.worth(other, one)
                graph.add_edge(one, other, weight=worth)
        for other in positions(pool.one_way_receivers(one)):
            worth = pool.worth(one, other) + pool.common(one, other)
            graph.add_edge(one, other, weight=worth)
    matched: list[set[tuple[int, int]]] = []
    theirs = once_ms(lambda: matched.append(networkx.max_weight_matching(graph)))
    pairs = sum(graph[one][other]["weight"] for one, other in matched[0])
    mine: list[Plan] = []
    ours = once_ms(lambda: mine.append(best_plan(single, watch=Watch(time.monotonic, 10.0))))
    gap = {"gap": round(mine[0].gap, 5)}
    return [
        told(f"matching.networkx.{many}.points", mine[0].halves / 2, "pt", pairs / 2) | gap,
        told(f"matching.networkx.{many}.time", ours / 1000, "s", theirs / 1000) | gap,
    ]


def _room_for_one(here: Situation) -> Situation:
    return replace(
        here,
        candidates=tuple(
            replace(one, most_ties=one.ties + min(one.room, 1)) for one in here.candidates
        ),
    )
