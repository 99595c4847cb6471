"""The soft rules: what speaks for a link between two people, in points and in words.

All points are counted in halves: a link in a circle shares what two people have in common with
the next link, so that somebody in a circle gets as many points for it as somebody in a pair.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from desktop.domain.matching.situation import Candidate, Weights
from desktop.domain.matching.words import Reason

LONG_WAIT = timedelta(weeks=12)
"""Who waits this long has all points for waiting, and a part of them before."""

NEXT_DOOR, NEARBY, PER_STOREY = 2, 6, 3
"""Doors apart for all and for half of the points; a storey counts as three doors."""

MOSTLY = 3
"""So many contacts more received than given, and at least twice as many: may give back."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason for a tie, in half points: earned and the most there is.

    `about` are the giver and the receiver, or the two who have something in common, or all of
    a circle. `values` hold what the sentence tells: skills, slots, doors, words, weeks.
    """

    reason: Reason
    halves: int
    most: int
    about: tuple[UUID, ...]
    values: Mapping[str, Any] = field(default_factory=dict)


def in_common(one: Candidate, other: Candidate, weights: Weights) -> tuple[int, int, int]:
    """Points for time, doors and interest; the same both ways."""
    return (
        min(weights.time, len(one.free & other.free)),
        _near(one, other, weights.doors),
        min(weights.interest, len(one.interests & other.interests)),
    )


def of_giving(giver: Candidate, since: date, today: date, weights: Weights) -> tuple[int, int, int]:
    """Points for giving what is asked since then: asks, waits and gives back."""
    waited = min(max(today - since, timedelta()), LONG_WAIT)
    return (
        weights.asks,
        weights.waits * waited // LONG_WAIT,
        weights.gives_back if may_give_back(giver) else 0,
    )


def may_give_back(one: Candidate) -> bool:
    """Whether somebody mostly received of late: an invitation to give, never a debt."""
    return one.received >= one.given + MOSTLY and one.received >= 2 * one.given


def distance(one: Candidate, other: Candidate) -> tuple[int, int] | None:
    """How many doors and storeys apart; None where a home is not known."""
    if one.place is None or other.place is None:
        return None
    return abs(one.place.door - other.place.door), abs(one.place.storey - other.place.storey)


def most_of_giving(weights: Weights) -> int:
    """The most points of one giving to another."""
    return weights.asks + weights.waits + weights.gives_back


def most_in_common(weights: Weights) -> int:
    """The most points of what two have in common."""
    return weights.time + weights.doors + weights.interest


def _near(one: Candidate, other: Candidate, weight: int) -> int:
    apart = distance(one, other)
    if apart is None:
        return 0
    far = apart[0] + PER_STOREY * apart[1]
    if far <= NEXT_DOOR:
        return weight
    return (weight + 1) // 2 if far <= NEARBY else 0
