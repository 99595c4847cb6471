"""Organisatie: what stands on every report: name, address line, logo, and who signs."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.settings import House, Signer
from desktop.i18n import N_, _
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.form import Field
from desktop.views.settings.form_section import FormSection, SettingsForm
from desktop.views.settings.logo import LogoField, as_png, as_text
from desktop.views.settings.signers import SignersField


class HouseForm(SettingsForm):
    """The organisation."""

    key = "organisation"
    seen: House | None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        box = self.boxes["logo"]
        box.control.refused.connect(box.tell)  # type: ignore[attr-defined]

    def fields(self) -> tuple[Field, ...]:
        """In the order in which they stand on paper."""
        return (
            Field("name", N_("Naam van je organisatie"), LineEdit),
            Field("address", N_("Regel met adres of website"), LineEdit),
            Field("logo", N_("Logo"), self._logo, hint=N_("Een PNG- of JPEG-plaatje.")),
            Field("signers", N_("Wie ondertekent de rapporten?"), SignersField),
        )

    def values_of(self, seen: House) -> dict[str, Any]:
        """The organisation as it stands."""
        return {
            "name": seen.name,
            "address": seen.address,
            "logo": as_text(seen.logo),
            "signers": tuple((signer.name, signer.job) for signer in seen.signers),
        }

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        """Asks the rule of the domain."""
        return _house(values).problems()

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Saves it, if nobody else did meanwhile."""
        return self.desk.services.organisation.save, (_house(values), self.seen)

    def _logo(self) -> QWidget:
        return LogoField(self.desk.runner)


def _house(values: Mapping[str, Any]) -> House:
    return House(
        name=values["name"],
        address=values["address"],
        signers=tuple(Signer(name, job) for name, job in values["signers"]),
        logo=as_png(values["logo"]),
    )


class Organisation(FormSection):
    """What the organisation is called and who signs for it."""

    title: ClassVar[str] = N_("Organisatie")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.begin(_(self.title), _("Zo heet je organisatie op de rapporten die je maakt."))
        self.column.addLayout(self.place)

    def make_form(self) -> HouseForm:
        """A fresh form."""
        return HouseForm(self.desk)

    def reload(self) -> None:
        """Asks how the organisation stands."""
        self.ask(self.desk.services.organisation.house, then=self.show_seen)
