"""Sentences of the command that no page says."""

from desktop.i18n import N_

SENTENCES = {
    "no_passphrase": N_(
        "Er is geen wachtwoord. Zet het in {variable}, of typ het in een terminal."
    ),
    "same_file": N_("Kies voor de pdf en het rekenblad twee verschillende bestanden."),
    "check_opens_without_key": N_("FOUT: de gegevens openen zonder sleutel."),
    "check_opens_without_key_fine": N_("Goed: zonder sleutel blijven de gegevens dicht."),
    "check_encryption": N_("FOUT: de versleuteling klopt op {count} plaatsen niet."),
    "check_encryption_fine": N_("Goed: de versleuteling is overal heel."),
    "check_structure": N_("FOUT: de structuur is op {count} plaatsen beschadigd."),
    "check_structure_fine": N_("Goed: de structuur is heel."),
    "check_references": N_("FOUT: {count} verwijzingen wijzen nergens naar."),
    "check_references_fine": N_("Goed: alle verwijzingen kloppen."),
    "check_schema": N_("FOUT: de tabellen wijken op {count} punten af van dit programma."),
    "check_schema_fine": N_("Goed: de tabellen horen bij dit programma."),
    "check_audit_chain": N_("FOUT: {count} regels van het spoor zijn veranderd of weg."),
    "check_audit_chain_fine": N_("Goed: het spoor van wat er gebeurde, is ongeschonden."),
    "check_overlaps": N_("FOUT: {count} keer houden twee boekingen één ruimte bezet."),
    "check_overlaps_fine": N_("Goed: geen ruimte is dubbel geboekt."),
}
