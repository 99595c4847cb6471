"""A number with minus and plus at its sides."""

from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.i18n import _, wording
from desktop.views.kit import theme
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.labels import line

_UNREADABLE: Any = object()


class Stepper(QFrame):
    """A number with minus and plus at its sides, that can be typed as well.

    `unit` "count" is a whole number; "hours" shows hours of a value in whole minutes
    ('1,5 uur' is 90). Values stay between `least` and `most`, both allowed; None is empty
    where `optional`.
    """

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        least: int = 0,
        most: int = 999,
        step: int = 1,
        parent: QWidget | None = None,
        *,
        unit: Literal["count", "hours"] = "count",
        optional: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stepper")
        self._least, self._most, self._step = least, most, step
        self._unit, self._optional = unit, optional
        self._value: int | None = None if optional else least
        self._less = IconButton("minus", _("Minder"))
        self._more = IconButton("plus", _("Meer"))
        for button in (self._less, self._more):
            # Up and Down do the same: Tab comes to the number itself, where one types.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._line = LineEdit()
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._narrowest = theme.px(58 if unit == "hours" else 52)
        self._less.clicked.connect(self._down)
        self._more.clicked.connect(self._up)
        self._line.left.connect(self._typed)
        self._line.returnPressed.connect(self._typed)
        self.setFocusProxy(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 0)
        row.setSpacing(0)
        for part in (
            self._less,
            line("line-upright"),
            self._line,
            line("line-upright"),
            self._more,
        ):
            row.addWidget(part)
        self._show()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def value(self) -> int | None:
        """The number (minutes for hours); None when left empty."""
        typed = self._parse(self._line.text())
        return self._value if typed is _UNREADABLE else typed

    def set_value(self, value: object) -> None:
        """Shows `value`."""
        self._value = None if value is None else self._within(int(str(value)))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self._up()
        elif event.key() == Qt.Key.Key_Down:
            self._down()
        else:
            super().keyPressEvent(event)

    def _up(self) -> None:
        self._go(self._step)

    def _down(self) -> None:
        self._go(-self._step)

    def _go(self, by: int) -> None:
        now = self.value()
        self._value = self._within(self._least if now is None else now + by)
        self._show()
        self.edited.emit()

    def _typed(self) -> None:
        typed = self._parse(self._line.text())
        before = self._value
        if typed is not _UNREADABLE:
            self._value = typed
        self._show()
        if self._value != before:
            self.edited.emit()
        self.left.emit()

    def _parse(self, text: str) -> Any:
        bare = text.replace("\u00a0", " ").split(" ")[0].strip().replace(",", ".")
        if not bare:
            return None if self._optional else _UNREADABLE
        try:
            number = Decimal(bare)
        except InvalidOperation:
            return _UNREADABLE
        if not number.is_finite():
            return _UNREADABLE
        return self._within(round(number * 60 if self._unit == "hours" else number))

    def _within(self, value: int) -> int:
        return min(max(value, self._least), self._most)

    def _show(self) -> None:
        if self._value is None:
            text = ""
        elif self._unit == "hours":
            text = wording().hours(self._value)
        else:
            text = str(self._value)
        self._line.setText(text)
        words = QFontMetrics(theme.font("body", 600)).horizontalAdvance(text)
        self._line.setFixedWidth(max(self._narrowest, words + theme.px(12)))
        self._less.setEnabled(self._value is None or self._value > self._least)
        self._more.setEnabled(self._value is None or self._value < self._most)
