"""The facts of the figures: one query for each kind, columns only, nothing counted here."""

from collections import Counter, defaultdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, String, and_, select, type_coerce
from sqlalchemy.orm import Session

from desktop.domain.access import Access
from desktop.domain.clock import HOME_ZONE
from desktop.domain.figures.facts import (
    ActivityFact,
    AttendanceFact,
    CommunityFact,
    DwellingFact,
    Facts,
    Loose,
    MembershipFact,
    ResidencyFact,
)
from desktop.domain.figures.overview import QUARTERS
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import ActivityState
from desktop.models import (
    Activity,
    Attendance,
    Community,
    Dwelling,
    Membership,
    Objection,
    Programme,
    Residency,
    UnmatchedName,
)
from desktop.storage.access import may
from desktop.storage.queries.figure_acts import Scope, acts, occurrences, rooms, ties
from desktop.storage.queries.figure_ties import Objects, around_ties

_BEING_COUNTED = "being_counted"


def facts_of(
    session: Session, quarter: Quarter, communities: frozenset[UUID], as_of: datetime
) -> Facts:
    """What is counted in `quarter` and the one before, in `communities`.

    Who objects to being counted is a head without a name. `as_of` is the moment from which
    the present phase of a tie is known.
    """
    scope = Scope(session, quarter, communities, as_of.astimezone(HOME_ZONE).date())
    objects = _objections(scope)
    all_ties = ties(scope)
    return Facts(
        communities=_names(scope),
        memberships=_memberships(scope),
        dwellings=_dwellings(scope),
        residencies=_residencies(scope),
        activities=_activities(scope),
        attendances=_attendances(scope, objects),
        ties=all_ties,
        around_ties=around_ties(scope, objects),
        acts=tuple(
            act for act in acts(scope, all_ties) if not objects(act.person_id, quarter.last_day)
        ),
        rooms=rooms(scope),
        occurrences=occurrences(scope),
        loose=_loose(scope),
    )


def overview_facts(
    session: Session, quarter: Quarter, communities: frozenset[UUID], as_of: datetime
) -> Facts:
    """What the overview counts in its quarters up to and with `quarter`.

    People are read for the figures about ties only; the rooms alone are read for who sees no
    more than these.
    """
    today = as_of.astimezone(HOME_ZONE).date()
    scope = Scope(session, quarter, communities, today, quarters=QUARTERS)
    if not may(session, Access.PEOPLE):
        return Facts(communities=_names(scope), rooms=rooms(scope), occurrences=occurrences(scope))
    return Facts(
        communities=_names(scope),
        memberships=_memberships(scope),
        activities=_activities(scope),
        ties=ties(scope),
        around_ties=around_ties(scope, _objections(scope)),
        rooms=rooms(scope),
        occurrences=occurrences(scope),
    )


def _objections(scope: Scope) -> Objects:
    spans: dict[UUID, list[tuple[date, date | None]]] = defaultdict(list)
    for person, made, lifted in scope.rows(
        select(Objection.person_id, Objection.made_on, Objection.lifted_on).where(
            Objection.against == _BEING_COUNTED
        )
    ):
        spans[person].append((made, lifted))

    def objects(person: UUID, day: date) -> bool:
        mine = spans.get(person)
        return mine is not None and any(
            made <= day and (lifted is None or day < lifted) for made, lifted in mine
        )

    return objects


def _names(scope: Scope) -> tuple[CommunityFact, ...]:
    rows = scope.rows(
        select(Community.id, Community.name)
        .where(Community.id.in_(scope.communities))
        .order_by(Community.position, Community.name_key)
    )
    return tuple(CommunityFact(*row) for row in rows)


def _memberships(scope: Scope) -> tuple[MembershipFact, ...]:
    rows = scope.rows(
        select(
            Membership.person_id, Membership.community_id, Membership.begins, Membership.ends
        ).where(Membership.community_id.in_(scope.communities), Membership.struck.is_(False))
    )
    return tuple(MembershipFact(*row) for row in rows)


