"""What the matching refuses, in sentences."""

from desktop.i18n import N_

SENTENCES: dict[str, str] = {
    "kept_tie_impossible": N_("Deze band kan niet zo blijven: een regel laat dat niet toe."),
}
