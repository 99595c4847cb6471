"""A small street for the tests of the log: two communities, a shared home, an empty one."""

from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from desktop.domain.vocabulary import Role
from desktop.models import Membership, MembershipRole, Room
from tests import builders as make


@dataclass
class Street:
    """Ids by name: 'Betje Wolff', 'Huiskamer', and people by first name."""

    communities: dict[str, UUID] = field(default_factory=dict)
    rooms: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)

    @property
    def home(self) -> UUID:
        return self.communities["Betje Wolff"]

    @property
    def room(self) -> UUID:
        return self.rooms["Huiskamer"]

    def of(self, *names: str) -> frozenset[UUID]:
        return frozenset(self.people[name] for name in names)


RESIDENTS = (
    ("Noor van der Heijden", "1.01"),
    ("Sem Willems", "1.01"),
    ("Ineke van Loon", "1.02"),
    ("Yara Nijhof", "2.01"),
)


def build(database, storeys=(2, 2)) -> Street:
    """Betje Wolff: Noor and Sem share a home, 2.02 stands empty since Willy left on 1 July.

    Gerda volunteers without living there; Bas is known and belongs nowhere; Milan lives in
    the Vriendenhuis.
    """
    street = Street()
    with database.write("test.street") as session:
        home = make.a_community(session, "Betje Wolff", storeys, position=0)
        other = make.a_community(session, "'t Vriendenhuis", (2, 2), position=1)
        for community in (home, other):
            street.communities[community.name] = community.id
        for name in ("Huiskamer", "Atelier"):
            street.rooms[name] = make.a_room(session, home, name).id
        people = [
            make.a_resident(session, home, name, label, since=None) for name, label in RESIDENTS
        ]
        people += [
            make.a_resident(session, home, "Willy Kok", "2.02", since=None, until=date(2026, 7, 1)),
            make.a_resident(session, other, "Milan Peters", "1.01", since=None),
            make.a_person(session, "Bas Smit"),
        ]
        gerda = make.a_resident(session, home, "Gerda Bos", since=None)
        _volunteer(session, home, gerda)
        street.people = {person.first_name: person.id for person in (*people, gerda)}
    return street


def book(database, street: Street, title: str, begins: time, ends: time, day: date) -> UUID:
    """An occurrence of a booking in the Huiskamer."""
    with database.write("test.book") as session:
        room = session.get_one(Room, street.room)
        return make.an_occurrence(session, room, title, day, begins, ends).id


def _volunteer(session, community, person) -> None:
    membership = session.query(Membership).filter_by(person_id=person.id).one()
    make.add(
        session,
        MembershipRole(membership_id=membership.id, community_id=community.id, role=Role.VOLUNTEER),
    )
