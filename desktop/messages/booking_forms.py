"""Sentences for what is typed in the forms of a booking."""

from desktop.i18n import N_

SENTENCES: dict[str, str] = {
    "not_two_times": N_("'{text}' is geen begin en eind. Typ bijvoorbeeld 14.00–16.00."),
    "not_an_end": N_("'{text}' is geen dag en geen aantal. Typ bijvoorbeeld 30-6 of 12 keer."),
    "series_ends_early": N_("De reeks begint op {day}. Kies een dag daarna."),
    "reason_missing": N_("Zeg kort waarom het toch mag."),
}
