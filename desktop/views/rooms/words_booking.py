"""The words of a booking: when it is, how it repeats, what is in its way, what a button does."""

from datetime import date, datetime, time

from desktop.domain.rooms.plan import BookingPlan, Fate, InTheWay, Obstacle
from desktop.domain.rooms.repeat import LAST, Frequency, Repeat, ShortMonth
from desktop.domain.rooms.wish import Choice, Decision
from desktop.i18n import N_, NBSP, _, ngettext, wording
from desktop.views.rooms.booking_values import short_month_matters

_OBSTACLES = {
    InTheWay.TAKEN: N_("Bezet door {name}, {times}"),
    InTheWay.OWN_SERIES: N_("Overlapt een andere dag van deze reeks"),
    InTheWay.PAST: N_("Dit is al voorbij"),
    InTheWay.CLOSED: N_("Dicht: {name}"),
    InTheWay.HOLIDAY: N_("Dicht: {name}"),
    InTheWay.NOT_OPEN: N_("Buiten de openingstijden"),
    InTheWay.SET_UP: N_("Te kort op {name}: klaarzetten en opruimen kost tijd"),
    InTheWay.BOOKER: N_("Deze ruimte is niet voor deze boeker"),
    InTheWay.AHEAD: N_("Verder vooruit dan in deze ruimte kan"),
    InTheWay.WEEK_HOURS: N_("De groep komt die week boven haar uren"),
    InTheWay.SEATS: N_("In deze ruimte passen {name} mensen"),
}
_NAMELESS = {
    InTheWay.TAKEN: N_("Bezet, {times}"),
    InTheWay.CLOSED: N_("Dicht"),
    InTheWay.HOLIDAY: N_("Dicht: een feestdag"),
    InTheWay.SET_UP: N_("Te kort op een andere boeking: klaarzetten en opruimen kost tijd"),
}
_NOTES = {
    "short_month": N_("de laatste dag: deze maand is korter"),
    "first_moved": N_("de eerste dag die in de reeks past"),
    "clock_gap": N_("die nacht gaat de klok vooruit"),
    "clock_twice": N_("die nacht gaat de klok terug"),
}


def times_words(begins: time | datetime, ends: time | datetime) -> str:
    """'14.00–16.00'."""
    said = wording()
    return f"{said.clock(begins)}–{said.clock(ends)}"


def day_words(day: date, today: date) -> str:
    """'dinsdag 22 december', with the year when it is another one than now."""
    return wording().day(day, weekday=True, year=day.year != today.year)


def short_day_words(day: date) -> str:
    """'di 22 dec'."""
    said = wording()
    return f"{said.weekday(day, short=True)} {said.short_day(day)}"


def when_words(begins: datetime, ends: datetime, today: date) -> str:
    """'dinsdag 22 december, 14.00–16.00 uur'; past midnight the day it ends is named."""
    day, said = day_words(begins.date(), today), wording()
    if ends.date() == begins.date() or ends.time() == time(0):
        return _("{day}, {times} uur").format(day=day, times=times_words(begins, ends))
    return _("{day}, {begins} uur tot {next} {ends} uur").format(
        day=day,
        begins=said.clock(begins),
        next=said.weekday(ends.date()),
        ends=said.clock(ends),
    )


def repeat_words(repeat: Repeat, day: date) -> str:
    """'elke dinsdag', 'elke 2 weken op dinsdag', 'elke maand op de 2e dinsdag'; 'nee' for once.

    What becomes of the 29th, 30th or 31st in a month without one is said too.
    """
    return kind_words(repeat, day) + _short(repeat, day)


def kind_words(repeat: Repeat, day: date) -> str:
    """The repeat without what becomes of the 31st."""
    match repeat.frequency:
        case Frequency.ONCE:
            return _("nee")
        case Frequency.DAY:
            return ngettext("elke dag", "elke {n} dagen", repeat.every).format(n=repeat.every)
        case Frequency.WEEK:
            return _weekly(repeat, day)
        case Frequency.DATES:
            n = len(set(repeat.dates) | {day})
            return ngettext("{n} losse dag", "{n} losse dagen", n).format(n=n)
        case Frequency.YEAR:
            years = ngettext("elk jaar op {day}", "elke {n} jaar op {day}", repeat.every)
            return years.format(n=repeat.every, day=wording().day(day))
    if repeat.frequency is Frequency.MONTH_DAY:
        which = ordinal(day.day)
    elif repeat.frequency is Frequency.MONTH_END:
        which = _("laatste dag")
    else:
        which = f"{nth_words(repeat.nth)} {wording().weekday(day)}"
    months = ngettext("elke maand op de {which}", "elke {n} maanden op de {which}", repeat.every)
    return months.format(n=repeat.every, which=which)


def until_words(repeat: Repeat, today: date) -> str:
    """'tot en met 29 september', '12 keer', 'zonder einde'; nothing for one booking."""
    if repeat.frequency in (Frequency.ONCE, Frequency.DATES):
        return ""
    parts = []
    if repeat.times is not None:
        parts.append(ngettext("{n} keer", "{n} keer", repeat.times).format(n=repeat.times))
    if repeat.last_day is not None:
        last = wording().day(repeat.last_day, year=repeat.last_day.year != today.year)
        parts.append(_("tot en met {day}").format(day=last))
    return ", ".join(parts) or _("zonder einde")


def series_words(repeat: Repeat, day: date, today: date) -> str:
    """'elke dinsdag tot en met 29 september'."""
    if repeat.times is not None:
        return f"{repeat_words(repeat, day)}, {until_words(repeat, today)}"
    return f"{repeat_words(repeat, day)} {until_words(repeat, today)}".strip()


