"""What the signs in the façade mean; only signs that are drawn are explained."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.street import Street
from desktop.domain.vocabulary import TiePhase
from desktop.i18n import N_, _
from desktop.labels import label
from desktop.views.gevel.glyphs import Glyph, paint_sign, sign_width
from desktop.views.kit import theme
from desktop.views.kit.chips import FlowLayout
from desktop.views.kit.labels import PlainLabel

_WORDS = {
    "lit": N_("bewoond"),
    "good_neighbour": N_("goede buur"),
    "vacant": N_("leeg"),
    "tie": N_("band"),
    "meeting": N_("kennismaking"),
    "proposed": N_("voorstel"),
    "ring": N_("nog geen band"),
}
_OF_PHASE = {TiePhase.MEETING: "meeting", TiePhase.PROPOSED: "proposed"}
_HEIGHT = 20.0


def signs_in(street: Street) -> tuple[str, ...]:
    """The signs that a street shows, in the order of the legend."""
    homes = [home for house in street.houses for home in house.homes]
    shown = {_OF_PHASE.get(tie.phase, "tie") for tie in street.ties}
    if any(home.lit for home in homes):
        shown.add("lit")
    if any(home.good_neighbour for home in homes):
        shown.add("good_neighbour")
    if any(not home.lit for home in homes):
        shown.add("vacant")
    if street.has_ties and any(home.without_tie for home in homes):
        shown.add("ring")
    return tuple(sign for sign in _WORDS if sign in shown)


class Legend(QWidget):
    """The signs of a street with their words, in as many rows as needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=16)
        self._signs: tuple[str, ...] = ()
        self._helper = ""

    @property
    def signs(self) -> tuple[str, ...]:
        """Which signs it explains."""
        return self._signs

    def show_street(self, street: Street) -> None:
        """Explains the signs of `street`."""
        signs, helper = signs_in(street), _helper(street)
        if (signs, helper) == (self._signs, self._helper):
            return
        self._signs, self._helper = signs, helper
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for sign in signs:
            words = helper if sign == "good_neighbour" else _(_WORDS[sign])
            self._flow.addWidget(_entry(sign, words))


def _helper(street: Street) -> str:
    """What a good neighbour is called here; 'goede buur' where communities differ."""
    words = {house.tie_word for house in street.houses}
    return label(words.pop()) if len(words) == 1 else _(_WORDS["good_neighbour"])


def _entry(sign: str, words: str) -> QWidget:
    def draw(painter: QPainter) -> None:
        paint_sign(painter, sign)

    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(6))
    row.addWidget(Glyph(draw, sign_width(sign), _HEIGHT))
    row.addWidget(PlainLabel(words, "small-strong" if sign == "ring" else "small"))
    return entry
