"""The quarterly report as a value: what is chosen, what is written, what is printed.

`Quarterly` is everything the paper and the spreadsheet need; both draw it and compute nothing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from desktop.domain.facade_measure import Plan
from desktop.domain.figures.record import differences
from desktop.domain.figures.values import (
    AmbitionFigures,
    Cell,
    Figure,
    QuarterFigures,
    row_key,
)
from desktop.domain.names import fold
from desktop.domain.periods import Quarter
from desktop.domain.settings import Signer
from desktop.domain.vocabulary import Ambition, FunderKind

_WORD_EDGE = re.compile(r"[^\w']+")


class Section(StrEnum):
    """A part of the report that can be chosen and moved."""

    FRONT = "front"
    AMBITIONS = "ambitions"
    NEIGHBOURS = "neighbours"
    ROOMS = "rooms"
    CLOSING = "closing"
    ANNEX = "annex"


DEFAULT_SECTIONS = tuple(section for section in Section if section is not Section.ANNEX)


class Part(StrEnum):
    """A written part of a quarter's report.

    Of STORY the title is its heading, of the signatures the title is the name and the text
    the function, of PLACE the text is place and date.
    """

    SUMMARY = "summary"
    CONTACTS = "contacts"
    VITAL = "vital"
    CHANCES = "chances"
    NEIGHBOURS = "neighbours"
    STORY = "story"
    OUTLOOK = "outlook"
    SIGNATURE_FIRST = "signature_first"
    SIGNATURE_SECOND = "signature_second"
    PLACE = "place"


SIGNED_PARTS = frozenset({Part.SIGNATURE_FIRST, Part.SIGNATURE_SECOND, Part.PLACE})
"""The parts in which names of people belong."""
_SIGNATURES = (Part.SIGNATURE_FIRST, Part.SIGNATURE_SECOND)


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote for a part; both may be empty."""

    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class FunderCard:
    """Somebody for whom a report is made, as in 'voor {addressed_as}'."""

    id: UUID
    name: str
    kind: FunderKind
    addressed_as: str


@dataclass(frozen=True, slots=True)
class TargetLine:
    """What a funder hopes to see of the figure called `key` (see `row_key`) in a year."""

    key: str
    value: Decimal
    less_is_better: bool = False
    ambition: Ambition | None = None

    def reached_by(self, cell: Cell) -> bool | None:
        """Whether the printed value reaches it; None when nothing is printed."""
        value = cell.published
        if value is None:
            return None
        return value <= self.value if self.less_is_better else value >= self.value


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What is kept for a funder's next quarter: the order of sections, and which are in it.

    `communities` is empty for all of them.
    """

    order: tuple[Section, ...] = tuple(Section)
    chosen: frozenset[Section] = frozenset(DEFAULT_SECTIONS)
    communities: tuple[UUID, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The chosen sections in order."""
        return tuple(section for section in self.order if section in self.chosen)


