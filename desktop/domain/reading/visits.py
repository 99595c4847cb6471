"""Rows of a list of activities: which, when, where, who was there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from desktop.domain.errors import Problem
from desktop.domain.names import fold
from desktop.domain.privacy import holds_bsn
from desktop.domain.reading.headers import Layout, repeats_header
from desktop.domain.reading.lists import names_in
from desktop.domain.reading.row import Row, Verdict, verdict_of
from desktop.domain.reading.table import shown
from desktop.domain.reading.values import (
    past_midnight,
    read_count,
    read_date,
    read_minutes,
    read_span,
    read_time,
)
from desktop.domain.reading.words import (
    INITIATIVE_OF,
    OPENNESS_OF,
    Column,
    ambition_of,
    header_key,
)
from desktop.domain.vocabulary import Ambition, Initiative, Openness

LONGEST_NAME, LONGEST_REMARK = 120, 4000
USUAL_BEGIN, USUAL_MINUTES = time(10), 60
"""Where a list says no time; the hours are then marked as an estimate."""

_HEADS = re.compile(
    r"\+?\s*(\d{1,3})\s*(?:x\s*)?(?:gast\w*|bezoeker\w*|buurtbewoner\w*|ander\w*|overig\w*|kind\w*"
    r"|guests?|others?|visitors?|people|personen|mensen)?"
)
_AND_MORE = frozenset(["e.a", "ea", "enz", "etc", "en anderen", "and others", "diversen", "..."])


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity of a list. `present` are names as written; `guests` are counted heads.

    `initiative`, `openness` and `ambition` are None where the list is silent. `estimated`
    says that begin or end were not in the list. `rows` are the lines it was made of.
    """

    row: int
    day: date
    programme: str
    begins: time
    ends_day: date
    ends: time
    community: str = ""
    room: str = ""
    present: tuple[str, ...] = ()
    guests: int = 0
    initiative: Initiative | None = None
    openness: Openness | None = None
    ambition: Ambition | None = None
    staff_minutes: int | None = None
    volunteer_minutes: int | None = None
    remark: str = ""
    estimated: bool = False
    rows: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[str, str, date, time]:
        """What makes it the same activity: community, programme, day, begin."""
        return (fold(self.community), plain_name(self.programme), self.day, self.begins)


@dataclass(slots=True)
class _Reading:
    row: Row
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def refuse(self, column: Column, problem: Problem) -> None:
        """Notes why the row cannot be read, at the column where it stands."""
        self.problems.append(Problem(column.value, problem.code, problem.values))

    def minutes(self, column: Column) -> int | None:
        """A length of time; None where nothing is written."""
        if not self.row.filled(column):
            return None
        found = read_minutes(self.row.cell(column))
        if isinstance(found, Problem):
            self.refuse(column, found)
            return None
        return found

    def count(self, column: Column) -> int | None:
        """A number of people; None where nothing is written."""
        if not self.row.filled(column):
            return None
        found = read_count(self.row.cell(column))
        if isinstance(found, Problem):
            self.refuse(column, found)
            return None
        return found


def read_visit(layout: Layout, row: Row) -> Verdict[ActivityRow]:
    """What a row of a list of activities says: its activity, or why it cannot be read."""
    if repeats_header(row.line, layout):
        return Verdict(row.number, skipped=True)
    if layout.across and row.number in layout.across.empty and not row.filled(Column.PRESENT):
        title = row.text(Column.DATE)
        return Verdict(row.number, problems=(Problem("present", "nobody_marked"),), title=title)
    if problem := verdict_of(row, (Column.DATE, Column.ACTIVITY)):
        return Verdict(row.number, problems=(problem,))
    reading = _Reading(row)
    if layout.across:
        reading.notices.extend(layout.across.notices.get(row.number, ()))
    day = _day(reading)
    programme = row.text(Column.ACTIVITY) or row.programme
    if not programme:
        reading.problems.append(Problem("activity", "no_activity"))
    elif programme.startswith("=") or len(programme) > LONGEST_NAME:
        reading.problems.append(Problem("activity", "activity_odd", {"text": shown(programme)}))
    begins, ends, estimated = _times(reading)
    present, guests = _who(reading)
    title = programme
    if reading.problems or day is None:
        return Verdict(row.number, (), tuple(reading.problems), tuple(reading.notices), title=title)
    night = ends <= begins
    activity = ActivityRow(
        row=row.number,
        day=day,
        programme=programme,
        begins=begins,
        ends_day=day + timedelta(days=1) if night else day,
        ends=ends,
        community=row.text(Column.COMMUNITY)[:LONGEST_NAME],
        room=row.text(Column.ROOM)[:LONGEST_NAME],
        present=present,
        guests=guests,
        initiative=_initiative(reading),
        openness=OPENNESS_OF.get(header_key(row.text(Column.OPENNESS))),
        ambition=ambition_of(row.text(Column.AMBITION)),
        staff_minutes=reading.minutes(Column.STAFF_HOURS),
        volunteer_minutes=reading.minutes(Column.VOLUNTEER_HOURS),
        remark=_remark(reading),
        estimated=estimated,
        rows=(row.number,),
    )
    values = () if reading.problems else (activity,)
    return Verdict(row.number, values, tuple(reading.problems), tuple(reading.notices), title=title)


