"""Who lives together with a resident, and the welcome list of who came lately."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.residents import ResidentCard
from desktop.domain.welcome import WelcomeLine, is_offered, is_shown
from desktop.i18n import N_, _
from desktop.labels import label
from desktop.views.kit import theme
from desktop.views.kit.buttons import IconButton, LinkButton
from desktop.views.kit.chips import Chip, FlowLayout
from desktop.views.kit.choices import Tick
from desktop.views.kit.labels import PlainLabel
from desktop.views.residents import words
from desktop.views.residents.acts import Acts
from desktop.views.residents.section import Section, about
from desktop.views.residents.sections import Asking
from desktop.views.residents.welcome_form import WelcomeForm


class HouseholdSection(Section):
    """The people in the same home; the chip begins a form for one more."""

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts)
        self.more = Chip(_("huisgenoot"), "open")
        self.more.setAccessibleName(_("Voeg een huisgenoot toe"))
        self.more.clicked.connect(self.acts.housemate_asked)
        self.beside.addWidget(self.more)

    def part(self, card: ResidentCard) -> Any:
        return card.housemates, self._at_home(card)

    def fill(self, card: ResidentCard) -> None:
        self.setVisible(self._at_home(card))
        self.set_heading(_("Huishouden"), "" if card.housemates else _("woont alleen"))
        if not card.housemates:
            return
        flow = FlowLayout(gap=6)
        flow.addWidget(PlainLabel(_("Woont samen met")))
        for mate in card.housemates:
            link = LinkButton(mate.name.full, strong=True)
            link.setObjectName(f"mate-{mate.id}")
            link.setProperty("about", mate.id)
            link.clicked.connect(self._open)
            flow.addWidget(link)
        self.rows.addLayout(flow)

    def _at_home(self, card: ResidentCard) -> bool:
        return self.is_here(card) and card.current is not None and bool(card.current.dwelling_id)

    def _open(self) -> None:
        self.acts.person_asked.emit(about(self.sender()))


class WelcomeSection(Asking):
    """The steps of welcoming somebody: tick off, say who does it and until when."""

    more_text, more_name = N_("welkomstlijst"), N_("Zet de welkomstlijst klaar")

    def part(self, card: ResidentCard) -> Any:
        return card.welcome, self._offered(card)

    def fill(self, card: ResidentCard) -> None:
        shown = bool(card.welcome) and is_shown(card.welcome, self.acts.today())
        self.more.setVisible(self._offered(card))
        self.setVisible(self.is_here(card) and (shown or self._offered(card)))
        done = sum(line.done_on is not None for line in card.welcome)
        count = _("{done} van {all} gedaan").format(done=done, all=len(card.welcome))
        self.set_heading(_("Welkom"), count if card.welcome else "")
        for line in card.welcome if shown else ():
            self.rows.addLayout(self._row(line))

    def begin(self) -> None:
        if self.card is not None:
            job = partial(self.acts.desk.services.residents.begin_welcome, self.card.id)
            self.acts.run(job, _("De welkomstlijst staat klaar"))

    def _offered(self, card: ResidentCard) -> bool:
        here = card.current
        lately = here is not None and is_offered(here.begins, self.acts.today())
        return not card.welcome and lately and self.is_here(card)

    def _row(self, line: WelcomeLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        tick = Tick(label(line.step))
        tick.set_value(line.done_on is not None)
        said = words.welcome_words(line, self.acts.today())
        tick.setAccessibleDescription(said)
        tick.setObjectName(f"welcome-{line.id}")
        tick.setProperty("about", line)
        tick.edited.connect(self._tick)
        row.addWidget(tick, 1)
        late = line.late(self.acts.today())
        row.addWidget(PlainLabel(said, "small-strong" if late else "small"))
        change = IconButton("pencil", _("Verander: {step}").format(step=label(line.step)))
        change.setObjectName(f"change-{line.id}")
        change.setProperty("about", line)
        change.clicked.connect(self._change)
        row.addWidget(change)
        return row

    def _tick(self) -> None:
        line: WelcomeLine = about(self.sender())
        done = line.done_on is None
        said = _("{step}: gedaan") if done else _("{step}: nog niet gedaan")
        job = partial(self.acts.desk.services.residents.tick_welcome, line.id, done=done)
        self.acts.run(job, said.format(step=label(line.step)))

    def _change(self) -> None:
        line: WelcomeLine = about(self.sender())
        if self.card is None or self.card.current is None:
            return
        form = WelcomeForm(self.acts.desk, line, self.card.id, self.card.current.community_id)
        drop = LinkButton(_("Haal deze stap van de lijst"))
        drop.setProperty("about", line.id)
        drop.clicked.connect(self._drop)
        form.column.addWidget(drop)
        self.open_form(form, _("{step} is veranderd").format(step=label(line.step)))

    def _drop(self) -> None:
        step_id = about(self.sender())
        self.close_form()
        drop = partial(self.acts.desk.services.residents.drop_welcome, step_id)
        self.acts.run(drop, _("De stap is van de lijst"))
