"""A slow and obvious judge of plans, made from the description and not from the code.

It walks over every day to see which belong to a repeat, over every quarter of an hour to see
whether a room is open, and over everything that is held for each date. Times are whole quarters.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.rooms.plan import Fate, InTheWay, PlanFacts
from desktop.domain.rooms.repeat import LAST, Frequency, Repeat, ShortMonth
from desktop.domain.rooms.rules import ClosureEffect, RoomRules
from desktop.domain.rooms.wish import Choice, Decision, Wish
from desktop.domain.vocabulary import BookerKind

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY, QUARTER = timedelta(days=1), timedelta(minutes=15)
PASSABLE = frozenset(InTheWay) - {InTheWay.TAKEN, InTheWay.OWN_SERIES}
LONG_AFTER = date(2100, 1, 1)


def utc(day: date, at: time) -> datetime:
    return datetime.combine(day, at, AMSTERDAM).astimezone(UTC)


def local(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None)


def stretch(day: date, begins: time, ends: time) -> tuple[datetime, datetime]:
    last = day if ends > begins else day + DAY
    b, e = utc(day, begins), utc(last, ends)
    if e <= b:
        e = b + (datetime.combine(last, ends) - datetime.combine(day, begins))
    return b, e


# the days of a repeat


def last_of_month(day: date) -> bool:
    return (day + DAY).month != day.month


def has_the_look(day: date, first: date, repeat: Repeat) -> bool:
    """Whether the day fits the repeat, its interval left alone."""
    same_day = day.day == first.day or (
        repeat.short_month is ShortMonth.LAST_DAY and last_of_month(day) and day.day < first.day
    )
    match repeat.frequency:
        case Frequency.WEEK:
            return day.weekday() in (repeat.weekdays or {first.weekday()})
        case Frequency.MONTH_DAY:
            return same_day
        case Frequency.MONTH_END:
            return last_of_month(day)
        case Frequency.YEAR:
            return same_day and day.month == first.month
        case Frequency.MONTH_WEEKDAY if repeat.nth == LAST:
            return day.weekday() == first.weekday() and (day + 7 * DAY).month != day.month
        case Frequency.MONTH_WEEKDAY:
            return day.weekday() == first.weekday() and (day.day + 6) // 7 == repeat.nth
    return True


def apart(day: date, begin: date, frequency: Frequency) -> int:
    """How many days, weeks, months or years there are between the two."""
    match frequency:
        case Frequency.DAY:
            return (day - begin).days
        case Frequency.WEEK:
            weeks = [d - d.weekday() * DAY for d in (day, begin)]
            return (weeks[0] - weeks[1]).days // 7
        case Frequency.YEAR:
            return day.year - begin.year
    return (day.year - begin.year) * 12 + day.month - begin.month


@lru_cache
def days_of(first: date, repeat: Repeat, until: date) -> list[date]:
    """The days of the repeat, found by looking at every day there is."""
    if repeat.frequency in (Frequency.ONCE, Frequency.DATES):
        return sorted({first, *(repeat.dates if repeat.frequency is Frequency.DATES else ())})
    day = first
    while not has_the_look(day, first, repeat):
        day += DAY
    begin, found = day, []
    stop = until if repeat.open_ended else LONG_AFTER
    while day < stop and len(found) != repeat.times and day <= (repeat.last_day or LONG_AFTER):
        on_turn = apart(day, begin, repeat.frequency) % repeat.every == 0
        if has_the_look(day, begin, repeat) and on_turn:
            found.append(day)
        day += DAY
    return found


# what is in the way


@dataclass
class Placed:
    """A date that holds a room: from the calendar, or got one in this plan."""

    room: RoomRules
    begins: datetime
    ends: datetime
    group_id: UUID | None
    own: bool


@dataclass
class Verdict:
    """What must become of one date."""

    fate: Fate
    room_id: UUID
    begins: datetime
    ends: datetime
    obstacles: Counter = field(default_factory=Counter)


class Judge:
    """Judges the dates of one wish, the undecided ones first."""

    def __init__(self, wish: Wish, facts: PlanFacts, *, may_pass: bool) -> None:
        self.wish, self.facts, self.may_pass = wish, facts, may_pass
        grouped = wish.booker.kind is BookerKind.GROUP
        self.group_id = wish.booker.group_id if grouped else None
        self.placed = [
            Placed(
                facts.rooms[held.room_id], held.begins_utc, held.ends_utc, held.group_id,
                held.booking_id == wish.booking_id,
            )
            for held in facts.held
        ]  # fmt: skip

    def verdicts(self, decisions: Mapping[date, Decision]) -> dict[date, Verdict]:
        days = days_of(self.wish.day, self.wish.repeat, self.facts.until)
        found = {}
        for day in [d for d in days if d not in decisions] + [d for d in days if d in decisions]:
            found[day] = self.verdict(day, decisions.get(day))
        return found

    def verdict(self, day: date, decision: Decision | None) -> Verdict:
        room, begins, ends = self.wish.room_id, self.wish.begins, self.wish.ends
        if day in self.facts.kept:
            return Verdict(Fate.KEEP, room, *stretch(day, begins, ends))
        if decision and decision.choice is Choice.OTHER_ROOM:
            room = decision.room_id
        if decision and decision.choice is Choice.OTHER_TIME:
            begins, ends = decision.begins, decision.ends
        rules = self.facts.rooms[room]
        b, e = stretch(day, begins, ends)
        found = Counter(self.in_the_way(rules, day, b, e))
        fate = self.fate(rules, found, decision)
        if fate in (Fate.BOOK, Fate.OPTION):
            self.placed.append(Placed(rules, b, e, self.group_id, own=True))
        return Verdict(fate, room, b, e, found)

    def fate(self, room: RoomRules, found: Counter, decision: Decision | None) -> Fate:
        if decision and decision.choice is Choice.SKIP:
            return Fate.SKIP
        if decision and decision.choice is Choice.DROP:
            return Fate.DROP
        stopping = {kind for kind, notice in found if not notice}
        reason = decision.reason.strip() if decision else ""
        if stopping and not (self.may_pass and reason and stopping <= PASSABLE):
            return Fate.BLOCKED
        for_the_house = self.may_pass and self.wish.booker.kind is BookerKind.STAFF
        return Fate.OPTION if room.approval and not for_the_house else Fate.BOOK

    def in_the_way(
        self, room: RoomRules, day: date, b: datetime, e: datetime
    ) -> Iterator[tuple[InTheWay, bool]]:
        yield from self.others(room, b, e)
        yield from self.closings(room, b, e)
        local_days = {local(moment).date() for moment in (b, e - timedelta(seconds=1))}
        for holiday in self.facts.holidays:
            if holiday.public and holiday.day in local_days:
                yield InTheWay.HOLIDAY, not room.closed_on_holidays
        yield from self.outside_hours(room, b, e)
        if b < utc(self.facts.now.date(), self.facts.now.time()):
            yield InTheWay.PAST, self.may_pass
        kind, people = self.wish.booker.kind, self.wish.people
        if kind is not BookerKind.STAFF and kind not in room.bookers:
            yield InTheWay.BOOKER, False
        if room.ahead_days is not None and (day - self.facts.now.date()).days > room.ahead_days:
            yield InTheWay.AHEAD, False
        if people and room.seats and people > room.seats:
            yield InTheWay.SEATS, False
        yield from self.week_hours(room, b, e)

    def others(self, room: RoomRules, b: datetime, e: datetime) -> list[tuple[InTheWay, bool]]:
        over, near = [], []
        for one in self.placed:
            if one.room.place != room.place or not set(parts(room)) & set(parts(one.room)):
                continue
            if one.begins < e and b < one.ends:
                over.append((InTheWay.OWN_SERIES if one.own else InTheWay.TAKEN, False))
            before = timedelta(minutes=max(room.set_up, one.room.clean_up))
            after = timedelta(minutes=max(room.clean_up, one.room.set_up))
            if one.begins < e + after and b - before < one.ends:
                near.append((InTheWay.SET_UP, False))
        return over or near

    def closings(
        self, room: RoomRules, b: datetime, e: datetime
    ) -> Iterator[tuple[InTheWay, bool]]:
        if room.closed:
            yield InTheWay.CLOSED, False
        for closing in self.facts.closings:
            closed = self.facts.rooms.get(closing.room_id, room)
            if closed.place != room.place or not set(parts(closed)) & set(parts(room)):
                continue
            begins = utc(closing.begins.date(), closing.begins.time())
            if begins < e and b < utc(closing.ends.date(), closing.ends.time()):
                yield InTheWay.CLOSED, closing.effect is ClosureEffect.WARN

    def outside_hours(
        self, room: RoomRules, b: datetime, e: datetime
    ) -> Iterator[tuple[InTheWay, bool]]:
        """One for each time that it goes from open to closed, quarter by quarter."""
        was_open = True
        while b < e:
            is_open = open_at(room, local(b))
            if was_open and not is_open:
                yield InTheWay.NOT_OPEN, False
            was_open, b = is_open, b + QUARTER

    def week_hours(
        self, room: RoomRules, b: datetime, e: datetime
    ) -> Iterator[tuple[InTheWay, bool]]:
        if self.group_id is None or room.group_week_minutes is None:
            return
        mine = [p for p in self.placed if p.group_id == self.group_id and p.room.id == room.id]
        wanted = quarters_by_week(b, e)
        had = sum((quarters_by_week(p.begins, p.ends) for p in mine), Counter())
        for week, quarters in wanted.items():
            if (quarters + had[week]) * 15 > room.group_week_minutes:
                yield InTheWay.WEEK_HOURS, False


def parts(room: RoomRules) -> range:
    """The parts of the whole that it takes up; here a whole has two."""
    return range(room.parts[0], min(room.parts[1], 2))


def open_at(room: RoomRules, moment: datetime) -> bool:
    """Whether the clock then lies in opening hours of that day, or of a night before it."""
    if not room.openings:
        return True
    at, today = moment.time(), moment.weekday()
    for opening in room.openings:
        over_night = opening.closes <= opening.opens
        if opening.weekday == today and opening.opens <= at and (over_night or at < opening.closes):
            return True
        if over_night and (opening.weekday + 1) % 7 == today and at < opening.closes:
            return True
    return False


def quarters_by_week(b: datetime, e: datetime) -> Counter:
    found = Counter()
    while b < e:
        day = local(b).date()
        found[day - day.weekday() * DAY] += 1
        b += QUARTER
    return found
