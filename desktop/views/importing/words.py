"""The words of the page: what a column holds, what becomes of a row, why a column is refused."""

from collections.abc import Sequence
from datetime import datetime, time

from desktop.domain.reading.rehearsal import (
    Change,
    Fate,
    Made,
    Rehearsal,
    RowOutcome,
    Told,
    When,
    letter,
)
from desktop.domain.reading.table import text_of
from desktop.domain.reading.words import Column, ListKind
from desktop.domain.vocabulary import ActivityState, Initiative, Role
from desktop.i18n import N_, _, ngettext, wording
from desktop.labels import label
from desktop.messages import sentence

_FEW = 5

KINDS = {
    ListKind.RESIDENTS: N_("Bewoners"),
    ListKind.ATTENDANCE: N_("Wie er was"),
    ListKind.BOOKINGS: N_("Agenda"),
}

COLUMNS = {
    Column.NAME: N_("Naam"),
    Column.FIRST: N_("Voornaam"),
    Column.INFIX: N_("Tussenvoegsel"),
    Column.SURNAME: N_("Achternaam"),
    Column.HOME: N_("Woning"),
    Column.STREET: N_("Straat"),
    Column.ADDITION: N_("Toevoeging"),
    Column.PHONE: N_("Telefoon"),
    Column.EMAIL: N_("E-mail"),
    Column.SINCE: N_("Woont er sinds"),
    Column.LEFT: N_("Vertrokken per"),
    Column.ROLE: N_("Rol"),
    Column.COMMUNITY: N_("Community"),
    Column.TALENTS: N_("Talenten"),
    Column.QUESTIONS: N_("Vragen"),
    Column.NOTES: N_("Opmerking"),
    Column.DATE: N_("Datum"),
    Column.ACTIVITY: N_("Activiteit"),
    Column.ROOM: N_("Ruimte"),
    Column.BEGIN: N_("Begin"),
    Column.END: N_("Eind"),
    Column.SPAN: N_("Begin en eind"),
    Column.LENGTH: N_("Duur"),
    Column.PRESENT: N_("Wie er was"),
    Column.GUESTS: N_("Gasten"),
    Column.TOTAL: N_("Aantal samen"),
    Column.INITIATIVE: N_("Initiatief"),
    Column.OPENNESS: N_("Open voor"),
    Column.AMBITION: N_("Ambitie"),
    Column.STAFF_HOURS: N_("Uren medewerkers"),
    Column.VOLUNTEER_HOURS: N_("Uren vrijwilligers"),
    Column.REMARK: N_("Wat viel op"),
    Column.IGNORED: N_("laat weg"),
}

_RESIDENT_COLUMNS = (
    Column.NAME, Column.FIRST, Column.INFIX, Column.SURNAME, Column.HOME, Column.STREET,
    Column.ADDITION, Column.PHONE, Column.EMAIL, Column.SINCE, Column.LEFT, Column.ROLE,
    Column.COMMUNITY, Column.TALENTS, Column.QUESTIONS, Column.NOTES, Column.IGNORED,
)  # fmt: skip
_ATTENDANCE_COLUMNS = (
    Column.DATE, Column.ACTIVITY, Column.COMMUNITY, Column.ROOM, Column.BEGIN, Column.END,
    Column.SPAN, Column.LENGTH, Column.PRESENT, Column.GUESTS, Column.TOTAL, Column.INITIATIVE,
    Column.OPENNESS, Column.AMBITION, Column.STAFF_HOURS, Column.VOLUNTEER_HOURS,
    Column.REMARK, Column.IGNORED,
)  # fmt: skip

_REASONS = {
    "bsn": N_("Een BSN mag je niet bewaren."),
    "health": N_("Over gezondheid houden we niets bij."),
    "care": N_("Over zorg en indicaties houden we niets bij."),
    "origin": N_("Over afkomst en verblijf houden we niets bij."),
    "belief": N_("Over geloof, geaardheid of politiek houden we niets bij."),
    "justice": N_("Over politie en justitie houden we niets bij."),
    "money": N_("Over geld en rekeningen houden we niets bij."),
    "papers": N_("Nummers van papieren houden we niet bij."),
}

_FATES = {
    Fate.NEW: N_("nieuw"),
    Fate.UPDATED: N_("wordt bijgewerkt"),
    Fate.SAME: N_("staat er al"),
    Fate.DUPLICATE: N_("dubbel, sla over"),
    Fate.REJECTED: N_("wordt niet ingelezen"),
    Fate.JOINED: N_("hoort bij de rij erboven"),
    Fate.GONE: N_("wordt geannuleerd"),
}
_FATE_ICONS = {
    Fate.NEW: "plus",
    Fate.UPDATED: "pencil",
    Fate.SAME: "check",
    Fate.DUPLICATE: "users",
    Fate.REJECTED: "alert-triangle",
    Fate.JOINED: "arrow-up",
    Fate.GONE: "calendar-off",
}