@dataclass(frozen=True, slots=True)
class Front:
    """A façade of the front page."""

    community_id: UUID
    plan: Plan


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that changed after the report was signed: what was printed, what it is now."""

    key: str
    was: Cell
    now: Cell


@dataclass(frozen=True, slots=True)
class ReportText:
    """Everything about a report that is written or set, not counted.

    `address` is the line under the name of the organisation, "" for none.
    `logo` is a PNG, b"" for none; `signers` sign where no other name was written.
    """

    organisation: str
    audience: str
    address: str = ""
    logo: bytes = b""
    signers: tuple[Signer, ...] = ()
    targets: tuple[TargetLine, ...] = ()
    explanations: Mapping[str, str] = field(default_factory=dict)
    narrative: Mapping[Part, Written] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quarterly:
    """A quarterly report, ready to be drawn. `signed_on` and `changes` after signing.

    `named` holds the names of people the administration knows that stand in the texts.
    """

    figures: QuarterFigures
    text: ReportText
    sections: tuple[Section, ...] = DEFAULT_SECTIONS
    fronts: tuple[Front, ...] = ()
    example: bool = False
    draft: bool = False
    signed_on: date | None = None
    changes: tuple[Change, ...] = ()
    named: tuple[str, ...] = ()

    def written(self, part: Part) -> Written:
        """What was written for `part`; for a signature else who signs for the organisation."""
        found = self.text.narrative.get(part, Written())
        if part in _SIGNATURES and not (found.title or found.text):
            place = _SIGNATURES.index(part)
            if place < len(self.text.signers):
                signer = self.text.signers[place]
                return Written(signer.name, signer.job)
        return found

    def target(self, key: str) -> TargetLine | None:
        """The target of the figure called `key`, if the funder set one."""
        return next((target for target in self.text.targets if target.key == key), None)


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Which of `names` stand in `text` as whole words, whatever case and accents.

    Only names of two words or more: a first name alone is often an ordinary word.
    """
    words = f" {_WORD_EDGE.sub(' ', fold(text))} "
    known = {name: _WORD_EDGE.sub(" ", fold(name)).strip() for name in names}
    return tuple(sorted(name for name, key in known.items() if " " in key and f" {key} " in words))


@dataclass(frozen=True, slots=True)
class AmbitionRow:
    """One line of an ambition's table: the figure, the quarter before, the target."""

    key: str
    figure: Figure
    before: Figure
    target: TargetLine | None

    @property
    def missed(self) -> bool:
        """Whether there is a target that was not reached."""
        return self.target is not None and self.target.reached_by(self.figure.cell) is False


def ambition_rows(report: Quarterly, ambition: Ambition) -> tuple[AmbitionRow, ...]:
    """What is counted within `ambition`, then the figures its funder assigned to it."""
    now = _of(report.figures.ambitions, ambition)
    before = _of(report.figures.previous_ambitions, ambition)
    rows = [
        AmbitionRow(key, figure, past, report.target(key))
        for figure, past in zip(now.figures, before.figures, strict=True)
        for key in (row_key(figure.id, ambition),)
    ]
    known = {figure.id for figure in report.figures.figures}
    rows += [
        AmbitionRow(
            target.key, report.figures.figure(target.key), report.figures.before(target.key), target
        )
        for target in report.text.targets
        if target.ambition is ambition and target.key in known
    ]
    return tuple(rows)


def _of(rows: tuple[AmbitionFigures, ...], ambition: Ambition) -> AmbitionFigures:
    return next(row for row in rows if row.ambition is ambition)


def missing_explanations(report: Quarterly) -> tuple[AmbitionRow, ...]:
    """The rows that missed their target and have no explanation yet."""
    return tuple(
        row
        for ambition in Ambition
        for row in ambition_rows(report, ambition)
        if row.missed and not report.text.explanations.get(row.key, "").strip()
    )


def changes_since(signed: QuarterFigures, now: QuarterFigures) -> tuple[Change, ...]:
    """What the log says differently since the report was signed."""
    return tuple(Change(key, was, is_now) for key, was, is_now in differences(signed, now))


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """Which report: for whom, of which quarter, of which communities (empty: all).

    `sections` is None for what is kept for the funder. `as_of` is the stamp of the figures;
    None means now.
    """

    quarter: Quarter
    funder_id: UUID | None = None
    communities: tuple[UUID, ...] = ()
    sections: tuple[Section, ...] | None = None
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class CommunityName:
    """A community that can be chosen."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What can be chosen: funders, communities, quarters (newest first), and the default."""

    funders: tuple[FunderCard, ...]
    communities: tuple[CommunityName, ...]
    quarters: tuple[Quarter, ...]
    default: Quarter


@dataclass(frozen=True, slots=True)
class FiledReport:
    """A report that was made: when, of which stand, and by whom it was signed."""

    id: UUID
    period: str
    funder_id: UUID | None
    made_at: datetime
    as_of: datetime
    digest: str
    signed_by: str
    signed_on: date | None
