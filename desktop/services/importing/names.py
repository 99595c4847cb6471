"""Who a name in a list of who was there is."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from rapidfuzz import fuzz, process

from desktop.domain.names import PersonName, fold, split_name
from desktop.storage.queries.importing import KnownPerson

_NEAR = 75
_MOST = 3
_ABBREVIATED = frozenset(["v", "v.", "vd", "v.d.", "v/d", "vdr", "v.d", "vh", "v.h.", "d", "d."])


class Bearers:
    """Finds the one person a written name means; nobody when it could be several."""

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self._names: dict[UUID, str] = {}
        self._communities: dict[UUID, frozenset[UUID]] = {}
        self._whole: defaultdict[str, set[UUID]] = defaultdict(set)
        self._core: defaultdict[tuple[str, str], set[UUID]] = defaultdict(set)
        self._short: defaultdict[str, set[UUID]] = defaultdict(set)
        self._infix: dict[UUID, str] = {}
        for person in people:
            self.add(person.id, person.name, person.communities)

    def add(self, person_id: UUID, name: PersonName, communities: frozenset[UUID]) -> None:
        """Takes somebody up."""
        self._names[person_id] = name.full
        self._communities[person_id] = communities
        self._whole[_squeezed(name.full)].add(person_id)
        self._core[fold(name.first), fold(name.surname)].add(person_id)
        self._short[_squeezed(name.short)].add(person_id)
        self._infix[person_id] = fold(name.infix)

    def find(self, written: str, community_id: UUID | None) -> UUID | None:
        """Who bears that name, people of the community before others.

        As written, with its tussenvoegsel short or left out, or as "Noor van der H.".
        """
        if found := self._one(self._whole.get(_squeezed(written), set()), community_id):
            return found
        name = _expanded(split_name(written))
        if name.first and name.surname:
            several = self._core.get((fold(name.first), fold(name.surname)), set())
            fitting = {p for p in several if _fits(fold(name.infix), self._infix[p])}
            if found := self._one(fitting, community_id):
                return found
        if written.rstrip().endswith("."):
            return self._one(self._short.get(_squeezed(written), set()), community_id)
        return None

    def likely(self, written: str, community_id: UUID | None) -> tuple[tuple[UUID, str], ...]:
        """People whose names come near, the nearest first."""
        here = {
            person: fold(name)
            for person, name in self._names.items()
            if community_id is None or community_id in self._communities[person]
        }
        found = process.extract(
            fold(written), here, scorer=fuzz.WRatio, limit=_MOST, score_cutoff=_NEAR
        )
        return tuple((person, self._names[person]) for _, _, person in found)

    def name(self, person_id: UUID) -> str:
        """The whole name of somebody."""
        return self._names[person_id]

    def _one(self, people: set[UUID], community_id: UUID | None) -> UUID | None:
        if len(people) > 1 and community_id is not None:
            here = {p for p in people if community_id in self._communities[p]}
            people = here or people
        return next(iter(people)) if len(people) == 1 else None


def _squeezed(text: str) -> str:
    """A name without spaces and hyphens: Ait Benali is Ait-Benali."""
    return fold(text).replace(" ", "").replace("-", "")


def _expanded(name: PersonName) -> PersonName:
    """With what looks like a short tussenvoegsel in the first name as tussenvoegsel."""
    words = name.first.split()
    if len(words) > 1 and fold(words[-1]) in _ABBREVIATED:
        return PersonName(" ".join(words[:-1]), words[-1], name.surname)
    return name


def _fits(written: str, known: str) -> bool:
    """Whether a tussenvoegsel is the one known, left out, or an abbreviation of it."""
    if written in ("", known):
        return True
    letters = [c for c in written if c.isalpha()]
    return written in _ABBREVIATED and bool(known) and known[0] == letters[0]
