"""One sentence above a form, with a way on or two."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.views.kit import theme
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.labels import PlainLabel


class NoticeStrip(QFrame):
    """One sentence with one or two ways on, above the fields."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._sentence = PlainLabel("", wrap=True)
        self.first = LinkButton("")
        self.second = LinkButton("")
        ways = QHBoxLayout()
        ways.setSpacing(theme.px(16))
        ways.addWidget(self.first)
        ways.addWidget(self.second)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.addWidget(self._sentence)
        column.addLayout(ways)
        self.hide()

    def ask(self, sentence: str, first: str, second: str = "") -> None:
        """Shows `sentence`; `first` and `second` are the words of the ways on, "" for none."""
        self._sentence.setText(sentence)
        self.first.set_text(first)
        self.second.set_text(second)
        self.second.setVisible(bool(second))
        self.show()
