"""What all pages share: header, body, panel, reloading when something changed."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.changes import Topic
from desktop.domain.errors import BuurtschapError
from desktop.views.kit import reading_order
from desktop.views.kit.banner import Banner
from desktop.views.kit.busy import BusyBar
from desktop.views.kit.desk import Desk
from desktop.views.kit.header import PageHeader
from desktop.views.kit.panel import WIDTHS, Panel, PanelHost
from desktop.views.kit.runner import Handler


class Page(QWidget):
    """A page of the window. Subclasses fill `body`, set the header and override `reload`.

    `topics` is what it listens to: a change while it is hidden makes it reload when shown
    next, a change while visible at once. `go` asks the window for another page and what to
    show there; `counted` puts a number beside its name in the rail. `shown_kinds` are kinds
    of search hits that the page itself filters, so that the search popup leaves them out.
    """

    key: ClassVar[str] = ""
    topics: ClassVar[frozenset[Topic]] = frozenset()
    panel_widths: ClassVar[tuple[int, int, int]] = WIDTHS
    shown_kinds: ClassVar[frozenset[str]] = frozenset()

    go = Signal(str, object)
    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PageHeader()
        self.header.acted.connect(self.primary)
        self.header.set_example(example=desk.example)
        self.banner = Banner()
        self.banner.again.connect(self.try_again)
        self.body = QWidget()
        self.body.setObjectName("ground")
        self.panel = Panel(self.key, self.panel_widths)
        self._host = PanelHost(self.body, self.panel)
        self._busy = BusyBar(self._host)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self._host, 1)
        self._dirty = True
        self._handlers: dict[str, tuple[Handler, Handler | None]] = {}
        desk.bus.changed.connect(self._hear)
        desk.community_changed.connect(self._turn)

    @property
    def panel_over(self) -> bool:
        """Whether the panel lies over the page, for want of room beside it."""
        return self.panel.lies_over(self.width())

    def reload(self) -> None:
        """Asks for the data again and shows it; override."""

    def show_subject(self, subject: object) -> None:
        """Shows what another page or the search asked for; override where that makes sense."""

    def primary(self) -> None:
        """The page's main action: its header button and Ctrl+N; override."""

    @property
    def first_stop(self) -> QWidget | None:
        """Where the keyboard begins; None where nothing takes it."""
        return next(reading_order.stops(self.body), None)

    def ask(
        self,
        fn: Callable[..., Any],
        *args: Any,
        then: Handler,
        failed: Handler | None = None,
    ) -> None:
        """Reads through the data lane; an older answer for the same `then` is dropped.

        Without `failed`, trouble is told in the banner of the page.
        """
        self.desk.runner.data(fn, *args, then=then, failed=failed or self.tell_trouble, latest=True)

    def save(
        self,
        fn: Callable[..., Any],
        *args: Any,
        then: Handler | None = None,
        failed: Handler | None = None,
    ) -> None:
        """Writes through the data lane; every answer is delivered."""
        self.desk.runner.data(fn, *args, then=then, failed=failed or self.tell_trouble, writes=True)

    def tell_trouble(self, error: Exception) -> None:
        """Shows a refusal or trouble of the world in the banner; a bug tells itself."""
        if isinstance(error, BuurtschapError):
            self.banner.tell(messages.text(error), retry=messages.can_retry(error))

    def try_again(self) -> None:
        """What "Probeer opnieuw" does."""
        self.banner.hide()
        self.refresh()

    def refresh(self) -> None:
        """Reloads now when visible, otherwise when next shown."""
        if self.isVisible():
            self._dirty = False
            self.reload()
        else:
            self._dirty = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._dirty = False
            self.reload()

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & self.topics:
            self.refresh()

    def _turn(self, community_id: object) -> None:
        self.refresh()
