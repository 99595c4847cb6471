"""The top of every page: what it is, what it is about, search, and its primary button."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop.i18n import _
from desktop.views.kit import icons, theme
from desktop.views.kit.buttons import Button, Kind, LinkButton, paint_keycap
from desktop.views.kit.labels import ElidedLabel, PlainLabel

HEIGHT = 72
_LOW, _TWO_ROWS = 66, 88
MARGIN = 24
_SEARCH_WIDTH, _SEARCH_LESS, _SEARCH_NARROW, _SEARCH_ICON = 316, 280, 200, 44
_GAP = 12
_SEARCH_KEYS = "Ctrl K"
_LEAST = 320
_ROOM_FOR_WIDE_SEARCH = 1160
_PAUSE_MS = 150


class SearchField(QLineEdit):
    """The search line. `sought` tells the text 150 ms after the last key; Esc empties it.

    Arrows up and down are told by `walked` (-1 or 1), Enter by `entered`, for the list of
    hits below; `reached` and `left` tell that the focus came or went elsewhere.
    """

    sought = Signal(str)
    reached = Signal()
    walked = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Zoek bewoner, vraag of boeking"))
        self.setAccessibleName(_("Zoeken in alles"))
        self.setAccessibleDescription(_("Sneltoets Ctrl K"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textEdited.connect(self._wait)
        self.textChanged.connect(self._leave_room)
        self.setFixedWidth(theme.px(_SEARCH_WIDTH))
        self._leave_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._leave_room()
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._leave_room()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(18)
        glass = QRect(theme.px(12), (self.height() - side) // 2, side, side)
        icons.paint(painter, "search", glass, "secondary")
        if not self._hints():
            return
        painter.setFont(theme.font("axis"))
        width = self._hint_width()
        height = theme.px(20)
        left = self.width() - width - theme.px(9)
        box = QRect(left, (self.height() - height) // 2, width, height)
        painter.fillRect(box, theme.current().colour("ground"))
        paint_keycap(painter, box, _SEARCH_KEYS, theme.current().colour("secondary"))

    def _hints(self) -> bool:
        """Whether the shortcut is shown: there is nothing typed, and room for it."""
        wide = self.width() >= theme.px(_SEARCH_NARROW)
        return wide and not (self.text() or self.hasFocus())

    def _hint_width(self) -> int:
        width = QFontMetrics(theme.font("axis")).horizontalAdvance(_SEARCH_KEYS)
        return width + theme.px(14)

    def _leave_room(self) -> None:
        """Keeps the text clear of the glass, and of the shortcut where that is shown."""
        right = self._hint_width() + theme.px(8) if self._hints() else 0
        self.setTextMargins(theme.px(27), 0, right, 0)

    def _wait(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self.sought.emit(self.text().strip())


class PageHeader(QWidget):
    """Title, context line, search and at most one primary button.

    Where these do not fit beside each other it has two rows, and the search is its icon.
    `acted` is emitted by the button. `tools` is the place left of the search field for what
    else a page needs there.
    """

    acted = Signal()
    community_asked = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = PlainLabel(title, "title")
        self._two_rows = False
        self._community = LinkButton("")
        self._community.setProperty("kind", "context")
        self._community.clicked.connect(self.community_asked)
        self._example = PlainLabel(_("VOORBEELDGEGEVENS"), "example")
        self._example.hide()
        self._context = ElidedLabel("", "quiet")
        self._line = False
        self.search = SearchField()
        self.search.reached.connect(self._make_room)
        self.search.left.connect(self._make_room)
        self.button: Button | None = None
        self.tools = QHBoxLayout()
        self.tools.setSpacing(theme.px(8))
        self._lay_out()

    def set_title(self, title: str, context: str = "") -> None:
        """Shows the name of the page and, under it, what it is about."""
        self._title.setText(title)
        self._context.setText(context)
        self._make_room()

    def set_context(self, context: str) -> None:
        """Changes the line under the title."""
        self._context.setText(context)

    def set_community(self, name: str) -> None:
        """Shows the chosen community beside the title, where the rail has no room for it."""
        self._community.set_text(name)
        self._community.setVisible(bool(name))
        self._make_room()

    def set_example(self, *, example: bool) -> None:
        """Says beside the title that the data are made up."""
        self._example.setVisible(example)
        self._make_room()

    def set_button(self, text: str, *, icon: str = "plus", kind: Kind = "primary") -> Button:
        """Gives the page its main button, which emits `acted`; returns it."""
        if self.button is not None:
            self.button.deleteLater()
        self.button = Button(text, kind, icon=icon)
        self.button.clicked.connect(self.acted)
        self._aside.addWidget(self.button)
        self._make_room()
        return self.button

    def show_line(self) -> None:
        """Draws the line that parts the header from a white page."""
        self._line = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line:
            painter = QPainter(self)
            painter.setPen(theme.current().colour("line-strong"))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Shares the width: the search shrinks, in the end to its icon unless it is in use."""
        wide = self.width() >= theme.px(_ROOM_FOR_WIDE_SEARCH)
        search = _SEARCH_WIDTH if wide else _SEARCH_LESS
        two_rows = self._needed(search) > self.width()
        if two_rows:
            search = _SEARCH_NARROW if self.search.hasFocus() else _SEARCH_ICON
        self.search.setFixedWidth(theme.px(search))
        self.setFixedHeight(theme.px(_TWO_ROWS if two_rows else HEIGHT if wide else _LOW))
        above, below = (11, 9) if wide and not two_rows else (8, 8)
        edge = theme.px(MARGIN)
        self._grid.setContentsMargins(edge, theme.px(above), edge, theme.px(below))
        self._arrange(two_rows=two_rows)

    def _needed(self, search: int) -> int:
        """How wide one row is with a search field of `search` design pixels."""
        parts = [self._title, self._community, self._example]
        words = sum(p.sizeHint().width() + theme.px(8) for p in parts if not p.isHidden())
        tools = self.tools.sizeHint().width()
        button = self.button.sizeHint().width() + theme.px(_GAP) if self.button else 0
        return words + tools + theme.px(search + 2 * _GAP + 2 * MARGIN) + button

    def _arrange(self, *, two_rows: bool) -> None:
        """In one row the context stands under the title; in two it has the width to itself."""
        if two_rows == self._two_rows and self._grid.count():
            return
        self._two_rows = two_rows
        for part in (self._top, self._below, self._beside):
            self._grid.removeWidget(part)
        row = self._below.layout() if two_rows else self._top.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(0 if two_rows else 1, self._community)
            row.insertWidget(2, self._example)
        self._grid.addWidget(self._top, 0, 0)
        self._grid.addWidget(self._beside, 0, 1, 1 if two_rows else 2, 1)
        self._grid.addWidget(self._below, 1, 0, 1, 2 if two_rows else 1)

    def _lay_out(self) -> None:
        self._top, first = _strip(8)
        first.addWidget(self._title)
        first.addStretch(1)
        self._below, second = _strip(8)
        second.addWidget(self._context, 1)
        self._beside, self._aside = _strip(_GAP)
        self._aside.addLayout(self.tools)
        self._aside.addWidget(self.search)
        self._community.hide()
        self._title.setFixedHeight(theme.px(26))
        self._context.setFixedHeight(theme.px(19))
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(theme.px(_GAP))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._arrange(two_rows=False)


def _strip(gap: int) -> tuple[QWidget, QHBoxLayout]:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(gap))
    return part, row
