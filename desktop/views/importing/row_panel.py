"""The panel of one row: what becomes of it, a decision on a duplicate, its cells to mend."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.reading.headers import Heading
from desktop.domain.reading.rehearsal import Decision, RowOutcome
from desktop.domain.reading.words import Column
from desktop.i18n import _
from desktop.messages import sentence
from desktop.views.importing import words
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button
from desktop.views.kit.choices import Segments
from desktop.views.kit.fields import FieldBox, LineEdit
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.panel import PanelBody


class RowPanel(PanelBody):
    """One row. `mended` carries the cells by column that were changed, `decided` a Decision."""

    mended = Signal(object)
    decided = Signal(object)

    def __init__(
        self, outcome: RowOutcome, headings: Mapping[int, Heading], duplicates: Decision
    ) -> None:
        super().__init__()
        self._outcome = outcome
        self.boxes: dict[int, FieldBox] = {}
        self._add_fate()
        if outcome.likeness:
            self._add_decision(duplicates)
        if headings:
            self._add_cells(headings)

    def changed_cells(self) -> dict[int, str]:
        """The cells that say something else than the file does."""
        before = dict(self._outcome.cells)
        found = {}
        for index, box in self.boxes.items():
            text = box.control.value()  # type: ignore[attr-defined]
            if text != " ".join(before.get(index, "").split()):
                found[index] = text
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.boxes:
            self._apply()
        else:
            super().keyPressEvent(event)

    def _add_fate(self) -> None:
        section = self.add_section()
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        token = "ossenbloed" if self._outcome.problems else "action"
        icon = IconLabel(words.fate_icon(self._outcome), token)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(words.fate(self._outcome), "strong"), 1)
        section.addLayout(row)
        at_fields = {problem.field for problem in self._outcome.problems}
        for problem in self._outcome.problems:
            if not problem.field or at_fields == {""}:
                section.addWidget(PlainLabel(sentence(problem), "error", wrap=True))
        for notice in self._outcome.notices:
            section.addWidget(PlainLabel(sentence(notice), wrap=True))
        for said in words.changes(self._outcome.changes):
            section.addWidget(PlainLabel(said, wrap=True))

    def _add_decision(self, duplicates: Decision) -> None:
        section = self.add_section(_("Dubbel?"))
        section.addWidget(PlainLabel(words.likeness(self._outcome), wrap=True))
        self.decision = Segments(((Decision.SKIP, _("Sla over")), (Decision.ADD, _("Voeg toe"))))
        self.decision.setAccessibleName(_("Dubbel?"))
        self.decision.set_value(self._outcome.decided or duplicates)
        self.decision.edited.connect(self._decide)
        section.addWidget(self.decision)

    def _add_cells(self, headings: Mapping[int, Heading]) -> None:
        section = self.add_section(_("Wat er staat"), _("hier te verbeteren"))
        wrong = {problem.field: sentence(problem) for problem in self._outcome.problems}
        for index, text in self._outcome.cells:
            heading = headings.get(index)
            if heading is None or heading.column is Column.IGNORED:
                continue
            control = LineEdit()
            control.set_value(" ".join(text.split()))
            box = FieldBox(heading.header or _(words.COLUMNS[heading.column]), control)
            box.tell(wrong.pop(heading.column.value, ""))
            self.boxes[index] = box
            section.addWidget(box)
        for left in wrong.values():
            section.addWidget(PlainLabel(left, "error", wrap=True))
        self.button = Button(_("Pas toe op deze rij"), "secondary", icon="check")
        self.button.clicked.connect(self._apply)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        section.addLayout(row)

    def _apply(self) -> None:
        self.mended.emit(self.changed_cells())

    def _decide(self) -> None:
        self.decided.emit(self.decision.value())
