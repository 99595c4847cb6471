"""What is said of a plan for a whole community."""

from desktop.domain.matching.plan import Plan
from desktop.domain.matching.watch import Progress, Step
from desktop.domain.matching.words import Objective, Shape
from desktop.domain.ties.suggested import PlanShown, Suggestion
from desktop.i18n import N_, _, ngettext, wording
from desktop.messages.matching import listed

OBJECTIVES = {
    Objective.BEST_FIT: N_("Best passend"),
    Objective.NOBODY_LEFT: N_("Niemand over"),
}
MEANINGS = {
    Objective.BEST_FIT: N_("De mensen die samen het best passen."),
    Objective.NOBODY_LEFT: N_("Eerst zo min mogelijk mensen zonder band, dan wie het best past."),
}
_STEPS = {
    Step.GATHERING: N_("Kijkt wie iets voor wie kan betekenen"),
    Step.SEARCHING: N_("Zoekt koppels en helpkringen"),
    Step.CHOOSING: N_("Kiest wat samen het best past"),
    Step.PROVING: N_("Kijkt of het nog beter kan"),
}


def sum_words(shown: PlanShown) -> str:
    """'12 koppels en 2 helpkringen. 27 van de 30 mensen zonder band krijgen er een.'."""
    circles = sum(match.shape is Shape.CIRCLE for match in shown.plan.ties)
    pairs = len(shown.plan.ties) - circles
    parts = []
    if pairs or not circles:
        parts.append(ngettext("{n} koppel", "{n} koppels", pairs).format(n=pairs))
    if circles:
        parts.append(ngettext("{n} helpkring", "{n} helpkringen", circles).format(n=circles))
    alone = shown.plan.covered + len(shown.without)
    reach = ngettext(
        "{n} van de {all} mensen zonder band krijgt er een.",
        "{n} van de {all} mensen zonder band krijgen er een.",
        shown.plan.covered,
    ).format(n=shown.plan.covered, all=alone)
    return f"{listed(parts)}. {reach}"


def proof_words(plan: Plan) -> str:
    """Whether it is the best there is, or how much better it could be at most."""
    if plan.proven:
        return _("Bewezen: een beter plan bestaat niet.")
    gap = 100 * plan.gap / (1 - plan.gap) if plan.gap < 1 else 100.0
    figure = wording().number(gap, 1 if gap < 10 else 0)
    said = _("Een beter plan heeft hoogstens {n}% meer punten.").format(n=figure)
    most = plan.covered_at_most
    if most is None or most <= plan.covered:
        return said
    more = ngettext(
        "Misschien kan nog {n} mens een band krijgen.",
        "Misschien kunnen nog {n} mensen een band krijgen.",
        most - plan.covered,
    )
    return f"{more.format(n=most - plan.covered)} {said}"


def progress_words(progress: Progress | None) -> str:
    """How far the calculation is."""
    if progress is None:
        return _("Begint")
    said = _(_STEPS[progress.step])
    if not progress.ties:
        return said
    ties = ngettext("{n} mogelijkheid", "{n} mogelijkheden", progress.ties)
    return f"{said} · {ties.format(n=wording().number(progress.ties))}"


def what_words(suggestion: Suggestion) -> str:
    """'Daan: samen koken · Fatma: hulp met telefoon': who gives what."""
    names = {one.id: one.name.first for one in suggestion.people}
    return " · ".join(
        f"{names[link.giver]}: {skill}"
        for link, skill in zip(suggestion.match.links, suggestion.skills, strict=True)
    )


def adopt_words(chosen: int) -> str:
    """The verb on the button."""
    return ngettext("Stel {n} band voor", "Stel {n} banden voor", chosen).format(n=chosen)
