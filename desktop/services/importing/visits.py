"""A list of activities: what each row becomes, and then its activities with who was there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.errors import Problem
from desktop.domain.names import fold, split_name
from desktop.domain.reading.rehearsal import (
    Change,
    Decision,
    Fate,
    Likeness,
    Made,
    Options,
    RowOutcome,
    Unknown,
    UnknownName,
    When,
)
from desktop.domain.reading.row import Verdict
from desktop.domain.reading.table import text_of
from desktop.domain.reading.visits import ActivityRow, joined, plain_name
from desktop.domain.reading.words import Column
from desktop.models import Activity
from desktop.services.importing.names import Bearers
from desktop.services.importing.places import Places
from desktop.services.importing.visit_records import Presence, VisitRecords
from desktop.storage.queries import importing as queries


@dataclass(frozen=True, slots=True)
class _Entry:
    """An activity to write; `activity` is None for a new one."""

    row: ActivityRow
    community: str
    presence: Presence
    activity: Activity | None = None


class VisitPlan:
    """What a list of activities would do. `write` does it, in the session it was made in.

    With `keep` (the very file was read before) activities that are there stay as they are.
    """

    def __init__(
        self,
        session: Session,
        verdicts: Sequence[Verdict[ActivityRow]],
        options: Options,
        today: date,
        *,
        keep: bool,
    ) -> None:
        self._options = options
        self._keep = keep
        self._places = Places(session)
        self._bearers = Bearers(queries.people(session))
        self._records = VisitRecords(session, self._places, today)
        self._programmes = {plain_name(p.name): p for p in queries.programmes(session)}
        self._new_programmes: dict[str, str] = {}
        self._unknown: dict[str, tuple[str, list[int], UUID | None]] = {}
        self._new_people: dict[str, str] = {}
        self._entries: list[_Entry] = []
        activities = joined(a for verdict in verdicts for a in verdict.values)
        self._find_existing(session, activities)
        self._seen: dict[tuple[str, str, date, time], int] = {}
        made = {row: outcome for a in activities for row, outcome in self._outcomes(a)}
        self.outcomes = tuple(
            replace(made[v.row], notices=v.notices + made[v.row].notices)
            if v.row in made
            else RowOutcome(v.row, Fate.REJECTED, v.title, problems=v.problems, notices=v.notices)
            for v in verdicts
            if not v.skipped
        )

    @property
    def added(self) -> int:
        """How many activities it makes."""
        return sum(1 for entry in self._entries if entry.activity is None)

    @property
    def updated(self) -> int:
        """How many activities it changes."""
        return len(self._entries) - self.added

    @property
    def made(self) -> Made:
        """What it makes besides activities."""
        return Made(
            communities=self._places.new_communities,
            rooms=self._places.new_rooms,
            programmes=tuple(self._new_programmes.values()),
            people=tuple(self._new_people.values()),
        )

    @property
    def unknown_names(self) -> tuple[UnknownName, ...]:
        """The names nobody bears, with people whose names come near."""
        return tuple(
            UnknownName(key, name, tuple(rows), self._bearers.likely(name, community_id))
            for key, (name, rows, community_id) in sorted(self._unknown.items())
        )

    def write(self, run_id: UUID) -> None:
        """Adds and changes the activities, with what they need."""
        self._places.write()
        usual = self._usual()
        for key, name in self._new_programmes.items():
            self._programmes[key] = self._records.make_programme(name, usual[key])
        for key, name in self._new_people.items():
            self._records.make_person(key, split_name(name))
        for entry in self._entries:
            programme = self._programmes[plain_name(entry.row.programme)]
            if entry.activity is None:
                self._records.add(entry.row, entry.community, programme, entry.presence, run_id)
            else:
                self._records.change(entry.activity, entry.row, entry.community, entry.presence)

    def _usual(self) -> dict[str, ActivityRow]:
        """For each new programme the row whose initiative is the usual one of the list."""
        rows: dict[str, list[ActivityRow]] = {}
        for entry in self._entries:
            rows.setdefault(plain_name(entry.row.programme), []).append(entry.row)
        usual = {}
        for key, several in rows.items():
            most, _ = Counter(row.initiative for row in several).most_common(1)[0]
            usual[key] = next(row for row in several if row.initiative is most)
        return usual

    def _find_existing(self, session: Session, activities: Sequence[ActivityRow]) -> None:
        self._existing: dict[tuple[UUID, UUID, date, time], Activity] = {}
        self._there: dict[UUID, frozenset[UUID]] = {}
        self._nameless: dict[UUID, frozenset[str]] = {}
        names = {a.community or self._options.community for a in activities}
        ids = {self._places.community_id(fold(name)) for name in names} - {None}
        known = [id_ for id_ in ids if id_ is not None]
        self._records.learn_standings(known)
        if not (known and activities):
            return
        days = [a.day for a in activities]
        self._existing = queries.activities(session, known, min(days), max(days))
        found = [a.id for a in self._existing.values()]
        self._there = queries.attendance(session, found)
        self._nameless = queries.unmatched(session, found)

    def _outcomes(self, row: ActivityRow) -> list[tuple[int, RowOutcome]]:
        """What becomes of an activity's first line, and of its further ones."""
        first = self._outcome(row)
        fate = Fate.JOINED if first.fate is not Fate.REJECTED else Fate.REJECTED
        return [
            (row.row, first),
            *((n, replace(first, row=n, fate=fate, notices=(), likeness=())) for n in row.rows[1:]),
        ]

    def _outcome(self, row: ActivityRow) -> RowOutcome:
        outcome = RowOutcome(
            row.row, Fate.NEW, f"{row.programme}, {text_of(row.day)}",
            decided=self._options.decisions.get(row.row),
            heads=(len(row.present), row.guests), when=When(hours=(row.begins, row.ends)),
        )  # fmt: skip
        name = row.community or self._options.community
        if not name:
            problem = Problem("community", "row_without_community")
            return replace(outcome, fate=Fate.REJECTED, problems=(problem,))
        row = replace(row, community=name, room=row.room or self._options.room)
        community = self._places.community(name)
        key = (community, plain_name(row.programme), row.day, row.begins)
        if key in self._seen:
            like = Likeness(self._seen[key], outcome.title)
            outcome = replace(outcome, likeness=(like,))
            decision = self._options.decisions.get(row.row, self._options.duplicates)
            if decision is Decision.SKIP:
                return replace(outcome, fate=Fate.DUPLICATE)
        known = None if key in self._seen else self._existing_of(community, row)
        self._seen.setdefault(key, row.row)
        presence, notices = self._presence(row, community, known)
        outcome = replace(outcome, notices=notices)
        if known is None:
            if row.room:
                self._places.room(community, row.room)
            if plain_name(row.programme) not in self._programmes:
                self._new_programmes.setdefault(plain_name(row.programme), row.programme)
            self._entries.append(_Entry(row, community, presence))
            return outcome
        changes = () if self._keep else self._changes(row, community, known, presence)
        if changes:
            self._entries.append(_Entry(row, community, presence, known))
        return replace(outcome, fate=Fate.UPDATED if changes else Fate.SAME, changes=changes)

    def _existing_of(self, community: str, row: ActivityRow) -> Activity | None:
        programme = self._programmes.get(plain_name(row.programme))
        community_id = self._places.community_id(community)
        if programme is None or community_id is None:
            return None
        return self._existing.get((community_id, programme.id, row.day, row.begins))

    def _presence(
        self, row: ActivityRow, community: str, known: Activity | None
    ) -> tuple[Presence, tuple[Problem, ...]]:
        """Who of the names is known, who is made, and which names nobody bears."""
        there = self._there.get(known.id, frozenset()) if known else frozenset()
        nameless = self._nameless.get(known.id, frozenset()) if known else frozenset()
        community_id = self._places.community_id(community)
        people: dict[UUID, None] = {}
        fresh: dict[str, None] = {}
        unknown: dict[str, str] = {}
        for name in _together(row.present, self._bearers, community_id):
            key = fold(name)
            choice = self._options.people.get(key, self._options.unknown)
            found = self._bearers.find(name, community_id)
            if found is None and isinstance(choice, UUID):
                found = choice
            if found is not None:
                people[found] = None
            elif key in nameless:
                continue
            elif choice is Unknown.ADD and split_name(name).first:
                fresh[key] = None
                self._new_people.setdefault(key, name)
                self._note_unknown(key, name, row.row, community_id)
            else:
                unknown[key] = name
                self._note_unknown(key, name, row.row, community_id)
        notices = tuple(Problem("present", "name_unknown", {"name": n}) for n in unknown.values())
        new = tuple(person for person in people if person not in there)
        return Presence(new, tuple(fresh), tuple(unknown.values())), notices

    def _note_unknown(self, key: str, name: str, row: int, community_id: UUID | None) -> None:
        self._unknown.setdefault(key, (name, [], community_id))[1].append(row)

    def _changes(
        self, row: ActivityRow, community: str, known: Activity, presence: Presence
    ) -> tuple[Change, ...]:
        names = [self._bearers.name(p) for p in presence.people]
        names += [self._new_people[key] for key in presence.fresh] + list(presence.unknown)
        changes = [Change(Column.PRESENT.value, "", name) for name in names]
        changes += self._records.differences(known, row, community)
        return tuple(changes)


def _together(names: Sequence[str], bearers: Bearers, community_id: UUID | None) -> Sequence[str]:
    """The names, with "Smit, Jan" put together where the commas of a list cut it in two."""
    found: list[str] = []
    at = 0
    while at < len(names):
        if at + 1 < len(names) and bearers.find(names[at], community_id) is None:
            whole = split_name(f"{names[at]}, {names[at + 1]}").full
            if bearers.find(whole, community_id) is not None:
                found.append(whole)
                at += 2
                continue
        found.append(names[at])
        at += 1
    return found
