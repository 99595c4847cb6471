"""What is typed about a tie, with what is not right about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.privacy import holds_bsn
from desktop.domain.vocabulary import EvaluationOutcome, TieEnd, TieResult

LONGEST_WHAT, LONGEST_TEXT = 120, 2000
MOST_MINUTES_A_WEEK = 40 * 60


@dataclass(frozen=True, slots=True)
class ExchangeDraft:
    """What one will do for another; `id` is None for a new one."""

    giver_id: UUID
    receiver_id: UUID
    what: str
    how_often: str = ""
    minutes_a_week: int | None = None
    skill_id: UUID | None = None
    question_id: UUID | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ProposalDraft:
    """A tie to propose: two to four people, in a circle in the order of giving.

    `exchanges` holds what would be given; a tie that somebody makes by hand may have none.
    """

    community_id: UUID
    people: tuple[UUID, ...]
    exchanges: tuple[ExchangeDraft, ...] = ()

    def problems(self) -> tuple[Problem, ...]:
        """What is not right: too_few (fewer than two), too_many (over four), twice."""
        found = []
        if len(self.people) < 2:
            found.append(Problem("people", "tie_too_few"))
        if len(self.people) > 4:
            found.append(Problem("people", "tie_too_many"))
        if len(set(self.people)) < len(self.people):
            found.append(Problem("people", "tie_twice"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """The agreement of a tie: what for each other, when, until when.

    `version` is that of the tie when the form opened. A live tie is evaluated or ends.
    """

    tie_id: UUID
    version: int
    exchanges: Sequence[ExchangeDraft]
    evaluates_on: date | None
    ends_on: date | None
    times: str = ""
    backup_contact: str = ""
    backup_phone: str = ""
    manners: str = ""
    own_words: str = ""

    def problems(self, today: date) -> tuple[Problem, ...]:
        """What is not right, per field.

        exchanges: exchange_empty. evaluates_on: tie_without_end (neither day), day_past.
        ends_on: day_past, ends_first (before the evaluation). Texts: text_too_long, holds_bsn.
        """
        found = []
        if any(not exchange.what.strip() for exchange in self.exchanges):
            found.append(Problem("exchanges", "exchange_empty"))
        if any(len(exchange.what) > LONGEST_WHAT for exchange in self.exchanges):
            found.append(Problem("exchanges", "text_too_long", {"most": LONGEST_WHAT}))
        if self.evaluates_on is None and self.ends_on is None:
            found.append(Problem("evaluates_on", "tie_without_end"))
        if self.evaluates_on is not None and self.evaluates_on < today:
            found.append(Problem("evaluates_on", "day_past"))
        if self.ends_on is not None:
            if self.ends_on < today:
                found.append(Problem("ends_on", "day_past"))
            elif self.evaluates_on is not None and self.ends_on < self.evaluates_on:
                found.append(Problem("ends_on", "tie_ends_first"))
        return (*found, *_texts(times=self.times, manners=self.manners, own_words=self.own_words))


@dataclass(frozen=True, slots=True)
class EvaluationDraft:
    """An evaluation that was held, with what follows.

    GO_ON and TAPER need `next_on`. LET_GO ends the tie: then `end`, `result`, `onwards` ("hoe
    gaat het verder") and whether to look back (three months later).
    """

    tie_id: UUID
    outcome: EvaluationOutcome
    held_on: date
    next_on: date | None = None
    result: TieResult | None = None
    end: TieEnd | None = None
    onwards: str = ""
    look_back: bool = True

    def problems(self, today: date) -> tuple[Problem, ...]:
        """What is not right.

        held_on: day_to_come. next_on: required, day_past. end: required. onwards: as texts.
        """
        found = []
        if self.held_on > today:
            found.append(Problem("held_on", "day_to_come"))
        if self.outcome is EvaluationOutcome.LET_GO:
            if self.end is None:
                found.append(Problem("end", "required"))
        elif self.next_on is None:
            found.append(Problem("next_on", "required"))
        elif self.next_on <= today:
            found.append(Problem("next_on", "day_past"))
        return (*found, *_texts(onwards=self.onwards))


def _texts(**texts: str) -> tuple[Problem, ...]:
    found = []
    for field, text in texts.items():
        if len(text) > LONGEST_TEXT:
            found.append(Problem(field, "text_too_long", {"most": LONGEST_TEXT}))
        if holds_bsn(text):
            found.append(Problem(field, "holds_bsn"))
    return tuple(found)
