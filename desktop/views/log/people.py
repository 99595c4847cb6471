"""Choosing somebody by name: typed with or without accents, or made when nobody is meant."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.activities import Pick
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.chips import Chip
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.suggest import FoldedCompleter


class PersonField(LineEdit):
    """Somebody by name. `chosen` carries a Pick, `made` the typed name of somebody new.

    With `may_make`, the last line offered is to make a new person of what was typed. Esc
    tells `dropped`.
    """

    chosen = Signal(object)
    made = Signal(str)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None, *, may_make: bool = False) -> None:
        super().__init__(parent, placeholder=_("Typ een naam"))
        self._may_make = may_make
        self._picks: dict[str, Pick] = {}
        self._texts: list[str] = []
        self._completer = FoldedCompleter(self)
        self.setCompleter(self._completer)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._offer)
        self.setMinimumWidth(theme.px(200))

    def set_making(self, *, may_make: bool) -> None:
        """Whether somebody new can be made of what is typed."""
        self._may_make = may_make

    def offer(self, picks: Sequence[Pick]) -> None:
        """Who can be chosen."""
        self._picks = {}
        for pick in picks:
            text = f"{pick.name.full} · {pick.where}" if pick.where else pick.name.full
            while text in self._picks:
                text += " "
            self._picks[text] = pick
        self._texts = list(self._picks)
        self._completer.fill(self._texts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._take(self._completer.currentCompletion())
            return
        super().keyPressEvent(event)

    def _offer(self, typed: str) -> None:
        if self._may_make and typed.strip():
            self._completer.fill([*self._texts, self._new(typed)])
            self._completer.setCompletionPrefix(typed)
            self._completer.complete()

    def _take(self, text: str) -> None:
        typed = self.text()
        if text in self._picks:
            self.clear()
            self.chosen.emit(self._picks[text])
        elif self._may_make and text and text == self._new(self._typed_name(typed)):
            self.clear()
            self.made.emit(self._typed_name(typed))

    def _typed_name(self, text: str) -> str:
        mark = _("nieuw: {name}").format(name="")
        return " ".join(text.removeprefix(mark).split())

    @staticmethod
    def _new(name: str) -> str:
        return _("nieuw: {name}").format(name=" ".join(name.split()))


class PersonChoice(QWidget):
    """One person or nobody, as a chip; a click opens a field to type a name.

    `wanted` tells that the names are needed for choosing.
    """

    edited = Signal()
    wanted = Signal()

    def __init__(self, ask: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._pick: Pick | None = None
        self._id: UUID | None = None
        self._chip: Chip | None = None
        self._field = PersonField(self)
        self._field.chosen.connect(self._choose)
        self._field.dropped.connect(self._close)
        self._field.left.connect(self._close)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._field)
        self._field.hide()
        self._show()

    def offer(self, picks: Sequence[Pick]) -> None:
        """Who can be chosen; a chosen one gets the name that goes with the id."""
        self._field.offer(picks)
        if self.unknown:
            self._pick = next((pick for pick in picks if pick.id == self._id), None)
            self._show()

    @property
    def unknown(self) -> bool:
        """Whether somebody is chosen whose name is not known yet."""
        return self._id is not None and self._pick is None

    def value(self) -> UUID | None:
        """Who was chosen."""
        return self._id

    def set_value(self, value: object) -> None:
        """Chooses somebody by id; `show_pick` gives the name that goes with it."""
        self._id = value if isinstance(value, UUID) else None
        if self._pick is not None and self._pick.id != self._id:
            self._pick = None
        self._show()

    def show_pick(self, pick: Pick | None) -> None:
        """Shows somebody."""
        self._pick, self._id = pick, pick.id if pick else None
        self._show()

    def _show(self) -> None:
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
        if self._id is not None:
            name = self._pick.name.short if self._pick else _("iemand")
            self._chip = Chip(name, "chosen")
            self._chip.dropped.connect(self._drop)
        else:
            self._chip = Chip(self._ask, "open")
        self._chip.clicked.connect(self._open)
        self._row.insertWidget(0, self._chip)
        self._chip.setVisible(self._field.isHidden())

    def _open(self) -> None:
        self.wanted.emit()
        if self._chip is not None:
            self._chip.hide()
        self._field.clear()
        self._field.show()
        self._field.setFocus()

    def _close(self) -> None:
        self._field.hide()
        if self._chip is not None:
            self._chip.show()

    def _choose(self, pick: Pick) -> None:
        self._field.hide()
        self.show_pick(pick)
        self.edited.emit()

    def _drop(self) -> None:
        self.show_pick(None)
        self.edited.emit()
