"""Houses and wishes made at random: near clock changes, leap days, month ends and midnight."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from desktop.domain.rooms.plan import HeldTime, PlanFacts
from desktop.domain.rooms.repeat import LAST, Frequency, Repeat, ShortMonth
from desktop.domain.rooms.rules import Closing, ClosureEffect, Holiday, Opening, RoomRules
from desktop.domain.rooms.wish import Booker, Choice, Decision, Wish
from desktop.domain.vocabulary import BookerKind
from tests.domain.rooms.oracle import days_of, stretch

HERE = UUID(int=1)
DAY = timedelta(days=1)
WHOLE, FRONT, BACK, OTHER = (UUID(int=n) for n in (11, 12, 13, 14))
GROUPS = (UUID(int=21), UUID(int=22))
MOST = {
    Frequency.MONTH_DAY: 14,
    Frequency.MONTH_WEEKDAY: 14,
    Frequency.MONTH_END: 14,
    Frequency.YEAR: 5,
}


@dataclass(frozen=True)
class Trial:
    """One wish in one house, with some decisions."""

    wish: Wish
    facts: PlanFacts
    decisions: dict[date, Decision]
    may_pass: bool


def trial(seed: int) -> Trial:
    """The trial of that number; always the same."""
    chance = random.Random(seed)
    frequency = chance.choice(list(Frequency))
    first = some_day(chance, frequency)
    repeat = some_repeat(chance, first, frequency)
    until = first + chance.randint(62, 120) * DAY
    days = days_of(first, repeat, until)[:60]
    begins, ends = some_times(chance)
    booker = Booker(chance.choice(list(BookerKind)), group_id=chance.choice(GROUPS))
    rooms = {room.id: room for room in some_rooms(chance)}
    wish = Wish(
        chance.choice(list(rooms)), "Breigroep", first, begins, ends, repeat, booker,
        people=chance.choice((None, 5, 10)), booking_id=chance.choice((None, UUID(int=31))),
    )  # fmt: skip
    near = days or [first]
    facts = PlanFacts(
        rooms=rooms,
        held=tuple(some_held(chance, wish, near, rooms) for _ in range(chance.randint(0, 14))),
        closings=tuple(some_closing(chance, near, rooms) for _ in range(chance.choice((0, 1, 3)))),
        holidays=tuple(
            Holiday(
                chance.choice(near) + chance.randint(0, 1) * DAY, "Feest", chance.random() < 0.7
            )
            for _ in range(chance.choice((0, 0, 2)))
        ),
        now=datetime.combine(
            chance.choice((first - 30 * DAY, chance.choice(near))), quarter(chance)
        ),
        until=until,
        kept=frozenset(day for day in near if chance.random() < 0.04),
    )
    decided = [day for day in near if chance.random() < 0.3]
    decisions = {day: some_decision(chance, rooms) for day in decided}
    return Trial(wish, facts, decisions, may_pass=chance.random() < 0.7)


def some_day(chance: random.Random, frequency: Frequency) -> date:
    """A day of 2024 to 2032, often such that the repeat meets what is awkward for it."""
    year, kind = chance.randint(2024, 2032), chance.random()
    if frequency is Frequency.YEAR and kind < 0.6:
        return date(year - year % 4, 2, 29)
    if frequency in (Frequency.MONTH_DAY, Frequency.YEAR) and kind < 0.8:
        month = date(year, chance.randint(1, 12), 28) + 4 * DAY
        return month.replace(day=1) - chance.randint(1, 3) * DAY
    if kind < 0.4:
        change = date(year, chance.choice((3, 10)), 31)
        sunday = change - (change.weekday() + 1) % 7 * DAY
        return sunday - chance.choice((1, 7)) * chance.randint(0, 3) * DAY
    if kind < 0.5:
        return date(year, 3, 1) - chance.randint(1, 3) * DAY
    return date(year, 1, 1) + chance.randint(0, 364) * DAY


def some_repeat(chance: random.Random, first: date, frequency: Frequency) -> Repeat:
    weekly = frequency is Frequency.WEEK
    # far enough for the first that fits: the next month has one
    last = first + chance.randint(62, 80 if frequency is Frequency.DAY else 400) * DAY
    times = chance.randint(1, MOST.get(frequency, 26))
    ends = chance.choice(("times", "last_day", "both", "open"))
    if frequency is Frequency.YEAR and ends != "open":
        ends = "times"
    return Repeat(
        frequency,
        every=chance.choice((1, 1, 2, 3)),
        weekdays=frozenset(chance.sample(range(7), chance.randint(0, 3)) if weekly else ()),
        nth=chance.choice((1, 2, 3, 4, LAST)),
        short_month=chance.choice(list(ShortMonth)),
        dates=tuple(first + chance.randint(0, 60) * DAY for _ in range(chance.randint(0, 8))),
        times=times if ends in ("times", "both") else None,
        last_day=last if ends in ("last_day", "both") else None,
    )


def quarter(chance: random.Random) -> time:
    """A whole quarter; often in the night, when the clock is changed."""
    return time(
        chance.choice((chance.randint(0, 3), chance.randint(0, 23))), chance.randrange(4) * 15
    )


def some_times(chance: random.Random) -> tuple[time, time]:
    begins = quarter(chance)
    long = chance.choice((1, 2, 4, 6, 8, 16, 40, 90, 95))
    ends = (datetime.combine(date(2024, 1, 1), begins) + long * timedelta(minutes=15)).time()
    return begins, ends


def some_rooms(chance: random.Random) -> list[RoomRules]:
    parts = {WHOLE: (0, 32_767), FRONT: (0, 1), BACK: (1, 2), OTHER: (0, 32_767)}
    return [
        RoomRules(
            id_, HERE, str(id_), seats=chance.choice((None, None, 8, 20)),
            set_up=chance.choice((0, 0, 15, 30)), clean_up=chance.choice((0, 0, 15, 60)),
            bookers=frozenset(chance.sample(list(BookerKind), chance.choice((3, 5, 5, 5)))),
            ahead_days=chance.choice((None, None, None, 40, 400)), approval=chance.random() < 0.2,
            group_week_minutes=chance.choice((None, 120, 600)),
            closed_on_holidays=chance.random() < 0.7,
            whole_id=None if id_ == OTHER else WHOLE, parts=parts[id_],
            openings=some_openings(chance), closed=chance.random() < 0.03,
        )
        for id_ in parts
    ]  # fmt: skip


def some_openings(chance: random.Random) -> tuple[Opening, ...]:
    kind = chance.random()
    if kind < 0.4:
        return ()
    hours = [(time(0), time(0))] if kind < 0.5 else []
    hours += [(time(8), time(12)), (time(12), time(18))] if kind < 0.7 else []
    hours += [(time(9), time(0)), (time(0), time(4))] if kind > 0.6 else []
    hours += [(time(18), time(1, 30))] if chance.random() < 0.2 else []
    weekdays = chance.sample(range(7), chance.randint(5, 7))
    return tuple(Opening(day, *times) for day in weekdays for times in hours)


def some_held(
    chance: random.Random, wish: Wish, days: list[date], rooms: dict[UUID, RoomRules]
) -> HeldTime:
    day = chance.choice(days) + chance.choice((-1, 0, 0, 0, 1, 2)) * DAY
    begins, ends = chance.choice(((wish.begins, wish.ends), some_times(chance), some_times(chance)))
    booking = wish.booking_id if wish.booking_id and chance.random() < 0.1 else UUID(int=32)
    return HeldTime(
        UUID(int=chance.getrandbits(64)), booking, chance.choice(list(rooms)),
        *stretch(day, begins, ends), "Filmavond", chance.choice((None, *GROUPS)),
    )  # fmt: skip


def some_closing(chance: random.Random, days: list[date], rooms: dict[UUID, RoomRules]) -> Closing:
    begins = datetime.combine(chance.choice(days), time(chance.choice((0, 5, 9, 17))))
    ends = begins + timedelta(hours=chance.choice((4, 24, 96)))
    effect, room = chance.choice(list(ClosureEffect)), chance.choice((None, None, *rooms))
    return Closing(UUID(int=chance.getrandbits(64)), begins, ends, "Schilder", effect, room)


def some_decision(chance: random.Random, rooms: dict[UUID, RoomRules]) -> Decision:
    choice = chance.choice(list(Choice))
    reason = chance.choice(("", " ", "Het mag"))
    if choice is Choice.OTHER_ROOM:
        return Decision(choice, room_id=chance.choice(list(rooms)), reason=reason)
    if choice is Choice.OTHER_TIME:
        begins, ends = some_times(chance)
        return Decision(choice, begins=begins, ends=ends, reason=reason)
    return Decision(choice, reason=reason)
