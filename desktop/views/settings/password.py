"""Wachtwoord en herstelcode: another password, another code; on a server the reason why not."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.errors import Problem, StorageTrouble, Trouble
from desktop.i18n import N_, _
from desktop.services.administration import OpenAdministration
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import PasswordField
from desktop.views.kit.form import Field
from desktop.views.settings.form_section import SettingsForm
from desktop.views.settings.recovery import Recovery
from desktop.views.settings.section import Section


class PasswordForm(SettingsForm):
    """The password of now and, twice, the next one. Never kept as a draft."""

    save_text = N_("Verander wachtwoord")

    def __init__(self, desk: Desk, administration: OpenAdministration) -> None:
        self._administration = administration
        super().__init__(desk)

    def fields(self) -> tuple[Field, ...]:
        """Three passwords."""
        hint = N_("Minstens 12 tekens. Een zin of vier losse woorden is goed.")
        return (
            Field("old", N_("Je wachtwoord van nu"), PasswordField),
            Field("password", N_("Nieuw wachtwoord"), PasswordField, hint=hint),
            Field("again", N_("Nog een keer"), PasswordField),
        )

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        """Everything filled in, and twice the same; how good it is, the service judges."""
        found = [Problem(name, "required") for name, typed in values.items() if not typed]
        if not found and values["password"] != values["again"]:
            found.append(Problem("again", "passwords_differ"))
        return tuple(found)

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Locks the key with the new password."""
        change = self._administration.change_password
        return change, (values["old"], values["password"])

    def on_failed(self, error: Exception) -> None:
        """A wrong password is told beside its field."""
        if isinstance(error, StorageTrouble) and error.kind is Trouble.WRONG_PASSPHRASE:
            self.button.setEnabled(True)
            self.boxes["old"].tell(messages.trouble(error))
            self.boxes["old"].control.setFocus()
        else:
            super().on_failed(error)


class Password(Section):
    """The two ways in: the password in somebody's head and the code on paper."""

    title: ClassVar[str] = N_("Wachtwoord en herstelcode")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form: PasswordForm | None = None
        self.recovery: Recovery | None = None
        self._place = QVBoxLayout()
        administration = desk.administration
        if administration is None or administration.folder is None:
            self.begin(_(self.title), messages.sentence(Problem("", "server_password")))
            return
        lead = _("Met je wachtwoord is alles op deze computer op slot.")
        self.begin(_(self.title), lead)
        self.column.addLayout(self._place)
        self.add_block(_("Herstelcode"))
        self.recovery = Recovery(desk)
        self.recovery.failed.connect(self.tell_trouble)
        self.recovery.turned.connect(self._turn)
        self.column.addWidget(self.recovery)
        self._administration = administration
        self._renew()

    def leave(self) -> None:
        """Forgets what was typed and a code that was not kept."""
        if self.recovery is not None:
            self.recovery.forget()
            self._renew()

    def _renew(self) -> None:
        old, self.form = self.form, PasswordForm(self.desk, self._administration)
        self.form.saved.connect(self._changed)
        self.form.cancelled.connect(self._renew)
        self._place.addWidget(self.form)
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _turn(self, code_in_view: bool) -> None:
        """One thing at a time: with a code in view the password can wait."""
        if self.form is not None:
            self.form.setVisible(not code_in_view)

    def _changed(self, result: object) -> None:
        self.desk.tell(_("Je wachtwoord is veranderd"), undo=False)
        self._renew()
