"""Who on a list is somebody that is known, and who seems to be."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from rapidfuzz.distance import Levenshtein

from desktop.domain.names import PersonName, fold

_SHORT = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to compare with: a person that is known, or an earlier row of the file.

    `homes` are keys of homes in the community at hand.
    """

    name: PersonName
    person_id: UUID | None = None
    row: int | None = None
    homes: frozenset[str] = frozenset()
    phone_digits: str = ""
    email: str = ""
    first: str = field(init=False, default="")
    core: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "first", fold(self.name.first))
        object.__setattr__(self, "core", fold(self.name.surname))

    def same_contact(self, other: "Candidate") -> bool:
        """Whether both have the same phone or e-mail."""
        return bool(
            (self.phone_digits and self.phone_digits == other.phone_digits)
            or (self.email and self.email == other.email)
        )

    def shares(self, other: "Candidate") -> bool:
        """Whether both have a home or a way to be reached in common."""
        return self.same_contact(other) or bool(self.homes & other.homes)

    def differs(self, other: "Candidate") -> bool:
        """Whether what is known of both speaks against one person: home or contact differ."""
        if self.shares(other):
            return False
        homes = bool(self.homes and other.homes)
        contacts = bool((self.phone_digits or self.email) and (other.phone_digits or other.email))
        return homes or contacts

    def same_name(self, other: "Candidate") -> bool:
        """Whether both are called the same, whatever accents or tussenvoegsel."""
        return (self.first, self.core) == (other.first, other.core)


def seems(one: Candidate, other: Candidate) -> bool:
    """Whether two records are likely the same person, written differently.

    A slip of the pen in the surname of somebody with the same first name; in either with the
    same phone or e-mail; an initial for a first name at the same home.
    """
    if one.same_name(other):
        return True
    firsts = Levenshtein.distance(one.first, other.first, score_cutoff=3)
    cores = Levenshtein.distance(one.core, other.core, score_cutoff=3)
    if one.same_contact(other) and firsts + cores <= 2 and len(one.core + one.first) > 2 * _SHORT:
        return True
    if one.shares(other) and cores == 0 and _initial(one.first, other.first):
        return True
    if one.homes & other.homes:
        if firsts == 0 and cores <= 2:
            return len(one.core) > _SHORT
        return cores == 0 and firsts == 1 and min(len(one.first), len(other.first)) > _SHORT
    return firsts == 0 and cores == 1 and len(one.core) > _SHORT and not one.differs(other)


def _initial(one: str, other: str) -> bool:
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and len(long) > 1 and long.startswith(short)


class Index:
    """Candidates, found again by what they may have in common."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        self._by: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Takes somebody up."""
        for key in _keys(candidate):
            self._by[key].append(candidate)

    def near(self, one: Candidate) -> tuple[Candidate, ...]:
        """Who shares first name, home or contact with `one`, each once, in order of adding."""
        found: dict[int, Candidate] = {}
        for key in _keys(one):
            for other in self._by.get(key, ()):
                found.setdefault(id(other), other)
        return tuple(found.values())


def _keys(candidate: Candidate) -> list[tuple[str, str]]:
    keys = [("first", candidate.first), ("name", candidate.core)]
    keys += [("home", home) for home in candidate.homes]
    if candidate.phone_digits:
        keys.append(("phone", candidate.phone_digits))
    if candidate.email:
        keys.append(("email", candidate.email))
    return keys
