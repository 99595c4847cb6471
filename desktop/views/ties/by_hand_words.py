"""What the rules say of people that somebody wants to bring together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from uuid import UUID

from desktop.domain.matching.words import Obstacle
from desktop.domain.ties.suggested import Suggestion
from desktop.i18n import _
from desktop.messages.matching import between

Result = Suggestion | tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two who would stand beside each other in a tie, and what the rules say of them."""

    one: UUID
    other: UUID
    result: Result


def look_around(
    together: Callable[[UUID, UUID], Result], people: Sequence[UUID]
) -> tuple[Beside, ...]:
    """Every two who stand beside each other: of two people once, of a circle all around.

    Of a circle also who stand across from each other and are never to be brought together.
    """
    if len(people) == 2:
        one, other = people
        return (Beside(one, other, together(one, other)),)
    ring = list(zip(people, (*people[1:], *people[:1]), strict=True))
    beside = [Beside(one, other, together(one, other)) for one, other in ring]
    across = [
        Beside(one, other, together(one, other))
        for one, other in combinations(people, 2)
        if (one, other) not in ring and (other, one) not in ring
    ]
    never = [
        replace(one, result=(Obstacle.NEVER,))
        for one in across
        if not isinstance(one.result, Suggestion) and Obstacle.NEVER in one.result
    ]
    return (*beside, *never)


def obstacles_of(beside: Beside, *, circle: bool) -> tuple[str, ...]:
    """What is in the way of these two, in sentences, each once.

    In a circle it is enough that one gives to the other.
    """
    if isinstance(beside.result, Suggestion):
        return ()
    found = [o for o in beside.result if not (circle and o is Obstacle.ONE_WAY)]
    return tuple(dict.fromkeys(between(obstacle) for obstacle in found))


def goes_words(*, circle: bool) -> str:
    """That nothing is in the way."""
    if circle:
        return _("Deze mensen kunnen naast elkaar in een kring.")
    return _("Niets staat in de weg.")
