"""Somebody half-way a form, in a process of its own: says so, and goes on sitting there.

`python -m tests.journeys.half_way FOLDER FORM`, with FORM one of `FORMS`. The program is made
by its real entry; what is typed is what `FORMS` says.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.domain.clock import ShiftedClock
from desktop.views.log.page import LogPage
from desktop.views.residents.forms import ResidentForm
from desktop.views.residents.page import ResidentsPage
from tests.journeys.visitor import CTRL, NOW, TODAY, Visitor, remember

SAID = "half-way"
FIRST, PROGRAMME, GUESTS = "Wilhelmina", "Breien", 3
_POLL_MS = 20


def type_resident(visitor: Visitor) -> None:
    """A new resident of whom only the first name is typed."""
    visitor.go_to("residents")
    page = visitor.page(ResidentsPage)
    visitor.press(Qt.Key.Key_N, CTRL)
    visitor.until(lambda: isinstance(page.panel.content, ResidentForm))
    visitor.until(page.panel.content.isVisible)
    visitor.type(FIRST)


def type_entry(visitor: Visitor) -> None:
    """A new entry of the log: what it was, one person, and how many guests."""
    visitor.press(Qt.Key.Key_N, CTRL)
    page = visitor.page(LogPage)
    visitor.until(lambda: page.form is not None and not page.form.subject)
    visitor.until(page.form.head.programme.hasFocus)
    visitor.until(lambda: bool(page.form.attendance.grid.tiles))
    visitor.type(PROGRAMME)
    visitor.tab_to(page.form.attendance.grid)
    visitor.press(Qt.Key.Key_Space)
    visitor.tab_to(page.form.boxes["guests"].control)
    visitor.press(Qt.Key.Key_Up, times=GUESTS)


FORMS: dict[str, Callable[[Visitor], None]] = {"person": type_resident, "activity": type_entry}


def wait_until(true: Callable[[], bool], timeout: int) -> None:
    """Lets the program go on until `true`; TimeoutError after `timeout` milliseconds."""
    end = time.monotonic() + timeout / 1000
    while not true():
        if time.monotonic() > end:
            raise TimeoutError
        QTest.qWait(_POLL_MS)


def main() -> int:
    """Types, waits until the program kept it, says so, and stays."""
    folder, form = sys.argv[1:]
    remember(Path(folder))
    visitor = Visitor(app.first_page(ShiftedClock(TODAY, NOW)), wait_until)
    visitor.unlock()
    FORMS[form](visitor)
    drafts = visitor.window.workplace.desk.services.drafts
    visitor.until(lambda: [draft.form for draft in drafts.list()] == [form])
    print(SAID, flush=True)
    return QApplication.exec()


if __name__ == "__main__":
    sys.exit(main())
