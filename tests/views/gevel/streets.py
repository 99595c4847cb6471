"""The street of the pictures, as values: for tests of what is painted."""

import json
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from desktop.domain.facade_measure import Plan
from desktop.domain.street import Dweller, GroundRoom, Home, House, Street, Tie
from desktop.domain.vocabulary import Roof, TieKind, TiePhase

DATA = Path(__file__).parents[2] / "data" / "gevel" / "street.json"
PHASES = {
    "actief": TiePhase.RUNNING,
    "afronding": TiePhase.FINISHING,
    "kennismaking": TiePhase.MEETING,
    "voorstel": TiePhase.PROPOSED,
}
HOUSES = (
    ("Betje Wolff", Plan((8, 8, 8), Roof.FLAT, 2), ("Huiskamer", "Atelier")),
    ("'t Vriendenhuis", Plan((3, 3, 2), Roof.STEPPED_GABLE, 1), ("Woonkeuken",)),
    ("Community 4.2", Plan((4, 4, 4, 3, 3), Roof.STEPPED, 1), ("Buurtkamer",)),
)


def home_id(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)


def person_id(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"person {name}")


def picture_street(*, ties: bool = True) -> Street:
    told = json.loads(DATA.read_text("utf-8"))
    tied = set(told["helpkring"])
    for tie in told["ties"]:
        if tie["phase"] != "voorstel":
            tied |= set(tie["between"])
    houses = tuple(
        House(
            uuid5(NAMESPACE_URL, name),
            name,
            plan,
            tuple(
                Home(
                    home_id(home["id"]), home["label"], home["storey"], home["door"],
                    people_of(home, tied),
                )
                for home in told["dwellings"]
                if home["community"] == name
            ),
            tuple(GroundRoom(uuid5(NAMESPACE_URL, room), room, room == "Huiskamer")
                  for room in rooms),
        )
        for name, plan, rooms in HOUSES
    )  # fmt: skip
    if not ties:
        return Street(houses)
    pairs = [
        Tie(
            uuid5(NAMESPACE_URL, str(tie)), TieKind.PAIR, PHASES[tie["phase"]],
            tuple(person_id(home) for home in tie["between"]),
        )
        for tie in told["ties"]
    ]  # fmt: skip
    circle = tuple(person_id(home) for home in told["helpkring"])
    pairs.append(Tie(uuid5(NAMESPACE_URL, "kring"), TieKind.CIRCLE, TiePhase.RUNNING, circle))
    return Street(houses, tuple(pairs))


def people_of(home: dict, tied: set[str]) -> tuple[Dweller, ...]:
    if home["resident"] is None:
        return ()
    alone = home["id"] not in tied
    return (
        Dweller(
            person_id(home["id"]), home["resident"], home["goede_buur"], not alone,
            1 if home["id"] == "bw2.02" else 0,
        ),
    )  # fmt: skip
