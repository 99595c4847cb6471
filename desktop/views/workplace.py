"""The inside of the window while an administration is open: rail, pages, undo bar, shortcuts."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from desktop import messages
from desktop.domain.access import Access, access_of
from desktop.domain.changes import Topic
from desktop.domain.errors import BuurtschapError, Refused
from desktop.i18n import _
from desktop.views import navigation
from desktop.views.half_filled import HalfFilled
from desktop.views.kit import reading_order, theme, window_state
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.rail import Rail
from desktop.views.kit.search_popup import SearchPopup
from desktop.views.kit.toast import Toast

_NARROW_BELOW = 1181


class Workplace(QWidget):
    """Shows one page at a time; pages are made when first asked for and then kept."""

    lock_asked = Signal()
    leave_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        desk.setParent(self)
        self.setObjectName("ground")
        self._places = navigation.places(desk.access)
        self.pages: dict[str, Page] = {}
        self.rail = self._make_rail()
        self.stack = QStackedWidget()
        self._content = QWidget()
        inside = QHBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._content, 1)
        self.toast = Toast(self._content)
        self.toast.undo_asked.connect(self.undo)
        self.half_filled = HalfFilled(desk, self.toast)
        self.half_filled.opened.connect(self._go)
        desk.toast = self.toast
        self.search = SearchPopup(desk.services.search.find, desk.runner, self._content)
        self.search.picked.connect(self._go_to_hit)
        desk.runner.saving.connect(self._show_saving)
        desk.runner.trouble.connect(self._show_trouble)
        desk.bus.changed.connect(self._hear)
        desk.leave_asked.connect(self.leave_asked)
        self._make_shortcuts()
        self._ask_communities()

    @property
    def page(self) -> Page | None:
        """The page in view."""
        found = self.stack.currentWidget()
        return found if isinstance(found, Page) else None

    @property
    def _first(self) -> str:
        return (*self._places, *navigation.FOOT)[0].key

    def start(self, key: str) -> None:
        """Shows page `key`, or the first one when it is not among them; offers what was typed."""
        known = {place.key for place in (*self._places, *navigation.FOOT)}
        self._begin(self.go(key if key in known else self._first))
        self.half_filled.seek()

    def go(self, key: str, subject: object = None, *, by_key: bool = False) -> Page:
        """Shows page `key`, and on it `subject` when there is one; returns the page.

        Where who works here may not come, the first page stands instead. The focus goes along
        when it was on the page before, and always when gone `by_key`.
        """
        if not navigation.is_open(key, self.desk.access):
            key, subject = self._first, None
        page = self.pages.get(key) or self._make_page(key)
        focus = QApplication.focusWidget()
        leaves = focus is not None and self.page is not page and self.stack.isAncestorOf(focus)
        self.rail.set_current(key)
        self.stack.setCurrentWidget(page)
        comes = by_key and not (focus is not None and page.isAncestorOf(focus))
        if leaves or comes:
            self._begin(page, by_key=by_key)
        self.search.serve(page.header.search, page.shown_kinds)
        self._name_community()
        if any(place.key == key for place in self._places):
            window_state.keep_words(window_state.LAST_PAGE, key)
        if subject is not None:
            page.show_subject(subject)
        return page

    def undo(self) -> None:
        """Takes the last act back."""
        self.desk.runner.data(
            self.desk.services.undo.undo_last, then=self._say_undone, failed=self._show_trouble,
            writes=True,
        )  # fmt: skip

    def cycle(self, step: int) -> None:
        """F6: moves the focus to the next of rail, page and panel (-1: to the one before)."""
        page = self.page
        if page is None:
            return
        zones: list[QWidget] = [self.rail, page.header, page.body]
        if page.panel.isVisible():
            zones.append(page.panel)
        focus = QApplication.focusWidget()
        here = next((at for at, zone in enumerate(zones) if focus and zone.isAncestorOf(focus)), -1)
        for further in range(1, len(zones) + 1):
            target = next(reading_order.stops(zones[(here + step * further) % len(zones)]), None)
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(narrow=self.width() < theme.px(_NARROW_BELOW))
        self._name_community()

    def _begin(self, page: Page, *, by_key: bool = False) -> None:
        """Puts the focus where the content of a page begins, behind header and search."""
        start = page.first_stop
        if start is not None:
            reasons = Qt.FocusReason
            start.setFocus(reasons.ShortcutFocusReason if by_key else reasons.OtherFocusReason)

    def _make_rail(self) -> Rail:
        foot = [(d.key, d.icon, _(d.name)) for d in navigation.FOOT]
        foot.append(("lock", "lock", _("Vergrendel")))
        rail = Rail([(d.key, d.icon, _(d.name)) for d in self._places], foot)
        rail.chosen.connect(self._choose)
        rail.community.chosen.connect(self._turn)
        return rail

    def _make_page(self, key: str) -> Page:
        page = navigation.find(key).load()(self.desk)
        page.go.connect(self._go)
        page.counted.connect(self._count)
        page.header.community_asked.connect(self._open_communities)
        if Access.PEOPLE not in self.desk.access:
            page.header.search.setPlaceholderText(_("Zoek boeking of ruimte"))
            page.header.search.setVisible(Access.ROOMS in self.desk.access)
        self.pages[key] = page
        self.stack.addWidget(page)
        return page

    def _make_shortcuts(self) -> None:
        keys: list[tuple[str, Callable[[], None]]] = [
            ("Ctrl+K", self._seek),
            ("Ctrl+N", self._primary),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+L", self.lock_asked.emit),
            ("F6", self._cycle_on),
            ("Shift+F6", self._cycle_back),
        ]
        for sequence, act in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(act)
        for number, place in enumerate(self._places, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setObjectName(place.key)
            shortcut.activated.connect(self._go_by_number)

    def _choose(self, key: str) -> None:
        if key == "lock":
            self.rail.rows[key].setChecked(False)
            self.lock_asked.emit()
        else:
            self.go(key)

    def _go(self, key: str, subject: object) -> None:
        self.go(key, subject)

    def _go_by_number(self) -> None:
        self.go(self.sender().objectName(), by_key=True)

    def _go_to_hit(self, hit: Any) -> None:
        self.go(navigation.PAGE_OF_HIT[hit.kind], hit.id)

    def _seek(self) -> None:
        if self.page is not None:
            self.page.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.page.header.search.selectAll()

    def _primary(self) -> None:
        if self.page is not None:
            self.page.primary()

    def _cycle_on(self) -> None:
        self.cycle(1)

    def _cycle_back(self) -> None:
        self.cycle(-1)

    def _count(self, count: int) -> None:
        page = self.sender()
        if isinstance(page, Page) and page.key in self.rail.rows:
            self.rail.rows[page.key].set_count(count)

    def _turn(self, community_id: UUID | None) -> None:
        self.desk.community_id = community_id
        self._name_community()

    def _open_communities(self) -> None:
        header = self.sender()
        if isinstance(header, QWidget):
            self.rail.community.open_at(header.mapToGlobal(QPoint(theme.px(24), header.height())))

    def _name_community(self) -> None:
        if self.page is not None:
            named = self._places and self.rail.community.isHidden()
            shown = self.rail.community.name if named else ""
            self.page.header.set_community(shown)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if Topic.SETTINGS in topics or Topic.ROOMS in topics:
            self._ask_communities()
        if Topic.SETTINGS in topics:
            self.desk.runner.data(
                self.desk.services.colleagues.works_for,
                then=self._check_access, failed=self._leave_shut_out, latest=True,
            )  # fmt: skip

    def _check_access(self, works_for: Any) -> None:
        """What a colleague changed of what one sees holds at once: one comes in anew."""
        if access_of(works_for) != self.desk.access:
            self.leave_asked.emit("access")

    def _leave_shut_out(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.leave_asked.emit("access")

    def _ask_communities(self) -> None:
        if not self._places:
            return
        self.desk.runner.data(
            self.desk.services.communities.list, then=self._offer_communities, latest=True
        )

    def _offer_communities(self, communities: Any) -> None:
        self.rail.community.set_options([(c.id, c.name) for c in communities])
        self._name_community()

    def _show_saving(self, saving: bool) -> None:
        self.rail.saved.set_busy(busy=saving)

    def _say_undone(self, result: object) -> None:
        self.toast.tell(_("Ongedaan gemaakt"), undo=False)

    def _show_trouble(self, error: object) -> None:
        if isinstance(error, BuurtschapError):
            self.toast.tell(messages.text(error), undo=False)
