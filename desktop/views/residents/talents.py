"""The talents of a resident: chips, and one to add another."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from desktop import messages
from desktop.domain.errors import BuurtschapError
from desktop.domain.residents import ResidentCard, TalentChip
from desktop.i18n import _
from desktop.views.kit.chips import Chip, FlowLayout
from desktop.views.kit.fields import FieldBox
from desktop.views.residents.acts import Acts
from desktop.views.residents.section import Section, about
from desktop.views.residents.skill_field import SkillField
from desktop.views.residents.small_forms import watch_words


class TalentSection(Section):
    """What somebody can and likes to do, always first and always there."""

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, first=True)
        self.set_heading(_("Talenten"))
        self._line = SkillField(placeholder=_("koken, gitaar, formulieren"))
        self._line.returnPressed.connect(self._add)
        self._box = FieldBox(_("Nieuw talent"), self._line, hint=_("Enter legt het vast."))
        watch_words(self._box, _("Enter legt het vast."))
        self.foot.addWidget(self._box)
        self._box.hide()

    def part(self, card: ResidentCard) -> Any:
        return card.talents

    def fill(self, card: ResidentCard) -> None:
        flow = FlowLayout(gap=6)
        for talent in card.talents:
            chip = Chip(talent.name, "talent")
            chip.setObjectName(f"talent-{talent.id}")
            chip.setProperty("about", talent)
            chip.clicked.connect(self._offer)
            flow.addWidget(chip)
        more = Chip(_("talent"), "open")
        more.setObjectName("more-talents")
        more.setAccessibleName(_("Voeg een talent toe"))
        more.clicked.connect(self._begin)
        flow.addWidget(more)
        self.rows.addLayout(flow)

    def _begin(self) -> None:
        self._box.show()
        self._line.setFocus()
        desk = self.acts.desk
        desk.runner.data(desk.services.residents.skills, then=self._line.offer)

    def _add(self) -> None:
        if self.card is None:
            return
        if not self._line.value():
            self._box.hide()
            return
        desk = self.acts.desk
        desk.runner.data(
            desk.services.residents.add_talent, self.card.id, self._line.value(),
            then=self._added, failed=self._refused, writes=True,
        )  # fmt: skip

    def _added(self, result: object) -> None:
        self.acts.desk.tell(_("{talent} staat erbij").format(talent=self._line.value()))
        self._box.tell("")
        self._line.set_value("")

    def _refused(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self._box.tell(messages.text(error))

    def _offer(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        menu = QMenu(chip)
        menu.aboutToHide.connect(menu.deleteLater)
        for text, act in (
            (_("Wie kan dit nog meer?"), self._ask_who),
            (_("Haal weg"), self._strike),
        ):
            action = menu.addAction(text)
            action.setProperty("about", about(chip))
            action.triggered.connect(act)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _ask_who(self) -> None:
        talent: TalentChip = about(self.sender())
        self.acts.talent_asked.emit(talent.name)

    def _strike(self) -> None:
        talent: TalentChip = about(self.sender())
        strike = partial(self.acts.desk.services.residents.strike_talent, talent.id)
        self.acts.run(strike, _("{talent} is weggehaald").format(talent=talent.name))
