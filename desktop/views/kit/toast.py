"""The undo bar: what was just done, at the bottom left, with the way back."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.fading import FadingShadow, fade_in
from desktop.views.kit.labels import PlainLabel, plain_action

_STAY_MS = 8000
_MARGIN = 24


class Toast(QFrame):
    """Stays eight seconds, longer while pointer or focus is on it. Its button asks to undo."""

    undo_asked = Signal()
    offer_taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setObjectName("toast")
        self._offering = False
        self._sentence = PlainLabel()
        self.button = _ToastButton(_("Maak ongedaan"))
        self.button.clicked.connect(self._ask)
        self._away = _ToastCross("x", _("Sluit melding"))
        self._away.clicked.connect(self.hide)
        self._stay = QTimer(self, singleShot=True, interval=_STAY_MS)
        self._stay.timeout.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(5), theme.px(6), theme.px(5))
        row.setSpacing(theme.px(12))
        row.addWidget(IconLabel("check", "on-toast", 18))
        row.addWidget(self._sentence)
        row.addWidget(self.button)
        row.addWidget(self._away)
        shade = FadingShadow(self)
        shade.setBlurRadius(16)
        shade.setOffset(0, 4)
        colour = theme.current().colour("ink")
        colour.setAlpha(60)
        shade.setColor(colour)
        self.setGraphicsEffect(shade)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, sentence: str, *, undo: bool = True) -> None:
        """Shows `sentence`; with `undo` it offers "Maak ongedaan"."""
        self._offering = False
        self.button.set_words(_("Maak ongedaan"))
        self.button.setVisible(undo)
        self._appear(sentence)

    def offer(self, sentence: str, words: str) -> None:
        """Shows `sentence` with another way on; `offer_taken` when it is taken."""
        self._offering = True
        self.button.set_words(words)
        self.button.show()
        self._appear(sentence)

    def _appear(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self._place()
        self.raise_()
        fade_in(self)
        self._stay.start()

    @property
    def sentence(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        margin = theme.px(_MARGIN)
        self.setMaximumWidth(self._ground.width() - 2 * margin)
        self.move(margin, self._ground.height() - self.height() - margin)

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._stay.start()
        else:
            self.hide()

    def _ask(self) -> None:
        self.hide()
        (self.offer_taken if self._offering else self.undo_asked).emit()


class _ToastButton(IconButton):
    """Words on the dark bar."""

    def __init__(self, text: str) -> None:
        super().__init__("arrow-back-up", text)
        self.setProperty("kind", "toast")
        self.setText(plain_action(text))
        self.setToolTip("")

    def set_words(self, text: str) -> None:
        """Says something else."""
        self.setText(plain_action(text))
        self.setAccessibleName(text)

    def _tint(self) -> None:
        """No icon: the words are enough."""


class _ToastCross(IconButton):
    """The cross on the dark bar."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__(icon, name)
        self.set_icon(icon, name, "on-toast")
