"""What an item of Aandacht about a tie says."""

from datetime import date

from desktop.domain.today import Attention, AttentionKind
from desktop.i18n import _, ngettext, wording
from desktop.messages.matching import listed

ICONS = {
    AttentionKind.TIE_LEFT: ("user-minus", "secondary"),
    AttentionKind.TIE_EVALUATION: ("calendar-due", "secondary"),
    AttentionKind.TIE_CONTACT: ("clock-exclamation", "secondary"),
    AttentionKind.TIE_LIGHT: ("flame", "secondary"),
    AttentionKind.TIE_LOOK_BACK: ("history", "secondary"),
    AttentionKind.TIE_ASK_AGAIN: ("user-question", "secondary"),
}


def tie_words(item: Attention, today: date) -> tuple[str, ...]:
    """Its title, the line under it, its button, and the others where it has more."""
    names, day = listed(list(item.names)), wording().day(item.day)
    if item.kind is AttentionKind.TIE_LEFT:
        title = _("{name} woont hier niet meer").format(name=item.about)
        return title, _("{names}: rond de band af").format(names=names), _("Bekijk de band")
    if item.kind is AttentionKind.TIE_EVALUATION:
        title = _("Kijk samen hoe het gaat: {names}").format(names=names)
        planned = _("Evaluatie op {day}").format(day=day)
        return title, _("Evaluatie vandaag") if item.day == today else planned, _("Evalueer")
    if item.kind is AttentionKind.TIE_CONTACT:
        silent = ngettext(
            "Geen contact sinds {day}, {n} dag", "Geen contact sinds {day}, {n} dagen", item.count
        )
        line = silent.format(day=day, n=item.count)
        return names, line, _("Gezien"), _("Gebeld"), _("Lukte niet")
    if item.kind is AttentionKind.TIE_LIGHT:
        title = _("Waakvlam: moment met {names}").format(names=names)
        again = wording().day(item.extended) if item.extended else ""
        line = _("Afgesproken voor {day}").format(day=day)
        return title, line, _("Gesproken, weer op {day}").format(day=again), _("Bekijk")
    if item.kind is AttentionKind.TIE_LOOK_BACK:
        title = _("Vraag hoe het nu gaat: {names}").format(names=names)
        return title, _("Nazorg, vanaf {day}").format(day=day), _("Bekijk de band")
    title = _("Vraag {name} opnieuw").format(name=item.about)
    said = _("Zei 'niet nu' tot {day}").format(day=day)
    return title, said, _("Bekijk het voorstel")
