"""What the calendar says about a wish: read in a few queries, whatever the year holds."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.rooms.holidays import public_holidays
from desktop.domain.rooms.plan import BookingPlan, PlanFacts
from desktop.domain.rooms.planning import plan
from desktop.domain.rooms.repeat import AHEAD_MONTHS
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.series import series
from desktop.domain.rooms.wish import Decision, Wish
from desktop.domain.wall_clock import to_utc
from desktop.storage.queries import bookings, rooms

_AROUND = timedelta(days=8)
"""A plan looks at the whole week of each date: some groups have a most per week."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """The dates of a booking that a plan is about: those it replaces, and those it leaves.

    `ids` are dates that may move; `kept` the series days whose date stays as it is. Days before
    `since` are past or there already.
    """

    ids: frozenset[UUID] = frozenset()
    kept: frozenset[date] = frozenset()
    since: date | None = None


NOTHING = Replaced()


def ahead(today: date) -> date:
    """The day before which open-ended series have their dates."""
    day: date = today + relativedelta(months=AHEAD_MONTHS)
    return day


def room_of(session: Session, room_id: UUID) -> RoomRules:
    """The room with its rules. Raises Refused(room_gone)."""
    found = next((r for r in rooms.rules(session) if r.id == room_id), None)
    if found is None:
        raise Refused.because("room_gone", "room")
    return found


def make_plan(
    session: Session,
    clock: Clock,
    wish: Wish,
    decisions: Mapping[date, Decision],
    replaced: Replaced = NOTHING,
) -> BookingPlan:
    """The plan of a wish in the calendar as it now is, for a coordinator.

    Raises Refused for what is not right whatever the calendar says.
    """
    if problems := wish.problems():
        raise Refused(*problems)
    facts = _facts(session, clock, wish, replaced)
    return plan(wish, facts, decisions, may_pass=True)


def _facts(session: Session, clock: Clock, wish: Wish, replaced: Replaced) -> PlanFacts:
    room = room_of(session, wish.room_id)
    here = {r.id: r for r in rooms.rules(session, room.community_id)}
    until = ahead(clock.today())
    days = series(wish.day, wish.repeat, until=until, since=replaced.since).days
    first = min((d.day for d in days), default=wish.day)
    last = max((d.day for d in days), default=wish.day)
    return PlanFacts(
        rooms=here,
        held=bookings.held(
            session,
            {r.place for r in here.values()},
            _midnight(first - _AROUND),
            _midnight(last + _AROUND),
            replaced.ids,
        ),
        closings=rooms.closings(session, (room.community_id,), first - _AROUND, last + _AROUND),
        holidays=public_holidays(first - _AROUND, last + _AROUND),
        now=clock.local_now().replace(tzinfo=None),
        until=until,
        kept=replaced.kept,
        since=replaced.since,
    )


def same_outcome(shown: BookingPlan, now: BookingPlan) -> bool:
    """Whether saving would do what was shown."""

    def told(plan: BookingPlan) -> Collection[object]:
        return [(s.day, s.fate, s.room_id, s.span) for s in plan.slots]

    return told(shown) == told(now)


def _midnight(day: date) -> datetime:
    return to_utc(day, time())
