"""The painted front door at the left: where one is, where one can go, and that all is saved."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.views.kit import drawings, icons, theme
from desktop.views.kit.labels import plain_action, plain_tooltip

WIDE, NARROW = 208, 56
_BRAND_NARROW = 56
_EDGE, _ROW, _LIT, _ICON = 10, 40, 30, 20
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class RailRow(QAbstractButton):
    """One place to go. The current one has its window lit."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._count = 0
        self.narrow = False
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_count(self, count: int) -> None:
        """Shows a number beside the name; 0 shows none."""
        self._count = count
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_ROW), theme.px(_ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        lit, side = theme.px(_LIT), theme.px(_ICON)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            shade = QColor(colours.colour("rail-selected"))
            shade.setAlphaF(1.0 if self.isChecked() else 0.5)
            painter.setBrush(shade)
            inset = theme.px(4) if self.narrow else 0
            ground = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(ground, theme.px(3), theme.px(3))
        left = (self.width() - lit) // 2 if self.narrow else theme.px(6)
        box = QRect(left, (self.height() - lit) // 2, lit, lit)
        if self.isChecked():
            painter.fillRect(box, colours.colour("bentheimer"))
        inset = (lit - side) // 2
        place = QRect(box.left() + inset, box.top() + inset, side, side)
        ink = "bentheimer-frame" if self.isChecked() else "rail-ink"
        icons.paint(painter, self._icon, place, ink)
        if not self.narrow:
            painter.setFont(theme.font("body", 600 if self.isChecked() else 400))
            painter.setPen(colours.colour("rail-ink-strong" if self.isChecked() else "rail-ink"))
            room = self.rect().adjusted(theme.px(45), 0, 0, 0)
            painter.drawText(room, _MIDDLE_LEFT, self.text())
        if self._count:
            self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        colours = theme.current()
        text = str(self._count) if self._count < 100 else "99+"
        painter.setFont(theme.font("axis" if self.narrow else "small", 600))
        width = max(painter.fontMetrics().horizontalAdvance(text) + theme.px(8), theme.px(16))
        height = theme.px(16 if self.narrow else 21)
        if self.narrow:
            box = QRectF(self.width() - width - theme.px(1), 0, width, height)
        else:
            width = max(width, theme.px(21))
            left = self.width() - width - theme.px(9)
            box = QRectF(left, (self.height() - height) / 2, width, height)
        painter.setPen(QPen(colours.colour("rail-control"), 1))
        painter.setBrush(colours.colour("rail-selected" if self.isChecked() else "rail"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
        painter.setPen(colours.colour("rail-ink-strong"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _name(self) -> None:
        count = f", {self._count}" if self._count else ""
        self.setAccessibleName(f"{self.text()}{count}")
        self.setToolTip(plain_tooltip(f"{self.text()}{count}") if self.narrow else "")

    def set_narrow(self, *, narrow: bool) -> None:
        """Shows only the icon, the name as tooltip."""
        self.narrow = narrow
        self._name()
        self.update()


class CommunityChooser(QAbstractButton):
    """Which community the window is about: one, or all of them. `chosen` carries id or None."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[tuple[UUID | None, str], ...] = ()
        self._value: UUID | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(theme.px(48))
        self.clicked.connect(self._open_below)
        self.set_options(())

    @property
    def name(self) -> str:
        """What is chosen, in words."""
        return dict(self._options).get(self._value, _("Alle community's"))

    def set_options(self, communities: Sequence[tuple[UUID, str]]) -> None:
        """Offers these communities, and all of them."""
        self._options = ((None, _("Alle community's")), *communities)
        if self._value not in dict(self._options):
            self._value = None
        self._name()

    def set_value(self, community_id: UUID | None) -> None:
        """Shows which one is chosen."""
        self._value = community_id
        self._name()

    def open_at(self, where: QPoint) -> None:
        """Opens the choices at a place on the screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setMinimumWidth(self.width())
        for value, name in self._options:
            action = menu.addAction(plain_action(name))
            action.setData((value,))
            action.setCheckable(True)
            action.setChecked(value == self._value)
        menu.triggered.connect(self._choose)
        menu.popup(where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        painter.setPen(QPen(colours.colour("rail-control"), 1))
        painter.setBrush(
            colours.colour("rail-selected") if self.underMouse() else Qt.BrushStyle.NoBrush
        )
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.px(3), theme.px(3))
        left, width = theme.px(11), self.width() - theme.px(44)
        painter.setPen(colours.colour("rail-secondary"))
        painter.setFont(theme.font("axis"))
        painter.drawText(
            QRect(left, theme.px(5), width, theme.px(18)), _MIDDLE_LEFT, _("Community")
        )
        painter.setPen(colours.colour("rail-ink-strong"))
        painter.setFont(theme.font("body", 600))
        name = painter.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, theme.px(21), width, theme.px(20)), _MIDDLE_LEFT, name)
        side = theme.px(_ICON)
        where = QRect(self.width() - side - theme.px(8), (self.height() - side) // 2, side, side)
        icons.paint(painter, "selector", where, "rail-ink-strong")

    def _open_below(self) -> None:
        self.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _choose(self, action: object) -> None:
        self._value = action.data()[0]  # type: ignore[attr-defined]
        self._name()
        self.chosen.emit(self._value)

    def _name(self) -> None:
        self.setAccessibleName(_("Community: {name}").format(name=self.name))
        self.update()


class Brand(QWidget):
    """The mark with the name of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrow = False
        self.setFixedHeight(theme.px(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(30)
        left = (self.width() - side) // 2 if self.narrow else theme.px(9)
        ink = theme.current().colour("rail-ink-strong")
        drawings.mark(painter, QRectF(left, theme.px(14), side, side), ink)
        if self.narrow:
            return
        face = theme.font("log", 700)
        face.setPixelSize(theme.px(18))
        painter.setFont(face)
        painter.setPen(ink)
        room = QRect(theme.px(48), theme.px(14), self.width(), theme.px(30))
        painter.drawText(room, _MIDDLE_LEFT, "Buurtschap")


class SavedLine(QWidget):
    """The quiet line that says whether everything is saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.setFixedHeight(theme.px(44))
        self.set_busy(busy=False)

    @property
    def sentence(self) -> str:
        """What it says."""
        return _("Bezig met opslaan") if self._busy else _("Alles opgeslagen")

    def set_busy(self, *, busy: bool) -> None:
        """Says that something is being saved, or that all is saved."""
        self._busy = busy
        self.setAccessibleName(self.sentence)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(QRect(0, 0, self.width(), 1), colours.colour("rail-line"))
        side = theme.px(16)
        place = QRect(theme.px(11), (self.height() - side) // 2, side, side)
        icons.paint(painter, "hourglass" if self._busy else "check", place, "rail-secondary")
        painter.setFont(theme.font("small"))
        painter.setPen(colours.colour("rail-secondary"))
        painter.drawText(self.rect().adjusted(theme.px(35), 0, 0, 0), _MIDDLE_LEFT, self.sentence)


class Rail(QWidget):
    """Brand, community, pages, and at the bottom settings and lock.

    `rows` and `foot` are (key, icon, text); a click emits `chosen` with the key. Without rows
    there is nothing that could be about a community.
    """

    chosen = Signal(str)

    def __init__(
        self,
        rows: Sequence[tuple[str, str, str]],
        foot: Sequence[tuple[str, str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Menu"))
        self.brand = Brand()
        self.community = CommunityChooser()
        self.saved = SavedLine()
        self.rows: dict[str, RailRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(2))
        self._column.addWidget(self.brand)
        self._column.addWidget(self.community)
        self._gap = QSpacerItem(0, theme.px(14))
        self._column.addItem(self._gap)
        self._pages = QVBoxLayout()
        self._column.addWidget(_scrolled(self._pages), 1)
        for key, icon, text in rows:
            self._add(self._pages, key, icon, text)
        self._pages.addStretch(1)
        for key, icon, text in foot:
            self._add(self._column, key, icon, text)
        self._column.addSpacing(theme.px(7))
        self._column.addWidget(self.saved)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Shrinks the rail to its icons, or widens it again."""
        edge = theme.px(4 if narrow else _EDGE)
        for column in (self._column, self._pages):
            column.setSpacing(0 if narrow else theme.px(2))
        self._column.setContentsMargins(edge, 0, edge, theme.px(8) if narrow else 0)
        self.setFixedWidth(theme.px(NARROW if narrow else WIDE))
        self.brand.narrow = narrow
        self.brand.setFixedHeight(theme.px(_BRAND_NARROW if narrow else 58))
        self.brand.update()
        self._gap.changeSize(0, 0 if narrow else theme.px(14))
        self._column.invalidate()
        self.community.setVisible(not narrow and self._pages.count() > 1)
        self.saved.setVisible(not narrow)
        for row in self.rows.values():
            row.set_narrow(narrow=narrow)

    def set_current(self, key: str) -> None:
        """Lights the window of the page one is on."""
        for name, row in self.rows.items():
            row.setChecked(name == key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rows = sum(row.sizeHint().height() for row in self.rows.values())
        brand = theme.px(_BRAND_NARROW + _EDGE)
        self.brand.setVisible(not self.community.isHidden() or rows + brand <= self.height())

    def _add(self, column: QVBoxLayout, key: str, icon: str, text: str) -> None:
        row = RailRow(icon, text)
        row.setObjectName(key)
        row.clicked.connect(self._tell)
        self.rows[key] = row
        column.addWidget(row)

    def _tell(self) -> None:
        row = self.sender()
        if isinstance(row, RailRow):
            self.chosen.emit(row.objectName())


def _scrolled(column: QVBoxLayout) -> QScrollArea:
    """The pages, which scroll where the window is too low for all of them."""
    inner = QWidget()
    inner.setObjectName("scrolled")
    inner.setLayout(column)
    column.setContentsMargins(0, 0, 0, 0)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    for part in (inner, area.viewport()):
        part.setAutoFillBackground(False)
    return area
