"""What a community agreed about its ties, as fields of its editor."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from desktop.domain.communities import (
    MOST_CONTACT_WEEKS,
    MOST_MONTHS,
    MOST_VOG_YEARS,
    TieRules,
)
from desktop.i18n import N_, _, ngettext
from desktop.views.kit.choices import Choice, Option, Tick
from desktop.views.kit.fields import TextArea
from desktop.views.kit.form import Field


def tie_fields() -> tuple[Field, ...]:
    """The fields; their names are those of TieRules, VOG of 0 years is not asked."""
    return (
        Field("vog_years", N_("VOG van wie een ander bijstaat"), partial(Choice, _vog()),
              hint=N_("Buurtschap bewaart alleen op welke dag je de VOG zag.")),
        Field("training", "", partial(Tick, _("Wie een ander bijstaat, volgt eerst de training"))),
        Field("contact_weeks", N_("Laat het weten na zo lang zonder contact"),
              partial(Choice, _weeks())),
        Field("first_months", N_("Eerste evaluatie"), partial(Choice, _months())),
        Field("next_months", N_("Daarna steeds"), partial(Choice, _months())),
        Field("boundaries", N_("Wat we niet doen, op elke afspraak"), partial(TextArea, lines=4),
              hint=N_("Elke regel is een zin. Laat je dit leeg, dan staat de gewone tekst erop.")),
    )  # fmt: skip


def tie_values(rules: TieRules) -> dict[str, Any]:
    """What the fields show of the rules."""
    return {
        "vog_years": rules.vog_years or 0,
        "training": rules.training,
        "contact_weeks": rules.contact_weeks,
        "first_months": rules.first_months,
        "next_months": rules.next_months,
        "boundaries": rules.boundaries,
    }


def tie_rules(values: Mapping[str, Any]) -> TieRules:
    """The rules as the fields hold them."""
    return TieRules(
        vog_years=values["vog_years"] or None,
        training=values["training"],
        contact_weeks=values["contact_weeks"],
        first_months=values["first_months"],
        next_months=values["next_months"],
        boundaries=values["boundaries"],
    )


def _vog() -> list[Option]:
    years = range(1, MOST_VOG_YEARS + 1)
    asked = [
        (n, ngettext("niet ouder dan {n} jaar", "niet ouder dan {n} jaar", n).format(n=n))
        for n in years
    ]
    return [(0, _("niet gevraagd")), *asked]


def _weeks() -> list[Option]:
    weeks = range(1, MOST_CONTACT_WEEKS + 1)
    return [(n, ngettext("{n} week", "{n} weken", n).format(n=n)) for n in weeks]


def _months() -> list[Option]:
    months = range(1, MOST_MONTHS + 1)
    return [(n, ngettext("na {n} maand", "na {n} maanden", n).format(n=n)) for n in months]
