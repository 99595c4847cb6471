"""Residents as lists, panels and forms show them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.names import LONGEST_NAME, LONGEST_TITLE, PersonName
from desktop.domain.privacy import holds_bsn
from desktop.domain.questions import QuestionLine
from desktop.domain.vocabulary import (
    AgreementKind,
    ConsentPurpose,
    DepartureKind,
    Role,
    Roof,
    TieKind,
    TiePhase,
    TieWord,
)
from desktop.domain.welcome import WelcomeLine

LONGEST_NOTE = 500
WEEKS = 53
ENDS_SOON = timedelta(days=14)
LONG_AGO = timedelta(days=21)
"""After this long a question waits long, and somebody was not seen for long."""


class Show(StrEnum):
    """Which residents the list shows; another page may ask for it with one of these."""

    ALL = "all"
    WITHOUT_TIE = "without_tie"
    WITH_QUESTION = "with_question"
    AGREEMENT_ENDS = "agreement_ends"


@dataclass(frozen=True, slots=True)
class TieGlance:
    """A tie of somebody, as a list needs it: with whom, and whether this one gives.

    `closed_on` is set for one that is over.
    """

    tie_id: UUID
    kind: TieKind
    phase: TiePhase
    others: tuple[str, ...]
    other_ids: tuple[UUID, ...]
    gives: bool
    since: date | None
    last_contact: date | None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ResidentLine:
    """A row of the list, one a person. `dwelling` is its label, "" for who lives elsewhere.

    Who belongs to two communities has the other ones, with the home there, in `elsewhere`.
    `first_key` and `sort_key` order by first name and by surname; `hay` is everything that
    search looks in, folded. `last_seen` is the day of the last activity by name or contact.
    `comes_on` is set for who is not a member yet, `left_on` for who is no longer (the first
    day after). `agreement_ends` is the first end of a running agreement.
    """

    id: UUID
    name: PersonName
    first_key: str
    sort_key: str
    hay: str
    community_id: UUID
    community: str
    dwelling: str
    elsewhere: tuple[str, ...]
    roles: frozenset[Role]
    talents: tuple[str, ...]
    open_questions: int
    ties: tuple[TieGlance, ...]
    last_seen: date | None
    agreement_ends: date | None
    comes_on: date | None = None
    left_on: date | None = None

    @property
    def good_neighbour(self) -> bool:
        """Whether this one is a good neighbour now."""
        return Role.GOOD_NEIGHBOUR in self.roles


@dataclass(frozen=True, slots=True)
class Roll:
    """The list with what stands above it, read at one moment.

    `lines` are in order of first name: members, who comes to live here, and, when the roll
    is asked for those who `left`, only them. `left` counts who left, `empty_homes` the homes
    nobody lives in. `has_ties` tells whether ties are kept at all; without, nobody lacks one.
    `word` is what a good neighbour is called in all of it.
    """

    lines: tuple[ResidentLine, ...]
    left: int
    empty_homes: int
    communities: int
    has_ties: bool
    word: TieWord = TieWord.GOOD_NEIGHBOUR

    @property
    def members(self) -> int:
        """How many are a member today."""
        return sum(line.comes_on is None and line.left_on is None for line in self.lines)

    @property
    def good_neighbours(self) -> int:
        """How many of them are a good neighbour."""
        return sum(line.good_neighbour for line in self.lines if line.comes_on is None)


@dataclass(frozen=True, slots=True)
class TalentChip:
    """A talent in the panel; `id` is that of the talent record."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement in the panel; `ends` is exclusive."""

    id: UUID
    kind: AgreementKind
    title: str
    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """What somebody said to one purpose; `given_on` is None when never asked or withdrawn."""

    purpose: ConsentPurpose
    given_on: date | None


@dataclass(frozen=True, slots=True)
class LogGlance:
    """A line of the log in which somebody took part."""

    activity_id: UUID
    day: date
    programme: str


@dataclass(frozen=True, slots=True)
class Membership:
    """Where somebody belongs: community, home, since when, until when (exclusive).

    `storeys`, `roof` and `place` (storey and door, from 1) say where the home is in the façade;
    `word` is what a good neighbour is called there.
    """

    id: UUID
    community_id: UUID
    community: str
    begins: date | None
    ends: date | None
    dwelling_id: UUID | None
    dwelling: str
    roles: frozenset[Role]
    storeys: tuple[int, ...] = ()
    roof: Roof = Roof.FLAT
    place: tuple[int, int] | None = None
    word: TieWord = TieWord.GOOD_NEIGHBOUR


@dataclass(frozen=True, slots=True)
class Housemate:
    """Somebody who lives in the same home."""

    id: UUID
    name: PersonName


