"""A section about this computer: every choice is kept at once."""

from typing import Any

from desktop.domain.errors import StorageTrouble, Trouble
from desktop.settings import Settings
from desktop.views.settings.section import Section


class MachineSection(Section):
    """Shows the settings of this computer and keeps what is chosen as soon as it is chosen."""

    def known(self) -> Settings:
        """The settings of this computer as they stand."""
        return self.desk.machine.settings if self.desk.machine else Settings()

    def keep(self, **values: Any) -> None:
        """Keeps choices; when that cannot be written, says so and shows what stands."""
        self.banner.hide()
        if self.desk.machine is None:
            return
        try:
            self.desk.machine.change(**values)
        except OSError:
            self.tell_trouble(StorageTrouble(Trouble.READ_ONLY))
            self.reload()
