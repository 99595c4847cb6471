"""The reports there are: what each is called, what it asks, and how it becomes a file.

Pages and the command know reports through this file only. The libraries that write PDF and
spreadsheets are loaded when a file is made, so that the window starts without them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.reporting import Quarterly, Section
from desktop.domain.rooms.changes import BookingDetails
from desktop.domain.rooms.keys import KeyList
from desktop.domain.rooms.week import Agenda
from desktop.domain.settings import House
from desktop.domain.ties.card import TieCard
from desktop.domain.ties.lines import Someone
from desktop.domain.ties.reasons import KeptReason
from desktop.i18n import N_, Wording
from desktop.reports.words import (
    DEFINITIONS,
    LABELS,
    SHORT_SECTIONS,
    as_json,
    beyond_words,
    figure_label,
    listed,
    note_words,
    of_people,
    printed,
    printed_cell,
    quarter_name,
    row_label,
    short_quarter,
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
    "note_words",
    "of_people",
    "printed",
    "printed_cell",
    "quarter_name",
    "room_confirmation",
    "room_keys",
    "room_month",
    "room_week",
    "row_label",
    "short_quarter",
    "tie_agreement",
    "tie_card",
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


def room_week(
    agenda: Agenda, house: House, wording: Wording, *, names: bool, example: bool
) -> bytes:
    """The week of the rooms for the door; with `names` it says who booked."""
    from desktop.reports.rooms.agenda import week_for_the_door

    return week_for_the_door(agenda, house, wording, names=names, example=example)


def room_month(
    agendas: Sequence[Agenda], of: date, house: House, wording: Wording, *, example: bool
) -> bytes:
    """The month of `of`, for each agenda; these hold its whole weeks, from a Monday."""
    from desktop.reports.rooms.agenda import month

    return month(agendas, of, house, wording, example=example)


def room_confirmation(
    details: BookingDetails, house: House, wording: Wording, *, example: bool
) -> bytes:
    """What was booked, for whoever booked, with the house rules."""
    from desktop.reports.rooms.letters import confirmation

    return confirmation(details, house, wording, example=example)


def room_keys(keys: KeyList, house: House, wording: Wording, *, example: bool) -> bytes:
    """Who has a key of which room."""
    from desktop.reports.rooms.letters import key_list

    return key_list(keys, house, wording, example=example)


def tie_agreement(card: TieCard, house: House, wording: Wording, *, example: bool) -> bytes:
    """The agreement of a tie, A4 in large type, for each of its people to sign and keep."""
    from desktop.reports.ties.agreement import tie_agreement as drawn

    return drawn(card, house, wording, example=example)


def tie_card(
    people: Sequence[Someone],
    reasons: Sequence[KeptReason],
    house: House,
    wording: Wording,
    *,
    example: bool,
) -> bytes:
    """The card of a match for the kitchen table, A5; of a suggestion or of a tie."""
    from desktop.reports.ties.card import tie_card as drawn

    return drawn(people, reasons, house, wording, example=example)


def file_name(report: Quarterly, wording: Wording, ending: str) -> str:
    """A name for the file, without anything a file system refuses: 'kwartaalrapport-2026Q3.pdf'."""
    return f"{wording.text(QUARTERLY.title).lower()}-{report.figures.quarter}.{ending}"
