"""What the calendar of the rooms refuses, and what is in the way of a date, in sentences."""

from desktop.i18n import N_

SENTENCES: dict[str, str] = {
    "booking_title_missing": N_("Waarvoor is het? Typ bijvoorbeeld Koffieochtend."),
    "booking_no_time": N_("Tot hoe laat duurt het? Het einde is nu gelijk aan het begin."),
    "people_few": N_("Hoeveel mensen komen er? Eén of meer, of laat het leeg."),
    "room_gone": N_("Deze ruimte is er niet meer. Kies een andere ruimte."),
    "booking_elsewhere": N_(
        "Deze ruimte hoort bij een andere community. Maak daar een nieuwe boeking."
    ),
    "booking_past": N_("Dit is al geweest. Wat geweest is, blijft zoals het was."),
    "booking_ends_first": N_("De laatste dag is voor de eerste. Kies een latere dag."),
    "booking_too_long": N_("Een boeking duurt ten hoogste {most} nachten. Kies een eerdere dag."),
    "no_clash": N_("Deze botsing is al opgelost."),
    "calendar_changed": N_(
        "De agenda veranderde terwijl je koos. Er is nog niets geboekt. "
        "Kijk de datums nog eens na; wat je typte staat er nog."
    ),
    "repeat_every_few": N_("Om de hoeveel keer? Typ een getal van 1 of meer."),
    "repeat_odd": N_("Deze herhaling bestaat niet. Kies haar opnieuw."),
    "repeat_times_few": N_("Hoe vaak? Typ een getal van 1 of meer."),
    "series_ends_before": N_("De laatste dag ligt voor de eerste. Kies een latere laatste dag."),
    "series_no_dates": N_("Deze herhaling heeft geen enkele datum. Kies een latere laatste dag."),
    "series_begins_far": N_(
        "Een reeks zonder einde begint vóór {day:year}. Kies een laatste dag, of begin eerder."
    ),
    "series_too_far": N_("Dat is te ver vooruit. Kies een laatste dag voor 2200."),
    "series_too_long": N_(
        "Een reeks heeft ten hoogste {most} datums. Kies een eerdere laatste dag."
    ),
    "in_the_way_taken": N_("Bezet: {name}, {begins}–{ends}."),
    "in_the_way_own_series": N_("Deze boeking duurt langer dan tot de volgende keer van de reeks."),
    "in_the_way_past": N_("Dit moment is al geweest."),
    "in_the_way_closed": N_("Dicht: {name}."),
    "in_the_way_holiday": N_("Dicht: {name}."),
    "in_the_way_not_open": N_("Dan is de ruimte niet open."),
    "in_the_way_set_up": N_("Er is dan geen tijd om op te bouwen of op te ruimen: {name}."),
    "in_the_way_booker": N_("Deze ruimte is niet voor wie boekt."),
    "in_the_way_ahead": N_("Zo ver vooruit kan deze ruimte nog niet geboekt worden."),
    "in_the_way_week_hours": N_(
        "Deze groep heeft de ruimte die week dan langer dan is afgesproken."
    ),
    "in_the_way_seats": N_("Er is geen plaats voor zoveel mensen."),
}
