"""One suggestion: who, why, what it weighs, and the two things one can do with it."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.ties.suggested import Suggestion
from desktop.domain.vocabulary import TiePhase
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.labels import PlainLabel
from desktop.views.ties import suggestion_words as words
from desktop.views.ties.glyph import tie_glyph
from desktop.views.ties.suggestion_reasons import ReasonList


class SuggestionCard(QWidget):
    """A suggestion with its reasons. `proposed` and `unfit` carry it."""

    proposed = Signal(object)
    unfit = Signal(object)
    weights_asked = Signal()

    def __init__(self, suggestion: Suggestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggestion = suggestion
        self._decided = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(theme.px(8))
        match = suggestion.match
        reasons = ReasonList(suggestion.reasons, suggestion.people, match.halves, match.most)
        self.weigh = LinkButton(_("Pas de weging aan"), small=True)
        self.weigh.clicked.connect(self.weights_asked)
        reasons.foot.insertWidget(0, self.weigh)
        column.addWidget(reasons)
        column.addSpacing(theme.px(10))
        column.addLayout(self._buttons())

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is somewhere in it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _head(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(PlainLabel(words.title_words(self.suggestion), "title", wrap=True))
        names.addWidget(PlainLabel(words.context_words(self.suggestion), "small", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(theme.px(14))
        glyph = tie_glyph(TiePhase.PROPOSED, self.suggestion.people)
        head.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        return head

    def _buttons(self) -> QHBoxLayout:
        self.propose = Button(words.propose_words(self.suggestion), "primary", icon="check")
        self.propose.setAccessibleDescription(words.title_words(self.suggestion))
        self.propose.clicked.connect(self._tell_proposed)
        self.drop = Button(_("Past niet"))
        self.drop.explain(_("Dit voorstel komt niet terug. Niemand krijgt er bericht van."))
        self.drop.clicked.connect(self._tell_unfit)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.propose)
        row.addWidget(self.drop)
        row.addStretch(1)
        return row

    def _tell_proposed(self) -> None:
        self._decide(self.proposed)

    def _tell_unfit(self) -> None:
        self._decide(self.unfit)

    def _decide(self, told: SignalInstance) -> None:
        """Tells it once: who presses twice does not propose twice."""
        if not self._decided:
            self._decided = True
            told.emit(self.suggestion)