def column_options(kind: ListKind) -> tuple[tuple[Column, str], ...]:
    """What a column of that kind of list can hold, for choosing."""
    several = _RESIDENT_COLUMNS if kind is ListKind.RESIDENTS else _ATTENDANCE_COLUMNS
    return tuple((column, _(COLUMNS[column])) for column in several)


def column_name(index: int, header: str) -> str:
    """What a column is called: the words above it, else its letter."""
    return header or _("Kolom {letter}").format(letter=letter(index))


def place(rehearsal: Rehearsal, row: int) -> str:
    """Where a row stands in the file; of a list with dates across the top that is a column."""
    if row < 1:
        return _("Niet in het bestand")
    if rehearsal.across:
        return _("Kolom {letter}").format(letter=rehearsal.across[row - 1])
    return _("Rij {row}").format(row=row)


def places(rehearsal: Rehearsal, rows: Sequence[int]) -> str:
    """Where some rows stand, the first few: "rijen 3, 5, 8"."""
    some = ", ".join(
        rehearsal.across[row - 1] if rehearsal.across else str(row) for row in rows[:_FEW]
    )
    some += "…" if len(rows) > _FEW else ""
    if rehearsal.across:
        return ngettext("kolom {rows}", "kolommen {rows}", len(rows)).format(rows=some)
    return ngettext("rij {rows}", "rijen {rows}", len(rows)).format(rows=some)


def reason(code: str) -> str:
    """Why a column is refused."""
    return _(_REASONS[code])


def fate_icon(outcome: RowOutcome) -> str:
    """The icon before what becomes of a row."""
    if outcome.fate is Fate.NEW and outcome.notices:
        return "info-circle"
    return _FATE_ICONS[outcome.fate]


def fate(outcome: RowOutcome) -> str:
    """What becomes of a row."""
    return _(_FATES[outcome.fate])


def why(outcome: RowOutcome) -> str:
    """The sentences of a row: problems, whom it resembles, what changes, what to look at.

    Of what goes it comes first why.
    """
    said = [sentence(problem) for problem in outcome.problems]
    said += [likeness(outcome)] if outcome.likeness else []
    notices = [sentence(notice) for notice in outcome.notices]
    changed = changes(outcome.changes, most=_FEW)
    said += [*notices, *changed] if outcome.fate is Fate.GONE else [*changed, *notices]
    return " ".join(said)


def changes(several: Sequence[Change], most: int | None = None) -> list[str]:
    """What a row changes: a sentence for each thing, but one for dates of the same kind.

    Of the dates no more than `most` are named.
    """
    dates = [one for one in several if one.field == Column.DATE]
    gone = [_told(one.before) for one in dates if one.after == ""]
    fresh = [_told(one.after) for one in dates if one.before == ""]
    freed = [_told(one.after) for one in dates if one.freed]
    moved = [_told(o.after) for o in dates if "" not in (o.before, o.after) and not o.freed]
    said = [change(one) for one in several if one.field != Column.DATE]
    if moved:
        text = ngettext("Deze datum wijzigt: {days}.", "{n} datums wijzigen: {days}.", len(moved))
        said.append(text.format(n=len(moved), days=_some(moved, most)))
    if freed:
        text = ngettext(
            "Krijgt nu de ruimte: {days}.", "{n} datums krijgen nu de ruimte: {days}.", len(freed)
        )
        said.append(text.format(n=len(freed), days=_some(freed, most)))
    if fresh:
        text = ngettext("Erbij komt {days}.", "{n} datums komen erbij: {days}.", len(fresh))
        said.append(text.format(n=len(fresh), days=_some(fresh, most)))
    if gone:
        text = ngettext("{days} vervalt.", "{n} datums vervallen: {days}.", len(gone))
        said.append(text.format(n=len(gone), days=_some(gone, most)))
    return said


def _some(days: Sequence[str], most: int | None) -> str:
    """The first dates; of many the last as well, which tells how far it goes."""
    if most is None or len(days) <= most:
        return ", ".join(days)
    return _("{first} tot en met {last}").format(first=days[0], last=days[-1])


def detail(outcome: RowOutcome) -> str:
    """A little more about a row that is well."""
    parts = [*_when(outcome.when), outcome.detail]
    if outcome.heads is not None:
        named, guests = outcome.heads
        parts.append(_("{n} op naam").format(n=named))
        if guests:
            parts.append(ngettext("{n} gast", "{n} gasten", guests).format(n=guests))
    return " · ".join(part for part in parts if part)


def _when(when: When | None) -> tuple[str, str]:
    """The day, and from when till when: "10.00–12.00 × 4"."""
    if when is None:
        return "", ""
    hours = "–".join(wording().clock(at) for at in when.hours or ())
    times = f"× {when.times}" if when.times > 1 else ""
    return text_of(when.day), f"{hours} {times}".strip()


def likeness(outcome: RowOutcome) -> str:
    """Whom a row seems to repeat."""
    found = []
    for like in outcome.likeness:
        if like.row is None:
            found.append(_("Lijkt op {name}, die er al staat.").format(name=like.name))
        else:
            text = _("Lijkt op {name} in rij {row}.")
            found.append(text.format(name=like.name, row=like.row))
    return " ".join(found)


