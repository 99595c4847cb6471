"""The agreement of a tie on A4, for each of its people to keep and sign.

Large type and plain words. It holds what they need of each other and nothing else: no reasons,
no questions, no notes of workers, no surname where the first name will do.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from desktop.domain.settings import House
from desktop.domain.ties.card import ExchangeLine, TieCard
from desktop.domain.ties.lines import Someone
from desktop.i18n import N_, Wording
from desktop.messages.ties import boundaries
from desktop.reports.paper.printed import drawn
from desktop.reports.paper.sheet import HEIGHT, LEFT, RIGHT, Running, Sheet
from desktop.reports.paper.styles import BOLD, INK, REGULAR, ROW_LINE, SECONDARY, P, cut, style
from desktop.reports.words import EXAMPLE, listed

_WIDE = RIGHT - LEFT
_TITLE = style(24, 29, font=BOLD)
_UNDER = style(14, 19, colour=SECONDARY)
_HEADING = style(15, 19, font=BOLD)
_WORDS = style(14, 19.5)
_SIGN_HIGH, _SIGN_GAP, _SIGN_WORD = 62.0, 24.0, 14

_FOOT = N_("Deze afspraak is van jullie. Jullie mogen haar altijd veranderen of stoppen.")


def tie_agreement(card: TieCard, house: House, wording: Wording, *, example: bool) -> bytes:
    """The agreement as PDF, the same bytes for the same card."""

    def draw(sheet: Sheet) -> None:
        people = card.people
        sheet.text(P(wording.text(N_("Onze afspraak")), _TITLE), LEFT, _WIDE, role="H1")
        sheet.space(2)
        sheet.text(P(listed(called(people), wording), _UNDER), LEFT, _WIDE)
        _exchanges(sheet, card, wording)
        _part(sheet, wording.text(N_("Wanneer")), [card.times.strip()])
        _part(sheet, wording.text(N_("Zo gaan we met elkaar om")), [card.manners.strip()])
        _part(
            sheet,
            wording.text(N_("Dit doen we niet")),
            boundaries(card.defaults.boundaries, wording),
        )
        _part(sheet, wording.text(N_("Als het niet lukt")), [_backup(card, wording)])
        _part(sheet, wording.text(N_("Hoe lang")), _days(card, wording))
        _signatures(sheet, called(people), wording)

    title = wording.text(N_("Onze afspraak"))
    running = Running(
        title=title, period="", organisation=house.name, audience="",
        foot=wording.text(_FOOT), address=house.address,
        banner=wording.text(EXAMPLE) if example else "",
    )  # fmt: skip
    return drawn(draw, title, running, wording)


def called(people: Sequence[Someone]) -> list[str]:
    """First names; where two are called the same with an initial, or else the whole name."""
    firsts = Counter(one.name.first for one in people)
    shorts = Counter(one.name.short for one in people)
    return [_called(one, firsts, shorts) for one in people]


def _called(one: Someone, firsts: Counter[str], shorts: Counter[str]) -> str:
    if one.name.first and firsts[one.name.first] == 1:
        return one.name.first
    return one.name.short if shorts[one.name.short] == 1 else one.name.full


def _exchanges(sheet: Sheet, card: TieCard, wording: Wording) -> None:
    names = dict(zip((one.id for one in card.people), called(card.people), strict=True))
    lines = [_exchange(one, names, wording) for one in card.exchanges]
    _part(sheet, wording.text(N_("Wat we voor elkaar doen")), lines)


def _exchange(line: ExchangeLine, names: Mapping[UUID, str], wording: Wording) -> str:
    what = f"{line.what}, {line.how_often}" if line.how_often else line.what
    return wording.text(N_("{giver} voor {receiver}: {what}")).format(
        giver=names.get(line.giver_id, ""), receiver=names.get(line.receiver_id, ""), what=what
    )


def _backup(card: TieCard, wording: Wording) -> str:
    if not card.backup_contact:
        return ""
    who = ", ".join(part for part in (card.backup_contact, card.backup_phone) if part)
    return wording.text(N_("Onze achterwacht is {who}.")).format(who=who)


def _days(card: TieCard, wording: Wording) -> list[str]:
    told = []
    if card.line.evaluates_on is not None:
        told.append(
            wording.text(N_("Op {day} kijken we samen hoe het gaat.")).format(
                day=_day(card.line.evaluates_on, wording)
            )
        )
    if card.line.ends_on is not None:
        told.append(
            wording.text(N_("De afspraak loopt tot {day}.")).format(
                day=_day(card.line.ends_on, wording)
            )
        )
    return told


def _day(day: date, wording: Wording) -> str:
    return wording.day(day, weekday=True, year=True)


def _part(sheet: Sheet, heading: str, lines: Sequence[str]) -> None:
    """A heading with its lines; nothing where nothing was agreed."""
    told = [line.strip() for line in lines if line.strip()]
    if not told:
        return
    sheet.space(13)
    sheet.need(_HEADING.leading + _WORDS.leading + 4)
    sheet.text(P(heading, _HEADING), LEFT, _WIDE, role="H2")
    for line in told:
        sheet.space(2)
        sheet.text(P(line, _WORDS), LEFT, _WIDE)


def _signatures(sheet: Sheet, names: Sequence[str], wording: Wording) -> None:
    """A line to sign for each, two beside each other; all of them on one page."""
    rows = (len(names) + 1) // 2
    sheet.space(14)
    sheet.need(rows * _SIGN_HIGH)
    half = (_WIDE - _SIGN_GAP) / 2
    for at, name in enumerate(names):
        x = LEFT + at % 2 * (half + _SIGN_GAP)
        top = sheet.y + at // 2 * _SIGN_HIGH
        words = wording.text(N_("Handtekening {name}")).format(name=name)
        _sign_here(sheet, x, top, half, words)
    sheet.y += rows * _SIGN_HIGH


def _sign_here(sheet: Sheet, x: float, top: float, wide: float, words: str) -> None:
    line = top + _SIGN_HIGH - _SIGN_WORD - 10
    with sheet.canvas.element("P"), sheet.canvas.content():
        sheet.line(x, x + wide, line, 0.8, colour=ROW_LINE)
        sheet.canvas.setFillColor(INK)
        sheet.canvas.setFont(REGULAR, _SIGN_WORD)
        text = cut(words, REGULAR, _SIGN_WORD, wide)
        sheet.canvas.drawString(x, HEIGHT - line - _SIGN_WORD - 3, text)
