"""Who were there and the rest of an entry: under each other, or beside where there is room."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from desktop.domain.activities import MOST_GUESTS, MOST_MINUTES
from desktop.domain.vocabulary import Ambition
from desktop.i18n import _
from desktop.labels import label
from desktop.views.kit import theme
from desktop.views.kit.chips import FlowLayout
from desktop.views.kit.choices import Choice
from desktop.views.kit.fields import FieldBox, TextArea
from desktop.views.kit.labels import line
from desktop.views.kit.stepper import Stepper
from desktop.views.log.attendance import Attendance
from desktop.views.log.fields import InitiativeField, QuestionsField
from desktop.views.log.grid_layout import GAP, LABELS, NARROWEST

_TWO_COLUMNS_FROM = 860
_EIGHT_TILES = LABELS + 8 * NARROWEST + 7 * GAP
# Where the blocks stand (row, column, rows, columns): people, divider, numbers, initiative,
# choices, note.
_UNDER = tuple((row, 0, 1, 2) for row in range(6))
_BESIDE = ((0, 0, 2, 1), (4, 0, 1, 1), (0, 1, 1, 1), (2, 0, 1, 1), (1, 1, 1, 1), (2, 1, 1, 1))


class EntryBlocks(QWidget):
    """`boxes` holds its fields by name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attendance = Attendance()
        self.initiative = InitiativeField()
        self.questions = QuestionsField()
        self.note = TextArea(lines=2)
        ambitions = [(None, _("geen ambitie")), *((a, label(a)) for a in Ambition)]
        self.boxes = {
            "people": FieldBox("", self.attendance),
            "guests": FieldBox(_("Gasten van buiten"), Stepper(0, MOST_GUESTS)),
            "staff_minutes": FieldBox(_("Jouw uren"), _hours()),
            "volunteer_minutes": FieldBox(_("Uren van vrijwilligers"), _hours()),
            "initiative": FieldBox(_("Op initiatief van"), self.initiative),
            "ambition": FieldBox(_("Ambitie"), Choice(ambitions)),
            "questions": FieldBox(_("Komt voort uit"), self.questions),
            "note": FieldBox(_("Wat viel op? (geen gezondheid, geen diagnose)"), self.note),
        }
        self.attendance.setAccessibleName(_("Wie waren er?"))
        self._divider = line("line-strong")
        self._numbers, self._choices = QWidget(), QWidget()
        flow = FlowLayout(self._numbers, gap=12)
        for name in ("guests", "staff_minutes", "volunteer_minutes"):
            flow.addWidget(self.boxes[name])
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._choices)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.setSpacing(theme.px(12))
        for name in ("ambition", "questions"):
            self._ways.addWidget(self.boxes[name], 1, Qt.AlignmentFlag.AlignTop)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.px(12))
        self._grid.setHorizontalSpacing(theme.px(28))
        self._wide = False
        self._arrange()

    def set_across(self, across: Literal[0, 4]) -> None:
        """How many tiles go beside each other at most; 0 for as many as fit."""
        self.attendance.grid.set_across(across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_TWO_COLUMNS_FROM - 44)
        if wide != self._wide:
            self._wide = wide
            self._arrange()

    def _arrange(self) -> None:
        wide = self._wide
        blocks = (
            self.boxes["people"], self._divider, self._numbers, self.boxes["initiative"],
            self._choices, self.boxes["note"],
        )  # fmt: skip
        places = _BESIDE if wide else _UNDER
        for block, (row, column, rows, columns) in zip(blocks, places, strict=True):
            self._grid.removeWidget(block)
            top = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0)
            self._grid.addWidget(block, row, column, rows, columns, top)
        self._grid.setColumnMinimumWidth(0, theme.px(_EIGHT_TILES) if wide else 0)
        self._grid.setColumnStretch(1, 1 if wide else 0)
        self._grid.setRowStretch(1, 1 if wide else 0)
        self._divider.setVisible(not wide)
        ways = QBoxLayout.Direction
        self._ways.setDirection(ways.TopToBottom if wide else ways.LeftToRight)


def _hours() -> Stepper:
    return Stepper(0, MOST_MINUTES, 30, unit="hours", optional=True)
