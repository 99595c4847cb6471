"""What every part of the example data is made with: seeded chance, seeded ids, one session."""

import json
from collections import defaultdict
from datetime import date, time, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from desktop import paths
from desktop.domain.clock import Clock
from desktop.domain.names import fold
from desktop.domain.periods import Quarter
from desktop.domain.wall_clock import span
from desktop.models import Activity, Dwelling, Person, Programme, Question, Room, Skill, Tie
from desktop.models.base import Base

T = TypeVar("T", bound=Base)


def resource(name: str) -> dict[str, Any]:
    """A file of the example data."""
    text = paths.resource(f"example/{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


class Maker:
    """Adds records to `session`; the same seed and day give the same records, ids too.

    Homes and people are found again by their key in street.json ("bw1.05"). `helping` tells
    who has met somebody in a tie, from a day until before a day.
    """

    def __init__(self, session: Session, clock: Clock, seed: int) -> None:
        self.session = session
        self.clock = clock
        self.today = clock.today()
        self.random = Random(seed)  # noqa: S311 - example data, no secret
        self._made = 0
        self.homes: dict[str, Dwelling] = {}
        self.people: dict[str, Person] = {}
        self.since: dict[str, date] = {}
        self.communities: dict[str, UUID] = {}
        self.rooms: dict[tuple[str, str], Room] = {}
        self.programmes: dict[str, Programme] = {}
        self.in_log: defaultdict[tuple[UUID | None, date], list[tuple[str, Activity]]] = (
            defaultdict(list)
        )
        self.questions: list[Question] = []
        self.persons = 0
        self.helping: list[tuple[str, date, date | None]] = []
        self.ties: list[tuple[Tie, dict[str, Any]]] = []
        self.skills: dict[str, Skill] = {}

    def new_id(self) -> UUID:
        """An id of version 7 in form: later ids sort behind earlier ones, as in real life."""
        self._made += 1
        chance = self.random.getrandbits(62)
        return UUID(int=self._made << 80 | 0x7 << 76 | 0x2 << 62 | chance)

    def add(self, record: T) -> T:
        """Adds a record with a seeded id."""
        record.id = self.new_id()  # type: ignore[attr-defined]
        self.session.add(record)
        return record

    def skill(self, word: str) -> Skill:
        """The word of the catalogue, made at its first use."""
        if fold(word) not in self.skills:
            self.skills[fold(word)] = self.add(Skill(name=word, name_key=fold(word)))
        return self.skills[fold(word)]

    def day(self, ago: int) -> date:
        """The day so many days from today; -30 is a month ago."""
        return self.today + timedelta(days=ago)

    def quarters(self) -> tuple[Quarter, ...]:
        """The five full quarters before the running one, oldest first."""
        quarter, found = Quarter.of(self.today).previous, []
        for _ in range(5):
            found.append(quarter)
            quarter = quarter.previous
        return tuple(reversed(found))


def clock_time(text: str) -> time:
    """'16:30' as a clock time."""
    return time.fromisoformat(text)


def times(day: date, begins: time, ends: time) -> dict[str, Any]:
    """The columns of a record that lasts from `begins` to `ends` on the wall clock."""
    lasting = span(day, begins, ends)
    return {
        "day": lasting.day,
        "begins": lasting.begins,
        "ends_day": lasting.ends_day,
        "ends": lasting.ends,
        "zone": lasting.zone,
        "begins_utc": lasting.begins_utc,
        "ends_utc": lasting.ends_utc,
    }
