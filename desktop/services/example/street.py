"""Communities, homes and people of the example street."""

from datetime import date
from typing import Any

from desktop.domain.names import PersonName, fold
from desktop.domain.vocabulary import (
    CommunityKind,
    CommunityPhase,
    DepartureKind,
    Role,
    Roof,
    TieWord,
)
from desktop.models import (
    Community,
    Dwelling,
    Membership,
    MembershipRole,
    OpeningHours,
    Partner,
    Person,
    Residency,
    Room,
    Storey,
)
from desktop.services.example.maker import Maker, clock_time, resource

STREET = (
    ("Betje Wolff", (8, 8, 8), Roof.FLAT, CommunityKind.MIXED, TieWord.GOOD_NEIGHBOUR,
     ("Huiskamer", "Atelier")),
    ("'t Vriendenhuis", (3, 3, 2), Roof.STEPPED_GABLE, CommunityKind.SHARED_HOUSE,
     TieWord.HOUSEMATE, ("Woonkeuken",)),
    ("Community 4.2", (4, 4, 4, 3, 3), Roof.STEPPED, CommunityKind.MIXED, TieWord.MATE,
     ("Buurtkamer",)),
)  # fmt: skip


def make_street(maker: Maker) -> None:
    """Communities with their rooms, homes, and who lives and lived there."""
    street, people = resource("street"), resource("people")
    for position, setup in enumerate(STREET):
        _make_community(maker, position, setup)
    for home in street["homes"]:
        _make_home(maker, home, people)
    for gone in people["left"]:
        _make_former(maker, gone)


def _make_community(maker: Maker, position: int, setup: tuple[Any, ...]) -> None:
    name, storeys, roof, kind, word, rooms = setup
    phase = CommunityPhase.BUILD_UP if position == 2 else CommunityPhase.SETTLED
    community = maker.add(
        Community(
            name=name, name_key=fold(name), position=position, roof=roof, kind=kind, phase=phase,
            tie_word=word,
        )
    )  # fmt: skip
    maker.communities[name] = community.id
    for level, doors in enumerate(storeys, start=1):
        maker.add(Storey(community_id=community.id, level=level, doors=doors))
    for place, room_name in enumerate(rooms):
        room = maker.add(
            Room(
                community_id=community.id, name=room_name, name_key=fold(room_name),
                position=place, seats=30 if place == 0 else 12,
            )
        )  # fmt: skip
        maker.rooms[name, room_name] = room
        for weekday in range(7):
            maker.add(
                OpeningHours(
                    room_id=room.id, weekday=weekday, opens=clock_time("08:00"),
                    closes=clock_time("23:00"),
                )
            )  # fmt: skip
    for partner, part in (("Woonstichting De Voorbeeld", "verhuurder"), ("Gemeente", "gemeente")):
        maker.add(Partner(community_id=community.id, name=partner, part=part))


def _make_home(maker: Maker, home: dict[str, Any], people: dict[str, Any]) -> None:
    community_id = maker.communities[home["community"]]
    dwelling = maker.add(
        Dwelling(
            community_id=community_id, label=home["label"], storey=home["storey"],
            door=home["door"],
        )
    )  # fmt: skip
    maker.homes[home["id"]] = dwelling
    if "first" not in home:
        return
    key = home["id"]
    person = _person(maker, home, key, people)
    since = maker.day(people["since"].get(key, -maker.random.randint(620, 1300)))
    _settle(maker, person, dwelling, since, None, good=home["good_neighbour"])
    maker.people[key] = person
    maker.since[key] = since


def _person(maker: Maker, parts: dict[str, Any], key: str, people: dict[str, Any]) -> Person:
    name = PersonName(parts["first"], parts["infix"], parts["surname"])
    maker.persons += 1
    number = maker.persons
    return maker.add(
        Person(
            first_name=name.first, infix=name.infix, surname=name.surname,
            name_key=name.name_key, first_key=name.first_key,
            sort_key=name.sort_key,
            phone=f"06 00 00 00 {number:02d}", phone_digits=f"06000000{number:02d}",
            email=f"{fold(name.first).replace(' ', '')}.{number}@voorbeeld.example",
            secret_address=key == people["secret_address"], resting=key == people["resting"],
        )
    )  # fmt: skip


def _settle(
    maker: Maker, person: Person, home: Dwelling, since: date, until: date | None, *, good: bool
) -> Membership:
    during = {"community_id": home.community_id, "begins": since, "ends": until}
    membership = maker.add(Membership(person_id=person.id, **during))
    maker.add(Residency(person_id=person.id, dwelling_id=home.id, **during))
    if good:
        role = MembershipRole(membership_id=membership.id, role=Role.GOOD_NEIGHBOUR, **during)
        maker.add(role)
    return membership


def _make_former(maker: Maker, gone: dict[str, Any]) -> None:
    person = _person(maker, gone, "", {"secret_address": None, "resting": None})
    until = maker.day(gone["left"])
    home = maker.homes[gone["home"]]
    membership = _settle(maker, person, home, maker.day(gone["since"]), until, good=False)
    membership.departure = DepartureKind(gone["kind"])
