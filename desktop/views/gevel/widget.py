"""The façade as pages use it: fitted to their width, scrolling or one building at a time."""

from typing import Literal
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.facade_measure import COMMUNITY, DAY, SMALLEST_CELL, Measure, measure_for
from desktop.domain.street import House, Lens, Street
from desktop.i18n import _
from desktop.views.gevel.canvas import Canvas
from desktop.views.gevel.scene import LEFT, RIGHT, Scene
from desktop.views.kit import theme
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.labels import PlainLabel

_STREET_ALONE, _COMMUNITY_LEAST = 36, 76


class GevelWidget(QWidget):
    """A street, or one community large. `dwelling_chosen` carries the id of a home.

    In a street a window is at most 47 wide; where not even 24 fits, one building is shown
    at a time with buttons for the next. One community is drawn up to 102 wide a window and
    scrolls sideways under 76.
    """

    dwelling_chosen = Signal(object)

    def __init__(
        self, size: Literal["street", "community"] = "street", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._large = size == "community"
        self._street = Street()
        self._shown = 0
        self._lens = Lens.TIES
        self.canvas = Canvas()
        self.canvas.chosen.connect(self.dwelling_chosen)
        self.canvas.walked.connect(self._follow)
        self._switcher, self._before, self._after = QWidget(), *_steppers()
        self._which = PlainLabel("", "strong")
        self._before.clicked.connect(self._show_before)
        self._after.clicked.connect(self._show_after)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.canvas)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self.canvas.setAutoFillBackground(False)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_street(self, street: Street) -> None:
        """Paints `street`; selection and keyboard stay on their home."""
        if street == self._street and street.houses:
            return
        self._street = street
        self._shown = min(self._shown, max(len(street.houses) - 1, 0))
        self._fit()

    def show_names(self, *, shown: bool) -> None:
        """Hides or shows all names."""
        self.canvas.show_names(shown=shown)

    def show_lens(self, lens: Lens) -> None:
        """Shows what the marks tell through another lens."""
        if lens is not self._lens:
            self._lens = lens
            self._fit()

    def select(self, home_id: UUID | None) -> None:
        """Frames the window of a home and brings it into view."""
        for number, house in enumerate(self._street.houses):
            if any(home.id == home_id for home in house.homes) and self._shown != number:
                self._shown = number
                self._fit()
        self.canvas.select(home_id)
        if home_id in self.canvas.scene.places:
            self._follow(home_id)

    @property
    def measure(self) -> Measure:
        """The sizes it is painted at."""
        return self.canvas.scene.measure

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.canvas.width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self._height())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._switcher)
        row.setContentsMargins(0, 0, 0, theme.px(4))
        row.setSpacing(theme.px(4))
        for widget in (self._before, self._after, self._which):
            row.addWidget(widget)
        row.addStretch(1)
        self._switcher.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._switcher)
        column.addWidget(self._scroll)

    def _fit(self) -> None:
        room = self.width() / theme.current().scale
        houses = self._street.houses
        cell = _widest_cell(houses, room, (COMMUNITY if self._large else DAY).cell_width)
        alone = not self._large and len(houses) > 1 and cell < SMALLEST_CELL
        shown = self._street
        if alone:
            house = houses[self._shown]
            shown = self._street.only(house.id)
            cell = max(_widest_cell((house,), room, DAY.cell_width), _STREET_ALONE)
            at = _("{n} van {all}").format(n=self._shown + 1, all=len(houses))
            self._which.setText(f"{house.name} · {at}")
        elif self._large:
            cell = max(cell, _COMMUNITY_LEAST)
        elif len(houses) == 1:
            cell = max(cell, SMALLEST_CELL)
        self._switcher.setVisible(alone)
        self._before.setEnabled(self._shown > 0)
        self._after.setEnabled(self._shown < len(houses) - 1)
        self.canvas.show_scene(
            Scene(shown, measure_for(cell), self._lens), captions=not self._large
        )
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        height = self.canvas.height()
        if self.canvas.width() > self.width():
            height += self._scroll.horizontalScrollBar().sizeHint().height()
        # Asked before it is shown too, so by intent and not by isVisible.
        if not self._switcher.isHidden():
            height += self._switcher.sizeHint().height()
        return height

    def _follow(self, home_id: object) -> None:
        if isinstance(home_id, UUID):
            cell = self.canvas.rect_of(home_id)
            self._scroll.ensureVisible(
                round(cell.center().x()), 0, round(cell.width()), self.canvas.height()
            )

    def _show_before(self) -> None:
        self._turn(-1)

    def _show_after(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        self._shown += by
        self._fit()


def _steppers() -> tuple[IconButton, IconButton]:
    before = IconButton("chevron-left", _("Vorige community"))
    return before, IconButton("chevron-right", _("Volgende community"))


def _widest_cell(houses: tuple[House, ...], room: float, most: float) -> float:
    """The widest cell, at most `most`, at which all houses fit side by side in `room`."""
    cells = sum(house.plan.columns for house in houses)
    if not cells:
        return most
    cell = most
    for _again in range(3):  # the gap grows with the cell; it settles at once
        measure = measure_for(cell)
        fixed = LEFT + RIGHT + len(houses) * 2 * measure.side + (len(houses) - 1) * measure.gap
        cell = min(most, (room - fixed) / cells)
    return cell
