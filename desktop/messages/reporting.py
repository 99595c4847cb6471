"""What reports refuse, in sentences."""

from desktop.i18n import N_

SENTENCES: dict[str, str] = {
    "not_a_quarter": N_("'{text}' is geen kwartaal. Schrijf het zo: 2026Q3."),
    "no_such_community": N_("Er is geen community '{name}'. Wel: {names}."),
    "no_such_funder": N_("Er is geen financier '{name}'. Wel: {names}."),
    "funder_without_name": N_("Voor wie is het rapport? Vul een naam in."),
    "funder_exists": N_("{name} staat er al. Kies die in de lijst."),
    "target_below_zero": N_("Een doel is nul of meer."),
    "signed_by_nobody": N_("Wie stelt het rapport vast? Vul een naam in."),
    "signed_already": N_("Dit rapport is al vastgesteld."),
}
