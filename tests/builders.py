"""Records with everything filled in: a test says only what it is about."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from desktop.domain.identity import new_id
from desktop.domain.names import fold, split_name
from desktop.domain.vocabulary import (
    ActivityState,
    AttendanceKind,
    Initiative,
    OccurrenceState,
    Openness,
    Role,
)
from desktop.models import (
    Activity,
    Attendance,
    Booking,
    Community,
    Dwelling,
    Membership,
    MembershipRole,
    Occurrence,
    Person,
    Programme,
    Residency,
    Room,
    Storey,
)

ZONE = ZoneInfo("Europe/Amsterdam")


def add(session, record):
    if record.id is None:
        record.id = new_id()
    session.add(record)
    return record


def a_community(session, name="Betje Wolff", storeys=(8, 8, 8), **more):
    community = add(session, Community(name=name, name_key=fold(name), **more))
    for level, doors in enumerate(storeys, start=1):
        add(session, Storey(community_id=community.id, level=level, doors=doors))
        for door in range(1, doors + 1):
            label = f"{level}.{door:02d}"
            add(session, Dwelling(community_id=community.id, storey=level, door=door, label=label))
    session.flush()
    return community


def a_dwelling(session, community, label):
    return session.query(Dwelling).filter_by(community_id=community.id, label=label).one()


def a_person(session, name="Noor van der Hasselerdijk", **more):
    parts = split_name(name)
    keys = {
        "name_key": parts.name_key,
        "first_key": parts.first_key,
        "sort_key": parts.sort_key,
    }
    return add(
        session,
        Person(first_name=parts.first, infix=parts.infix, surname=parts.surname, **keys, **more),
    )


def a_resident(session, community, name="Noor van der Hasselerdijk", label="", **more):
    """A person with membership, and a home when `label` names one."""
    since, until = more.pop("since", date(2025, 3, 12)), more.pop("until", None)
    good = more.pop("good_neighbour", False)
    person = a_person(session, name, **more)
    span = {"community_id": community.id, "begins": since, "ends": until}
    membership = add(session, Membership(person_id=person.id, **span))
    if label:
        home = a_dwelling(session, community, label)
        add(session, Residency(person_id=person.id, dwelling_id=home.id, **span))
    if good:
        add(session, MembershipRole(membership_id=membership.id, role=Role.GOOD_NEIGHBOUR, **span))
    return person


def a_room(session, community, name="Huiskamer", **more):
    return add(session, Room(community_id=community.id, name=name, name_key=fold(name), **more))


def a_programme(session, name="Koffieochtend", **more):
    return add(session, Programme(name=name, name_key=fold(name), **more))


def clock_times(day, begins, ends):
    first, last = (datetime.combine(day, at, tzinfo=ZONE) for at in (begins, ends))
    return {"day": day, "begins": begins, "ends_day": day, "ends": ends,
            "begins_utc": first, "ends_utc": last}  # fmt: skip


def an_activity(session, community, programme, day, people=(), **more):
    times = clock_times(day, more.pop("begins", time(10)), more.pop("ends", time(12)))
    defaults = {
        "state": ActivityState.HELD, "openness": Openness.RESIDENTS,
        "initiative": Initiative.RESIDENTS,
    }  # fmt: skip
    activity = add(
        session,
        Activity(
            community_id=community.id, programme_id=programme.id, **times, **(defaults | more)
        ),
    )
    for person in people:
        add(
            session,
            Attendance(
                community_id=community.id, activity_id=activity.id, person_id=person.id, day=day,
                kind=AttendanceKind.RESIDENT,
            ),
        )  # fmt: skip
    return activity


def an_occurrence(session, room, title, day, begins=time(10), ends=time(12), **more):
    booking = add(session, Booking(community_id=room.community_id, room_id=room.id, title=title))
    state = more.pop("state", OccurrenceState.BOOKED)
    return add(
        session,
        Occurrence(
            community_id=room.community_id, booking_id=booking.id, room_id=room.id, state=state,
            title=title, **clock_times(day, begins, ends), **more,
        ),
    )  # fmt: skip
