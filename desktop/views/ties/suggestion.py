"""The side of the page: suggestions one by one, the circles, and who carries much."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.matching.situation import Weights
from desktop.domain.ties.card import TieCard
from desktop.domain.ties.lines import TiesPage
from desktop.domain.ties.suggested import Seek, SuggestedFor, Suggestion
from desktop.i18n import _
from desktop.messages import matching as matching_words
from desktop.views.kit import theme
from desktop.views.kit.buttons import IconButton, LinkButton
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import PlainLabel, line
from desktop.views.kit.runner import Handler
from desktop.views.ties import suggestion_words as words
from desktop.views.ties.load import LoadLists
from desktop.views.ties.suggestion_card import SuggestionCard
from desktop.views.ties.suggestion_circles import CircleBlock, cards_of, circles_of
from desktop.views.ties.weights import WeightsEditor

_MARGIN = 22


class SuggestionSide(QScrollArea):
    """The best suggestion for everybody without a tie, or those for one person.

    `trouble` carries what went wrong; `by_hand` asks to choose somebody yourself; `opened`
    asks for the panel of a tie, `person_asked` for the page of somebody.
    """

    trouble = Signal(object)
    by_hand = Signal(object)
    opened = Signal(object)
    person_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.seek: Seek | None = None
        self.suggestions: tuple[Suggestion, ...] = ()
        self.card: SuggestionCard | None = None
        self.editor: WeightsEditor | None = None
        self._page: TiesPage | None = None
        self._at = 0
        self._told = ""
        self._asking = self._reach = False
        self._found: SuggestedFor | None = None
        self._tried: Weights | None = None
        self._lay_out()

    def show_page(self, page: TiesPage) -> None:
        """Follows what was read: who still has no tie, the circles, who carries much."""
        had = self._page.without if self._page is not None else ()
        self._page = page
        found = self.seek.person_id if self.seek is not None else None
        if found in {one.id for one in had} - {one.id for one in page.without}:
            # Somebody was found for them meanwhile: on with who still has nobody.
            self.seek = None
        lists = LoadLists(page.carries, page.invited)
        lists.asked.connect(self.person_asked)
        self._fill(self._load, lists)
        circles = circles_of(page)
        if circles:
            ties = self.desk.services.ties
            self._data(partial(cards_of, ties.card, circles), then=self._show_circles)
        else:
            self._fill(self._circles)
        self._ask()

    def ask_for(self, seek: Seek) -> None:
        """Shows the suggestions for somebody, or for a question of theirs."""
        self.seek, self._at = seek, 0
        self._ask()

    def show_all(self) -> None:
        """Shows the best suggestion of everybody without a tie again."""
        self.seek, self._at = None, 0
        self._ask()

    def step(self, by: int) -> None:
        """To the next suggestion or the one before."""
        if 0 <= self._at + by < len(self.suggestions):
            self._at += by
            self._show()

    def reach(self) -> None:
        """Puts the keyboard where one decides, as soon as there is an answer."""
        self._reach = self._asking
        if self.card is not None:
            self.card.propose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        matching, seek = self.desk.services.matching, self.seek
        self._asking = True
        if seek is None:
            best = partial(matching.best, self.desk.community_id, self._tried)
            self._data(best, then=self._take_best)
            return
        if seek.question_id is not None:
            find = partial(matching.for_question, seek.question_id, weights=self._tried)
        else:
            find = partial(matching.suggestions, seek.person_id, weights=self._tried)
        self._data(partial(_sought, seek, find), then=self._take_found)

    def _take_best(self, best: tuple[Suggestion, ...]) -> None:
        if self.seek is None:
            self._found = None
            self._take(best)

    def _take_found(self, answer: tuple[Seek, SuggestedFor]) -> None:
        seek, found = answer
        if self.seek == seek:
            self._found = found
            self._take(found.suggestions)

    def _take(self, suggestions: tuple[Suggestion, ...]) -> None:
        self.suggestions, self._asking = suggestions, False
        self._at = min(self._at, max(len(suggestions) - 1, 0))
        self._show()

    def _show(self) -> None:
        found, many = self._found, len(self.suggestions)
        self._head.setText(words.place_words(self._at, many))
        self._for.setText(_("voor {name}").format(name=found.person.name.first) if found else "")
        self._question.setText(found.question if found else "")
        self._question.setVisible(bool(found and found.question))
        self._all.setVisible(found is not None)
        for button, by in ((self._before, -1), (self._after, 1)):
            button.setVisible(many > 1)
            button.setEnabled(0 <= self._at + by < many)
        # Who decided with the keyboard goes on with the next one.
        reached = self._reach or (self.card is not None and self.card.has_focus)
        self._reach = False
        self.card = None
        if many:
            self.card = SuggestionCard(self.suggestions[self._at])
            self.card.proposed.connect(self._propose)
            self.card.unfit.connect(self._drop)
            self.card.weights_asked.connect(self._weigh)
            self._fill(self._place, self.card)
            if reached:
                self.reach()
        elif found is not None:
            self._fill(self._place, self._none_found(found))
        else:
            self._fill(self._place, self._nobody_waits())

    def _nobody_waits(self) -> QWidget:
        without = self._page.without if self._page is not None else ()
        if not without:
            said = _("Iedereen heeft een band.")
        elif any(one.asked for one in without):
            said = _("Er is nu geen nieuw voorstel. Wie is gevraagd, denkt nog na.")
        else:
            said = _("Er is nu geen nieuw voorstel. Vul talenten en vragen aan bij Bewoners.")
        return PlainLabel(said, "quiet", wrap=True)

    def _none_found(self, found: SuggestedFor) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(PlainLabel(found.person.name.short, "title", wrap=True))
        first = found.person.name.first
        for why in found.why_none:
            column.addWidget(PlainLabel(matching_words.without(why, first), "quiet", wrap=True))
        if found.question:
            said = _("Voor deze vraag is nu geen nieuw voorstel.")
            column.addWidget(PlainLabel(said, "quiet", wrap=True))
            others = LinkButton(_("Toon alle voorstellen voor {name}").format(name=first))
            others.clicked.connect(self._widen)
            column.addWidget(others)
        choose = LinkButton(_("Zoek zelf een buur"))
        choose.clicked.connect(self._choose_by_hand)
        column.addWidget(choose)
        return made

    def _widen(self) -> None:
        if self.seek is not None:
            self.ask_for(Seek(self.seek.person_id))

    def _choose_by_hand(self) -> None:
        self.by_hand.emit(self.seek.person_id if self.seek is not None else None)

    def _propose(self, suggestion: Suggestion) -> None:
        self._told = words.title_words(suggestion)
        propose = self.desk.services.matching.propose
        self._write(partial(propose, (suggestion,)), then=self._proposed)

    def _proposed(self, ties: tuple[UUID, ...]) -> None:
        self.desk.tell(_("Voorgesteld: {names}").format(names=self._told))
        if self.seek is not None:
            # Who was sought for is found: on with what they say to it.
            self.seek = None
            self.opened.emit(ties[0])

    def _drop(self, suggestion: Suggestion) -> None:
        self._told = words.title_words(suggestion)
        unfit = self.desk.services.matching.not_suitable
        self._write(partial(unfit, suggestion), then=self._dropped)

    def _dropped(self, _done: object) -> None:
        self.desk.tell(_("{names}: komt niet terug als voorstel").format(names=self._told))
        self._ask()

    def _weigh(self) -> None:
        if self.editor is not None:
            self._put_weights_away()
            return
        self._data(self.desk.services.matching.weights, then=self._open_weights)

    def _open_weights(self, weights: Weights) -> None:
        self.editor = WeightsEditor(weights)
        self.editor.changed.connect(self._try_weights)
        self.editor.saved.connect(self._save_weights)
        self.editor.cancelled.connect(self._put_weights_away)
        self._fill(self._weights, self.editor, line())

    def _put_weights_away(self) -> None:
        self.editor = self._tried = None
        self._fill(self._weights)
        self._ask()

    def _try_weights(self, weights: Weights) -> None:
        self._tried = weights
        self._ask()

    def _save_weights(self, weights: Weights) -> None:
        save = self.desk.services.matching.save_weights
        self._write(partial(save, weights), then=self._weighed)

    def _weighed(self, _done: object) -> None:
        self._put_weights_away()
        self.desk.tell(_("De weging is aangepast"))

    def _show_circles(self, cards: tuple[TieCard, ...]) -> None:
        blocks = [CircleBlock(card, self.desk.clock.today()) for card in cards]
        for block in blocks:
            block.opened.connect(self.opened)
        self._fill(self._circles, *blocks)

    def _failed(self, error: Exception) -> None:
        self._asking = False
        self.trouble.emit(error)
        self._show()

    def _data(self, fn: Callable[[], Any], *, then: Handler) -> None:
        self.desk.runner.data(fn, then=then, failed=self._failed, latest=True)

    def _write(self, fn: Callable[[], Any], *, then: Handler) -> None:
        self.desk.runner.data(fn, then=then, failed=self._failed, writes=True)

    def _fill(self, column: QVBoxLayout, *parts: QWidget) -> None:
        while (item := column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for part in parts:
            column.addWidget(part)

    def _previous(self) -> None:
        self.step(-1)

    def _next(self) -> None:
        self.step(1)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("surface")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = PlainLabel("", "heading")
        self._for = PlainLabel("", "count")
        self._question = PlainLabel("", "quiet", wrap=True)
        self._question.hide()
        self._all = LinkButton(_("Toon alle voorstellen"), small=True)
        self._all.clicked.connect(self.show_all)
        self._before = IconButton("chevron-left", _("Vorig voorstel"))
        self._after = IconButton("chevron-right", _("Volgend voorstel"))
        self._before.clicked.connect(self._previous)
        self._after.clicked.connect(self._next)
        head = QHBoxLayout()
        head.setSpacing(theme.px(2))
        head.addWidget(self._head)
        head.addSpacing(theme.px(3))
        head.addWidget(self._for)
        head.addStretch(1)
        head.addWidget(self._before)
        head.addWidget(self._after)
        self._weights, self._place, self._circles, self._load = (QVBoxLayout() for _n in range(4))
        for column in (self._weights, self._circles):
            column.setSpacing(theme.px(14))
        column = QVBoxLayout(inside)
        side = theme.px(_MARGIN)
        column.setContentsMargins(side, theme.px(12), side, theme.px(24))
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(theme.px(4))
        column.addWidget(self._question)
        column.addWidget(self._all)
        column.addLayout(self._weights)
        column.addLayout(self._place)
        column.addSpacing(theme.px(24))
        column.addLayout(self._circles)
        column.addSpacing(theme.px(24))
        column.addLayout(self._load)
        column.addStretch(1)
        self.setWidget(inside)


def _sought(seek: Seek, find: Callable[[], SuggestedFor]) -> tuple[Seek, SuggestedFor]:
    return seek, find()
