"""A card that floats over the calendar, beside what it is about."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.views.kit import theme

_GAP, _EDGE, _BAR = 6, 8, 3
_TOAST = 64


class FloatingCard(QFrame):
    """Fill `column`, and `foot` with what stays in view below it; `open_beside` shows it.

    `width` is in design pixels, `edge` the colour of its frame; with `bar` it has a heavy left
    side and a line to what it is about. Esc dismisses it, the focus goes back where it came
    from, and `dismissed` is emitted.
    """

    dismissed = Signal()

    def __init__(
        self, parent: QWidget, width: int, edge: str = "control", *, bar: bool = False
    ) -> None:
        super().__init__(parent)
        self._wide, self._edge, self._bar = width, edge, bar
        self._about = QRect()
        self._before = True
        self._came_from: QWidget | None = None
        self._sheet = QWidget()
        self._sheet.setObjectName("surface")
        self.column = QVBoxLayout(self._sheet)
        pad = theme.px(14)
        self.column.setContentsMargins(pad, theme.px(12), pad, theme.px(4))
        self.column.setSpacing(theme.px(8))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._sheet)
        self._whole = whole = QVBoxLayout(self)
        side = _BAR if bar else 1
        whole.setContentsMargins(side, 2, 2, 2)
        whole.setSpacing(0)
        whole.addWidget(self._scroll)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.px(4))
        whole.addLayout(self.foot)
        self._leader = _Leader(parent, edge) if bar else None
        self._sheet.installEventFilter(self)
        parent.installEventFilter(self)
        self._cast_shadow()
        self.hide()

    def open_beside(self, about: QRect, *, before: bool) -> None:
        """Shows it beside `about`: at its left where that fits and `before`, else at its right."""
        focus = QApplication.focusWidget()
        if self.isHidden() or (focus is not None and not self.isAncestorOf(focus)):
            self._came_from = focus
        self._about, self._before = about, before
        self.show()
        self.raise_()
        self._place()

    def dismiss(self) -> None:
        """Closes it without doing anything."""
        if self.isHidden():
            return
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if self._leader is not None:
            self._leader.hide()
        if inside and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.dismissed.emit()

    def set_width(self, width: int) -> None:
        """Another width, in design pixels."""
        if width != self._wide:
            self._wide = width
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize)
        mine = watched is self._sheet and event.type() == QEvent.Type.LayoutRequest
        ground = watched is self.parent() and event.type() == QEvent.Type.Resize
        if moved and (mine or ground) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()  # what is typed here is not for the calendar below

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # as is what is clicked

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        radius = theme.px(3)
        painter.setPen(QPen(colours.colour(self._edge), 1))
        painter.setBrush(colours.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self._bar:
            bar = QRect(0, 0, _BAR, self.height())
            painter.fillRect(bar, colours.colour(self._edge))

    def _place(self) -> None:
        ground = self.parentWidget()
        if ground is None or self.isHidden():
            return
        width = min(theme.px(self._wide), ground.width() - 2 * _EDGE)
        margins = self._whole.contentsMargins()
        inner = width - margins.left() - margins.right()
        wanted = self.column.totalHeightForWidth(inner) if self.column.hasHeightForWidth() else 0
        wanted = max(wanted, self.column.totalSizeHint().height() if not wanted else 0)
        wanted += self.foot.sizeHint().height() + margins.top() + margins.bottom()
        height = min(wanted, ground.height() - 2 * _EDGE)
        # A bar that was there while it was low would make itself needed: text breaks sooner.
        policy = Qt.ScrollBarPolicy
        self._scroll.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if wanted <= height else policy.ScrollBarAsNeeded
        )
        corner = self._corner(width, height, ground)
        self.setGeometry(QRect(corner.x(), corner.y(), width, height))
        if self._leader is not None:
            self._leader.lead(self._about, self.geometry())

    def _corner(self, width: int, height: int, ground: QWidget) -> QPoint:
        left = self._about.left() - theme.px(_GAP) - width
        right = self._about.right() + 1 + theme.px(_GAP)
        fits_left, fits_right = left >= _EDGE, right + width <= ground.width() - _EDGE
        at_left = fits_left if self._before or not fits_right else False
        x = left if at_left else right
        x = max(_EDGE, min(x, ground.width() - _EDGE - width))
        # Where there is room it stays above the message that comes at the bottom.
        lowest = ground.height() - theme.px(_TOAST) - _EDGE - height
        y = max(_EDGE, min(self._about.top() - theme.px(20), lowest))
        return QPoint(x, y)

    def _cast_shadow(self) -> None:
        shade = QGraphicsDropShadowEffect(self)
        shade.setBlurRadius(16)
        shade.setOffset(0, 4)
        colour = theme.current().colour("rail")
        colour.setAlpha(50)
        shade.setColor(colour)
        self.setGraphicsEffect(shade)


class _Leader(QWidget):
    """The thin line from what a card is about to the card."""

    def __init__(self, ground: QWidget, token: str) -> None:
        super().__init__(ground)
        self._token = token
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lead(self, about: QRect, card: QRect) -> None:
        """Runs level with the middle of `about`, as far as there is room between the two."""
        left, right = about.right() + 1, card.left()
        if card.left() < about.left():
            left, right = card.right() + 1, about.left()
        level = about.center().y()
        self.setGeometry(left, level, max(0, right - left), 1)
        self.setVisible(right > left and card.top() <= level <= card.bottom())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().colour(self._token))
