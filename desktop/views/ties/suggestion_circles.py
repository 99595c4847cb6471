"""The circles that there are, each drawn with what its people do for each other."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.ties.card import TieCard
from desktop.domain.ties.lines import TiesPage
from desktop.domain.vocabulary import TieKind
from desktop.i18n import _, wording
from desktop.views.kit import theme
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.labels import Heading, PlainLabel, line
from desktop.views.ties.circle import CircleDrawing, Stand
from desktop.views.ties.words import since_words

_SHOWN = 3


def circles_of(page: TiesPage) -> tuple[UUID, ...]:
    """The circles on the page that are drawn, those that run first."""
    lines = (*page.active, *page.meeting, *page.finishing, *page.proposed)
    return tuple(one.id for one in lines if one.kind is TieKind.CIRCLE)[:_SHOWN]


def cards_of(card: Callable[[UUID], TieCard], ties: Sequence[UUID]) -> tuple[TieCard, ...]:
    """The cards of these ties; one that was struck meanwhile is left out."""
    found = []
    for tie_id in ties:
        try:
            found.append(card(tie_id))
        except Refused:
            continue
    return tuple(found)


class CircleBlock(QWidget):
    """One circle: where, since when, who does what for whom. `opened` asks for its panel."""

    opened = Signal(object)

    def __init__(self, card: TieCard, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tie_id = card.line.id
        head = QHBoxLayout()
        head.addWidget(Heading(_("Helpkring"), _community(card)), 1)
        since = card.line.since or card.line.proposed_on
        if since is not None:
            said = _since(card, since, today)
            head.addWidget(PlainLabel(said, "small"))
        self.look = LinkButton(_("Bekijk"), small=True)
        self.look.setAccessibleName(_("Bekijk deze helpkring"))
        self.look.clicked.connect(self._tell)
        count = len(card.people)
        foot = QHBoxLayout()
        foot.addWidget(PlainLabel(_count_words(count), "small", wrap=True), 1)
        foot.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(line("line-strong"))
        column.addWidget(CircleDrawing(stands_of(card), card.line.phase))
        column.addLayout(foot)

    def _tell(self) -> None:
        self.opened.emit(self._tie_id)


def stands_of(card: TieCard) -> tuple[Stand, ...]:
    """Who stand in the circle, each with what they do for the next."""
    people = card.people
    nexts = (*people[1:], *people[:1])
    return tuple(
        Stand(one.name.short, _what(card, one.id, other.id), one.good_neighbour)
        for one, other in zip(people, nexts, strict=True)
    )


def _what(card: TieCard, giver: UUID, receiver: UUID) -> str:
    found = [e.what for e in card.exchanges if (e.giver_id, e.receiver_id) == (giver, receiver)]
    return found[0] if found else ""


def _community(card: TieCard) -> str:
    names = {one.community for one in card.people if one.community}
    return names.pop() if len(names) == 1 else ""


def _since(card: TieCard, since: date, today: date) -> str:
    if card.line.since is None:
        return _("voorgesteld op {day}").format(day=wording().short_day(since))
    if since.year != today.year:
        return since_words(since, today)
    return _("sinds {month}").format(month=wording().day(since))


def _count_words(count: int) -> str:
    if count == 3:
        return _("Drie mensen die elk iets geven en iets krijgen.")
    return _("Vier mensen die elk iets geven en iets krijgen.")
