"""Sentences for what keeping an administration refuses: keys, places, backups, rules."""

from desktop.i18n import N_

SENTENCES: dict[str, str] = {
    "trouble.empty_database": N_(
        "In deze database staat nog geen administratie. Vraag je beheerder er een te maken."
    ),
    "server_silent": N_(
        "Hier antwoordt geen database. Kijk server en poort na, en of je verbinding hebt."
    ),
    "server_refuses": N_(
        "De server laat je niet binnen. Kijk database, gebruikersnaam en wachtwoord na."
    ),
    "trouble.unsure": N_(
        "Het is niet zeker of dit is opgeslagen: de gegevens zijn nu niet bereikbaar. Kijk het "
        "straks na."
    ),
    "password_long": N_("Dit wachtwoord is te lang: hoogstens {most} tekens."),
    "password_common": N_(
        "Dit wachtwoord wordt als eerste geraden. Neem een zin of vier losse woorden."
    ),
    "last_slot": N_("Er moet een wachtwoord en een herstelcode overblijven."),
    "folder_occupied": N_("In deze map staat al iets. Kies een lege map."),
    "server_backup": N_(
        "De database van je organisatie heeft eigen reservekopieën. Vraag je beheerder ernaar."
    ),
    "server_password": N_(
        "Je wachtwoord voor de database van je organisatie verander je bij je beheerder."
    ),
    "exists_already": N_("Dit bestaat al."),
    "administration_exists": N_("In deze database staat al een administratie."),
    "still_used": N_("Dit kan nog niet weg: er hangt iets anders aan vast."),
    "room_taken": N_("Deze ruimte is op dat moment al bezet."),
}
