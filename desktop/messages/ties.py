"""What is refused about ties, in sentences, and what stands on every agreement."""

from desktop.i18n import N_, Wording

SENTENCES: dict[str, str] = {
    "kept_tie_impossible": N_("Deze band kan niet zo blijven: een regel laat dat niet toe."),
    "tie_gone": N_("Deze band staat er niet meer. Misschien heeft een collega hem doorgehaald."),
    "evaluated_already": N_("Deze evaluatie staat er al. Kijk eerst wat er staat."),
    "held_before_tie": N_("Toen was deze band er nog niet. Kies een latere dag."),
    "tie_there": N_("Van {name} is er al een band of een voorstel."),
    "tie_too_few": N_("Kies minstens twee mensen."),
    "tie_too_many": N_("In een helpkring passen hoogstens vier mensen."),
    "tie_twice": N_("Kies twee verschillende mensen."),
    "phase_not_possible": N_("Dat kan nu niet: deze band is in de fase {phase}."),
    "tie_without_end": N_(
        "Kies een dag om samen te kijken hoe het gaat, of een einddatum. Een van de twee is nodig."
    ),
    "tie_ends_first": N_("De einddatum ligt vóór de evaluatie. Kies een latere dag."),
    "exchange_empty": N_("Schrijf bij elke regel wat jullie voor elkaar doen, of haal hem weg."),
    "exchange_minutes": N_("Kies een tijd van hoogstens {most} uur per week."),
    "exchange_people": N_("Kies bij elke regel twee mensen uit deze band."),
    "day_past": N_("Deze dag is te vroeg. Kies een latere dag."),
    "day_to_come": N_("Deze dag moet nog komen. Kies vandaag of een eerdere dag."),
    "most_ties_range": N_("Kies een aantal van 0 tot en met {most}."),
    "contact_gone": N_("Dit contact staat er niet meer."),
    "light_gone": N_("Deze waakvlam is al uit."),
}

_USUAL = (
    N_("We doen geen persoonlijke verzorging en geven geen medicijnen."),
    N_("We beheren geen geld, bankpas of pincode van elkaar."),
    N_("We hebben geen sleutel van elkaar, behalve als we dat samen afspreken."),
    N_("Is er iets waar we ons zorgen over maken? Dan bellen we de achterwacht."),
)


def boundaries(own: str, wording: Wording) -> list[str]:
    """What the neighbours do not do for each other: what the community wrote, a line each.

    Where it wrote nothing, the usual words.
    """
    lines = [line.strip() for line in own.splitlines() if line.strip()]
    return lines or [wording.text(line) for line in _USUAL]
