"""Questions (vragen) of residents: as the panel shows them, and as they are typed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.names import LONGEST_NAME, LONGEST_TITLE
from desktop.domain.privacy import holds_bsn
from desktop.domain.vocabulary import QuestionState, Theme


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in the panel; `skill` is the talent that would answer it, "" where unknown."""

    id: UUID
    version: int
    title: str
    theme: Theme
    state: QuestionState
    received_on: date
    skill: str


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """What somebody would like to see answered; `skill` is a talent for it, "" where unknown."""

    title: str
    theme: Theme
    skill: str = ""

    def problems(self) -> tuple[Problem, ...]:
        """What is not right yet; empty when it can be saved."""
        found = []
        if not self.title.strip():
            found.append(Problem("title", "title_missing"))
        for field, text, most in (
            ("title", self.title, LONGEST_TITLE),
            ("skill", self.skill, LONGEST_NAME),
        ):
            if len(text) > most:
                found.append(Problem(field, "too_long", {"most": most}))
            if holds_bsn(text):
                found.append(Problem(field, "bsn"))
        return tuple(found)
