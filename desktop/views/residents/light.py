"""The waakvlam of somebody, in the panel: that there is one and when again, never why."""

from typing import Any
from uuid import UUID

from desktop.domain.residents import ResidentCard
from desktop.domain.ties.card import LightLine
from desktop.i18n import _
from desktop.services import Services
from desktop.views.kit.pilot_light import PilotLightBlock
from desktop.views.residents.acts import Acts
from desktop.views.residents.section import Section


class LightSection(Section):
    """How close somebody is kept to for now, with the presses for it."""

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts)
        self.block: PilotLightBlock | None = None

    def part(self, card: ResidentCard) -> Any:
        return self.is_member(card)

    def show_card(self, card: ResidentCard) -> None:
        if self.card is None or self.card.id != card.id:
            self._put_block(card)
        super().show_card(card)
        desk = self.acts.desk
        desk.runner.data(
            _light_of, desk.services, card.id,
            then=self._show_light, failed=self.acts.trouble, latest=True,
        )  # fmt: skip

    def fill(self, card: ResidentCard) -> None:
        self.setVisible(self.is_member(card))
        self.set_heading(_("Waakvlam"), _("geen reden, wel een dag"))

    def _put_block(self, card: ResidentCard) -> None:
        if self.block is not None:
            self.foot.removeWidget(self.block)
            self.block.hide()
            self.block.deleteLater()
        self.block = PilotLightBlock(self.acts.desk, person_id=card.id)
        self.block.show_light(None)
        self.block.trouble.connect(self.acts.trouble)
        self.foot.addWidget(self.block)

    def _show_light(self, found: tuple[UUID, LightLine | None]) -> None:
        person_id, light = found
        if self.block is not None and self.card is not None and self.card.id == person_id:
            self.block.show_light(light)


def _light_of(services: Services, person_id: UUID) -> tuple[UUID, LightLine | None]:
    return person_id, services.ties.light_of(person_id)
