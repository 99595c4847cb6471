"""The recovery code: shown once, printed, and typed back so that it is really kept."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.i18n import _
from desktop.views.kit import recovery_sheet
from desktop.views.kit.buttons import Button
from desktop.views.kit.code_sheet import CodeSheet
from desktop.views.kit.recovery_fields import RecoveryFields, grouped
from desktop.views.unlock.front_form import FrontForm


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
        self.add_field("code", _("Typ de code over van je papier"), self.typed)
        self.printing.setFocus()

    def go_on(self) -> None:
        """Compares what was typed with the code."""
        pairs = zip(grouped(self.typed.value()), grouped(self._code), strict=True)
        wrong = [at for at, (mine, true) in enumerate(pairs) if mine != true]
        self.typed.tell_wrong(wrong)
        if wrong:
            self.show_problems(Problem("code", "recovery_code_differs"))
        else:
            self.shown.forget()
            self.set_busy(busy=True)
            self.kept.emit()

    def _print(self) -> None:
        recovery_sheet.ask_and_print(self, self._name, self._code, self._today)