def change(one: Change) -> str:
    """What a row changes, as a short sentence."""
    name = _(COLUMNS[Column(one.field)])
    before, after = _value(one, one.before), _value(one, one.after)
    if one.before == "":
        return _("{field}: {after} erbij.").format(field=name, after=after)
    if one.after == "":
        return _("{field}: {before} vervalt.").format(field=name, before=before)
    return _("{field}: {before} wordt {after}.").format(field=name, before=before, after=after)


def _told(value: Told) -> str:
    """A day or a time as people say it; a moment at midnight is a day."""
    if isinstance(value, datetime):
        day = text_of(value.date())
        return day if value.time() == time() else f"{day} {wording().clock(value)}"
    return wording().clock(value) if isinstance(value, time) else text_of(value)


def _value(one: Change, value: Told) -> str:
    """Stored words of a vocabulary as people say them, and times."""
    if not isinstance(value, str) or not value:
        return _told(value)
    if one.field == Column.ROLE:
        return label(Role(value))
    if one.field == Column.INITIATIVE:
        return label(Initiative(value))
    if one.field == Column.ACTIVITY and value in set(ActivityState):
        return label(ActivityState(value))
    return value


def count_words(kind: ListKind, n: int) -> str:
    """'46 bewoners', '62 activiteiten', '5 boekingen'."""
    if kind is ListKind.RESIDENTS:
        text = ngettext("{n} bewoner", "{n} bewoners", n)
    elif kind is ListKind.ATTENDANCE:
        text = ngettext("{n} activiteit", "{n} activiteiten", n)
    else:
        text = ngettext("{n} boeking", "{n} boekingen", n)
    return text.format(n=n)


def act_words(rehearsal: Rehearsal) -> str:
    """What the main button says; nothing is counted where nothing happens."""
    gone = len(rehearsal.of(Fate.GONE))
    count = rehearsal.added + rehearsal.updated - gone
    what = count_words(rehearsal.kind, count)
    if gone and count:
        return _("Lees {what} in, annuleer {n}").format(what=what, n=gone)
    if gone:
        return _("Annuleer {what}").format(what=count_words(rehearsal.kind, gone))
    return _("Lees {what} in").format(what=what) if count else _("Lees in")


def done_words(done: Rehearsal) -> str:
    """What came of it, as a title."""
    if done.added:
        return _("{what} ingelezen").format(what=count_words(done.kind, done.added))
    if done.updated:
        return _("Bijgewerkt wat er al stond")
    return _("Er is niets veranderd")


def summary(rehearsal: Rehearsal, *, done: bool = False) -> str:
    """What the file comes to, or did once it is `done`, on one line."""
    cancelled = (N_("{n} wordt geannuleerd"), N_("{n} worden geannuleerd"))
    if done:
        cancelled = (N_("{n} geannuleerd"), N_("{n} geannuleerd"))
    parts = [_("{n} nieuw").format(n=rehearsal.added)]
    if rehearsal.updated:
        changed = rehearsal.updated - len(rehearsal.of(Fate.GONE))
        parts += [_("{n} bijgewerkt").format(n=changed)] if changed else []
    if rehearsal.kind is ListKind.BOOKINGS:
        dates = ngettext("{n} datum", "{n} datums", rehearsal.occurrences)
        clashes = ngettext("{n} botsing", "{n} botsingen", rehearsal.clashes)
        parts += [dates.format(n=rehearsal.occurrences), clashes.format(n=rehearsal.clashes)]
    for fates, one, many in (
        (Fate.GONE, *cancelled),
        (Fate.SAME, N_("{n} staat er al"), N_("{n} staan er al")),
        (Fate.DUPLICATE, N_("{n} dubbel"), N_("{n} dubbel")),
        (Fate.REJECTED, N_("{n} niet in te lezen"), N_("{n} niet in te lezen")),
    ):
        if n := len(rehearsal.of(fates)):
            parts.append(_(one if n == 1 else many).format(n=n))
    return " · ".join(parts)


def made_words(made: Made) -> tuple[str, ...]:
    """What is made along the way, a sentence for each kind."""
    texts = (
        (made.communities, N_("Nieuwe community: {names}")),
        (made.dwellings, N_("Nieuwe woningen: {names}")),
        (made.rooms, N_("Nieuwe ruimte: {names}")),
        (made.programmes, N_("Nieuwe activiteiten: {names}")),
        (made.skills, N_("Nieuwe talenten: {names}")),
        (made.people, N_("Nieuwe mensen: {names}")),
    )
    return tuple(_(text).format(names=", ".join(names)) for names, text in texts if names)


def read_before(rehearsal: Rehearsal) -> str:
    """That this very file was read in before; "" when it was not."""
    if rehearsal.read_before is None:
        return ""
    day = wording().day(rehearsal.read_before, year=True)
    text = _("Dit bestand is op {day} al ingelezen. Wat er staat, blijft zoals het nu is.")
    return text.format(day=day)
