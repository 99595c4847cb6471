"""How to reach somebody, the roles, and the buttons to change, move and leave."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu

from desktop.domain.residents import Membership, ResidentCard
from desktop.domain.vocabulary import Role
from desktop.i18n import _
from desktop.labels import role_label
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button
from desktop.views.kit.chips import Chip, FlowLayout
from desktop.views.kit.labels import PlainLabel
from desktop.views.residents.section import Section, about

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class DetailSection(Section):
    """The facts of the record, and what one does with it."""

    def part(self, card: ResidentCard) -> Any:
        return (
            card.name, card.phone, card.email, card.reached_via, card.address_form,
            card.secret_address, card.resting, card.note, card.memberships,
        )  # fmt: skip

    def fill(self, card: ResidentCard) -> None:
        self.set_heading(_("Gegevens"))
        for icon, said in _facts(card):
            self._say(icon, said)
        here = _running(card, self.acts)
        if here is not None:
            self.rows.addLayout(self._roles(here))
        self.rows.addLayout(self._buttons(here))

    def _say(self, icon: str, text: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel(icon, "secondary", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = PlainLabel(text, wrap=True)
        words.setTextInteractionFlags(_SELECTABLE)
        words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(words, 1)
        self.rows.addLayout(row)

    def _roles(self, here: Membership) -> FlowLayout:
        flow = FlowLayout(gap=6)
        for role in Role:
            if role in here.roles:
                chip = Chip(role_label(role, here.word), "chosen")
                chip.setObjectName(f"role-{role.value}")
                chip.setProperty("about", role)
                chip.clicked.connect(self._lay_down)
                chip.dropped.connect(self._lay_down)
                flow.addWidget(chip)
        if len(here.roles) < len(Role):
            more = Chip(_("rol"), "open")
            more.setObjectName("more-roles")
            more.setAccessibleName(_("Voeg een rol toe"))
            more.clicked.connect(self._offer)
            flow.addWidget(more)
        return flow

    def _buttons(self, here: Membership | None) -> FlowLayout:
        flow = FlowLayout(gap=8)
        moves = _("Verhuist") if here else _("Komt hier wonen")
        buttons = [(_("Wijzig"), "pencil", self.acts.edit_asked, "edit")]
        buttons.append((moves, "door-enter", self.acts.move_asked, "move"))
        if here is not None:
            buttons.append((_("Vertrekt"), "user-minus", self.acts.leave_asked, "leave"))
        for text, icon, wish, name in buttons:
            button = Button(text, icon=icon, size="small")
            button.setObjectName(name)
            button.clicked.connect(wish)
            flow.addWidget(button)
        return flow

    def _offer(self) -> None:
        chip = self.sender()
        if self.card is None or not isinstance(chip, Chip):
            return
        here = _running(self.card, self.acts)
        menu = QMenu(chip)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.triggered.connect(self._take_up)
        for role in Role:
            if here is not None and role not in here.roles:
                menu.addAction(role_label(role, here.word)).setProperty("about", role)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _take_up(self, action: QAction) -> None:
        self._set(Role(about(action)), on=True)

    def _lay_down(self) -> None:
        self._set(Role(about(self.sender())), on=False)

    def _set(self, role: Role, *, on: bool) -> None:
        here = _running(self.card, self.acts) if self.card else None
        if self.card is None or here is None:
            return
        residents = self.acts.desk.services.residents
        job = partial(residents.set_role, self.card.id, here.community_id, role, on=on)
        said = _("{role} vanaf vandaag") if on else _("{role} tot vandaag")
        self.acts.run(job, said.format(role=role_label(role, here.word)))


def _running(card: ResidentCard, acts: Any) -> Membership | None:
    """The membership that runs or will run."""
    here = card.current
    over = here is None or (here.ends is not None and here.ends <= acts.today())
    return None if over else here


def _facts(card: ResidentCard) -> list[tuple[str, str]]:
    """What the record says, each with its icon; nothing for what is not known."""
    via = _("via {who}").format(who=card.reached_via) if card.reached_via else ""
    spoken = _("aanspreken als {form}").format(form=card.address_form) if card.address_form else ""
    found = [
        ("user", card.name.full),
        ("phone", card.phone),
        ("mail", card.email),
        ("users", via),
        ("message-question", spoken),
        ("eye-off", _("Geheim adres: op geen enkele print") if card.secret_address else ""),
        ("hourglass", _("Even rust: niet vragen voor een band") if card.resting else ""),
        ("notebook", card.note),
    ]
    if not (card.phone or card.email or card.reached_via):
        found.insert(1, ("phone", _("nog geen telefoon of e-mail")))
    return [(icon, said) for icon, said in found if said]
