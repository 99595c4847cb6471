"""Buttons. One primary per page, plus one inside an open form or panel."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from desktop.views.kit import icons, theme
from desktop.views.kit.labels import plain_action, plain_tooltip, restyle

Kind = Literal["primary", "secondary", "quiet", "warning"]
_ICON = 18
_INK_OF_KIND = {
    "primary": "on-action",
    "secondary": "ink",
    "quiet": "action",
    "warning": "ossenbloed",
}


class _EnterButton(QPushButton):
    """A button that Enter presses too, as Space does: on its own Qt asks for a dialog.

    Ctrl+Enter saves the form around it, also from here.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            self.click()


class Button(_EnterButton):
    """A button with words, optionally with an icon before and a key hint behind them.

    Disabled it should tell why: `forbid(reason)`; `allow()` makes it usable again.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
        key_hint: str = "",
        size: Literal["small", "normal", "wide", "large"] = "normal",
    ) -> None:
        super().__init__(plain_action(text), parent)
        self._icon_name = icon
        self._key_hint = key_hint
        self.setProperty("kind", kind)
        self.setProperty(size, True)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Shows other words."""
        self.setText(plain_action(text))
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_kind(self, kind: Kind) -> None:
        """Changes the weight of the button in the page."""
        self.setProperty("kind", kind)
        restyle(self)

    def explain(self, meaning: str) -> None:
        """Says what pressing it does, where the words alone do not."""
        self.setToolTip(plain_tooltip(meaning))
        self.setAccessibleDescription(meaning)

    def forbid(self, reason: str) -> None:
        """Disables the button and says why in its tooltip and description."""
        self.setEnabled(False)
        self.setToolTip(plain_tooltip(reason))
        self.setAccessibleDescription(reason)

    def allow(self) -> None:
        """Enables the button again."""
        self.setEnabled(True)
        self.setToolTip("")
        self.setAccessibleDescription("")

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        text = self.fontMetrics().horizontalAdvance(self.accessibleName())
        inner = QSize(text + self._icon_room() + self._hint_room(), self.fontMetrics().height())
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, inner, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        ink = theme.current().colour(self._ink())
        painter.setPen(ink)
        text = self.accessibleName()
        width = self.fontMetrics().horizontalAdvance(text)
        taken = self._icon_room() + width + self._hint_room()
        left = (self.width() - taken) // 2
        if self._icon_name:
            side = theme.px(_ICON)
            icons.paint(
                painter, self._icon_name, QRect(left, (self.height() - side) // 2, side, side), ink
            )
        left += self._icon_room()
        place = QRect(left, 0, width + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if self._key_hint:
            paint_keycap(painter, self._hint_rect(left + width), self._key_hint, ink)

    def _ink(self) -> str:
        return _INK_OF_KIND[self.property("kind")] if self.isEnabled() else "control"

    def _icon_room(self) -> int:
        return theme.px(_ICON + 8) if self._icon_name else 0

    def _hint_rect(self, after: int) -> QRect:
        width = self._hint_room() - theme.px(8)
        height = theme.px(20)
        return QRect(after + theme.px(8), (self.height() - height) // 2, width, height)

    def _hint_room(self) -> int:
        if not self._key_hint:
            return 0
        text = QFontMetrics(theme.font("axis")).horizontalAdvance(self._key_hint)
        return text + theme.px(12) + theme.px(8)


class LinkButton(_EnterButton):
    """Words that lead somewhere, underlined in delfts."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        strong: bool = False,
        small: bool = False,
    ) -> None:
        super().__init__(plain_action(text), parent)
        self.setProperty("kind", "link")
        self.setProperty("strong", strong)
        if small:
            self.setProperty("role", "small")
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Shows other words."""
        self.setText(plain_action(text))
        self.setAccessibleName(text)


class IconButton(_EnterButton):
    """A button without words: only for close, previous, next, more. `name` says what it does."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._token = "ink"
        self.setProperty("kind", "icon")
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tint()

    def set_icon(self, icon: str, name: str, token: str = "ink") -> None:
        """Changes drawing, name and colour."""
        self._icon_name, self._token = icon, token
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._tint()

    def _tint(self) -> None:
        self.setIcon(icons.icon(self._icon_name, self._token))
        self.setIconSize(QSize(theme.px(20), theme.px(20)))


def paint_keycap(painter: QPainter, rect: QRect, text: str, ink: QColor) -> None:
    """Draws the little box with the name of a key."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor(ink)
    edge.setAlphaF(0.5)
    painter.setPen(QPen(edge, 1))
    box = rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, theme.px(3), theme.px(3))
    painter.setPen(ink)
    painter.setFont(theme.font("axis"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
