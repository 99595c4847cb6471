"""Suggestions and plans with names and words, as the page shows them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.domain.matching.left_over import Why
from desktop.domain.matching.match import Match
from desktop.domain.matching.plan import Plan
from desktop.domain.ties.lines import Someone
from desktop.domain.ties.reasons import KeptReason


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A possible tie with the people in it, in the order of `match.people`, and its reasons.

    `skills` are the words of what is given, link by link. `full_after` are those who have no
    room for another tie once this one is there ("Fatma kan er één bij").
    """

    match: Match
    community_id: UUID
    people: tuple[Someone, ...]
    reasons: tuple[KeptReason, ...]
    skills: tuple[str, ...]
    full_after: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Seek:
    """For whom suggestions are asked from another page, and for which question of theirs."""

    person_id: UUID
    question_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SuggestedFor:
    """What the rules find for one person, best first; `why_none` when there is nothing.

    `question` is what was asked, when only what answers that question was looked for.
    """

    person: Someone
    suggestions: tuple[Suggestion, ...]
    why_none: tuple[Why, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True)
class LeftWithout:
    """Somebody who stays without in a plan, and why."""

    person: Someone
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan with names: its ties in the order of `plan.ties`, and who stays without.

    `day` is the one it was made for: adopting it later plans again.
    """

    plan: Plan
    day: date
    ties: tuple[Suggestion, ...]
    without: tuple[LeftWithout, ...]
