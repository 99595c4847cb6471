"""What the log refuses or asks about, in sentences."""

from desktop.i18n import N_

SENTENCES: dict[str, str] = {
    "not_yet_held": N_("{day} moet nog komen. Bewaar het zolang als concept."),
    "nobody_there": N_("Wie waren er? Tik iemand aan of tel gasten, of bewaar het als concept."),
    "ends_at_begin": N_("Tot hoe laat duurde het? Het einde is nu gelijk aan het begin."),
    "ends_too_late": N_("Dit duurt nu {hours} uur. Klopt de eindtijd?"),
    "programme_missing": N_("Wat was er te doen? Typ bijvoorbeeld Koffieochtend."),
    "guests_odd": N_("Het aantal gasten is nul tot {most}."),
    "hours_odd": N_("Uren zijn nul of meer, en niet meer dan 480."),
    "hours_in_quarters": N_("Schrijf uren in kwartieren: 0,25, 0,5, 0,75 of 1."),
    "entry_gone": N_("Dit moment staat niet meer in het logboek."),
    "log_without_community": N_("Er is nog geen community. Maak er eerst een in Instellingen."),
    "booking_gone": N_("Deze boeking staat niet meer in het rooster."),
    "activity_twice": N_(
        "{programme} op {day} om {begins} staat al in het logboek. "
        "Is dit een ander moment? Leg dan nog eens vast."
    ),
    "room_elsewhere": N_("Deze ruimte hoort bij een andere community. Kies er een van hier."),
    "nameless_gone": N_("Voor deze naam is al iemand gekozen."),
}
