"""What happened in the example street: five quarters of the log."""

from datetime import date, timedelta
from typing import Any

from desktop.domain.names import fold
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import (
    ActivityState,
    Ambition,
    AttendanceKind,
    Initiative,
    Openness,
)
from desktop.models import (
    Activity,
    ActivityNote,
    Attendance,
    Programme,
)
from desktop.services.example.booked import make_bookings
from desktop.services.example.maker import Maker, clock_time, resource, times

_PLACE = ("community", "room", "begins", "ends")
"""What a place of a programme says; the clock only where it differs from the usual."""


def make_happenings(maker: Maker) -> None:
    """The log and the rooms."""
    told = resource("programmes")
    quarters = maker.quarters()
    for at, quarter in enumerate(quarters):
        people = _who_take_part(maker, quarter, told["participants"][at])
        for programme in told["programmes"]:
            days = _spread(_days(programme, quarter.begin, quarter.end), programme["counts"][at])
            _hold(maker, programme, days, programme["led"][at], people)
    _running_quarter(maker, told, quarters[-1].next)
    for entry in told["recent"]:
        _recent(maker, entry)
    make_bookings(maker, told)


def _who_take_part(maker: Maker, quarter: Quarter, count: int) -> list[str]:
    """So many of the members of a quarter, in an order that decides who comes to what.

    Who has a tie comes out of doors too: they are the first.
    """
    members = [key for key in sorted(maker.people) if maker.since[key] < quarter.end]
    maker.random.shuffle(members)
    helping = {
        key
        for key, begin, end in maker.helping
        if begin < quarter.end and (end is None or end > quarter.begin)
    }
    chosen = sorted(members, key=lambda key: key not in helping)[:count]
    maker.random.shuffle(chosen)
    return chosen


def _hold(
    maker: Maker, told: dict[str, Any], days: list[date], led: int, people: list[str]
) -> None:
    """A programme on `days`, of which residents draw `led`, evenly spread."""
    count = len(days)
    pool = _pool(maker, told, people)
    for number, day in enumerate(days):
        place = told["places"][number % len(told["places"])]
        who = _who(maker, told, pool, (number, count), day)
        initiative = Initiative.TOGETHER
        leader = None
        if number * led // count != (number + 1) * led // count:
            initiative = Initiative.RESIDENTS
            leader = _leader(maker, pool, place, number, day)
            who.add(leader)
        elif told.get("staff") or number % 2:
            initiative = Initiative.STAFF
        held = told | dict(zip(_PLACE, place, strict=False))
        _activity(maker, held, day, sorted(who), initiative, leader)


