"""Jij: how you are called, as it stands beside what you record."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from desktop.domain.errors import Problem
from desktop.domain.settings import Worker
from desktop.i18n import N_, _
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.form import Field
from desktop.views.kit.labels import PlainLabel
from desktop.views.settings.form_section import FormSection, SettingsForm


class YouForm(SettingsForm):
    """Name and job."""

    key = "you"
    seen: Worker | None

    def fields(self) -> tuple[Field, ...]:
        """The two lines."""
        return (
            Field("name", N_("Hoe heet je?"), LineEdit),
            Field("job", N_("Wat doe je?"), LineEdit, hint=N_("Bijvoorbeeld community builder.")),
        )

    def values_of(self, seen: Worker) -> dict[str, Any]:
        """Both lines as they stand."""
        return {"name": seen.name, "job": seen.job}

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        """Asks the rule of the domain."""
        return Worker(values["name"], values["job"]).problems()

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Saves name and job."""
        worker = Worker(values["name"], values["job"])
        return self.desk.services.organisation.save_me, (worker, self.seen)


class You(FormSection):
    """Who works here."""

    title: ClassVar[str] = N_("Jij")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.begin(_(self.title), _("Je naam staat bij alles wat je vastlegt."))
        if not desk.access:
            waiting = _(
                "Je ziet hier nog niets. Vul je naam in en vraag een collega om je toegang te "
                "geven, bij Instellingen, Wie werken hier. Daarna vraagt Buurtschap je opnieuw in "
                "te loggen."
            )
            self.column.addWidget(PlainLabel(waiting, "strong", wrap=True))
        self.column.addLayout(self.place)

    def make_form(self) -> YouForm:
        """A fresh form."""
        return YouForm(self.desk)

    def reload(self) -> None:
        """Asks who works here."""
        self.ask(self.desk.services.organisation.me, then=self.show_seen)
