"""What can be done from the panel, for the sections that do not know the page."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page


class Acts(QObject):
    """Runs small acts through the page and tells about them; carries wishes to the page.

    `go` asks for another page; `person_asked` for another resident; `talent_asked` for who
    have a talent; `housemate_asked` for a form for somebody in the same home; `edit_asked`,
    `move_asked` and `leave_asked` for a form about the resident.
    """

    go = Signal(str, object)
    person_asked = Signal(object)
    talent_asked = Signal(str)
    housemate_asked = Signal()
    edit_asked = Signal()
    move_asked = Signal()
    leave_asked = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    @property
    def desk(self) -> Desk:
        """The desk of the page."""
        return self._page.desk

    def today(self) -> date:
        """The day in the house."""
        return self.desk.clock.today()

    def run(self, job: Callable[[], object], said: str) -> None:
        """Runs `job` on the data lane, then says `said` in the undo bar."""
        self._page.save(_done, job, said, then=self._tell)

    def trouble(self, error: Exception) -> None:
        """Tells in the page what went wrong."""
        self._page.tell_trouble(error)

    def _tell(self, said: str) -> None:
        self.desk.tell(said)


def _done(job: Callable[[], object], said: str) -> str:
    job()
    return said
