"""What the sections of Instellingen share: heading, explanation, blocks, and how they ask."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.errors import BuurtschapError
from desktop.views.kit import theme
from desktop.views.kit.banner import Banner
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import Heading, PlainLabel, line
from desktop.views.kit.runner import Handler

WIDTH = 620
"""As wide as lines are comfortable to read, in design pixels."""


class Section(QScrollArea):
    """One section. Subclasses fill `column` and override `reload`.

    `go` asks the window for another page. Trouble is told in a strip above the content;
    "Probeer opnieuw" reloads.
    """

    title: ClassVar[str] = ""

    go = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setObjectName("ground")
        self.banner = Banner()
        self.banner.again.connect(self._try_again)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(theme.px(28), theme.px(18), theme.px(28), theme.px(32))
        self.column.setSpacing(theme.px(12))
        middle = QWidget()
        middle.setMaximumWidth(theme.px(WIDTH + 56))
        middle.setLayout(self.column)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(middle, 1)
        beside.addStretch(0)
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addLayout(beside)
        whole.addStretch(1)
        self.setWidget(content)

    def reload(self) -> None:
        """Asks for the data again and shows it; override."""

    def leave(self) -> None:
        """Told when another section comes in view; override to forget what should not stay."""

    def begin(self, title: str, lead: str = "") -> None:
        """Puts the name of the section on top, with what it is for in one or two sentences."""
        self.setAccessibleName(title)
        self.column.addWidget(PlainLabel(title, "heading"))
        if lead:
            self.column.addWidget(PlainLabel(lead, "quiet", wrap=True))

    def add_block(self, title: str, lead: str = "") -> None:
        """Begins a new block below a line."""
        self.column.addSpacing(theme.px(6))
        self.column.addWidget(line("line-strong"))
        self.column.addWidget(Heading(title))
        if lead:
            self.column.addWidget(PlainLabel(lead, "quiet", wrap=True))

    def add_row(self, *widgets: QWidget) -> QLayout:
        """Widgets beside each other, at the left."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addLayout(row)
        return row

    def ask(self, fn: Callable[..., Any], *args: Any, then: Handler) -> None:
        """Reads through the data lane; an older answer for the same `then` is dropped."""
        self.desk.runner.data(fn, *args, then=then, failed=self.tell_trouble, latest=True)

    def act(self, fn: Callable[..., Any], *args: Any, then: Handler) -> None:
        """Does something through the data lane; every answer is delivered."""
        self.desk.runner.data(fn, *args, then=then, failed=self.tell_trouble, writes=True)

    def tell_trouble(self, error: Exception) -> None:
        """Shows a refusal or trouble of the world; a bug tells itself."""
        if isinstance(error, BuurtschapError):
            self.banner.tell(messages.text(error), retry=messages.can_retry(error))

    def _try_again(self) -> None:
        self.banner.hide()
        self.reload()
