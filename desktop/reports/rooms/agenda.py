"""The calendar of the rooms on paper: a week for the door, or a month."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from desktop.domain.rooms.week import Agenda, BookedBlock, ClosedTime
from desktop.domain.settings import House
from desktop.domain.vocabulary import ROOM_HOLDING
from desktop.i18n import N_, Wording
from desktop.reports.rooms.fitting import Line, Row
from desktop.reports.rooms.poster import Poster, build
from desktop.reports.words import EXAMPLE

_DAY = timedelta(days=1)
_WEEK = 7


def week_for_the_door(
    agenda: Agenda, house: House, wording: Wording, *, names: bool, example: bool = False
) -> bytes:
    """A row for each room and a column for each day, on an A4 to read from a distance.

    On more of them when it would become too small to read. What waits or was skipped is not on
    it. With `names` it says who booked.
    """
    days = [agenda.first + n * _DAY for n in range(agenda.days)]
    rows = tuple(
        Row(
            room.name,
            tuple(_cell(agenda, day, wording, room.id, names=names) for day in days),
        )
        for room in agenda.rooms
    )
    return build(
        Poster(
            title=_title(agenda, wording),
            under=_week(agenda, wording),
            columns=tuple(_day_head(agenda, day, wording) for day in days),
            rows=rows,
            foot=_foot(wording),
            language=wording.language,
            organisation=house.name,
            banner=wording.text(EXAMPLE) if example else "",
        )
    )


def month(
    agendas: Sequence[Agenda], of: date, house: House, wording: Wording, *, example: bool = False
) -> bytes:
    """The month of `of`, an A4 for each agenda (more when it would become too small to read).

    The agendas hold the whole weeks of the month, from a Monday.
    """
    return build(*(_month(agenda, of, house, wording, example=example) for agenda in agendas))


def _month(agenda: Agenda, of: date, house: House, wording: Wording, *, example: bool) -> Poster:
    weeks = range(agenda.days // _WEEK)
    days = [[agenda.first + (_WEEK * week + n) * _DAY for n in range(_WEEK)] for week in weeks]
    rows = tuple(
        Row(
            "",
            tuple(
                (_number(day, of, agenda, wording), *_cell(agenda, day, wording)) for day in week
            ),
            dated=True,
        )
        for week in days
    )
    return Poster(
        title=f"{_title(agenda, wording)} · {wording.month(of)}",
        under=", ".join(room.name for room in agenda.rooms),
        columns=tuple(wording.weekday(day) for day in days[0]),
        rows=rows,
        foot=_foot(wording),
        language=wording.language,
        organisation=house.name,
        banner=wording.text(EXAMPLE) if example else "",
    )


def _title(agenda: Agenda, wording: Wording) -> str:
    return agenda.community or wording.text(N_("Ruimtes"))


def _week(agenda: Agenda, wording: Wording) -> str:
    first, last = agenda.first, agenda.first + (agenda.days - 1) * _DAY
    begin = str(first.day)
    if first.month != last.month:
        begin = wording.day(first, year=first.year != last.year)
    return wording.text(N_("Week {n}, {first} tot en met {last}")).format(
        n=first.isocalendar().week, first=begin, last=wording.day(last, year=True)
    )


def _foot(wording: Wording) -> str:
    return wording.text(N_("Wil je ook een ruimte gebruiken? Vraag het je community builder."))


def _day_head(agenda: Agenda, day: date, wording: Wording) -> str:
    return f"{wording.weekday(day, short=True)} {day.day}"


def _number(day: date, of: date, agenda: Agenda, wording: Wording) -> Line:
    """The day of the month, with its holiday; a day of another month with its month."""
    holiday = next((h.name for h in agenda.holidays if h.day == day and h.public), "")
    inside = day.month == of.month
    number = str(day.day) if inside else wording.short_day(day)
    return Line(holiday, lead=number, quiet=not inside)


def _cell(
    agenda: Agenda,
    day: date,
    wording: Wording,
    room_id: UUID | None = None,
    *,
    names: bool = False,
) -> tuple[Line, ...]:
    """What happens on a day: in one room, with when it is closed and why; or in all, in short."""
    several = room_id is None and len(agenda.rooms) > 1
    known = {room.id: room.name for room in agenda.rooms} if several else {}
    blocks = [
        block
        for block in agenda.blocks
        if block.state in ROOM_HOLDING
        and room_id in (None, block.room_id)
        and block.begins < _midnight(day + _DAY)
        and block.ends > _midnight(day)
    ]
    lines = [
        Line(
            _words(block, known, names=names),
            _times(block, day, wording, short=room_id is None),
        )
        for block in blocks
    ]
    if room_id is not None:
        lines += _closed(agenda, day, room_id, wording)
    return tuple(lines)


def _closed(agenda: Agenda, day: date, room_id: UUID, wording: Wording) -> Iterable[Line]:
    for closed in agenda.closed:
        if closed.room_id == room_id and closed.name and closed.begins.date() == day:
            words = wording.text(N_("Dicht: {name}")).format(name=closed.name)
            yield Line(words, _closed_hours(closed, wording), quiet=True)


def _closed_hours(closed: ClosedTime, wording: Wording) -> str:
    begins, ends = wording.clock(closed.begins), wording.clock(closed.ends)
    to_midnight = closed.ends.time() == time()
    if closed.begins.time() == time():
        until = wording.text(N_("tot {time}")).format(time=ends)
        return "" if to_midnight else until
    since = wording.text(N_("vanaf {time}")).format(time=begins)
    return since if to_midnight else f"{begins}–{ends}"


def _words(block: BookedBlock, rooms: dict[UUID, str], *, names: bool) -> str:
    parts = [block.title]
    if rooms:
        parts.append(rooms.get(block.room_id, ""))
    if names and block.booker:
        parts.append(block.booker)
    return " · ".join(part for part in parts if part)


def _times(block: BookedBlock, day: date, wording: Wording, *, short: bool) -> str:
    begins = wording.clock(max(block.begins, _midnight(day)))
    if short:
        return begins
    return f"{begins}–{wording.clock(block.ends)}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
