"""Closing rooms for a while, and opening them again."""

from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.rooms.closings import ClosingDraft, ClosingEffects
from desktop.domain.rooms.plan import InTheWay
from desktop.domain.rooms.rules import Closing, ClosureEffect, RoomRules
from desktop.domain.rooms.week import BookedBlock
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState
from desktop.domain.wall_clock import to_local, to_utc
from desktop.models import Closure, Occurrence
from desktop.services.rooms.dates import give_back, make_clash
from desktop.storage.queries import bookings, rooms

_DAY = timedelta(days=1)


def draft_of(closure: Closure) -> ClosingDraft:
    """A closure as its editor shows it."""
    return ClosingDraft(
        community_id=closure.community_id,
        name=closure.reason,
        first_day=closure.begins,
        last_day=closure.ends - _DAY,
        begins_at=closure.begins_at if closure.begins_at != time() else None,
        ends_at=closure.ends_at if closure.ends_at != time() else None,
        room_id=closure.room_id,
        effect=closure.effect,
        id=closure.id,
        version=closure.version,
    )


def describe(closure: Closure, draft: ClosingDraft) -> None:
    """Puts a draft in its record."""
    closure.room_id = draft.room_id
    closure.begins, closure.begins_at = draft.first_day, draft.begins_at or time()
    closure.ends, closure.ends_at = draft.last_day + _DAY, draft.ends_at or time()
    closure.reason, closure.effect = draft.name.strip(), draft.effect


def effects(session: Session, draft: ClosingDraft, now: datetime) -> ClosingEffects:
    """The dates to come that fall in a closure; also those that wait because of it."""
    known = {rules.id: rules for rules in rooms.rules(session, draft.community_id)}
    concerned = _concerned(known, draft.room_id)
    stored = session.get(Closure, draft.id) if draft.id else None
    local_now = to_local(now)
    found = bookings.blocks(
        session,
        {known[room_id].place for room_id in concerned},
        _utc(draft.begins),
        _utc(draft.ends),
    )
    return ClosingEffects(
        tuple(
            block
            for block in found
            if block.room_id in concerned
            and block.begins >= local_now
            and (block.state in ROOM_HOLDING or (stored and _waits(block, stored)))
        )
    )


def shut(session: Session, closure: Closure, now: datetime) -> int:
    """Takes the room from the dates to come in a closure that moves them; how many that were.

    What was booked since the closure, with a reason to go past it, stays.
    """
    if closure.effect is not ClosureEffect.AROUND:
        return 0
    closing = rooms.closing_of(closure)
    known = {rules.id: rules for rules in rooms.rules(session, closure.community_id)}
    dates = [
        date
        for date in _in_it(session, closing, _concerned(known, closing.room_id), now)
        if date.state in ROOM_HOLDING and not (date.passed and date.id > closure.id)
    ]
    for date in dates:
        make_clash(date, InTheWay.CLOSED, closing.name)
    return len(dates)


def open_again(session: Session, closure: Closure, now: datetime) -> int:
    """Gives the dates that wait because of this closure their room again where it is free.

    To be called before the closure changes; it no longer counts itself. How many got it.
    """
    closing = rooms.closing_of(closure)
    known = {rules.id: rules for rules in rooms.rules(session, closure.community_id)}
    waiting = [
        date
        for date in _in_it(session, closing, _concerned(known, closing.room_id), now)
        if date.why == InTheWay.CLOSED.value and _waits(date, closure)
    ]
    others = [
        other
        for other in rooms.closings(
            session, (closure.community_id,), closing.begins.date(), closing.ends.date() + _DAY
        )
        if other.id != closing.id and other.effect is ClosureEffect.AROUND
    ]

    def still(date: Occurrence) -> str:
        """The name of another closure that is in the way."""
        for other in others:
            here = date.room_id in _concerned(known, other.room_id)
            if here and _utc(other.begins) < date.ends_utc and date.begins_utc < _utc(other.ends):
                return other.name
        return ""

    return give_back(session, waiting, known, still)


def _in_it(
    session: Session, closing: Closing, concerned: Collection[UUID], now: datetime
) -> list[Occurrence]:
    found = session.scalars(
        select(Occurrence)
        .where(
            Occurrence.room_id.in_(concerned),
            Occurrence.state.in_((*ROOM_HOLDING, OccurrenceState.CLASH)),
            Occurrence.begins_utc >= now,
            Occurrence.begins_utc < _utc(closing.ends),
            Occurrence.ends_utc > _utc(closing.begins),
        )
        .order_by(Occurrence.id)
    )
    return list(found)


def _concerned(known: Mapping[UUID, RoomRules], room_id: UUID | None) -> frozenset[UUID]:
    """The rooms that cannot be used: all, or the room with what it is a part of or has as part."""
    if room_id is None:
        return frozenset(known)
    own = known[room_id]
    return frozenset(room.id for room in known.values() if own.shares_with(room))


def _waits(date: Occurrence | BookedBlock, closure: Closure) -> bool:
    """Whether that closure took the room from it; its reason bears the closure's name."""
    moved = closure.effect is ClosureEffect.AROUND and date.reason == closure.reason
    return moved and date.state is OccurrenceState.CLASH


def _utc(local: datetime) -> datetime:
    return to_utc(local.date(), local.time())
