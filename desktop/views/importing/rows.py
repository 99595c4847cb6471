"""The rows of the file with what becomes of each: filter and list."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.reading.rehearsal import Fate, Rehearsal, RowOutcome
from desktop.i18n import N_, _
from desktop.views.importing import words
from desktop.views.kit import theme
from desktop.views.kit.choices import Segments
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.rows_view import RowsView
from desktop.views.kit.table import Column, RowsTable, Spans


class Show(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    LOOK = "look"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the file in the list; `id` is its number, `place` what it is called there."""

    id: int
    outcome: RowOutcome
    place: str


class Rows(QFrame):
    """Every row of the file. `opened` carries the number of a row."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._rows: tuple[ShownRow, ...] = ()
        self.filter = Segments(
            (
                (Show.ALL, _("Alle rijen")),
                (Show.LOOK, _("Let op")),
                (Show.REJECTED, _("Niet in te lezen")),
            ),
            counts=True,
        )
        self.filter.setAccessibleName(_("Welke rijen"))
        self.filter.edited.connect(self._show)
        self.table = RowsTable(_columns(), self)
        self.view = RowsView(self.table, _("Rijen van het bestand"), second_line=_second_line)
        self.view.opened.connect(self._open)
        self._note = PlainLabel("", "small", wrap=True)
        self._note.hide()
        top = QVBoxLayout()
        top.setContentsMargins(*(theme.px(side) for side in (24, 16, 24, 14)))
        top.setSpacing(theme.px(10))
        bar = QHBoxLayout()
        bar.addWidget(self.filter)
        bar.addStretch(1)
        top.addLayout(bar)
        top.addWidget(self._note)
        ground = QFrame()
        ground.setObjectName("ground")
        ground.setLayout(top)
        ground.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        listing = QVBoxLayout()
        listing.setContentsMargins(theme.px(16), 0, 0, 0)
        listing.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ground)
        column.addLayout(listing, 1)

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Shows the rows, keeping filter and place."""
        self._rows = tuple(
            ShownRow(row.row, row, _place(rehearsal, row.row)) for row in rehearsal.rows
        )
        looks = sum(1 for row in rehearsal.rows if row.needs_a_look)
        self.filter.set_count(Show.ALL, len(rehearsal.rows))
        self.filter.set_count(Show.LOOK, looks)
        self.filter.set_count(Show.REJECTED, len(rehearsal.of(Fate.REJECTED)))
        note = words.read_before(rehearsal)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._show()

    def begin(self) -> None:
        """Forgets the filter, for another file."""
        self.filter.set_value(Show.ALL)

    def select(self, row: int | None) -> None:
        """Marks the open row; None marks none."""
        self.view.select(row)

    def _show(self) -> None:
        wanted = self.filter.value()
        if wanted is Show.LOOK:
            rows = [row for row in self._rows if row.outcome.needs_a_look]
        elif wanted is Show.REJECTED:
            rows = [row for row in self._rows if row.outcome.fate is Fate.REJECTED]
        else:
            rows = list(self._rows)
        self.view.set_empty(_("Hier is niets bij."))
        self.table.set_rows(rows)

    def _open(self, row: object) -> None:
        self.opened.emit(row)


def _columns() -> tuple[Column[ShownRow], ...]:
    return (
        Column(N_("Rij"), lambda r: r.place, width=62, align="right", quiet=True,
               sort_key=lambda r: r.id),
        Column(N_("Wie of wat"), lambda r: r.outcome.title or _("geen naam"), width=210,
               spans=_title),
        Column(N_("Wordt"), lambda r: words.fate(r.outcome), width=190,
               icon=lambda r: words.fate_icon(r.outcome), sort_key=lambda r: r.outcome.fate.value),
        Column(N_("Uitleg"), _telling, width=240, stretch=True, tooltip=_telling, quiet=True),
    )  # fmt: skip


def _place(rehearsal: Rehearsal, row: int) -> str:
    """Where it stands in the file, as short as it can be."""
    if row < 1:
        return "–"
    return rehearsal.across[row - 1] if rehearsal.across else f"{row}"


def _title(row: ShownRow) -> Spans:
    name = row.outcome.title
    return ((name, "strong"),) if name else ((_("geen naam"), "quiet"),)


def _telling(row: ShownRow) -> str:
    return words.why(row.outcome) or words.detail(row.outcome)


def _second_line(row: ShownRow) -> str:
    return f"{words.fate(row.outcome)} · {_telling(row)}"
