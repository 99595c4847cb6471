"""The reports there are: what each is called, what it asks, and how it becomes a file.

Pages and the command know reports through this file only. The libraries that write PDF and
spreadsheets are loaded when a file is made, so that the window starts without them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.reporting import Quarterly, Section
from desktop.i18n import N_, Wording
from desktop.reports.words import (
    DEFINITIONS,
    LABELS,
    SHORT_SECTIONS,
    as_json,
    beyond_words,
    figure_label,
    listed,
    printed,
    printed_cell,
    quarter_name,
    row_label,
    unit_word,
)

__all__ = [
    "DEFINITIONS",
    "FIGURES",
    "REPORTS",
    "SHORT_SECTIONS",
    "Parameter",
    "ReportKind",
    "as_json",
    "beyond_words",
    "figure_label",
    "file_name",
    "listed",
    "printed",
    "printed_cell",
    "quarter_name",
    "row_label",
    "unit_word",
]


class Parameter(StrEnum):
    """What a report asks before it can be made."""

    FUNDER = "funder"
    QUARTER = "quarter"
    COMMUNITIES = "communities"
    SECTIONS = "sections"


FIGURES = tuple(LABELS)
"""The ids of the figures, in order."""

Builder = Callable[[Quarterly, Wording], bytes]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report: its title, what it asks, its sections, and its two forms as bytes."""

    key: str
    title: str
    parameters: tuple[Parameter, ...]
    sections: tuple[Section, ...]
    pdf: Builder
    xlsx: Builder


def _quarterly_pdf(report: Quarterly, wording: Wording) -> bytes:
    from desktop.reports.quarterly.build import build

    return build(report, wording)


def _quarterly_xlsx(report: Quarterly, wording: Wording) -> bytes:
    from desktop.reports.spreadsheet import build

    return build(report, wording)


QUARTERLY = ReportKind(
    key="quarterly",
    title=N_("Kwartaalrapport"),
    parameters=tuple(Parameter),
    sections=tuple(Section),
    pdf=_quarterly_pdf,
    xlsx=_quarterly_xlsx,
)
REPORTS = (QUARTERLY,)


def file_name(report: Quarterly, wording: Wording, ending: str) -> str:
    """A name for the file, without anything a file system refuses: 'kwartaalrapport-2026Q3.pdf'."""
    return f"{wording.text(QUARTERLY.title).lower()}-{report.figures.quarter}.{ending}"
