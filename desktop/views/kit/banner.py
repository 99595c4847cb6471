"""A calm strip on top of a page that tells what is wrong and offers to try again."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import icons, theme
from desktop.views.kit.buttons import Button, IconButton
from desktop.views.kit.labels import PlainLabel


class IconLabel(QWidget):
    """An icon beside words, following the theme."""

    def __init__(
        self, icon: str, token: str = "ink", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._token = icon, token
        self.setFixedSize(QSize(theme.px(size), theme.px(size)))

    def set_icon(self, icon: str, token: str) -> None:
        """Shows another drawing."""
        self._icon, self._token = icon, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._icon, self.rect(), self._token)


class Banner(QFrame):
    """`tell` shows a sentence; "Probeer opnieuw" emits `again`."""

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._sentence = PlainLabel("", wrap=True)
        self._retry = Button(_("Probeer opnieuw"), icon="refresh", size="small")
        self._retry.clicked.connect(self.again)
        self._away = IconButton("x", _("Sluit melding"))
        self._away.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(10))
        row.addWidget(IconLabel("alert-triangle", "ossenbloed"))
        row.addWidget(self._sentence, 1)
        row.addWidget(self._retry)
        row.addWidget(self._away)
        self.hide()

    def tell(self, sentence: str, *, retry: bool = True) -> None:
        """Shows `sentence`, with or without the offer to try again."""
        self._sentence.setText(sentence)
        self._retry.setVisible(retry)
        self.setAccessibleName(sentence)
        self.show()

    @property
    def sentence(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._sentence.text()
