"""What is said of rooms, their hours and their closures in a few words."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby

from desktop.domain.rooms.room_form import ALL_DAY, ALWAYS, DayHours, WeekHours, week_of
from desktop.domain.rooms.rules import Closing, RoomRules
from desktop.i18n import _, ngettext, wording

_MONDAY = date(2026, 1, 5)
_DAY = timedelta(days=1)


def weekday_name(weekday: int, *, short: bool = False) -> str:
    """'maandag' or 'ma', for weekday 0 to 6."""
    return wording().weekday(_MONDAY + weekday * _DAY, short=short)


def day_text(day: DayHours) -> str:
    """'9.00–12.00 en 13.00–24.00', 'hele dag' or 'dicht'; reads back as it was."""
    if not day:
        return _("dicht")
    if day == ALL_DAY:
        return _("hele dag")
    said = [f"{wording().clock(opens)}–{_closes(closes)}" for opens, closes in day]
    return _(" en ").join(said)


def week_text(week: WeekHours) -> str:
    """'ma–vr 9.00–22.00, za 10.00–16.00'; days that are closed are left out."""
    if week == ALWAYS:
        return _("altijd open")
    told = []
    for day, run in groupby(range(7), key=week.__getitem__):
        days = list(run)
        if day:
            told.append(f"{_days_text(days)} {day_text(day)}")
    return ", ".join(told)


def _days_text(days: list[int]) -> str:
    first, last = (weekday_name(at, short=True) for at in (days[0], days[-1]))
    if len(days) == len(ALWAYS):
        return _("alle dagen")
    return first if len(days) == 1 else f"{first}–{last}"


def room_text(room: RoomRules, rooms: Iterable[RoomRules]) -> str:
    """What a room asks, in one line."""
    told = [week_text(week_of(room.openings))]
    if room.seats:
        told.insert(0, ngettext("{n} plaats", "{n} plaatsen", room.seats).format(n=room.seats))
    whole = next((r.name for r in rooms if r.id == room.place and r.id != room.id), "")
    if whole:
        told.append(_("deel van {room}").format(room=whole))
    if room.approval:
        told.append(_("eerst een optie"))
    return " · ".join(told)


def closing_text(closing: Closing) -> str:
    """'24 december 2026 tot en met 3 januari 2027', with times where it has them."""
    words = wording()
    last = closing.ends if closing.ends.time() != time() else closing.ends - _DAY
    first_day, last_day = closing.begins.date(), last.date()
    begins = words.day(first_day, year=first_day.year != last_day.year)
    ends = words.day(last_day, year=True)
    from_, until = _time(closing.begins), _time(closing.ends)
    if first_day == last_day:
        if not (from_ or until):
            return ends
        return f"{ends}, {from_ or words.clock(time())}–{until or _closes(time())}"
    return _("{begins} tot en met {ends}").format(
        begins=" ".join(filter(None, (begins, from_))), ends=" ".join(filter(None, (ends, until)))
    )


def _time(at: datetime) -> str:
    return wording().clock(at) if at.time() != time() else ""


def _closes(at: time) -> str:
    """Midnight at the end of a day is said as such."""
    return wording().clock(at) if at != time() else _("24.00")
