"""The rows of a plan: a tie to tick, and somebody who stays without."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.ties.suggested import LeftWithout, Suggestion
from desktop.domain.vocabulary import TiePhase
from desktop.messages import matching
from desktop.messages.matching import without
from desktop.views.gevel.glyphs import Glyph
from desktop.views.kit import theme
from desktop.views.kit.choices import Tick
from desktop.views.kit.labels import PlainLabel, line
from desktop.views.ties.glyph import paint_nobody, tie_glyph
from desktop.views.ties.plan_words import what_words
from desktop.views.ties.words import short_names


class PlanRow(QWidget):
    """A tie of the plan, with a tick that says whether it is taken over."""

    edited = Signal()

    def __init__(self, suggestion: Suggestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggestion = suggestion
        self.tick = Tick(short_names(suggestion.people))
        self.tick.set_value(True)
        self.tick.setAccessibleDescription(what_words(suggestion))
        self.tick.edited.connect(self.edited)
        points = matching.points(suggestion.match.halves)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        first = QHBoxLayout()
        first.addWidget(self.tick, 1)
        first.addWidget(PlainLabel(points, "strong"))
        texts.addLayout(first)
        below = QHBoxLayout()
        below.setContentsMargins(theme.px(28), 0, 0, 0)
        below.addWidget(PlainLabel(what_words(suggestion), "small", wrap=True), 1)
        texts.addLayout(below)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(5), 0, theme.px(8))
        row.setSpacing(theme.px(12))
        row.addWidget(tie_glyph(TiePhase.PROPOSED, suggestion.people))
        row.addLayout(texts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line())


class LeftRow(QWidget):
    """Somebody who stays without in this plan, and why."""

    def __init__(self, left: LeftWithout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = left.person.name
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(PlainLabel(name.short, "strong"))
        for why in left.why:
            texts.addWidget(PlainLabel(without(why, name.first), "small", wrap=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(7), 0, theme.px(7))
        row.setSpacing(theme.px(10))
        row.addWidget(Glyph(paint_nobody, 12, 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line())
