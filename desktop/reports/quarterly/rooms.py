"""Rooms and activities: when rooms were in use, every programme, who drew them."""

from datetime import timedelta
from decimal import Decimal

from desktop.domain.disclosure import share
from desktop.domain.figures.values import ActivityRow, RoomUse, Shown, Unit
from desktop.domain.reporting import Quarterly, Section
from desktop.domain.vocabulary import Initiative
from desktop.i18n import N_
from desktop.labels import label
from desktop.reports.paper.bars import bar_height, split_bar
from desktop.reports.paper.grid import Column, Grid
from desktop.reports.paper.heat import HeatMap, heat_map
from desktop.reports.paper.sheet import RIGHT
from desktop.reports.paper.styles import ASIDE, BODY, H2, NOTE, SMALL_BOLD, P
from desktop.reports.quarterly.pen import Pen
from desktop.reports.words import (
    A_MONDAY,
    FEW,
    NOTES,
    beyond_words,
    daypart,
    free_times,
    listed,
    of_people,
    printed_cell,
    printed_number,
)

_BODY = 172.7
_LABEL_WIDTH = 106
_FIRST_HOUR, _AFTER_LAST_HOUR = 9, 23


def has_content(report: Quarterly) -> bool:
    """Whether a room was in use or an activity took place."""
    return bool(report.figures.rooms or report.figures.activities)


def draw(pen: Pen) -> None:
    """The page of rooms and activities."""
    pen.open(Section.ROOMS)
    pen.sheet.space(14)
    rooms = pen.report.figures.rooms
    if rooms:
        _room(pen, rooms[0], rooms[1:])
    if pen.report.figures.activities:
        if pen.report.figures.rooms:
            pen.sheet.space(16)
        _activities(pen)
        _who_began(pen)


def _room(pen: Pen, use: RoomUse, others: tuple[RoomUse, ...]) -> None:
    """The room that was used most, and under it a line about the others."""
    sheet = pen.sheet
    used = [hour for day in use.weeks for hour in range(24) if day[hour]]
    heat = HeatMap(
        days=[pen.wording.weekday(A_MONDAY + timedelta(days=n), short=True) for n in range(7)],
        hours=range(min(_FIRST_HOUR, *used, 23), max(_AFTER_LAST_HOUR, max(used) + 1)),
        weeks=use.weeks,
        of_weeks=use.of_weeks,
    )
    sheet.need(heat.height + 10)
    explained = pen.t(
        "In hoeveel van de {n} weken was de ruimte bezet, per uur. "
        "Hoe donkerder, hoe vaker. Het getal is het aantal weken.",
        n=use.of_weeks,
    )
    heading = [("H2", P(use.room, H2))]
    if len(pen.report.figures.communities) > 1:
        heading.append(("P", P(use.community, SMALL_BOLD)))
    heading.append(("P", P(explained, ASIDE)))
    busiest = listed([daypart(d, part, pen.wording) for d, part in use.busiest], pen.wording)
    heading.append(("P", P(f"{busiest}.", ASIDE, lead=pen.t("Drukst:"))))
    free = free_times(use, pen.wording)
    if free:
        heading.append(("P", P(f"{free}.", ASIDE, lead=pen.t("Ruimte over:"))))
    spoken = f"{use.room}. {explained} {pen.t('Drukst:')} {busiest}."
    with sheet.beside(tuple(heading), _LABEL_WIDTH):
        sheet.figure(
            spoken,
            heat.height,
            lambda top: heat_map(sheet, _BODY, RIGHT - 3, top, heat),
        )
        _other_rooms(pen, others)
        _shares(pen)


def _shares(pen: Pen) -> None:
    """How full the rooms were, and how much of it residents booked."""
    figures = pen.report.figures
    occupancy, by_residents = figures.figure("I-28c"), figures.figure("I-29")
    told = []
    if occupancy.beyond_its_base:
        told.append(beyond_words(occupancy, pen.wording))
    elif occupancy.cell.published is not None:
        told.append(
            pen.t(
                "De ruimtes waren {percent} van de openingstijden in gebruik: {hours} uur.",
                percent=printed_cell(occupancy.cell, Unit.PERCENT, pen.wording),
                hours=of_people(occupancy, pen.wording),
            )
        )
    if by_residents.cell.published is not None:
        told.append(
            pen.t(
                "Bewoners boekten {percent} van de keren: {times}.",
                percent=printed_cell(by_residents.cell, Unit.PERCENT, pen.wording),
                times=of_people(by_residents, pen.wording),
            )
        )
    told += [
        pen.wording.text(NOTES[figure.note])
        for figure in (occupancy, by_residents)
        if figure.note and figure.cell.published is not None
    ]
    if told:
        pen.sheet.space(6)
        pen.sheet.text(P(" ".join(told), NOTE), _BODY, RIGHT - _BODY)


def _other_rooms(pen: Pen, rooms: tuple[RoomUse, ...]) -> None:
    """A line about the rooms that were used less; their weeks stand in the spreadsheet."""
    if not rooms:
        return
    told = [
        pen.t(
            "{room} ({community}) {n} keer, {hours} uur",
            room=use.room,
            community=use.community,
            n=use.bookings,
            hours=_hours(pen, use.minutes),
        )
        for use in rooms
    ]
    pen.sheet.space(6)
    words = P("; ".join(told) + ".", NOTE, lead=pen.t("Andere ruimtes:"))
    pen.sheet.text(words, _BODY, RIGHT - _BODY)


