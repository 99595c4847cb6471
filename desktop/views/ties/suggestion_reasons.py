"""Why a suggestion fits: a sentence for each reason, with what it weighs in bricks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.matching.words import Reason
from desktop.domain.ties.lines import Someone
from desktop.domain.ties.reasons import KeptReason
from desktop.i18n import _
from desktop.messages import matching
from desktop.messages.matching import listed
from desktop.views.kit import theme
from desktop.views.kit.labels import PlainLabel, line
from desktop.views.ties.bricks import Bricks
from desktop.views.ties.weights import NAMES

_SPEAK = (Reason.TIME, Reason.DOORS, Reason.INTEREST, Reason.WAITS, Reason.GIVES_BACK)


class ReasonList(QWidget):
    """The reasons under each other. `foot` is the line of the sum, with room at its left."""

    def __init__(
        self,
        reasons: Sequence[KeptReason],
        people: Sequence[Someone],
        halves: int,
        most: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        names = {one.id: one.name.first for one in people}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Waarom dit past"), "small"), 1)
        head.addWidget(PlainLabel(_("weegt"), "small"))
        column.addLayout(head)
        column.addSpacing(theme.px(4))
        column.addWidget(line("line-strong"))
        for reason in reasons:
            column.addWidget(_Row(*matching.told(reason, names), reason.halves, reason.most))
            column.addWidget(line())
        missed = most - sum(max(reason.most, 0) for reason in reasons)
        if missed > 0:
            column.addWidget(_Row(_("Telt hier niet mee"), missed_words(reasons), 0, missed))
            column.addWidget(line())
        column.addSpacing(theme.px(8))
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.px(5))
        self.foot.addStretch(1)
        self.foot.addWidget(PlainLabel(matching.points(halves), "title"))
        self.foot.addWidget(PlainLabel(_("van {all}").format(all=matching.points(most)), "small"))
        column.addLayout(self.foot)


def missed_words(reasons: Sequence[KeptReason]) -> str:
    """The reasons that speak for others and not for these, in a few words."""
    there = {reason.reason.value for reason in reasons}
    return listed([_(NAMES[kind.value]).lower() for kind in _SPEAK if kind.value not in there])


class _Row(QWidget):
    """One reason: what it is, what it is about, and what it weighs."""

    def __init__(self, title: str, detail: str, halves: int, most: int) -> None:
        super().__init__()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(PlainLabel(title, wrap=True))
        if detail:
            texts.addWidget(PlainLabel(detail, "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(7), 0, theme.px(8))
        row.setSpacing(theme.px(10))
        row.addLayout(texts, 1)
        row.addWidget(Bricks(halves, most), 0, Qt.AlignmentFlag.AlignTop)
