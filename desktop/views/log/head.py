"""What, when, where and for whom: the fields at the top of an entry."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.vocabulary import Openness
from desktop.i18n import _
from desktop.labels import label
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice
from desktop.views.kit.dates import DateField, TimeField
from desktop.views.kit.fields import FieldBox
from desktop.views.kit.suggest import SuggestLine
from desktop.views.log.fields import PlaceField


class EntryHead(QWidget):
    """`boxes` holds its fields by name; the community is asked where there are several."""

    def __init__(
        self,
        today: Callable[[], date],
        communities: tuple[tuple[UUID, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.programme = SuggestLine(_("Kies wat er te doen was"), placeholder=_("Koffieochtend"))
        self.place = PlaceField()
        openness = Choice([(o, label(o).capitalize()) for o in Openness])
        self.boxes = {
            "programme": FieldBox(_("Wat was er te doen?"), self.programme),
            "community": FieldBox(_("Community"), Choice(communities)),
            "openness": FieldBox(_("Voor wie"), openness),
            "day": FieldBox(_("Dag"), DateField(today)),
            "begins": FieldBox(_("Van"), TimeField()),
            "ends": FieldBox(_("Tot"), TimeField()),
            "where": FieldBox(_("Waar"), self.place),
        }
        self._lay_out(several=len(communities) > 1)

    def _lay_out(self, *, several: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(12))
        grid.addWidget(self.boxes["programme"], 0, 0, 1, 3)
        if several:
            grid.addWidget(self.boxes["community"], 0, 3)
            grid.addWidget(self.boxes["openness"], 0, 4)
        else:
            self.boxes["community"].setParent(self)
            self.boxes["community"].hide()
            grid.addWidget(self.boxes["openness"], 0, 3, 1, 2)
        for column, name in enumerate(("day", "begins", "ends")):
            grid.addWidget(self.boxes[name], 1, column)
        grid.addWidget(self.boxes["where"], 1, 3, 1, 2)
        grid.setColumnMinimumWidth(0, theme.px(148))
        for column in (3, 4):
            grid.setColumnStretch(column, 1)
