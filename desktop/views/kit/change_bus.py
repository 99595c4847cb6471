"""The Qt half of announcing change: one signal, delivered in the UI thread."""

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Topic


class ChangeBus(QObject):
    """`announce` may be called from any thread; who listens to `changed` hears it in its own.

    `changed` carries a frozenset of Topic. It is emitted after the commit, never before.
    """

    changed = Signal(object)

    def announce(self, topics: frozenset[Topic]) -> None:
        """Tells all listeners that something about `topics` was saved."""
        if topics:
            self.changed.emit(topics)
