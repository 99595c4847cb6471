"""The middle of the page: the report as it will be, page by page."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, IconButton
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.printing import Pages, draw_page
from desktop.views.kit.runner import Runner

_PAGE = (595.276, 841.89)
_MARGIN = 28
_PAUSE_MS = 120


class Sheet(QWidget):
    """One page with its shadow; paints a white sheet until the picture is there.

    Page up and down are told by `stepped` (-1 or 1).
    """

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, picture: QImage) -> None:
        """Shows a drawn page."""
        self.picture = picture
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.rect().adjusted(2, 2, -4, -4)
        for width in (4, 3, 2, 1):
            painter.setPen(QColor(0, 0, 0, 14))
            painter.drawRect(room.adjusted(-width + 1, -width + 1, width, width))
        painter.fillRect(room, Qt.GlobalColor.white)
        if self.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(room, self.picture)


class Preview(QWidget):
    """Shows one page of a PDF. Page up and down turn pages; `turned` tells which (from 0)."""

    turned = Signal(int)

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._pages: Pages | None = None
        self.number = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self._lay_out()
        self._tell()

    @property
    def pages(self) -> Pages | None:
        """What is shown; None before the first report."""
        return self._pages

    def show_pages(self, pages: Pages) -> None:
        """Shows another PDF, on the same page where there is one."""
        self._pages = pages
        self.number = min(self.number, pages.count - 1)
        self._tell()
        self._draw()

    def go_to(self, number: int) -> None:
        """Turns to a page, counted from 0; beyond the ends nothing happens."""
        if self._pages is None or not 0 <= number < self._pages.count:
            return
        self.number = number
        self._tell()
        self._draw()
        self._scroll.verticalScrollBar().setValue(0)
        self.turned.emit(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.whole.isChecked():
            self.go_to(self.number + (-1 if event.angleDelta().y() > 0 else 1))
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._pause.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().colour("facade-2"))

    def _lay_out(self) -> None:
        self._back = IconButton("chevron-left", _("Vorige bladzijde"))
        self._on = IconButton("chevron-right", _("Volgende bladzijde"))
        for turner in (self._back, self._on):
            turner.setProperty("kind", "secondary")
            turner.setFixedSize(theme.px(34), theme.px(32))
        self._back.clicked.connect(self._turn_back)
        self._on.clicked.connect(self._turn_on)
        self._words = PlainLabel("")
        self.grey = Button(_("Zwart-wit"), size="small")
        self.whole = Button(_("Hele pagina"), size="small")
        for button in (self.grey, self.whole):
            button.setCheckable(True)
        self.whole.setChecked(True)
        self.grey.toggled.connect(self._draw)
        self.whole.toggled.connect(self._fit)
        bar = QHBoxLayout()
        bar.setSpacing(theme.px(8))
        bar.addStretch(1)
        for part in (self._back, self._words, self._on):
            bar.addWidget(part)
        bar.addSpacing(theme.px(28))
        bar.addWidget(self.grey)
        bar.addWidget(self.whole)
        bar.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget { background: transparent; }"
        )
        self.sheet = Sheet()
        self.sheet.stepped.connect(self._step)
        self._scroll.setWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(9))
        column.addLayout(bar)
        column.addWidget(self._scroll, 1)

    def _step(self, by: int) -> None:
        self.go_to(self.number + by)

    def _turn_back(self) -> None:
        self.go_to(self.number - 1)

    def _turn_on(self) -> None:
        self.go_to(self.number + 1)

    def _tell(self) -> None:
        count = self._pages.count if self._pages else 0
        words = _("bladzijde {n} van {count}").format(n=self.number + 1, count=count)
        self._words.setText(words if count else "")
        self.sheet.setAccessibleName(words if count else _("Nog geen bladzijde"))
        self._back.setEnabled(self.number > 0)
        self._on.setEnabled(self.number < count - 1)

    def _fit(self) -> None:
        self._place()
        self._draw()

    def _place(self) -> None:
        self.sheet.setFixedSize(self._size())

    def _size(self) -> QSize:
        """How large the page is shown: whole, or as wide as there is room."""
        room = self._scroll.viewport().rect().adjusted(0, 0, -2, -2)
        width = max(room.width() - theme.px(_MARGIN), 120)
        if self.whole.isChecked():
            width = min(width, max(round(room.height() * _PAGE[0] / _PAGE[1]), 120))
        return QSize(width, round(width * _PAGE[1] / _PAGE[0]))

    def _draw(self) -> None:
        self._pause.stop()
        if self._pages is None:
            return
        self._place()
        ratio = self.devicePixelRatioF()
        inner = QRect(0, 0, self.sheet.width() - 6, self.sheet.height() - 6)
        scale = max(inner.width(), 60) * ratio / _PAGE[0]
        grey = self.grey.isChecked()
        draw = partial(draw_page, self._pages.data, self.number, scale, grey=grey)
        self._runner.paper(draw, then=self._show, latest=True)

    def _show(self, picture: QImage) -> None:
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.sheet.show_picture(picture)
