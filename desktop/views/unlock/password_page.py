"""A new password, for who came in with the recovery code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.i18n import _
from desktop.views.kit.fields import PasswordField
from desktop.views.unlock.front_form import FrontForm
from desktop.views.unlock.new_page import LEAST_PASSWORD


class PasswordPage(FrontForm):
    """Asks for a new password, twice; `password_given` carries it."""

    password_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Kies een nieuw wachtwoord"),
            _("Je bent binnen met je herstelcode. Die code blijft geldig."),
            _("Bewaar wachtwoord"),
            parent,
        )
        self.hide_back()
        self.password = PasswordField()
        self.again = PasswordField()
        hint = _("Een zin of vier woorden, minstens {n} tekens.").format(n=LEAST_PASSWORD)
        self.add_field("password", _("Nieuw wachtwoord"), self.password, hint)
        self.add_field("again", _("Nog een keer"), self.again)
        self.password.setFocus()

    def go_on(self) -> None:
        """Checks that both are the same and long enough."""
        found = []
        if len(self.password.value()) < LEAST_PASSWORD:
            found.append(Problem("password", "password_short", {"least": LEAST_PASSWORD}))
        elif self.password.value() != self.again.value():
            found.append(Problem("again", "passwords_differ"))
        if not self.show_problems(*found):
            self.set_busy(busy=True)
            self.password_given.emit(self.password.value())
