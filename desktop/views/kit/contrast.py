"""High contrast: the system's own colours in the place of ours, token by token.

What is lit is the system's highlight; walls and windows are outlines. Nothing is told by
colour alone anywhere, so that no distinction is lost.
"""

from PySide6.QtGui import QColor, QPalette

_Role = QPalette.ColorRole
_ROLES: dict[QPalette.ColorRole, str] = {
    _Role.Window: (
        "ground rail facade-1 facade-2 facade-3 window-vacant gevel-room on-toast toast-action "
        "gevel-plinth gevel-door"
    ),
    _Role.WindowText: (
        "ink secondary line line-strong control ossenbloed tie window-frame window-vacant-bar "
        "sill rail-ink rail-ink-strong rail-line rail-control rail-secondary rail-edge rail-mark "
        "toast toast-line placeholder gevel-roof gevel-floor gevel-frame gevel-room-ink "
        "gevel-ground gevel-selected"
    ),
    _Role.Base: ("surface bentheimer-tint ossenbloed-tint delfts-tint heat-0 heat-1 heat-2 heat-3"),
    _Role.Highlight: "action action-hover bentheimer heat-4 heat-5",
    _Role.HighlightedText: "on-action bentheimer-frame gevel-lit-ink gevel-plant",
    _Role.Link: "delfts",
}
_BLENDS = {"hover": 0.08, "selected": 0.12, "tint": 0.16, "rail-selected": 0.16, "hatch": 0.4}
"""How much of the text colour goes into the ground; text stays well readable on the first four."""
_CLEAR = {"window-lit-halo": "#00000000"}


def colours(system: QPalette) -> dict[str, str]:
    """The colour of every token, taken from the palette of the system."""
    found = {
        token: system.color(QPalette.ColorGroup.Active, role).name()
        for role, tokens in _ROLES.items()
        for token in tokens.split()
    }
    ground, text = QColor(found["surface"]), QColor(found["ink"])
    return found | _CLEAR | {t: _mixed(ground, text, part).name() for t, part in _BLENDS.items()}


def _mixed(ground: QColor, ink: QColor, part: float) -> QColor:
    pairs = (
        (ground.red(), ink.red()),
        (ground.green(), ink.green()),
        (ground.blue(), ink.blue()),
    )
    return QColor(*(round(g + (i - g) * part) for g, i in pairs))
