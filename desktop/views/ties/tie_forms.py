"""The forms in the panel of a tie: the agreement, an evaluation, a last talk."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLayout, QVBoxLayout

from desktop.domain.errors import Problem
from desktop.domain.ties.card import TieCard
from desktop.domain.ties.drafts import AgreementDraft, EvaluationDraft, ExchangeDraft
from desktop.domain.ties.phases import AGREED, months_on
from desktop.domain.vocabulary import EvaluationOutcome, TieEnd, TieResult
from desktop.i18n import N_, _, wording
from desktop.labels import label
from desktop.messages.ties import boundaries
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice, Option, Segments, Tick
from desktop.views.kit.dates import DateField
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit, TextArea
from desktop.views.kit.form import Field, Form
from desktop.views.kit.labels import PlainLabel
from desktop.views.ties.exchanges_field import ExchangesField

AGREEMENT, EVALUATION = "tie.agreement", "tie.evaluation"


class TieForm(Form):
    """A form about one tie, in its panel."""

    def __init__(self, desk: Desk, card: TieCard) -> None:
        self.card = card
        super().__init__(desk, str(card.line.id))
        self.column.setContentsMargins(0, 0, 0, 0)

    def begin(self) -> None:
        """Puts the keyboard in the first field."""
        next(iter(self.boxes.values())).control.setFocus()

    @property
    def today(self) -> date:
        """The day in the house."""
        return self.desk.clock.today()


class AgreementForm(TieForm):
    """What we do for each other, when, and when we look at it again."""

    key = AGREEMENT

    def __init__(self, desk: Desk, card: TieCard) -> None:
        self.version = card.version
        super().__init__(desk, card)
        stands = agreement_values(card, self.today)
        if self.touched:  # a half-filled form was put back: that stays in view
            self._before = stands
        else:
            self.load(stands)

    def fields(self) -> tuple[Field, ...]:
        day = partial(DateField, self.desk.clock.today, optional=True)
        manners = N_("Zo gaan we met elkaar om. Geen gezondheid, geen diagnose.")
        return (
            Field("exchanges", N_("Wat we voor elkaar doen"),
                  partial(ExchangesField, self.card.people)),
            Field("times", N_("Wanneer"), LineEdit),
            Field("manners", N_("Omgangsafspraken"), TextArea, hint=manners),
            Field("backup_contact", N_("Achterwacht"), LineEdit, half=True),
            Field("backup_phone", N_("Telefoon"), LineEdit, half=True),
            Field("evaluates_on", N_("Evaluatie op"), day, half=True),
            Field("ends_on", N_("Of het stopt op"), day, half=True),
            Field("own_words", N_("In hun eigen woorden"), TextArea,
                  hint=N_("Komt niet op de afspraak.")),
        )  # fmt: skip

    def lay_out_fields(self) -> QLayout:
        made = QVBoxLayout()
        made.setSpacing(theme.px(12))
        made.addLayout(super().lay_out_fields())
        made.addWidget(PlainLabel(_boundaries(self.card), "small", wrap=True))
        return made

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        return self._draft(values).problems(self.today)

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.desk.services.ties.agree, (self._draft(values),)

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        if theirs is not None:
            self.card, self.version = theirs, theirs.version
            if not keep_mine:
                self.load(agreement_values(theirs, self.today))

    def _draft(self, values: Mapping[str, Any]) -> AgreementDraft:
        return AgreementDraft(
            tie_id=self.card.line.id,
            version=self.version or self.card.version,
            exchanges=[_exchange(row) for row in values["exchanges"]],
            evaluates_on=values["evaluates_on"],
            ends_on=values["ends_on"],
            times=values["times"],
            backup_contact=values["backup_contact"],
            backup_phone=values["backup_phone"],
            manners=values["manners"],
            own_words=values["own_words"],
        )


class EvaluationForm(TieForm):
    """What it came to; loslaten is the first that is offered, and filled in as far as it can be."""

    key = EVALUATION

    def __init__(self, desk: Desk, card: TieCard) -> None:
        super().__init__(desk, card)
        self.boxes["outcome"].control.edited.connect(self._follow)  # type: ignore[attr-defined]
        if not self.touched:
            self.load(evaluation_values(card, self.today))

    def fields(self) -> tuple[Field, ...]:
        day = partial(DateField, self.desk.clock.today)
        outcomes = [(one, label(one).capitalize()) for one in self._outcomes()]
        return (
            Field("outcome", N_("Hoe gaan we verder?"), partial(Segments, outcomes, ticked=True)),
            Field("result", N_("Wat ze wilden, is"), partial(Choice, _results())),
            Field("end", N_("Omdat"), partial(Choice, _ends())),
            Field("onwards", N_("Hoe gaat het verder zonder ons?"), TextArea),
            Field("look_back", "", partial(Tick, _("Vraag over drie maanden hoe het gaat"))),
            Field("next_on", N_("De volgende keer op"), day),
            Field("held_on", N_("Gesproken op"), day),
        )

    def load(self, values: Mapping[str, Any]) -> None:
        super().load(values)
        self._follow()

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        if values["held_on"] is None:
            return (Problem("held_on", "required"),)
        return self._draft(values).problems(self.today)

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.desk.services.ties.evaluate, (self._draft(values),)

    def _outcomes(self) -> Sequence[EvaluationOutcome]:
        # Who are only getting to know each other have nothing to go on with or to lessen.
        agreed = self.card.line.phase in AGREED
        return tuple(EvaluationOutcome) if agreed else (EvaluationOutcome.LET_GO,)

    def _follow(self) -> None:
        """Shows what belongs to the outcome that is chosen."""
        ends = self.boxes["outcome"].control.value() is EvaluationOutcome.LET_GO  # type: ignore[attr-defined]
        for name in ("result", "end", "onwards", "look_back"):
            self.boxes[name].setVisible(ends)
        if self.card.line.phase not in AGREED:  # nothing to choose, and nothing to look back on
            self.boxes["outcome"].hide()
            self.boxes["look_back"].hide()
        self.boxes["next_on"].setVisible(not ends)

    def _draft(self, values: Mapping[str, Any]) -> EvaluationDraft:
        outcome = EvaluationOutcome(values["outcome"])
        ends = outcome is EvaluationOutcome.LET_GO
        return EvaluationDraft(
            tie_id=self.card.line.id,
            outcome=outcome,
            held_on=values["held_on"],
            next_on=None if ends else values["next_on"],
            result=TieResult(values["result"]) if ends and values["result"] else None,
            end=TieEnd(values["end"]) if ends and values["end"] else None,
            onwards=values["onwards"] if ends else "",
            look_back=values["look_back"],
        )


class DayForm(TieForm):
    """A day for something: the last talk, or when to ask again."""

    def __init__(
        self, desk: Desk, card: TieCard, question: str, proposed: date, act: Callable[[date], Any]
    ) -> None:
        self._question, self._act = question, act
        super().__init__(desk, card)
        self.load({"on": proposed})

    def fields(self) -> tuple[Field, ...]:
        return (Field("on", self._question, partial(DateField, self.desk.clock.today)),)

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        return () if values["on"] else (Problem("on", "required"),)

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self._act, (values["on"],)


def agreement_values(card: TieCard, today: date) -> dict[str, Any]:
    """What the form of the agreement shows; a new one is evaluated after the usual months."""
    months = card.defaults.first_evaluation_months
    line = card.line
    # Until there is an agreement, the day is the one of the next talk about getting to know.
    proposed = line.evaluates_on if line.phase in AGREED else None
    if proposed is None or proposed < today:
        proposed = None if line.ends_on else months_on(today, months)
    return {
        "exchanges": tuple(
            (one.giver_id, one.receiver_id, one.what, one.how_often, one.minutes_a_week,
             one.id, None, one.question_id)
            for one in card.exchanges
        ),
        "times": card.times,
        "manners": card.manners,
        "backup_contact": card.backup_contact,
        "backup_phone": card.backup_phone,
        "evaluates_on": proposed,
        "ends_on": line.ends_on,
        "own_words": card.own_words,
    }  # fmt: skip


def evaluation_values(card: TieCard, today: date) -> dict[str, Any]:
    """What the form of an evaluation proposes: letting go, as what they wanted is reached.

    Of who were only getting to know each other nothing is supposed.
    """
    agreed = card.line.phase in AGREED
    return {
        "outcome": EvaluationOutcome.LET_GO,
        "result": TieResult.REACHED if agreed else None,
        "end": TieEnd.ON_THEIR_OWN if agreed else None,
        "onwards": "",
        "look_back": agreed,
        "next_on": months_on(today, card.defaults.evaluation_months),
        "held_on": today,
    }


def _exchange(row: Sequence[Any]) -> ExchangeDraft:
    giver, receiver, what, how_often, minutes, id_, skill, question = row
    return ExchangeDraft(giver, receiver, what, how_often, minutes, skill, question, id_)


def _boundaries(card: TieCard) -> str:
    said = " ".join(boundaries(card.defaults.boundaries, wording()))
    return _("Op de afspraak staat ook: {words}").format(words=said)


def _results() -> list[Option]:
    return [(one, label(one)) for one in TieResult]


def _ends() -> list[Option]:
    return [(one, label(one)) for one in TieEnd if one is not TieEnd.DECLINED]
