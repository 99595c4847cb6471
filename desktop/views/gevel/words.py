"""The façade in words: for screen readers, tooltips and captions."""

from collections.abc import Mapping
from uuid import UUID

from desktop.domain.street import Dweller, Home, House, Lens, Tie
from desktop.domain.vocabulary import TieKind, TiePhase
from desktop.i18n import _, ngettext
from desktop.labels import label
from desktop.messages.matching import listed
from desktop.views.gevel.lenses import lens_words


def home_words(
    home: Home,
    house: House,
    ties: tuple[Tie, ...],
    names: Mapping[UUID, str],
    *,
    ties_kept: bool,
    lens: Lens = Lens.TIES,
) -> str:
    """'Kevin O., 2.02, bewoner, nog geen band, 1 open vraag'; '3.03, leeg'.

    A good neighbour is called as the community calls one. `names` are of everybody in the
    street; `ties_kept` tells whether ties are recorded at all, without which nobody is said
    to lack one.
    """
    if not home.lit:
        return _("{label}, leeg").format(label=home.label)
    parts = []
    for one in home.people:
        role = label(house.tie_word) if one.good_neighbour else _("bewoner")
        parts += [one.name, home.label, role, *_person_words(one, ties_kept=ties_kept)]
        parts += lens_words(lens, one)
    parts += [_tie_words(tie, home, names) for tie in ties]
    return ", ".join(parts)


def nameless_words(home: Home) -> str:
    """What is said of a home while names are hidden: '2.02, bewoond'."""
    text = _("{label}, bewoond") if home.lit else _("{label}, leeg")
    return text.format(label=home.label)


def _person_words(one: Dweller, *, ties_kept: bool) -> list[str]:
    parts = []
    if ties_kept and not one.tied:
        parts.append(_("nog geen band"))
    if one.open_questions:
        asked = ngettext("{n} open vraag", "{n} open vragen", one.open_questions)
        parts.append(asked.format(n=one.open_questions))
    return parts


def _tie_words(tie: Tie, home: Home, names: Mapping[UUID, str]) -> str:
    here = {one.person_id for one in home.people}
    others = [names[person] for person in tie.people if person in names and person not in here]
    if tie.kind is TieKind.CIRCLE:
        said = _("helpkring met {names}")
    elif tie.phase is TiePhase.PROPOSED:
        return _("voorstel voor een band met {names}").format(names=listed(others))
    else:
        said = _("band met {names}")
    parts = [said.format(names=listed(others)), label(tie.phase)]
    if tie.days_without_contact:
        days = tie.days_without_contact
        parts.append(
            ngettext("{n} dag geen contact", "{n} dagen geen contact", days).format(n=days)
        )
    return ", ".join(parts)


def lived_in_words(house: House) -> str:
    """'22 van 24 bewoond'."""
    return _("{n} van {all} bewoond").format(n=house.lived_in, all=len(house.homes))


def caption_words(house: House, *, ties_kept: bool) -> str:
    """'22 van 24 bewoond · 4 zonder band'."""
    parts = [lived_in_words(house)] if house.homes else [_("nog geen woningen")]
    if ties_kept and house.without_tie:
        parts.append(_("{n} zonder band").format(n=house.without_tie))
    return " · ".join(parts)


def narrow_name(name: str) -> str:
    """A name for under a window: tussenvoegsels of two words are shortened, 'Noor v.d. H.'."""
    first, *middle, last = name.split(" ") if name.count(" ") > 1 else (name, "")
    if (
        len(middle) < 2
        or not last.endswith(".")
        or not all(w[0] in "'" or w.islower() for w in middle)
    ):
        return name
    short = "".join(word if word.startswith("'") else f"{word[0]}." for word in middle)
    return f"{first} {short} {last}"


def home_name(home: Home) -> str:
    """The name under a window: of the one who lives there, or of the first and how many more."""
    names = [narrow_name(one.name) for one in home.people]
    if len(names) < 2:
        return "".join(names)
    return _("{name} +{n}").format(name=names[0], n=len(names) - 1)