def _activities(pen: Pen) -> None:
    sheet, figures = pen.sheet, pen.report.figures
    sheet.need(120)
    pen.section_rule()
    sheet.space(11.5)
    now = int(figures.figure("I-07").cell.value or 0)
    before = int(figures.before("I-07").cell.value or 0)
    heading = (
        ("H2", P(pen.t("Activiteiten"), H2)),
        ("P", P(_compared(pen, now, before), ASIDE)),
    )
    top = sheet.y
    with sheet.beside(heading, _LABEL_WIDTH):
        sheet.y = top - 11.5
        _table(pen, figures.activities, now)
        _footnotes(pen, figures.activities)


def _compared(pen: Pen, now: int, before: int) -> str:
    difference = now - before
    if difference == 0:
        return pen.t(
            "{n} keer, evenveel als in het {before}.",
            n=pen.wording.number(now),
            before=pen.before(),
        )
    words = (
        N_("{n} keer, {more} meer dan in het {before}.")
        if difference > 0
        else N_("{n} keer, {more} minder dan in het {before}.")
    )
    return pen.t(
        words,
        n=pen.wording.number(now),
        more=pen.wording.number(abs(difference)),
        before=pen.before(),
    )


def _table(pen: Pen, rows: tuple[ActivityRow, ...], dates: int) -> None:
    columns = (
        Column(pen.t("Activiteit"), _BODY, 300),
        Column(pen.t("keer"), 300, 332.5, numbers=True),
        Column(pen.t("mensen (uniek)"), 336, 394, numbers=True),
        Column(pen.t("uren"), 396, 440, numbers=True),
        Column(pen.t("waarvan begonnen door een bewoner"), 448, RIGHT, numbers=True),
    )
    minutes = sum(row.minutes for row in rows)
    led = sum(row.by_residents for row in rows)
    Grid(pen.sheet, columns).draw(
        [
            (
                row.name,
                pen.wording.number(row.times),
                pen.cell(row.people, Unit.PEOPLE),
                _hours(pen, row.minutes),
                pen.wording.number(row.by_residents) if row.by_residents else "–",
            )
            for row in rows
        ],
        total=(
            pen.t("Samen"),
            pen.wording.number(dates),
            pen.cell(pen.report.figures.figure("I-03").cell, Unit.PEOPLE),
            _hours(pen, minutes),
            pen.wording.number(led) if led else "–",
        ),
    )


def _hours(pen: Pen, minutes: int) -> str:
    return printed_number(Decimal(minutes) / 60, Unit.HOURS, pen.wording)


def _footnotes(pen: Pen, rows: tuple[ActivityRow, ...]) -> None:
    sheet, width = pen.sheet, RIGHT - _BODY
    sheet.space(7)
    if any(row.people.shown is Shown.FEW for row in rows):
        words = pen.t(
            "Minder dan vijf mensen. We laten het aantal weg, zodat niemand te herkennen is."
        )
        sheet.text(P(words, NOTE, lead=FEW), _BODY, width)
    if any(row.people.shown is Shown.KEPT for row in rows):
        words = pen.t(
            "Weggelaten omdat het om een kleine groep bewoners gaat, of omdat er "
            "anders een klein aantal uit te rekenen is."
        )
        sheet.text(P(words, NOTE, lead="–"), _BODY, width)
    words = pen.t("Mensen doen aan meer dan één activiteit mee, dus de kolom ‘uniek’ telt niet op.")
    sheet.text(P(words, NOTE), _BODY, width)


def _who_began(pen: Pen) -> None:
    sheet = pen.sheet
    counts = dict(pen.report.figures.initiative)
    whole = sum(counts.values())
    sheet.space(20)
    sheet.need(95)
    pen.section_rule()
    sheet.space(9.8)
    with sheet.beside((("H2", P(pen.t("Wie begon?"), H2)),), _LABEL_WIDTH):
        sheet.text(P(_began_sentence(pen, counts, whole), BODY), _BODY, RIGHT - _BODY)
        sheet.space(8)
        parts = [(label(initiative, pen.wording), counts[initiative]) for initiative in Initiative]
        spoken = ", ".join(f"{word}: {number}" for word, number in parts)
        sheet.figure(
            spoken,
            bar_height(RIGHT - 3 - _BODY, parts),
            lambda top: split_bar(sheet, _BODY, RIGHT - 3, top, parts),
        )


def _began_sentence(pen: Pen, counts: dict[Initiative, int], whole: int) -> str:
    by_residents = counts[Initiative.RESIDENTS]
    now = int(share(by_residents, whole).value or 0)
    first = pen.t(
        "Van de {n} activiteiten begonnen er {residents} bij bewoners. Dat is {percent}.",
        n=pen.wording.number(whole),
        residents=pen.wording.number(by_residents),
        percent=pen.wording.percent(now),
    )
    before = pen.report.figures.before("I-08").cell.published
    if before is None:
        return first
    points = now - int(before)
    if points == 0:
        return f"{first} " + pen.t("Dat is evenveel als in het {before}.", before=pen.before())
    words = (
        N_("Dat is {points} procentpunt meer dan in het {before}.")
        if points > 0
        else N_("Dat is {points} procentpunt minder dan in het {before}.")
    )
    return f"{first} " + pen.t(words, points=abs(points), before=pen.before())
