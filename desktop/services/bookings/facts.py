"""What the calendar says about a wish: read in a few queries, whatever the year holds."""

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.rooms.holidays import public_holidays
from desktop.domain.rooms.plan import BookingPlan, Fate, HeldTime, PlanFacts
from desktop.domain.rooms.planning import plan, planned_days
from desktop.domain.rooms.repeat import AHEAD_MONTHS
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.series import series
from desktop.domain.rooms.stretches import Stretch
from desktop.domain.rooms.wish import Decision, Wish
from desktop.domain.wall_clock import to_utc
from desktop.storage.queries import bookings, rooms

_A_DAY = timedelta(days=1)
_NEAR = timedelta(hours=36)
_WEEK = timedelta(days=8)
"""So far from any moment of a date its week reaches, the night after included."""


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
    found = next((r for r in rooms.rules_beside(session, room_id) if r.id == room_id), None)
    if found is None:
        raise Refused.because("room_gone", "room")
    return found


def lock_rooms_beside(session: Session, room_id: UUID) -> UUID:
    """Holds the rooms of the community of that room; gives it. Raises Refused(room_gone)."""
    found = rooms.lock_beside(session, room_id)
    if found is None:
        raise Refused.because("room_gone", "room")
    return found


def make_plan(
    session: Session,
    clock: Clock,
    wish: Wish,
    decisions: Mapping[date, Decision],
    replaced: Replaced = NOTHING,
    known: Collection[RoomRules] | None = None,
) -> BookingPlan:
    """The plan of a wish in the calendar as it now is, for a coordinator.

    `known` are the rooms of the community for who has read them already in this conversation,
    after locking them. Raises Refused for what is not right whatever the calendar says.
    """
    if problems := wish.problems():
        raise Refused(*problems)
    if known is None:
        known = rooms.rules_beside(session, wish.room_id)
    facts = _facts(session, clock, wish, replaced, known)
    near = _Held(session, wish, facts, replaced.ids)
    held = near.of(decisions.keys())
    found = plan(wish, replace(facts, held=held), decisions, may_pass=True)
    blocked = {slot.day for slot in found.slots if slot.fate is Fate.BLOCKED} - decisions.keys()
    if not blocked:
        return found
    # Only a date that is blocked needs its whole day, to find other times.
    held = near.of(decisions.keys() | blocked)
    return plan(wish, replace(facts, held=held), decisions, may_pass=True)


def _facts(
    session: Session, clock: Clock, wish: Wish, replaced: Replaced, known: Collection[RoomRules]
) -> PlanFacts:
    """All but what is held. Raises Refused(room_gone) and what `series` raises."""
    here = {room.id: room for room in known}
    if wish.room_id not in here:
        raise Refused.because("room_gone", "room")
    own = here[wish.room_id].community_id
    until = ahead(clock.today())
    days = [d.day for d in series(wish.day, wish.repeat, until=until, since=replaced.since).days]
    first = min(days, default=wish.day) - _A_DAY
    last = max(days, default=wish.day) + 3 * _A_DAY + _nights(wish)
    return PlanFacts(
        rooms=here,
        held=(),
        closings=rooms.closings(session, (own,), first, last),
        holidays=public_holidays(first, last),
        now=clock.local_now().replace(tzinfo=None),
        until=until,
        kept=replaced.kept,
        since=replaced.since,
    )


class _Held:
    """Reads what holds a room around each date of a wish, and not what lies in between."""

    def __init__(
        self, session: Session, wish: Wish, facts: PlanFacts, without: Collection[UUID]
    ) -> None:
        here = facts.rooms.values()
        self._session, self._wish, self._without = session, wish, without
        self._days = [made.day for made in planned_days(wish, facts).days]
        self._wholes = {room.place for room in here}
        self._pause = timedelta(minutes=max(max(room.set_up, room.clean_up) for room in here))
        self._counts = any(room.group_week_minutes is not None for room in here)

    def of(self, whole_days: Set[date]) -> tuple[HeldTime, ...]:
        """What is in or near the wished times, and anything else on `whole_days`.

        With a room that has a most per week, all that the group has in these weeks as well.
        """
        found = self._read(self._around(day, whole=day in whole_days) for day in self._days)
        group = self._wish.booker.group_id
        if self._counts and group is not None:
            far = _WEEK + _nights(self._wish)
            weeks = ((_midnight(d - _WEEK), _midnight(d + far)) for d in self._days)
            found |= self._read(weeks, group)
        return tuple(found.values())

    def _around(self, day: date, *, whole: bool) -> Stretch:
        wished = self._wish.span(day)
        begins, ends = wished.begins_utc, wished.ends_utc
        if whole:  # and the night after: another time may be over midnight
            begins, ends = _midnight(day), _midnight(day + 2 * _A_DAY + _nights(self._wish))
        return begins - self._pause, ends + self._pause

    def _read(
        self, stretches: Iterable[Stretch], group: UUID | None = None
    ) -> dict[UUID, HeldTime]:
        return {
            held.occurrence_id: held
            for begins, ends in _together(stretches)
            for held in bookings.held(
                self._session, self._wholes, begins, ends, self._without, group
            )
        }


def _together(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order, those that lie near each other as one: daily dates in one query."""
    found: list[Stretch] = []
    for begins, ends in sorted(stretches):
        if found and begins <= found[-1][1] + _NEAR:
            found[-1] = found[-1][0], max(found[-1][1], ends)
        else:
            found.append((begins, ends))
    return found


def same_outcome(shown: BookingPlan, now: BookingPlan) -> bool:
    """Whether saving would do what was shown."""

    def told(plan: BookingPlan) -> Collection[object]:
        return [(s.day, s.fate, s.room_id, s.span) for s in plan.slots]

    return told(shown) == told(now)


def _nights(wish: Wish) -> timedelta:
    """How much later than its times say it may end."""
    return timedelta(days=wish.nights or 0)


def _midnight(day: date) -> datetime:
    return to_utc(day, time())
