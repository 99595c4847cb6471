"""Vergrendelen: after how many minutes without anybody, and now."""

from typing import ClassVar

from desktop.i18n import N_, _
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import FieldBox
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.stepper import Stepper
from desktop.views.settings.machine_section import MachineSection

_LEAST, _MOST = 1, 60


class Locking(MachineSection):
    """When the administration closes by itself."""

    title: ClassVar[str] = N_("Vergrendelen")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        lead = _(
            "Loop je weg, dan sluit Buurtschap vanzelf. Wat je half had ingevuld, staat "
            "klaar als je weer opent."
        )
        self.begin(_(self.title), lead)
        self.minutes = Stepper(_LEAST, _MOST)
        self.minutes.edited.connect(self._keep)
        self.add_row(FieldBox(_("Na hoeveel minuten?"), self.minutes))
        hint = _("Een minuut van tevoren waarschuwt Buurtschap.")
        self.column.addWidget(PlainLabel(hint, "small", wrap=True))
        self.now = Button(_("Vergrendel nu"), icon="lock", key_hint="Ctrl Shift L")
        self.now.clicked.connect(self._lock)
        self.add_row(self.now)

    def reload(self) -> None:
        """Shows the minutes that were chosen."""
        self.minutes.set_value(self.known().lock_minutes)

    def _keep(self) -> None:
        self.keep(lock_minutes=self.minutes.value())

    def _lock(self) -> None:
        self.desk.leave_asked.emit("lock")
