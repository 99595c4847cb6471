"""Which dates of a series a change is about: one press goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.rooms.changes import Scope
from desktop.domain.rooms.wish import LONGEST_REASON
from desktop.i18n import _, ngettext
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, Kind
from desktop.views.kit.chips import FlowLayout
from desktop.views.kit.fields import FieldBox, LineEdit
from desktop.views.kit.labels import PlainLabel


class ScopeChoice(QWidget):
    """Asks `question` with a button for each scope; a booking of one date has one button.

    `chosen` carries the scope and the reason, `left` tells that somebody thought better of it.
    With `ask_reason` there is a line for why.
    """

    chosen = Signal(object, str)
    left = Signal()

    def __init__(
        self,
        question: str,
        to_come: int,
        kind: Kind = "secondary",
        *,
        series: bool,
        ask_reason: bool = False,
    ) -> None:
        super().__init__()
        self.setAccessibleName(question)
        self._reason = LineEdit() if ask_reason else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(8))
        column.addWidget(PlainLabel(question, "strong", wrap=True))
        if self._reason is not None:
            self._reason.setMaxLength(LONGEST_REASON)
            column.addWidget(FieldBox(_("Waarom? Mag leeg blijven."), self._reason))
        flow = FlowLayout(gap=8)
        self.buttons: dict[Scope, Button] = {}
        for scope, words in _scopes(to_come, series=series):
            button = Button(words, kind, size="small")
            button.setProperty("scope", scope.value)
            button.clicked.connect(self._choose)
            flow.addWidget(button)
            self.buttons[scope] = button
        back = Button(_("Toch niet"), "quiet", size="small")
        back.clicked.connect(self.left)
        flow.addWidget(back)
        column.addLayout(flow)

    def begin(self) -> None:
        """Puts the keyboard where somebody goes on."""
        first = self._reason or self.buttons[Scope.THIS]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _choose(self) -> None:
        reason = self._reason.value() if self._reason is not None else ""
        self.chosen.emit(Scope(self.sender().property("scope")), reason)


def _scopes(to_come: int, *, series: bool) -> tuple[tuple[Scope, str], ...]:
    if not series:
        return ((Scope.THIS, _("Ja, deze boeking")),)
    every = ngettext("Alle {n} die nog komt", "Alle {n} die nog komen", to_come)
    return (
        (Scope.THIS, _("Alleen deze dag")),
        (Scope.LATER, _("Deze en alle latere")),
        (Scope.ALL, every.format(n=to_come)),
    )
