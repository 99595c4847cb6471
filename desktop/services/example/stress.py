"""Many communities at once: what the program must stay quick with."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from desktop.domain.names import PersonName, fold
from desktop.domain.vocabulary import (
    ActivityState,
    Ambition,
    AttendanceKind,
    CommunityKind,
    CommunityPhase,
    Initiative,
    Openness,
    Roof,
    TieWord,
)
from desktop.models import (
    Activity,
    Attendance,
    Community,
    Dwelling,
    Membership,
    Person,
    Residency,
    Storey,
)
from desktop.models.base import Base
from desktop.services.example.crowd import crowd_rows
from desktop.services.example.maker import Maker, clock_time, times

_RESIDENTS, _ATTENDANCES, _HOMES = 2500, 250_000, 96
_FIRST = "Noor Bram Fenna Youssef Lotte Senait Mees Amina Jurre Zoë Tesfay Marijke"
_CORE = "Hasseler Wetering Wijnholt Zandvliet Ouderkamp Noorderink Hoender Kolk"
_ENDING = "dijk hof veld waard kamp oever pad brug poort laan markt wal"
_TURNOUT = 14
_BATCH = 20_000


def make_stress(maker: Maker) -> None:
    """Weidehof, the empty Noorderpoort, and generated communities around them."""
    _community(maker, "Noorderpoort", 10, (9,) * 6, CommunityPhase.PREPARATION)
    made = 0
    number = 0
    while made < _RESIDENTS - len(maker.people):
        name = "Weidehof" if number == 0 else f"Weidehof {number + 1}"
        homes = _community(maker, name, 11 + number, (12,) * 8, CommunityPhase.BUILD_UP)
        made += _fill(maker, homes, min(_HOMES, _RESIDENTS - len(maker.people) - made), number)
        number += 1


def _rows(maker: Maker, mapped: type[Base], rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _BATCH):
        maker.session.execute(
            insert(mapped),
            [{"id": maker.new_id(), "version": 1} | row for row in rows[start : start + _BATCH]],
        )


def _community(
    maker: Maker, name: str, position: int, storeys: tuple[int, ...], phase: CommunityPhase
) -> list[dict[str, Any]]:
    community_id = maker.new_id()
    _rows(
        maker, Community,
        [{
            "id": community_id, "name": name, "name_key": fold(name), "position": position,
            "kind": CommunityKind.ESTATE, "phase": phase, "roof": Roof.FLAT,
            "tie_word": TieWord.GOOD_NEIGHBOUR, "closed": False,
        }],
    )  # fmt: skip
    _rows(
        maker, Storey,
        [{"community_id": community_id, "level": level, "doors": doors}
         for level, doors in enumerate(storeys, start=1)],
    )  # fmt: skip
    homes = [
        {"id": maker.new_id(), "community_id": community_id, "storey": level, "door": door,
         "label": f"{level}.{door:02d}", "closed": False}
        for level, doors in enumerate(storeys, start=1)
        for door in range(1, doors + 1)
    ]  # fmt: skip
    _rows(maker, Dwelling, homes)
    return homes


def _fill(maker: Maker, homes: list[dict[str, Any]], count: int, number: int) -> int:
    people, memberships, residencies = [], [], []
    for at, home in enumerate(homes[:count]):
        person_id = maker.new_id()
        people.append(_person(maker, person_id, number * 1000 + at))
        during = {
            "community_id": home["community_id"],
            "person_id": person_id,
            "begins": maker.day(-maker.random.randint(400, 1500)),
            "struck": False,
        }
        memberships.append(during)
        residencies.append(during | {"dwelling_id": home["id"]})
    _rows(maker, Person, people)
    _rows(maker, Membership, memberships)
    _rows(maker, Residency, residencies)
    share = _ATTENDANCES * count // _RESIDENTS
    _log(maker, homes[0]["community_id"], memberships, share)
    ids = [one["id"] for one in people]
    for mapped, rows in crowd_rows(maker, homes[0]["community_id"], ids).items():
        _rows(maker, mapped, rows)
    return count


def _person(maker: Maker, person_id: UUID, number: int) -> dict[str, Any]:
    surname = maker.random.choice(_CORE.split()) + maker.random.choice(_ENDING.split())
    infix = maker.random.choice(("", "van", "ter"))
    name = PersonName(maker.random.choice(_FIRST.split()), infix, surname)
    return {
        "id": person_id, "first_name": name.first, "infix": name.infix, "surname": name.surname,
        "name_key": name.name_key, "first_key": name.first_key,
        "sort_key": name.sort_key, "phone": "", "phone_digits": "",
        "email": f"p{number}@voorbeeld.example", "address_form": "", "reached_via": "",
        "secret_address": False, "resting": False, "not_now": False, "erased": False,
    }  # fmt: skip


def _log(
    maker: Maker, community_id: UUID, memberships: list[dict[str, Any]], attendances: int
) -> None:
    """So many attendances, evenly over the days, of who lived there by then."""
    programmes = list(maker.programmes.values())
    begin = maker.quarters()[0].begin
    count = -(-attendances // _TURNOUT)
    days = (maker.today - begin).days
    activities: list[dict[str, Any]] = []
    attended: list[dict[str, Any]] = []
    for at in range(count):
        day = begin + timedelta(days=at * days // count)
        here = [one["person_id"] for one in memberships if one["begins"] <= day]
        activity = _activity(maker, community_id, programmes[at % len(programmes)].id, day, at)
        activities.append(activity)
        attended += [
            {"community_id": community_id, "activity_id": activity["id"], "person_id": person,
             "day": day, "kind": AttendanceKind.RESIDENT, "helped": False, "struck": False}
            for person in maker.random.sample(here, min(_TURNOUT, len(here)))
        ]  # fmt: skip
    _rows(maker, Activity, activities)
    _rows(maker, Attendance, attended)


def _activity(
    maker: Maker, community_id: UUID, programme_id: UUID, day: date, at: int
) -> dict[str, Any]:
    hour = 9 + at % 12
    return {
        "id": maker.new_id(), "community_id": community_id, "programme_id": programme_id,
        **times(day, clock_time(f"{hour:02d}:00"), clock_time(f"{hour + 1:02d}:30")),
        "state": ActivityState.HELD, "openness": Openness.AREA,
        "initiative": tuple(Initiative)[at % 3], "ambition": tuple(Ambition)[at % 3],
        "guests": at % 4, "place": "", "hours_estimated": False,
    }  # fmt: skip
