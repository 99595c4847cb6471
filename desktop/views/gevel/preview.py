"""A façade as it is being set up: nobody lives there yet."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.facade_measure import DAY, Plan, measure_for
from desktop.domain.identity import new_id
from desktop.domain.street import GroundRoom, House, Street
from desktop.domain.vocabulary import Roof
from desktop.i18n import _
from desktop.views.gevel.building import paint_buildings
from desktop.views.gevel.scene import LEFT, RIGHT, Scene
from desktop.views.kit import theme

_HEIGHT = 236.0


class FacadePreview(QWidget):
    """Draws a plan as large as it fits, windows dark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house: House | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plan(self, storeys: Sequence[int], roof: Roof, rooms: Sequence[str] = ()) -> None:
        """Draws doors per storey (the lowest first), the roof and rooms on the ground floor."""
        self._house = House(
            new_id(),
            "",
            Plan(tuple(storeys), roof, len(rooms)),
            rooms=tuple(GroundRoom(new_id(), name) for name in rooms),
        )
        self.setAccessibleName(_("Zo ziet de gevel eruit: {n} woningen").format(n=sum(storeys)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._house is None:
            return
        painter = QPainter(self)
        width = self.width() / theme.current().scale
        height = self.height() / theme.current().scale
        measure = DAY
        cells = self._house.plan.columns
        fitting = (width - LEFT - RIGHT - 2 * measure.side) / cells
        scene = Scene(Street((self._house,)), measure_for(min(fitting, DAY.cell_width)))
        # What is still too wide or too high at the smallest cell is drawn smaller as a whole.
        shrink = min(1.0, width / scene.width, height / (scene.ground + 4))
        scale = theme.current().scale * shrink
        painter.translate(0, self.height() - (scene.ground + 2) * scale)
        painter.scale(scale, scale)
        paint_buildings(painter, scene)
