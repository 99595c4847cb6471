"""A new administration: its name, who you are, where it lies, and the password."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import Problem
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.fields import LineEdit, PasswordField
from desktop.views.unlock.front_form import FrontForm

LEAST_PASSWORD = 12


@dataclass(frozen=True, slots=True)
class NewAdministration:
    """What somebody wants to make. `folder` does not exist yet or is empty."""

    name: str
    you: str
    folder: Path
    password: str


class NewPage(FrontForm):
    """Asks what is needed for a new administration; `create_asked` carries it.

    `home` is the folder in which a new administration is proposed; until somebody chooses
    a folder, it follows the name.
    """

    create_asked = Signal(object)

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Een nieuwe administratie"),
            _("Eén map op deze computer, versleuteld met je wachtwoord."),
            _("Maak administratie"),
            parent,
        )
        self._home = home
        self._chosen: Path | None = None
        self.name = LineEdit()
        self.name.textChanged.connect(self._propose)
        self.you = LineEdit()
        self.folder = LineEdit()
        self.folder.edited.connect(self._choose_typed)
        self.password = PasswordField()
        self.again = PasswordField()
        hint = _("Een zin of vier woorden, minstens {n} tekens.").format(n=LEAST_PASSWORD)
        self.add_field("name", _("Naam van je organisatie of buurt"), self.name)
        self.add_field("you", _("Hoe heet jij?"), self.you, _("Zo staat het bij wat je vastlegt."))
        place = self.add_field("folder", _("Map op deze computer"), self.folder)
        place.setMinimumWidth(theme.px(400))
        self.column.removeWidget(place)
        look = Button(_("Kies map"))
        look.clicked.connect(self._look)
        self.add_row(place, look)
        self.add_field("password", _("Wachtwoord"), self.password, hint)
        self.add_field("again", _("Nog een keer"), self.again)
        self._propose(self.name.text())
        self.name.setFocus()

    def wish(self) -> NewAdministration:
        """What is asked for now."""
        return NewAdministration(
            self.name.value(),
            self.you.value(),
            Path(self.folder.value()),
            self.password.value(),
        )

    def go_on(self) -> None:
        """Checks what can be checked here and asks to make it."""
        wish = self.wish()
        found = [
            Problem(name, "required")
            for name, text in (("name", wish.name), ("you", wish.you), ("folder", str(wish.folder)))
            if not text.strip(". ")
        ]
        if len(wish.password) < LEAST_PASSWORD:
            found.append(Problem("password", "password_short", {"least": LEAST_PASSWORD}))
        elif wish.password != self.again.value():
            found.append(Problem("again", "passwords_differ"))
        if not self.show_problems(*found):
            self.set_busy(busy=True)
            self.create_asked.emit(wish)

    def _propose(self, name: str) -> None:
        if self._chosen is None:
            safe = "".join(letter for letter in name if letter.isalnum() or letter in " -_'.")
            self.folder.set_value(str(self._home / (safe.strip(" .") or _("Administratie"))))

    def _choose_typed(self) -> None:
        self._chosen = Path(self.folder.value())

    def _look(self) -> None:
        dialog = QFileDialog(self, _("Kies map"), str(self._home))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, folder: str) -> None:
        self._chosen = Path(folder)
        self.folder.set_value(folder)
