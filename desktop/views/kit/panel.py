"""The panel at the right in which a record opens; a page never loses its place."""

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.views.kit import reading_order, theme, window_state
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.fading import fade_in
from desktop.views.kit.labels import Heading, PlainLabel, line, restyle

WIDTHS = (336, 403, 412)
_GRIP = 5
_BESIDE_FROM = 1180 - 208
_MARGIN = 22


class Panel(QFrame):
    """One record, with title, one line of context, and sections divided by lines.

    `widths` are the smallest, usual and largest width in design pixels. The width can be
    dragged at the left edge and is remembered under `key`. Esc and the cross close it;
    then `closed` is emitted and the content is thrown away.
    """

    closed = Signal()
    moved = Signal()

    def __init__(
        self, key: str, widths: tuple[int, int, int] = WIDTHS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(_("Paneel"))
        self._key = f"panel/{key}"
        self._widths = widths
        self._grabbed: QPoint | None = None
        self._closable = True
        self._came_from: QWidget | None = None
        self.wanted_width = window_state.number(self._key, widths[1])
        self.setMouseTracking(True)
        self._lay_out()
        self.hide()

    def open(
        self,
        title: str,
        context: str,
        content: QWidget,
        *,
        accessory: QWidget | None = None,
    ) -> None:
        """Shows `content` (owned by the panel from now on), with `accessory` beside the title.

        Where the focus was inside, it goes to the first stop of what comes.
        """
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        if not inside:
            self._came_from = focus
        self._clear()
        self._title.setText(title)
        self._context.setText(context)
        self._context.setVisible(bool(context))
        self.setAccessibleName(title)
        if accessory is not None:
            self._accessories.addWidget(accessory)
        self._scroll.setWidget(content)
        content.setObjectName("surface")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        restyle(content)
        content.show()
        appears = self.isHidden()
        self.show()
        self.moved.emit()
        if appears:
            fade_in(self)
        first = next(reading_order.stops(content), None) if inside else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def content(self) -> QWidget | None:
        """What is shown; None when the panel is closed."""
        return self._scroll.widget()

    def set_title(self, title: str, context: str = "") -> None:
        """Changes title and context while the content stays."""
        self._title.setText(title)
        self._context.setText(context)
        self._context.setVisible(bool(context))

    def set_closable(self, *, closable: bool) -> None:
        """Whether cross and Esc close it; a page that lives by its panel says no."""
        self._closable = closable
        self._close.setVisible(closable)

    def shut(self) -> None:
        """Closes the panel and throws the content away; the focus goes back where it came from."""
        if self.isHidden():
            return
        focus, back = QApplication.focusWidget(), self._came_from
        inside = focus is not None and self.isAncestorOf(focus)
        if inside and back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self._clear()
        self.hide()
        self.moved.emit()
        self.closed.emit()

    def width_in(self, room: int) -> int:
        """The width it takes in a page `room` pixels wide."""
        low, _usual, high = self._widths
        wanted = min(max(self.wanted_width, low), max(high, low))
        return min(theme.px(wanted), max(room - theme.px(56), theme.px(low)))

    def lies_over(self, room: int) -> bool:
        """Whether a page `room` pixels wide is too narrow to stand beside it."""
        return room < theme.px(_BESIDE_FROM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._closable:
            self.shut()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() <= _GRIP:
            self._grabbed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        edge = event.position().x() <= _GRIP
        self.setCursor(
            Qt.CursorShape.SplitHCursor if edge or self._grabbed else Qt.CursorShape.ArrowCursor
        )
        if self._grabbed is None:
            return
        here = event.globalPosition().toPoint()
        wider = (self._grabbed.x() - here.x()) / theme.current().scale
        low, _usual, high = self._widths
        self.wanted_width = round(min(max(self.wanted_width + wider, low), high))
        self._grabbed = here
        self.moved.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed = None
            window_state.keep_number(self._key, self.wanted_width)

    def leaveEvent(self, event: QEvent) -> None:
        self.unsetCursor()

    def _clear(self) -> None:
        old = self._scroll.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        while (item := self._accessories.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _lay_out(self) -> None:
        self._title = PlainLabel("", "title", wrap=True)
        self._context = PlainLabel("", "quiet", wrap=True)
        self._close = IconButton("x", _("Sluit paneel"))
        self._close.clicked.connect(self.shut)
        self._accessories = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._context)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(_MARGIN), theme.px(15), theme.px(14), theme.px(10))
        top.setSpacing(theme.px(12))
        top.addLayout(words, 1)
        top.addLayout(self._accessories)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)


class PanelBody(QWidget):
    """The content of a panel: sections under each other, each closed by a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(_MARGIN), 0, theme.px(_MARGIN), theme.px(24))
        self.column.setSpacing(theme.px(10))
        self._first = True
        self.column.addStretch(1)

    def add_section(self, title: str = "", quiet: str = "") -> QVBoxLayout:
        """A new section with its heading; returns the layout to fill."""
        place = self.column.count() - 1
        if not self._first:
            self.column.insertWidget(place, line())
            place += 1
        self._first = False
        section = QVBoxLayout()
        section.setSpacing(theme.px(6))
        section.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        if title:
            section.addWidget(Heading(title, quiet))
        self.column.insertLayout(place, section)
        return section


class PanelHost(QWidget):
    """Lays a page's body and its panel beside each other, or over it where room is short."""

    def __init__(self, body: QWidget, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body, self._panel = body, panel
        body.setParent(self)
        panel.setParent(self)
        panel.hide()
        panel.moved.connect(self.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Puts both where they belong."""
        width, height = self.width(), self.height()
        if self._panel.isHidden():
            self._body.setGeometry(0, 0, width, height)
            return
        taken = self._panel.width_in(width)
        self._panel.setGeometry(width - taken, 0, taken, height)
        self._panel.raise_()
        left = width if self._panel.lies_over(width) else width - taken
        self._body.setGeometry(0, 0, left, height)
