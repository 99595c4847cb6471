"""Wie werken hier: the colleagues of a shared administration, and what each of them sees."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout

from desktop.domain.access import Colleague
from desktop.domain.vocabulary import WorksFor
from desktop.i18n import N_, _
from desktop.labels import capital, label
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import Field, Form
from desktop.views.kit.labels import PlainLabel
from desktop.views.settings.room_row import Row, empty
from desktop.views.settings.section import Section

_SEES = {
    WorksFor.ORGANISATION: N_("Werkt voor onze organisatie: ziet alles."),
    WorksFor.CORPORATION: N_(
        "Werkt voor de woningcorporatie: ziet de agenda van de ruimtes en hoeveel ze gebruikt "
        "worden. Geen bewoners, vragen, banden of waakvlam."
    ),
    WorksFor.NOBODY: N_("Heeft geen toegang: ziet niets."),
}


class Colleagues(Section):
    """Everybody who can come in. `edit_asked` carries the Colleague whose access is to change."""

    title: ClassVar[str] = N_("Wie werken hier")

    edit_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        lead = _(
            "Je beheerder geeft een collega een login voor de database. Wie daarmee voor het "
            "eerst inlogt, ziet niets, tot jij hier zegt voor wie die werkt."
        )
        self.begin(_(self.title), lead)
        self._rows: list[Row] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        self.column.addLayout(self._place)

    def reload(self) -> None:
        """Asks who can come in."""
        self.ask(self.desk.services.colleagues.list, then=self._show)

    def rows(self) -> tuple[Row, ...]:
        """The colleagues as they are shown; `id` is the Colleague."""
        return tuple(self._rows)

    def _show(self, colleagues: tuple[Colleague, ...]) -> None:
        if [row.id for row in self._rows] == list(colleagues):
            return
        focused = next((row.id.id for row in self._rows if row.edit.hasFocus()), None)
        empty(self._place, self._rows)
        for colleague in colleagues:
            row = Row(colleague, _named(colleague), _told(colleague))
            row.edit.setVisible(not colleague.me)
            row.edit_asked.connect(self.edit_asked)
            self._rows.append(row)
            self._place.addWidget(row)
            if colleague.id == focused:
                row.edit.setFocus()


class ColleagueEditor(Form):
    """For whom a colleague works, with what that lets them see. Never kept as a draft."""

    def __init__(self, desk: Desk, colleague: Colleague) -> None:
        self._id: UUID = colleague.id
        self._seen = colleague.works_for
        self._sees = PlainLabel("", "quiet", wrap=True)
        super().__init__(desk)
        self.load({"works_for": colleague.works_for})
        self.boxes["works_for"].control.edited.connect(self._tell)  # type: ignore[attr-defined]
        self._tell()

    @property
    def sees(self) -> str:
        """What is said of what the chosen answer lets them see."""
        return self._sees.text()

    def fields(self) -> tuple[Field, ...]:
        """One choice."""
        options = [(one, capital(label(one))) for one in WorksFor]
        return (Field("works_for", N_("Voor wie werkt deze collega?"), partial(Choice, options)),)

    def lay_out_fields(self) -> QLayout:
        """The choice, and under it what it lets them see."""
        column = QVBoxLayout()
        column.setSpacing(theme.px(12))
        column.addLayout(super().lay_out_fields())
        column.addWidget(self._sees)
        holds = _("Is je collega nu aan het werk? Dan vraagt Buurtschap om opnieuw in te loggen.")
        column.addWidget(PlainLabel(holds, "quiet", wrap=True))
        return column

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Lets them in, or no longer."""
        return self.desk.services.colleagues.let_in, (self._id, values["works_for"], self._seen)

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        """Goes on from what somebody else said of this colleague meanwhile."""
        if isinstance(theirs, Colleague):
            self._seen = theirs.works_for
            if not keep_mine:
                self.load({"works_for": theirs.works_for})
                self._tell()

    def _tell(self) -> None:
        self._sees.setText(_(_SEES[self.boxes["works_for"].control.value()]))  # type: ignore[attr-defined]


def _named(colleague: Colleague) -> str:
    return _("{name} (jij)").format(name=colleague.name) if colleague.me else colleague.name


def _told(colleague: Colleague) -> str:
    """As 'Community builder · noor · werkt voor onze organisatie'."""
    waits = colleague.works_for is WorksFor.NOBODY
    access = (
        _("heeft geen toegang")
        if waits
        else _("werkt voor {whom}").format(whom=label(colleague.works_for))
    )
    return " · ".join(part for part in (colleague.job, colleague.login, access) if part)