def _dwellings(scope: Scope) -> tuple[DwellingFact, ...]:
    rows = scope.rows(
        select(Dwelling.id, Dwelling.community_id).where(
            Dwelling.community_id.in_(scope.communities), Dwelling.closed.is_(False)
        )
    )
    return tuple(DwellingFact(*row) for row in rows)


def _residencies(scope: Scope) -> tuple[ResidencyFact, ...]:
    rows = scope.rows(
        select(Residency.person_id, Residency.dwelling_id, Residency.begins, Residency.ends).where(
            Residency.community_id.in_(scope.communities), Residency.struck.is_(False)
        )
    )
    return tuple(ResidencyFact(*row) for row in rows)


def _held_dates(scope: Scope) -> ColumnElement[bool]:
    return and_(
        Activity.community_id.in_(scope.communities),
        Activity.state == ActivityState.HELD,
        Activity.day >= scope.begin,
        Activity.day < scope.end,
    )


def _activities(scope: Scope) -> tuple[ActivityFact, ...]:
    unmatched = Counter(
        activity_id
        for (activity_id,) in scope.rows(
            select(UnmatchedName.activity_id)
            .join(Activity, Activity.id == UnmatchedName.activity_id)
            .where(_held_dates(scope), UnmatchedName.resolved_on.is_(None))
        )
    )
    rows = scope.rows(
        select(
            Activity.id,
            Activity.community_id,
            Programme.name,
            Activity.day,
            Activity.begins,
            Activity.begins_utc,
            Activity.ends_utc,
            Activity.initiative,
            Activity.ambition,
            Activity.guests,
            Activity.staff_minutes,
            Activity.volunteer_minutes,
            Activity.hours_estimated,
            Activity.initiator_id,
        )
        .join(Programme, Programme.id == Activity.programme_id)
        .where(_held_dates(scope))
        .order_by(Activity.begins_utc, Activity.id)
    )
    return tuple(
        ActivityFact(
            id=row.id,
            community_id=row.community_id,
            programme=row.name,
            begin=datetime.combine(row.day, row.begins),
            minutes=int((row.ends_utc - row.begins_utc).total_seconds()) // 60,
            initiative=row.initiative,
            ambition=row.ambition,
            guests=row.guests + unmatched[row.id],
            staff_minutes=row.staff_minutes,
            volunteer_minutes=row.volunteer_minutes,
            hours_estimated=row.hours_estimated,
            leader_id=row.initiator_id,
        )
        for row in rows
    )


class _Ids(dict[object, UUID]):
    """Turns each stored id into a UUID once: attendances repeat theirs a hundred thousand times."""

    def __missing__(self, stored: object) -> UUID:
        self[stored] = made = stored if isinstance(stored, UUID) else UUID(str(stored))
        return made


def _attendances(scope: Scope, objects: Objects) -> tuple[AttendanceFact, ...]:
    rows = scope.plain_rows(
        select(
            type_coerce(Attendance.activity_id, String),
            type_coerce(Attendance.person_id, String),
            Attendance.kind,
            Attendance.helped,
            Attendance.day,
        ).where(
            Attendance.community_id.in_(scope.communities),
            Attendance.struck.is_(False),
            Attendance.day >= scope.begin,
            Attendance.day < scope.end,
        )
    )
    ids = _Ids()
    return tuple(
        AttendanceFact(
            ids[activity],
            None if objects(ids[person], day) else ids[person],
            kind,
            helped,
        )
        for activity, person, kind, helped, day in rows
    )


def _loose(scope: Scope) -> Loose:
    within = and_(
        Activity.community_id.in_(scope.communities),
        Activity.day >= scope.quarter.begin,
        Activity.day < scope.end,
    )
    concepts = scope.rows(
        select(Activity.id).where(within, Activity.state == ActivityState.CONCEPT)
    )
    unmatched = scope.rows(
        select(UnmatchedName.id)
        .join(Activity, Activity.id == UnmatchedName.activity_id)
        .where(
            within,
            Activity.state == ActivityState.HELD,
            UnmatchedName.resolved_on.is_(None),
        )
    )
    return Loose(concepts=len(concepts), unmatched_names=len(unmatched))
