"""The first page: four doors, and the administrations opened before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import N_, _
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.drawings import Mark
from desktop.views.kit.labels import ElidedLabel, PlainLabel, line
from desktop.views.unlock.doors import Door

_CONTENT = 1160
_ROOM_FOR_FOUR, _ROOM_FOR_TWO = 1060, 860
_MOST_RECENT = 4
_SMALL_DOOR = 0.58
_WORDS = 256

_DOORS = (
    ("new", N_("Maak een administratie"), N_("Maak administratie"),
     N_("Je begint met één community: naam, verdiepingen en deuren. De gevel tekent zichzelf.")),
    ("open", N_("Open een administratie"), N_("Kies administratie"),
     N_("Bijvoorbeeld van een collega, of van je vorige laptop. Je hebt het wachtwoord nodig.")),
    ("connect", N_("Verbind met je organisatie"), N_("Verbind"),
     N_("Werk samen in de database van je organisatie. Je krijgt de gegevens van je beheerder.")),
    ("look", N_("Kijk eerst rond"), N_("Kijk rond"),
     N_("Drie verzonnen community's met verzonnen bewoners. Je kunt niets stukmaken.")),
)  # fmt: skip


class FirstPage(QScrollArea):
    """Asks where to go in: `chosen` carries new, open, connect or look.

    `recent_chosen` carries the folder (or server address) of an administration opened
    before; `reading_asked` wants to know how data are kept.
    """

    chosen = Signal(str)
    recent_chosen = Signal(str)
    reading_asked = Signal()

    def __init__(
        self, recent: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._doors: list[Door] = []
        self._blocks: list[QWidget] = []
        self._words: list[PlainLabel] = []
        self._columns = 0
        self._ground = _Pavement()
        self._lay_out(recent)
        self.setWidget(self._ground)
        self._arrange(4)
        self._doors[0].setFocus()

    def say(self, sentence: str) -> None:
        """Tells under the doors what is going on, or what went wrong."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width()
        two = 2 if room >= theme.px(_ROOM_FOR_TWO) else 1
        self._arrange(4 if room >= theme.px(_ROOM_FOR_FOUR) else two)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        focus = self.focusWidget()
        here = next((at for at, door in enumerate(self._doors) if door is focus), 0)
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(self._doors):
            self._doors[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self, recent: Sequence[tuple[str, str]]) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(24), theme.px(62), theme.px(24), theme.px(32))
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.px(14))
        head.addWidget(Mark(44, "rail-mark"))
        head.addWidget(PlainLabel(_("Welkom. Waar wil je naar binnen?"), "figure", wrap=True), 1)
        column.addLayout(head)
        column.addSpacing(theme.px(10))
        promise = _(
            "Buurtschap bewaart alles versleuteld, achter een wachtwoord. "
            "Er gaat niets naar buiten, tenzij jij dat kiest."
        )
        promised = PlainLabel(promise, "log-quiet", wrap=True)
        column.addWidget(promised)
        column.addSpacing(theme.px(28))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(24))
        for kind, title, button, text in _DOORS:
            self._blocks.append(self._block(kind, _(title), _(button), _(text)))
        column.addLayout(self._grid)
        column.addSpacing(theme.px(40))
        column.addWidget(line("line-strong"))
        column.addSpacing(theme.px(16))
        self._said = PlainLabel("", "strong", wrap=True)
        self._said.hide()
        column.addWidget(self._said)
        column.addLayout(self._foot())
        if recent:
            column.addSpacing(theme.px(20))
            column.addLayout(self._recent(recent))
        column.addStretch(1)
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(theme.px(_CONTENT + 48))
        row = QHBoxLayout(self._ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)

    def _block(self, kind: str, title: str, button: str, text: str) -> QWidget:
        block = QWidget()
        both = QBoxLayout(QBoxLayout.Direction.TopToBottom, block)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.px(18))
        door = Door(kind, f"{title}. {text}")
        door.clicked.connect(self._enter)
        self._doors.append(door)
        both.addWidget(door, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout()
        column.setSpacing(0)
        both.addLayout(column, 1000)
        both.addStretch(1)
        column.addWidget(PlainLabel(title, "door"))
        column.addSpacing(theme.px(5))
        words = PlainLabel(text, "lead-quiet", wrap=True)
        self._words.append(words)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(words)
        column.addSpacing(theme.px(28))
        go = Button(button, "primary" if kind == "new" else "secondary", size="wide")
        go.setObjectName(kind)
        go.clicked.connect(self._enter)
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return block

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel("keyboard", "secondary", 18))
        keys = _("Pijltjes om te kiezen, Enter om naar binnen te gaan")
        row.addWidget(PlainLabel(keys, "quiet", wrap=True), 1)
        read = LinkButton(_("Lees hoe Buurtschap gegevens bewaart"))
        read.clicked.connect(self.reading_asked)
        row.addWidget(read)
        return row

    def _recent(self, recent: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.addWidget(PlainLabel(_("Eerder geopend"), "heading"), 0, 0, 1, 2)
        for at, (name, place) in enumerate(recent[:_MOST_RECENT], start=1):
            link = LinkButton(name or Path(place).name)
            link.setObjectName(place)
            link.clicked.connect(self._open_recent)
            grid.addWidget(link, at, 0)
            grid.addWidget(ElidedLabel(place, "small"), at, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _arrange(self, columns: int) -> None:
        """Four doors in a row, two by two beside their text, or a list with their fanlights."""
        if columns == self._columns:
            return
        self._columns = columns
        upright, listed = columns == len(self._blocks), columns == 1
        way = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        for at, block in enumerate(self._blocks):
            self._doors[at].set_size(1.0 if upright else _SMALL_DOOR, fanlight=listed)
            self._words[at].setMaximumWidth(theme.px(_CONTENT if listed else _WORDS))
            self._words[at].setMinimumSize(theme.px(220), 0 if listed else theme.px(66))
            layout = block.layout()
            if isinstance(layout, QBoxLayout):
                layout.setDirection(way)
            self._grid.addWidget(block, at // columns, at % columns)
        for at in range(4):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        self._ground.doors = [] if listed else self._doors
        self._ground.update()

    def _enter(self) -> None:
        source = self.sender()
        if isinstance(source, Door):
            self.chosen.emit(source.kind)
        elif source is not None:
            self.chosen.emit(source.objectName())

    def _open_recent(self) -> None:
        self.recent_chosen.emit(self.sender().objectName())


class _Pavement(QWidget):
    """The ground of the page, with the line of the street behind the doors."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.doors: list[Door] = []

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("ground"))
        for y in {door.mapTo(self, door.rect().topLeft()).y() + door.street for door in self.doors}:
            street = QRect(0, y, self.width(), theme.px(2))
            painter.fillRect(street, theme.current().colour("secondary"))
