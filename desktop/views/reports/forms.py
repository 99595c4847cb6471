"""What is written in the panel: texts, an explanation, a funder, a signature."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.domain.periods import Quarter
from desktop.domain.reporting import Part, Quarterly, Written
from desktop.domain.vocabulary import FunderKind
from desktop.i18n import N_
from desktop.labels import label
from desktop.views.kit.choices import Choice
from desktop.views.kit.dates import DateField
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit, TextArea
from desktop.views.kit.form import Field, Form, FormLink

Job = tuple[Callable[..., Any], tuple[Any, ...]]


def _short() -> QWidget:
    return TextArea(lines=3)


def _long() -> QWidget:
    return TextArea(lines=6)


# The name of each field, the part it belongs to, and whether it is the title or the text.
_TEXTS: tuple[tuple[str, Part, str], ...] = (
    ("summary", Part.SUMMARY, "text"),
    ("contacts", Part.CONTACTS, "text"),
    ("vital", Part.VITAL, "text"),
    ("chances", Part.CHANCES, "text"),
    ("neighbours", Part.NEIGHBOURS, "text"),
    ("story_title", Part.STORY, "title"),
    ("story", Part.STORY, "text"),
    ("outlook", Part.OUTLOOK, "text"),
    ("first_name", Part.SIGNATURE_FIRST, "title"),
    ("first_job", Part.SIGNATURE_FIRST, "text"),
    ("second_name", Part.SIGNATURE_SECOND, "title"),
    ("second_job", Part.SIGNATURE_SECOND, "text"),
    ("place", Part.PLACE, "text"),
)


class ReportForm(Form):
    """A form about something written before, which a draft that is put back goes before."""

    def begin(self, values: Mapping[str, Any]) -> None:
        """Shows what was written before, unless a draft stands there."""
        if not self._touched:
            self.load(values)


def parts(link: FormLink) -> tuple[str, str, str]:
    """What a report form is about: the id of the funder, the quarter or year, the figure."""
    funder, _slash, rest = link.subject.partition("/")
    period, _slash, figure = rest.partition("/")
    return funder, period, figure


class TextsForm(ReportForm):
    """All written parts of one quarter's report for one funder."""

    key = "report.texts"

    def __init__(self, desk: Desk, funder_id: UUID, quarter: Quarter) -> None:
        self._funder_id, self._quarter = funder_id, quarter
        super().__init__(desk, f"{funder_id}/{quarter}")

    def fields(self) -> tuple[Field, ...]:
        """The texts in the order of the report."""
        return (
            Field("summary", N_("In het kort"), _short),
            Field("contacts", N_("Bij ambitie 1: sociale contacten"), _short),
            Field("vital", N_("Bij ambitie 2: vitaal en gezond"), _short),
            Field("chances", N_("Bij ambitie 3: gelijke kansen"), _short),
            Field("neighbours", N_("Bij de koppels"), _short),
            Field("story_title", N_("Titel van het verhaal"), LineEdit),
            Field("story", N_("Verhaal"), _long, hint=N_("Geen namen, geen gezondheid.")),
            Field("outlook", N_("Vooruitblik"), _long, hint=N_("Elke regel wordt een punt.")),
            Field("first_name", N_("Wie tekent"), LineEdit, half=True),
            Field("first_job", N_("Functie"), LineEdit, half=True),
            Field("second_name", N_("Wie tekent ook"), LineEdit, half=True),
            Field("second_job", N_("Functie"), LineEdit, half=True),
            Field("place", N_("Plaats en datum"), LineEdit),
        )

    def show_report(self, report: Quarterly) -> None:
        """Fills in what was written before."""
        kept = report.text.narrative
        self.begin({name: getattr(kept.get(part, Written()), side) for name, part, side in _TEXTS})

    def job(self, values: Mapping[str, Any]) -> Job:
        """Writes all parts at once."""
        parts: dict[Part, dict[str, str]] = {}
        for name, part, side in _TEXTS:
            parts.setdefault(part, {})[side] = values[name]
        written = {part: Written(**sides) for part, sides in parts.items()}
        reporting = self.desk.services.reporting
        return reporting.write_parts, (self._funder_id, self._quarter, written)


class ExplanationForm(ReportForm):
    """Why a target was not reached, in one or two sentences."""

    key = "report.explanation"

    def __init__(self, desk: Desk, funder_id: UUID, quarter: Quarter, figure: str) -> None:
        self._about = (funder_id, quarter, figure)
        super().__init__(desk, f"{funder_id}/{quarter}/{figure}")

    def fields(self) -> tuple[Field, ...]:
        """The one text."""
        hint = N_("Leg in één of twee zinnen uit waarom het doel niet is gehaald.")
        return (Field("text", N_("Toelichting"), _long, hint=hint),)

    def job(self, values: Mapping[str, Any]) -> Job:
        """Writes the explanation."""
        return self.desk.services.reporting.explain, (*self._about, values["text"])


def _kinds() -> QWidget:
    return Choice([(kind, label(kind)) for kind in FunderKind])


class FunderForm(Form):
    """Somebody new for whom reports are made; `saved` carries the id."""

    key = "report.funder"

    def fields(self) -> tuple[Field, ...]:
        """Name, kind, and how the report addresses them."""
        return (
            Field("name", N_("Naam"), LineEdit),
            Field("kind", N_("Soort"), _kinds),
            Field(
                "addressed_as",
                N_("Zo staat het op het voorblad"),
                LineEdit,
                hint=N_("Bijvoorbeeld: de gemeente Zwolle"),
            ),
        )

    def job(self, values: Mapping[str, Any]) -> Job:
        """Makes the funder."""
        kind = FunderKind(values["kind"])
        return (
            self.desk.services.reporting.add_funder,
            (values["name"], kind, values["addressed_as"]),
        )


class SignForm(Form):
    """Who fixes the report, and on which day: from then on its figures stay."""

    save_text = N_("Stel vast")

    def __init__(self, desk: Desk, run_id: UUID) -> None:
        self._run_id = run_id
        super().__init__(desk)
        self.load({"signed_on": desk.clock.today()})

    def fields(self) -> tuple[Field, ...]:
        """Name and day."""
        return (
            Field("signed_by", N_("Wie stelt vast?"), LineEdit),
            Field("signed_on", N_("Op welke dag?"), self._day),
        )

    def _day(self) -> QWidget:
        return DateField(self.desk.clock.today)

    def job(self, values: Mapping[str, Any]) -> Job:
        """Signs the report that was made last."""
        day = values["signed_on"] or self.desk.clock.today()
        return self.desk.services.reporting.sign, (self._run_id, values["signed_by"], day)
