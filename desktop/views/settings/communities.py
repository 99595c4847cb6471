"""Community's: those there are, in the order of the street, and making or changing one."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.communities import CommunityLine
from desktop.i18n import N_, _, ngettext
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, IconButton
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import PlainLabel, line
from desktop.views.settings.section import Section


class CommunityList(Section):
    """The communities. `edit_asked` carries the id of one, or None for a new one."""

    title: ClassVar[str] = N_("Community's")

    edit_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.begin(_(self.title), _("In deze volgorde staan ze naast elkaar in de straat."))
        self.new = Button(_("Nieuwe community"), icon="building-community")
        self.new.clicked.connect(self._ask_new)
        self._none = PlainLabel(
            _("Er is nog geen community. Zeg hoeveel verdiepingen en deuren het gebouw heeft."),
            wrap=True,
        )
        self._none.hide()
        self.column.addWidget(self._none)
        self._rows: list[CommunityRow] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        self.column.addLayout(self._place)
        self.add_row(self.new)

    def reload(self) -> None:
        """Asks which communities there are."""
        self.ask(self.desk.services.communities.list, then=self._show)

    def rows(self) -> tuple["CommunityRow", ...]:
        """The communities as they are shown, in the order of the street."""
        return tuple(self._rows)

    def _show(self, communities: tuple[CommunityLine, ...]) -> None:
        shown = [community for community in communities if not community.closed]
        self._none.setVisible(not shown)
        if [row.community for row in self._rows] == shown:
            return
        focused = next((row.community.id for row in self._rows if row.up.hasFocus()), None)
        for row in self._rows:
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [
            CommunityRow(community, first=at == 0, last=at == len(shown) - 1)
            for at, community in enumerate(shown)
        ]
        for row in self._rows:
            row.edit_asked.connect(self.edit_asked)
            row.moved.connect(self._move)
            self._place.addWidget(row)
            if row.community.id == focused:
                row.up.setFocus()

    def _move(self, community_id: UUID, step: int) -> None:
        at = [row.community.id for row in self._rows].index(community_id)
        self.act(self.desk.services.communities.move, community_id, at + step, then=self._moved)

    def _moved(self, result: object) -> None:
        self.desk.tell(_("De volgorde is veranderd"))
        self.reload()

    def _ask_new(self) -> None:
        self.edit_asked.emit(None)


class CommunityRow(QWidget):
    """One community. `moved` carries its id and -1 or 1; `edit_asked` its id."""

    edit_asked = Signal(object)
    moved = Signal(UUID, int)

    def __init__(self, community: CommunityLine, *, first: bool, last: bool) -> None:
        super().__init__()
        self.community = community
        text = QVBoxLayout()
        text.setSpacing(theme.px(2))
        text.addWidget(PlainLabel(community.name, "strong", wrap=True))
        text.addWidget(PlainLabel(_size(community), "small", wrap=True))
        name = community.name
        self.edit = Button(_("Wijzig"), icon="pencil", size="small")
        self.edit.setAccessibleDescription(name)
        self.edit.clicked.connect(self._ask)
        self.up = IconButton("arrow-up", _("Zet {name} eerder in de straat").format(name=name))
        self.up.clicked.connect(self._up)
        self.down = IconButton("arrow-down", _("Zet {name} later in de straat").format(name=name))
        self.down.clicked.connect(self._down)
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        row.setSpacing(theme.px(6))
        row.addLayout(text, 1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line())

    def _ask(self) -> None:
        self.edit_asked.emit(self.community.id)

    def _up(self) -> None:
        self.moved.emit(self.community.id, -1)

    def _down(self) -> None:
        self.moved.emit(self.community.id, 1)


def _size(community: CommunityLine) -> str:
    homes, storeys = sum(community.storeys), len(community.storeys)
    told = ngettext("{n} woning", "{n} woningen", homes).format(n=homes)
    if not storeys:
        return told
    layers = ngettext("{n} verdieping", "{n} verdiepingen", storeys).format(n=storeys)
    return f"{told} · {layers}"
