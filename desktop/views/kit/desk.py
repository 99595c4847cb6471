"""What lies on everybody's desk while an administration is open: given to every page."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.domain.access import EVERYTHING, Access
from desktop.domain.clock import Clock
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.runner import Runner

if TYPE_CHECKING:
    from desktop.services import Services
    from desktop.services.administration import OpenAdministration
    from desktop.views.kit.machine import Machine
    from desktop.views.kit.toast import Toast


class Desk(QObject):
    """The services of the open administration and the means to use them.

    `community_id` is the community chosen in the rail, None for all of them. `example`
    tells that the data are made up, which every screen and print says. `toast` is the undo
    bar of the window; in a test of one page there is none and `tell` is silent. `closing`
    comes just before the administration is locked: forms then keep what was typed.
    `administration` (password, recovery code, backups) and `machine` (theme, language, lock
    time) are for the settings page; `leave_asked` carries where it wants to go: "lock",
    "restore" or "others". `form_left` carries the FormLink of a form that was left with
    something typed in it, and what that was, as a draft holds it.
    """

    community_changed = Signal(object)
    closing = Signal()
    leave_asked = Signal(str)
    form_left = Signal(object, object)

    def __init__(
        self,
        services: "Services",
        runner: Runner,
        bus: ChangeBus,
        clock: Clock,
        *,
        example: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.runner = runner
        self.bus = bus
        self.clock = clock
        self.example = example
        self.toast: Toast | None = None
        self.machine: Machine | None = None
        self.administration: OpenAdministration | None = None
        self._community_id: UUID | None = None

    @property
    def access(self) -> frozenset[Access]:
        """What who works here can see and do; without an administration, everything."""
        return self.administration.database.access if self.administration else EVERYTHING

    @property
    def community_id(self) -> UUID | None:
        """The community that the window is about; None for all."""
        return self._community_id

    @community_id.setter
    def community_id(self, community_id: UUID | None) -> None:
        if community_id != self._community_id:
            self._community_id = community_id
            self.community_changed.emit(community_id)

    def tell(self, text: str, *, undo: bool = True) -> None:
        """Says in the undo bar what was done; with `undo` it offers to take that back."""
        if self.toast is not None:
            self.toast.tell(text, undo=undo)
