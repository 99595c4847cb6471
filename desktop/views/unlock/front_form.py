"""The shape of a page before the front door: a way back, a title, fields, one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.errors import BuurtschapError, Problem, Refused
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.banner import Banner
from desktop.views.kit.busy import BusyBar
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.drawings import Mark
from desktop.views.kit.fields import FieldBox
from desktop.views.kit.labels import PlainLabel

WIDTH = 560


class FrontForm(QScrollArea):
    """A page of one column. Subclasses add to `column` and override `go_on`.

    `back_asked` by the link on top or Esc.
    """

    back_asked = Signal()

    def __init__(self, title: str, text: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.boxes: dict[str, FieldBox] = {}
        self._title = PlainLabel(title, "figure", wrap=True)
        self._text = PlainLabel(text, "log-quiet", wrap=True)
        self.button = Button(button, "primary", size="large")
        self.button.clicked.connect(self.go_on)
        self.banner = Banner()
        self.banner.again.connect(self.go_on)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(14))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.px(12))
        self.buttons.addWidget(self.button)
        self.buttons.addStretch(1)
        self._lay_out()
        self._busy = BusyBar(self)

    def hide_back(self) -> None:
        """Takes the way back away, where there is none."""
        self._back.hide()

    def go_on(self) -> None:
        """What the main button does; override."""

    def add_field(self, name: str, label: str, control: QWidget, hint: str = "") -> FieldBox:
        """Puts a field under the others; problems for `name` are told beside it."""
        box = FieldBox(label, control, hint=hint)
        control.edited.connect(self._mended)  # type: ignore[attr-defined]
        self.boxes[name] = box
        self.column.addWidget(box)
        return box

    def add_row(self, *parts: QWidget) -> None:
        """Puts widgets beside each other under the fields; a button stands beside the line."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for part in parts:
            field = isinstance(part, FieldBox)  # with a sentence under it, its line stays level
            edge = Qt.AlignmentFlag.AlignTop if field else Qt.AlignmentFlag.AlignBottom
            row.addWidget(part, 0, edge)
        row.addStretch(1)
        self.column.addLayout(row)

    def set_words(self, title: str, text: str) -> None:
        """Changes title and text."""
        self._title.setText(title)
        self._text.setText(text)

    def show_problems(self, *problems: Problem) -> bool:
        """Tells each problem beside its field, the rest in the banner; whether there were any."""
        for box in self.boxes.values():
            box.tell("")
        self.banner.hide()
        rest = []
        for problem in problems:
            if problem.field in self.boxes:
                self.boxes[problem.field].tell(messages.sentence(problem))
            else:
                rest.append(messages.sentence(problem))
        if rest:
            self.banner.tell(" ".join(rest), retry=False)
        wrong = next((box for box in self.boxes.values() if box.sentence), None)
        if wrong is not None:
            wrong.control.setFocus()
            self.ensureWidgetVisible(wrong)
        return bool(problems)

    def fail(self, error: Exception) -> None:
        """Shows what went wrong with what was asked, and lets the person try again."""
        self.set_busy(busy=False)
        if isinstance(error, Refused):
            self.show_problems(*error.problems)
        elif isinstance(error, BuurtschapError):
            self.banner.tell(messages.text(error), retry=messages.can_retry(error))
            self.ensureWidgetVisible(self.banner)

    def set_busy(self, *, busy: bool) -> None:
        """Greys the button while work is going on, and shows so when it takes long."""
        self.button.setEnabled(not busy)
        if busy:
            self._busy.begin()
        else:
            self._busy.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._back.isHidden():
            self.back_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.button.isEnabled():  # a second Enter while work is going on asks nothing anew
                self.go_on()
        else:
            super().keyPressEvent(event)

    def _mended(self) -> None:
        """What was said of a field is past once somebody types in it."""
        for box in self.boxes.values():
            if box.control is self.sender():
                box.tell("")

    def _lay_out(self) -> None:
        self._back = LinkButton(_("Terug"))
        self._back.clicked.connect(self.back_asked)
        head = QHBoxLayout()
        head.setSpacing(theme.px(14))
        head.addWidget(Mark(40, "rail-mark"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(theme.px(24), theme.px(28), theme.px(24), theme.px(32))
        whole.setSpacing(theme.px(10))
        whole.addWidget(self._back)
        whole.addSpacing(theme.px(14))
        whole.addLayout(head)
        whole.addWidget(self._text)
        whole.addSpacing(theme.px(12))
        whole.addLayout(self.column)
        whole.addWidget(self.banner)
        whole.addSpacing(theme.px(8))
        whole.addLayout(self.buttons)
        whole.addStretch(1)
        inner = QWidget()
        inner.setLayout(whole)
        inner.setMaximumWidth(theme.px(WIDTH + 48))
        ground = QWidget()
        ground.setObjectName("ground")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.setWidget(ground)
