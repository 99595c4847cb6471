"""What the log says in a line."""

from desktop.domain.activities import LogLine, MonthTotals
from desktop.domain.vocabulary import ActivityState, AttendanceKind
from desktop.domain.wall_clock import Span
from desktop.i18n import _, ngettext, wording
from desktop.labels import label


def heads(line: LogLine) -> str:
    """'12 bewoners, 2 gasten'; empty when nobody was there."""
    parts = [_named(kind, n) for kind, n in line.named if n]
    if line.guests:
        parts.append(ngettext("{n} gast", "{n} gasten", line.guests).format(n=line.guests))
    return ", ".join(parts)


def second_line(line: LogLine) -> str:
    """Who were there and on whose initiative, or what still waits."""
    if line.state is ActivityState.CONCEPT:
        said = heads(line)
        return _("concept, {heads}").format(heads=said) if said else _("concept, nog invullen")
    if line.unfinished:
        return _("nog invullen wie er waren")
    parts = [heads(line)]
    if line.initiator:
        parts.append(_("op initiatief van {name}").format(name=line.initiator))
    return " · ".join(parts)


def third_line(line: LogLine) -> str:
    """The ambition it served; empty when none was chosen."""
    return label(line.ambition) if line.ambition else ""


def where(line: LogLine, *, with_community: bool) -> str:
    """'10.00 · Huiskamer', with the community where several are shown."""
    parts = [wording().clock(line.begins), line.place, line.community if with_community else ""]
    return " · ".join(part for part in parts if part)


def spoken(line: LogLine, *, with_community: bool) -> str:
    """The whole line in one sentence, for who listens."""
    day = wording().day(line.day, weekday=True)
    parts = [line.programme, day, where(line, with_community=with_community), second_line(line)]
    return ", ".join(part for part in (*parts, third_line(line)) if part)


def month_line(totals: MonthTotals) -> str:
    """'November 2026 · 38 momenten, 61 uur · 21 op initiatief van bewoners'."""
    month = wording().month(totals.month)
    moments = ngettext("{n} moment", "{n} momenten", totals.moments).format(n=totals.moments)
    hours = wording().hours(round(totals.minutes / 60) * 60)
    parts = [month[:1].upper() + month[1:], f"{moments}, {hours}"]
    if totals.by_residents:
        parts.append(_("{n} op initiatief van bewoners").format(n=totals.by_residents))
    return " · ".join(parts)


def when_line(when: Span, place: str) -> str:
    """'dinsdag 24 november, 10.00–12.00 uur · Huiskamer'."""
    words = wording()
    said = _("{day}, {begins}–{ends} uur").format(
        day=words.day(when.day, weekday=True),
        begins=words.clock(when.begins),
        ends=words.clock(when.ends),
    )
    return f"{said} · {place}" if place else said


def _named(kind: AttendanceKind, n: int) -> str:
    forms = {
        AttendanceKind.RESIDENT: ngettext("{n} bewoner", "{n} bewoners", n),
        AttendanceKind.GOOD_NEIGHBOUR: ngettext("{n} goede buur", "{n} goede buren", n),
        AttendanceKind.VOLUNTEER: ngettext("{n} vrijwilliger", "{n} vrijwilligers", n),
        AttendanceKind.AREA: ngettext("{n} buurtbewoner", "{n} buurtbewoners", n),
    }
    return forms[kind].format(n=n)
