"""The facts of the figures about ties, help, tasks and rooms."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session

from desktop.domain.figures.facts import Act, ActFact, OccurrenceFact, RoomFact, TieFact
from desktop.domain.names import fold
from desktop.domain.periods import Quarter
from desktop.domain.rooms.holidays import public_holidays
from desktop.domain.rooms.openness import closings_of, open_minutes
from desktop.domain.vocabulary import ContactKind, OccurrenceState, TieKind, TiePhase
from desktop.models import (
    Booking,
    Contact,
    KeyHolding,
    Occurrence,
    Task,
    Tie,
    TieParticipant,
)
from desktop.storage.queries import rooms as room_queries

_ONE_DAY = timedelta(days=1)
_ONCE = date(1900, 1, 1)
_FINISHING = frozenset({TiePhase.FINISHING, TiePhase.AFTERCARE})
_LIVING = frozenset({TiePhase.RUNNING, TiePhase.TAPERING, *_FINISHING})


@dataclass(frozen=True, slots=True)
class Scope:
    """What is read: the last `quarters` up to and with `quarter`, in some communities.

    As seen `today`.
    """

    session: Session
    quarter: Quarter
    communities: frozenset[UUID]
    today: date
    quarters: int = 2

    @property
    def begin(self) -> date:
        """The first day that is read."""
        return self.quarter.last(self.quarters)[0].begin

    @property
    def end(self) -> date:
        """The day after the last."""
        return self.quarter.end

    def rows(self, statement: Select[*tuple[Any, ...]]) -> list[Any]:
        """The rows of a query."""
        return list(self.session.execute(statement).all())

    def plain_rows(self, statement: Select[*tuple[Any, ...]]) -> list[Any]:
        """The rows of a query of columns, past the session: for a hundred thousand of them."""
        return list(self.session.connection().execute(statement).all())


def acts(scope: Scope, known: tuple[TieFact, ...]) -> tuple[ActFact, ...]:
    """All help, tasks, keys and bookings of people."""
    return (*_tie_acts(scope, known), *_contacts(scope), *_held(scope), *_booked(scope))


def ties(scope: Scope) -> tuple[TieFact, ...]:
    """The ties of the communities that were not struck."""
    rows = scope.rows(
        select(Tie).where(Tie.community_id.in_(scope.communities), Tie.phase != TiePhase.STRUCK)
    )
    return tuple(_tie(scope, tie) for (tie,) in rows)


def _tie(scope: Scope, tie: Tie) -> TieFact:
    running = tie.running_since
    if running is None and tie.phase in _LIVING:
        running = tie.first_met_on or tie.proposed_on or _ONCE
    closed = tie.closed_on
    if closed is None and tie.phase is TiePhase.ENDED:
        closed = tie.ends_on or scope.today
    finishing = tie.finishing_since
    if finishing is None and tie.phase in _FINISHING and closed is None:
        finishing = scope.today
    return TieFact(
        tie.id,
        tie.community_id,
        tie.kind,
        tie.proposed_on,
        tie.first_met_on,
        running,
        finishing,
        closed,
    )


def _tie_acts(scope: Scope, known: tuple[TieFact, ...]) -> list[ActFact]:
    met = {tie.id: tie for tie in known if tie.first_met or tie.running}
    rows = scope.rows(
        select(TieParticipant.tie_id, TieParticipant.person_id, TieParticipant.gives)
        .join(Tie, Tie.id == TieParticipant.tie_id)
        .where(Tie.community_id.in_(scope.communities))
    )
    done_by = []
    for tie_id, person, gives in rows:
        tie = met.get(tie_id)
        if tie is None:
            continue
        circle = tie.kind is TieKind.CIRCLE
        done = [Act.HELP_GIVEN] if gives or circle else []
        done += [Act.HELP_RECEIVED] if circle or not gives else []
        begin = tie.first_met or tie.running
        done_by += [ActFact(person, tie.community_id, act, begin, tie.closed) for act in done]
    return done_by


def _contacts(scope: Scope) -> list[ActFact]:
    rows = scope.rows(
        select(Contact.community_id, Contact.giver_id, Contact.receiver_id, Contact.on).where(
            Contact.community_id.in_(scope.communities),
            Contact.struck.is_(False),
            Contact.kind != ContactKind.MISSED,
            Contact.on >= scope.begin,
            Contact.on < scope.end,
        )
    )
    return [
        ActFact(person, community, act, day, day + _ONE_DAY)
        for community, giver, receiver, day in rows
        for person, act in ((giver, Act.HELP_GIVEN), (receiver, Act.HELP_RECEIVED))
    ]


def _held(scope: Scope) -> list[ActFact]:
    done_by = []
    for table, act in ((Task, Act.TASK), (KeyHolding, Act.KEY)):
        rows = scope.rows(
            select(table.person_id, table.community_id, table.begins, table.ends).where(
                table.community_id.in_(scope.communities), table.struck.is_(False)
            )
        )
        done_by += [ActFact(person, at, act, begin, end) for person, at, begin, end in rows]
    return done_by


def _booked(scope: Scope) -> list[ActFact]:
    rows = scope.rows(
        select(Booking.booker_person_id, Booking.community_id, Occurrence.day)
        .join(Occurrence, Occurrence.booking_id == Booking.id)
        .where(
            _held_rooms(scope),
            Booking.booker_person_id.is_not(None),
        )
    )
    return [ActFact(person, at, Act.BOOKED, day, day + _ONE_DAY) for person, at, day in rows]


def rooms(scope: Scope) -> tuple[RoomFact, ...]:
    """The rooms in their order."""
    known = [
        room for room in room_queries.rules(scope.session) if room.community_id in scope.communities
    ]
    begin, end = scope.begin, scope.end
    closings = room_queries.closings(scope.session, scope.communities, begin, end)
    holidays = public_holidays(begin, end)
    return tuple(
        RoomFact(
            room.id,
            room.community_id,
            room.name,
            {
                quarter: open_minutes(
                    room,
                    closings_of(room, known, closings),
                    holidays,
                    quarter.begin,
                    min(quarter.end, scope.today),
                )
                for quarter in scope.quarter.last(scope.quarters)
            }
            if room.openings
            else {},
        )
        for room in sorted(known, key=lambda room: (room.position, fold(room.name)))
    )


def _held_rooms(scope: Scope) -> ColumnElement[bool]:
    return and_(
        Occurrence.community_id.in_(scope.communities),
        Occurrence.state == OccurrenceState.BOOKED,
        Occurrence.day >= scope.begin,
        Occurrence.day < scope.end,
        Booking.struck.is_(False),
    )


def occurrences(scope: Scope) -> tuple[OccurrenceFact, ...]:
    """The bookings that held a room."""
    rows = scope.rows(
        select(
            Occurrence.booking_id,
            Occurrence.room_id,
            Occurrence.community_id,
            Occurrence.day,
            Occurrence.begins,
            Occurrence.ends_day,
            Occurrence.ends,
            Occurrence.begins_utc,
            Occurrence.ends_utc,
            Occurrence.state,
            Booking.booker_kind,
        )
        .join(Booking, Booking.id == Occurrence.booking_id)
        .where(_held_rooms(scope))
    )
    return tuple(
        OccurrenceFact(
            row.booking_id,
            row.room_id,
            row.community_id,
            datetime.combine(row.day, row.begins),
            datetime.combine(row.ends_day, row.ends),
            row.begins_utc,
            row.ends_utc,
            row.state,
            row.booker_kind,
        )
        for row in rows
    )
