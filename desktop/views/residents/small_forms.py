"""The little forms inside the panel: an agreement, and extending one."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.privacy import labelling_word
from desktop.domain.residents import AgreementDraft, AgreementLine
from desktop.domain.vocabulary import AgreementKind
from desktop.i18n import N_, _
from desktop.labels import label
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice
from desktop.views.kit.dates import DateField
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import FieldBox, LineEdit
from desktop.views.kit.form import Field, Form

HALF_A_YEAR = timedelta(days=183)


class SmallForm(Form):
    """A form within a section: no margins, and the focus in its first field."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent=parent)
        self.column.setContentsMargins(0, theme.px(4), 0, theme.px(6))

    def begin(self) -> None:
        """Puts the cursor in the first field."""
        next(iter(self.boxes.values())).control.setFocus()


def watch_words(box: FieldBox, plain_hint: str = "") -> None:
    """Asks below a text field whether a word that labels somebody is needed, when it is left."""
    _Watch(box, plain_hint)


class _Watch(QWidget):
    """Lives with its box; never refuses, only asks."""

    def __init__(self, box: FieldBox, plain_hint: str) -> None:
        super().__init__(box)
        self._box, self._plain = box, plain_hint
        self.hide()
        box.control.left.connect(self._look)  # type: ignore[attr-defined]

    def _look(self) -> None:
        word = labelling_word(self._box.control.value())  # type: ignore[attr-defined]
        ask = _("'{word}': is dit nodig? Schrijf liever wat iemand wil.").format(word=word)
        self._box.set_hint(ask if word else self._plain)


class AgreementForm(SmallForm):
    """A new agreement, always until a day."""

    def __init__(self, desk: Desk, person_id: UUID) -> None:
        self._person_id = person_id
        super().__init__(desk)
        watch_words(self.boxes["title"])
        self.load({"until": desk.clock.today() + HALF_A_YEAR})

    def fields(self) -> tuple[Field, ...]:
        kinds = [(kind, label(kind)) for kind in AgreementKind]
        return (
            Field("title", N_("Wat spreken jullie af?"), LineEdit),
            Field("kind", N_("Soort"), partial(Choice, kinds), half=True),
            Field("until", N_("Tot"), partial(DateField, self.desk.clock.today), half=True),
        )

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        return self._draft(values).problems(self.desk.clock.today())

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.desk.services.residents.add_agreement, (self._draft(values),)

    def _draft(self, values: Mapping[str, Any]) -> AgreementDraft:
        kind = AgreementKind(values["kind"])
        return AgreementDraft(self._person_id, kind, values["title"], values["until"])


class ExtendForm(SmallForm):
    """Until when an agreement goes on; proposed is as long again."""

    save_text = N_("Verleng")

    def __init__(self, desk: Desk, agreement: AgreementLine) -> None:
        self._agreement = agreement
        super().__init__(desk)
        self.load({"until": agreement.ends + (agreement.ends - agreement.begins)})

    def fields(self) -> tuple[Field, ...]:
        return (Field("until", N_("Tot"), partial(DateField, self.desk.clock.today)),)

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        until: date | None = values["until"]
        if until is None:
            return (Problem("until", "required"),)
        return (Problem("until", "ends_before"),) if until <= self.desk.clock.today() else ()

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.desk.services.residents.extend_agreement, (self._agreement.id, values["until"])
