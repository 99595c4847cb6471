"""What the calendar shows: a week, a booking with its dates, who can book."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.domain.access import Access
from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.names import PersonName
from desktop.domain.rooms.changes import (
    BookerChoices,
    BookingDetails,
    Expected,
    Scope,
    SkippedDate,
)
from desktop.domain.rooms.holidays import public_holidays
from desktop.domain.rooms.openness import closed_times, closings_of
from desktop.domain.rooms.plan import Fate
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.rooms.rule_text import repeat_of
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.week import Agenda, BookedBlock
from desktop.domain.rooms.wish import Booker, Wish
from desktop.domain.vocabulary import ROOM_HOLDING, BookerKind, OccurrenceState
from desktop.domain.wall_clock import nights_of, to_utc
from desktop.models import (
    Booking,
    Community,
    Group,
    Membership,
    Occurrence,
    Partner,
    Person,
    Programme,
)
from desktop.services.bookings.facts import make_plan, room_of
from desktop.services.bookings.writing import day_of_series
from desktop.storage.access import may
from desktop.storage.queries import activities, attendance, bookings, rooms
from desktop.storage.queries.school_days import school_days

_SOLVABLE = (*ROOM_HOLDING, OccurrenceState.CLASH)


def agenda(session: Session, first: date, days: int, community_id: UUID | None) -> Agenda:
    """The rooms that are in use, of a community (of all), for `days` days from `first` on."""
    until = first + timedelta(days=days)
    here = tuple(r for r in rooms.rules(session, community_id) if not r.closed)
    found = bookings.blocks(
        session,
        {room.place for room in here},
        to_utc(first, time()),
        to_utc(until, time()),
    )
    communities = {room.community_id for room in here}
    holidays = public_holidays(first, until) + school_days(session, communities, first, until)
    closings = rooms.closings(session, communities, first, until)
    closed = [
        closed
        for room in here
        for closed in closed_times(room, closings_of(room, here, closings), holidays, first, days)
    ]
    name = (
        session.scalar(select(Community.name).where(Community.id == community_id))
        if community_id
        else ""
    )
    return Agenda(
        first=first,
        days=days,
        rooms=here,
        blocks=tuple(with_clashes(found, {room.id: room for room in here})),
        closed=tuple(closed),
        holidays=holidays,
        community=name or "",
    )


def with_clashes(blocks: list[BookedBlock], known: dict[UUID, RoomRules]) -> list[BookedBlock]:
    """The blocks, each that waits with what holds its room then."""
    by_place: defaultdict[UUID, list[BookedBlock]] = defaultdict(list)
    for block in blocks:
        if block.state in ROOM_HOLDING and block.room_id in known:
            by_place[known[block.room_id].place].append(block)
    return [
        replace(
            block,
            clashes_with=tuple(
                other.id
                for other in by_place[known[block.room_id].place]
                if known[block.room_id].shares_with(known[other.room_id])
                and other.begins < block.ends
                and block.begins < other.ends
            ),
        )
        if block.state is OccurrenceState.CLASH and block.room_id in known
        else block
        for block in blocks
    ]


def details(session: Session, clock: Clock, occurrence_id: UUID) -> BookingDetails:
    """A date with its booking and the dates of it. Raises Refused(booking_gone)."""
    block = bookings.block(session, occurrence_id)
    occurrence = session.get(Occurrence, occurrence_id)
    if block is None or occurrence is None or block.state is OccurrenceState.STRUCK:
        raise Refused.because("booking_gone")
    booking = session.get_one(Booking, block.booking_id)
    dates = bookings.dates_of(session, booking.id)
    holding = [d for d in dates if d.state in ROOM_HOLDING]
    now = clock.now()
    to_come = tuple(d.day for d in holding if d.begins_utc > now)
    room = room_of(session, occurrence.room_id)
    wish = wish_of(session, booking, dates)
    return BookingDetails(
        block=block,
        room=room.name,
        wish=wish,
        wish_of_date=replace(
            wish,
            room_id=block.room_id,
            title=block.title,
            day=occurrence.day,
            begins=occurrence.begins,
            ends=occurrence.ends,
            nights=_nights(occurrence),
            repeat=Repeat(),
        ),
        dates=len(holding),
        to_come=len(to_come),
        version=booking.version,
        past=occurrence.ends_utc <= now,
        expected=_expected(session, booking, occurrence),
        skipped=_skipped(session, clock, wish, dates),
        house_rules=room.house_rules,
        days_to_come=to_come,
    )


def wish_of(session: Session, booking: Booking, dates: list[Occurrence]) -> Wish:
    """The booking as a wish; a series that no repeat can say is a list of its dates.

    How long something of several days lasts is told by its first date that nobody moved.
    """
    live = [d for d in dates if d.state in _SOLVABLE] or dates
    first = next((d for d in live if not d.by_hand), live[0])
    day = booking.day or live[0].day
    begins, ends, nights = first.begins, first.ends, _nights(first)
    if booking.begins is not None and booking.ends is not None:
        begins, ends = booking.begins, booking.ends
        nights = 1 if begins == ends else None
    repeat = repeat_of(day, booking.rule, at=begins) if booking.rule else None
    if repeat is None:
        others = tuple(sorted({day_of_series(d) for d in live} - {day}))
        repeat = Repeat(Frequency.DATES, dates=others) if others else Repeat()
    return Wish(
        room_id=booking.room_id,
        title=booking.title,
        day=day,
        begins=begins,
        ends=ends,
        repeat=repeat,
        booker=Booker(
            booking.booker_kind or BookerKind.STAFF,
            booking.booker_person_id,
            booking.booker_group_id,
            booking.booker_partner_id,
        ),
        people=booking.people,
        programme_id=booking.programme_id,
        booking_id=booking.id,
        nights=nights,
    )


def in_scope(
    session: Session, occurrence: Occurrence, scope: Scope, now: datetime
) -> list[Occurrence]:
    """The dates to come of the booking in that scope that hold a room or wait for one."""
    if scope is Scope.THIS:
        dates = [occurrence]
    else:
        dates = bookings.dates_of(session, occurrence.booking_id)
    since = occurrence.begins_utc if scope is Scope.LATER else now
    return [
        d
        for d in dates
        if d.state in _SOLVABLE
        and d.ends_utc > now
        and (scope is Scope.THIS or d.begins_utc >= since)
    ]


def bookers(session: Session, community_id: UUID, today: date) -> BookerChoices:
    """The members, groups and partners of a community on a day, by name.

    No members for who does not see people.
    """
    groups = session.execute(
        select(Group.id, Group.name)
        .where(Group.community_id == community_id, Group.ended_on.is_(None))
        .order_by(Group.name)
    )
    partners = session.execute(
        select(Partner.id, Partner.name)
        .where(
            or_(Partner.community_id == community_id, Partner.community_id.is_(None)),
            ~Partner.ended,
        )
        .order_by(Partner.name)
    )
    return BookerChoices(
        people=_members(session, community_id, today) if may(session, Access.PEOPLE) else (),
        groups=tuple((g.id, g.name) for g in groups),
        partners=tuple((p.id, p.name) for p in partners),
    )


def _members(session: Session, community_id: UUID, today: date) -> tuple[tuple[UUID, str], ...]:
    people = session.execute(
        select(Person.id, Person.first_name, Person.infix, Person.surname)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.community_id == community_id,
            ~Membership.struck,
            ~Person.erased,
            or_(Membership.begins.is_(None), Membership.begins <= today),
            or_(Membership.ends.is_(None), Membership.ends > today),
        )
        .distinct()
    )
    named = [(p.id, PersonName(p.first_name, p.infix, p.surname)) for p in people]
    return tuple((id_, name.full) for id_, name in sorted(named, key=lambda one: one[1].sort_key))


def _nights(date_: Occurrence) -> int | None:
    begins = datetime.combine(date_.day, date_.begins)
    return nights_of(begins, datetime.combine(date_.ends_day, date_.ends))


def _expected(session: Session, booking: Booking, occurrence: Occurrence) -> tuple[Expected, ...]:
    """Who were there the last time and can be again; nobody for who does not see people."""
    if not may(session, Access.PEOPLE):
        return ()
    programme = session.get(Programme, booking.programme_id) if booking.programme_id else None
    name = programme.name if programme else occurrence.title or booking.title
    last = activities.last_time(session, name, booking.community_id, occurrence.day)
    if last is None:
        return ()
    picks = attendance.picks_of(session, booking.community_id, occurrence.day, list(last.people))
    return tuple(Expected(pick.id, pick.name.short) for pick in picks)


def _skipped(
    session: Session, clock: Clock, wish: Wish, dates: list[Occurrence]
) -> tuple[SkippedDate, ...]:
    """The skipped dates to come, each with whether the way is free now."""
    now = clock.now()
    skipped = [d for d in dates if d.state is OccurrenceState.SKIPPED and d.ends_utc > now]
    if not skipped:
        return ()
    days = sorted({d.day for d in skipped})
    once = replace(wish, day=days[0], repeat=Repeat(Frequency.DATES, dates=tuple(days[1:])))
    plan = make_plan(session, clock, once, {})
    free = {slot.day for slot in plan.slots if slot.fate is not Fate.BLOCKED}
    return tuple(
        SkippedDate(
            id=date_.id,
            begins=datetime.combine(date_.day, date_.begins),
            ends=datetime.combine(date_.ends_day, date_.ends),
            why=date_.why,
            reason=date_.reason,
            free_again=date_.day in free,
        )
        for date_ in skipped
    )
