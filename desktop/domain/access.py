"""What somebody sees and does here: by whom they work for, and nothing that is not named."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from desktop.domain.vocabulary import WorksFor


class Access(StrEnum):
    """What an account can see and do.

    PEOPLE is whatever is about residents by name: who they are, their questions, talents, ties
    and waakvlam, and the log. ROOMS is the calendar with its figures, without the names of
    residents. HOUSE is what the organisation arranges: community's, rules, colleagues, reading
    in, reports.
    """

    PEOPLE = "people"
    ROOMS = "rooms"
    HOUSE = "house"


EVERYTHING = frozenset(Access)
LET_IN = "account.let_in"
"""The act of saying for whom a colleague works."""

_ACCESS: Mapping[WorksFor, frozenset[Access]] = {
    WorksFor.ORGANISATION: EVERYTHING,
    WorksFor.CORPORATION: frozenset({Access.ROOMS}),
    WorksFor.NOBODY: frozenset(),
}


def access_of(works_for: WorksFor) -> frozenset[Access]:
    """What somebody sees and does here who works for them."""
    return _ACCESS[works_for]


@dataclass(frozen=True, slots=True)
class Colleague:
    """An account as colleagues see it; `login` is its name on the server, `me` who is looking."""

    id: UUID
    name: str
    job: str
    login: str
    works_for: WorksFor
    me: bool
