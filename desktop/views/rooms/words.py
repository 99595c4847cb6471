"""What the calendar says of its days, times and bookings."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from desktop.domain.rooms.rules import Holiday, RoomRules
from desktop.domain.rooms.week import Agenda, BookedBlock
from desktop.domain.vocabulary import OccurrenceState
from desktop.i18n import _, ngettext, wording
from desktop.labels import label
from desktop.views.rooms.geometry import Slot


def context_line(agenda: Agenda) -> str:
    """'Week 52, 21 tot en met 27 december 2026 · 1 botsing'; of a day its name."""
    words = _day_line(agenda.first) if agenda.days == 1 else _week_line(agenda)
    clashes = agenda.clashes
    if not clashes:
        return words
    return f"{words} · " + ngettext("{n} botsing", "{n} botsingen", clashes).format(n=clashes)


def day_head(day: date) -> str:
    """'ma 21', above a day."""
    return f"{wording().weekday(day, short=True)} {day.day}"


def day_words(day: date, today: date, holiday: Holiday | None) -> str:
    """A day in full, with what it is: 'vrijdag 25 december, Eerste kerstdag'."""
    parts = [wording().day(day, weekday=True)]
    if day == today:
        parts.append(_("vandaag"))
    if holiday is not None:
        parts.append(holiday.name)
    return ", ".join(parts)


def times(begins: datetime | time, ends: datetime | time) -> str:
    """'10.00–12.00'."""
    return f"{wording().clock(begins)}–{wording().clock(ends)}"


def slot_words(slot: Slot, room: str) -> str:
    """'Huiskamer, dinsdag 22 december, 14.00–16.00'."""
    day = wording().day(slot.begins.date(), weekday=True)
    return f"{room}, {day}, {times(slot.begins, slot.ends)}"


def short_slot_words(slot: Slot, room: str) -> str:
    """'Huiskamer, di 22 dec 14.00–16.00'."""
    said, day = wording(), slot.begins.date()
    when = f"{said.weekday(day, short=True)} {said.short_day(day)}"
    return f"{room}, {when} {times(slot.begins, slot.ends)}"


def free_words(slot: Slot, room: str, closed: str | None) -> str:
    """A free or closed time, for who cannot see it."""
    said = slot_words(slot, room)
    if closed is None:
        return _("{slot}, vrij").format(slot=said)
    if not closed:
        return _("{slot}, dicht").format(slot=said)
    return _("{slot}, dicht: {name}").format(slot=said, name=closed)


def block_words(block: BookedBlock, room: str, titles: Mapping[UUID, str]) -> str:
    """A booking in words, for tooltip and screen reader. `titles` are those of all in view."""
    parts = [block.title, slot_words(Slot(block.room_id, block.begins, block.ends), room)]
    if block.note:
        parts.append(block.note)
    if block.series:
        parts.append(_("reeks"))
    if block.state is OccurrenceState.CLASH:
        others = [titles[other] for other in block.clashes_with if other in titles]
        parts.append(
            _("botst met {names}").format(names=", ".join(others)) if others else _("botsing")
        )
    elif block.state is not OccurrenceState.BOOKED:
        parts.append(label(block.state).lower())
    if block.reason:
        parts.append(block.reason)
    if block.concept:
        parts.append(_("staat als concept in het logboek"))
    elif block.logged is not None:
        parts.append(_("staat in het logboek"))
    return ", ".join(parts)


def room_names(rooms: tuple[RoomRules, ...], communities: Mapping[UUID, str]) -> dict[UUID, str]:
    """The rooms by name; with their community where two of them bear the same."""
    names = [room.name for room in rooms]
    return {
        room.id: f"{room.name}, {communities[room.community_id]}"
        if names.count(room.name) > 1 and room.community_id in communities
        else room.name
        for room in rooms
    }


def _week_line(agenda: Agenda) -> str:
    first, last = agenda.first, agenda.first + timedelta(days=agenda.days - 1)
    begin = str(first.day)
    if first.month != last.month:
        begin = wording().day(first, year=first.year != last.year)
    return _("Week {week}, {first} tot en met {last}").format(
        week=first.isocalendar().week, first=begin, last=wording().day(last, year=True)
    )


def _day_line(day: date) -> str:
    said = wording().day(day, weekday=True, year=True)
    return _("{day}, week {week}").format(
        day=said[0].upper() + said[1:], week=day.isocalendar().week
    )
