"""The settings of the organisation: one registry of keys with type and default.

What belongs to one machine (language, theme, lock time) is kept by `desktop.settings`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.matching.situation import MOST_WEIGHT, Weights
from desktop.domain.reading.words import ListKind

T = TypeVar("T")

LONGEST_NAME, MOST_SIGNERS = 120, 6
LARGEST_LOGO = 400_000
"""Bytes of the logo as it is kept, a PNG."""
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Key(Generic[T]):
    """A setting: the name under which it is kept, its type and what it is until it is set."""

    name: str
    kind: type[T]
    default: T

    def read(self, kept: Mapping[str, Any]) -> T:
        """The value among what is kept; the default where it is missing or of another type."""
        value = kept.get(self.name)
        return value if isinstance(value, self.kind) else self.default


NAME = Key("organisation.name", str, "")
ADDRESS = Key("organisation.address", str, "")
SIGNERS = Key("organisation.signers", list, [])
WEIGHTS = Key("matching.weights", dict, {})
SCHOOL_HOLIDAYS = Key("rooms.school_holidays", list, [])

KEYS: Mapping[str, Key[Any]] = {key.name: key for key in (NAME, ADDRESS, SIGNERS)}


def weights_kept(value: object) -> Weights:
    """The weights of matching from what was kept; the usual one for each that is not right."""
    kept = value if isinstance(value, dict) else {}
    usual = asdict(Weights())
    return Weights(**{
        name: kept[name] if _is_weight(kept.get(name)) else weight
        for name, weight in usual.items()
    })  # fmt: skip


def _is_weight(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST_WEIGHT


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs reports, and as what: 'Karim Bouali', 'teamleider'."""

    name: str
    job: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """The organisation as the settings page shows it.

    `name` is that of the administration while none was set; `address` is one line under it on
    paper; `logo` a PNG, b"" for none.
    """

    name: str
    address: str = ""
    signers: tuple[Signer, ...] = ()
    logo: bytes = b""

    def problems(self) -> tuple[Problem, ...]:
        """What is not right yet; empty when it can be saved."""
        found = []
        if not self.name.strip():
            found.append(Problem("name", "organisation_missing"))
        for field, text in (("name", self.name), ("address", self.address)):
            if len(text) > LONGEST_NAME:
                found.append(Problem(field, "too_long", {"most": LONGEST_NAME}))
        if any(not s.name.strip() and s.job.strip() for s in self.signers):
            found.append(Problem("signers", "signer_without_name"))
        if len(self.signers) > MOST_SIGNERS:
            found.append(Problem("signers", "signers_many", {"most": MOST_SIGNERS}))
        if self.logo and not self.logo.startswith(PNG):
            found.append(Problem("logo", "logo_unreadable"))
        if len(self.logo) > LARGEST_LOGO:
            found.append(Problem("logo", "logo_large"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Worker:
    """Who works here, as the account tells it: 'Sanne', 'community builder'."""

    name: str
    job: str = ""

    def problems(self) -> tuple[Problem, ...]:
        """What is not right yet; empty when it can be saved."""
        found = []
        if not self.name.strip():
            found.append(Problem("name", "worker_missing"))
        for field, text in (("name", self.name), ("job", self.job)):
            if len(text) > LONGEST_NAME:
                found.append(Problem(field, "too_long", {"most": LONGEST_NAME}))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class ReadingRun:
    """A list that was read in: when, by whom ("" when unknown), and how many rows it made.

    `act_id` is the act that can still be taken back; None when its thirty days are over.
    """

    id: UUID
    kind: ListKind
    at: datetime
    who: str
    added: int
    updated: int
    act_id: UUID | None


def signers_kept(signers: tuple[Signer, ...]) -> list[dict[str, str]]:
    """Signers as they are kept; lines without a name are left out."""
    return [{"name": s.name.strip(), "job": s.job.strip()} for s in signers if s.name.strip()]


def signers_read(kept: list[Any]) -> tuple[Signer, ...]:
    """Signers from what is kept; what is no signer is left out."""
    return tuple(
        Signer(str(part["name"]), str(part.get("job", "")))
        for part in kept
        if isinstance(part, dict) and part.get("name")
    )
