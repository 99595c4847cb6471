"""Sentences about residents and communities that cannot be saved as they stand."""

from desktop.i18n import N_

SENTENCES: dict[str, str] = {
    "first_name_missing": N_("Hoe heet iemand? Alleen een roepnaam is genoeg."),
    "too_long": N_("Dit is te lang: het past tot {most} tekens."),
    "community_missing": N_("Kies een community."),
    "email_odd": N_("In een e-mailadres staat één @, zoals in noor@voorbeeld.nl."),
    "phone_odd": N_("Dit lijkt geen telefoonnummer. Typ bijvoorbeeld 06 12 34 56 78 of 14 038."),
    "bsn": N_("Hier staat een burgerservicenummer. Dat mag Buurtschap niet bewaren. Haal het weg."),
    "person_gone": N_("Deze bewoner staat er niet meer."),
    "resident_twice": N_("{name} staat er al. Is dit iemand anders? Zet dan het vinkje."),
    "not_a_member": N_("Deze persoon woont nu niet in die community."),
    "already_a_member": N_("Deze persoon hoort al bij die community."),
    "leaves_before": N_("Dat is voordat iemand hier kwam, op {since:year}."),
    "home_gone": N_("Die woning is er niet meer. Kies een andere."),
    "talent_missing": N_("Welk talent is het?"),
    "title_missing": N_("Schrijf in een paar woorden wat het is."),
    "ends_before": N_("Kies een dag die nog komt."),
    "step_gone": N_("Deze stap staat niet meer op de lijst."),
    "agreement_gone": N_("Deze afspraak staat er niet meer."),
    "community_gone": N_("Deze community is er niet meer."),
    "name_missing": N_("Geef het een naam."),
    "storeys_many": N_("Een gevel heeft hier ten hoogste {most} verdiepingen."),
    "doors_many": N_("Een verdieping heeft hier ten hoogste {most} deuren."),
    "label_twice": N_("Twee woningen heten {label}. Geef er één een andere naam."),
    "room_twice": N_("Twee ruimtes heten {name}. Geef er één een andere naam."),
    "community_twice": N_("Er is al een community die {name} heet."),
    "door_lived_in": N_("In {label} woont {who}. Laat eerst verhuizen, dan kan de deur weg."),
}
