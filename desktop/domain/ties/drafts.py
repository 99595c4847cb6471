"""What is typed about a tie, with what is not right about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.privacy import holds_bsn
from desktop.domain.vocabulary import EvaluationOutcome, TieEnd, TieResult

LONGEST_WHAT, LONGEST_TIMES, LONGEST_PHONE, LONGEST_TEXT = 120, 250, 40, 2000
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
        """What is not right.

        people: tie_too_few (fewer than two), tie_too_many (over four), tie_twice. exchanges:
        as those of an agreement.
        """
        found = []
        if len(self.people) < 2:
            found.append(Problem("people", "tie_too_few"))
        if len(self.people) > 4:
            found.append(Problem("people", "tie_too_many"))
        if len(set(self.people)) < len(self.people):
            found.append(Problem("people", "tie_twice"))
        return (*found, *_of_exchanges(self.exchanges))


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

        exchanges: exchange_empty, exchange_minutes (values: most), too_long, bsn.
        evaluates_on: tie_without_end (neither day), day_past. ends_on: day_past,
        tie_ends_first (before the evaluation). Texts: too_long (values: most), bsn.
        """
        return (
            *_of_exchanges(self.exchanges),
            *self._of_days(today),
            *_texts(LONGEST_TIMES, times=self.times),
            *_texts(LONGEST_WHAT, backup_contact=self.backup_contact),
            *_texts(LONGEST_PHONE, backup_phone=self.backup_phone),
            *_texts(LONGEST_TEXT, manners=self.manners, own_words=self.own_words),
        )

    def _of_days(self, today: date) -> list[Problem]:
        found = []
        if self.evaluates_on is None and self.ends_on is None:
            found.append(Problem("evaluates_on", "tie_without_end"))
        if self.evaluates_on is not None and self.evaluates_on < today:
            found.append(Problem("evaluates_on", "day_past"))
        if self.ends_on is not None:
            if self.ends_on < today:
                found.append(Problem("ends_on", "day_past"))
            elif self.evaluates_on is not None and self.ends_on < self.evaluates_on:
                found.append(Problem("ends_on", "tie_ends_first"))
        return found


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

        held_on: day_to_come. next_on: required, day_past. end: required (a proposal alone is
        DECLINED). onwards: too_long, bsn.
        """
        found = []
        if self.held_on > today:
            found.append(Problem("held_on", "day_to_come"))
        if self.outcome is EvaluationOutcome.LET_GO:
            if self.end in (None, TieEnd.DECLINED):
                found.append(Problem("end", "required"))
        elif self.next_on is None:
            found.append(Problem("next_on", "required"))
        elif self.next_on <= today:
            found.append(Problem("next_on", "day_past"))
        return (*found, *_texts(LONGEST_TEXT, onwards=self.onwards))


def _of_exchanges(exchanges: Sequence[ExchangeDraft]) -> list[Problem]:
    found = []
    if any(not exchange.what.strip() for exchange in exchanges):
        found.append(Problem("exchanges", "exchange_empty"))
    if any(
        not 0 <= (exchange.minutes_a_week or 0) <= MOST_MINUTES_A_WEEK for exchange in exchanges
    ):
        found.append(Problem("exchanges", "exchange_minutes", {"most": MOST_MINUTES_A_WEEK // 60}))
    for exchange in exchanges:
        words = (exchange.what, exchange.how_often)
        found += [p for word in words for p in _texts(LONGEST_WHAT, exchanges=word)]
    return list({problem.code: problem for problem in found}.values())


def _texts(most: int, **texts: str) -> list[Problem]:
    found = []
    for field, text in texts.items():
        if len(text) > most:
            found.append(Problem(field, "too_long", {"most": most}))
        if holds_bsn(text):
            found.append(Problem(field, "bsn"))
    return found
