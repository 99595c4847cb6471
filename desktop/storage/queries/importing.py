"""What is known already, as reading a list in needs it: a few queries, whatever its length."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.activities import kind_on_day
from desktop.domain.names import PersonName
from desktop.domain.vocabulary import IN_LOG, AttendanceKind, Role
from desktop.models import (
    Activity,
    Attendance,
    Booking,
    ColumnChoice,
    Community,
    Dwelling,
    ImportRun,
    Membership,
    MembershipRole,
    Occurrence,
    Person,
    Programme,
    Residency,
    Room,
    UnmatchedName,
)

_FEW = 400
"""How many values one query names: well under what every engine takes."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the administration; `homes` and `memberships` are by community."""

    id: UUID
    name: PersonName
    phone_digits: str
    email: str
    homes: dict[UUID, frozenset[str]] = field(default_factory=dict)
    communities: frozenset[UUID] = frozenset()


def people(session: Session) -> tuple[KnownPerson, ...]:
    """Everybody, with the communities they belong or belonged to and the homes there."""
    communities: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for person_id, community_id in session.execute(
        select(Membership.person_id, Membership.community_id).where(~Membership.struck)
    ):
        communities[person_id].add(community_id)
    homes: defaultdict[UUID, defaultdict[UUID, set[str]]] = defaultdict(lambda: defaultdict(set))
    for person_id, community_id, label in session.execute(
        select(Residency.person_id, Residency.community_id, Dwelling.label)
        .join(Dwelling, Dwelling.id == Residency.dwelling_id)
        .where(~Residency.struck)
    ):
        homes[person_id][community_id].add(label)
    rows = session.execute(
        select(
            Person.id, Person.first_name, Person.infix, Person.surname,
            Person.phone_digits, Person.email,
        )
        .where(~Person.erased)
        .order_by(Person.id)
    )  # fmt: skip
    return tuple(
        KnownPerson(
            row.id,
            PersonName(row.first_name, row.infix, row.surname),
            row.phone_digits,
            row.email,
            {c: frozenset(labels) for c, labels in homes[row.id].items()},
            frozenset(communities[row.id]),
        )
        for row in rows
    )


def communities(session: Session) -> dict[str, tuple[UUID, str]]:
    """Id and name of every community by its folded name."""
    rows = session.execute(select(Community.name_key, Community.id, Community.name))
    return {key: (id_, name) for key, id_, name in rows}


def rooms(session: Session) -> dict[tuple[UUID, str], UUID]:
    """Every room by its community and folded name."""
    rows = session.execute(select(Room.community_id, Room.name_key, Room.id))
    return {(community, key): id_ for community, key, id_ in rows}


def dwellings(session: Session, community_id: UUID) -> list[tuple[UUID, str, int, int]]:
    """The homes of a community: id, label, storey, door."""
    rows = session.execute(
        select(Dwelling.id, Dwelling.label, Dwelling.storey, Dwelling.door).where(
            Dwelling.community_id == community_id
        )
    )
    return [(row.id, row.label, row.storey, row.door) for row in rows]


def programmes(session: Session) -> tuple[Programme, ...]:
    """Every programme that has not ended, and those that have."""
    return tuple(session.scalars(select(Programme).order_by(Programme.ended, Programme.id)))


def activities(
    session: Session, community_ids: Collection[UUID], first: date, last: date
) -> dict[tuple[UUID, UUID, date, time], Activity]:
    """The live activities of those days, by community, programme, day and begin."""
    found = session.scalars(
        select(Activity)
        .where(
            Activity.community_id.in_(community_ids),
            Activity.day >= first,
            Activity.day <= last,
            Activity.state.in_(IN_LOG),
        )
        .order_by(Activity.id)
    )
    return {(a.community_id, a.programme_id, a.day, a.begins): a for a in found}


