"""Inlezen: read a list in, and take back one that was read in."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.clock import HOME_ZONE
from desktop.domain.reading.words import ListKind
from desktop.domain.settings import ReadingRun
from desktop.i18n import N_, _, ngettext, wording
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import PlainLabel, line
from desktop.views.settings.section import Section

_KINDS = {
    ListKind.RESIDENTS: N_("Bewonerslijst"),
    ListKind.ATTENDANCE: N_("Lijst van wie er was"),
    ListKind.BOOKINGS: N_("Agenda met boekingen"),
}


class Readings(Section):
    """The lists that were read in. Reading in itself is a page of its own."""

    title: ClassVar[str] = N_("Inlezen")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        lead = _(
            "Lees een bewonerslijst, een lijst van wie er was of een agenda in. Je ziet eerst "
            "wat er zou gebeuren."
        )
        self.begin(_(self.title), lead)
        self.read = Button(_("Lees een lijst in"), icon="file-import")
        self.read.clicked.connect(self._go)
        self.add_row(self.read)
        self.add_block(
            _("Eerder ingelezen"),
            _("Wat je inlas kun je dertig dagen lang in één keer weghalen."),
        )
        self._none = PlainLabel(_("Er is nog niets ingelezen."))
        self._none.hide()
        self.column.addWidget(self._none)
        self._rows: list[RunRow] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        self.column.addLayout(self._place)

    def reload(self) -> None:
        """Asks what was read in."""
        self.ask(self.desk.services.organisation.reading_runs, then=self._show)

    def rows(self) -> tuple["RunRow", ...]:
        """The lists as they are shown, newest first."""
        return tuple(self._rows)

    def _show(self, runs: tuple[ReadingRun, ...]) -> None:
        self._none.setVisible(not runs)
        if [row.run for row in self._rows] == list(runs):
            return
        for row in self._rows:
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [RunRow(run) for run in runs]
        for row in self._rows:
            row.taken_back.connect(self._take_back)
            self._place.addWidget(row)

    def _take_back(self, act_id: UUID) -> None:
        self.act(self.desk.services.undo.undo, act_id, then=self._undone)

    def _undone(self, result: object) -> None:
        self.desk.tell(_("De ingelezen lijst is weggehaald"), undo=False)
        self.reload()

    def _go(self) -> None:
        self.go.emit("importing", None)


class RunRow(QWidget):
    """One list; `taken_back` carries the act, after a second click that says yes."""

    taken_back = Signal(UUID)

    def __init__(self, run: ReadingRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run = run
        words = wording()
        at = run.at.astimezone(HOME_ZONE)
        kind = _(_KINDS[run.kind])
        when = f"{words.day(at.date(), year=True)}, {words.clock(at)}"
        told = [when, _counts(run), *([run.who] if run.who else [])]
        text = QVBoxLayout()
        text.setSpacing(theme.px(2))
        text.addWidget(PlainLabel(kind, "strong"))
        text.addWidget(PlainLabel(" · ".join(told), "small", wrap=True))
        self.undo = Button(_("Maak ongedaan"), icon="arrow-back-up", size="small")
        self.undo.setAccessibleDescription(f"{kind}, {when}")
        self.undo.clicked.connect(self._ask)
        self.yes = Button(_("Ja, haal weg"), "warning", size="small")
        self.yes.clicked.connect(self._tell)
        self.no = Button(_("Nee"), "quiet", size="small")
        self.no.clicked.connect(self._calm)
        self._sure = QWidget()
        sure = QHBoxLayout(self._sure)
        sure.setContentsMargins(0, 0, 0, 0)
        sure.addWidget(self.yes)
        sure.addWidget(self.no)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        row.setSpacing(theme.px(12))
        row.addLayout(text, 1)
        row.addWidget(self.undo)
        row.addWidget(self._sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line())
        self._sure.hide()
        self.undo.setVisible(run.act_id is not None)

    def _ask(self) -> None:
        self.undo.hide()
        self._sure.show()
        self.no.setFocus()

    def _calm(self) -> None:
        self._sure.hide()
        self.undo.show()
        self.undo.setFocus()

    def _tell(self) -> None:
        self._calm()
        if self.run.act_id is not None:
            self.taken_back.emit(self.run.act_id)


def _counts(run: ReadingRun) -> str:
    added = ngettext("{n} erbij", "{n} erbij", run.added).format(n=run.added)
    if not run.updated:
        return added
    updated = ngettext("{n} bijgewerkt", "{n} bijgewerkt", run.updated).format(n=run.updated)
    return f"{added}, {updated}"
