"""Over: which version, where what is kept, and the licences of what it is made with."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop import __version__, paths
from desktop.i18n import N_, _
from desktop.views.kit import theme
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import PlainLabel
from desktop.views.settings.path_line import PathLine
from desktop.views.settings.section import Section

_FONT, _ICONS = "fonts/OFL.txt", "icons/LICENSE-tabler.txt"


class About(Section):
    """The program itself. `licence` carries a name and the text of its licence."""

    title: ClassVar[str] = N_("Over Buurtschap")

    licence = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        lead = _(
            "Buurtschap werkt op deze computer en zoekt zelf geen verbinding met internet. "
            "Er gaat niets over bewoners naar de makers."
        )
        self.begin(_(self.title), lead)
        self.column.addWidget(PlainLabel(_("Versie {version}").format(version=__version__)))
        self.add_block(_("Waar wat staat"))
        administration = desk.administration
        if administration is not None and administration.folder is not None:
            self._add_place(_("Je administratie, op slot"), str(administration.folder))
        elif administration is not None:
            self.column.addWidget(PlainLabel(_("Je administratie"), "small"))
            place = _("In de database van je organisatie")
            self.column.addWidget(PlainLabel(place))
        self._add_place(_("De keuzes van deze computer"), str(paths.settings_dir()))
        told = _("Wat het programma meldt, zonder persoonsgegevens")
        self._add_place(told, str(paths.log_dir()))
        self.add_block(_("Gemaakt met"))
        self._add_licence(_("Letter: Atkinson Hyperlegible Next"), self._show_font)
        self._add_licence(_("Tekeningetjes: Tabler"), self._show_icons)

    def _add_place(self, name: str, path: str) -> None:
        self.column.addWidget(PlainLabel(name, "small"))
        self.column.addWidget(PathLine(name, path))

    def _add_licence(self, name: str, show: object) -> None:
        link = LinkButton(_("Lees de licentie"))
        link.setAccessibleDescription(name)
        link.clicked.connect(show)
        self.add_row(PlainLabel(name), link)

    def _show_font(self) -> None:
        self._show("Atkinson Hyperlegible Next", _FONT)

    def _show_icons(self) -> None:
        self._show("Tabler", _ICONS)

    def _show(self, name: str, file: str) -> None:
        self.licence.emit(name, paths.resource(file).read_text("utf-8"))


class LicenceText(QWidget):
    """A licence to read, in the panel; its paragraphs run on to the width there is."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setPlainText("\n\n".join(" ".join(p.split()) for p in text.split("\n\n")))
        self.text.setAccessibleName(_("Licentie"))
        column = QVBoxLayout(self)
        edge = theme.px(22)
        column.setContentsMargins(edge, theme.px(4), edge, edge)
        column.addWidget(self.text)
        self.setMinimumHeight(theme.px(320))
        self.setFocusProxy(self.text)
