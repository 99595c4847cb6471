"""The page of the ties: the phases with their ties, and who has none."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from desktop.domain.names import PersonName
from desktop.domain.vocabulary import Answer, TieKind, TiePhase, TieWord


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody in a tie. `home` is the label of the dwelling, "" for who lives elsewhere.

    `answer` is what they said to the proposal; who may see the page may see it, the other
    in the tie never does. `gives` tells whether they do something for another in it.
    """

    id: UUID
    name: PersonName
    home: str = ""
    community: str = ""
    good_neighbour: bool = False
    gives: bool = False
    answer: Answer = Answer.YES
    asks_again_on: date | None = None


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie on the page. Days are local; a day that is not known is None.

    `no_contact_days` is set when that is too long for the community. `met` counts how often
    they saw each other since the first time, for a tie in MEETING. `evaluates_on` may be past.
    """

    id: UUID
    community_id: UUID
    kind: TieKind
    phase: TiePhase
    people: tuple[Someone, ...]
    since: date | None
    proposed_on: date | None
    first_met_on: date | None
    last_contact_on: date | None
    evaluates_on: date | None
    ends_on: date | None
    no_contact_days: int | None = None
    met: int = 0
    looks_back_on: date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The short names of who is in it, in order."""
        return tuple(one.name.short for one in self.people)

    @property
    def next_talk(self) -> date | None:
        """The next day on which it is looked at: its evaluation, or its end."""
        days = [day for day in (self.evaluates_on, self.ends_on) if day is not None]
        return min(days, default=None)

    def seen_by(self, person_id: UUID) -> "TieLine":
        """As it is shown beside one of its people: what the others answered is left out.

        As long as it is a proposal nobody else has answered yet, as far as this one can see.
        """
        if self.phase not in (TiePhase.PROPOSED, TiePhase.ENDED):
            return self
        return replace(
            self,
            people=tuple(
                one
                if one.id == person_id
                else replace(one, answer=Answer.ASKED, asks_again_on=None)
                for one in self.people
            ),
        )


@dataclass(frozen=True, slots=True)
class WithoutTie:
    """A member without a live tie. `asked` says that a proposal is with them now.

    `has_suggestion` says that the rules find somebody for them; `resting` "nu niet koppelen".
    """

    id: UUID
    name: PersonName
    community_id: UUID
    asked: bool = False
    has_suggestion: bool = False
    resting: bool = False


@dataclass(frozen=True, slots=True)
class Carries:
    """Somebody who carries much: more live ties, or more minutes a week, than `MOST_`.

    Who sees this asks how it goes; it stands in no order of much or little.
    """

    id: UUID
    name: PersonName
    ties: int
    minutes_a_week: int


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who in the last four quarters only received, or only gave: an invitation."""

    id: UUID
    name: PersonName
    only_gave: bool


@dataclass(frozen=True, slots=True)
class TiesPage:
    """The page, read at one moment; every tuple in the order in which it is shown.

    `live` holds MEETING, RUNNING, TAPERING and FINISHING; AFTERCARE ties wait in `aftercare`
    for their look-back. `median_months` is of the pairs that run now, from `running_since`;
    None without any. `word` is the community's word, GOOD_NEIGHBOUR where communities differ.
    """

    word: TieWord
    proposed: tuple[TieLine, ...]
    meeting: tuple[TieLine, ...]
    active: tuple[TieLine, ...]
    finishing: tuple[TieLine, ...]
    aftercare: tuple[TieLine, ...]
    without: tuple[WithoutTie, ...]
    carries: tuple[Carries, ...]
    invited: tuple[Invited, ...]
    median_months: float | None
    members: int = 0

    @property
    def pairs(self) -> int:
        """How many pairs there are, proposals included, as the page counts them."""
        return sum(line.kind is TieKind.PAIR for line in self._all)

    @property
    def circles(self) -> int:
        """How many circles there are, proposals included."""
        return sum(line.kind is TieKind.CIRCLE for line in self._all)

    @property
    def _all(self) -> tuple[TieLine, ...]:
        return (*self.proposed, *self.meeting, *self.active, *self.finishing)
