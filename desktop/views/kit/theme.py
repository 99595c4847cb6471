"""Colours, type and measures of both themes, and the one place that sets them.

Every colour in the program is asked here by its token (`resources/theme.json`, design §3).
Lengths in the design are pixels at 100%; `px` turns them into pixels at the text size of
the system, so that everything grows along up to 200%. Widgets that paint themselves ask
again in `paintEvent` and repaint on `QEvent.PaletteChange`.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from desktop import paths

ThemeName = Literal["dag", "avond"]
Role = Literal["figure", "title", "heading", "log", "body", "small", "axis"]

FAMILY = "Atkinson Hyperlegible Next"
_FONT_FILES = ("400Regular", "600SemiBold", "700Bold")
_TYPE: dict[Role, tuple[int, int]] = {
    "figure": (28, 700),
    "title": (20, 700),
    "heading": (15, 700),
    "log": (16, 400),
    "body": (14, 400),
    "small": (13, 400),
    "axis": (12, 400),
}
_REFERENCE_DPI = 96.0
_LARGEST_SCALE = 2.0
_HALF = 128


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme at one text size. `scale` is 1.0 for 100% up to 2.0."""

    name: ThemeName
    colours: dict[str, str]
    scale: float = 1.0

    def colour(self, token: str) -> QColor:
        """The colour of `token`; an unknown token raises KeyError."""
        return QColor(self.colours[token])

    @property
    def dark(self) -> bool:
        """Whether this is the evening theme."""
        return self.name == "avond"


@lru_cache
def _themes() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(paths.resource("theme.json").read_text("utf-8"))
    return found


class _State:
    theme: Theme | None = None


def current() -> Theme:
    """The theme in force; before `set_theme` the day theme at 100%."""
    if _State.theme is None:
        _State.theme = Theme("dag", _themes()["dag"])
    return _State.theme


def px(length: float) -> int:
    """`length` in design pixels, at the text size in force."""
    return round(length * current().scale)


def font(role: Role = "body", weight: int | None = None, *, tabular: bool = False) -> QFont:
    """The font of a role, for widgets that paint themselves. `weight` is 400, 600 or 700."""
    size, usual = _TYPE[role]
    made = QFont(FAMILY)
    made.setPixelSize(px(size))
    made.setWeight(QFont.Weight(weight or usual))
    return with_tabular_figures(made) if tabular else made


def size_of(role: Role) -> int:
    """The pixel size of a role at the text size in force."""
    return px(_TYPE[role][0])


def weight_of(role: Role) -> int:
    """The usual weight of a role."""
    return _TYPE[role][1]


def with_tabular_figures(base: QFont) -> QFont:
    """A copy of `base` in which all figures are equally wide: for tables, charts and times."""
    made = QFont(base)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def system_scale(app: QGuiApplication) -> float:
    """The text size the system asks for: 1.0 to 2.0 (Windows and Linux tell it as dpi)."""
    screen = app.primaryScreen()
    if screen is None:
        return 1.0
    return min(_LARGEST_SCALE, max(1.0, screen.logicalDotsPerInch() / _REFERENCE_DPI))


def choose(wish: str) -> ThemeName:
    """The theme for a wish of the settings: "dag", "avond", or as the system has it."""
    if wish == "systeem":
        dark = system_hints().colorScheme() == Qt.ColorScheme.Dark
        return "avond" if dark else "dag"
    return "avond" if wish == "avond" else "dag"


@lru_cache
def system_hints() -> QStyleHints:
    """What the system wishes. Kept for good: what hangs below it dies with its Python side."""
    return QGuiApplication.styleHints()


def high_contrast(app: QApplication) -> QPalette | None:
    """The colours of the system, when it asks for high contrast."""
    asked = system_hints().accessibility().contrastPreference()
    if asked is not Qt.ContrastPreference.HighContrast:
        return None
    ours = app.palette()
    app.setPalette(QPalette())  # what is left is what the system has
    system = app.palette()
    app.setPalette(ours)
    return system


def set_theme(
    app: QApplication,
    name: ThemeName,
    *,
    scale: float | None = None,
    system: QPalette | None = None,
) -> None:
    """Puts theme `name` on the whole program, at `scale` or else the text size of the system.

    With `system` its colours go before those of the theme (see `high_contrast`).
    """
    from desktop.views.kit import stylesheet  # it asks this module for its values

    _load_fonts()
    wanted = system_scale(app) if scale is None else min(_LARGEST_SCALE, max(1.0, scale))
    theme = Theme(name, _themes()[name], wanted) if system is None else _in_colours(system, wanted)
    if theme == _State.theme and app.styleSheet():
        return
    _State.theme = theme
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font("body"))
    app.setPalette(_palette(theme))
    app.setStyleSheet(stylesheet.build(theme))


def _in_colours(system: QPalette, scale: float) -> Theme:
    from desktop.views.kit import contrast  # for the few who need it

    dark = system.color(QPalette.ColorRole.Window).lightness() < _HALF
    return Theme("avond" if dark else "dag", contrast.colours(system), scale)


@lru_cache
def _load_fonts() -> None:
    for name in _FONT_FILES:
        path = paths.resource(f"fonts/AtkinsonHyperlegibleNext_{name}.ttf")
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"font {path.name} cannot be loaded")


def _palette(theme: Theme) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "ground",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "ground",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.PlaceholderText: "secondary",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.BrightText: "ossenbloed",
        QPalette.ColorRole.Highlight: "action",
        QPalette.ColorRole.HighlightedText: "on-action",
        QPalette.ColorRole.Link: "delfts",
        QPalette.ColorRole.LinkVisited: "delfts",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Midlight: "line",
        QPalette.ColorRole.Mid: "line-strong",
        QPalette.ColorRole.Dark: "control",
        QPalette.ColorRole.Shadow: "line-strong",
    }
    palette = QPalette()
    for role, token in roles.items():
        palette.setColor(role, theme.colour(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("control"))
    palette.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, theme.colour("control")
    )
    return palette
