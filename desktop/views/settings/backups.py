"""Reservekopieën: where they go, one now, those there are, and putting one back."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from desktop import messages
from desktop.domain.errors import Problem
from desktop.i18n import N_, _, ngettext, wording
from desktop.services.administration import Administrations, BackupLine, OpenAdministration
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import PlainLabel
from desktop.views.settings.machine_section import MachineSection
from desktop.views.settings.path_line import PathLine


class Backups(MachineSection):
    """The backups of an administration in a folder; on a server the reason why not here."""

    title: ClassVar[str] = N_("Reservekopieën")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._administration = desk.administration
        self._shown: tuple[BackupLine, ...] | None = None
        if self._administration is None or self._administration.folder is None:
            self.begin(_(self.title), messages.sentence(Problem("", "server_backup")))
            self._administration = None
            return
        lead = _(
            "Elke dag en als je afsluit maakt Buurtschap een reservekopie. Die zit op slot met "
            "hetzelfde wachtwoord en dezelfde herstelcode."
        )
        self.begin(_(self.title), lead)
        self._lay_out()

    def reload(self) -> None:
        """Shows the place and asks which backups are there."""
        if self._administration is None:
            return
        place = self.known().backup_place
        own = Administrations(self.desk.clock).own_backup_place(self._administration.address)
        self.place.set_path(place or str(own))
        self.usual.setVisible(bool(place))
        self._near.setVisible(not place)
        self.ask(_listed, self.desk, Path(place) if place else own, then=self._show)

    def lines(self) -> tuple[BackupLine, ...]:
        """The backups as they are shown, newest first."""
        return self._shown or ()

    def make(self) -> None:
        """Makes a backup now."""
        if self._administration is not None:
            self.banner.hide()
            self.now.forbid(_("Er wordt al een reservekopie gemaakt."))
            self.desk.runner.data(
                self._administration.backup_now, self._place(), then=self._made, failed=self._failed
            )

    def take_place(self, folder: str) -> None:
        """Keeps another folder for the backups; "" is the one in the administration."""
        self.keep(backup_place=QDir.toNativeSeparators(folder) if folder else "")
        self.reload()

    def write_copy(self, path: str) -> None:
        """Writes one backup to that file, for a stick or another disk."""
        if self._administration is not None:
            self.act(self._administration.backup, Path(path), then=self._copied)

    def _place(self) -> Path | None:
        place = self.known().backup_place
        return Path(place) if place else None

    def _show(self, backups: tuple[BackupLine, ...]) -> None:
        if backups == self._shown:
            return
        self._shown = backups
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for label in _said(backups):
            self._list.addWidget(label)
        count = ngettext("{n} reservekopie", "{n} reservekopieën", len(backups))
        self._count.setText(
            count.format(n=len(backups)) if backups else _("Hier staat nog geen reservekopie.")
        )

    def _made(self, path: object) -> None:
        self.now.allow()
        self.desk.tell(_("De reservekopie is gemaakt"), undo=False)
        self.reload()

    def _failed(self, error: Exception) -> None:
        self.now.allow()
        self.tell_trouble(error)

    def _copied(self, path: Path) -> None:
        self.desk.tell(_("De reservekopie staat klaar"), undo=False)

    def _look_place(self) -> None:
        dialog = QFileDialog(self, _("Kies map"), self.place.path)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.take_place)
        dialog.open()

    def _look_copy(self) -> None:
        dialog = QFileDialog(self, _("Bewaar reservekopie"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(_copy_name(self._administration))
        dialog.fileSelected.connect(self.write_copy)
        dialog.open()

    def _use_own(self) -> None:
        self.take_place("")

    def _restore(self) -> None:
        self.desk.leave_asked.emit("restore")

    def _lay_out(self) -> None:
        self.now = Button(_("Maak nu een reservekopie"), icon="download")
        self.now.clicked.connect(self.make)
        copy = Button(_("Bewaar er een ergens anders"), "quiet")
        copy.clicked.connect(self._look_copy)
        self.add_row(self.now, copy)
        self.add_block(_("Waar ze staan"))
        self.place = PathLine(_("Map met reservekopieën"))
        self.column.addWidget(self.place)
        self._near = PlainLabel(
            _(
                "Deze map ligt naast je gegevens. Gaat de schijf stuk, dan zijn beide weg: "
                "kies liever een map op een andere schijf of een stick."
            ),
            "small",
            wrap=True,
        )
        self.column.addWidget(self._near)
        choose = Button(_("Kies een andere map"), icon="folder")
        choose.clicked.connect(self._look_place)
        self.usual = Button(_("Weer naast de gegevens"), "quiet")
        self.usual.clicked.connect(self._use_own)
        self.add_row(choose, self.usual)
        self.add_block(_("Wat er is"))
        self._count = PlainLabel("", "quiet")
        self.column.addWidget(self._count)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(6))
        self.column.addLayout(self._list)
        self.add_block(
            _("Terugzetten"),
            _(
                "Je administratie gaat eerst op slot. Wat er nu staat wordt niet weggegooid: "
                "het krijgt een andere naam."
            ),
        )
        self.back = Button(_("Zet een reservekopie terug"), icon="history")
        self.back.clicked.connect(self._restore)
        self.add_row(self.back)


def _listed(desk: Desk, place: Path) -> tuple[BackupLine, ...]:
    return Administrations(desk.clock).backups(place)


def _copy_name(administration: OpenAdministration | None) -> str:
    """A name of its own, so that it is not taken for one of the automatic ones."""
    name = administration.name if administration is not None else ""
    return _("Reservekopie {name}").format(name=name) + ".buurtschap"


def _said(backups: Sequence[BackupLine]) -> list[PlainLabel]:
    words = wording()
    return [
        PlainLabel(
            f"{words.day(one.made.date(), weekday=True, year=True)}, {words.clock(one.made)}"
        )
        for one in backups
    ]
