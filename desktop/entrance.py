"""The way in and out: which page stands before the door, and what happens behind it.

One object that knows the window, the lanes and the settings of this machine. Whatever takes
long is done by `Backstage` on the data lane; how one gets an administration to open for the
first time is in `arrival`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop import i18n, settings
from desktop.domain.errors import BuurtschapError, Problem, StorageTrouble, Trouble
from desktop.i18n import _
from desktop.settings import Settings
from desktop.views.kit import clipboard, theme, window_state
from desktop.views.kit.machine import Machine
from desktop.views.main_window import MainWindow
from desktop.views.unlock.unlock_page import UnlockPage

if TYPE_CHECKING:
    from desktop.arrival import Arrival
    from desktop.backstage import Backstage, Composition, Opening
    from desktop.domain.clock import Clock
    from desktop.views.kit.change_bus import ChangeBus
    from desktop.views.kit.desk import Desk
    from desktop.views.kit.runner import Runner

_POLL_MS = 3_000
_DAY_MS = 3_600_000
_LAST_WORK_S = 60
_WARM_UP_MS = 150
_SERVER = "postgresql://"


class Entrance(QObject):
    """Leads from the first page to the workplace and back. `bug` may be emitted by any thread."""

    bug = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        clock: Clock,
        known: Settings,
        compose: Callable[[], Composition],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._compose = compose
        self.machine = Machine(known, settings.save, self)
        self.machine.changed.connect(self._apply)
        self._address, self._name, self._tried = "", "", ("", "")
        self._opening: Opening | None = None
        self._desk: Desk | None = None
        self._page: QWidget | None = None
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look_at_others)
        self._daily = QTimer(self, interval=_DAY_MS)
        self._daily.timeout.connect(self._do_daily)
        window.lock_asked.connect(self.lock)
        window.closing.connect(self.close)
        self.bug.connect(window.tell_bug)
        hints = theme.system_hints()
        hints.colorSchemeChanged.connect(self._look_again)
        hints.accessibility().contrastPreferenceChanged.connect(self._look_again)

    # What is behind the first page is made when it is asked for: it is loaded after the paint.

    @cached_property
    def bus(self) -> ChangeBus:
        """Where changes are announced."""
        from desktop.views.kit.change_bus import ChangeBus

        return ChangeBus(self)

    @cached_property
    def runner(self) -> Runner:
        """The lanes beside the window."""
        from desktop.views.kit.runner import Runner

        return Runner(self)

    @cached_property
    def backstage(self) -> Backstage:
        """What opens administrations, on the data lane."""
        from desktop.backstage import Backstage

        return Backstage(self._clock, self.bus.announce, self._compose)

    @cached_property
    def arrival(self) -> Arrival:
        """The ways to an administration that is not known here yet."""
        from desktop.arrival import Arrival

        arrival = Arrival(self.runner, self.backstage, self._clock, self)
        arrival.shown.connect(self._show)
        arrival.found.connect(self.stand_before)
        arrival.opened.connect(self._come_in)
        arrival.left.connect(self.show_first)
        return arrival

    def start(self) -> None:
        """Shows the administration opened last, or else the first page."""
        recent = self.machine.settings.recent
        if recent:
            self.stand_before(recent[0].place, recent[0].name)
        else:
            self.show_first()
        # After the first paint: loading libraries beside it would make it wait.
        QTimer.singleShot(_WARM_UP_MS, self._warm_up)

    def show_first(self) -> None:
        """The four doors."""
        from desktop.views.unlock.first_page import FirstPage

        page = FirstPage([(r.name, r.place) for r in self.machine.settings.recent])
        page.chosen.connect(self.arrival.choose)
        page.recent_chosen.connect(self._stand_before_recent)
        page.reading_asked.connect(self.arrival.show_reading)
        self._show(page)

    def stand_before(self, address: str, name: str) -> None:
        """The closed shutters of an administration, or the form of a shared database."""
        self._address, self._name = address, name
        if address.startswith(_SERVER):
            self.arrival.show_connect(address)
            return
        self._paint(dark=True)
        page = UnlockPage(name or Path(address).name, _("op deze computer"))
        page.password_given.connect(self._try_password)
        page.code_given.connect(self._try_code)
        page.older_accepted.connect(self._try_older)
        page.restore_asked.connect(self._restore)
        page.others_asked.connect(self.show_first)
        self._show(page)

    def lock(self) -> None:
        """Keeps what was typed, closes the database, empties window and clipboard."""
        clipboard.forget()
        if self._opening is not None:
            self._leave()
            self.runner.data(self.backstage.close)
            self.stand_before(self._address, self._name)

    def close(self) -> None:
        """Puts everything away: a last backup, the database closed, both lanes ended."""
        clipboard.forget()
        if self._opening is not None:
            self._leave()
        self.runner.data(self.backstage.close, self.machine.settings.backup_place)
        self.runner.stop(_LAST_WORK_S)

    def _show(self, page: QWidget) -> None:
        if not isinstance(page, UnlockPage):
            self._paint()
        self._page = page
        self._window.show_front(page)

    def _paint(self, *, dark: bool = False) -> None:
        app = QApplication.instance()
        known = self.machine.settings
        if isinstance(app, QApplication):
            scale = known.text_size / 100 if known.text_size else None
            name = "avond" if dark else theme.choose(known.theme)
            theme.set_theme(app, name, scale=scale, system=theme.high_contrast(app))

    def _look_again(self) -> None:
        """The system has other colours now."""
        self._paint(dark=isinstance(self._page, UnlockPage))

    def _warm_up(self) -> None:
        self.runner.data(self.backstage.warm_up)

    def _stand_before_recent(self, place: str) -> None:
        known = {r.place: r.name for r in self.machine.settings.recent}
        self.stand_before(place, known.get(place, ""))

    def _restore(self) -> None:
        self.arrival.ask_backups(self._address, self.machine.settings.backup_place)

    def _try_password(self, password: str) -> None:
        self._tried = (password, "")
        self._try()

    def _try_code(self, code: str) -> None:
        self._tried = ("", code)
        self._try()

    def _try_older(self) -> None:
        self._try("yes")

    def _try(self, accept_older: str = "") -> None:
        self.runner.data(
            self.backstage.open,
            self._address,
            *self._tried,
            accept_older,
            then=self._opened,
            failed=self._stay_out,
        )

    def _stay_out(self, error: Exception) -> None:
        from desktop import messages

        page = self._page
        if not isinstance(page, UnlockPage):
            return
        kind = error.kind if isinstance(error, StorageTrouble) else None
        if kind is Trouble.OLDER_COPY:
            page.offer_older(messages.text(StorageTrouble(kind)))
            return
        self._tried = ("", "")
        guessed = kind in (Trouble.WRONG_PASSPHRASE, Trouble.WRONG_RECOVERY_CODE)
        sentence = messages.text(error) if isinstance(error, BuurtschapError) else ""
        page.refuse(sentence, wait=guessed)

    def _opened(self, opening: Opening) -> None:
        by_code, self._tried = bool(self._tried[1]), ("", "")
        if not by_code:
            self._come_in(opening, self._address, self._name)
            return
        from desktop.views.unlock.password_page import PasswordPage

        self._opening = opening
        page = PasswordPage()
        page.password_given.connect(self._reset_password)
        self._show(page)

    def _reset_password(self, password: str) -> None:
        from desktop.views.unlock.password_page import PasswordPage

        page = self._page
        if isinstance(page, PasswordPage):
            self.runner.data(
                self.backstage.reset_password, password, then=self._go_in, failed=page.fail
            )

    def _come_in(self, opening: Opening, address: str, name: str) -> None:
        self._opening, self._address, self._name = opening, address, name
        self._go_in()

    def _go_in(self, done: object = None) -> None:
        opening = self._opening
        if opening is None:
            return
        self._name = opening.administration.name
        self.machine.set(self.machine.settings.opened(self._name, self._address))
        self._paint()
        self._make_workplace(opening, window_state.words(window_state.LAST_PAGE, "today"))
        self._poll.start()
        self._daily.start()
        self._do_daily()

    def _make_workplace(self, opening: Opening, page: str) -> None:
        from desktop.views.kit.desk import Desk
        from desktop.views.workplace import Workplace

        example = opening.administration.is_example
        desk = Desk(opening.services, self.runner, self.bus, self._clock, example=example)
        desk.machine, desk.administration = self.machine, opening.administration
        workplace = Workplace(desk)
        workplace.leave_asked.connect(self._leave_for, Qt.ConnectionType.QueuedConnection)
        self._desk, self._page = desk, workplace
        self._window.enter(workplace, self._name, self.machine.settings.lock_minutes)
        workplace.start(page)

    def _leave(self) -> None:
        """Lets forms keep what was typed and forgets what was open."""
        if self._desk is not None:
            self._desk.closing.emit()
        self._desk, self._opening = None, None
        self._poll.stop()
        self._daily.stop()
        self.runner.forget()

    def _leave_for(self, where: str) -> None:
        self.lock()
        if where == "restore":
            self._restore()
        elif where == "others":
            self.show_first()
        elif where == "access":
            self._tell_access()

    def _tell_access(self) -> None:
        """Says before the door why one stands there again."""
        from desktop.views.unlock.front_form import FrontForm

        page = self._page
        if isinstance(page, FrontForm):
            page.show_problems(Problem("", "access_changed"))

    def _look_at_others(self) -> None:
        self.runner.data(self.backstage.poll)

    def _do_daily(self) -> None:
        self.runner.data(self.backstage.daily, self.machine.settings.backup_place)
        from desktop.domain.access import Access

        if self._desk is not None and Access.ROOMS in self._desk.access:
            self.runner.data(self._desk.services.bookings.grow, writes=True)

    def _apply(self, known: Settings) -> None:
        """Shows other settings at once; another language makes every page anew."""
        other_language = known.language != i18n.wording().language
        i18n.use(known.language)
        self._window.set_lock_minutes(known.lock_minutes)
        if self._opening is None or self._desk is None:
            return
        self._paint()
        if other_language:
            self._desk.closing.emit()
            self._make_workplace(self._opening, "settings")
