"""Putting a backup back, also when the administration itself does not open any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import Problem
from desktop.i18n import _, wording
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.choices import Choice, Segments
from desktop.views.kit.fields import LineEdit, PasswordField
from desktop.views.kit.recovery_fields import RecoveryFields
from desktop.views.unlock.front_form import FrontForm


@dataclass(frozen=True, slots=True)
class RestoreWish:
    """What to restore. `by_code`: `secret` is the recovery code, else the password."""

    backup: Path
    folder: Path
    secret: str
    by_code: bool


class RestorePage(FrontForm):
    """Asks which backup comes back and where; `restore_asked` carries a RestoreWish.

    `backups` are those of the administration in `folder`, each with its local time, newest
    first. Without any, somebody points at one.
    """

    restore_asked = Signal(object)

    def __init__(
        self,
        folder: str,
        backups: Sequence[tuple[Path, datetime]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Zet een reservekopie terug"),
            _(
                "Wat er nu staat wordt niet weggegooid: het krijgt eerst een andere naam. "
                "Je hebt het wachtwoord of de herstelcode van toen nodig."
            ),
            _("Zet terug"),
            parent,
        )
        self._times = list(backups)
        options = [(path, self._said(at)) for path, at in backups]
        self.choice = Choice([*options, (None, _("Een andere reservekopie"))])
        self.choice.edited.connect(self._take_choice)
        if backups:
            self.choice.set_value(backups[0][0])
        self.backup = LineEdit()
        self.folder = LineEdit()
        self.folder.set_value(folder)
        self.password = PasswordField()
        self.code = RecoveryFields()
        self.way = Segments([(False, _("Wachtwoord")), (True, _("Herstelcode"))], ticked=True)
        self.way.edited.connect(self._turn)
        if backups:
            self.add_field("choice", _("Gemaakt op"), self.choice)
        self._add_place("backup", _("Reservekopie"), self.backup, self._look_backup)
        self._add_place("folder", _("Terugzetten in map"), self.folder, self._look_folder)
        self.column.addWidget(self.way)
        self.add_field("password", _("Wachtwoord"), self.password)
        self.add_field("code", _("Herstelcode"), self.code)
        self._take_choice()
        self._turn()

    def go_on(self) -> None:
        """Checks that everything is filled in and asks to restore."""
        by_code = bool(self.way.value())
        secret = self.code.value() if by_code else self.password.value()
        needed = {
            "backup": self.backup.value(),
            "folder": self.folder.value(),
            "code" if by_code else "password": secret,
        }
        found = [Problem(name, "required") for name, text in needed.items() if not text]
        if self.show_problems(*found):
            return
        self.set_busy(busy=True)
        backup, folder = Path(self.backup.value()), Path(self.folder.value())
        self.restore_asked.emit(RestoreWish(backup, folder, secret, by_code))

    def _add_place(self, name: str, label: str, control: LineEdit, look: object) -> None:
        box = self.add_field(name, label, control)
        self.column.removeWidget(box)
        box.setMinimumWidth(theme.px(430))
        button = Button(_("Zoek"))
        button.clicked.connect(look)
        self.add_row(box, button)

    def _take_choice(self) -> None:
        chosen = self.choice.value()
        if isinstance(chosen, Path):
            self.backup.set_value(str(chosen))

    def _turn(self) -> None:
        by_code = bool(self.way.value())
        self.boxes["password"].setVisible(not by_code)
        self.boxes["code"].setVisible(by_code)

    def _look_backup(self) -> None:
        dialog = QFileDialog(self, _("Kies reservekopie"), self.folder.value())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.backup.set_value)
        dialog.open()

    def _look_folder(self) -> None:
        dialog = QFileDialog(self, _("Kies map"), self.folder.value())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder.set_value)
        dialog.open()

    def _said(self, at: datetime) -> str:
        words = wording()
        return f"{words.day(at.date(), weekday=True, year=True)}, {words.clock(at)}"
