"""Sentences for the trouble of the world, for conflicts and for typed dates and times."""

from desktop.i18n import N_

SENTENCES: dict[str, str] = {
    "trouble.wrong_passphrase": N_("Dit wachtwoord past niet. Let op hoofdletters."),
    "trouble.wrong_recovery_code": N_(
        "Deze herstelcode past niet. Kijk of elke groep klopt met het papier."
    ),
    "trouble.keys_missing": N_(
        "Het sleutelbestand van deze administratie ontbreekt. Zet een reservekopie terug."
    ),
    "trouble.not_an_administration": N_("In deze map staat geen administratie van Buurtschap."),
    "trouble.in_use": N_(
        "Deze administratie is al open in een ander venster of op een andere computer."
    ),
    "trouble.unreachable": N_(
        "De schijf met je administratie is weg. Wat opgeslagen is, is veilig."
    ),
    "trouble.read_only": N_("In deze map mag Buurtschap niet schrijven. Er is niets veranderd."),
    "trouble.disk_full": N_("De schijf is vol. Er is niets half opgeslagen. Maak ruimte vrij."),
    "file_not_written": N_("Hier kan het bestand niet staan. Kies een andere map."),
    "trouble.damaged": N_(
        "De administratie is beschadigd. Er is niets veranderd. Zet een reservekopie terug."
    ),
    "trouble.newer_version": N_(
        "Deze administratie is van een nieuwere versie van Buurtschap. Werk het programma bij."
    ),
    "trouble.older_copy": N_(
        "Dit is een oudere kopie van je administratie dan die je het laatst gebruikte."
    ),
    "trouble.unsafe_place": N_(
        "Deze map wordt gedeeld of gesynchroniseerd. Kies een map op deze computer zelf."
    ),
    "trouble.library_too_old": N_(
        "Een onderdeel van Buurtschap is te oud om je gegevens te bewaren. Installeer opnieuw."
    ),
    "trouble.busy": N_("De administratie is even bezig. Er is niets veranderd."),
    "trouble.server_gone": N_(
        "De database van je organisatie antwoordt niet. Wat opgeslagen is, is veilig."
    ),
    "trouble.server_refused": N_(
        "De database van je organisatie laat je niet binnen. Kijk naam en wachtwoord na."
    ),
    "trouble.locked": N_("De administratie is vergrendeld."),
    "trouble.other": N_("Er ging iets mis met de opslag. Wat opgeslagen is, is veilig."),
    "changed_elsewhere": N_("Iemand anders heeft dit intussen veranderd."),
    "undo_built_upon": N_("Dit kan niet meer ongedaan: er is intussen op verder gewerkt."),
    "nothing_to_undo": N_("Er is niets om ongedaan te maken."),
    "password_short": N_("Dit wachtwoord is te kort: minstens {least} tekens."),
    "passwords_differ": N_("De twee wachtwoorden zijn niet gelijk."),
    "recovery_code_differs": N_("De gemarkeerde groepen kloppen niet met de code."),
    "required": N_("Vul dit nog in."),
    "not_a_date": N_("'{text}' is geen datum. Typ bijvoorbeeld 24-11 of 24 november."),
    "month_has_days": N_("{suggestion:month} heeft {days} dagen. Bedoel je {suggestion}?"),
    "not_a_time": N_("'{text}' is geen tijd. Typ bijvoorbeeld 16.30."),
    "not_a_number": N_("'{text}' is geen getal."),
    "number_too_small": N_("Het kleinste getal hier is {least}."),
    "number_too_large": N_("Het grootste getal hier is {most}."),
}