def _who(
    maker: Maker, told: dict[str, Any], pool: list[str], turn: tuple[int, int], day: date
) -> set[str]:
    """Who come on a date: whose turn it is, then mostly people of the place itself."""
    number, dates = turn
    places = told["places"]
    here = [key for key in pool if maker.since[key] <= day]
    community = places[number % len(places)][0]
    own = [key for key in here if _lives_in(maker, key, community)]
    rounds = max(1, dates // len(places))
    who = {key for at, key in enumerate(own) if at % rounds == number // len(places) % rounds}
    if len({place[0] for place in places}) == 1 or number >= dates - len(places):
        strangers = [key for key in here if not any(_lives_in(maker, key, p[0]) for p in places)]
        who |= {key for at, key in enumerate(strangers) if at % dates == number}
    rest = [key for key in own if key not in who]
    short = max(0, min(told["turnout"] - len(who), len(rest)))
    who |= set(maker.random.sample(rest, short))
    return who or set(here[:2])


def _lives_in(maker: Maker, key: str, community: str) -> bool:
    return maker.homes[key].community_id == maker.communities[community]


def _leader(maker: Maker, pool: list[str], place: list[str], number: int, day: date) -> str:
    """One of the three of the place who lead in turn; of the whole pool where nobody lives."""
    here = [key for key in pool if maker.since[key] <= day]
    own = [key for key in here if _lives_in(maker, key, place[0])] or here
    return own[number % min(len(own), 3)]


def _days(told: dict[str, Any], begin: date, end: date) -> list[date]:
    """The days of the programme's weekdays; more weekdays only when those are too few."""
    every = [begin + timedelta(days=n) for n in range((end - begin).days)]
    every = [day for day in every if day.month not in told.get("not_in", ())]
    return [day for day in every if day.weekday() in told["days"]]


def _spread(days: list[date], count: int) -> list[date]:
    if count >= len(days):
        extra = [day + timedelta(days=1) for day in days]
        days = sorted([*days, *extra[: count - len(days)]])
    return [days[number * len(days) // count] for number in range(count)]


def _pool(maker: Maker, told: dict[str, Any], people: list[str]) -> list[str]:
    """Who come to a programme; the two largest pools together hold everybody."""
    size = max(2, round(told["pool"] * len(people) / 39))
    if told["name"] == "Koffieochtend":
        return people[:size]
    if told["name"] == "Samen eten":
        return people[-size:]
    return maker.random.sample(people, min(size, len(people)))


def _programme(maker: Maker, told: dict[str, Any]) -> Programme:
    name = told["name"]
    if name not in maker.programmes:
        ambition = told.get("ambition")
        maker.programmes[name] = maker.add(
            Programme(
                name=name, name_key=fold(name),
                openness=Openness(told.get("openness", "residents")),
                initiative=Initiative.TOGETHER,
                ambition=Ambition(ambition) if ambition else None,
            )
        )  # fmt: skip
    return maker.programmes[name]


def _activity(
    maker: Maker,
    told: dict[str, Any],
    day: date,
    who: list[str],
    initiative: Initiative,
    leader: str | None,
) -> Activity:
    programme = _programme(maker, told)
    community = told.get("community", "Betje Wolff")
    room = maker.rooms.get((community, told.get("room", "")))
    begins, ends = clock_time(told["begins"]), clock_time(told["ends"])
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    by_staff = initiative is not Initiative.RESIDENTS
    activity = maker.add(
        Activity(
            community_id=maker.communities[community], programme_id=programme.id,
            room_id=room.id if room else None, place=told.get("place", ""),
            **times(day, begins, ends), state=ActivityState.HELD, openness=programme.openness,
            initiative=initiative, initiator_id=maker.people[leader].id if leader else None,
            ambition=programme.ambition,
            guests=maker.random.randint(0, told.get("guests", 0)),
            staff_minutes=minutes if by_staff else None,
            volunteer_minutes=minutes if leader else None,
        )
    )  # fmt: skip
    maker.in_log[activity.room_id, day].append((programme.name, activity))
    for key in who:
        _attend(maker, activity, key, helped=key == leader)
    return activity


def _attend(maker: Maker, activity: Activity, key: str, *, helped: bool) -> None:
    maker.add(
        Attendance(
            community_id=activity.community_id, activity_id=activity.id,
            person_id=maker.people[key].id, day=activity.day,
            kind=_kind(maker, activity, key), helped=helped,
        )
    )  # fmt: skip


def _kind(maker: Maker, activity: Activity, key: str) -> AttendanceKind:
    same_house = maker.homes[key].community_id == activity.community_id
    return AttendanceKind.RESIDENT if same_house else AttendanceKind.AREA


def _running_quarter(maker: Maker, told: dict[str, Any], quarter: Quarter) -> None:
    """The weeks of this quarter until the last days, which are told one by one.

    Of a programme that is not weekly every third date; the quiet ones stay away.
    """
    people = _who_take_part(maker, quarter, len(maker.people))
    people = [key for key in people if key not in told["quiet"]]
    until = maker.day(-told["told_from"])
    for programme in told["programmes"]:
        days = _days(programme, quarter.begin, until)
        if programme["counts"][-1] < len(days):
            days = days[::3]
        led = len(days) * programme["led"][-1] // programme["counts"][-1]
        _hold(maker, programme, days, led, people)


def _recent(maker: Maker, told: dict[str, Any]) -> None:
    day, initiative = maker.day(-told["ago"]), Initiative(told["initiative"])
    activity = _activity(maker, told, day, told["who"], initiative, told.get("by"))
    activity.guests = told["guests"]
    activity.staff_minutes = told.get("staff_minutes", activity.staff_minutes)
    if told.get("concept"):
        activity.state = ActivityState.CONCEPT
    if "note" in told:
        maker.add(ActivityNote(activity_id=activity.id, text=told["note"]))
