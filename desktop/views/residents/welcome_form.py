"""The little form of a welcome step: who does it, and until when."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.residents import Roll
from desktop.domain.welcome import WelcomeLine
from desktop.i18n import N_, _
from desktop.views.kit.choices import Choice, Option
from desktop.views.kit.dates import DateField
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import Field
from desktop.views.residents.small_forms import SmallForm


class WelcomeForm(SmallForm):
    """Who may do it are the residents of the community, good neighbours first."""

    def __init__(self, desk: Desk, line: WelcomeLine, person_id: UUID, community_id: UUID) -> None:
        self._line, self._person_id = line, person_id
        super().__init__(desk)
        self.load({"helper": line.helper_id, "due": line.due})
        desk.runner.data(desk.services.residents.roll, community_id, then=self._offer, latest=True)

    def fields(self) -> tuple[Field, ...]:
        known: list[Option] = [(None, _("een medewerker"))]
        if self._line.helper_id is not None:
            known.append((self._line.helper_id, self._line.helper))
        return (
            Field("helper", N_("Wie doet dit?"), partial(Choice, known), half=True),
            Field("due", N_("Uiterlijk"), partial(DateField, self.desk.clock.today), half=True),
        )

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        return () if values["due"] else (Problem("due", "required"),)

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        change = self.desk.services.residents.change_welcome
        return change, (self._line.id, values["helper"], values["due"])

    def _offer(self, roll: Roll) -> None:
        here = [line for line in roll.lines if line.comes_on is None and line.id != self._person_id]
        here.sort(key=lambda line: not line.good_neighbour)
        choice: Choice = self.boxes["helper"].control  # type: ignore[assignment]
        chosen = choice.value()
        choice.fill([(None, _("een medewerker")), *((line.id, line.name.full) for line in here)])
        choice.set_value(chosen)
