"""The window: the front door, or the workplace behind it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.i18n import _
from desktop.views.kit import reading_order, theme, window_state
from desktop.views.kit.buttons import Button, IconButton
from desktop.views.kit.focus_ring import FocusRing
from desktop.views.kit.labels import PlainLabel

if TYPE_CHECKING:
    from desktop.views.kit.idle import IdleWatch
    from desktop.views.workplace import Workplace

_SMALLEST, _USUAL = QSize(940, 500), QSize(1440, 868)


class MainWindow(QMainWindow):
    """Holds one thing at a time: `show_front` a front door, `enter` an open administration.

    `lock_asked` when the person or the clock wants to lock; `closing` when the window is
    about to close, so that the owner can put everything away.
    """

    lock_asked = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.workplace: Workplace | None = None
        self._idle: IdleWatch | None = None
        self._stack = QStackedWidget()
        self._warning: _LockWarning | None = None
        self._bug: _BugNote | None = None
        ground = QWidget()
        ground.setObjectName("ground")
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(ground)
        self.setWindowIcon(QIcon(str(paths.resource("icons/mark.svg"))))
        self.setMinimumSize(_SMALLEST)
        self.setWindowTitle("Buurtschap")
        self._ring = FocusRing(self)
        self._place()

    def show_front(self, front: QWidget) -> None:
        """Shows a front door; what was there is emptied and thrown away."""
        self._stop_watching()
        self.workplace = None
        self._replace(front)
        self.setWindowTitle("Buurtschap")

    def enter(self, workplace: "Workplace", name: str, lock_minutes: int) -> None:
        """Shows the workplace of administration `name`; locks after so many idle minutes."""
        from desktop.views.kit.idle import IdleWatch  # nothing to lock before this

        self.workplace = workplace
        workplace.lock_asked.connect(self.lock_asked)
        self._replace(workplace)
        self.setWindowTitle(_("{name} – Buurtschap").format(name=name))
        self._idle = IdleWatch(self, lock_minutes)
        self._idle.warned.connect(self._warn)
        self._idle.calmed.connect(self._calm)
        self._idle.expired.connect(self.lock_asked)

    def set_lock_minutes(self, minutes: int) -> None:
        """Changes after how many idle minutes it locks."""
        if self._idle is not None:
            self._idle.set_minutes(minutes)

    def tell_bug(self, report: str) -> None:
        """Says that the program made a mistake; `report` can be copied and holds no data."""
        if self._bug is None:
            self._bug = _BugNote()
            self._column.addWidget(self._bug)
        self._bug.tell(report)

    def come_forward(self) -> None:
        """Shows itself above other windows; where that is not allowed it asks for attention."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        window_state.keep_geometry(self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ring.raise_()

    def focusNextPrevChild(self, onward: bool) -> bool:
        return reading_order.step(self, onward=onward)

    def _place(self) -> None:
        kept = window_state.geometry()
        if kept is not None and self.restoreGeometry(kept):
            return
        room = self.screen().availableSize() if self.screen() else _USUAL
        self.resize(_USUAL.boundedTo(room).expandedTo(_SMALLEST))

    def _replace(self, widget: QWidget) -> None:
        old = self._stack.currentWidget()
        # A page says in its making where one starts; being put into the window forgets that.
        start = widget.focusWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if start is not None:
            start.setFocus()
        if old is not None:
            self._stack.removeWidget(old)
            old.setParent(None)
            old.deleteLater()

    def _stop_watching(self) -> None:
        self._calm()
        if self._idle is not None:
            self._idle.stop()
            self._idle.deleteLater()
            self._idle = None

    def _warn(self) -> None:
        if self._warning is None:
            self._warning = _LockWarning()
            self._warning.stay.clicked.connect(self._stay)
            self._column.insertWidget(1, self._warning)
        self._warning.show()

    def _calm(self) -> None:
        """Takes the warning away; the next one is made anew, in the language of then."""
        if self._warning is not None:
            self._warning.hide()
            self._warning.deleteLater()
            self._warning = None

    def _stay(self) -> None:
        if self._idle is not None:
            self._idle.touch()


class _LockWarning(QFrame):
    """Says a minute ahead that the program is going to lock; what was typed is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.stay = Button(_("Blijf open"), "secondary", size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(6), theme.px(24), theme.px(6))
        row.setSpacing(theme.px(16))
        sentence = _("Buurtschap vergrendelt over een minuut. Wat je typte, blijft bewaard.")
        row.addWidget(PlainLabel(sentence), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.stay)
        row.addStretch(1)
        self.setAccessibleName(sentence)
        self.hide()


class _BugNote(QFrame):
    """Says that something in the program went wrong, and gives the details to pass on."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._report = ""
        copy = Button(_("Kopieer details"), "secondary", icon="copy", size="small")
        copy.clicked.connect(self._copy)
        away = IconButton("x", _("Sluit melding"))
        away.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(12))
        sentence = _(
            "Er ging iets mis in het programma zelf. Wat opgeslagen is, is veilig. "
            "In de details staan geen persoonsgegevens."
        )
        row.addWidget(PlainLabel(sentence, wrap=True), 1)
        row.addWidget(copy)
        row.addWidget(away)
        self.setAccessibleName(sentence)
        self.hide()

    def tell(self, report: str) -> None:
        self._report = report
        self.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
