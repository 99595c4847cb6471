"""The bar above the list: whom to show, with which talent, and who left."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.domain.residents import Show
from desktop.i18n import N_, _, ngettext
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.chips import Chip
from desktop.views.kit.choices import Segments
from desktop.views.kit.labels import plain_action

_NAMES = {
    Show.ALL: N_("Alle"),
    Show.WITHOUT_TIE: N_("Zonder band"),
    Show.WITH_QUESTION: N_("Met open vraag"),
    Show.AGREEMENT_ENDS: N_("Afspraak loopt af"),
}


class FilterBar(QWidget):
    """Emits `changed` when another filter or talent is chosen, `left_asked` for who left."""

    changed = Signal()
    left_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.talent = ""
        self._talents: Sequence[tuple[str, int]] = ()
        self._left = False
        self._segments = self._make_segments(has_ties=True)
        self._leavers = LinkButton("")
        self._leavers.clicked.connect(self._turn)
        self._chip: Chip | None = None
        self._button = Button(_("Talent"), icon="filter")
        self._button.clicked.connect(self._open)
        self._row = QHBoxLayout(self)
        edge = theme.px(24)
        self._row.setContentsMargins(edge, theme.px(14), theme.px(20), theme.px(14))
        self._row.setSpacing(theme.px(10))
        self._row.addWidget(self._segments)
        self._row.addStretch(1)
        self._row.addWidget(self._leavers)
        self._row.addWidget(self._button)
        self._leavers.hide()

    @property
    def show_only(self) -> Show:
        """The chosen filter."""
        return Show(self._segments.value())

    def choose(self, show: Show) -> None:
        """Chooses a filter, without telling."""
        self._segments.set_value(show)

    def set_counts(self, counts: dict[Show, int], *, has_ties: bool) -> None:
        """Shows how many stand behind each filter; without ties nobody is said to lack one."""
        if has_ties != (Show.WITHOUT_TIE in self._offered):
            kept = self.show_only
            fresh = self._make_segments(has_ties=has_ties)
            self._row.replaceWidget(self._segments, fresh)
            self._segments.hide()
            self._segments.deleteLater()
            self._segments = fresh
            fresh.set_value(kept)
        for show in self._offered:
            self._segments.set_count(show, counts[show])

    def set_talents(self, talents: Sequence[tuple[str, int]]) -> None:
        """The talents to choose from, with how many have each."""
        self._talents = talents
        if talents:
            self._button.allow()
        else:
            self._button.forbid(_("Er zijn nog geen talenten opgeschreven."))

    def choose_talent(self, name: str) -> None:
        """Shows only who have this talent; "" takes that back."""
        self._put(name)
        self.changed.emit()

    def set_left(self, count: int, *, shown: bool) -> None:
        """Offers to see who left, when there are any; `shown` when they are in view now."""
        self._left = shown
        self._segments.setVisible(not shown)
        said = ngettext("{n} vertrokken", "{n} vertrokken", count).format(n=count)
        self._leavers.set_text(_("Terug naar de bewoners") if shown else said)
        self._leavers.setVisible(shown or count > 0)

    def clear(self) -> None:
        """Back to everybody, without telling."""
        self._segments.set_value(Show.ALL)
        self._put("")

    def _put(self, name: str) -> None:
        self.talent = name
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
            self._chip = None
        if name:
            self._chip = Chip(name, "chosen")
            self._chip.clicked.connect(self._open)
            self._chip.dropped.connect(self._drop)
            self._row.addWidget(self._chip)
        self._button.setVisible(not name)

    def _make_segments(self, *, has_ties: bool) -> Segments:
        self._offered = [show for show in Show if has_ties or show is not Show.WITHOUT_TIE]
        made = Segments([(show, _(_NAMES[show])) for show in self._offered], counts=True)
        made.setAccessibleName(_("Wie je ziet"))
        made.edited.connect(self.changed)
        return made

    def _turn(self) -> None:
        self.left_asked.emit(not self._left)

    def _open(self) -> None:
        menu = QMenu(self)
        for name, count in self._talents:
            action = menu.addAction(plain_action(f"{name}  {count}"))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == self.talent)
        menu.triggered.connect(self._choose)
        menu.aboutToHide.connect(menu.deleteLater)
        anchor = self._chip or self._button
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 2)))

    def _choose(self, action: QAction) -> None:
        self.choose_talent(str(action.data()))

    def _drop(self) -> None:
        self.choose_talent("")
