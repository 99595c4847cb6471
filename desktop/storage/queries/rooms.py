"""Rooms with their rules, and when they are closed."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, aliased

from desktop.domain.rooms.rules import WHOLE, Closing, Opening, RoomRules
from desktop.domain.vocabulary import BookerKind
from desktop.models import Closure, Community, OpeningHours, Room

_BESIDE = aliased(Room)
_HERE = Room.community_id == bindparam("community")
_SAME_COMMUNITY = Room.community_id == (
    select(_BESIDE.community_id).where(_BESIDE.id == bindparam("room")).scalar_subquery()
)
# Made once: every booking asks them.
_ROOMS = (
    select(Room)
    .join(Community, Community.id == Room.community_id)
    .order_by(Community.position, Community.name_key, Room.position, Room.name_key)
)
_OPENINGS = (
    select(OpeningHours.room_id, OpeningHours.weekday, OpeningHours.opens, OpeningHours.closes)
    .join(Room, Room.id == OpeningHours.room_id)
    .order_by(OpeningHours.weekday, OpeningHours.opens)
)
_ALL = _ROOMS, _OPENINGS
_OF_COMMUNITY = _ROOMS.where(_HERE), _OPENINGS.where(_HERE)
_OF_ROOM = _ROOMS.where(_SAME_COMMUNITY), _OPENINGS.where(_SAME_COMMUNITY)
_CLOSINGS = (
    select(Closure)
    .where(
        Closure.community_id.in_(bindparam("communities", expanding=True)),
        ~Closure.struck,
        Closure.begins < bindparam("until"),
        Closure.ends > bindparam("first"),
    )
    .order_by(Closure.begins, Closure.begins_at, Closure.id)
)
_LOCK = select(Room.community_id).order_by(Room.id).with_for_update(key_share=True)
_LOCK_COMMUNITY, _LOCK_BESIDE = _LOCK.where(_HERE), _LOCK.where(_SAME_COMMUNITY)


def rules(session: Session, community_id: UUID | None = None) -> tuple[RoomRules, ...]:
    """The rooms of a community (of all), closed ones too, in the order of the street."""
    if community_id is None:
        return _read(session, _ALL, {})
    return _read(session, _OF_COMMUNITY, {"community": community_id})


def rules_beside(session: Session, room_id: UUID) -> tuple[RoomRules, ...]:
    """The rooms of the community that room is in, as `rules`; none when there is no such room."""
    return _read(session, _OF_ROOM, {"room": room_id})


def _read(
    session: Session, queries: tuple[Select[Room], Select[*tuple[Any, ...]]], which: dict[str, UUID]
) -> tuple[RoomRules, ...]:
    query, hours = queries
    openings: defaultdict[UUID, list[Opening]] = defaultdict(list)
    for room_id, weekday, opens, closes in session.execute(hours, which):
        openings[room_id].append(Opening(weekday, opens, closes))
    return tuple(rules_of(room, tuple(openings[room.id])) for room in session.scalars(query, which))


def rules_of(room: Room, openings: tuple[Opening, ...]) -> RoomRules:
    """The rules of a room as its record says them."""
    kinds = {
        BookerKind.STAFF: True,
        BookerKind.RESIDENT: room.for_residents,
        BookerKind.GROUP: room.for_groups,
        BookerKind.PARTNER: room.for_partners,
        BookerKind.AREA: room.for_area,
    }
    return RoomRules(
        id=room.id,
        community_id=room.community_id,
        name=room.name,
        position=room.position,
        seats=room.seats,
        facilities=room.facilities,
        house_rules=room.house_rules,
        set_up=room.set_up,
        clean_up=room.clean_up,
        bookers=frozenset(kind for kind, may in kinds.items() if may),
        ahead_days=room.ahead_days,
        approval=room.approval,
        option_days=room.option_days,
        group_week_minutes=room.group_week_minutes,
        closed_on_holidays=room.closed_on_holidays,
        whole_id=room.part_of_id or room.id,
        parts=(room.part, room.part + 1) if room.part_of_id and room.part else WHOLE,
        openings=openings,
        closed=room.closed,
    )


def closings(
    session: Session, communities: Collection[UUID], first: date, until: date
) -> tuple[Closing, ...]:
    """When rooms of those communities are closed in these days (`until` exclusive)."""
    found = session.scalars(
        _CLOSINGS, {"communities": list(communities), "first": first, "until": until}
    )
    return tuple(closing_of(closure) for closure in found)


def closing_of(closure: Closure) -> Closing:
    """A closure as its record says it, on the wall clock."""
    last = closure.ends - timedelta(days=1)
    whole = closure.ends_at == time()
    return Closing(
        id=closure.id,
        begins=datetime.combine(closure.begins, closure.begins_at),
        ends=datetime.combine(closure.ends if whole else last, closure.ends_at),
        name=closure.reason,
        effect=closure.effect,
        room_id=closure.room_id,
        community_id=closure.community_id,
    )


def lock(session: Session, community_id: UUID) -> None:
    """Holds the rooms of a community until the transaction ends, where the engine locks rows.

    Plans that touch one community wait for each other; what is asked next is up to date. Who
    only names a room in another record (its foreign key) does not wait: nobody's id changes.
    """
    session.execute(_LOCK_COMMUNITY, {"community": community_id})


def lock_beside(session: Session, room_id: UUID) -> UUID | None:
    """Holds the rooms of the community that room is in, as `lock`; gives that community.

    None when there is no such room.
    """
    return session.scalars(_LOCK_BESIDE, {"room": room_id}).first()
