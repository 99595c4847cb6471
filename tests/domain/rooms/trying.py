"""Tries one random wish: our plan beside that of the oracle, and beside other calendars."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time

from dateutil.rrule import rrulestr

from desktop.domain.rooms.plan import BookingPlan, Fate, InTheWay, Slot
from desktop.domain.rooms.planning import plan
from desktop.domain.rooms.rule_text import rule_text
from desktop.domain.rooms.rules import ClosureEffect, RoomRules
from desktop.domain.rooms.series import first_day
from desktop.domain.rooms.wish import Choice, Decision
from tests.domain.rooms.oracle import DAY, QUARTER, Judge, days_of, stretch, utc
from tests.domain.rooms.random_wishes import Trial

HOLDS = (Fate.BOOK, Fate.OPTION)


def try_one(trial: Trial) -> Counter:
    """Raises AssertionError where we differ; gives what was met, to know that it was."""
    wish, facts, decisions = trial.wish, trial.facts, trial.decisions
    ours = plan(wish, facts, decisions, may_pass=trial.may_pass)
    theirs = Judge(wish, facts, may_pass=trial.may_pass).verdicts(decisions)
    assert [slot.day for slot in ours.slots] == sorted(theirs)
    met: Counter = Counter(series=1)
    for slot in ours.slots:
        verdict = theirs[slot.day]
        found = Counter((o.kind, o.notice) for o in slot.obstacles)
        assert (slot.fate, found) == (verdict.fate, verdict.obstacles), slot
        where = (slot.room_id, slot.span.begins_utc, slot.span.ends_utc)
        assert where == (verdict.room_id, verdict.begins, verdict.ends), slot
        met.update(["dates", slot.fate.value, slot.note, *{o.kind.value for o in slot.obstacles}])
    another_calendar_agrees(trial)
    nothing_overlaps(trial, ours)
    met.update(ways_out_are_ways_out(trial, ours))
    waiting = [s for s in ours.slots if s.fate is Fate.BLOCKED and s.day not in decisions]
    for slot in waiting[:1]:
        no_way_out_is_kept_back(trial, slot)
    return met


def another_calendar_agrees(trial: Trial) -> None:
    """dateutil gives the same days for our rule."""
    first, repeat, until = trial.wish.day, trial.wish.repeat, trial.facts.until
    if not (rule := rule_text(first, repeat)):
        return
    days: list[date] = []
    for moment in rrulestr(rule, dtstart=datetime.combine(first_day(first, repeat), time())):
        if repeat.open_ended and moment.date() >= until:
            break
        days.append(moment.date())
    assert days == days_of(first, repeat, until), rule


def nothing_overlaps(trial: Trial, ours: BookingPlan) -> None:
    """No two dates that get a room have the same part of it at once."""
    slots = [slot for slot in ours.slots if slot.fate in HOLDS]
    rooms = trial.facts.rooms
    taken = [(h.room_id, h.begins_utc, h.ends_utc) for h in trial.facts.held]
    for slot in slots:
        room, b, e = slot.room_id, slot.span.begins_utc, slot.span.ends_utc
        for other, begins, ends in taken:
            assert not (rooms[room].shares_with(rooms[other]) and begins < e and b < ends), slot
        taken.append((room, b, e))


def ways_out_are_ways_out(trial: Trial, ours: BookingPlan) -> Counter:
    """Whatever is offered can be had: the oracle finds nothing in the way then."""
    met: Counter = Counter()
    offering = [slot for slot in ours.slots if slot.rooms or slot.times]
    for slot in offering[:2]:
        met.update(rooms=len(slot.rooms), times=len(slot.times))
        for room_id in slot.rooms:
            had(trial, slot, Decision(Choice.OTHER_ROOM, room_id=room_id))
        for begins, ends in slot.times:
            had(trial, slot, Decision(Choice.OTHER_TIME, begins=begins, ends=ends))
    return met


def had(trial: Trial, slot: Slot, decision: Decision) -> None:
    """With this choice alone changed, that date gets its room."""
    decisions = {day: made for day, made in trial.decisions.items() if day != slot.day}
    changed = replace(trial, decisions=decisions | {slot.day: decision})
    judge = Judge(changed.wish, changed.facts, may_pass=changed.may_pass)
    assert judge.verdicts(changed.decisions)[slot.day].fate in HOLDS, (slot, decision)


def no_way_out_is_kept_back(trial: Trial, slot: Slot) -> None:
    """Every room that is free then is offered; and a time, when any quarter would do.

    The days of the clock change are left out: what the clock says twice is never offered.
    """
    judge = Judge(trial.wish, trial.facts, may_pass=trial.may_pass)
    judge.verdicts(trial.decisions | {slot.day: Decision(Choice.DROP)})
    here, (b, e) = trial.facts.rooms[slot.room_id], (slot.span.begins_utc, slot.span.ends_utc)
    said = {o.kind for o in slot.obstacles if o.notice}

    def free(room: RoomRules, begins: datetime, ends: datetime) -> bool:
        found = judge.in_the_way(room, slot.day, begins, ends)
        return all(notice and kind in said for kind, notice in found)

    others = [room for room in trial.facts.rooms.values() if room.id != here.id]
    assert set(slot.rooms) == {room.id for room in others if free(room, b, e)}, slot
    warned = any(c.effect is ClosureEffect.WARN for c in trial.facts.closings)
    changing = (utc(slot.day + DAY, time()) - utc(slot.day, time())) != DAY
    weekly = any(o.kind is InTheWay.WEEK_HOURS for o in slot.obstacles)
    if slot.times or warned or weekly or changing:
        return
    over_midnight = slot.span.ends_day > slot.span.day and slot.span.ends > time()
    for number in range(96):
        start = datetime.combine(slot.day, time()) + number * QUARTER
        end = start + (e - b)
        if end > datetime.combine(slot.day + DAY, time()) and not over_midnight:
            return
        begins, ends = stretch(slot.day, start.time(), end.time())
        if ends - begins == e - b and start.time() != slot.span.begins:
            assert not free(here, begins, ends), (slot, start)
