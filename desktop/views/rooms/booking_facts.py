"""What the panel of a booking says of it, each fact with its drawing."""

from datetime import date

from desktop.domain.rooms.changes import BookingDetails, SkippedDate
from desktop.domain.rooms.plan import InTheWay, Obstacle
from desktop.domain.rooms.repeat import Frequency
from desktop.domain.vocabulary import BookerKind, OccurrenceState
from desktop.i18n import N_, _, ngettext
from desktop.labels import label
from desktop.views.rooms.words_booking import (
    obstacle_words,
    series_words,
    short_day_words,
    times_words,
)

_SOMEBODY = {
    BookerKind.RESIDENT: N_("een bewoner"),
    BookerKind.GROUP: N_("een groep"),
    BookerKind.PARTNER: N_("een partner"),
    BookerKind.AREA: N_("iemand uit de buurt"),
}


def facts_of(details: BookingDetails, today: date) -> list[tuple[str, str]]:
    """Icon and sentence of what stands besides room and time; nothing for what is not known."""
    block, wish = details.block, details.wish
    found = []
    if wish.repeat.frequency is not Frequency.ONCE:
        found.append(("repeat", series_words(wish.repeat, wish.day, today)))
        if details.to_come:
            left = ngettext("nog {n} keer", "nog {n} keer", details.to_come)
            found.append(("calendar-due", left.format(n=details.to_come)))
    if block.booker_kind is not None and block.booker_kind is not BookerKind.STAFF:
        kind = label(block.booker_kind)
        who = f"{block.booker} ({kind})" if block.booker else _(_SOMEBODY[block.booker_kind])
        found.append(("user", _("Geboekt door {who}").format(who=who)))
    if block.people:
        people = ngettext("{n} mens", "{n} mensen", block.people)
        found.append(("users", people.format(n=block.people)))
    found.append(_state(details))
    return [(icon, words[0].upper() + words[1:]) for icon, words in found if words]


def skipped_words(date_: SkippedDate) -> str:
    """'di 8 dec, 14.00–16.00 · Bezet door Breigroep'; of what is in the way no longer 'nu vrij'."""
    day, times = short_day_words(date_.begins.date()), times_words(date_.begins, date_.ends)
    why = _("nu vrij") if date_.free_again else _why(date_)
    return f"{day}, {times} · {why}" if why else f"{day}, {times}"


def _why(date_: SkippedDate) -> str:
    """What was in the way when it was skipped, or the reason that was given."""
    if not date_.why:
        return date_.reason
    return obstacle_words(Obstacle(InTheWay(date_.why), date_.reason))


def _state(details: BookingDetails) -> tuple[str, str]:
    """What needs saying of its state; a booking that simply stands says nothing."""
    block = details.block
    skipped = next((_why(date_) for date_ in details.skipped if date_.id == block.id), "")
    why = skipped[:1].lower() + skipped[1:] or block.reason
    reason = f": {why}" if why else ""
    match block.state:
        case OccurrenceState.OPTION:
            return "hourglass", _("Optie: wacht op bevestiging")
        case OccurrenceState.CLASH:
            return "alert-triangle", _("Botsing: houdt de ruimte nog niet vast")
        case OccurrenceState.CANCELLED if not details.past:
            return "calendar-off", _("Geannuleerd") + reason
        case OccurrenceState.CANCELLED | OccurrenceState.SKIPPED:
            return "calendar-off", label(block.state).capitalize() + reason
    if block.concept:
        return "notebook", _("Staat als concept in het logboek")
    if block.logged is not None:
        return "notebook", _("Ging door, en staat in het logboek")
    return "info-circle", block.reason
