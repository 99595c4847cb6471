"""What the rules and closures of rooms refuse, in sentences."""

from desktop.i18n import N_

SENTENCES: dict[str, str] = {
    "never_open": N_(
        "Zo is de ruimte nooit open. Wordt hij niet meer gebruikt? Sluit hem dan bij de community."
    ),
    "opening_no_time": N_(
        "Op {day:weekday} begint en eindigt het om {at}. Kies een andere tijd, of 'hele dag'."
    ),
    "not_hours": N_("'{text}' is geen tijd. Typ bijvoorbeeld 9–12 en 13–22, hele dag of dicht."),
    "openings_overlap": N_("Op {day:weekday} lopen twee tijden door elkaar. Maak er één van."),
    "closing_name_missing": N_("Waarom is het dicht? Schrijf bijvoorbeeld Kerstvakantie."),
    "closing_ends_first": N_("De laatste dag is voor de eerste. Kies een latere dag."),
    "closing_too_long": N_("Een sluiting duurt ten hoogste {most} jaar."),
    "closing_no_time": N_("Het einde is niet na het begin. Kies een latere tijd."),
    "closing_gone": N_("Deze sluiting staat er niet meer."),
    "school_name_missing": N_("Hoe heet de vakantie? Schrijf bijvoorbeeld Meivakantie."),
    "school_ends_first": N_("De laatste dag is voor de eerste. Kies een latere dag."),
    "school_over": N_("Deze vakantie is al voorbij. Klopt het jaar?"),
    "school_too_long": N_("Een schoolvakantie duurt ten hoogste {most} weken. Kijk de dagen na."),
    "school_known": N_(
        "{name} staat er al in dat schooljaar: {first} tot en met {last:year}. Wijzig die."
    ),
    "school_overlaps": N_(
        "Van {first} tot en met {last:year} is het al {name}. "
        "Kies andere dagen, of wijzig die vakantie."
    ),
    "school_gone": N_("Deze schoolvakantie staat er niet meer."),
    "part_of_part": N_("{name} is zelf een deel van een andere ruimte. Kies de hele ruimte."),
    "whole_has_parts": N_(
        "{part} is een deel van {name}. Een ruimte met delen kan zelf geen deel zijn."
    ),
}
