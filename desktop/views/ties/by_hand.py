"""A tie that somebody thought of: two to four people, with what the rules say of it."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.errors import BuurtschapError
from desktop.domain.matching.words import Obstacle
from desktop.domain.residents import Roll
from desktop.domain.ties.drafts import ProposalDraft
from desktop.domain.ties.suggested import Suggestion
from desktop.i18n import _
from desktop.messages.matching import listed
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import FieldBox
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.panel import PanelBody
from desktop.views.ties.by_hand_person import PersonField, people_of
from desktop.views.ties.by_hand_words import Beside, goes_words, look_around, obstacles_of
from desktop.views.ties.suggestion_reasons import ReasonList
from desktop.views.ties.suggestion_words import propose_to

_LEAST, _MOST = 2, 4


class ByHand(PanelBody):
    """Choose people, see what speaks for it or what is in the way, and propose it anyhow.

    `proposed` tells that it was done.
    """

    proposed = Signal()

    def __init__(
        self, desk: Desk, first: UUID | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.fields = [PersonField() for _n in range(_MOST)]
        self._begin_with = first
        self._roll: Roll | None = None
        self._suggestion: Suggestion | None = None
        self._names: dict[UUID, str] = {}
        self._shown = _LEAST
        self._lay_out()
        self._ask(partial(desk.services.residents.roll, desk.community_id), self._take_roll)

    @property
    def people(self) -> tuple[UUID, ...]:
        """Who are chosen, in order; somebody named twice stands in it twice."""
        return tuple(f.person_id for f in self.fields[: self._shown] if f.person_id is not None)

    def propose(self) -> None:
        """Proposes it, also where something is in the way: somebody decided so."""
        self._error.hide()
        if any(field.unknown for field in self.fields[: self._shown]):
            self._tell(_("Kies iedereen uit de lijst, of laat het veld leeg."))
            return
        services, people = self.desk.services, self.people
        job: Callable[[], Any]
        if self._suggestion is not None:
            job = partial(services.matching.propose, (self._suggestion,))
        else:
            job = partial(services.ties.propose, ProposalDraft(self._community(), people))
        self._button.setEnabled(False)
        self.desk.runner.data(job, then=self._done, failed=self._failed, writes=True)

    def reach(self) -> None:
        """Puts the keyboard in the first field that is empty."""
        at = 0 if self._begin_with is None else 1
        self.fields[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_roll(self, roll: Roll) -> None:
        self._roll = roll
        people = people_of(roll)
        self._names = {one.id: one.name.first for one in roll.lines}
        for field in self.fields:
            field.offer_people(people)
        if self._begin_with is not None:
            self.fields[0].name_person(self._begin_with)

    def _look(self) -> None:
        """Asks the rules about who is chosen now."""
        self._error.hide()
        self._button.setEnabled(True)
        self._suggestion = None
        people = self.people
        self._button.set_text(propose_to(max(len(people), _LEAST)))
        if len(set(people)) < max(len(people), _LEAST):
            self._empty()
            return
        together = self.desk.services.matching.together
        self._ask(partial(_looked, together, people), self._show)

    def _show(self, looked: tuple[tuple[UUID, ...], tuple[Beside, ...]]) -> None:
        asked, found = looked
        if asked != self.people:  # somebody else was chosen meanwhile
            return
        self._empty()
        circle = len(found) > 1
        if not circle and isinstance(found[0].result, Suggestion):
            self._suggestion = found[0].result
            match = self._suggestion.match
            self._said.addWidget(
                ReasonList(
                    self._suggestion.reasons, self._suggestion.people, match.halves, match.most
                )
            )
            return
        in_the_way = [(beside, obstacles_of(beside, circle=circle)) for beside in found]
        if not any(sentences for _beside, sentences in in_the_way):
            self._said.addWidget(PlainLabel(goes_words(circle=circle), "quiet", wrap=True))
            return
        for beside, sentences in in_the_way:
            if sentences:
                self._said.addWidget(self._obstacle(beside, " ".join(sentences), named=circle))
        if len(found) == 1 and found[0].result == (Obstacle.TIED,):
            self._button.setEnabled(False)  # a tie or a proposal of the two is there already
            return
        allowed = _("Je kunt het toch voorstellen: jij kent de mensen.")
        self._said.addWidget(PlainLabel(allowed, "small", wrap=True))

    def _obstacle(self, beside: Beside, sentence: str, *, named: bool) -> QWidget:
        if named:
            pair = listed([self._names[beside.one], self._names[beside.other]])
            sentence = f"{pair}: {sentence}"
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel("info-circle", "secondary"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(sentence, wrap=True), 1)
        return made

    def _community(self) -> UUID:
        """Where the first one lives; a tie is of one community."""
        lines = self._roll.lines if self._roll is not None else ()
        homes = {one.id: one.community_id for one in lines}
        chosen = [homes[who] for who in self.people if who in homes]
        return chosen[0] if chosen else UUID(int=0)

    def _done(self, _made: object) -> None:
        names = listed([self._names[who] for who in self.people])
        self.desk.tell(_("Voorgesteld: {names}").format(names=names))
        self.proposed.emit()

    def _failed(self, error: Exception) -> None:
        self._button.setEnabled(True)
        if isinstance(error, BuurtschapError):
            self._tell(messages.text(error))

    def _tell(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.show()

    def _more(self) -> None:
        self._shown = min(self._shown + 1, _MOST)
        self._show_fields()
        self.fields[self._shown - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_fields(self) -> None:
        for at, box in enumerate(self._boxes):
            box.setVisible(at < self._shown)
        self._another.setVisible(self._shown < _MOST)

    def _empty(self) -> None:
        while (item := self._said.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _ask(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self.desk.runner.data(job, then=then, failed=self._failed, latest=True)

    def _lay_out(self) -> None:
        section = self.add_section()
        self._boxes = [
            FieldBox(_("Wie") if at == 0 else _("Met wie"), field)
            for at, field in enumerate(self.fields)
        ]
        for field, box in zip(self.fields, self._boxes, strict=True):
            field.chosen.connect(self._look)
            section.addWidget(box)
        self._another = LinkButton(_("Nog iemand erbij: maak een helpkring"), small=True)
        self._another.clicked.connect(self._more)
        section.addWidget(self._another)
        self._said = QVBoxLayout()
        self._said.setSpacing(theme.px(6))
        below = self.add_section()
        below.addLayout(self._said)
        self._error = PlainLabel("", "error", wrap=True)
        self._error.hide()
        below.addWidget(self._error)
        self._button = Button(propose_to(_LEAST), "primary", icon="check")
        self._button.clicked.connect(self.propose)
        below.addSpacing(theme.px(8))
        below.addWidget(self._button)
        below.addWidget(
            PlainLabel(_("Ieder krijgt de vraag apart. Een nee heeft geen gevolg."), "small",
                       wrap=True)
        )  # fmt: skip
        self._show_fields()


def _looked(
    together: Callable[[UUID, UUID], Any], people: tuple[UUID, ...]
) -> tuple[tuple[UUID, ...], tuple[Beside, ...]]:
    """What the rules say of them, with about whom that is."""
    return people, look_around(together, people)
