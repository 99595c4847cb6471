"""What the blocks about ties say: how many run, help between residents, who gives and gets."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.domain.figures.overview import Overview
from desktop.domain.figures.values import Figure
from desktop.i18n import Wording, _, ngettext
from desktop.reports.catalogue import figure_label, of_people, printed, printed_cell
from desktop.views.figures.words import (
    NumberTable,
    Told,
    by_quarter,
    counted_words,
    marks_of,
    quarter_words,
)

_BESIDE = ("I-18", "I-19", "I-20", "I-21a", "I-21b", "I-22")
_NOTHING = "–"


def tie_words(overview: Overview, words: Wording) -> Told:
    """I-17: pairs that run, and how long they have been together."""
    figures = overview.of_ties("I-17")
    now, value = figures[-1], figures[-1].cell.published
    heads: tuple[str, ...] = (_("Kwartaal"), _("Actieve koppels"))
    rows: list[tuple[str, ...]] = [
        (quarter_words(overview, quarter, words), printed_cell(figure.cell, figure.unit, words))
        for quarter, figure in zip(overview.quarters, figures, strict=True)
    ]
    marks = marks_of(overview, figures, words)
    quiet = _("Eerder: hoeveel er liepen op de laatste dag van het kwartaal.")
    if any(number is not None for number in overview.tie_months):
        months = [_months(number, words) for number in overview.tie_months]
        heads = (*heads, _("Maanden samen, mediaan"))
        rows = [(*row, long) for row, long in zip(rows, months, strict=True)]
        marks = tuple(replace(mark, under=n) for mark, n in zip(marks, months, strict=True))
        quiet = _("Onder de lijn: mediaan in maanden, nu {n}.").format(n=months[-1])
    return Told(
        name=figure_label("I-17", words),
        number=printed_cell(now.cell, now.unit, words),
        title=ngettext("actief koppel", "actieve koppels", int(value or 0)),
        quiet=quiet,
        tables=(NumberTable(heads, tuple(rows)), _beside(overview, words)),
        counted=_all_counted(overview, ("I-17", *_BESIDE), words),
        marks=marks,
    )


def help_words(overview: Overview, words: Wording) -> Told:
    """I-23: how often residents did something for each other."""
    figures = overview.of_ties("I-23")
    now = figures[-1]
    heads = (_("Kwartaal"), _("Keren"), _("Waarvan vragen"))
    rows = tuple(
        (
            quarter_words(overview, quarter, words),
            printed_cell(figure.cell, figure.unit, words),
            printed_cell(figure.part, figure.unit, words),
        )
        for quarter, figure in zip(overview.quarters, figures, strict=True)
    )
    return Told(
        name=figure_label("I-23", words),
        number=printed_cell(now.cell, now.unit, words),
        title=_("keer hielpen bewoners elkaar dit kwartaal"),
        quiet=_("Open kolom: het kwartaal loopt nog."),
        tables=(NumberTable(heads, rows),),
        counted=counted_words(now, words),
        marks=marks_of(overview, figures, words),
    )


def reciprocity_words(overview: Overview, words: Wording) -> Told:
    """I-24: of who gave or received, which share did both."""
    figures = overview.of_ties("I-24")
    now = figures[-1]
    quiet = _("Er zijn nog te weinig mensen om dit te laten zien.")
    if now.cell.published is not None:
        quiet = _("{count} bewoners, in de laatste vier kwartalen.").format(
            count=of_people(now, words)
        )
    return Told(
        name=figure_label("I-24", words),
        number=printed_cell(now.cell, now.unit, words),
        title=_("van wie gaf of kreeg, deed het allebei"),
        quiet=quiet,
        tables=(by_quarter(overview, figures, _("Bewoners"), words),),
        counted=counted_words(now, words),
        marks=marks_of(overview, figures, words),
    )


def _months(number: Decimal | None, words: Wording) -> str:
    if number is None:
        return _NOTHING
    return words.number(number, 0 if number == int(number) else 1)


def _beside(overview: Overview, words: Wording) -> NumberTable:
    """The other figures about pairs, of the last whole quarter and of the one that runs."""
    before, now = overview.quarters[-2:]
    heads = ("", quarter_words(overview, before, words), quarter_words(overview, now, words))
    rows = []
    for figure_id in _BESIDE:
        was, is_ = overview.of_ties(figure_id)[-2:]
        rows.append((figure_label(figure_id, words), printed(was, words), printed(is_, words)))
    return NumberTable(heads, tuple(rows))


def _all_counted(overview: Overview, ids: Sequence[str], words: Wording) -> str:
    found: list[Figure] = [overview.of_ties(figure_id)[-1] for figure_id in ids]
    return "\n".join(
        f"{figure_label(figure.id, words)}: {counted_words(figure, words)}" for figure in found
    )
