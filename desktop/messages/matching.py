"""Why people fit together, or not now, in sentences without judgement.

Names are first names; nothing says "hij" or "zij", as nobody's gender is kept. That two people
are kept apart is never said: it reads like any other reason for which it does not fit now.
"""

from collections.abc import Callable, Mapping
from uuid import UUID

from desktop.domain.matching.left_over import Why
from desktop.domain.matching.words import Obstacle, PartOfDay, Reason
from desktop.domain.ties.reasons import KeptReason
from desktop.i18n import N_, _, ngettext, wording

SENTENCES: dict[str, str] = {
    "no_longer_possible": N_(
        "Dit voorstel kan niet meer: {names}. Er is niets voorgesteld. Kijk opnieuw wat er past."
    ),
    "question_gone": N_("Deze vraag staat er niet meer."),
    "question_without_skill": N_(
        "Bij deze vraag staat geen talent. Kies eerst welk talent gevraagd wordt."
    ),
    "weight_range": N_("Kies voor elk gewicht een getal van 0 tot en met 9."),
}

_PARTS = {
    PartOfDay.MORNING: (
        N_("maandagochtend"), N_("dinsdagochtend"), N_("woensdagochtend"), N_("donderdagochtend"),
        N_("vrijdagochtend"), N_("zaterdagochtend"), N_("zondagochtend"),
    ),
    PartOfDay.AFTERNOON: (
        N_("maandagmiddag"), N_("dinsdagmiddag"), N_("woensdagmiddag"), N_("donderdagmiddag"),
        N_("vrijdagmiddag"), N_("zaterdagmiddag"), N_("zondagmiddag"),
    ),
    PartOfDay.EVENING: (
        N_("maandagavond"), N_("dinsdagavond"), N_("woensdagavond"), N_("donderdagavond"),
        N_("vrijdagavond"), N_("zaterdagavond"), N_("zondagavond"),
    ),
}  # fmt: skip
_NUMBERS = (
    N_("Nul"), N_("Eén"), N_("Twee"), N_("Drie"), N_("Vier"), N_("Vijf"), N_("Zes"), N_("Zeven"),
    N_("Acht"), N_("Negen"), N_("Tien"),
)  # fmt: skip
_MOST_SLOTS = 4

_OF_ONE = {
    Obstacle.RESTING: N_("{name} staat op ‘nu niet koppelen’."),
    Obstacle.NO_ROOM: N_("{name} heeft al zoveel banden als gewenst."),
    Obstacle.NOTHING_KNOWN: N_("Van {name} staat nog geen vraag of talent op papier."),
    Obstacle.VOG: N_("Van {name} is nog geen geldige VOG gezien; die vraagt de community."),
    Obstacle.TRAINING: N_("{name} volgde de training nog niet; die vraagt de community."),
    Obstacle.NOBODY_OFFERS: N_("Niemand biedt wat {name} vraagt."),
    Obstacle.NOBODY_ASKS: N_("Niemand vraagt wat {name} biedt."),
    Obstacle.OTHERS_FIRST: N_("Het kan wel, maar dan past de rest samen minder goed."),
}
_BETWEEN = {
    Obstacle.ELSEWHERE: N_("Ze wonen niet in dezelfde community."),
    Obstacle.NEVER: N_("Dit past nu niet."),
    Obstacle.ENDED: N_("Ze hadden al een band, en die is voorbij."),
    Obstacle.DECLINED: N_("Dit past nu niet."),
    Obstacle.TIED: N_("Ze hebben al een band of een voorstel."),
    Obstacle.LANGUAGE: N_("Ze spreken geen taal samen."),
    Obstacle.TIME: N_("Ze zijn nooit tegelijk vrij."),
    Obstacle.NO_EXCHANGE: N_("Geen van beiden biedt wat de ander vraagt."),
    Obstacle.ONE_WAY: N_("Alleen een van de twee zou iets krijgen. Een kring past beter."),
    Obstacle.NO_CIRCLE: N_("Er is iemand die helpt, maar de kring komt nog niet rond."),
    Obstacle.RESTING: N_("Een van beiden staat op ‘nu niet koppelen’."),
    Obstacle.NO_ROOM: N_("Een van beiden heeft al zoveel banden als gewenst."),
    Obstacle.NOTHING_KNOWN: N_("Van een van beiden staat nog geen vraag of talent op papier."),
    Obstacle.VOG: N_("Van wie zou geven, is nog geen geldige VOG gezien."),
    Obstacle.TRAINING: N_("Wie zou geven, volgde de training nog niet."),
}