@dataclass(frozen=True, slots=True)
class ResidentCard:
    """Everything the panel shows of somebody.

    `weeks` counts the days somebody took part per week, the oldest first, the running week
    last. `counted` is False for who objects to being counted by name. `housemates` live in
    the home of the running membership; `welcome` are its steps, in order.
    """

    id: UUID
    version: int
    name: PersonName
    phone: str
    email: str
    reached_via: str
    address_form: str
    secret_address: bool
    resting: bool
    note: str
    memberships: tuple[Membership, ...]
    talents: tuple[TalentChip, ...]
    questions: tuple[QuestionLine, ...]
    ties: tuple[TieGlance, ...]
    earlier_ties: tuple[TieGlance, ...]
    weeks: tuple[int, ...]
    agreements: tuple[AgreementLine, ...]
    consents: tuple[ConsentLine, ...]
    counted: bool
    recent: tuple[LogGlance, ...]
    housemates: tuple[Housemate, ...] = ()
    welcome: tuple[WelcomeLine, ...] = ()

    @property
    def current(self) -> Membership | None:
        """The membership that runs, or the last one."""
        return self.memberships[0] if self.memberships else None


@dataclass(frozen=True, slots=True)
class ResidentDraft:
    """A resident as the form holds it; `id` and `version` are None for a new one.

    `community_id`, `dwelling_id`, `since`, `good_neighbour` and `welcome` (put the welcome
    list ready) are only used for a new resident; moving is an act of its own. `since` None:
    nobody knows since when. `sure` says that a person of nearly the same name is somebody else.
    """

    name: PersonName
    community_id: UUID | None = None
    dwelling_id: UUID | None = None
    since: date | None = None
    good_neighbour: bool = False
    welcome: bool = False
    phone: str = ""
    email: str = ""
    reached_via: str = ""
    address_form: str = ""
    secret_address: bool = False
    resting: bool = False
    note: str = ""
    id: UUID | None = None
    version: int | None = None
    sure: bool = False

    def problems(self) -> tuple[Problem, ...]:
        """What is not right yet; empty when it can be saved."""
        found = []
        if not self.name.first.strip():
            found.append(Problem("first", "first_name_missing"))
        if max(len(self.name.first), len(self.name.surname)) > LONGEST_NAME:
            found.append(Problem("first", "too_long", {"most": LONGEST_NAME}))
        if self.id is None and self.community_id is None:
            found.append(Problem("community", "community_missing"))
        if self.email.strip() and not _EMAIL.fullmatch(self.email.strip()):
            found.append(Problem("email", "email_odd"))
        if self.phone.strip() and not is_phone(self.phone):
            found.append(Problem("phone", "phone_odd"))
        if len(self.note) > LONGEST_NOTE:
            found.append(Problem("note", "too_long", {"most": LONGEST_NOTE}))
        if holds_bsn(self.note):
            found.append(Problem("note", "bsn"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class HomeChoice:
    """A home to choose in a form, with who lives there now (first names)."""

    dwelling_id: UUID
    label: str
    storey: int
    door: int
    residents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody comes to live in a home of a community from `on`; `dwelling_id` None: in none.

    `good_neighbour` only counts for who comes into the community.
    """

    person_id: UUID
    community_id: UUID
    dwelling_id: UUID | None
    on: date
    good_neighbour: bool = False


@dataclass(frozen=True, slots=True)
class Departure:
    """Somebody leaves a community from `on` (the first day no longer there)."""

    person_id: UUID
    community_id: UUID
    on: date
    kind: DepartureKind = DepartureKind.OTHER


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """Something new that is agreed with somebody, from today until before `until`."""

    person_id: UUID
    kind: AgreementKind
    title: str
    until: date | None

    def problems(self, today: date) -> tuple[Problem, ...]:
        """What is not right yet; empty when it can be saved."""
        found = []
        if not self.title.strip():
            found.append(Problem("title", "title_missing"))
        if len(self.title) > LONGEST_TITLE:
            found.append(Problem("title", "too_long", {"most": LONGEST_TITLE}))
        if holds_bsn(self.title):
            found.append(Problem("title", "bsn"))
        if self.until is None:
            found.append(Problem("until", "required"))
        elif self.until <= today:
            found.append(Problem("until", "ends_before"))
        return tuple(found)


_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def digits_of(phone: str) -> str:
    """A phone number as its digits, +31 and 0031 written as 0; '14 038' is '14038'."""
    plain = re.sub(r"[\s().\-/]", "", phone.strip())
    for prefix in ("+31", "0031"):
        if plain.startswith(prefix):
            plain = "0" + plain.removeprefix(prefix).removeprefix("0")
    return re.sub(r"\D", "", plain)


def is_phone(phone: str) -> bool:
    """Whether it can be a phone number: ten digits from 0, a short 14-number, or foreign."""
    digits = digits_of(phone)
    if phone.strip().startswith("+"):
        return 8 <= len(digits) <= 15
    return bool(re.fullmatch(r"0\d{9}|14\d{3,4}|0[89]00\d{4,7}", digits))


def having(lines: list[ResidentLine], words: str) -> list[ResidentLine]:
    """The lines with every word of `words` (folded) in name, home, community or talents."""
    for word in words.split():
        lines = [line for line in lines if word in line.hay]
    return lines


def without_tie(line: ResidentLine) -> bool:
    """Whether a member has no live tie: a proposal does not count."""
    return line.comes_on is None and not any(
        tie.phase is not TiePhase.PROPOSED for tie in line.ties
    )


def agreement_ends_soon(line: ResidentLine, today: date) -> bool:
    """Whether an agreement of somebody is about to end."""
    return line.agreement_ends is not None and line.agreement_ends <= today + ENDS_SOON