def ordinal(n: int) -> str:
    """'2e', in English '2nd'."""
    if wording().language == "nl":
        return f"{n}e"
    teen = n % 100 in (11, 12, 13)
    return f"{n}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def nth_words(nth: int) -> str:
    """'2e', 'laatste'."""
    return _("laatste") if nth == LAST else ordinal(nth)


def obstacle_words(obstacle: Obstacle) -> str:
    """What is in the way, by name: 'Bezet door Breigroep, 14.00–15.30'."""
    texts = _OBSTACLES if obstacle.name else _OBSTACLES | _NAMELESS
    times = ""
    if obstacle.begins is not None and obstacle.ends is not None:
        times = times_words(obstacle.begins, obstacle.ends)
    said = _(texts[obstacle.kind]).format(name=obstacle.name, times=times)
    return said.removesuffix(", ")


def note_words(note: str) -> str:
    """What a date says about how it came about; nothing for an ordinary one."""
    return _(_NOTES[note]) if note in _NOTES else ""


def decision_words(decision: Decision, room: str) -> str:
    """What somebody chose for a date; `room` is the name of the other room."""
    match decision.choice:
        case Choice.SKIP:
            return _("wordt overgeslagen")
        case Choice.DROP:
            return _("gaat niet mee")
        case Choice.OTHER_ROOM:
            return _("gaat naar {room}").format(room=room)
        case Choice.PASS:
            return _("gaat toch door: {reason}").format(reason=decision.reason)
    if decision.begins is None or decision.ends is None:
        return ""
    return _("wordt {times}").format(times=times_words(decision.begins, decision.ends))


def count_words(plan: BookingPlan) -> str:
    """'13 keer, bij 1 is iets in de weg'."""
    n = sum(slot.fate is not Fate.KEEP for slot in plan.slots)
    said = ngettext("{n} keer", "{n} keer", n).format(n=n)
    blocked = plan.count(Fate.BLOCKED)
    if not blocked:
        return said
    rest = ngettext("bij {n} is iets in de weg", "bij {n} is iets in de weg", blocked)
    return f"{said}, {rest.format(n=blocked)}"


def button_words(plan: BookingPlan, room: str) -> str:
    """What the button will do: 'Boek Atelier', 'Boek 12 keer, sla 1 over', 'Kies eerst'."""
    if plan.count(Fate.BLOCKED):
        return _("Kies eerst")
    booked, asked = plan.count(Fate.BOOK), plan.count(Fate.OPTION)
    left_out = plan.count(Fate.SKIP) + plan.count(Fate.DROP)
    if len(plan.slots) == 1 and not left_out:
        return (_("Vraag {room} aan") if asked else _("Boek {room}")).format(room=room)
    parts = []
    if booked or not asked:
        parts.append(ngettext("boek {n} keer", "boek {n} keer", booked).format(n=booked))
    if asked:
        parts.append(ngettext("vraag {n} keer aan", "vraag {n} keer aan", asked).format(n=asked))
    if left_out:
        parts.append(_("sla {n} over").format(n=left_out))
    whole = ", ".join(parts)
    return whole[0].upper() + whole[1:]


def change_words(plan: BookingPlan) -> str:
    """What the button of a change will do: 'Wijzig', 'Wijzig 12, sla 1 over'."""
    if plan.count(Fate.BLOCKED):
        return _("Kies eerst")
    changed = plan.count(Fate.BOOK) + plan.count(Fate.OPTION)
    left_out = plan.count(Fate.SKIP) + plan.count(Fate.DROP)
    if len(plan.slots) == 1 and not left_out:
        return _("Wijzig")
    said = _("Wijzig {n}").format(n=changed)
    return f"{said}, {_('sla {n} over').format(n=left_out)}" if left_out else said


def booked_words(title: str, room: str, day: str, plan: BookingPlan) -> str:
    """What the undo bar says: 'Koor is geboekt: Atelier, dinsdag 1 december'."""
    n = plan.count(Fate.BOOK) + plan.count(Fate.OPTION)
    if len(plan.slots) == 1:
        return _("{title} is geboekt: {room}, {day}").format(title=title, room=room, day=day)
    said = ngettext("{title}: {n} keer geboekt", "{title}: {n} keer geboekt", n)
    return said.format(title=title, n=n)


def free_days_words(days: list[date], today: date) -> str:
    """Days by month: '1, 8, 15 december · 5, 12 januari 2027'."""
    months: dict[date, list[str]] = {}
    for day in days:
        months.setdefault(day.replace(day=1), []).append(str(day.day))
    said, year, parts = wording(), today.year, []
    for month, numbers in months.items():
        name = said.month(month, year=month.year != year).replace(" ", NBSP)
        parts.append(f"{', '.join(numbers)}{NBSP}{name}")
        year = month.year
    return " · ".join(parts)


def _weekly(repeat: Repeat, day: date) -> str:
    said = wording()
    chosen = sorted(repeat.weekdays or {day.weekday()})
    names = [said.weekday(date(2024, 1, 1 + number)) for number in chosen]  # 1 January: a Monday
    if repeat.every == 1 and len(names) == 1:
        return _("elke {weekday}").format(weekday=names[0])
    joined = _joined(names)
    weeks = ngettext("elke week op {days}", "elke {n} weken op {days}", repeat.every)
    return weeks.format(n=repeat.every, days=joined)


def _joined(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("{first} en {last}").format(first=", ".join(names[:-1]), last=names[-1])


def _short(repeat: Repeat, day: date) -> str:
    if not short_month_matters(repeat, day):
        return ""
    if repeat.short_month is ShortMonth.SKIP:
        return _(" (sla over waar die er niet is)")
    return _(" (of de laatste dag)")
