"""What is worth a look in a calendar that is read in, and why one cannot be written."""

from desktop.i18n import N_

SENTENCES: dict[str, str] = {
    "zone_unknown": N_("De tijdzone '{zone}' kennen we niet. Gelezen als onze eigen tijd."),
    "event_time_odd": N_("Het begin of eind is niet te lezen."),
    "event_no_time": N_("Het begin en het eind zijn hetzelfde."),
    "rule_leaves_out": N_(
        "Deze reeks heeft een regel voor datums die vervallen (EXRULE). Die lezen we niet."
    ),
    "series_open": N_(
        "De reeks heeft geen eind. Nu ingelezen tot en met {day:year}, daarna groeit hij vanzelf."
    ),
    "series_early": N_("De reeks begon eerder. Ingelezen vanaf {day:year}."),
    "date_in_own_series": N_("Op {day:year} loopt de reeks over zichzelf heen."),
    "date_closed": N_("Op {day:year} is de ruimte dicht: {name}. De boeking komt er wel in."),
    "date_outside_hours": N_("Op {day:year} is het buiten de openingstijden."),
    "date_kept": N_("Op {day:year} is hier iets veranderd. Dat blijft zo."),
    "dates_past": N_("Wat voorbij is, blijft zoals het hier staat. Aantal datums: {n}."),
    "calendar_cut_off": N_(
        "Het einde van dit bestand ontbreekt. Haal de agenda nog eens op en kies dat bestand."
    ),
    "event_missing": N_("Staat niet meer in de agenda, en wordt hier geannuleerd."),
    "event_goes_on": N_("Dagen buiten dit bestand blijven staan."),
    "calendar_partial": N_(
        "Staat niet in dit bestand. Er ontbreekt zoveel dat dit niet de hele agenda zal zijn. "
        "De boeking blijft staan."
    ),
    "no_such_room": N_("Deze ruimte is er niet. Wel: {names}."),
    "rooms_alike": N_("Zo'n ruimte is er meer dan eens. Noem de community: {names}."),
}
