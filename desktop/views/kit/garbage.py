"""Collects cyclic garbage on the UI thread alone.

Python collects in whatever thread happens to allocate. Widgets that are part of a cycle would
then be destroyed on the data lane, and Qt objects may only be destroyed on their own thread: the
program would crash, rarely and far from the cause. So while there are lanes, automatic collection
is off and a timer collects here.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


@contextmanager
def left_alone() -> Iterator[None]:
    """Collects nothing meanwhile: while libraries load, all that is made stays."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class GarbageKeeper(QObject):
    """Takes collection over from Python until `stop`; of several, until the last one stops."""

    _at_work: ClassVar[int] = 0
    _was_on: ClassVar[bool] = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settled = self._stopped = False
        if not GarbageKeeper._at_work:
            GarbageKeeper._was_on = gc.isenabled()
        GarbageKeeper._at_work += 1
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collects the generations whose time has come, as Python would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                if generation == 2 and not self._settled:
                    # What lived until now (libraries above all) stays: never look at it again.
                    gc.freeze()
                    self._settled = True
                return

    def stop(self) -> None:
        """Gives collection back to Python; may be called twice."""
        if self._stopped:
            return
        self._stopped = True
        self._timer.stop()
        GarbageKeeper._at_work -= 1
        if GarbageKeeper._was_on and not GarbageKeeper._at_work:
            gc.enable()
