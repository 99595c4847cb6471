"""The block of the façade: its heading, the painted street, and the legend."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.street import Street
from desktop.domain.today import TodayView
from desktop.i18n import _
from desktop.views.gevel.legend import Legend
from desktop.views.gevel.widget import GevelWidget
from desktop.views.kit import theme
from desktop.views.kit.buttons import IconButton, LinkButton
from desktop.views.kit.labels import Heading, PlainLabel, line
from desktop.views.today.columns import HEADING

_LEGEND_FROM = 780


class GevelBlock(QWidget):
    """De gevel of all communities. `dwelling_chosen` carries the id of a home, `page_asked` a page.

    Where there is little room the legend opens under an info button.
    """

    dwelling_chosen = Signal(object)
    page_asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gevel = GevelWidget()
        self.gevel.dwelling_chosen.connect(self.dwelling_chosen)
        self.legend = Legend()
        self._opened = False
        self._ties = PlainLabel("", "small")
        self.without = LinkButton("", small=True)
        self.without.clicked.connect(self._ask_ties)
        self._info = IconButton("info-circle", _("Wat betekenen de tekens?"))
        self._info.clicked.connect(self._turn_legend)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(theme.px(8))
        heading = Heading(_("De gevel"))
        heading.setFixedHeight(theme.px(HEADING))
        top.addWidget(heading, 1)
        top.addWidget(self._ties)
        top.addWidget(self.without)
        top.addWidget(self._info)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(theme.px(4))
        column.addWidget(line("line-strong"))
        column.addWidget(self.gevel)
        column.addWidget(self.legend)

    def show_view(self, view: TodayView) -> None:
        """Paints the street of today."""
        self.gevel.show_street(view.street)
        self.legend.show_street(view.street)
        self._ties.setVisible(view.street.has_ties)
        self._ties.setText(tied_words(view))
        none = view.members - view.tied
        self.without.setVisible(view.street.has_ties and none > 0)
        self.without.set_text(_("Bekijk {n} zonder band").format(n=none))
        self._place_legend()

    def select(self, home_id: UUID | None) -> None:
        """Frames a window."""
        self.gevel.select(home_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_legend()

    def _ask_ties(self) -> None:
        self.page_asked.emit("ties", None)

    def _turn_legend(self) -> None:
        self._opened = not self._opened
        self._place_legend()

    def _place_legend(self) -> None:
        roomy = self.width() >= theme.px(_LEGEND_FROM)
        some = bool(self.legend.signs)
        self._info.setVisible(some and not roomy)
        self.legend.setVisible(some and (roomy or self._opened))


def tied_words(view: TodayView) -> str:
    """'41 van 47 bewoners hebben een band'."""
    return _("{n} van {all} bewoners hebben een band").format(n=view.tied, all=view.members)


def home_of(street: Street, home_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Who lives in a home: ids and names; nobody for a home that stands empty."""
    for house in street.houses:
        for home in house.homes:
            if home.id == home_id:
                return tuple((one.person_id, one.name) for one in home.people)
    return ()
