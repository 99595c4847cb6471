"""The recovery code, typed in its groups as it stands on the paper."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.clipboard import SecretGuard

GROUPS = (5, 5, 5, 4, 4, 4)
LENGTH = sum(GROUPS)
_ACROSS = 3
_NOISE = re.compile(r"[\s\-–.]")
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def grouped(code: str) -> tuple[str, ...]:
    """The code in the groups in which it is shown, printed and typed."""
    bare = _NOISE.sub("", code).upper().translate(_LOOKALIKES)
    parts, at = [], 0
    for length in GROUPS:
        parts.append(bare[at : at + length])
        at += length
    return tuple(parts)


class RecoveryFields(QWidget):
    """Six fields; the next one is entered by itself, and a pasted code fills them all.

    `completed` is emitted when the last character is typed, `entered` by Enter.
    """

    edited = Signal()
    completed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(8))
        self._parts: list[_Group] = []
        for at, length in enumerate(GROUPS):
            part = _Group(length)
            name = _("Herstelcode, groep {n} van {all}").format(n=at + 1, all=len(GROUPS))
            part.setAccessibleName(name)
            part.textEdited.connect(self._typed)
            part.pasted.connect(self.set_value)
            part.back.connect(self._step_back)
            part.returnPressed.connect(self.entered)
            self._parts.append(part)
            grid.addWidget(part, at // _ACROSS, at % _ACROSS)
        self.setFocusProxy(self._parts[0])

    def value(self) -> str:
        """What is typed, without spaces and dashes."""
        return "".join(part.text() for part in self._parts)

    def set_value(self, code: object) -> None:
        """Shows a code, or part of one."""
        for part, text in zip(self._parts, grouped(str(code or "")), strict=True):
            part.setText(text)
        self._tell()

    def tell_wrong(self, groups: Sequence[int]) -> None:
        """Marks the groups (counted from 0) that do not match; typing goes on in the first."""
        self.setFocusProxy(self._parts[min(groups, default=0)])
        for at, part in enumerate(self._parts):
            part.setProperty("state", "error" if at in groups else "")
            part.style().unpolish(part)
            part.style().polish(part)

    def _typed(self, text: str) -> None:
        part = self.sender()
        at = self._parts.index(part) if isinstance(part, _Group) else 0
        here = self._parts[at]
        place = here.cursorPosition()
        here.setText(_NOISE.sub("", text).upper())
        here.setCursorPosition(place)
        if len(here.text()) == GROUPS[at] and place == GROUPS[at] and at + 1 < len(GROUPS):
            self._parts[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        self._tell()

    def _step_back(self) -> None:
        part = self.sender()
        at = self._parts.index(part) if isinstance(part, _Group) else 0
        if at:
            self._parts[at - 1].setFocus(Qt.FocusReason.BacktabFocusReason)
            self._parts[at - 1].end(False)

    def _tell(self) -> None:
        self.edited.emit()
        if len(self.value()) == LENGTH:
            self.completed.emit()


class _Group(QLineEdit):
    """One group of the code."""

    pasted = Signal(str)
    back = Signal()

    def __init__(self, length: int) -> None:
        super().__init__()
        self.setMaxLength(length)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setFont(theme.with_tabular_figures(self.font()))
        SecretGuard(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if len(_NOISE.sub("", text)) > self.maxLength():
                self.pasted.emit(text)
                return
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
            return
        super().keyPressEvent(event)
