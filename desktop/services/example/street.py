"""Communities, homes and people of the example street, and what they mean to each other."""

from datetime import date, timedelta
from typing import Any

from desktop.domain.names import PersonName, fold
from desktop.domain.vocabulary import (
    AgreementKind,
    CommunityKind,
    CommunityPhase,
    ConsentPurpose,
    DepartureKind,
    QuestionState,
    Role,
    Roof,
    Route,
    Theme,
    TieKind,
    TiePhase,
    TieWord,
)
from desktop.models import (
    Agreement,
    Community,
    Consent,
    Dwelling,
    Membership,
    MembershipRole,
    OpeningHours,
    Partner,
    Person,
    Question,
    Residency,
    Room,
    Skill,
    Storey,
    Talent,
    Tie,
    TieParticipant,
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
_PHASES = {
    "voorstel": TiePhase.PROPOSED,
    "kennismaking": TiePhase.MEETING,
    "actief": TiePhase.RUNNING,
    "afronding": TiePhase.FINISHING,
}
# For how many days the running pairs of today run, and when those of before ran: chosen so
# that the number of active pairs grows slowly over the five quarters before the pictures' day.
_RUNNING = (500, 480, 460, 440, 430, 400, 350, 300, 260, 200, 160, 120, 60, 44, 21)
_ENDED = ((600, 410), (560, 320), (520, 300), (500, 250), (140, 90), (130, 70))


def make_street(maker: Maker) -> None:
    """Everything about homes and people."""
    street, people = resource("street"), resource("people")
    for position, setup in enumerate(STREET):
        _make_community(maker, position, setup)
    for home in street["homes"]:
        _make_home(maker, home, people)
    for gone in people["left"]:
        _make_former(maker, gone)
    maker.session.flush()
    _make_talents(maker, people)
    _make_questions(maker, people)
    _make_closed_questions(maker, people)
    _make_ties(maker, street)
    _make_agreements(maker)
    _make_consents(maker)


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
    since = maker.day(people["since"].get(key, -maker.random.randint(500, 1100)))
    _settle(maker, person, dwelling, since, None, good=home["good_neighbour"])
    maker.people[key] = person
    maker.since[key] = since


def _person(maker: Maker, parts: dict[str, Any], key: str, people: dict[str, Any]) -> Person:
    name = PersonName(parts["first"], parts["infix"], parts["surname"])
    number = len(maker.people) + 1
    return maker.add(
        Person(
            first_name=name.first, infix=name.infix, surname=name.surname,
            name_key=name.name_key, first_key=" ".join(name.first_key),
            sort_key=" ".join(name.sort_key),
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


def _make_talents(maker: Maker, people: dict[str, Any]) -> None:
    skills: dict[str, Skill] = {}
    for key, person in maker.people.items():
        own = people["talents"].get(key)
        if own is None:
            own = maker.random.sample(people["other_talents"], maker.random.randint(1, 2))
        for word in own:
            if fold(word) not in skills:
                skills[fold(word)] = maker.add(Skill(name=word, name_key=fold(word)))
            maker.add(Talent(person_id=person.id, skill_id=skills[fold(word)].id))


def _make_questions(maker: Maker, people: dict[str, Any]) -> None:
    for key, asked in people["questions"].items():
        for title, theme, ago, state in asked:
            _ask(maker, key, (title, theme), maker.day(-ago), QuestionState(state))
    for key in people["asking_too"]:
        if key in maker.people:
            question = maker.random.choice(people["other_questions"])
            _ask(maker, key, question, maker.day(-maker.random.randint(3, 24)), QuestionState.OPEN)


def _ask(
    maker: Maker, key: str, asked: tuple[str, str], on: date, state: QuestionState
) -> Question:
    home = maker.homes[key]
    return maker.add(
        Question(
            community_id=home.community_id, person_id=maker.people[key].id, title=asked[0],
            theme=Theme(asked[1]), received_on=on, state=state,
        )
    )  # fmt: skip


def _make_closed_questions(maker: Maker, people: dict[str, Any]) -> None:
    """Questions that were answered, ever more of them in a group."""
    homes = sorted(maker.people)
    shares = zip(maker.quarters(), people["closed_questions"], people["in_group"], strict=True)
    for quarter, count, in_group in shares:
        for number in range(count):
            key = maker.random.choice(homes)
            on = quarter.begin + timedelta(days=maker.random.randrange(80))
            question = _ask(
                maker, key, maker.random.choice(people["other_questions"]), on,
                QuestionState.CLOSED,
            )  # fmt: skip
            question.closed_on = on + timedelta(days=maker.random.randint(1, 10))
            question.first_step_on = on
            question.route = _route(maker, number, round(count * in_group), count)


def _route(maker: Maker, number: int, grouped: int, count: int) -> Route:
    if number < grouped:
        return Route.GROUP
    if number < grouped + round(count * 0.27):
        return Route.GOOD_NEIGHBOUR
    if number < count - round(count * 0.13):
        return maker.random.choice((Route.SELF, Route.NETWORK, Route.RESIDENT))
    return Route.DISTRICT_TEAM


def _make_ties(maker: Maker, street: dict[str, Any]) -> None:
    running = iter(_RUNNING)
    for tie in street["ties"]:
        phase = _PHASES[tie["phase"]]
        first, second = tie["between"]
        days = next(running) if phase is TiePhase.RUNNING else 0
        _tie(maker, (first, second), phase, days)
    circle = maker.add(
        Tie(
            community_id=maker.homes[street["circle"][0]].community_id, kind=TieKind.CIRCLE,
            phase=TiePhase.RUNNING, proposed_on=maker.day(-95), first_met_on=maker.day(-90),
            running_since=maker.day(-80), evaluates_on=maker.day(40), last_contact_on=maker.day(-2),
        )
    )  # fmt: skip
    for position, key in enumerate(street["circle"]):
        maker.add(
            TieParticipant(
                tie_id=circle.id, person_id=maker.people[key].id, position=position, gives=True
            )
        )
    homes = sorted(maker.people)
    for since, ended in _ENDED:
        tie = _tie(maker, tuple(maker.random.sample(homes, 2)), TiePhase.ENDED, since)
        tie.closed_on, tie.evaluates_on = maker.day(-ended), None


def _tie(maker: Maker, between: tuple[str, ...], phase: TiePhase, days: int) -> Tie:
    """A pair; `days` is for how long it runs (or ran), for running and ended pairs."""
    tie = maker.add(
        Tie(
            community_id=maker.homes[between[0]].community_id, kind=TieKind.PAIR, phase=phase,
            proposed_on=maker.day(-days - 24), evaluates_on=maker.day(70 - days % 50),
        )
    )  # fmt: skip
    if phase is not TiePhase.PROPOSED:
        tie.first_met_on = maker.day(-days - 14)
    if phase is TiePhase.FINISHING:
        days = 260
        tie.proposed_on, tie.first_met_on = maker.day(-290), maker.day(-280)
        tie.finishing_since = maker.day(-160 if between[0].startswith("c") else -20)
    if phase in (TiePhase.RUNNING, TiePhase.FINISHING, TiePhase.ENDED):
        tie.running_since = maker.day(-days)
        last_seen = 21 if between == ("bw1.07", "bw1.08") else maker.random.randint(0, 12)
        tie.last_contact_on = maker.day(-last_seen)
    for position, key in enumerate(between):
        maker.add(
            TieParticipant(
                tie_id=tie.id, person_id=maker.people[key].id, position=position,
                gives=position == 0,
            )
        )  # fmt: skip
    return tie


def _make_agreements(maker: Maker) -> None:
    noor = maker.people["bw1.05"]
    home = maker.homes["bw1.05"].community_id
    key = maker.rooms["Betje Wolff", "Huiskamer"]
    for title, kind, room, ends in (
        ("Meedoen aan de community", AgreementKind.TAKING_PART, None, 7),
        ("Sleutel van de Huiskamer", AgreementKind.KEY, key.id, 97),
    ):
        maker.add(
            Agreement(
                community_id=home, person_id=noor.id, room_id=room, kind=kind, title=title,
                begins=maker.day(-176), ends=maker.day(ends), discussed_on=maker.day(-176),
            )
        )  # fmt: skip
    for number, key_ in enumerate(sorted(maker.people)):
        if key_ == "bw1.05":
            continue
        soon = {"bw2.06": 10, "c2.2": 13}.get(key_, 60 + number * 5)
        maker.add(
            Agreement(
                community_id=maker.homes[key_].community_id, person_id=maker.people[key_].id,
                kind=AgreementKind.TAKING_PART, title="Meedoen aan de community",
                begins=maker.day(-180), ends=maker.day(soon), discussed_on=maker.day(-180),
            )
        )  # fmt: skip


def _make_consents(maker: Maker) -> None:
    for key, person in maker.people.items():
        given = max(maker.since[key], maker.day(-622))
        maker.add(Consent(person_id=person.id, purpose=ConsentPurpose.SHARE_NAME, given_on=given))
        if key in ("bw1.01", "bw2.04", "c1.1"):
            maker.add(
                Consent(
                    person_id=person.id, purpose=ConsentPurpose.PHOTO, given_on=given,
                    withdrawn_on=maker.day(-40) if key == "c1.1" else None,
                )
            )  # fmt: skip
