"""Hand-made facts for the tests of figures: short names for ids, days as strings."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from desktop.domain.figures.facts import (
    ActivityFact,
    AttendanceFact,
    CommunityFact,
    Facts,
    MembershipFact,
    OccurrenceFact,
    RoomFact,
)
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import AttendanceKind, Initiative, OccurrenceState

Q3 = Quarter(2026, 3)
AS_OF = datetime(2026, 10, 12, 9, 0, tzinfo=ZoneInfo("UTC"))
_SPACE = UUID(int=7)
HOME = ZoneInfo("Europe/Amsterdam")


def key(name):
    return uuid5(_SPACE, name)


def day(text):
    return date.fromisoformat(text)


def member(person, community="Betje", begin="2020-01-01", end=None):
    return MembershipFact(key(person), key(community), day(begin), day(end) if end else None)


def activity(name="Koffie", at="2026-08-04 10:00", minutes=120, community="Betje", **more):
    more.setdefault("initiative", Initiative.RESIDENTS)
    return ActivityFact(
        id=key(f"{community}/{name}/{at}"),
        community_id=key(community),
        programme=name,
        begin=datetime.fromisoformat(at),
        minutes=minutes,
        **more,
    )


def came(held, *people, kind=AttendanceKind.RESIDENT, helped=False):
    return tuple(AttendanceFact(held.id, key(p), kind, helped) for p in people)


def occupied(begin, hours=1.0, room="Huiskamer", state=OccurrenceState.BOOKED, booker=None):
    start = datetime.fromisoformat(begin)
    utc = start.replace(tzinfo=HOME).astimezone(ZoneInfo("UTC"))
    length = timedelta(hours=hours)
    return OccurrenceFact(
        key(begin), key(room), key("Betje"), start, start + length, utc, utc + length, state, booker
    )


def facts(*activities, members=(), attendances=(), communities=("Betje",), openable=None, **more):
    hours = openable or {}
    return Facts(
        communities=tuple(CommunityFact(key(name), name) for name in communities),
        memberships=tuple(members),
        activities=activities,
        attendances=tuple(attendances),
        rooms=tuple(
            RoomFact(key(n), key("Betje"), n, hours.get(n, {})) for n in ("Huiskamer", "Atelier")
        ),
        **more,
    )


def crowd(count, community="Betje", **more):
    return tuple(member(f"{community} {n}", community, **more) for n in range(count))


def names(count, community="Betje"):
    return tuple(f"{community} {n}" for n in range(count))


def value(figures, figure_id):
    found = figures.figure(figure_id).cell.value
    return float(found) if isinstance(found, Decimal) else found
