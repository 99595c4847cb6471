"""Another recovery code: shown, printed, and typed back before the old one stops working."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.errors import Problem
from desktop.i18n import _
from desktop.views.kit import recovery_sheet, theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.code_sheet import CodeSheet
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import FieldBox
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.recovery_fields import RecoveryFields, grouped

_SHEET_WIDTH = 430


class Recovery(QWidget):
    """Makes a new code and keeps it once it was typed back.

    `turned` tells whether a code is in view; `failed` carries what went wrong.
    """

    turned = Signal(bool)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._code = ""
        self.sheet: CodeSheet | None = None
        self._lead = PlainLabel("", "quiet", wrap=True)
        self.make = Button(_("Maak een nieuwe herstelcode"), icon="key")
        self.make.clicked.connect(self._make)
        self.printing = Button(_("Druk af"), icon="printer")
        self.printing.clicked.connect(self._print)
        self.typed = RecoveryFields()
        self.typed.entered.connect(self.keep)
        self.typed.setMaximumWidth(theme.px(_SHEET_WIDTH))
        self.box = FieldBox(_("Typ de code over van je papier"), self.typed)
        self.done = Button(_("Gebruik deze code"), "primary")
        self.done.clicked.connect(self.keep)
        self._cancel = Button(_("Houd de oude code"), "quiet")
        self._cancel.clicked.connect(self.forget)
        self._lay_out()
        self.forget()

    def keep(self) -> None:
        """Compares what was typed with the code and makes it the one that opens."""
        pairs = zip(grouped(self.typed.value()), grouped(self._code), strict=True)
        wrong = [at for at, (mine, true) in enumerate(pairs) if mine != true]
        self.typed.tell_wrong(wrong)
        if wrong:
            self.box.tell(messages.sentence(Problem("code", "recovery_code_differs")))
            return
        self.box.tell("")
        if self.desk.administration is not None:
            self.desk.runner.data(
                self.desk.administration.keep_recovery_code,
                self._code,
                then=self._kept,
                failed=self._failed,
                writes=True,
            )

    def forget(self) -> None:
        """Shows no code any more."""
        self._code = ""
        if self.sheet is not None:
            self.sheet.forget()
            self.sheet.hide()
            self._sheet_place.removeWidget(self.sheet)
            self.sheet.deleteLater()
            self.sheet = None
        self.typed.set_value("")
        self.typed.tell_wrong(())
        self.box.tell("")
        self._lead.setText(
            _(
                "De code op papier opent je administratie als je het wachtwoord niet meer weet. "
                "Is het papier weg of las een ander het, maak dan een nieuwe."
            )
        )
        self._show(shown=False)

    def _make(self) -> None:
        if self.desk.administration is not None:
            self.desk.runner.data(
                self.desk.administration.new_recovery_code,
                then=self._show_code,
                failed=self._failed,
            )

    def _show_code(self, code: str) -> None:
        self.forget()
        self._code = code
        self.sheet = CodeSheet(code)
        self.sheet.setFixedWidth(theme.px(_SHEET_WIDTH))
        self._sheet_place.addWidget(self.sheet)
        self._lead.setText(
            _(
                "Druk de code af of schrijf hem over, en bewaar hem niet bij deze computer. "
                "De oude code blijft werken tot je de nieuwe hebt overgetypt."
            )
        )
        self._show(shown=True)
        self.typed.setFocus()

    def _show(self, *, shown: bool) -> None:
        self.make.setVisible(not shown)
        for part in (self.printing, self.box, self.done, self._cancel):
            part.setVisible(shown)
        self.turned.emit(shown)

    def _print(self) -> None:
        administration = self.desk.administration
        if administration is not None and self._code:
            today = self.desk.clock.today()
            recovery_sheet.ask_and_print(self, administration.name, self._code, today)

    def _kept(self, result: object) -> None:
        self.forget()
        self.make.setFocus()
        self.desk.tell(_("De nieuwe herstelcode geldt nu"), undo=False)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _lay_out(self) -> None:
        self._sheet_place = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._lead)
        column.addLayout(_row(self.make))
        column.addLayout(self._sheet_place)
        column.addLayout(_row(self.printing))
        column.addWidget(self.box)
        column.addLayout(_row(self.done, self._cancel))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
