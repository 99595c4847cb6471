"""Fields: one label above, one control, one sentence below when something is not right.

Every control has `value()`, `set_value(value)`, and `edited`, which only the user's own
changes emit, so that loading never looks like typing.
"""

from typing import Any, Protocol

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import icons, theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.clipboard import SecretGuard
from desktop.views.kit.labels import LabelRole, PlainLabel, restyle


class Editor(Protocol):
    """What a form needs of a control."""

    edited: Signal

    def value(self) -> object:
        """What stands in it, as the form's draft keeps it."""

    def set_value(self, value: object) -> None:
        """Shows `value` without emitting `edited`."""


class LineEdit(QLineEdit):
    """One line of text; `value()` is without spaces around it. `left` tells focus went away."""

    edited = Signal()
    left = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, placeholder: str = "", large: bool = False
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setProperty("large", large)
        self.textEdited.connect(self.edited)

    def value(self) -> Any:
        """The text, trimmed; a field for another kind of value gives that kind."""
        return self.text().strip()

    def set_value(self, value: object) -> None:
        """Shows `value`; None is empty."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextArea(QPlainTextEdit):
    """Several lines of plain text. Tab leaves it; Ctrl+Enter is left to the form."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(20 * lines + 14))
        self._showing = False
        self.textChanged.connect(self._tell)

    def value(self) -> str:
        """The text, trimmed."""
        return self.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Shows `value`; None is empty."""
        self._showing = True
        self.setPlainText("" if value is None else str(value))
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit()


class PasswordField(LineEdit):
    """A password, hidden unless the eye is pressed; tells when Caps Lock is on.

    `caps` is emitted with whether Caps Lock is on, judged by the last key.
    """

    caps = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent, large=large)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        SecretGuard(self)
        self._eye = IconButton("eye", _("Toon wachtwoord"), self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._reveal)
        self.setTextMargins(0, 0, theme.px(34), 0)

    def value(self) -> str:
        """The password exactly as typed."""
        return self.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._eye.sizeHint()
        self._eye.move(self.width() - side.width() - 3, (self.height() - side.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        typed = event.text()
        if len(typed) == 1 and typed.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(typed.isupper() != shift)

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        name = _("Verberg wachtwoord") if shown else _("Toon wachtwoord")
        self._eye.set_icon("eye-off" if shown else "eye", name)


class FieldBox(QWidget):
    """A control with its label above and, when it is wrong, a sentence that offers the repair."""

    def __init__(
        self, label: str, control: QWidget, parent: QWidget | None = None, *, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._plain_role: LabelRole = "small"
        self._label = PlainLabel(label, self._plain_role)
        self._label.setBuddy(control)
        self._hint = PlainLabel(hint, "small", wrap=True)
        for empty in [one for one in (self._label, self._hint) if not one.text()]:
            empty.hide()  # not setVisible: shown before it has a parent it would be a window
        self._error = PlainLabel("", "error", wrap=True)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(IconLabel("alert-triangle", "ossenbloed", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._error, 1)
        self._row.hide()
        if label:  # a tick box has its own words
            control.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._label)
        column.addWidget(control)
        column.addWidget(self._row)
        column.addWidget(self._hint)
        column.addStretch(1)

    def set_strong(self) -> None:
        """Prints the label in ink and bold, where a page asks for one thing only."""
        self._plain_role = "strong"
        self._label.set_role(self._plain_role)

    def tell(self, sentence: str) -> None:
        """Shows what is wrong; an empty sentence takes it back."""
        wrong = bool(sentence)
        self._error.setText(sentence)
        self._row.setVisible(wrong)
        self._label.set_role("small-strong" if wrong else self._plain_role)
        self.control.setAccessibleDescription(sentence)
        state = "error" if wrong else ""
        if self.control.property("state") != state:
            self.control.setProperty("state", state)
            restyle(self.control)

    @property
    def sentence(self) -> str:
        """What it says is wrong; empty when nothing is."""
        return self._error.text()

    def set_label(self, label: str) -> None:
        """Changes the words above the control."""
        self._label.setText(label)
        self.control.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Changes the quiet line below the control."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


class IconLine(LineEdit):
    """A line with a drawing at its right end that opens something; `opened` is emitted."""

    opened = Signal()

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._knob = IconButton(icon, name, self)
        self._knob.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._knob.clicked.connect(self.opened)
        self.setTextMargins(0, 0, theme.px(30), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._knob.sizeHint()
        self._knob.move(self.width() - side.width() - 3, (self.height() - side.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.opened.emit()
            return
        super().keyPressEvent(event)


def paint_chevron(widget: QWidget, event: QPaintEvent | QEvent) -> None:
    """Draws the little arrow of a control that opens downwards."""
    painter = QPainter(widget)
    side = theme.px(16)
    where = QRect(widget.width() - side - theme.px(12), (widget.height() - side) // 2, side, side)
    icons.paint(painter, "chevron-down", where, "ink" if widget.isEnabled() else "control")
