"""The words of a suggestion: for whom, where they live, who has room for it."""

from desktop.domain.ties.lines import Someone
from desktop.domain.ties.suggested import Suggestion
from desktop.i18n import _
from desktop.messages.matching import listed
from desktop.views.ties.words import short_names


def title_words(suggestion: Suggestion) -> str:
    """'Fatma Y. en Daan B.'."""
    return short_names(suggestion.people)


def context_words(suggestion: Suggestion) -> str:
    """'Betje Wolff 1.03 en 1.06 · Fatma kan er één bij'."""
    homes = where_words(suggestion.people)
    full = [one.name.first for one in suggestion.people if one.id in suggestion.full_after]
    if not full:
        return homes
    room = _("{names} kan er één bij") if len(full) == 1 else _("{names} kunnen er één bij")
    return " · ".join(part for part in (homes, room.format(names=listed(full))) if part)


def where_words(people: tuple[Someone, ...]) -> str:
    """'Betje Wolff 1.03 en 1.06', or each with their own community."""
    communities = {one.community for one in people if one.community}
    if len(communities) == 1:
        homes = listed([one.home for one in people if one.home])
        return " ".join(part for part in (*communities, homes) if part)
    return listed([f"{one.community} {one.home}".strip() for one in people])


def propose_words(suggestion: Suggestion) -> str:
    """The verb on the button."""
    return propose_to(len(suggestion.people))


def propose_to(people: int) -> str:
    """'Stel voor aan beiden', and for a circle to all three or four."""
    if people <= 2:
        return _("Stel voor aan beiden")
    return _("Stel voor aan alle drie") if people == 3 else _("Stel voor aan alle vier")


def place_words(at: int, many: int) -> str:
    """'Voorstel 1 van 4'."""
    if not many:
        return _("Nog geen voorstel")
    return _("Voorstel {n} van {all}").format(n=at + 1, all=many)
