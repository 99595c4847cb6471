"""Dates that lose their room by a rule, and get it back when the way is free again."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.rooms.held import HeldRooms
from desktop.domain.rooms.plan import HeldTime, InTheWay
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.wish import LONGEST_REASON
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Booking, Occurrence
from desktop.storage.queries import bookings


def make_clash(occurrence: Occurrence, why: InTheWay, reason: str) -> None:
    """Takes the room from a date, which then waits to be solved.

    It remembers whether it was an option: `option_until` stays.
    """
    occurrence.state = OccurrenceState.CLASH
    occurrence.why, occurrence.reason = why.value, reason[:LONGEST_REASON]


def give_back(
    session: Session,
    waiting: Iterable[Occurrence],
    rooms: Mapping[UUID, RoomRules],
    still: Callable[[Occurrence], str] | None = None,
) -> int:
    """Gives those that wait their room again where the way is free; how many that were.

    `still` names the closure that a date waits for all the same ("" when there is none).
    Whoever booked first goes first. A date whose room was taken meanwhile waits on for that.
    """
    dates = list(waiting)
    if not dates:
        return 0
    held = bookings.held(
        session,
        {rooms[date.room_id].place for date in dates},
        min(date.begins_utc for date in dates),
        max(date.ends_utc for date in dates),
    )
    taken = HeldRooms(rooms, held, None)
    given = 0
    for date in sorted(dates, key=lambda one: one.id):
        if still is not None and (closed := still(date)):
            make_clash(date, InTheWay.CLOSED, closed)
            continue
        room = rooms[date.room_id]
        standing = next(taken.around(room, date.begins_utc, date.ends_utc), None)
        if standing is not None:
            make_clash(date, InTheWay.TAKEN, standing[1].title)
            continue
        option = date.option_until is not None
        date.state = OccurrenceState.OPTION if option else OccurrenceState.BOOKED
        date.why = date.reason = ""
        taken.add(
            HeldTime(
                date.id, date.booking_id, date.room_id, date.begins_utc, date.ends_utc,
                title_of(session, date),
            )
        )  # fmt: skip
        given += 1
    return given


def title_of(session: Session, date: Occurrence) -> str:
    """What a date is called: its own title, or that of its booking."""
    return date.title or session.get_one(Booking, date.booking_id).title
