"""One tie in the panel: from two yeses to the look-back, each step where it belongs."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.changes import Topic
from desktop.domain.errors import BuurtschapError
from desktop.domain.ties.card import TieCard
from desktop.domain.ties.lines import Someone
from desktop.domain.ties.phases import AGREED
from desktop.domain.vocabulary import LIVE_TIE_PHASES, Answer, ContactKind, TieEnd, TiePhase
from desktop.i18n import N_, _
from desktop.views.kit import theme
from desktop.views.kit.banner import Banner
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.pilot_light import PilotLightBlock
from desktop.views.ties import tie_sections as sections
from desktop.views.ties.printing import TiePrinting
from desktop.views.ties.tie_forms import (
    AGREEMENT,
    EVALUATION,
    AgreementForm,
    DayForm,
    EvaluationForm,
    TieForm,
)

_MARGIN = 22
_FIRST_TALK, _ASK_AGAIN = timedelta(weeks=2), timedelta(weeks=4)
_TOPICS = frozenset({Topic.TIES, Topic.PEOPLE})


class TiePanel(QWidget):
    """A tie by its id. What was changed elsewhere is shown at once, unless a form is open.

    `closed` asks to take the panel away, `person_asked` for the page of somebody; `told` carries
    the card whenever it was read. `open_form` ("tie.agreement", "tie.evaluation") opens
    a form as soon as the tie is read.
    """

    closed = Signal()
    told = Signal(object)
    person_asked = Signal(object)

    def __init__(self, desk: Desk, tie_id: UUID, open_form: str = "") -> None:
        super().__init__()
        self.desk, self.tie_id = desk, tie_id
        self.card: TieCard | None = None
        self.form: TieForm | None = None
        self._shown: tuple[TieCard, date] | None = None
        self._wanted = open_form
        self._acting = self._gone = False
        self._printing = TiePrinting(desk, self)
        self._printing.failed.connect(self._fail)
        self.light: PilotLightBlock | None = None
        self._banner = Banner()
        self._banner.again.connect(self.read)
        self._body = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(_MARGIN), 0, theme.px(_MARGIN), theme.px(24))
        column.setSpacing(theme.px(10))
        column.addWidget(self._banner)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        column.addStretch(1)
        desk.bus.changed.connect(self._heed)
        self.read()

    def read(self) -> None:
        """Reads the tie anew."""
        self._banner.hide()
        self.desk.runner.data(
            self.desk.services.ties.card, self.tie_id, then=self.show_card, failed=self._fail
        )

    def show_card(self, card: TieCard) -> None:
        """Shows the tie as it is now; the keyboard stays on its button."""
        self.card = card
        self.told.emit(card)
        if self._typing or self._shown == (card, self.desk.clock.today()):
            return
        self._shown = card, self.desk.clock.today()
        focus = self._body.focusWidget()
        name = focus.objectName() if focus is not None and focus.hasFocus() else ""
        self._put(self._sections(card))
        again = self._body.findChild(Button, name) if name else None
        if again is None and (self._acting or (focus is not None and focus.hasFocus())):
            # What had the keyboard is gone: without this it would land on "Maak ongedaan".
            again = next(iter(self._body.findChildren(Button)), None)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)
        self._acting = False
        wanted, self._wanted = self._wanted, ""
        if wanted == AGREEMENT and card.line.phase in (TiePhase.MEETING, *AGREED):
            self.agree()
        elif wanted == EVALUATION and card.line.phase in LIVE_TIE_PHASES:
            self.evaluate()

    @property
    def _typing(self) -> bool:
        """Whether a form is open: what is typed outlives a change elsewhere."""
        return self.form is not None or (self.light is not None and self.light.form is not None)

    def agree(self) -> None:
        """Opens the agreement."""
        if self.card is not None:
            self._open(AgreementForm(self.desk, self.card), N_("De afspraak staat vast"))

    def evaluate(self) -> None:
        """Opens the evaluation, with letting go as what is proposed."""
        if self.card is not None:
            self._open(EvaluationForm(self.desk, self.card), N_("De evaluatie staat vast"))

    def _sections(self, card: TieCard) -> QWidget:
        made, today, phase = QWidget(), self.desk.clock.today(), card.line.phase
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(PlainLabel(sections.state(card), "strong", wrap=True))
        column.addWidget(sections.people(card, self._open_person))
        if phase is TiePhase.PROPOSED:
            column.addWidget(sections.answers(card, self._answer))
        steps = self._steps(card)
        if steps:
            place = sections.Section("")
            place.offer(*steps)
            column.addWidget(place)
        if phase in LIVE_TIE_PHASES:
            column.addWidget(sections.contacts(card, today, self._contact))
        column.addWidget(sections.exchanges(card))
        if card.line.next_talk or card.line.looks_back_on or card.evaluations or card.end:
            column.addWidget(sections.days(card))
        if phase in LIVE_TIE_PHASES or card.light is not None:
            column.addWidget(self._light(card))
        if card.reasons:
            column.addWidget(sections.why(card))
        column.addWidget(self._papers(card))
        return made

    def _light(self, card: TieCard) -> QWidget:
        made = sections.Section(_("Waakvlam"), _("geen reden, wel een dag"))
        self.light = PilotLightBlock(self.desk, tie_id=self.tie_id)
        self.light.trouble.connect(self._fail)
        self.light.settled.connect(self.read)
        self.light.show_light(card.light)
        made.column.addWidget(self.light)
        return made

    def _steps(self, card: TieCard) -> list[Button]:
        """What can be done now, the likeliest first; a step back is a step like any other."""
        ties, today = self.desk.services.ties, self.desk.clock.today()
        step, act = sections.button, self._act
        agreed = step(_("Verander de afspraak"), "agree", self.agree)
        look = step(_("Evalueer"), "evaluate", self.evaluate, "primary")
        back = step(
            _("Weer gewoon door"), "resume",
            partial(act, ties.resume, said=N_("Ze gaan weer gewoon door")),
        )  # fmt: skip
        finish = step(_("Rond af"), "finish", self._finish)
        taper = step(
            _("Bouw af"), "taper",
            partial(act, ties.taper, said=N_("Ze zien elkaar vanaf nu minder vaak")),
        )  # fmt: skip
        met = step(
            _("Ze zagen elkaar"), "met",
            partial(act, ties.met, today, said=N_("Opgeslagen dat ze elkaar zagen")),
        )  # fmt: skip
        looked = step(
            _("We keken terug"), "look-back",
            partial(act, ties.look_back, today, said=N_("Opgeslagen dat jullie terugkeken")),
            "primary",
        )  # fmt: skip
        stops = step(_("Het stopt hier"), "evaluate", self.evaluate, "quiet")
        return {
            TiePhase.MEETING: [
                step(_("Maak de afspraak"), "agree", self.agree, "primary"), met, stops,
            ],
            TiePhase.RUNNING: [look, agreed, taper, finish],
            TiePhase.TAPERING: [look, agreed, finish, back],
            TiePhase.FINISHING: [look, agreed, back],
            TiePhase.AFTERCARE: [looked, back],
        }.get(card.line.phase, [])  # fmt: skip

    def _papers(self, card: TieCard) -> QWidget:
        place = sections.Section("")
        buttons = []
        if card.line.phase in AGREED:
            buttons.append(sections.button(_("Druk de afspraak af"), "print", self._print))
        if card.reasons and card.end is not TieEnd.DECLINED:
            buttons.append(sections.button(_("Druk de kaart af"), "print-card", self._print_card))
        ties = self.desk.services.ties
        if card.line.phase is TiePhase.ENDED and card.may_again:
            place.say(_("Ze mogen weer aan elkaar voorgesteld worden."), "small")
            not_again = partial(
                self._act, partial(ties.may_again, on=False),
                said=N_("Ze worden niet meer aan elkaar voorgesteld"),
            )  # fmt: skip
            buttons.append(sections.button(_("Toch niet weer"), "again", not_again))
        elif card.line.phase is TiePhase.ENDED:
            again = partial(
                self._act, partial(ties.may_again, on=True),
                said=N_("Ze mogen weer aan elkaar voorgesteld worden"),
            )  # fmt: skip
            buttons.append(sections.button(_("Ze willen weer"), "again", again))
        proposed = card.line.phase is TiePhase.PROPOSED
        taken_back = _("Trek het voorstel in") if proposed else _("Was een vergissing")
        buttons.append(sections.button(taken_back, "strike", self._strike, "quiet"))
        place.offer(*buttons)
        return place

    def _open_person(self) -> None:
        self.person_asked.emit(self.sender().property("about"))

    def _answer(self, who: Someone, answer: Answer) -> None:
        ties = self.desk.services.ties
        if answer is Answer.NOT_NOW and self.card is not None:
            day = self.desk.clock.today() + _ASK_AGAIN
            act = partial(ties.answer, self.tie_id, who.id, answer)
            question = N_("Wanneer vraag je het weer?")
            self._open(DayForm(self.desk, self.card, question, day, act), N_("Het antwoord staat"))
            return
        job = partial(ties.answer, self.tie_id, who.id, answer)
        self._run(job, N_("Het antwoord staat erbij"))

    def _contact(self, kind: ContactKind) -> None:
        today = self.desk.clock.today()
        self._act(self.desk.services.ties.contact, kind, today, said=N_("Het contact staat erbij"))

    def _finish(self) -> None:
        if self.card is not None:
            act = partial(self.desk.services.ties.finish, self.tie_id)
            day = self.desk.clock.today() + _FIRST_TALK
            question = N_("Wanneer is het laatste gesprek?")
            self._open(DayForm(self.desk, self.card, question, day, act), N_("Ze ronden af"))

    def _print(self) -> None:
        if self.card is not None:
            self._printing.agreement(self.card)

    def _print_card(self) -> None:
        if self.card is not None:
            self._printing.match_card(self.card)

    def _act(self, act: Callable[..., Any], *more: Any, said: str) -> None:
        self._run(partial(act, self.tie_id, *more), said)

    def _run(self, job: Callable[[], Any], said: str) -> None:
        self._banner.hide()
        self._acting = self._has_keyboard
        self.desk.runner.data(
            partial(_done, job, said), then=self._tell, failed=self._fail, writes=True
        )

    def _tell(self, said: str) -> None:
        self.desk.tell(_(said))

    def _open(self, form: TieForm, said: str) -> None:
        self.form, self._said, self._shown, self.light = form, said, None, None
        form.saved.connect(self._saved)
        form.cancelled.connect(self._leave_form)
        self._put(form)
        form.begin()

    @property
    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _strike(self) -> None:
        """Strikes the tie; with that there is nothing left to show."""
        self._gone = True
        self._banner.hide()
        said = N_("De band is doorgehaald")
        if self.card is not None and self.card.line.phase is TiePhase.PROPOSED:
            said = N_("Het voorstel is ingetrokken")
        job = partial(self.desk.services.ties.strike, self.tie_id)
        self.desk.runner.data(
            partial(_done, job, said), then=self._struck, failed=self._not_struck, writes=True
        )

    def _struck(self, said: str) -> None:
        self._tell(said)
        self.closed.emit()

    def _not_struck(self, error: Exception) -> None:
        self._gone = False
        self._fail(error)

    def _saved(self, result: object) -> None:
        self.desk.tell(_(self._said))
        self._leave_form()

    def _leave_form(self) -> None:
        self.form, self._acting = None, True
        self.read()

    def _put(self, widget: QWidget) -> None:
        self._place.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = widget
        self._place.addWidget(widget)
        widget.show()

    def _heed(self, topics: frozenset[Topic]) -> None:
        if topics & _TOPICS and self.form is None and not self._gone:
            self.read()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self._banner.tell(messages.text(error), retry=messages.can_retry(error))


def _done(job: Callable[[], Any], said: str) -> str:
    job()
    return said
