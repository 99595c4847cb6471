"""What happens when the program has a bug: it is told, logged without values, and goes on.

The log names the kind of error and the lines of our code it came through, never a value, a
message or an argument, because those may hold personal data.
"""

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from desktop import __version__, paths

_LOG = logging.getLogger("buurtschap")
_SIZE, _KEPT = 1_000_000, 5
Told = Callable[[str], None]


def report(error: BaseException) -> str:
    """`error` in words that hold no data: kinds and places, innermost last."""
    parts: list[str] = [f"Buurtschap {__version__}, Python {sys.version.split()[0]}"]
    step: BaseException | None = error
    while step is not None:
        parts.append(f"{type(step).__module__}.{type(step).__qualname__}")
        for frame in traceback.extract_tb(step.__traceback__):
            parts.append(f"  {_place(frame.filename)}:{frame.lineno} {frame.name}")
        step = step.__cause__ or (None if step.__suppress_context__ else step.__context__)
    return "\n".join(parts)


def install(tell: Told | None = None) -> None:
    """Takes over uncaught errors of all threads; `tell` gets the report (in that thread)."""
    folder = paths.log_dir()
    folder.mkdir(parents=True, exist_ok=True)
    _LOG.handlers[:] = [_LogFile(folder / "buurtschap.log")]
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False
    faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))

    def on_error(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        text = report(error.with_traceback(trace))
        _LOG.error("%s", text)
        if tell is not None:
            tell(text)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            on_error(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = on_error
    threading.excepthook = in_thread


class _LogFile(logging.Handler):
    """Opens the rotating log at its first line: its module drags much along at start-up."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Writes one line."""
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(
                self._path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8"
            )
            self._file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._file.emit(record)


def _place(filename: str) -> str:
    """The file as seen from the program, without the folders of this machine."""
    path = Path(filename)
    root = Path(__file__).resolve().parent.parent
    if path.is_relative_to(root / "desktop"):
        return str(path.relative_to(root))
    return path.name
