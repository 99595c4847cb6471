"""One date that finds a place: moved by hand, or a way out of a clash."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Conflict, Problem, Refused
from desktop.domain.rooms.changes import WayKind, WayOut, WaysOut
from desktop.domain.rooms.plan import Fate, InTheWay, Obstacle, Slot
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.week import BookedBlock
from desktop.domain.rooms.wish import Booker, Wish
from desktop.domain.vocabulary import BookerKind, OccurrenceState
from desktop.domain.wall_clock import Span, nights_of, span
from desktop.models import Booking, Occurrence
from desktop.services.bookings.facts import Replaced, make_plan, room_of
from desktop.services.bookings.writing import STATES, let_go, place
from desktop.storage.queries import bookings, rooms


@dataclass(frozen=True, slots=True)
class Spot:
    """A room at a time, local."""

    room: RoomRules
    begins: datetime
    ends: datetime


def in_the_way(obstacle: Obstacle) -> Problem:
    """What is in the way of a date, as a refusal."""
    values: dict[str, object] = {"name": obstacle.name}
    if obstacle.begins and obstacle.ends:
        values |= {"begins": obstacle.begins.time(), "ends": obstacle.ends.time()}
    return Problem("times", f"in_the_way_{obstacle.kind.value}", values)


def slot_for(session: Session, clock: Clock, occurrence: Occurrence, spot: Spot) -> Slot:
    """What becomes of that one date there and then."""
    booking = session.get_one(Booking, occurrence.booking_id)
    wish = Wish(
        room_id=spot.room.id,
        title=occurrence.title or booking.title,
        day=spot.begins.date(),
        begins=spot.begins.time(),
        ends=spot.ends.time(),
        booker=Booker(
            booking.booker_kind or BookerKind.STAFF,
            booking.booker_person_id,
            booking.booker_group_id,
            booking.booker_partner_id,
        ),
        people=booking.people,
        nights=nights_of(spot.begins, spot.ends),
    )
    (slot,) = make_plan(session, clock, wish, {}, Replaced(frozenset({occurrence.id}))).slots
    return slot


def move_to(
    session: Session, clock: Clock, occurrence: Occurrence, spot: Spot, *, by_hand: bool = True
) -> None:
    """Puts a date there. Raises Refused(in_the_way_…, booking_elsewhere)."""
    if spot.room.community_id != occurrence.community_id:
        raise Refused.because("booking_elsewhere", "room")
    slot = slot_for(session, clock, occurrence, spot)
    if slot.fate is Fate.BLOCKED:
        raise Refused(*(in_the_way(o) for o in slot.obstacles if not o.notice))
    waited = occurrence.state in (OccurrenceState.CLASH, OccurrenceState.SKIPPED)
    place(occurrence, spot.room, slot.span)
    if waited:
        occurrence.state = STATES[slot.fate]
    occurrence.why = occurrence.reason = ""
    occurrence.by_hand = by_hand


def ways_out(session: Session, clock: Clock, occurrence: Occurrence) -> WaysOut:
    """The ways out of a clash. Raises Refused(no_clash) when it is none any more."""
    waiting = bookings.block(session, occurrence.id)
    if waiting is None or waiting.state is not OccurrenceState.CLASH:
        raise Refused.because("no_clash")
    room = room_of(session, occurrence.room_id)
    standing = _standing(session, occurrence, room)
    known = {r.id: r for r in rooms.rules(session, occurrence.community_id)}
    begins, ends = waiting.begins, waiting.ends
    slot = slot_for(session, clock, occurrence, Spot(room, begins, ends))
    after = [t for t in slot.times if standing is None or t[0] >= standing.ends.time()]
    ways = [
        _way(waiting, room, span(slot.day, at, until, nights=nights_of(begins, ends)))
        for at, until in (after or list(slot.times))[:1]
    ]
    ways.append(_skip(waiting, standing, room))
    ways += [
        WayOut(WayKind.ROOM, waiting.id, waiting.title, other, known[other].name, begins, ends)
        for other in slot.rooms[:1]
    ]
    cause = next((o.name for o in slot.obstacles if o.kind is not InTheWay.TAKEN), "")
    return WaysOut(
        waiting=waiting,
        standing=standing,
        room=room.name,
        begins=max(begins, standing.begins) if standing else begins,
        ends=min(ends, standing.ends) if standing else ends,
        ways=tuple(ways),
        cause="" if standing else cause or occurrence.reason,
    )


def take(session: Session, clock: Clock, occurrence: Occurrence, way: WayOut) -> None:
    """Goes that way. Conflict(calendar_changed) with the ways there are now."""
    now = ways_out(session, clock, occurrence)
    if way not in now.ways:
        raise Conflict("calendar_changed", theirs=now)
    if way.kind is WayKind.SKIP:
        _leave_out(session, clock, occurrence, way, now)
        return
    room = room_of(session, way.room_id)
    move_to(session, clock, occurrence, Spot(room, way.begins, way.ends))


def _leave_out(
    session: Session, clock: Clock, waiting: Occurrence, way: WayOut, clash: WaysOut
) -> None:
    """Skips one of the two; when it is the other that goes, the one that waited is booked."""
    goes = session.get_one(Occurrence, way.occurrence_id)
    stays = clash.waiting if goes.id != waiting.id else clash.standing
    why = InTheWay.TAKEN if stays else InTheWay.CLOSED
    let_go(goes, OccurrenceState.SKIPPED, why.value, stays.title if stays else clash.cause)
    if goes.id == waiting.id:
        return
    session.flush()
    room = room_of(session, waiting.room_id)
    spot = Spot(room, clash.waiting.begins, clash.waiting.ends)
    move_to(session, clock, waiting, spot, by_hand=False)


def _standing(session: Session, occurrence: Occurrence, room: RoomRules) -> BookedBlock | None:
    """The first date that holds the room at the time of a clash."""
    known = {r.id: r for r in rooms.rules(session, occurrence.community_id)}
    held = bookings.held(
        session, (room.place,), occurrence.begins_utc, occurrence.ends_utc, (occurrence.id,)
    )
    for each in held:
        if known[each.room_id].shares_with(room):
            return bookings.block(session, each.occurrence_id)
    return None


def _way(block: BookedBlock, room: RoomRules, there: Span) -> WayOut:
    begins = datetime.combine(there.day, there.begins)
    ends = datetime.combine(there.ends_day, there.ends)
    return WayOut(WayKind.MOVE, block.id, block.title, room.id, room.name, begins, ends)


def _skip(waiting: BookedBlock, standing: BookedBlock | None, room: RoomRules) -> WayOut:
    """A series gives way for once to what happens only once; else what waits gives way."""
    goes = waiting
    if standing is not None and standing.series and not waiting.series:
        goes = standing
    return WayOut(WayKind.SKIP, goes.id, goes.title, room.id, room.name, goes.begins, goes.ends)
