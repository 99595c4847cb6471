"""The unlock page: the shutters are closed until the password opens them."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.drawings import Mark
from desktop.views.kit.fields import FieldBox, PasswordField
from desktop.views.kit.labels import PlainLabel, line
from desktop.views.kit.recovery_fields import LENGTH, RecoveryFields
from desktop.views.unlock.street import HEIGHT as STREET_HEIGHT
from desktop.views.unlock.street import Street

_COLUMN, _WIDTH, _MARGIN = 320, 696, 24
_LEAST_STREET = 64
_LONGEST_WAIT_S = 30
_ROOM_FOR_BOTH = 760
_SECOND_MS = 1000


class UnlockPage(QWidget):
    """Asks the password of administration `name`, which lies at `place` (in words).

    `password_given` and `code_given` carry what was typed; the owner answers with `refuse`,
    with `offer_older` (then `older_accepted` may follow), or by going in. After a refusal
    the button waits 1, 2, 4 … 30 seconds. `restore_asked` and `others_asked` lead elsewhere.
    """

    password_given = Signal(str)
    code_given = Signal(str)
    older_accepted = Signal()
    restore_asked = Signal()
    others_asked = Signal()

    def __init__(self, name: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._failures = 0
        self._wait_s = 0
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(self.count_down)
        self._street = Street(self)
        self._content = QWidget()
        self._content.setObjectName("scrolled")
        self._lay_out(name, place)
        self._scroll = QScrollArea(self)
        # Ours, without a fill. Asking for the one that is there costs 15 ms at the first page:
        # to find out what it is, the binding first makes the classes of every kind of widget.
        self._scroll.setViewport(QWidget())
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._content)
        self._content.setAutoFillBackground(False)
        self._content.installEventFilter(self)
        self.password.setFocus()

    @property
    def waiting_s(self) -> int:
        """How many seconds it still waits before another try."""
        return self._wait_s

    def refuse(self, sentence: str, *, wait: bool = True) -> None:
        """Says why it stays closed; with `wait` each refusal waits longer than the last."""
        self._set_busy(busy=False)
        self._box.tell(sentence)
        if wait:
            self._wait_s = min(2**self._failures, _LONGEST_WAIT_S)
            self._failures += 1
            self._second.start()
            self._show_wait()
        self.password.selectAll()
        self.password.setFocus()

    def offer_older(self, sentence: str) -> None:
        """Says that this is an older copy, and offers to open it all the same."""
        self.refuse(sentence, wait=False)
        self._older.show()

    def count_down(self) -> None:
        """One second has gone by."""
        self._wait_s = max(0, self._wait_s - 1)
        if self._wait_s == 0:
            self._second.stop()
        self._show_wait()

    def forget(self) -> None:
        """Empties what was typed."""
        self.password.clear()
        self.code.set_value("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme.px(_ROOM_FOR_BOTH)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way)
        self._divider.setVisible(beside)
        self._scroll.setGeometry(self.rect())
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return False

    def _place(self) -> None:
        """Puts the content in the middle, and the street below it where there is room."""
        margin = theme.px(_MARGIN)
        width = min(max(self._both.sizeHint().width(), theme.px(_WIDTH)), self.width() - 2 * margin)
        side = (self.width() - width) // 2
        used = self._column.contentsMargins()
        needed = self._column.heightForWidth(self.width()) - used.top() - used.bottom()
        top = min(theme.px(70), max(theme.px(12), (self.height() - needed) // 5))
        self._column.setContentsMargins(side, top, side, margin)
        room = max(self.height() - top - needed, 0)
        self._street.setVisible(room >= theme.px(_LEAST_STREET))
        tall = min(theme.px(STREET_HEIGHT), room)
        self._street.setFixedHeight(tall)
        self._street.setGeometry(0, self.height() - tall, self.width(), tall)

    def _lay_out(self, name: str, place: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(14))
        head.addWidget(Mark(40, "rail-mark"))
        head.addWidget(PlainLabel(_("De luiken zijn dicht"), "figure"))
        head.addStretch(1)
        where = _("Niemand ziet namen tot jij ontgrendelt. Administratie: {name}, {place}.")
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(theme.px(28))
        self._divider = line("line-upright")
        self._both.addLayout(self._password_side())
        self._both.addWidget(self._divider)
        self._both.addLayout(self._code_side())
        self._column = column = QVBoxLayout(self._content)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(theme.px(6))
        column.addWidget(PlainLabel(where.format(name=name, place=place), "log-quiet", wrap=True))
        column.addSpacing(theme.px(26))
        column.addLayout(self._both)
        column.addSpacing(theme.px(20))
        column.addLayout(self._ways_out())
        column.addStretch(1)

    def _password_side(self) -> QVBoxLayout:
        self.password = PasswordField(large=True)
        self.password.setFixedWidth(theme.px(_COLUMN))
        self.password.returnPressed.connect(self._give_password)
        self.password.caps.connect(self._show_caps)
        self._box = FieldBox(_("Wachtwoord"), self.password)
        self._box.set_strong()
        self._box.setFixedWidth(theme.px(_COLUMN))
        self._caps = QWidget()
        caps = QHBoxLayout(self._caps)
        caps.setContentsMargins(0, 0, 0, 0)
        caps.setSpacing(theme.px(6))
        caps.addWidget(IconLabel("arrow-big-up", "secondary", 16))
        caps.addWidget(PlainLabel(_("Caps Lock staat aan"), "small"), 1)
        policy = self._caps.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._caps.setSizePolicy(policy)
        self._caps.hide()
        self.button = Button(_("Ontgrendel"), "primary", icon="lock-open", size="large")
        self.button.clicked.connect(self._give_password)
        side = QVBoxLayout()
        side.setSpacing(theme.px(6))
        side.addWidget(self._box)
        side.addWidget(self._caps)
        side.addSpacing(theme.px(6))
        side.addWidget(self.button)
        self._older = Button(_("Open deze oudere kopie toch"))
        self._older.clicked.connect(self.older_accepted)
        self._older.hide()
        side.addWidget(self._older)
        side.addStretch(1)
        return side

    def _code_side(self) -> QVBoxLayout:
        self.code = RecoveryFields()
        self.code.setFixedWidth(theme.px(_COLUMN))
        self.code.entered.connect(self._give_code)
        hint = _("{n} tekens, van het papier dat je bij de start hebt bewaard.").format(n=LENGTH)
        words = PlainLabel(hint, "small", wrap=True)
        words.setFixedWidth(theme.px(_COLUMN - 20))
        self.code_button = Button(_("Herstel met code"))
        self.code_button.clicked.connect(self._give_code)
        side = QVBoxLayout()
        side.setSpacing(theme.px(6))
        side.addWidget(PlainLabel(_("Wachtwoord kwijt? Gebruik je herstelcode"), "small-strong"))
        side.addWidget(self.code)
        side.addWidget(words)
        side.addSpacing(theme.px(4))
        side.addWidget(self.code_button)
        side.addStretch(1)
        return side

    def _ways_out(self) -> QHBoxLayout:
        others = LinkButton(_("Andere administratie"))
        others.clicked.connect(self.others_asked)
        restore = LinkButton(_("Zet een reservekopie terug"))
        restore.clicked.connect(self.restore_asked)
        row = QHBoxLayout()
        row.setSpacing(theme.px(24))
        row.addWidget(others)
        row.addWidget(restore)
        row.addStretch(1)
        return row

    def _give_password(self) -> None:
        if self.password.value() and self.button.isEnabled():
            self._box.tell("")
            self._set_busy(busy=True)
            self.password_given.emit(self.password.value())

    def _give_code(self) -> None:
        if self.code.value() and self.code_button.isEnabled():
            self._box.tell("")
            self._set_busy(busy=True)
            self.code_given.emit(self.code.value())

    def _set_busy(self, *, busy: bool) -> None:
        for button in (self.button, self.code_button):
            button.setEnabled(not busy)
        self.button.set_text(_("Bezig met openen") if busy else _("Ontgrendel"))

    def _show_wait(self) -> None:
        waiting = self._wait_s > 0
        for button in (self.button, self.code_button):
            button.setEnabled(not waiting)
        text = _("Ontgrendel")
        if waiting:
            text = ngettext("Wacht {n} seconde", "Wacht {n} seconden", self._wait_s)
        self.button.set_text(text.format(n=self._wait_s))

    def _show_caps(self, on: bool) -> None:
        self._caps.setVisible(on)
