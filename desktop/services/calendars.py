"""The calendar of a room as a file for other programs."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.names import fold
from desktop.domain.rooms.outgoing import OURS, OutgoingBooking, OutgoingDate, calendar
from desktop.domain.vocabulary import ROOM_HOLDING
from desktop.models import Booking, Community, Occurrence, Room
from desktop.storage.database import Database

_A_DAY = timedelta(days=1)
_NAME = "%Y%m%dT%H%M%S"
_FEW = 400
"""How many values one query names: well under what every engine takes."""


class Calendars:
    """Writes the bookings of rooms as iCalendar (.ics); reading is done by `Importing`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def room_named(self, name: str, community: str = "") -> UUID:
        """The room of that name, in the community of that name if one is given.

        Raises Refused(no_such_room) with the names there are, and Refused(rooms_alike) with the
        communities that have a room of that name.
        """
        with self._database.read() as session:
            rooms = session.execute(
                select(Room.id, Room.name, Room.name_key, Community.name, Community.name_key)
                .join(Community, Community.id == Room.community_id)
                .order_by(Community.position, Room.position, Room.name_key)
            ).all()
        here = [r for r in rooms if not community or r[4] == fold(community)]
        found = [r for r in here if r[2] == fold(name)]
        if not found:
            raise Refused.because("no_such_room", "room", names=tuple(r[1] for r in here))
        if len(found) > 1:
            raise Refused.because("rooms_alike", "room", names=tuple(r[3] for r in found))
        room_id: UUID = found[0][0]
        return room_id

    def export(self, room_id: UUID) -> bytes:
        """An .ics that expands to exactly the dates that hold the room, past ones too.

        For one moment and the same bookings it is identical to the byte. It holds titles, no
        names of who booked. Raises Refused(room_gone).
        """
        with self._database.read() as session:
            room = session.get(Room, room_id)
            if room is None:
                raise Refused.because("room_gone", "room")
            return calendar(room.name, _outgoing(session, room_id), self._clock.now())


def _outgoing(session: Session, room_id: UUID) -> list[OutgoingBooking]:
    """The bookings with dates in the room, in the order in which they were made."""
    dates: defaultdict[UUID, list[Occurrence]] = defaultdict(list)
    for date in session.scalars(
        select(Occurrence)
        .where(Occurrence.room_id == room_id, Occurrence.state.in_(ROOM_HOLDING))
        .order_by(Occurrence.begins_utc, Occurrence.id)
    ):
        dates[date.booking_id].append(date)
    ids = sorted(dates)
    found = []
    for at in range(0, len(ids), _FEW):
        part = ids[at : at + _FEW]
        changes = _changes(session, part)
        for booking in session.scalars(
            select(Booking).where(Booking.id.in_(part)).order_by(Booking.id)
        ):
            found.append(_booking(booking, dates[booking.id], room_id, changes[booking.id]))
    return found


def _changes(session: Session, booking_ids: Sequence[UUID]) -> dict[UUID, int]:
    """How often the dates of each booking were written, whatever became of them."""
    rows = session.execute(
        select(Occurrence.booking_id, func.sum(Occurrence.version))
        .where(Occurrence.booking_id.in_(booking_ids))
        .group_by(Occurrence.booking_id)
    )
    return {booking_id: int(times) for booking_id, times in rows}


def _booking(
    booking: Booking, dates: Sequence[Occurrence], room_id: UUID, changes: int
) -> OutgoingBooking:
    begins = ends = None
    if booking.day and booking.begins is not None and booking.ends is not None:
        begins = datetime.combine(booking.day, booking.begins)
        ends = datetime.combine(booking.day, booking.ends)
        if ends <= begins:
            ends += _A_DAY
    return OutgoingBooking(
        uid=_uid(booking, room_id),
        title=booking.title,
        sequence=booking.version + changes,
        dates=tuple(_date(one) for one in dates),
        rule=booking.rule,
        begins=begins,
        ends=ends,
    )


def _uid(booking: Booking, room_id: UUID) -> str:
    """The name a booking keeps; its dates in another room than its own are a series apart."""
    if room_id != booking.room_id:
        return f"{booking.id}.{room_id}{OURS}"
    return booking.external_uid or f"{booking.id}{OURS}"


def _date(date: Occurrence) -> OutgoingDate:
    begins = datetime.combine(date.day, date.begins)
    return OutgoingDate(
        uid=f"{date.id}{OURS}",
        name=_named(date.recurrence_id, begins),
        begins=begins,
        ends=datetime.combine(date.ends_day, date.ends),
        title=date.title,
    )


def _named(recurrence_id: str | None, begins: datetime) -> datetime:
    try:
        return datetime.strptime(recurrence_id or "", _NAME)  # noqa: DTZ007 - a wall clock
    except ValueError:
        return begins
