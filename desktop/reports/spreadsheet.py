"""The quarterly report as a spreadsheet: the published values of the same frozen figures.

Texts are written as texts (a name that begins with '=' stays a name), there are no formulas
and no hidden sheets, and the same report gives the same bytes.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from desktop.domain.clock import HOME_ZONE
from desktop.domain.figures.values import Cell, Figure, Unit
from desktop.domain.reporting import AmbitionRow, Quarterly, Section, ambition_rows
from desktop.domain.vocabulary import Ambition
from desktop.i18n import N_, Wording
from desktop.labels import label
from desktop.reports.words import (
    A_MONDAY,
    EXAMPLE,
    NOTES,
    NOTHING,
    PARTS,
    beyond_words,
    figure_label,
    listed,
    of_people,
    printed_cell,
    quarter_name,
    unit_word,
)

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp: the bytes depend on figures only
_WIDE, _NARROW = 34, 14
_TEXT_LIMIT = 32_000

Value = str | int | Decimal | Cell | None


def build(report: Quarterly, wording: Wording) -> bytes:
    """The workbook: figures, ambitions, communities, activities, and all dates if chosen."""
    target = BytesIO()
    book = Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": _title(report, wording), "created": _MADE})
    writer = _Writer(book, report, wording)
    writer.figures()
    writer.ambitions()
    writer.communities()
    writer.activities()
    writer.rooms()
    if Section.ANNEX in report.sections:
        writer.dates()
    book.close()
    return target.getvalue()


def _title(report: Quarterly, wording: Wording) -> str:
    quarter = quarter_name(report.figures.quarter, wording)
    return f"{wording.text(N_('Kwartaalrapport community’s'))}, {quarter}"


class _Writer:
    """Writes one sheet after the other; every value passes through `_put`."""

    def __init__(self, book: Workbook, report: Quarterly, wording: Wording) -> None:
        self._book = book
        self._report = report
        self._wording = wording
        self._bold = book.add_format({"bold": True})
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})

    def _t(self, dutch: str) -> str:
        return self._wording.text(dutch)

    def figures(self) -> None:
        """All indicators, beside the quarter before and the target."""
        report, wording = self._report, self._wording
        rows: list[list[Value]] = []
        for figure, before in zip(report.figures.figures, report.figures.previous, strict=True):
            aim = report.target(figure.id)
            rows.append(
                [
                    figure.id,
                    figure_label(figure.id, wording),
                    figure.cell,
                    self._part(figure),
                    unit_word(figure.unit, wording),
                    before.cell,
                    aim.value if aim else None,
                    self._note(figure),
                ]
            )
        now = quarter_name(report.figures.quarter, wording)
        past = quarter_name(report.figures.quarter.previous, wording)
        heads = [N_("Nummer"), N_("Cijfer"), now, N_("Ook"), N_("Eenheid"), past, N_("Doel")]
        self._sheet(N_("Cijfers"), [*heads, N_("Uitleg")], rows)

    def _note(self, figure: Figure) -> str | None:
        beyond = beyond_words(figure, self._wording)
        return beyond or (self._t(NOTES[figure.note]) if figure.note else None)

    def _part(self, figure: Figure) -> str | None:
        """What a figure says besides: its second part, or the numbers of a percentage."""
        if figure.part is None:
            numbers = of_people(figure, self._wording)
            return None if numbers == NOTHING else numbers
        value = printed_cell(figure.part, figure.unit, self._wording)
        return self._t(PARTS[figure.id]).format(value=value)

    def ambitions(self) -> None:
        """The rows of the three ambitions with their explanations."""
        rows: list[list[Value]] = []
        for ambition in Ambition:
            rows += [
                [
                    label(ambition, self._wording),
                    figure_label(row.figure.id, self._wording),
                    row.before.cell,
                    row.figure.cell,
                    unit_word(row.figure.unit, self._wording),
                    row.target.value if row.target else None,
                    self._explanation(row),
                ]
                for row in ambition_rows(self._report, ambition)
            ]
        heads = [
            N_("Ambitie"),
            N_("Wat we tellen"),
            N_("Vorig kwartaal"),
            N_("Dit kwartaal"),
            N_("Eenheid"),
            N_("Doel"),
            N_("Toelichting"),
        ]
        self._sheet(N_("Ambities"), heads, rows)

    def _explanation(self, row: AmbitionRow) -> str:
        return self._report.text.explanations.get(row.key, "")

    def communities(self) -> None:
        """A row for each community, small ones together."""
        rows: list[list[Value]] = [
            [
                listed(list(row.names), self._wording),
                row.residents,
                row.moved_in,
                row.moved_out,
                row.participants,
                row.times,
                row.visits,
            ]
            for row in self._report.figures.communities_table
        ]
        heads = [
            N_("Community"),
            N_("bewoners"),
            N_("erbij"),
            N_("vertrokken"),
            N_("deden mee"),
            N_("keer"),
            N_("bezoeken"),
        ]
        self._sheet(N_("Per community"), heads, rows)

    def activities(self) -> None:
        """A row for each programme."""
        rows: list[list[Value]] = [
            [row.name, row.times, row.people, Decimal(row.minutes) / 60, row.by_residents]
            for row in self._report.figures.activities
        ]
        heads = [
            N_("Activiteit"),
            N_("keer"),
            N_("mensen (uniek)"),
            N_("uren"),
            N_("waarvan begonnen door een bewoner"),
        ]
        self._sheet(N_("Activiteiten"), heads, rows)

    def rooms(self) -> None:
        """A row for each weekday of each room: in how many weeks it was in use, per hour."""
        words = self._wording
        rows: list[list[Value]] = [
            [
                use.room,
                use.community,
                use.bookings,
                Decimal(use.minutes) / 60,
                words.weekday(A_MONDAY + timedelta(days=weekday)),
                *hours,
            ]
            for use in self._report.figures.rooms
            for weekday, hours in enumerate(use.weeks)
        ]
        heads = [
            N_("Ruimte"),
            N_("Community"),
            N_("Boekingen"),
            N_("uren"),
            N_("Dag"),
            *(str(hour) for hour in range(24)),
        ]
        self._sheet(N_("Ruimtes"), heads, rows)

    def dates(self) -> None:
        """Every activity date, without anything about who came."""
        words = self._wording
        rows: list[list[Value]] = [
            [
                line.begin.date().isoformat(),
                words.clock(line.begin),
                line.name,
                line.community,
                label(line.initiative, words),
            ]
            for line in self._report.figures.lines
        ]
        heads = [
            N_("Datum"),
            N_("Tijd"),
            N_("Activiteit"),
            N_("Community"),
            N_("Getrokken door"),
        ]
        self._sheet(N_("Alle activiteiten"), heads, rows)

    def _sheet(self, name: str, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        sheet = self._book.add_worksheet(self._t(name)[:31])
        sheet.set_column(0, 1, _WIDE)
        sheet.set_column(2, len(heads), _NARROW)
        sheet.write_string(0, 0, _title(self._report, self._wording), self._bold)
        sheet.write_string(1, 0, self._stand())
        sheet.write_string(2, 0, self._house())
        if self._report.example:
            sheet.write_string(0, 2, self._t(EXAMPLE), self._bold)
        for place, head in enumerate(heads):
            sheet.write_string(3, place, self._t(head), self._head)
        for number, row in enumerate(rows, start=4):
            for place, value in enumerate(row):
                self._put(sheet, number, place, value)
        sheet.freeze_panes(4, 0)

    def _house(self) -> str:
        """The organisation with its address."""
        text = self._report.text
        return ", ".join(part for part in (text.organisation, text.address) if part)

    def _stand(self) -> str:
        as_of = self._report.figures.as_of.astimezone(HOME_ZONE).date()
        words = self._t(N_("Cijfers vastgezet op {day}. Aantallen mensen onder de 5 laten we weg."))
        return words.format(day=self._wording.day(as_of, year=True))

    def _put(self, sheet: Any, row: int, column: int, value: Value) -> None:
        if isinstance(value, Cell):
            number = value.published
            value = printed_cell(value, Unit.TIMES, self._wording) if number is None else number
        if value is None:
            return
        if isinstance(value, str):
            sheet.write_string(row, column, value[:_TEXT_LIMIT])
        else:
            sheet.write_number(row, column, round(float(value), 2))
