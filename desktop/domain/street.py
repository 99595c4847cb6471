"""The street as it is today: who lives behind which window, and who is tied to whom."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from desktop.domain.facade_measure import Plan
from desktop.domain.vocabulary import TieKind, TiePhase, TieWord

DRAWN_TIES = (
    TiePhase.PROPOSED,
    TiePhase.MEETING,
    TiePhase.FINISHING,
    TiePhase.TAPERING,
    TiePhase.RUNNING,
)


class Lens(StrEnum):
    """What the marks of a façade tell; whether a window is lit never changes."""

    TIES = "ties"
    QUESTIONS = "questions"
    TALENTS = "talents"
    AGREEMENTS = "agreements"


@dataclass(frozen=True, slots=True)
class Dweller:
    """Somebody behind a window. `name` is short: 'Noor van der H.'.

    `tied` tells whether a live tie counts for them (a proposal does not). `agreements` run
    now, and `ending` of them end soon or ended without a talk.
    """

    person_id: UUID
    name: str
    good_neighbour: bool = False
    tied: bool = False
    open_questions: int = 0
    talents: int = 0
    agreements: int = 0
    ending: int = 0


@dataclass(frozen=True, slots=True)
class Home:
    """One window: `storey` and `door` count from 1, the door from the left."""

    id: UUID
    label: str
    storey: int
    door: int
    people: tuple[Dweller, ...] = ()

    @property
    def lit(self) -> bool:
        """Whether somebody lives there."""
        return bool(self.people)

    @property
    def good_neighbour(self) -> bool:
        """Whether a good neighbour lives there: a plant on the sill."""
        return any(one.good_neighbour for one in self.people)

    @property
    def without_tie(self) -> bool:
        """Whether nobody who lives there has a tie: a ring on the lintel."""
        return self.lit and not any(one.tied for one in self.people)

    def count(self, lens: Lens) -> int:
        """How many the mark of this lens counts; nothing for ties, which are drawn."""
        counted = {
            Lens.QUESTIONS: [one.open_questions for one in self.people],
            Lens.TALENTS: [one.talents for one in self.people],
            Lens.AGREEMENTS: [one.agreements for one in self.people],
        }
        return sum(counted.get(lens, ()))

    def stands_out(self, lens: Lens, *, ties_kept: bool) -> bool:
        """Whether the name is written strong: it is what one looks for through this lens."""
        if lens is Lens.TIES:
            return ties_kept and self.without_tie
        if lens is Lens.AGREEMENTS:
            return any(one.ending for one in self.people)
        return self.count(lens) > 0


@dataclass(frozen=True, slots=True)
class GroundRoom:
    """A room on the ground floor; `in_use` right now."""

    id: UUID
    name: str
    in_use: bool = False


@dataclass(frozen=True, slots=True)
class House:
    """A community in the street: its plan, its homes and the rooms on its ground floor.

    `tie_word` is what it calls a good neighbour.
    """

    id: UUID
    name: str
    plan: Plan
    homes: tuple[Home, ...] = ()
    rooms: tuple[GroundRoom, ...] = ()
    tie_word: TieWord = TieWord.GOOD_NEIGHBOUR

    @property
    def lived_in(self) -> int:
        """How many homes are lived in."""
        return sum(home.lit for home in self.homes)

    @property
    def without_tie(self) -> int:
        """How many people who live there have no tie yet."""
        return sum(not one.tied for home in self.homes for one in home.people)


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between people who live in the street; a circle has three or four."""

    id: UUID
    kind: TieKind
    phase: TiePhase
    people: tuple[UUID, ...]
    days_without_contact: int | None = None


@dataclass(frozen=True, slots=True)
class Street:
    """The communities from left to right, and the ties between their windows."""

    houses: tuple[House, ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def has_ties(self) -> bool:
        """Whether ties are kept here at all; without, nobody is said to lack one."""
        return bool(self.ties)

    def only(self, community_id: UUID | None) -> "Street":
        """The street of one community, with the ties that touch it; None is the whole."""
        if community_id is None:
            return self
        houses = tuple(house for house in self.houses if house.id == community_id)
        here = {one.person_id for house in houses for home in house.homes for one in home.people}
        return Street(houses, tuple(tie for tie in self.ties if here.intersection(tie.people)))
