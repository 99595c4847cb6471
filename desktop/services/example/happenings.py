"""What happened in the example street: five quarters of the log, and the rooms."""

from datetime import date, timedelta
from typing import Any

from desktop.domain.names import fold
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import (
    ActivityState,
    Ambition,
    AttendanceKind,
    BookerKind,
    Initiative,
    OccurrenceState,
    Openness,
)
from desktop.models import (
    Activity,
    ActivityNote,
    Attendance,
    Booking,
    Occurrence,
    Programme,
)
from desktop.services.example.maker import Maker, clock_time, resource, times

_DAY_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKS_AHEAD = 3


def make_happenings(maker: Maker) -> None:
    """The log and the rooms."""
    told = resource("programmes")
    quarters = maker.quarters()
    for at, quarter in enumerate(quarters):
        people = _who_take_part(maker, quarter, told["participants"][at])
        for programme in told["programmes"]:
            _quarter_of(maker, programme, quarter, at, people)
    _running_quarter(maker, told, quarters[-1].next)
    for entry in told["recent"]:
        _recent(maker, entry)
    for booking in told["bookings"]:
        _series(maker, booking, quarters[0].begin)
    _clash(maker)


def _who_take_part(maker: Maker, quarter: Quarter, count: int) -> list[str]:
    """So many of the members of a quarter, in an order that decides who comes to what."""
    members = [key for key in sorted(maker.people) if maker.since[key] < quarter.end]
    maker.random.shuffle(members)
    return members[:count]


def _quarter_of(
    maker: Maker, told: dict[str, Any], quarter: Quarter, at: int, people: list[str]
) -> None:
    count, led = told["counts"][at], told["led"][at]
    days = _spread(_days(told, quarter.begin, quarter.end), count)
    pool = _pool(maker, told, people)
    for number, day in enumerate(days):
        place = told["places"][number % len(told["places"])]
        who = _who(maker, told, pool, (number, len(days)), day)
        initiative = Initiative.TOGETHER
        leader = None
        if number * led // max(1, count) != (number + 1) * led // max(1, count):
            initiative = Initiative.RESIDENTS
            leader = _leader(maker, pool, place, number, day)
            who.add(leader)
        elif told.get("staff") or number % 2:
            initiative = Initiative.STAFF
        held = {**told, "community": place[0], "room": place[1]}
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
    if len({place for place, _ in places}) == 1 or number >= dates - len(places):
        strangers = [key for key in here if not any(_lives_in(maker, key, p) for p, _ in places)]
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
    """The weeks of this quarter until the explicit entries of the last days."""
    oldest = max(entry["ago"] for entry in told["recent"])
    until = maker.day(-oldest)
    people = _who_take_part(maker, quarter, told["participants"][-1])
    for programme in told["programmes"]:
        pool = _pool(maker, programme, people)
        for number, day in enumerate(_days(programme, quarter.begin, until)):
            if programme["counts"][-1] < 10 and number % 3:
                continue
            place = programme["places"][number % len(programme["places"])]
            who = _who(maker, programme, pool, (number, 13), day)
            led = programme["led"][-1] and number % 2 == 0
            leader = _leader(maker, pool, place, number, day) if led else None
            initiative = Initiative.RESIDENTS if led else Initiative.TOGETHER
            held = {**programme, "community": place[0], "room": place[1]}
            _activity(maker, held, day, sorted(who | ({leader} if leader else set())),
                      initiative, leader)  # fmt: skip


def _recent(maker: Maker, told: dict[str, Any]) -> None:
    entry = {"guests": 0, **told}
    who = [key for key in entry["who"] if key in maker.people]
    leader = entry.get("by")
    activity = _activity(
        maker, entry, maker.day(-entry["ago"]), who, Initiative(entry["initiative"]), leader
    )
    activity.guests = told["guests"]
    activity.staff_minutes = told.get("staff_minutes", activity.staff_minutes)
    if told.get("concept"):
        activity.state = ActivityState.CONCEPT
    if "note" in told:
        maker.add(ActivityNote(activity_id=activity.id, text=told["note"]))


def _series(maker: Maker, told: dict[str, Any], begin: date) -> None:
    """A weekly booking of a room, with the dates that it had and will have."""
    room = maker.rooms[told["community"], told["room"]]
    days = ",".join(_DAY_NAMES[day] for day in told["days"])
    booking = maker.add(
        Booking(
            community_id=room.community_id, room_id=room.id, title=told["title"],
            rule=f"FREQ=WEEKLY;BYDAY={days}", booker_kind=BookerKind.RESIDENT,
        )
    )  # fmt: skip
    until = maker.day(7 * _WEEKS_AHEAD + 1)
    day = begin
    while day < until:
        this_week = abs((day - maker.today).days) <= 7
        if day.weekday() in told["days"] and (this_week or maker.random.random() < told["share"]):
            _occurrence(maker, booking, day, (told["begins"], told["ends"]))
        day += timedelta(days=1)


def _occurrence(
    maker: Maker,
    booking: Booking,
    day: date,
    clock: tuple[str, str],
    state: OccurrenceState = OccurrenceState.BOOKED,
) -> Occurrence:
    begins, ends = (clock_time(text) for text in clock)
    return maker.add(
        Occurrence(
            community_id=booking.community_id, booking_id=booking.id, room_id=booking.room_id,
            **times(day, begins, ends), state=state, title=booking.title,
        )
    )  # fmt: skip


def _clash(maker: Maker) -> None:
    """Two groups who want the Huiskamer on one evening, a month from now."""
    room = maker.rooms["Betje Wolff", "Huiskamer"]
    day = maker.day(29)
    for title, clock, state in (
        ("Kerstkoor", ("16:00", "17:30"), OccurrenceState.BOOKED),
        ("Bewonersoverleg", ("16:30", "18:00"), OccurrenceState.CLASH),
    ):
        booking = maker.add(
            Booking(
                community_id=room.community_id, room_id=room.id, title=title,
                booker_kind=BookerKind.GROUP,
            )
        )  # fmt: skip
        _occurrence(maker, booking, day, clock, state)
