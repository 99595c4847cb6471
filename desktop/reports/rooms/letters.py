"""What goes to one person or into one drawer: the confirmation of a booking, the key list."""

from datetime import date

from desktop.domain.rooms.changes import BookingDetails
from desktop.domain.rooms.keys import KeyList
from desktop.domain.settings import House
from desktop.i18n import N_, Wording
from desktop.reports.paper.grid import Column, Grid
from desktop.reports.paper.printed import drawn
from desktop.reports.paper.sheet import LEFT, RIGHT, Running, Sheet
from desktop.reports.paper.styles import BODY, H2, LEAD, TITLE, P
from desktop.reports.words import EXAMPLE

_WIDE = RIGHT - LEFT
_MOST_DATES = 60


def confirmation(
    details: BookingDetails, house: House, wording: Wording, *, example: bool = False
) -> bytes:
    """What was booked, on which days still to come, and the house rules; for whoever booked."""

    def draw(sheet: Sheet) -> None:
        block = details.block
        sheet.text(P(wording.text(N_("Je boeking")), TITLE), LEFT, _WIDE, role="H1")
        sheet.space(10)
        sheet.text(P(block.title, H2), LEFT, _WIDE, role="H2")
        sheet.space(8)
        for lead, words in _facts(details, wording):
            sheet.text(P(words, LEAD, lead=lead), LEFT, _WIDE)
            sheet.space(2)
        if len(details.days_to_come) > 1:
            _heading(sheet, wording.text(N_("Alle dagen")))
            sheet.text(P(_listed(details.days_to_come, wording), BODY), LEFT, _WIDE)
        skipped = [date_ for date_ in details.skipped if not date_.free_again]
        if skipped:
            _heading(sheet, wording.text(N_("Deze dagen niet")))
            for one in skipped:
                day = wording.day(one.begins.date(), weekday=True, year=True)
                sheet.text(P(f"{day}: {one.reason}" if one.reason else day, BODY), LEFT, _WIDE)
        if details.house_rules:
            _heading(sheet, wording.text(N_("Huisregels")))
            sheet.text(P(details.house_rules, BODY), LEFT, _WIDE)

    title = wording.text(N_("Bevestiging van een boeking"))
    return drawn(
        draw, title, _running(title, house, wording, wording.text(_FOOT), example=example), wording
    )


def key_list(keys: KeyList, house: House, wording: Wording, *, example: bool = False) -> bytes:
    """Who has a key of which room, until when; with room to sign for giving back."""

    def draw(sheet: Sheet) -> None:
        sheet.text(P(wording.text(N_("Sleutellijst")), TITLE), LEFT, _WIDE, role="H1")
        sheet.space(6)
        under = f"{keys.community} · {wording.day(keys.day, year=True)}"
        sheet.text(P(under, LEAD), LEFT, _WIDE)
        sheet.space(14)
        if not keys.lines:
            sheet.text(P(wording.text(N_("Er is geen sleutel uitgeleend.")), LEAD), LEFT, _WIDE)
            return
        Grid(sheet, _key_columns(wording)).draw(
            [
                (
                    line.room or "–",
                    line.name,
                    wording.short_day(line.begins, year=True),
                    _until(line.ends, wording, late=line.late),
                    "",
                )
                for line in keys.lines
            ]
        )

    title = wording.text(N_("Sleutellijst"))
    foot = wording.text(N_("Bewaar deze lijst achter slot. Vernietig haar als er een nieuwe is."))
    return drawn(draw, title, _running(title, house, wording, foot, example=example), wording)


_FOOT = N_("Gaat het niet door? Laat het ons op tijd weten, dan kan iemand anders erin.")


def _facts(details: BookingDetails, wording: Wording) -> list[tuple[str, str]]:
    block = details.block
    day = wording.day(block.begins.date(), weekday=True, year=True)
    times = f"{wording.clock(block.begins)}–{wording.clock(block.ends)}"
    facts = [
        (wording.text(N_("Ruimte:")), details.room),
        (
            wording.text(N_("Wanneer:")),
            wording.text(N_("{day}, {times} uur")).format(day=day, times=times),
        ),
    ]
    if block.booker:
        facts.append((wording.text(N_("Geboekt door:")), block.booker))
    if block.people:
        facts.append((wording.text(N_("Aantal mensen:")), wording.number(block.people)))
    return facts


def _listed(dates: tuple[date, ...], wording: Wording) -> str:
    told = " · ".join(wording.short_day(day, year=True) for day in dates[:_MOST_DATES])
    more = len(dates) - _MOST_DATES
    return told if more <= 0 else f"{told} · " + wording.text(N_("en nog {n}")).format(n=more)


def _heading(sheet: Sheet, words: str) -> None:
    sheet.space(16)
    sheet.need(60)
    sheet.text(P(words, H2), LEFT, _WIDE, role="H2")
    sheet.space(4)


def _key_columns(wording: Wording) -> list[Column]:
    return [
        Column(wording.text(N_("Ruimte")), LEFT, LEFT + 105),
        Column(wording.text(N_("Naam")), LEFT + 112, LEFT + 240, bold=True),
        Column(wording.text(N_("Sinds")), LEFT + 247, LEFT + 315),
        Column(wording.text(N_("Tot")), LEFT + 322, LEFT + 395),
        Column(wording.text(N_("Terug: datum en paraaf")), LEFT + 402, RIGHT),
    ]


def _until(ends: date, wording: Wording, *, late: bool) -> str:
    day = wording.short_day(ends, year=True)
    return wording.text(N_("{day}, te laat")).format(day=day) if late else day


def _running(title: str, house: House, wording: Wording, foot: str, *, example: bool) -> Running:
    return Running(
        title=title,
        period="",
        organisation=house.name,
        audience="",
        foot=foot,
        address=house.address,
        banner=wording.text(EXAMPLE) if example else "",
    )
