"""What is copied from a secret field stays out of clipboard histories, and goes after a while.

Passwords and recovery codes only: a name that somebody copies is theirs to paste.
"""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit

STAYS_MS = 30_000
MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    "org.nspasteboard.ConcealedType": b"1",
}
"""What Klipper, Windows and the managers of macOS look for, with what they want to see there."""


class _Keeper(QObject):
    """Holds the last secret for as long as it may stay."""

    def __init__(self) -> None:
        super().__init__(QGuiApplication.instance())
        self._text = ""
        self.pause = QTimer(self, singleShot=True, interval=STAYS_MS)
        self.pause.timeout.connect(self.forget)

    def hold(self, text: str) -> None:
        """Puts `text` on the clipboard, marked as a secret."""
        self._text = text
        content = QMimeData()
        content.setText(text)
        for name, value in MARKS.items():
            content.setData(name, value)
        QGuiApplication.clipboard().setMimeData(content)
        self.pause.start()

    def forget(self) -> None:
        """Empties the clipboard, unless something else was copied since."""
        self.pause.stop()
        text, self._text = self._text, ""
        if text and QGuiApplication.clipboard().text() == text:
            QGuiApplication.clipboard().clear()


class _State:
    keeper: _Keeper | None = None


def forget() -> None:
    """Empties the clipboard of a secret now: at locking and at closing."""
    if _State.keeper is not None:
        _State.keeper.forget()


class SecretGuard(QObject):
    """Marks whatever is copied from `edit` as a secret."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        QGuiApplication.clipboard().dataChanged.connect(self._look)

    def _look(self) -> None:
        board = QGuiApplication.clipboard()
        text = board.text()
        if text and text == self._edit.selectedText() and not _marked(board):
            _State.keeper = _State.keeper or _Keeper()
            _State.keeper.hold(text)


def _marked(board: QClipboard) -> bool:
    return any(map(board.mimeData().hasFormat, MARKS))
