"""The phases beside and under each other, as wide as there is room for."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.ties.lines import TieLine, TiesPage
from desktop.i18n import N_, _
from desktop.views.kit import theme
from desktop.views.kit.choices import Segments
from desktop.views.ties import words
from desktop.views.ties.phase_block import NobodyBlock, PhaseBlock
from desktop.views.ties.phases_walk import ARROWS, Letters, starts_with, towards
from desktop.views.ties.rows import TieRow

PHASES = (
    ("proposed", N_("Voorstel")),
    ("meeting", N_("Kennismaking")),
    ("active", N_("Actief")),
    ("finishing", N_("Afronding")),
    ("aftercare", N_("Nazorg")),
)
_TWO_COLUMNS_FROM = 760
_LEFT, _NOBODY_IN_TABS = 203, 240
_MARGIN, _BETWEEN, _ABOVE = 24, 27, 8
_BY_TAB = Qt.FocusPolicy.StrongFocus


class Phases(QScrollArea):
    """All ties of the page by phase, and who has none.

    In a small window (as at 200%) the phases are tabs. Arrows walk, letters jump to a name,
    Enter opens. `opened` carries a tie, `looked` and `sought` somebody without one.
    """

    opened = Signal(object)
    looked = Signal(object)
    sought = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks = {
            key: PhaseBlock(str(number), _(title))
            for number, (key, title) in enumerate(PHASES, start=1)
        }
        self.nobody = NobodyBlock()
        self.tabs = Segments([(key, _(title)) for key, title in PHASES[:4]])
        self._phase = "active"
        self.tabs.set_value(self._phase)
        self._mode, self._tabbed = "", False
        self._letters = Letters(self)
        self._chosen: UUID | None = None
        self._lay_out()
        for block in self.blocks.values():
            block.opened.connect(self.opened)
        self.nobody.looked.connect(self.looked)
        self.nobody.sought.connect(self.sought)
        self.tabs.edited.connect(self._turn_tab)

    def show_page(self, page: TiesPage, today: date) -> None:
        """Shows what was read."""
        quiet = {
            "active": words.median_words(page.median_months),
            "finishing": _("met een laatste gesprek"),
            "aftercare": _("nog een keer vragen hoe het gaat"),
        }
        for key, block in self.blocks.items():
            ties: tuple[TieLine, ...] = getattr(page, key)
            block.show_ties(ties, today, quiet.get(key, ""))
        for key, _title in PHASES[:4]:
            self.tabs.set_count(key, len(self.blocks[key].rows))
        self.nobody.show_people(page.without)
        for stop in self.stops():
            stop.removeEventFilter(self)
            stop.installEventFilter(self)
        self.choose(self._chosen)
        self._arrange()

    def choose(self, tie_id: UUID | None) -> None:
        """Marks the tie whose panel is open."""
        self._chosen = tie_id
        for row in self.rows():
            row.set_chosen(chosen=row.tie_id == tie_id)

    def set_tabbed(self, *, tabbed: bool) -> None:
        """Whether the phases are tabs, as a small window has them."""
        if tabbed != self._tabbed:
            self._tabbed = tabbed
            self._arrange()

    def rows(self) -> Iterator[TieRow]:
        """The rows of all phases, in order."""
        for block in self.blocks.values():
            yield from block.rows

    def stops(self) -> list[QWidget]:
        """What the keyboard walks over: ties, and the step for who has none."""
        links = [row.link for row in self.nobody.rows if row.link is not None]
        return [*self.rows(), *links]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, TieRow):
            self._rove(watched)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            ):
                return False
            if event.key() in ARROWS and isinstance(watched, QWidget):
                return self._reach(towards(watched, self.stops(), event.key()))
            typed = self._letters.type(event.text())
            return bool(typed) and self._jump(typed)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _rove(self, here: TieRow | None) -> None:
        """Lets Tab come to one row only, the one that was left last; arrows do the rest."""
        rows = [row for row in self.rows() if row.isVisibleTo(self)]
        if here not in rows:
            here = next((row for row in rows if row.focusPolicy() == _BY_TAB), None)
        here = here or next(iter(rows), None)
        for row in rows:
            row.setFocusPolicy(_BY_TAB if row is here else Qt.FocusPolicy.ClickFocus)

    def _jump(self, typed: str) -> bool:
        for row in self.rows():
            if row.isVisible() and starts_with(row.names, typed):
                return self._reach(row)
        for one in self.nobody.rows:
            if one.link is not None and starts_with(one.names, typed):
                return self._reach(one.link)
        return True

    def _reach(self, stop: QWidget | None) -> bool:
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(stop, 0, theme.px(40))
        return True

    def _turn_tab(self) -> None:
        self._phase = self.tabs.value()
        self._show_parts()

    def _arrange(self) -> None:
        width = self.viewport().width() / theme.current().scale
        two = width >= _TWO_COLUMNS_FROM
        mode = "tabs" if self._tabbed else "columns"
        for key in ("active", "finishing", "aftercare"):
            self.blocks[key].set_columns(2 if two and mode == "columns" else 1)
        if mode != self._mode:
            self._mode = mode
            self._place(mode)
        self._show_parts()

    def _show_parts(self) -> None:
        tabs = self._mode == "tabs"
        self.tabs.setVisible(tabs)
        for key, block in self.blocks.items():
            wanted = not tabs or key == self._phase
            if key == "aftercare":
                wanted = bool(block.rows) and (not tabs or self._phase == "finishing")
            block.setVisible(wanted)
        self._rove(None)

    def _place(self, mode: str) -> None:
        for column in (self._left, self._right):
            while column.takeAt(0) is not None:
                pass
        tabs = mode == "tabs"
        self._grid.removeItem(self._left)
        self._grid.removeItem(self._right)
        first, second = (self._right, self._left) if tabs else (self._left, self._right)
        self._grid.addLayout(first, 1, 0)
        self._grid.addLayout(second, 1, 1)
        self._grid.setColumnMinimumWidth(0, 0 if tabs else theme.px(_LEFT))
        self._grid.setColumnMinimumWidth(1, theme.px(_NOBODY_IN_TABS) if tabs else 0)
        self._grid.setColumnStretch(0, 1 if tabs else 0)
        self._grid.setColumnStretch(1, 0 if tabs else 1)
        left = () if tabs else ("proposed", "meeting")
        for key, block in self.blocks.items():
            (self._left if key in left else self._right).addWidget(block)
        self._left.addWidget(self.nobody)
        self._left.addStretch(1)
        self._right.addStretch(1)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("ground")
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(theme.px(14))
        self._grid = QGridLayout(inside)
        side = theme.px(_MARGIN)
        self._grid.setContentsMargins(side, theme.px(_ABOVE), side, side)
        self._grid.setHorizontalSpacing(theme.px(_BETWEEN))
        self._grid.addWidget(self.tabs, 0, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._grid.setRowStretch(1, 1)
        self.setWidget(inside)
