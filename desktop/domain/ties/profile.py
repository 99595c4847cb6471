"""What the rules of matching need to know of somebody, as it is typed and shown."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.matching.situation import Slot
from desktop.domain.privacy import holds_bsn

MOST_TIES_AT_ALL = 9
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Profile:
    """Languages, free times and interests of somebody, and how many ties they want.

    Empty means not asked yet. `most_ties` None means the usual (two). `not_now` is "nu niet
    koppelen", until before `not_now_until` where a day was agreed. `vog_seen_on` and
    `trained_on` are days on which it was seen; nothing else about them is kept. `apart` are
    those this one is never proposed to.
    """

    person_id: UUID
    languages: tuple[str, ...] = ()
    free: frozenset[Slot] = frozenset()
    interests: tuple[str, ...] = ()
    most_ties: int | None = None
    not_now: bool = False
    not_now_until: date | None = None
    vog_seen_on: date | None = None
    trained_on: date | None = None
    apart: tuple[UUID, ...] = ()

    def problems(self, today: date) -> tuple[Problem, ...]:
        """What is not right.

        languages, interests: too_long, bsn. most_ties: most_ties_range.
        not_now_until: day_past. vog_seen_on, trained_on: day_to_come. apart: tie_twice.
        """
        found = []
        for field, words in (("languages", self.languages), ("interests", self.interests)):
            if any(len(word) > LONGEST_WORD for word in words):
                found.append(Problem(field, "too_long", {"most": LONGEST_WORD}))
            if any(holds_bsn(word) for word in words):
                found.append(Problem(field, "bsn"))
        if self.most_ties is not None and not 0 <= self.most_ties <= MOST_TIES_AT_ALL:
            found.append(Problem("most_ties", "most_ties_range", {"most": MOST_TIES_AT_ALL}))
        if self.not_now and self.not_now_until is not None and self.not_now_until <= today:
            found.append(Problem("not_now_until", "day_past"))
        for field, day in (("vog_seen_on", self.vog_seen_on), ("trained_on", self.trained_on)):
            if day is not None and day > today:
                found.append(Problem(field, "day_to_come"))
        if self.person_id in self.apart:
            found.append(Problem("apart", "tie_twice"))
        return tuple(found)


def resting_until(*, resting: bool, not_now: bool, not_now_until: date | None) -> date | None:
    """The day from which somebody may be asked again; None for who may be asked now.

    `date.max` where no day was agreed. `resting` is "niet vragen voor een band", `not_now` "nu
    niet koppelen". The day may be past.
    """
    if resting or (not_now and not_now_until is None):
        return date.max
    return not_now_until if not_now else None