def attendance(session: Session, activity_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Who was at each activity, also those struck: somebody took them out on purpose."""
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for part in _parts(activity_ids):
        for activity_id, person_id in session.execute(
            select(Attendance.activity_id, Attendance.person_id).where(
                Attendance.activity_id.in_(part)
            )
        ):
            found[activity_id].add(person_id)
    return {activity: frozenset(who) for activity, who in found.items()}


def unmatched(session: Session, activity_ids: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """The names nobody bore at each activity, folded, also those resolved since."""
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for part in _parts(activity_ids):
        for activity_id, key in session.execute(
            select(UnmatchedName.activity_id, UnmatchedName.name_key).where(
                UnmatchedName.activity_id.in_(part)
            )
        ):
            found[activity_id].add(key)
    return {activity: frozenset(keys) for activity, keys in found.items()}


def bookings(session: Session, uids: Collection[str]) -> dict[tuple[UUID, str], Booking]:
    """The bookings that came from a calendar, by community and UID."""
    found: dict[tuple[UUID, str], Booking] = {}
    for part in _parts(uids):
        for booking in session.scalars(
            select(Booking).where(Booking.external_uid.in_(part), ~Booking.struck)
        ):
            found[booking.community_id, booking.external_uid or ""] = booking
    return found


def bookings_of_runs(session: Session, run_ids: Collection[UUID]) -> list[Booking]:
    """The bookings that those readings of a calendar brought."""
    return [
        booking
        for part in _parts(run_ids)
        for booking in session.scalars(
            select(Booking)
            .where(Booking.import_run_id.in_(part), ~Booking.struck)
            .order_by(Booking.id)
        )
    ]


def occurrences(session: Session, booking_ids: Collection[UUID]) -> dict[UUID, list[Occurrence]]:
    """The dates of those bookings."""
    found: defaultdict[UUID, list[Occurrence]] = defaultdict(list)
    for part in _parts(booking_ids):
        for occurrence in session.scalars(
            select(Occurrence).where(Occurrence.booking_id.in_(part)).order_by(Occurrence.day)
        ):
            found[occurrence.booking_id].append(occurrence)
    return found


def read_before(session: Session, digest: str) -> datetime | None:
    """When this very file was read in, and not taken back since."""
    return session.scalar(
        select(ImportRun.at)
        .where(ImportRun.digest == digest, ~ImportRun.struck)
        .order_by(ImportRun.at)
        .limit(1)
    )


def column_choice(session: Session, kind: str, header_digest: str) -> ColumnChoice | None:
    """How somebody understood the columns of a list with that header."""
    return session.scalars(
        select(ColumnChoice).where(
            ColumnChoice.kind == kind, ColumnChoice.header_digest == header_digest
        )
    ).one_or_none()


class Standings:
    """What everybody is to each of some communities, on any day: three queries in all."""

    def __init__(self, session: Session, community_ids: Collection[UUID]) -> None:
        self._members = _spans(
            session.execute(
                select(
                    Membership.community_id, Membership.person_id, Membership.begins,
                    Membership.ends,
                ).where(Membership.community_id.in_(community_ids), ~Membership.struck)
            )
        )  # fmt: skip
        self._homes = _spans(
            session.execute(
                select(
                    Residency.community_id, Residency.person_id, Residency.begins, Residency.ends
                ).where(Residency.community_id.in_(community_ids), ~Residency.struck)
            )
        )
        self._roles: defaultdict[tuple[UUID, UUID], list[tuple[Role, date | None, date | None]]]
        self._roles = defaultdict(list)
        for community, person, role, begins, ends in session.execute(
            select(
                Membership.community_id, Membership.person_id, MembershipRole.role,
                MembershipRole.begins, MembershipRole.ends,
            )
            .join(MembershipRole, MembershipRole.membership_id == Membership.id)
            .where(Membership.community_id.in_(community_ids), ~Membership.struck)
        ):  # fmt: skip
            self._roles[community, person].append((role, begins, ends))

    def kind(self, community_id: UUID, person_id: UUID, day: date) -> AttendanceKind:
        """What that person is at an activity of the community on the day."""
        at = (community_id, person_id)
        return kind_on_day(
            is_member=_covered(self._members.get(at, ()), day),
            lives_there=_covered(self._homes.get(at, ()), day),
            roles=[r for r, b, e in self._roles.get(at, ()) if _covered([(b, e)], day)],
        )


_Spans = dict[tuple[UUID, UUID], list[tuple[date | None, date | None]]]


def _spans(rows: Iterable[tuple[UUID, UUID, date | None, date | None]]) -> _Spans:
    found: _Spans = {}
    for community, person, begins, ends in rows:
        found.setdefault((community, person), []).append((begins, ends))
    return found


def _covered(spans: Iterable[tuple[date | None, date | None]], day: date) -> bool:
    return any((b is None or b <= day) and (e is None or e > day) for b, e in spans)


def _parts(values: Collection[object]) -> Iterable[list[object]]:
    several = list(values)
    for at in range(0, len(several), _FEW):
        yield several[at : at + _FEW]
