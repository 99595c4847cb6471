"""The focus ring: 3 px delfts, 2 px outside the control, drawn over its surroundings.

Style sheets cannot draw outside a widget, so one overlay per window follows the focus.
Fields, lists and the façade show their focus inside themselves and get no ring.
"""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QMainWindow,
    QWidget,
)

from desktop.views.kit import theme

_WIDTH, _GAP = 3, 2
_FOLLOWED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.EnabledChange,
)


class FocusRing(QWidget):
    """Follows the focus within `window` while the keyboard is in use; a click hides it."""

    # On the class: a window that the collector takes away still tells its filters that it hides,
    # when Python has emptied them already.
    _window: QWidget | None = None
    _target: QWidget | None = None
    _native: QWindow | None = None
    _watched: Sequence[QWidget] = ()
    _by_keys = False

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._native:
            if kind == QEvent.Type.KeyPress:
                self._by_keys = True
            elif kind == QEvent.Type.MouseButtonPress and self._by_keys:
                self._by_keys = False
                self._place()
        elif isinstance(watched, QWidget) and watched is self._window:
            if kind == QEvent.Type.Show and self._native is None:
                self._native = watched.windowHandle()
                self._native.installEventFilter(self)
        elif kind in _FOLLOWED:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px(_WIDTH)
        painter.setPen(QPen(theme.current().colour("delfts"), width))
        half = width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, theme.px(5), theme.px(5))

    @Slot(QWidget, QWidget)  # known to the class, and so found when the object is emptied
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        watched: list[QWidget] = []
        self._target = new if new is not None and self._wants(new) else None
        if self._window is not None and shiboken6.isValid(self._window):
            # Home when it follows nothing: what it was drawn in may be thrown away.
            target, home = self._target, self._window
            holder = _holder(target, home) if target is not None else home
            self.setParent(holder)
            step: QWidget | None = target
            while step is not None and step is not holder:
                step.installEventFilter(self)
                watched.append(step)
                step = step.parentWidget()
        self._watched = watched
        self._place()

    def _wants(self, widget: QWidget) -> bool:
        if widget.window() is not self._window:
            return False
        return isinstance(widget, QAbstractButton | QComboBox) or bool(widget.property("ring"))

    def _place(self) -> None:
        target, holder = self._target, self.parentWidget()
        if (
            target is None
            or holder is None
            or not shiboken6.isValid(target)
            or not (self._by_keys and target.isVisible())
        ):
            self.hide()
            return
        out = theme.px(_WIDTH + _GAP)
        at = target.mapTo(holder, QPoint(0, 0))
        self.setGeometry(QRect(at, target.size()).adjusted(-out, -out, out, out))
        self.show()
        self.raise_()


def _holder(widget: QWidget, window: QWidget) -> QWidget:
    """The widget to draw in: the content of the nearest scroll area, else the window."""
    step = widget.parentWidget()
    while step is not None and step is not window:
        above = step.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is step:
            return step
        step = above
    if isinstance(window, QMainWindow):
        return window.centralWidget() or window
    return window
