"""Whether names are shown in the façade on this computer: off for when others look along."""

from desktop.views.kit import window_state

_KEY = "gevel/names"
_HIDDEN = "uit"


def names_shown() -> bool:
    """Whether names stand under the windows; they do until somebody turns them off."""
    return window_state.words(_KEY) != _HIDDEN


def keep_names_shown(*, shown: bool) -> None:
    """Remembers the choice on this computer."""
    window_state.keep_words(_KEY, "" if shown else _HIDDEN)
