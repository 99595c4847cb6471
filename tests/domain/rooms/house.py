"""A small house with a room and a garden room, for trying wishes in it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from desktop.domain.rooms.plan import HeldTime, PlanFacts
from desktop.domain.rooms.planning import plan
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.rooms.rules import Closing, ClosureEffect, Holiday, Opening, RoomRules
from desktop.domain.rooms.wish import Booker, Choice, Decision, Wish
from desktop.domain.vocabulary import BookerKind
from desktop.domain.wall_clock import span, to_utc

HERE = UUID(int=1)
ROOM = RoomRules(UUID(int=11), HERE, "Salon", position=1)
GARDEN = RoomRules(UUID(int=12), HERE, "Tuinkamer", position=2)
FRONT = RoomRules(UUID(int=13), HERE, "Salon voor", position=3, whole_id=ROOM.id, parts=(0, 1))
BACK = RoomRules(UUID(int=14), HERE, "Salon achter", position=4, whole_id=ROOM.id, parts=(1, 2))
KNITTERS = Booker(BookerKind.GROUP, group_id=UUID(int=21))
NOW = datetime.fromisoformat("2026-01-01T09:00")
TUESDAY = date(2026, 7, 7)
ONCE = Repeat()
WEEKLY = Repeat(Frequency.WEEK, times=4)

day = date.fromisoformat


def clock(text: str) -> time:
    return time.fromisoformat(text)


def opening(opens: str, closes: str, weekdays=range(7)) -> tuple[Opening, ...]:
    return tuple(Opening(d, clock(opens), clock(closes)) for d in weekdays)


def wish(times: str = "10:00-12:00", on: date = TUESDAY, repeat=ONCE, **more) -> Wish:
    begins, ends = map(clock, times.split("-"))
    return Wish(more.pop("room", ROOM).id, "Breigroep", on, begins, ends, repeat, **more)


def held(times: str, on: date = TUESDAY, room: RoomRules = ROOM, **more) -> HeldTime:
    begins, ends = map(clock, times.split("-"))
    where = span(on, begins, ends)
    more = {"booking_id": uuid4(), "title": "Filmavond"} | more
    return HeldTime(
        uuid4(), room_id=room.id, begins_utc=where.begins_utc, ends_utc=where.ends_utc, **more
    )


def closing(begins: str, ends: str, effect=ClosureEffect.STAND, room=None) -> Closing:
    moments = map(datetime.fromisoformat, (begins, ends))
    return Closing(uuid4(), *moments, "Schilder", effect, room.id if room else None)


def facts(*held: HeldTime, rooms=(ROOM, GARDEN), **more) -> PlanFacts:
    closings, holidays = more.pop("closings", ()), more.pop("holidays", ())
    more = {"now": NOW, "until": date(2027, 1, 1)} | more
    return PlanFacts(
        {room.id: room for room in rooms}, tuple(held), tuple(closings), tuple(holidays), **more
    )


def planned(wish: Wish, facts: PlanFacts, decisions=None, *, may_pass=True):
    return plan(wish, facts, decisions or {}, may_pass=may_pass)


def only(wish: Wish, facts: PlanFacts, decision: Decision | None = None, *, may_pass=True):
    """The one slot of a wish for one date."""
    decisions = {wish.day: decision} if decision else {}
    (slot,) = planned(wish, facts, decisions, may_pass=may_pass).slots
    return slot


def kinds(slot) -> list[str]:
    return [obstacle.kind.value for obstacle in slot.obstacles]


def fates(plan) -> str:
    """The fates in one word: b(ook), o(ption), x (blocked), s(kip), d(rop), k(eep)."""
    return "".join("x" if s.fate.value == "blocked" else s.fate.value[0] for s in plan.slots)


def local(day: date, text: str) -> datetime:
    return datetime.combine(day, clock(text))


__all__ = [
    "BACK", "FRONT", "GARDEN", "HERE", "KNITTERS", "NOW", "ROOM", "TUESDAY", "WEEKLY", "Booker",
    "BookerKind", "Choice", "ClosureEffect", "Decision", "Holiday", "clock", "closing", "day",
    "facts", "fates", "held", "kinds", "local", "only", "opening", "planned", "replace", "span",
    "timedelta", "to_utc", "wish",
]  # fmt: skip
