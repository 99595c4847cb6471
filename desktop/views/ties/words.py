"""The words of the page of the ties: its head, the third line of a row, who has none."""

from collections.abc import Sequence
from datetime import date

from desktop.domain.ties.lines import Someone, TieLine, TiesPage
from desktop.domain.vocabulary import Answer, TieKind, TiePhase
from desktop.i18n import _, ngettext, wording
from desktop.messages.matching import listed

MEETINGS = 3
"""How often people see each other before they agree on something, as the page counts it."""

_WHOLE_WORD = 5


def context_words(page: TiesPage) -> str:
    """'22 koppels en 1 helpkring · 6 bewoners hebben nog geen band'."""
    pairs = ngettext("{n} koppel", "{n} koppels", page.pairs).format(n=page.pairs)
    if page.circles:
        circles = ngettext("{n} helpkring", "{n} helpkringen", page.circles)
        pairs = _("{pairs} en {circles}").format(
            pairs=pairs, circles=circles.format(n=page.circles)
        )
    alone = len(page.without)
    if not alone:
        return pairs
    without = ngettext(
        "{n} bewoner heeft nog geen band", "{n} bewoners hebben nog geen band", alone
    )
    return f"{pairs} · {without.format(n=alone)}"


def median_words(months: float | None) -> str:
    """'mediaan 5,5 maanden'; "" when there is none."""
    if months is None:
        return ""
    figure = wording().number(months, 0 if months == int(months) else 1)
    return _("mediaan {n} maanden").format(n=figure)


def ago(day: date, today: date) -> str:
    """'vandaag', 'gisteren', 'zondag' up to six days back, 'vorige week', else '3 nov'."""
    days = (today - day).days
    if days <= 0:
        return _("vandaag")
    if days == 1:
        return _("gisteren")
    if days < 7:
        return wording().weekday(day)
    if days < 14:
        return _("vorige week")
    return wording().short_day(day, year=day.year != today.year)


def ahead(day: date, today: date) -> str:
    """'vandaag', 'morgen', else '3 dec'."""
    days = (day - today).days
    if days == 0:
        return _("vandaag")
    if days == 1:
        return _("morgen")
    return wording().short_day(day, year=day.year != today.year)


def since_words(day: date, today: date) -> str:
    """'sinds mei', 'sinds aug', and with the year when that was another one."""
    whole = wording().month(day, year=False)
    month = whole if len(whole) <= _WHOLE_WORD else wording().short_month(day.month)
    if day.year != today.year:
        month = f"{month} {day.year}"
    return _("sinds {month}").format(month=month)


def third_line(line: TieLine, today: date) -> str:
    """What a row tells below the names."""
    if line.phase is TiePhase.PROPOSED:
        return _proposal_words(line, today)
    if line.no_contact_days is not None:
        days = line.no_contact_days
        return ngettext("{n} dag geen contact", "{n} dagen geen contact", days).format(n=days)
    if line.phase is TiePhase.MEETING:
        return _meeting_words(line, today)
    if line.phase is TiePhase.FINISHING:
        return _talk_words(line, today)
    if line.phase is TiePhase.AFTERCARE:
        return _look_back_words(line, today)
    return _running_words(line, today)


def first_names(people: Sequence[Someone]) -> str:
    """'Fatma', 'Fatma en Daan', 'Fatma, Daan en Mo'."""
    return listed([one.name.first for one in people])


def short_names(people: Sequence[Someone]) -> str:
    """'Fatma Y. en Daan B.'."""
    return listed([one.name.short for one in people])


def name_lines(line: TieLine) -> tuple[str, str]:
    """The names of a tie on two lines; of a circle the last ones together."""
    names = line.names
    half = (len(names) + 1) // 2
    return ", ".join(names[:half]), ", ".join(names[half:])


def spoken(line: TieLine, phase: str, today: date) -> str:
    """A whole row in one sentence, for who hears the page."""
    names = short_names(line.people)
    if line.kind is TieKind.CIRCLE:
        names = _("Helpkring van {names}").format(names=names)
    return f"{names}, {phase.lower()}, {third_line(line, today)}"


def _proposal_words(line: TieLine, today: date) -> str:
    later = [one for one in line.people if one.answer is Answer.NOT_NOW]
    if later:
        one = later[0]
        if one.asks_again_on is None:
            return _("{name}: niet nu").format(name=one.name.first)
        day = ahead(one.asks_again_on, today)
        return _("vraag {name} {day}").format(name=one.name.first, day=day)
    thinking = [one for one in line.people if one.answer is Answer.ASKED]
    if len(thinking) == 1:
        return _("{name} denkt na").format(name=thinking[0].name.first)
    if line.proposed_on is None:
        return _("allebei gevraagd")
    return _("{day} gevraagd").format(day=ago(line.proposed_on, today))


def _meeting_words(line: TieLine, today: date) -> str:
    first = line.first_met_on
    if first is not None and first > today:
        return _("{day} eerste keer").format(day=ahead(first, today))
    if not line.met:
        return _("nog niet gezien")
    return _("{n} van {all} keer gezien").format(n=min(line.met, MEETINGS), all=MEETINGS)


def _running_words(line: TieLine, today: date) -> str:
    since = since_words(line.since, today) if line.since else ""
    if line.last_contact_on is None:
        words = since
    elif 7 <= (today - line.last_contact_on).days < 14:
        words = _("vorige week gezien")
    else:
        words = " · ".join(part for part in (ago(line.last_contact_on, today), since) if part)
    if line.phase is TiePhase.TAPERING:
        return " · ".join(part for part in (_("bouwt af"), words) if part)
    return words


def _talk_words(line: TieLine, today: date) -> str:
    talk = line.next_talk
    if talk is None:
        return _("nog geen gesprek gepland")
    words = _("gesprek op {day}") if talk > today else _("gesprek sinds {day}")
    return words.format(day=wording().short_day(talk, year=talk.year != today.year))


def _look_back_words(line: TieLine, today: date) -> str:
    day = line.looks_back_on
    if day is None:
        return _("afgerond")
    return _("kijk terug op {day}").format(
        day=wording().short_day(day, year=day.year != today.year)
    )
