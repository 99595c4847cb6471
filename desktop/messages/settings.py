"""What the settings of the organisation refuse, in sentences."""

from desktop.i18n import N_

SENTENCES: dict[str, str] = {
    "organisation_missing": N_("Hoe heet je organisatie? De naam staat op elk rapport."),
    "signer_without_name": N_("Wie ondertekent? Vul de naam in of maak de functie leeg."),
    "signers_many": N_("Er kunnen {most} mensen ondertekenen."),
    "logo_unreadable": N_("Dit is geen PNG- of JPEG-plaatje dat we kunnen lezen."),
    "worker_missing": N_("Hoe heet je? Je naam staat bij wat je vastlegt."),
    "account_gone": N_("Je account is er niet meer. Vergrendel en open de administratie opnieuw."),
    "not_yours": N_(
        "Dit hoort niet bij wat je hier kunt zien. Heb je het nodig? Vraag het een collega van de "
        "organisatie."
    ),
    "colleague_gone": N_("Dit account is er niet meer."),
    "access_changed": N_("Een collega veranderde wat je kunt zien. Log opnieuw in."),
    "own_access": N_("Je eigen toegang verandert een collega voor je."),
    "tie_rule_range": N_("Kies een getal van 1 tot en met {most}."),
    "logo_large": N_("Dit plaatje is te groot. Kies er een van minder dan 400 kB."),
}
