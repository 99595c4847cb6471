"""From a plan to records: one booking with its dates."""

from datetime import date, time, timedelta

from sqlalchemy.orm import Session

from desktop.domain.identity import new_id
from desktop.domain.rooms.plan import Fate, Slot
from desktop.domain.rooms.rule_text import rule_text
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.series import first_day
from desktop.domain.rooms.wish import LONGEST_REASON, Choice, Decision, Wish
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState
from desktop.domain.wall_clock import Span
from desktop.models import Booking, Occurrence

STATES = {
    Fate.BOOK: OccurrenceState.BOOKED,
    Fate.OPTION: OccurrenceState.OPTION,
    Fate.SKIP: OccurrenceState.SKIPPED,
}
_PLACED_BY_HAND = (Choice.OTHER_ROOM, Choice.OTHER_TIME)


def describe(booking: Booking, wish: Wish, until: date) -> None:
    """Puts what a wish says of the whole series in its booking."""
    booking.title = wish.title.strip()
    booking.room_id = wish.room_id
    booking.rule = rule_text(wish.day, wish.repeat)
    booking.day = first_day(wish.day, wish.repeat)  # where the rule counts from
    booking.begins = wish.begins if wish.told_by_clock else None  # else its dates tell it
    booking.ends = wish.ends if wish.told_by_clock else None
    booking.programme_id = wish.programme_id
    booking.people = wish.people
    booking.open_ended = wish.repeat.open_ended
    booking.grown_until = until if wish.repeat.open_ended else None
    booking.booker_kind = wish.booker.kind
    booking.booker_person_id = wish.booker.person_id
    booking.booker_group_id = wish.booker.group_id
    booking.booker_partner_id = wish.booker.partner_id


def name_of_date(day: date, begins: time) -> str:
    """The name a date keeps, also when it moves: the day and time the series gave it."""
    return f"{day:%Y%m%d}T{begins:%H%M%S}"


def day_of_series(occurrence: Occurrence) -> date:
    """The day the series gave this date."""
    named = (occurrence.recurrence_id or "")[:8]
    return date.fromisoformat(named) if len(named) == 8 and named.isdigit() else occurrence.day


def new_date(session: Session, booking: Booking, slot: Slot, begins: time) -> Occurrence:
    """Adds a date for a slot; `put` says where and how."""
    occurrence = Occurrence(
        id=new_id(),
        community_id=booking.community_id,
        booking_id=booking.id,
        recurrence_id=name_of_date(slot.day, begins),
    )
    session.add(occurrence)
    return occurrence


def put(
    occurrence: Occurrence, slot: Slot, room: RoomRules, decision: Decision | None, today: date
) -> None:
    """Gives a date the place, the state and the reasons of its slot."""
    place(occurrence, room, slot.span)
    occurrence.state = STATES[slot.fate]
    occurrence.by_hand = decision is not None and decision.choice in _PLACED_BY_HAND
    held = occurrence.state in ROOM_HOLDING
    firm = next((o for o in slot.obstacles if not o.notice), None)
    occurrence.why = firm.kind.value if firm else ""
    occurrence.reason = "" if held else (firm.name if firm else slot.reason)[:LONGEST_REASON]
    passed = decision is not None and decision.choice is Choice.PASS
    occurrence.passed = decision.reason.strip()[:LONGEST_REASON] if decision and passed else ""
    option = occurrence.state is OccurrenceState.OPTION
    occurrence.option_until = (
        min(today + timedelta(days=room.option_days), slot.span.day) if option else None
    )


def place(occurrence: Occurrence, room: RoomRules, span: Span) -> None:
    """Puts a date in a room at a time."""
    occurrence.room_id = room.id
    occurrence.whole_id = room.place
    occurrence.part_from, occurrence.part_until = room.parts
    occurrence.day, occurrence.begins = span.day, span.begins
    occurrence.ends_day, occurrence.ends = span.ends_day, span.ends
    occurrence.zone = span.zone
    occurrence.begins_utc, occurrence.ends_utc = span.begins_utc, span.ends_utc


def hold(occurrence: Occurrence) -> None:
    """Books a date that waited; nothing is in its way any more."""
    occurrence.state = OccurrenceState.BOOKED
    occurrence.why = occurrence.reason = ""


def let_go(occurrence: Occurrence, state: OccurrenceState, why: str = "", reason: str = "") -> None:
    """Takes a date out of the room; it keeps its place in the series, with the reason."""
    occurrence.state = state
    occurrence.why, occurrence.reason = why, reason[:LONGEST_REASON]
    occurrence.option_until = None
