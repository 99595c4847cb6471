"""Controls to choose with: combo, segments and tick box."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop.views.kit import icons, theme
from desktop.views.kit.fields import paint_chevron
from desktop.views.kit.labels import line, plain_action, restyle

Option = tuple[Any, str]
_FOLDED = 148


class Choice(QComboBox):
    """One of some values. The wheel never changes it unless it is open."""

    edited = Signal()

    def __init__(self, options: Sequence[Option] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self.edited)
        self.fill(options)

    def fill(self, options: Sequence[Option]) -> None:
        """Offers other values, keeping the chosen one where it still exists."""
        kept = self.value() if self.count() else None
        self.clear()
        self._values = [value for value, _text in options]
        for _value, text in options:
            self.addItem(text)
        self.set_value(kept)

    def value(self) -> Any:
        """The chosen value; None when nothing is chosen."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Chooses `value`; an unknown value chooses the first."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))
        else:
            self.setCurrentIndex(0 if self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_chevron(self, event)


class _Segment(QPushButton):
    """One segment: words, quietly a count, and a tick where ticks are shown."""

    def __init__(self, text: str, count: int | None, *, ticked: bool) -> None:
        super().__init__(plain_action(text))
        self._text, self.count, self._ticked = text, count, ticked
        self.setProperty("kind", "segment")
        self.setCheckable(True)
        self.setAccessibleName(text if count is None else f"{text}, {count}")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        self.count = count
        self.setAccessibleName(self._text if count is None else f"{self._text}, {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        bold = theme.font("body", 700)
        width = self._width(bold, self._text) + theme.px(24)
        if self.count is not None:
            width += theme.px(6) + self._width(theme.font("body"), str(self.count))
        if self._ticked:
            width += theme.px(22)
        return QSize(width, theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        if self.isChecked():
            painter.fillRect(self.rect(), colours.colour("tint"))
            bar = QRect(0, self.height() - theme.px(2), self.width(), theme.px(2))
            painter.fillRect(bar, colours.colour("action"))
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), colours.colour("hover"))
        face = theme.font("body", 700 if self.isChecked() else 400)
        text = self._width(face, self._text)
        number = "" if self.count is None else str(self.count)
        behind = theme.px(6) + self._width(theme.font("body"), number) if number else 0
        tick = theme.px(22) if self._ticked and self.isChecked() else 0
        left = (self.width() - text - behind - tick) // 2
        if tick:
            side = theme.px(16)
            icons.paint(
                painter, "check", QRect(left, (self.height() - side) // 2, side, side), "ink"
            )
            left += tick
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(face)
        painter.setPen(colours.colour("ink" if self.isEnabled() else "control"))
        painter.drawText(QRect(left, 0, text + 2, self.height()), middle, self._text)
        painter.setFont(theme.font("body"))
        painter.setPen(colours.colour("secondary"))
        painter.drawText(
            QRect(left + text + theme.px(6), 0, behind + 2, self.height()), middle, number
        )

    @staticmethod
    def _width(face: QFont, text: str) -> int:
        return QFontMetrics(face).horizontalAdvance(text)


class Segments(QFrame):
    """One of a few values side by side; arrows walk along them. With `ticked`, a tick marks it.

    Where there is no room for them beside each other it is a field to choose from.
    """

    edited = Signal()

    def __init__(
        self,
        options: Sequence[Option],
        parent: QWidget | None = None,
        *,
        ticked: bool = False,
        counts: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._values = [value for value, _text in options]
        self._texts = [text for _value, text in options]
        self._folded: Choice | None = None
        self._dividers: list[QWidget] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._tell)
        self._parts: list[_Segment] = []
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for at, (_value, text) in enumerate(options):
            if at:
                divider = line("line-upright")
                divider.setObjectName("segment-line")
                row.addWidget(divider)
                self._dividers.append(divider)
            part = _Segment(text, 0 if counts else None, ticked=ticked)
            self._group.addButton(part, at)
            self._parts.append(part)
            row.addWidget(part)
        if self._parts:
            self._parts[0].setChecked(True)
            self.setFocusProxy(self._parts[0])

    def value(self) -> Any:
        """The chosen value."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        """Chooses `value`; an unknown value changes nothing."""
        if value in self._values:
            self._parts[self._values.index(value)].setChecked(True)
            self._fill()

    def set_count(self, value: object, count: int) -> None:
        """Shows how many stand behind `value`."""
        self._parts[self._values.index(value)].set_count(count)
        self.updateGeometry()
        self._fold()
        self._fill()

    def sizeHint(self) -> QSize:
        hints = [part.sizeHint() for part in self._parts]
        across = sum(hint.width() for hint in hints) + len(self._dividers) + 2
        return QSize(across, max((hint.height() for hint in hints), default=0) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme.px(_FOLDED), self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Shows the field or the segments, whichever there is room for."""
        fold = self.width() < self.sizeHint().width()
        if fold == (self._folded is not None):
            return
        for part in (*self._parts, *self._dividers):
            part.setVisible(not fold)
        self.setObjectName("segments-folded" if fold else "segments")
        restyle(self)
        self._row.setContentsMargins(*[0 if fold else 1] * 4)
        if fold:
            self._folded = Choice(parent=self)
            self._folded.setMinimumWidth(0)
            self._folded.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self._folded.setAccessibleName(self.accessibleName())
            self._folded.edited.connect(self._take_folded)
            self._row.addWidget(self._folded)
            self._folded.show()
            self.setFocusProxy(self._folded)
            self._fill()
        elif self._folded is not None:
            self._row.removeWidget(self._folded)
            self._folded.hide()
            self._folded.deleteLater()
            self._folded = None
            self.setFocusProxy(self._parts[0])

    def _fill(self) -> None:
        if self._folded is not None:
            parts = zip(self._texts, self._parts, strict=True)
            texts = [f"{text}  {part.count}" if part.count is not None else text
                     for text, part in parts]  # fmt: skip
            self._folded.fill(list(zip(self._values, texts, strict=True)))
            self._folded.set_value(self.value())

    def _take_folded(self) -> None:
        if self._folded is not None:
            self._parts[self._values.index(self._folded.value())].setChecked(True)
            self.edited.emit()

    def _tell(self, at: int) -> None:
        self.edited.emit()


class Tick(QCheckBox):
    """A tick box with words."""

    edited = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(plain_action(text), parent)
        self._text = text
        self.setAccessibleName(text)
        self.clicked.connect(self.edited)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Ticks or clears it."""
        self.setChecked(bool(value))

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self._text)
        return QSize(theme.px(28) + text + 2, theme.px(32))

    def hitButton(self, pos: Any) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        side = theme.px(18)
        box = QRectF(1, (self.height() - side) / 2, side, side)
        full = self.isChecked() and self.isEnabled()
        painter.setPen(QPen(colours.colour("action" if full else "control"), 1))
        fill = "action" if full else "surface" if self.isEnabled() else "ground"
        painter.setBrush(colours.colour(fill))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
        if self.isChecked():
            icons.paint(
                painter, "check", box.adjusted(1, 1, -1, -1), "on-action" if full else "control"
            )
        painter.setPen(colours.colour("ink" if self.isEnabled() else "control"))
        painter.setFont(self.font())
        where = self.rect().adjusted(theme.px(28), 0, 0, 0)
        painter.drawText(
            where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text
        )