def told(reason: KeptReason, names: Mapping[UUID, str]) -> tuple[str, str]:
    """A reason as a line and what it is about: ('Daan vraagt wat Fatma biedt', 'samen koken').

    `names` are first names by id; the second is "" where there is nothing to add.
    """
    return _TELLERS[reason.reason](reason, [names.get(who, "…") for who in reason.about])


def between(obstacle: Obstacle) -> str:
    """Why two people are not brought together now, as a sentence about both."""
    return _(_BETWEEN.get(obstacle, _BETWEEN[Obstacle.NEVER]))


def without(why: Why, name: str) -> str:
    """Why somebody stays without a tie; with how many others it is the reason for."""
    if why.obstacle in _OF_ONE and not why.others:
        return _(_OF_ONE[why.obstacle]).format(name=name)
    if not why.others:
        return between(why.obstacle)
    others = ngettext("met {n} ander", "met {n} anderen", why.others).format(n=why.others)
    return _("{sentence} ({others})").format(sentence=between(why.obstacle), others=others)


def slots(found: tuple[tuple[int, PartOfDay], ...]) -> str:
    """Parts of the week in words: 'woensdagmiddag en zaterdagochtend'; of many the first four."""
    words = [_(_PARTS[part][weekday]) for weekday, part in found]
    if len(words) > _MOST_SLOTS:
        some = ", ".join(words[:_MOST_SLOTS])
        return _("{some} en nog {n}").format(some=some, n=len(words) - _MOST_SLOTS)
    return listed(words)


def points(halves: int) -> str:
    """What something weighs, from half points: '3', '2,5', '−1'."""
    decimals = 1 if halves % 2 else 0
    return wording().number(halves / 2, decimals).replace("-", "\u2212")


def listed(words: list[str]) -> str:
    """'koken', 'koken en fietsen', 'koken, fietsen en zingen'."""
    if len(words) < 2:
        return "".join(words)
    return _("{some} en {last}").format(some=", ".join(words[:-1]), last=words[-1])


def _asks(reason: KeptReason, names: list[str]) -> tuple[str, str]:
    giver, receiver = names
    title = _("{receiver} vraagt wat {giver} biedt").format(receiver=receiver, giver=giver)
    return title, listed(list(reason.values.get("skills", ())))


def _time(reason: KeptReason, names: list[str]) -> tuple[str, str]:
    return _("Vrij op dezelfde tijd"), slots(tuple(reason.values.get("slots", ())))


def _doors(reason: KeptReason, names: list[str]) -> tuple[str, str]:
    doors, storeys = reason.values.get("doors", 0), reason.values.get("storeys", 0)
    if not storeys:
        if not doors:
            return _("In hetzelfde huis"), ""
        apart = ngettext("{number} deur van elkaar", "{number} deuren van elkaar", doors)
        return apart.format(number=_number(doors)), _("zelfde verdieping")
    apart = ngettext("{number} verdieping van elkaar", "{number} verdiepingen van elkaar", storeys)
    if not doors:
        return apart.format(number=_number(storeys)), _("recht boven elkaar")
    aside = ngettext("{n} deur opzij", "{n} deuren opzij", doors).format(n=doors)
    return apart.format(number=_number(storeys)), aside


def _interest(reason: KeptReason, names: list[str]) -> tuple[str, str]:
    return _("Zelfde interesse"), listed(list(reason.values.get("words", ())))


def _waits(reason: KeptReason, names: list[str]) -> tuple[str, str]:
    weeks: int = reason.values.get("weeks", 0)
    title = ngettext("{name} wacht al {n} week", "{name} wacht al {n} weken", weeks)
    return title.format(name=names[1], n=weeks), ""


def _gives_back(reason: KeptReason, names: list[str]) -> tuple[str, str]:
    return _("{name} kreeg veel en kan nu iets geven").format(name=names[0]), ""


def _circle(reason: KeptReason, names: list[str]) -> tuple[str, str]:
    n = len(names)
    return _("Een kring van {n} mensen").format(n=n), _("met meer mensen is meer te regelen")


_TELLERS: dict[Reason, Callable[[KeptReason, list[str]], tuple[str, str]]] = {
    Reason.ASKS: _asks,
    Reason.TIME: _time,
    Reason.DOORS: _doors,
    Reason.INTEREST: _interest,
    Reason.WAITS: _waits,
    Reason.GIVES_BACK: _gives_back,
    Reason.CIRCLE: _circle,
}


def _number(n: int) -> str:
    return _(_NUMBERS[n]) if n < len(_NUMBERS) else str(n)
