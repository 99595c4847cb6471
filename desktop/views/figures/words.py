"""What each block says: its number, its sentence, its marks, its table and how it is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal

from desktop.domain.clock import HOME_ZONE
from desktop.domain.figures.overview import WEEKS, Overview, RoomOverview
from desktop.domain.figures.values import Figure
from desktop.domain.periods import Quarter
from desktop.i18n import Wording, _
from desktop.reports.catalogue import (
    DEFINITIONS,
    beyond_words,
    figure_label,
    listed,
    note_words,
    of_people,
    printed_cell,
    quarter_name,
    short_quarter,
)
from desktop.views.figures.charts import Mark

Row = tuple[str, ...]
FIRST_HOUR, LAST_HOUR = 9, 22


@dataclass(frozen=True, slots=True)
class NumberTable:
    """A plain table: the heads of its columns and its rows as they are printed."""

    heads: Row
    rows: tuple[Row, ...]

    @property
    def as_text(self) -> str:
        """The table for the clipboard: tabs between columns, a line a row."""
        return "\n".join("\t".join(row) for row in (self.heads, *self.rows))


@dataclass(frozen=True, slots=True)
class Told:
    """What a block says. `marks` is what its chart draws; `counted` how it is counted."""

    name: str
    number: str
    title: str
    quiet: str
    tables: tuple[NumberTable, ...]
    counted: str
    marks: tuple[Mark, ...] = ()

    @property
    def sentence(self) -> str:
        """The number in a sentence, with what is said under it."""
        return f"{self.number} {self.title}. {self.quiet}".strip()


def period_words(overview: Overview, words: Wording) -> str:
    """What the page is about: '3e kwartaal 2025 tot en met 24 november 2026'."""
    return _("{quarter} tot en met {day}").format(
        quarter=quarter_name(overview.quarters[0], words),
        day=words.day(overview.as_of.astimezone(HOME_ZONE).date(), year=True),
    )


def occupancy_words(overview: Overview, room: RoomOverview | None, words: Wording) -> Told:
    """I-28c of `room`, or of all rooms with opening hours."""
    figures = room.occupancy if room else overview.occupancy
    now = figures[-1]
    title = (
        _("van de openingsuren was {room} in gebruik").format(room=room.name)
        if room
        else _("van de openingsuren waren de ruimtes in gebruik")
    )
    quiet = beyond_words(now, words) or _hours_words(overview, now, words)
    tables = [by_quarter(overview, figures, _("Uren"), words)]
    if room is None:
        tables.append(_by_room(overview, words))
    return Told(
        name=figure_label("I-28c", words),
        number=printed_cell(now.cell, now.unit, words),
        title=title,
        quiet=quiet,
        tables=tuple(tables),
        counted=counted_words(now, words),
        marks=marks_of(overview, figures, words, asides=True),
    )


def resident_words(overview: Overview, words: Wording) -> Told:
    """I-29: which share of the bookings residents made."""
    now = overview.by_residents[-1]
    known = now.count is not None
    quiet = (
        _("{count} boekingen die doorgingen. Open punt: het kwartaal loopt nog.").format(
            count=of_people(now, words)
        )
        if known
        else _("In dit kwartaal is nog niet bekend wie boekte.")
    )
    return _share_words(
        overview, overview.by_residents, _("van de boekingen was van een bewoner"), quiet, words
    )


def drawn_words(overview: Overview, words: Wording) -> Told:
    """I-08: which share of the activities residents drew."""
    now = overview.drawn[-1]
    quiet = (
        _("{count} activiteiten, dit kwartaal tot nu.").format(count=of_people(now, words))
        if now.base
        else _("In dit kwartaal staat nog geen activiteit in het logboek.")
    )
    return _share_words(
        overview, overview.drawn, _("van de activiteiten trokken bewoners zelf"), quiet, words
    )


def week_words(overview: Overview, room: RoomOverview, words: Wording) -> Told:
    """On which days and hours a room is in use."""
    day_names = day_heads(overview, words)
    days = listed([day_names[n] for n in room.week.fullest], words)
    span = _(
        "Deel van de {n} weken sinds {day} dat de ruimte bezet was, per uur, in procenten."
    ).format(n=WEEKS, day=words.day(overview.since))
    title = _("zit {room} het volst").format(room=room.name)
    if not room.week.used:
        days = _("geen boekingen")
        title = _("voor {room} in deze weken").format(room=room.name)
    elif not days:
        days, title = _("de hele week"), _("zit {room} ongeveer even vol").format(room=room.name)
    rows = tuple(
        (words.clock(time(hour)), *(str(room.week.percent[n][hour]) for n in range(7)))
        for hour in hours_of(room)
    )
    return Told(
        name=_("Gebruik per uur: {room}").format(room=room.name),
        number=days,
        title=title,
        quiet=span,
        tables=(NumberTable((_("Uur"), *day_names), rows),),
        counted=_(
            "Per weekdag en uur: in hoeveel van de {n} weken de ruimte in dat uur even of "
            "het hele uur bezet was. De laatste week telt tot en met {day}."
        ).format(n=WEEKS, day=words.day(overview.until - timedelta(days=1), weekday=True)),
    )


def hours_of(room: RoomOverview) -> range:
    """The hours that are drawn: nine to ten in the evening, and what was used outside those."""
    used = [hour for day in room.week.percent for hour, percent in enumerate(day) if percent]
    return range(min([FIRST_HOUR, *used]), max([LAST_HOUR, *used]) + 1)


def day_heads(overview: Overview, words: Wording) -> tuple[str, ...]:
    """'ma' to 'zo'."""
    return tuple(words.weekday(overview.since + timedelta(days=n), short=True) for n in range(7))


def _hours_words(overview: Overview, now: Figure, words: Wording) -> str:
    if not any(room.has_hours for room in overview.rooms):
        return _("Van geen ruimte zijn openingstijden ingevuld. Daarom is dit niet te tellen.")
    if now.count is None:
        return _("In dit kwartaal was er nog geen openingsuur.")
    return _("{hours} openingsuren sinds {begin}.").format(
        hours=of_people(now, words), begin=words.day(overview.quarters[-1].begin)
    )


def _share_words(
    overview: Overview, figures: Sequence[Figure], title: str, quiet: str, words: Wording
) -> Told:
    now = figures[-1]
    return Told(
        name=figure_label(now.id, words),
        number=printed_cell(now.cell, now.unit, words),
        title=title,
        quiet=quiet,
        tables=(by_quarter(overview, figures, _("Aantal"), words),),
        counted=counted_words(now, words),
        marks=marks_of(overview, figures, words),
    )


def counted_words(figure: Figure, words: Wording) -> str:
    """How a figure is counted, with its footnote."""
    parts = (words.text(DEFINITIONS[figure.id]), note_words(figure, words))
    return " ".join(part for part in parts if part)


def by_quarter(
    overview: Overview, figures: Sequence[Figure], of_what: str, words: Wording
) -> NumberTable:
    """A table with a percentage for each quarter, and the numbers it is of."""
    rows = tuple(
        (
            quarter_words(overview, quarter, words),
            printed_cell(figure.cell, figure.unit, words),
            of_people(figure, words),
        )
        for quarter, figure in zip(overview.quarters, figures, strict=True)
    )
    return NumberTable((_("Kwartaal"), _("Deel"), of_what), rows)


def _by_room(overview: Overview, words: Wording) -> NumberTable:
    rows = tuple(
        (
            f"{room.name}, {room.community}" if len(overview.communities) > 1 else room.name,
            printed_cell(room.occupancy[-1].cell, room.occupancy[-1].unit, words),
            of_people(room.occupancy[-1], words) if room.has_hours else _("geen openingstijden"),
        )
        for room in overview.rooms
    )
    return NumberTable((_("Ruimte, nu"), _("Deel"), _("Uren")), rows)


def quarter_words(overview: Overview, quarter: Quarter, words: Wording) -> str:
    """'3e kwartaal 2026'; of the one that runs, that it is so until now."""
    name = quarter_name(quarter, words)
    running = quarter == overview.quarters[-1]
    return _("{quarter}, tot nu").format(quarter=name) if running else name


def marks_of(
    overview: Overview, figures: Sequence[Figure], words: Wording, *, asides: bool = False
) -> tuple[Mark, ...]:
    """A mark for each quarter; with `asides` of how many hours."""
    marks = []
    for at, (quarter, figure) in enumerate(zip(overview.quarters, figures, strict=True)):
        running = at == len(figures) - 1
        year = at == 0 or quarter.number == 1
        value = figure.cell.published
        aside = ""
        if asides and figure.base is not None:
            aside = _("van {n} uur").format(n=words.number(round(Decimal(figure.base))))
        marks.append(
            Mark(
                label=_("nu") if running else short_quarter(quarter, words, year=year),
                text=printed_cell(figure.cell, figure.unit, words),
                value=None if value is None else float(value),
                running=running,
                aside=aside,
            )
        )
    return tuple(marks)
