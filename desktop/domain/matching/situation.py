"""What the rules look at: who there is, who stays apart, what the community asks, what weighs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from desktop.domain.matching.words import Obstacle, PartOfDay

Slot = tuple[int, PartOfDay]
"""A weekday (0 is Monday) and a part of that day."""

Pair = frozenset[UUID]
"""Two people, in no order."""

MOST_WEIGHT = 9
"""The highest weight that can be set."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a home is in the façade; both count from 1."""

    storey: int
    door: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member as the rules see them. Names are not needed and not here.

    `asks` holds the skills asked for and since when; `offers` the talents. An empty set of
    languages or times means that it was not asked yet, which keeps nobody apart.
    `most_ties` is how many ties somebody wants at most; `ties` how many proposed and live
    ones there are. `resting_until` is exclusive; `date.max` where no date was agreed.
    `given` and `received` count the contacts of late.
    """

    id: UUID
    community_id: UUID
    place: Place | None = None
    languages: frozenset[str] = frozenset()
    free: frozenset[Slot] = frozenset()
    interests: frozenset[str] = frozenset()
    offers: frozenset[UUID] = frozenset()
    asks: Mapping[UUID, date] = field(default_factory=dict)
    most_ties: int = 1
    ties: int = 0
    resting_until: date | None = None
    vog_seen_on: date | None = None
    trained_on: date | None = None
    given: int = 0
    received: int = 0

    @property
    def room(self) -> int:
        """How many more ties there is room for; never below 0."""
        return max(self.most_ties - self.ties, 0)


@dataclass(frozen=True, slots=True)
class CommunityRules:
    """What a community asks of who gives: a VOG seen within so many years, a training."""

    vog_years: int | None = None
    training: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each reason weighs, 0 to 9; `circle` is taken off for each person above two."""

    asks: int = 3
    time: int = 2
    doors: int = 2
    interest: int = 1
    waits: int = 1
    gives_back: int = 1
    circle: int = 1


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a suggestion or plan follows from.

    `apart` tells of two people why they are not brought together: NEVER, ENDED, DECLINED or
    TIED. A pair that may be proposed again after all is simply left out of it.
    `rules` are by community; one that is not there asks nothing.
    """

    candidates: tuple[Candidate, ...]
    today: date
    apart: Mapping[Pair, Obstacle] = field(default_factory=dict)
    rules: Mapping[UUID, CommunityRules] = field(default_factory=dict)
    weights: Weights = Weights()

    def rules_for(self, candidate: Candidate) -> CommunityRules:
        """What the candidate's community asks."""
        return self.rules.get(candidate.community_id, _NOTHING_ASKED)


_NOTHING_ASKED = CommunityRules()
