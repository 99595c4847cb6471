"""After reading in: what is in the administration now, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.reading.rehearsal import Fate, Rehearsal
from desktop.domain.reading.words import ListKind
from desktop.i18n import _
from desktop.views.importing import words
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button
from desktop.views.kit.labels import PlainLabel

_WIDTH = 640
_PLACES = {
    ListKind.RESIDENTS: "residents",
    ListKind.ATTENDANCE: "log",
    ListKind.BOOKINGS: "rooms",
}


class Result(QWidget):
    """What was read in. `undo_asked`, `again_asked`, and `go_asked` with the key of a page."""

    undo_asked = Signal()
    again_asked = Signal()
    go_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self._kind = ListKind.RESIDENTS
        self._title = PlainLabel("", "title")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(8))
        self.look = Button("", "primary")
        self.look.clicked.connect(self._go)
        self.again = Button(_("Lees nog een lijst in"), icon="file-import")
        self.again.clicked.connect(self.again_asked)
        self.undo = Button(_("Maak ongedaan"), icon="arrow-back-up")
        self.undo.clicked.connect(self.undo_asked)
        inner = QWidget()
        inner.setFixedWidth(theme.px(_WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addLayout(self._lines)
        column.addSpacing(theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for button in (self.look, self.again, self.undo):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        note = _("Ongedaan maken kan ook later nog, dertig dagen lang, in Instellingen.")
        self._later = PlainLabel(note, "small")
        column.addWidget(self._later)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)

    def show_result(self, done: Rehearsal) -> None:
        """Tells what came of it."""
        self._kind = done.kind
        self._title.setText(words.done_words(done))
        self._clear()
        self._add("check", words.summary(done, done=True))
        for sentence in words.made_words(done.made):
            self._add("plus", sentence)
        if done.refused_columns:
            names = ", ".join(done.refused_columns)
            self._add("ban", _("Niet bewaard: {names}").format(names=names))
        if rejected := done.of(Fate.REJECTED):
            rows = ", ".join(str(row.row) for row in rejected)
            self._add("alert-triangle", _("Niet ingelezen: rij {rows}").format(rows=rows))
        places = {
            ListKind.RESIDENTS: _("Naar Bewoners"),
            ListKind.ATTENDANCE: _("Naar het Logboek"),
            ListKind.BOOKINGS: _("Naar Ruimtes"),
        }
        self.look.set_text(places[done.kind])
        for way_back in (self.undo, self._later):
            way_back.setVisible(not done.changes_nothing)

    def show_undone(self) -> None:
        """Tells that it was taken back."""
        self._title.setText(_("Het inlezen is ongedaan gemaakt"))
        self._clear()
        self._add("check", _("Alles staat weer zoals het voor dit bestand stond."))
        for way_back in (self.undo, self._later):
            way_back.hide()

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, icon: str, text: str) -> None:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(IconLabel(icon, "action"), 0, Qt.AlignmentFlag.AlignTop)
        sentence = PlainLabel(text, wrap=True)
        sentence.setFixedWidth(theme.px(_WIDTH - 60))
        row.addWidget(sentence)
        row.addStretch(1)
        self._lines.addWidget(made)

    def _go(self) -> None:
        self.go_asked.emit(_PLACES[self._kind])