def plain_name(programme: str) -> str:
    """A kind of activity for comparing: Koffie-ochtend is Koffieochtend."""
    return header_key(programme).replace(" ", "") or fold(programme)


def joined(activities: Iterable[ActivityRow]) -> tuple[ActivityRow, ...]:
    """Activities with the lines that belong to one put together.

    A list with a name on each line repeats its activity; a second line with many names, or
    with names that were there already, stays apart: it is the same activity twice.
    """
    found: dict[tuple[str, str, date, time], ActivityRow] = {}
    apart: list[ActivityRow] = []
    for activity in activities:
        first = found.get(activity.key)
        if first is None:
            found[activity.key] = activity
        elif _continues(first, activity):
            found[activity.key] = replace(
                first,
                present=first.present + activity.present,
                guests=first.guests + activity.guests,
                remark=first.remark or activity.remark,
                rows=first.rows + activity.rows,
            )
        else:
            apart.append(activity)
    return tuple(sorted((*found.values(), *apart), key=lambda a: a.row))


def _continues(first: ActivityRow, more: ActivityRow) -> bool:
    one_each = len(first.present) <= len(first.rows) and len(more.present) == 1
    known = {fold(name) for name in first.present}
    return one_each and not known & {fold(name) for name in more.present}


def _day(reading: _Reading) -> date | None:
    row = reading.row
    if not row.filled(Column.DATE):
        reading.problems.append(Problem("date", "no_date"))
        return None
    day = read_date(row.cell(Column.DATE), year=row.year, month_first=row.month_first)
    if isinstance(day, Problem):
        reading.refuse(Column.DATE, day)
        return None
    return day


def _times(reading: _Reading) -> tuple[time, time, bool]:
    """Begin, end, and whether one of them is only usual."""
    row = reading.row
    begins, ends = _clock(reading, Column.BEGIN), _clock(reading, Column.END)
    if begins is None and isinstance(row.cell(Column.BEGIN), str):
        span = read_span(row.cell(Column.BEGIN))
        if not isinstance(span, Problem):
            begins, ends = span
    if row.filled(Column.SPAN):
        span = read_span(row.cell(Column.SPAN))
        if not isinstance(span, Problem):
            begins, ends = span
        elif isinstance(alone := read_time(row.cell(Column.SPAN)), time):
            begins = begins or alone
        else:
            reading.refuse(Column.SPAN, span)
    moment = row.cell(Column.DATE)
    if begins is None and isinstance(moment, datetime) and moment.time() != time():
        begins = moment.time()
    length = reading.minutes(Column.LENGTH)
    estimated = begins is None or (ends is None and not length)
    begins = begins or USUAL_BEGIN
    if ends is None:
        later = datetime.combine(date.min, begins) + timedelta(minutes=length or USUAL_MINUTES)
        ends = later.time()
    elif ends <= begins and not past_midnight(begins, ends):
        reading.problems.append(Problem("end", "end_before_begin", {"begin": begins, "end": ends}))
    if estimated and not reading.problems:
        reading.notices.append(Problem("begin", "time_estimated", {"begin": begins, "end": ends}))
    return begins, ends, estimated


def _clock(reading: _Reading, column: Column) -> time | None:
    if not reading.row.filled(column):
        return None
    found = read_time(reading.row.cell(column))
    if isinstance(found, Problem):
        if column is Column.BEGIN and not isinstance(read_span(reading.row.cell(column)), Problem):
            return None
        reading.refuse(column, found)
        return None
    return found


def _who(reading: _Reading) -> tuple[tuple[str, ...], int]:
    """The names of who was there and the heads beside them."""
    names: dict[str, str] = {}
    heads = 0
    for text in reading.row.texts(Column.PRESENT):
        for name in names_in(text):
            key = fold(name)
            if found := _HEADS.fullmatch(key):
                heads += int(found[1])
            elif key in _AND_MORE:
                reading.notices.append(Problem("present", "more_not_counted"))
            elif len(name) > LONGEST_NAME or "=" in name:
                reading.problems.append(Problem("present", "name_odd", {"text": shown(name)}))
            elif key in names:
                reading.notices.append(Problem("present", "name_twice", {"name": name}))
            else:
                names[key] = name
    guests = reading.count(Column.GUESTS)
    total = reading.count(Column.TOTAL)
    if guests is None and total is not None:
        guests = total - len(names) - heads
        if guests < 0:
            reading.notices.append(
                Problem("total", "total_too_small", {"total": total, "names": len(names)})
            )
            guests = 0
    return tuple(names.values()), (guests or 0) + heads


def _initiative(reading: _Reading) -> Initiative | None:
    text = reading.row.text(Column.INITIATIVE)
    found = INITIATIVE_OF.get(header_key(text))
    if text and found is None:
        reading.notices.append(Problem("initiative", "initiative_unknown", {"text": shown(text)}))
    return found


def _remark(reading: _Reading) -> str:
    text = "; ".join(reading.row.texts(Column.REMARK))[:LONGEST_REMARK]
    if holds_bsn(text):
        reading.problems.append(Problem("remark", "bsn"))
    return text
