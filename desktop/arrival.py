"""Coming to an administration for the first time: new, pointed at, connected, put back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths
from desktop.backstage import Backstage, Opening
from desktop.domain.clock import Clock
from desktop.domain.errors import BuurtschapError
from desktop.i18n import _
from desktop.views.kit.runner import Runner

if TYPE_CHECKING:
    from desktop.views.unlock.first_page import FirstPage

EXAMPLE_PASSWORD = "kijk maar rond"  # noqa: S105 - it guards invented people only


class Arrival(QObject):
    """Shows the pages that lead to an administration.

    `shown` carries the next page; `found` the address and name of one to unlock; `opened`
    an Opening with address and name; `left` goes back to the doors.
    """

    shown = Signal(object)
    found = Signal(str, str)
    opened = Signal(object, str, str)
    left = Signal()

    def __init__(
        self, runner: Runner, backstage: Backstage, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._backstage = backstage
        self._clock = clock
        self._page: QWidget | None = None
        self._address, self._name, self._password = "", "", ""
        self._opening: Opening | None = None

    def choose(self, door: str) -> None:
        """What a door of the first page leads to: new, open, connect or look."""
        doors = {
            "new": self._show_new,
            "open": self._look_for_folder,
            "connect": self.show_connect,
            "look": self._look_round,
        }
        doors[door]()

    def show_reading(self) -> None:
        """How data are kept."""
        from desktop.views.unlock.reading_page import ReadingPage

        self._show(ReadingPage())

    def show_connect(self, address: str = "") -> None:
        """The form of the organisation's database; `address` of one used before fills it in."""
        from desktop.views.unlock.connect_page import ConnectPage

        page = ConnectPage(address)
        page.connect_asked.connect(self._connect)
        self._show(page)

    def ask_backups(self, address: str, place: str) -> None:
        """The page to put a backup back in the folder `address`."""
        self._address = address
        self._runner.data(
            self._backstage.backups,
            address,
            place,
            then=self._show_restore,
            failed=self._no_backups,
        )

    def _show(self, page: QWidget) -> None:
        from desktop.views.unlock.front_form import FrontForm

        self._page = page
        if isinstance(page, FrontForm):
            page.back_asked.connect(self.left)
        self.shown.emit(page)

    def _show_new(self) -> None:
        from desktop.views.unlock.new_page import NewPage

        page = NewPage(paths.default_administrations_dir())
        page.create_asked.connect(self._create)
        self._show(page)

    def _create(self, wish: Any) -> None:
        self._address, self._name, self._password = str(wish.folder), wish.name, wish.password
        self._runner.data(
            self._backstage.create,
            wish.folder,
            wish.name,
            wish.you,
            wish.password,
            then=self._show_recovery,
            failed=self._fail,
        )

    def _show_recovery(self, code: str) -> None:
        from desktop.views.unlock.recovery_page import RecoveryPage

        page = RecoveryPage(self._name, code, self._clock.today())
        page.kept.connect(self._open_new)
        self._show(page)

    def _open_new(self) -> None:
        password, self._password = self._password, ""
        self._runner.data(
            self._backstage.open,
            self._address,
            password,
            then=self._ask_community,
            failed=self._fail,
        )

    def _ask_community(self, opening: Opening) -> None:
        from desktop.views.unlock.community_page import CommunityPage

        self._opening = opening
        page = CommunityPage()
        page.community_asked.connect(self._make_community)
        page.skipped.connect(self._go_in)
        self._show(page)

    def _make_community(self, wish: Any) -> None:
        if self._opening is not None:
            self._runner.data(
                self._backstage.make_community,
                wish.name,
                wish.storeys,
                wish.roof,
                then=self._go_in,
                failed=self._fail,
                writes=True,
            )

    def _go_in(self, done: object = None) -> None:
        opening, self._opening = self._opening, None
        if opening is not None:
            self.opened.emit(opening, self._address, self._name)

    def _look_for_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        start = str(paths.default_administrations_dir())
        dialog = QFileDialog(
            QApplication.activeWindow(), _("Kies de map van de administratie"), start
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take_folder)
        dialog.open()

    def _take_folder(self, folder: str) -> None:
        self._runner.data(
            self._backstage.name_of, folder, then=self._found_folder, failed=self._fail
        )

    def _found_folder(self, found: tuple[str, str]) -> None:
        self.found.emit(*found)

    def _connect(self, server: Any) -> None:
        self._address, self._name = server.address, server.database
        self._runner.data(
            self._backstage.open, server.url, "", then=self._connected, failed=self._fail
        )

    def _connected(self, opening: Opening) -> None:
        self.opened.emit(opening, self._address, self._name)

    def _look_round(self) -> None:
        self._name = _("Voorbeeld")
        self._address = str(paths.default_administrations_dir() / self._name)
        self._say(_("Even geduld, we zetten de voorbeelden klaar."))
        self._runner.data(
            self._backstage.make_example,
            Path(self._address),
            EXAMPLE_PASSWORD,
            then=self._open_example,
            failed=self._fail,
        )

    def _open_example(self, address: str) -> None:
        self._runner.data(
            self._backstage.open,
            address,
            EXAMPLE_PASSWORD,
            then=self._connected,
            failed=self._fail,
        )

    def _show_restore(self, backups: Any) -> None:
        from desktop.views.unlock.restore_page import RestorePage

        page = RestorePage(self._address, backups)
        page.restore_asked.connect(self._restore)
        self._show(page)

    def _no_backups(self, error: Exception) -> None:
        self._show_restore(())

    def _restore(self, wish: Any) -> None:
        secret = ("", wish.secret) if wish.by_code else (wish.secret, "")
        self._runner.data(
            self._backstage.restore,
            wish.backup,
            wish.folder,
            *secret,
            then=self._restored,
            failed=self._fail,
        )

    def _restored(self, address: str) -> None:
        self._take_folder(address)

    def _say(self, sentence: str) -> None:
        page = self.first_page()
        if page is not None:
            page.say(sentence)

    def _fail(self, error: Exception) -> None:
        from desktop import messages
        from desktop.views.unlock.front_form import FrontForm

        if isinstance(self._page, FrontForm) and self._page.isVisible():
            self._page.fail(error)
        elif isinstance(error, BuurtschapError):
            self._say(messages.text(error))

    def first_page(self) -> "FirstPage | None":
        """The page with the doors, when that is in view."""
        from desktop.views.unlock.first_page import FirstPage

        for widget in QApplication.allWidgets():
            if isinstance(widget, FirstPage) and widget.isVisible():
                return widget
        return None
