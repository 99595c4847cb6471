"""A room that becomes a part of another, or stops being one; its dates to come follow."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.errors import Refused
from desktop.domain.rooms.first_come import PlacedDate, first_come
from desktop.domain.rooms.plan import InTheWay
from desktop.domain.rooms.rules import WHOLE
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState
from desktop.models import Occurrence, Room
from desktop.services.rooms.dates import give_back, make_clash, title_of
from desktop.storage.queries import rooms


def make_part(session: Session, room: Room, whole_id: UUID | None, now: datetime) -> None:
    """Makes a room a part of another, or with None a room of its own.

    Dates that have begun stay where they were. Of those that then overlap, whoever booked first
    keeps the room and the others become clashes; clashes whose way is free again are booked.
    The rooms of the community are locked. Raises Refused(room_gone, part_of_part,
    whole_has_parts).
    """
    if room.part_of_id == whole_id:
        return
    before = room.part_of_id or room.id
    if whole_id is None:
        room.part_of_id = room.part = None
    else:
        _require_whole(session, room, whole_id)
        room.part_of_id, room.part = whole_id, _next_part(session, whole_id)
    session.flush()
    _follow(session, room, now)
    _settle(session, room, {before, whole_id or room.id}, now)


def _require_whole(session: Session, room: Room, whole_id: UUID) -> None:
    whole = session.get(Room, whole_id)
    if whole is None or whole.closed or whole.community_id != room.community_id:
        raise Refused.because("room_gone", "part_of")
    if whole.part_of_id is not None:
        raise Refused.because("part_of_part", "part_of", name=whole.name)
    parts = session.scalar(select(Room.name).where(Room.part_of_id == room.id).limit(1))
    if parts is not None or whole_id == room.id:
        raise Refused.because("whole_has_parts", "part_of", name=room.name, part=parts or room.name)


def _next_part(session: Session, whole_id: UUID) -> int:
    """A number that no part of that room ever had, as far as any date tells."""
    now = session.scalar(select(func.max(Room.part)).where(Room.part_of_id == whole_id))
    ever = session.scalar(
        select(func.max(Occurrence.part_from)).where(Occurrence.whole_id == whole_id)
    )
    return max(now or 0, ever or 0) + 1


def _follow(session: Session, room: Room, now: datetime) -> None:
    """Puts the dates to come of a room where it now is."""
    whole_id = room.part_of_id or room.id
    parts = (room.part, room.part + 1) if room.part is not None else WHOLE
    moved = session.scalars(
        select(Occurrence).where(Occurrence.room_id == room.id, Occurrence.begins_utc >= now)
    ).all()
    standing = session.scalars(
        select(Occurrence).where(
            Occurrence.whole_id == whole_id,
            Occurrence.room_id != room.id,
            Occurrence.state.in_(ROOM_HOLDING),
            Occurrence.ends_utc > now,
        )
    ).all()
    holding = [date for date in moved if date.state in ROOM_HOLDING]
    known = {date.id: date for date in (*standing, *holding)}
    placed = [
        *(_placed(date, (date.part_from, date.part_until)) for date in standing),
        *(_placed(date, parts) for date in holding),
    ]
    # What has begun cannot give way any more; then whoever booked first.
    placed.sort(key=lambda date: (date.begins >= now, date.id))
    for loser, winner in first_come(placed).items():
        make_clash(known[loser], InTheWay.TAKEN, title_of(session, known[winner]))
    session.flush()  # the store refuses overlap: first the losers let go, then the others move
    for date in moved:
        date.whole_id = whole_id
        date.part_from, date.part_until = parts
    session.flush()


def _settle(session: Session, room: Room, wholes: set[UUID], now: datetime) -> None:
    """Gives a room to the clashes that were only clashes by how the rooms were divided."""
    known = {rules.id: rules for rules in rooms.rules(session, room.community_id)}
    waiting = session.scalars(
        select(Occurrence).where(
            or_(Occurrence.whole_id.in_(wholes), Occurrence.room_id == room.id),
            Occurrence.state == OccurrenceState.CLASH,
            Occurrence.why == InTheWay.TAKEN.value,
            Occurrence.begins_utc >= now,
        )
    ).all()
    give_back(session, waiting, known)


def _placed(date: Occurrence, parts: tuple[int, int]) -> PlacedDate:
    return PlacedDate(date.id, date.begins_utc, date.ends_utc, parts)
