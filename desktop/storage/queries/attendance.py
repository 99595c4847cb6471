"""Who could be at an activity, and what they are on its day."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.activities import Door, People, Pick, kind_on_day
from desktop.domain.names import PersonName
from desktop.domain.vocabulary import ActivityState, AttendanceKind, Role
from desktop.models import (
    Activity,
    Attendance,
    Community,
    Dwelling,
    Membership,
    MembershipRole,
    Person,
    Residency,
)

_LATELY = timedelta(days=120)
_MOST_REGULARS = 12


def covers(
    begins: InstrumentedAttribute[date | None],
    ends: InstrumentedAttribute[date | None],
    day: date,
) -> ColumnElement[bool]:
    """Whether a span, open on either side, covers `day`; ends are exclusive."""
    return and_(or_(begins.is_(None), begins <= day), or_(ends.is_(None), ends > day))


class Standing:
    """What people are to one community on one day; three queries, whoever is asked about.

    `homes` tells in which dwelling of the community a person lives.
    """

    def __init__(self, session: Session, community_id: UUID, day: date) -> None:
        self.members = frozenset(
            session.scalars(
                select(Membership.person_id).where(
                    Membership.community_id == community_id,
                    ~Membership.struck,
                    covers(Membership.begins, Membership.ends, day),
                )
            )
        )
        self.homes: dict[UUID, UUID] = dict(
            session.execute(
                select(Residency.person_id, Residency.dwelling_id).where(
                    Residency.community_id == community_id,
                    ~Residency.struck,
                    covers(Residency.begins, Residency.ends, day),
                )
            ).all()
        )
        self._roles: defaultdict[UUID, set[Role]] = defaultdict(set)
        for person_id, role in session.execute(
            select(Membership.person_id, MembershipRole.role)
            .join(MembershipRole, MembershipRole.membership_id == Membership.id)
            .where(
                Membership.community_id == community_id,
                ~Membership.struck,
                covers(MembershipRole.begins, MembershipRole.ends, day),
            )
        ):
            self._roles[person_id].add(role)

    def kind(self, person_id: UUID) -> AttendanceKind:
        """What that person is at an activity of the community on the day."""
        return kind_on_day(
            is_member=person_id in self.members,
            lives_there=person_id in self.homes,
            roles=self._roles.get(person_id, ()),
        )


def kinds_on(
    session: Session, community_id: UUID, day: date, people: Iterable[UUID]
) -> dict[UUID, AttendanceKind]:
    """What each of `people` is at an activity of the community on `day`."""
    standing = Standing(session, community_id, day)
    return {person: standing.kind(person) for person in people}


def people_to_pick(session: Session, community_id: UUID, day: date) -> People:
    """Who can be ticked for that community on that day."""
    standing = Standing(session, community_id, day)
    inside = standing.members | standing.homes.keys()
    picks = {
        row.id: _pick(row, standing.kind(row.id))
        for row in session.execute(_names().where(_in_community(community_id, day)))
        if row.id in inside
    }
    living: defaultdict[UUID, list[Pick]] = defaultdict(list)
    for person_id, pick in picks.items():
        if person_id in standing.homes:
            living[standing.homes[person_id]].append(pick)
    homes = session.execute(
        select(Dwelling.id, Dwelling.label, Dwelling.storey, Dwelling.door, Dwelling.closed)
        .where(Dwelling.community_id == community_id)
        .order_by(Dwelling.storey.desc(), Dwelling.door, Dwelling.label)
    )
    return People(
        doors=tuple(
            Door(row.id, row.label, row.storey, row.door, tuple(living[row.id]))
            for row in homes
            if not row.closed or living[row.id]
        ),
        members=tuple(p for person_id, p in picks.items() if person_id not in standing.homes),
        regulars=_regulars(session, community_id, day, standing),
    )


def picks_of(
    session: Session, community_id: UUID, day: date, people: Collection[UUID]
) -> tuple[Pick, ...]:
    """Those people, in order of first name, as they stand to the community on `day`."""
    if not people:
        return ()
    standing = Standing(session, community_id, day)
    rows = session.execute(_names().where(Person.id.in_(people)))
    return tuple(_pick(row, standing.kind(row.id)) for row in rows)


def everybody(session: Session, community_id: UUID, day: date) -> tuple[Pick, ...]:
    """Everybody there is, for choosing by name; `where` is their community or ''."""
    standing = Standing(session, community_id, day)
    where = dict(
        session.execute(
            select(Membership.person_id, func.min(Community.name))
            .join(Community, Community.id == Membership.community_id)
            .where(~Membership.struck, covers(Membership.begins, Membership.ends, day))
            .group_by(Membership.person_id)
        ).all()
    )
    return tuple(
        _pick(row, standing.kind(row.id), where.get(row.id, ""))
        for row in session.execute(_names())
    )


def _regulars(
    session: Session, community_id: UUID, day: date, standing: Standing
) -> tuple[Pick, ...]:
    """Who came more than once lately without belonging here, the most faithful first."""
    often = session.execute(
        select(Attendance.person_id, func.count().label("times"))
        .join(Activity, Activity.id == Attendance.activity_id)
        .where(
            Attendance.community_id == community_id,
            Attendance.day > day - _LATELY,
            Attendance.day <= day,
            Attendance.kind != AttendanceKind.RESIDENT,
            ~Attendance.struck,
            Activity.state == ActivityState.HELD,
        )
        .group_by(Attendance.person_id)
        .order_by(func.count().desc(), Attendance.person_id)
    )
    inside = standing.members | standing.homes.keys()
    faithful = [row.person_id for row in often if row.times > 1 and row.person_id not in inside]
    chosen = faithful[:_MOST_REGULARS]
    picks = {pick.id: pick for pick in picks_of(session, community_id, day, chosen)}
    return tuple(picks[person_id] for person_id in chosen if person_id in picks)


def _names() -> Select[UUID, str, str, str]:
    return (
        select(Person.id, Person.first_name, Person.infix, Person.surname)
        .where(~Person.erased)
        .order_by(Person.first_key, Person.sort_key, Person.id)
    )


def _in_community(community_id: UUID, day: date) -> ColumnElement[bool]:
    members = select(Membership.person_id).where(Membership.community_id == community_id)
    living = select(Residency.person_id).where(
        Residency.community_id == community_id, covers(Residency.begins, Residency.ends, day)
    )
    return or_(Person.id.in_(members), Person.id.in_(living))


def _pick(row: Row[UUID, str, str, str], kind: AttendanceKind, where: str = "") -> Pick:
    return Pick(row.id, PersonName(row.first_name, row.infix, row.surname), kind, where)
