"""Text on screen: always plain text, never markup, because it may come from data."""

import html
from typing import Literal

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

LabelRole = Literal[
    "figure", "title", "heading", "log", "body", "strong", "quiet", "small", "small-ink",
    "small-strong", "axis", "count", "error", "keycap", "example", "lead", "lead-quiet",
    "log-quiet", "door", "clash",
]  # fmt: skip


_LINE = 1.43


class PlainLabel(QLabel):
    """A label that shows its text as it is. `role` chooses size, weight and colour."""

    def __init__(
        self,
        text: str = "",
        role: LabelRole = "body",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self.setText(text)
        if wrap:
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().sizeHint()
        width = super().sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().minimumSizeHint()
        return QSize(super().minimumSizeHint().width(), self._pitch())

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return super().heightForWidth(width)
        # A layout asks for its own width, also of a label that may not be that wide.
        broken = self._broken(min(width, self.maximumWidth()))
        lines = broken.lineCount() if self.text() else 0
        return max(lines, 1) * self._pitch()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.wordWrap() or not self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        broken = self._broken(self.width())
        taken = broken.lineCount() * self._pitch()
        top = 0 if self.alignment() & Qt.AlignmentFlag.AlignTop else (self.height() - taken) / 2
        gap = (self._pitch() - self.fontMetrics().height()) / 2
        for at in range(broken.lineCount()):
            line = broken.lineAt(at)
            line.draw(painter, QPointF(0, top + at * self._pitch() + gap - line.y()))

    def _pitch(self) -> int:
        """The distance between two lines: 20 at 14 px, as the design has it."""
        return round(self.font().pixelSize() * _LINE)

    def _broken(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
        layout.endLayout()
        return layout

    def set_role(self, role: LabelRole) -> None:
        """Changes the looks of the label."""
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)


class ElidedLabel(PlainLabel):
    """A one-line label that ends in '…' where there is no room, with the whole as tooltip."""

    def __init__(
        self, text: str = "", role: LabelRole = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self._shown() != self.text()
        self.setToolTip(plain_tooltip(self.text()) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            self.contentsRect(),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self._shown(),
        )

    def _shown(self) -> str:
        room = self.contentsRect().width()
        return QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)


class Heading(QWidget):
    """The heading of a block, with a quiet count or remark after it."""

    def __init__(self, text: str, count: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel(text, "heading")
        self._count = PlainLabel(count, "count")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._text)
        row.addWidget(self._count)
        row.addStretch(1)

    def set_text(self, text: str, count: str = "") -> None:
        """Shows `text` and, quietly, `count`."""
        self._text.setText(text)
        self._count.setText(count)


def line(name: Literal["line", "line-strong", "rule", "line-upright"] = "line") -> QFrame:
    """A dividing line: thin, strong, the 2 px rule of a heading, or upright."""
    made = QFrame()
    made.setObjectName(name)
    return made


def plain_tooltip(text: str) -> str:
    """`text` as a tooltip that shows it as it is; Qt would read tags in it as markup."""
    return f"<span>{html.escape(text)}</span>" if text else ""


def plain_action(text: str) -> str:
    """`text` for a button or menu, where a single & would be eaten as a shortcut mark."""
    return text.replace("&", "&&")


def restyle(widget: QWidget) -> None:
    """Lets the style sheet look again after a dynamic property of `widget` changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
