"""Draws every component in one picture, to lay beside the design's sheet of components.

`python -m tests.views.kit.gallery OUT.png [dag|avond] [SCALE]`, without a screen with
QT_QPA_PLATFORM=offscreen. Not a test: looking is.
"""

import sys
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.chips import Chip
from desktop.views.kit.choices import Choice, Segments, Tick
from desktop.views.kit.dates import DateBox, DateField
from desktop.views.kit.fields import FieldBox, LineEdit, PasswordField, TextArea
from desktop.views.kit.focus_ring import FocusRing
from desktop.views.kit.labels import Heading, PlainLabel, line
from desktop.views.kit.rows_view import RowsView
from desktop.views.kit.states import EmptyState, ErrorState
from desktop.views.kit.stepper import Stepper
from desktop.views.kit.table import Column, RowsTable
from desktop.views.kit.toast import Toast

ROLES = ("figure", "title", "heading", "log", "body", "strong", "small", "axis", "error")


@dataclass(frozen=True)
class Row:
    id: int
    first: str
    rest: str
    what: str
    count: int


ROWS = (
    Row(1, "Daan", "B.", "gewoon", 2),
    Row(2, "Dewi", "S.", "aanwijzen", 1),
    Row(3, "Noor", "van der H.", "gekozen, paneel open", 2),
    Row(4, "Hetty", "J.", "toetsenbord", 11),
)


def row_of(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def column(*parts: QWidget | QHBoxLayout) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(12)
    for part in parts:
        made.addLayout(part) if isinstance(part, QHBoxLayout) else made.addWidget(part)
    return made


def table() -> RowsView:
    rows = RowsTable(
        [
            Column("Naam", lambda r: f"{r.first} {r.rest}", 150,
                   spans=lambda r: ((r.first, "strong"), (f" {r.rest}", "body"))),
            Column("Woning", lambda r: r.what, 160, quiet=True, stretch=True),
            Column("Open vragen", lambda r: str(r.count), 80, align="right"),
        ]
    )  # fmt: skip
    rows.set_rows(ROWS)
    rows.sort_by(0)
    view = RowsView(rows, "Bewoners")
    view.select(3)
    view.setFixedHeight(220)
    return view


def words() -> QVBoxLayout:
    hours = Stepper(0, 600, 30, unit="hours")
    hours.set_value(90)
    filters = Segments([(1, "Alle"), (2, "Zonder band"), (3, "Met open vraag")], counts=True)
    for value, count in ((1, 47), (2, 6), (3, 24)):
        filters.set_count(value, count)
    who = Segments([(1, "Medewerker"), (2, "Bewoner")], ticked=True)
    who.set_value(2)
    ticked = Tick("Meetellen in cijfers, zonder naam")
    ticked.setChecked(True)
    return column(
        *[PlainLabel(f"{role} 0123456789", role) for role in ROLES],
        Tick("Alleen bewoners met een open vraag"),
        ticked,
        row_of(Stepper(0, 99), hours),
        row_of(filters),
        row_of(who),
        Choice([(1, "Sociale contacten en zinvolle dagen")]),
        EmptyState("Nog geen koppels", "Wij zien 4 combinaties die goed passen.",
                   [Button("Bekijk 4 voorstellen", "primary"), Button("Maak zelf een koppel")]),
    )  # fmt: skip


def controls(first: Button) -> QVBoxLayout:
    forbidden = Button("Verleng")
    forbidden.forbid("De afspraak is al verlengd.")
    name = LineEdit()
    name.set_value("Noor van der H.")
    until = DateField(lambda: date(2026, 11, 24))
    until.setText("31 november 2026")
    until_box = DateBox("Einddatum", until)
    until_box.check()
    password = PasswordField(large=True)
    password.setText("vier woorden")
    note = TextArea()
    note.set_value("Jolien en Amira maken samen een rooster.")
    return column(
        line("rule"),
        Heading("Knop", "12"),
        row_of(first, Button("Verleng"), Button("Annuleer", "quiet")),
        row_of(Button("Verwijder", "warning")),
        row_of(forbidden, Button("Leg vast", "primary", key_hint="Ctrl Enter"),
               Button("Nieuwe vraag", "primary", icon="plus"), LinkButton("Bekijk 6 zonder band")),
        FieldBox("Naam", name),
        until_box,
        FieldBox("Wachtwoord", password, hint="Een zin of vier woorden."),
        row_of(Chip("vandaag 10.00", icon="hourglass"), Chip("wiens initiatief?", "open"),
               Chip("bakken", "talent"), Chip("Willy K.", "chosen")),
        FieldBox("Wat viel op? (geen gezondheid, geen diagnose)", note),
        table(),
    )  # fmt: skip


def main(out: str, name: str = "dag", scale: str = "1") -> None:
    app = QApplication.instance() or QApplication([])
    theme.set_theme(app, "avond" if name == "avond" else "dag", scale=float(scale))
    window, ground = QMainWindow(), QWidget()
    ground.setObjectName("ground")
    window.setCentralWidget(ground)
    ring = FocusRing(window)
    first = Button("Boek ruimte", "primary")
    trouble = ErrorState(
        "De schijf met je administratie is weg", "Vaak is de wifi weggevallen.",
        [Button("Probeer opnieuw", "primary")], safe="Wat opgeslagen is, is veilig.",
    )  # fmt: skip
    columns = QHBoxLayout(ground)
    columns.setSpacing(40)
    for part in (words(), controls(first), column(trouble)):
        columns.addLayout(part, 1)
    window.resize(round(1440 * float(scale)), round(900 * float(scale)))
    window.show()
    Toast(ground).tell("Koor staat nu om 20.00 uur")
    first.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Backtab)
    ring.raise_()
    window.grab().save(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
