"""Weergave: language, light, size of the letters, names hidden for when others look along."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop.i18n import N_, _
from desktop.views.gevel.privacy import keep_names_shown, names_shown
from desktop.views.kit.choices import Choice, Segments, Tick
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import FieldBox
from desktop.views.settings.machine_section import MachineSection

_SIZES = (100, 110, 125, 150, 175, 200)


class Looks(MachineSection):
    """How the program looks on this computer."""

    title: ClassVar[str] = N_("Weergave")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.begin(_(self.title), _("Dit geldt alleen op deze computer, en meteen."))
        self.language = Segments([("nl", "Nederlands"), ("en", "English")], ticked=True)
        self.language.edited.connect(self._keep_language)
        light = [("systeem", _("Zoals de computer")), ("dag", _("Dag")), ("avond", _("Avond"))]
        self.light = Segments(light, ticked=True)
        self.light.edited.connect(self._keep_light)
        sizes = [(size, f"{size}%") for size in _SIZES]
        self.size_of_text = Choice([(0, _("Zoals de computer")), *sizes])
        self.size_of_text.edited.connect(self._keep_size)
        self.hidden = Tick(_("Verberg namen in de gevel"))
        self.hidden.edited.connect(self._keep_names)
        self._add(_("Taal"), self.language)
        self._add(_("Licht"), self.light)
        self._add(_("Grootte van de letters"), self.size_of_text)
        self.add_block(
            _("Als anderen meekijken"),
            _("In de gevel staan dan geen namen onder de ramen. In lijsten blijven ze staan."),
        )
        self.add_row(self.hidden)

    def reload(self) -> None:
        """Shows what was chosen before."""
        known = self.known()
        self.language.set_value(known.language)
        self.light.set_value(known.theme)
        if known.text_size not in (0, *_SIZES):
            sizes = sorted({*_SIZES, known.text_size})
            options = [(size, f"{size}%") for size in sizes]
            self.size_of_text.fill([(0, _("Zoals de computer")), *options])
        self.size_of_text.set_value(known.text_size)
        self.hidden.set_value(not names_shown())

    def _add(self, label: str, control: QWidget) -> None:
        self.add_row(FieldBox(label, control))

    def _keep_language(self) -> None:
        self.keep(language=self.language.value())

    def _keep_light(self) -> None:
        self.keep(theme=self.light.value())

    def _keep_size(self) -> None:
        self.keep(text_size=self.size_of_text.value())

    def _keep_names(self) -> None:
        keep_names_shown(shown=not self.hidden.value())
