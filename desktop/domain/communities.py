"""A community as it is set up: storeys and doors, roof, rooms, partners, the word for a pair."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.names import fold
from desktop.domain.privacy import holds_bsn
from desktop.domain.vocabulary import CommunityKind, CommunityPhase, Roof, TieWord

MOST_STOREYS, MOST_DOORS, LONGEST_NAME, LONGEST_TEXT = 40, 60, 120, 2000
MOST_VOG_YEARS, MOST_CONTACT_WEEKS, MOST_MONTHS = 5, 12, 12


@dataclass(frozen=True, slots=True)
class CommunityLine:
    """A community in a list: `storeys` holds the doors of each, the lowest first."""

    id: UUID
    name: str
    storeys: tuple[int, ...]
    roof: Roof
    tie_word: TieWord
    closed: bool = False


@dataclass(frozen=True, slots=True)
class RoomDraft:
    """A room of the ground floor; `id` is None for a new one. `seats` None: not known."""

    name: str
    id: UUID | None = None
    seats: int | None = None
    facilities: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class PartnerDraft:
    """An organisation that works with the community; `part` says as what."""

    name: str
    part: str = ""
    contact: str = ""
    id: UUID | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class TieRules:
    """What a community agreed about its ties.

    Who gives has a VOG that was seen less than `vog_years` ago (None: not asked) and a
    training where that is asked. After `contact_weeks` without contact a tie is told of. The
    first evaluation is proposed after `first_months`, the next after `next_months`.
    `boundaries` stands on every agreement, a line each; "" is the usual text.
    """

    vog_years: int | None = None
    training: bool = False
    contact_weeks: int = 3
    first_months: int = 2
    next_months: int = 4
    boundaries: str = ""

    def problems(self) -> tuple[Problem, ...]:
        """What is not right: the text (too_long, bsn), or a number out of its range."""
        found = []
        ranges = (
            ("vog_years", self.vog_years or 1, MOST_VOG_YEARS),
            ("contact_weeks", self.contact_weeks, MOST_CONTACT_WEEKS),
            ("first_months", self.first_months, MOST_MONTHS),
            ("next_months", self.next_months, MOST_MONTHS),
        )
        for field_, value, most in ranges:
            if not 1 <= value <= most:
                found.append(Problem(field_, "tie_rule_range", {"most": most}))
        if len(self.boundaries) > LONGEST_TEXT:
            found.append(Problem("boundaries", "too_long", {"most": LONGEST_TEXT}))
        if holds_bsn(self.boundaries):
            found.append(Problem("boundaries", "bsn"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class CommunityDraft:
    """A community as it stands in the editor; `id` and `version` are None for a new one.

    `storeys` holds the doors of each storey, the lowest first. `labels` names the doors
    that are not called as `door_label` proposes, by storey (from 1) and door (from 1).
    """

    name: str
    storeys: tuple[int, ...] = ()
    roof: Roof = Roof.FLAT
    kind: CommunityKind = CommunityKind.MIXED
    phase: CommunityPhase = CommunityPhase.BUILD_UP
    tie_word: TieWord = TieWord.GOOD_NEIGHBOUR
    rooms: tuple[RoomDraft, ...] = ()
    partners: tuple[PartnerDraft, ...] = ()
    labels: Mapping[tuple[int, int], str] = field(default_factory=dict)
    ties: TieRules = TieRules()
    id: UUID | None = None
    version: int | None = None

    def label(self, storey: int, door: int) -> str:
        """What the door is called."""
        proposed = door_label(storey, door, max(self.storeys, default=0))
        return self.labels.get((storey, door), "").strip() or proposed

    def doors(self) -> Iterable[tuple[int, int, str]]:
        """Every door: its storey, its number from the left, its label."""
        for storey, doors in enumerate(self.storeys, start=1):
            for door in range(1, doors + 1):
                yield storey, door, self.label(storey, door)

    def problems(self) -> tuple[Problem, ...]:
        """What is not right yet; empty when it can be saved."""
        found = []
        if not self.name.strip():
            found.append(Problem("name", "name_missing"))
        if len(self.name) > LONGEST_NAME:
            found.append(Problem("name", "too_long", {"most": LONGEST_NAME}))
        if len(self.storeys) > MOST_STOREYS:
            found.append(Problem("storeys", "storeys_many", {"most": MOST_STOREYS}))
        if any(not 0 <= doors <= MOST_DOORS for doors in self.storeys):
            found.append(Problem("storeys", "doors_many", {"most": MOST_DOORS}))
        if twice := _twice(label for _, _, label in self.doors()):
            found.append(Problem("labels", "label_twice", {"label": twice}))
        if any(not room.name.strip() for room in self.rooms):
            found.append(Problem("rooms", "name_missing"))
        if twice := _twice(room.name for room in self.rooms):
            found.append(Problem("rooms", "room_twice", {"name": twice}))
        return (*found, *self.ties.problems())

    def with_storeys(self, storeys: tuple[int, ...]) -> "CommunityDraft":
        """With other storeys; labels of doors that are gone go too."""
        kept = {
            at: label
            for at, label in self.labels.items()
            if at[0] <= len(storeys) and at[1] <= storeys[at[0] - 1]
        }
        return replace(self, storeys=storeys, labels=kept)


def door_label(storey: int, door: int, widest: int) -> str:
    """The label proposed for a door: '1.05' where a storey has eight doors or more, else '1.5'."""
    return f"{storey}.{door:02d}" if widest >= 8 else f"{storey}.{door}"


def numbered(storeys: tuple[int, ...], first: int, step: int = 1) -> dict[tuple[int, int], str]:
    """Labels that count on through the building from `first`, the lowest storey first."""
    places = [(s, d) for s, doors in enumerate(storeys, start=1) for d in range(1, doors + 1)]
    return {place: str(first + step * at) for at, place in enumerate(places)}


def labels_in(text: str) -> tuple[str, ...]:
    """The labels typed on one line, parted by commas or semicolons."""
    parts = text.replace(";", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())


def _twice(names: Iterable[str]) -> str:
    seen: set[str] = set()
    for name in names:
        if fold(name) in seen:
            return name
        seen.add(fold(name))
    return ""
