"""The recovery code: shown once, printed, and typed back so that it is really kept."""

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.unlock import recovery_sheet
from desktop.views.unlock.front_form import FrontForm
from desktop.views.unlock.recovery_fields import RecoveryFields, grouped

_ACROSS = 3
_ROW = 48


class RecoveryPage(FrontForm):
    """Shows `code` of administration `name`; `kept` when it was typed back right."""

    kept = Signal()

    def __init__(self, name: str, code: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Bewaar je herstelcode"),
            _(
                "Vergeet je je wachtwoord, dan opent alleen deze code je administratie. "
                "Niemand anders kan dat, ook wij niet. Druk hem af of schrijf hem over, "
                "en bewaar hem niet bij deze computer."
            ),
            _("Ga verder"),
            parent,
        )
        self.hide_back()
        self._name, self._code, self._today = name, code, today
        self.shown = CodeSheet(code)
        self.column.addWidget(self.shown)
        self.printing = Button(_("Druk af"), icon="printer")
        self.printing.clicked.connect(self._print)
        self.add_row(self.printing)
        self.typed = RecoveryFields()
        self.typed.entered.connect(self.go_on)
        self.add_field("code", _("Typ de code over van je papier"), self.typed)

    def go_on(self) -> None:
        """Compares what was typed with the code."""
        pairs = zip(grouped(self.typed.value()), grouped(self._code), strict=True)
        wrong = [at for at, (mine, true) in enumerate(pairs) if mine != true]
        self.typed.tell_wrong(wrong)
        if wrong:
            self.show_problems(Problem("code", "recovery_code_differs"))
        else:
            self.shown.forget()
            self.kept.emit()

    def _print(self) -> None:
        recovery_sheet.ask_and_print(self, self._name, self._code, self._today)


class CodeSheet(QWidget):
    """The code in large groups."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[str, ...] = grouped(code)
        self.setAccessibleName(_("Herstelcode"))
        self.setAccessibleDescription(", ".join(" ".join(group) for group in self._groups))
        self.setFixedHeight(theme.px(2 * _ROW + 24))

    @property
    def groups(self) -> tuple[str, ...]:
        """What it shows."""
        return self._groups

    def forget(self) -> None:
        """Shows it no longer."""
        self._groups = ()
        self.setAccessibleDescription("")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(self.rect(), colours.colour("surface"))
        painter.setPen(colours.colour("control"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setFont(theme.font("figure", 600, tabular=True))
        painter.setPen(colours.colour("ink"))
        width, row = self.width() / _ACROSS, theme.px(_ROW)
        for at, group in enumerate(self._groups):
            place = QRectF((at % _ACROSS) * width, theme.px(12) + at // _ACROSS * row, width, row)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, group)
