"""The first community: its name, storeys and doors, and roof. The façade draws itself."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.vocabulary import Roof
from desktop.i18n import _
from desktop.labels import label
from desktop.views.gevel.preview import FacadePreview
from desktop.views.kit.buttons import Button
from desktop.views.kit.choices import Segments
from desktop.views.kit.fields import FieldBox, LineEdit
from desktop.views.kit.stepper import Stepper
from desktop.views.unlock.front_form import FrontForm

_MOST_STOREYS, _MOST_DOORS = 20, 40


@dataclass(frozen=True, slots=True)
class FirstCommunity:
    """What somebody wants to make. `storeys` are doors per storey, the lowest first."""

    name: str
    storeys: tuple[int, ...]
    roof: Roof


class CommunityPage(FrontForm):
    """Asks for the first community; `community_asked` carries it, `skipped` goes in without."""

    community_asked = Signal(object)
    skipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Je eerste community"),
            _("Later kun je alles veranderen, en er meer community's bij zetten."),
            _("Maak community"),
            parent,
        )
        self.hide_back()
        self.preview = FacadePreview()
        self.name = LineEdit()
        self.storeys = Stepper(1, _MOST_STOREYS)
        self.storeys.set_value(3)
        self.doors = Stepper(1, _MOST_DOORS)
        self.doors.set_value(8)
        self.roof = Segments([(roof, label(roof).capitalize()) for roof in Roof], ticked=True)
        self.add_field("name", _("Naam van de community"), self.name)
        storeys = FieldBox(_("Verdiepingen met woningen"), self.storeys)
        doors = FieldBox(_("Deuren per verdieping"), self.doors)
        self.add_row(storeys, doors)
        self.add_field("roof", _("Dak"), self.roof)
        self.column.addWidget(self.preview)
        skip = Button(_("Sla over, ik lees een lijst in"), "quiet")
        skip.clicked.connect(self.skipped)
        self.buttons.insertWidget(1, skip)
        for control in (self.name, self.storeys, self.doors, self.roof):
            control.edited.connect(self._draw)
        self._draw()
        self.name.setFocus()

    def wish(self) -> FirstCommunity:
        """What is asked for now."""
        doors = int(self.doors.value() or 1)
        storeys = int(self.storeys.value() or 1)
        return FirstCommunity(self.name.value(), (doors,) * storeys, self.roof.value())

    def go_on(self) -> None:
        """Checks the name and asks to make it."""
        wish = self.wish()
        if not self.show_problems(*([] if wish.name else [Problem("name", "required")])):
            self.set_busy(busy=True)
            self.community_asked.emit(wish)

    def _draw(self) -> None:
        wish = self.wish()
        self.preview.show_plan(wish.storeys, wish.roof)
