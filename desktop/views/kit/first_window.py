"""One window for each person: a second start brings the first one forward.

The second start only knocks: it connects to a socket of this person and goes; nothing is sent.
On Linux and macOS the socket is a file, so that a start without another one costs no more than
looking whether it is there.
"""

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_SOCKET = "venster"
_PATIENCE_MS = 500
_ANY_PROCESS = -1


class FirstWindow(QObject):
    """Hears whether the program is started again; `knocked` when it is.

    `folder` is the folder of this person's settings: other settings, another window.
    """

    knocked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Listens from now on, unless another window was faster.

        What a killed program left behind answers no knock, and is replaced.
        """
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        self._server = server
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        if not _knock(_name(self._folder)):
            server.listen(_name(self._folder))

    def close(self) -> None:
        """Listens no longer, and leaves nothing behind."""
        if self._server is not None:
            self._server.close()

    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            self._server.nextPendingConnection().abort()
            self.knocked.emit()


def brought_forward(folder: Path) -> bool:
    """Whether there is a first window already; it was then asked to come forward."""
    name = _name(folder)
    if sys.platform != "win32" and not Path(name).exists():
        return False
    return _knock(name)


def _knock(name: str) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    if sys.platform == "win32":
        import ctypes

        # Windows lets only who has the focus give it away.
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
    socket = QLocalSocket()
    socket.connectToServer(name)
    there = socket.waitForConnected(_PATIENCE_MS)
    socket.abort()
    return there


def _name(folder: Path) -> str:
    """The name of the socket: a path, or on Windows a name made from one."""
    path = str((folder / _SOCKET).absolute())
    if sys.platform != "win32":
        return path
    import hashlib

    return f"buurtschap-{hashlib.sha256(path.encode()).hexdigest()[:16]}"
