"""Who signs: a line for each, with name and job."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.settings import MOST_SIGNERS
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, IconButton
from desktop.views.kit.fields import LineEdit

Pair = tuple[str, str]


class SignersField(QWidget):
    """Lines of name and job. Its value is a tuple of (name, job), lines left empty not among them.

    There is always one line to type in.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.px(8))
        self.add = Button(_("Voeg iemand toe"), icon="plus", size="small")
        self.add.clicked.connect(self._add_empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._place)
        column.addWidget(self.add)
        self.set_value(())

    def value(self) -> tuple[Pair, ...]:
        """Name and job of each line in which something stands."""
        return tuple(pair for line in self._lines if any(pair := line.pair()))

    def set_value(self, value: object) -> None:
        """Shows a line for each pair."""
        pairs = list(value) if isinstance(value, tuple | list) else []
        while self._lines:
            self._drop(self._lines[-1])
        for name, job in pairs or [("", "")]:
            self._append(str(name), str(job))
        self._count()

    def lines(self) -> tuple["_Line", ...]:
        """The lines, from the top."""
        return tuple(self._lines)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._name_lines()

    def _append(self, name: str, job: str) -> "_Line":
        line = _Line(name, job)
        line.edited.connect(self.edited)
        line.dropped.connect(self._drop_sender)
        self._lines.append(line)
        self._place.addWidget(line)
        return line

    def _add_empty(self) -> None:
        line = self._append("", "")
        self._count()
        line.name.setFocus()

    def _drop_sender(self) -> None:
        line = self.sender()
        if isinstance(line, _Line):
            self._drop(line)
            if not self._lines:
                self._append("", "")
            self._count()
            self._lines[-1].name.setFocus()
            self.edited.emit()

    def _drop(self, line: "_Line") -> None:
        self._lines.remove(line)
        self._place.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _count(self) -> None:
        if len(self._lines) < MOST_SIGNERS:
            self.add.allow()
        else:
            self.add.forbid(_("Er kunnen {most} mensen ondertekenen.").format(most=MOST_SIGNERS))
        self.setFocusProxy(self._lines[0].name)
        self._name_lines()

    def _name_lines(self) -> None:
        for number, line in enumerate(self._lines, start=1):
            line.name.setAccessibleName(_("Naam van ondertekenaar {n}").format(n=number))
            line.job.setAccessibleName(_("Functie van ondertekenaar {n}").format(n=number))


class _Line(QWidget):
    """One who signs."""

    edited = Signal()
    dropped = Signal()

    def __init__(self, name: str, job: str) -> None:
        super().__init__()
        self.name = LineEdit(placeholder=_("Naam"))
        self.name.set_value(name)
        self.job = LineEdit(placeholder=_("Functie"))
        self.job.set_value(job)
        self.away = IconButton("x", _("Haal ondertekenaar weg"))
        self.away.clicked.connect(self.dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for field in (self.name, self.job):
            field.edited.connect(self.edited)
            row.addWidget(field, 1)
        row.addWidget(self.away)

    def pair(self) -> Pair:
        return self.name.value(), self.job.value()
