"""The settings of this machine, as pages see and change them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.settings import Settings


class Machine(QObject):
    """Holds the settings, keeps every change, and tells it: `changed` carries the Settings."""

    changed = Signal(object)

    def __init__(
        self, settings: Settings, keep: Callable[[Settings], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._keep = keep

    def change(self, **values: Any) -> None:
        """Changes fields of Settings, keeps them and tells it; an OSError leaves all as it was."""
        self.set(replace(self.settings, **values))

    def set(self, settings: Settings) -> None:
        """Keeps and tells other settings."""
        if settings == self.settings:
            return
        self._keep(settings)
        self.settings = settings
        self.changed.emit(settings)
