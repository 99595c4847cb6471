"""A list of residents: what each row becomes, and then its people in the administration."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.errors import Problem
from desktop.domain.names import fold
from desktop.domain.reading.homes import home_key
from desktop.domain.reading.people import PersonRow, shown_contact
from desktop.domain.reading.rehearsal import (
    Change,
    Decision,
    Fate,
    Likeness,
    Made,
    Options,
    RowOutcome,
)
from desktop.domain.reading.row import Verdict
from desktop.domain.residents import digits_of
from desktop.services.importing.likeness import Candidate, Index, seems
from desktop.services.importing.people_records import PeopleRecords
from desktop.services.importing.places import Places
from desktop.storage.queries import importing as queries


@dataclass(frozen=True, slots=True)
class Arrival:
    """A person of a row with their community; `person_id` is None for somebody new."""

    person: PersonRow
    community: str
    person_id: UUID | None = None


class PeoplePlan:
    """What a list of residents would do. `write` does it, in the session it was made in.

    With `keep` (the very file was read before) people who are known stay as they are now:
    what was corrected since is not undone by an old list.
    """

    def __init__(
        self,
        session: Session,
        verdicts: Sequence[Verdict[PersonRow]],
        options: Options,
        today: date,
        *,
        keep: bool,
    ) -> None:
        self._session = session
        self._options = options
        self._places = Places(session)
        self._records = PeopleRecords(session, self._places, today)
        self._known = queries.people(session)
        self._index: dict[str, Index] = {}
        self._everybody: Index | None = None
        self._seen: defaultdict[str, Index] = defaultdict(Index)
        self._taken: set[tuple[str, UUID]] = set()
        self._keep = keep
        self._arrivals: list[Arrival] = []
        self._streets = _streets(verdicts)
        self.outcomes = tuple(self._outcome(v) for v in verdicts if not v.skipped)

    @property
    def added(self) -> int:
        """How many people it makes."""
        return sum(1 for arrival in self._arrivals if arrival.person_id is None)

    @property
    def updated(self) -> int:
        """How many known people it changes."""
        return sum(1 for arrival in self._arrivals if arrival.person_id is not None)

    @property
    def made(self) -> Made:
        """What it makes besides people."""
        return Made(
            communities=self._places.new_communities,
            dwellings=self._places.new_homes,
            skills=self._records.new_skills(a.person for a in self._arrivals),
        )

    def write(self) -> None:
        """Adds and changes the people, with what they need."""
        self._places.write()
        for arrival in self._arrivals:
            community_id = self._places.community_id(arrival.community)
            if community_id is None:
                raise KeyError(arrival.community)
            home = arrival.person.home
            home_id = self._places.home_id(arrival.community, home_key(home)) if home else None
            if arrival.person_id is None:
                self._records.add(arrival.person, community_id, home_id)
            else:
                self._records.change(arrival.person_id, arrival.person, community_id, home_id)

    def _outcome(self, verdict: Verdict[PersonRow]) -> RowOutcome:
        if verdict.problems:
            return RowOutcome(
                verdict.row, Fate.REJECTED, verdict.title, problems=verdict.problems,
                notices=verdict.notices,
            )  # fmt: skip
        results = [self._place(person) for person in verdict.values]
        first = results[0]
        fates = [result.fate for result in results]
        order = (Fate.REJECTED, Fate.DUPLICATE, Fate.NEW, Fate.UPDATED, Fate.SAME)
        names = " · ".join(person.name.full for person in verdict.values)
        return replace(
            first,
            fate=next(fate for fate in order if fate in fates),
            title=names,
            notices=verdict.notices,
            likeness=tuple(like for result in results for like in result.likeness),
            changes=tuple(change for result in results for change in result.changes),
        )

    def _place(self, person: PersonRow) -> RowOutcome:
        """Finds or makes the person of a row; what comes of it."""
        name = person.community or self._options.community
        outcome = RowOutcome(
            person.row, Fate.NEW, person.name.full, shown_contact(person),
            decided=self._options.decisions.get(person.row),
        )  # fmt: skip
        if not name:
            problem = Problem("community", "row_without_community")
            return replace(outcome, fate=Fate.REJECTED, problems=(problem,))
        community = self._places.community(name)
        if person.home and self._streets[fold(person.community)] > 1 and person.street:
            person = replace(person, home=f"{person.street} {person.home}"[:40])
        one = _candidate(person)
        known, likely = self._find(community, one)
        if known is None and likely is not None:
            outcome = replace(outcome, likeness=(Likeness(likely.row, likely.name.full),))
            decision = self._options.decisions.get(person.row, self._options.duplicates)
            if decision is Decision.SKIP:
                return replace(outcome, fate=Fate.DUPLICATE)
        if person.home:
            self._places.home(community, person.home)
        if known is None or known.person_id is None:
            self._seen[community].add(one)
            self._arrivals.append(Arrival(person, community))
            return outcome
        return self._known_already(outcome, person, community, known)

    def _known_already(
        self, outcome: RowOutcome, person: PersonRow, community: str, known: Candidate
    ) -> RowOutcome:
        person_id = known.person_id
        if person_id is None:
            raise KeyError(person.row)
        self._taken.add((community, person_id))
        here = _candidate(person, person_id)
        self._seen[community].add(
            replace(
                here,
                homes=here.homes | known.homes,
                phone_digits=here.phone_digits or known.phone_digits,
                email=here.email or known.email,
            )
        )
        changes: tuple[Change, ...] = ()
        if not self._keep:
            changes = self._records.changes(person_id, person, self._places.community_id(community))
        if changes:
            self._arrivals.append(Arrival(person, community, person_id))
        return replace(outcome, fate=Fate.UPDATED if changes else Fate.SAME, changes=changes)

    def _find(self, community: str, one: Candidate) -> tuple[Candidate | None, Candidate | None]:
        """Who this is for certain, and who it seems to be."""
        earlier = [other for other in self._seen[community].near(one) if seems(one, other)]
        near = self._known_in(community).near(one)
        free = [o for o in near if (community, o.person_id) not in self._taken]
        same = [other for other in free if one.same_name(other)]
        certain = [other for other in same if one.shares(other)]
        if not certain and len(same) == 1 and not one.differs(same[0]) and not earlier:
            certain = same
        if certain:
            return certain[0], None
        likely = earlier + [other for other in free if seems(one, other)]
        if not likely and (elsewhere := self._elsewhere(one)):
            return elsewhere, None
        return None, likely[0] if likely else None

    def _elsewhere(self, one: Candidate) -> Candidate | None:
        """The same name with the same phone or e-mail in another community: one person."""
        if not (one.phone_digits or one.email):
            return None
        if self._everybody is None:
            self._everybody = Index(_known_candidate(person) for person in self._known)
        for other in self._everybody.near(one):
            if one.same_name(other) and one.same_contact(other):
                return other
        return None

    def _known_in(self, community: str) -> Index:
        if community not in self._index:
            id_ = self._places.community_id(community)
            self._index[community] = Index(
                _known_candidate(person, id_) for person in self._known if id_ in person.communities
            )
        return self._index[community]


def _candidate(person: PersonRow, person_id: UUID | None = None) -> Candidate:
    return Candidate(
        person.name,
        person_id=person_id,
        row=person.row,
        homes=frozenset([home_key(person.home)]) if person.home else frozenset(),
        phone_digits=digits_of(person.phone),
        email=person.email,
    )


def _known_candidate(person: queries.KnownPerson, community_id: UUID | None = None) -> Candidate:
    homes = person.homes.get(community_id, ()) if community_id else ()
    return Candidate(
        person.name,
        person_id=person.id,
        homes=frozenset(map(home_key, homes)),
        phone_digits=person.phone_digits,
        email=person.email,
    )


def _streets(verdicts: Sequence[Verdict[PersonRow]]) -> Counter[str]:
    """How many streets each community has in the list: with several, labels name them."""
    streets = {
        (fold(person.community), fold(person.street))
        for verdict in verdicts
        for person in verdict.values
        if person.street
    }
    return Counter(community for community, _ in streets)
