"""One tie with everything that belongs to it, as its panel and its papers show it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.domain.ties.lines import Someone, TieLine
from desktop.domain.ties.reasons import KeptReason
from desktop.domain.vocabulary import (
    ContactKind,
    EvaluationOutcome,
    Intensity,
    TieEnd,
    TieResult,
    TieWord,
)


@dataclass(frozen=True, slots=True)
class ExchangeLine:
    """What one does for another: "samen koken", "elke woensdag", about 60 minutes a week."""

    id: UUID
    giver_id: UUID
    receiver_id: UUID
    what: str
    how_often: str = ""
    minutes_a_week: int | None = None
    question_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A moment of contact."""

    id: UUID
    on: date
    kind: ContactKind


@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """An evaluation that was planned, and perhaps held."""

    id: UUID
    planned_on: date
    held_on: date | None
    outcome: EvaluationOutcome | None


@dataclass(frozen=True, slots=True)
class LightLine:
    """The waakvlam of somebody or of a tie: how close, and when again."""

    id: UUID
    level: Intensity
    next_on: date


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a community set for its ties."""

    first_evaluation_months: int
    evaluation_months: int
    contact_weeks: int
    boundaries: str


@dataclass(frozen=True, slots=True)
class TieCard:
    """Everything of one tie. `contacts` and `evaluations` are newest first.

    `version` guards saving the agreement. `reasons` are those for which it was proposed, with
    the version of the rules that found them. `phase_since` is the day on which it came in its
    phase, where that is known; `may_again` that who are no longer in it may be proposed to each
    other again. `own_words`, `manners` and `onwards` are
    confidential; of these only `manners` (omgangsafspraken) stands on the agreement.
    """

    line: TieLine
    version: int
    word: TieWord
    exchanges: tuple[ExchangeLine, ...]
    contacts: tuple[ContactLine, ...]
    evaluations: tuple[EvaluationLine, ...]
    reasons: tuple[KeptReason, ...]
    rules_version: str
    times: str
    backup_contact: str
    backup_phone: str
    own_words: str
    manners: str
    onwards: str
    light: LightLine | None
    defaults: Defaults
    end: TieEnd | None = None
    result: TieResult | None = None
    closed_on: date | None = None
    phase_since: date | None = None
    looked_back_on: date | None = None
    may_again: bool = False

    @property
    def people(self) -> tuple[Someone, ...]:
        """Who are in it; in a circle in the order of giving."""
        return self.line.people
