"""The card of a match on A5, for the kitchen table: why these two, and the first time together.

It says what speaks for it in plain words and first names. How long somebody waited, and who
received more than they gave, is nobody's business at that table and is not on it.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from uuid import UUID

from desktop.domain.figures.values import Daypart
from desktop.domain.matching.words import Reason
from desktop.domain.settings import House
from desktop.domain.ties.lines import Someone
from desktop.domain.ties.reasons import KeptReason
from desktop.i18n import N_, Wording
from desktop.reports.paper.styles import (
    ACTION,
    BENTHEIMER,
    BOLD,
    INK,
    MM,
    REGULAR,
    ROW_LINE,
    SECONDARY,
    P,
    Text,
    cut,
    register_fonts,
    style,
    width_of,
)
from desktop.reports.paper.tagged import TaggedCanvas
from desktop.reports.ties.agreement import called
from desktop.reports.words import EXAMPLE, daypart, listed

WIDTH, HEIGHT = 148 * MM, 210 * MM
_LEFT, _RIGHT = 14 * MM, WIDTH - 14 * MM
_WIDE = _RIGHT - _LEFT
_TITLES = (style(22, 26, font=BOLD), style(16, 20, font=BOLD), style(11, 14, font=BOLD))
_TITLE_HIGH = 130.0
_HEADING = style(15, 19, font=BOLD)
_WORDS = style(14, 19)
_MOST_SLOTS = 3
_TOP, _FOOT, _WRITE_HIGH = 34.0, 30.0, 34.0
_ON_CARD = (Reason.ASKS, Reason.TIME, Reason.DOORS, Reason.INTEREST)
_BESIDE, _CLOSE = 1, 2
_SHARED_BY_TWO: dict[Reason | int, str] = {
    Reason.TIME: N_("Jullie hebben allebei tijd op {what}."),
    Reason.INTEREST: N_("Jullie houden allebei van {what}."),
    Reason.DOORS: N_("Jullie wonen {doors} deuren van elkaar."),
    _BESIDE: N_("Jullie wonen naast elkaar."),
    _CLOSE: N_("Jullie wonen vlak bij elkaar."),
}
_SHARED: dict[Reason | int, str] = {
    Reason.TIME: N_("{one} en {other} hebben allebei tijd op {what}."),
    Reason.INTEREST: N_("{one} en {other} houden allebei van {what}."),
    Reason.DOORS: N_("{one} en {other} wonen {doors} deuren van elkaar."),
    _BESIDE: N_("{one} en {other} wonen naast elkaar."),
    _CLOSE: N_("{one} en {other} wonen vlak bij elkaar."),
}
_TO_WRITE = (N_("Waar"), N_("Wanneer"), N_("Wie komt erbij"))


def tie_card(
    people: Sequence[Someone],
    reasons: Sequence[KeptReason],
    house: House,
    wording: Wording,
    *,
    example: bool,
) -> bytes:
    """The card as PDF, one page of A5; of a suggestion or of a tie."""
    register_fonts()
    target = BytesIO()
    title = wording.text(N_("Kaart voor aan tafel"))
    canvas = TaggedCanvas(
        target, title=title, organisation=house.name, language=wording.language, font=REGULAR
    )
    canvas.setPageSize((WIDTH, HEIGHT))
    _Card(canvas, wording).draw(
        people, told_reasons(people, reasons, wording), house, example=example
    )
    canvas.save()
    return target.getvalue()


def told_reasons(
    people: Sequence[Someone], reasons: Sequence[KeptReason], wording: Wording
) -> list[str]:
    """What speaks for it, a sentence each: what is given first, then what is shared."""
    names = dict(zip((one.id for one in people), called(people), strict=True))
    kept = [one for one in reasons if one.reason in _ON_CARD]
    kept.sort(key=lambda one: _ON_CARD.index(one.reason))
    return [words for one in kept if (words := _told(one, names, wording))]


def _told(one: KeptReason, names: Mapping[UUID, str], wording: Wording) -> str:
    who = [names.get(person, "") for person in one.about]
    if len(who) < 2:
        return ""
    values: dict[str, object] = {"one": who[0], "other": who[1]}
    if one.reason is Reason.ASKS:
        values["what"] = listed([str(word) for word in one.values.get("skills", ())], wording)
        return wording.text(N_("{one} kan iets wat {other} zoekt: {what}.")).format(**values)
    told = _SHARED_BY_TWO if len(names) == 2 else _SHARED
    if one.reason is Reason.TIME:
        values["what"] = _slots(one, wording)
    elif one.reason is Reason.INTEREST:
        values["what"] = listed([str(word) for word in one.values.get("words", ())], wording)
    else:
        return _near(one, told, values, wording)
    return wording.text(told[one.reason]).format(**values)


def _slots(one: KeptReason, wording: Wording) -> str:
    slots = one.values.get("slots", ())[:_MOST_SLOTS]
    return listed([daypart(day, Daypart(part.value), wording) for day, part in slots], wording)


def _near(
    one: KeptReason, told: Mapping[Reason | int, str], values: dict[str, object], wording: Wording
) -> str:
    doors = one.values.get("doors", 0)
    if one.values.get("storeys", 0):
        return wording.text(told[_CLOSE]).format(**values)
    if doors <= 1:
        return wording.text(told[_BESIDE]).format(**values)
    return wording.text(told[Reason.DOORS]).format(doors=doors, **values)


class _Card:
    """Draws from top to bottom; `y` grows downwards."""

    def __init__(self, canvas: TaggedCanvas, wording: Wording) -> None:
        self._canvas = canvas
        self._wording = wording
        self._y = _TOP

    def draw(
        self, people: Sequence[Someone], reasons: Sequence[str], house: House, *, example: bool
    ) -> None:
        """The whole card; reasons for which there is no room are left out, the last first."""
        if example:
            self._banner()
        names = called(people)
        self._houses(names)
        self._text(self._title(listed(names, self._wording)), "H1")
        self._y += 12
        why = self._wording.text(N_("Waarom jullie"))
        self._text(P(why, _HEADING), "H2")
        for sentence in reasons:
            words = P(sentence, _WORDS)
            if self._y + self._high(words) + 5 > self._writing_top():
                break
            self._y += 4
            self._text(words, "P")
        self._y = self._writing_top()
        first = self._wording.text(N_("De eerste keer samen"))
        self._text(P(first, _HEADING), "H2")
        for label in _TO_WRITE:
            self._line_to_write(self._wording.text(label))
        self._foot(house)

    def _title(self, words: str) -> Text:
        """As large as leaves room for the rest."""
        made = [P(words, styled) for styled in _TITLES]
        return next((one for one in made if self._high(one) <= _TITLE_HIGH), made[-1])

    def _writing_top(self) -> float:
        below = _HEADING.leading + len(_TO_WRITE) * _WRITE_HIGH
        return float(HEIGHT - _FOOT - 24 - below)

    def _high(self, paragraph: Text) -> float:
        return float(paragraph.wrap(_WIDE, HEIGHT)[1])

    def _text(self, paragraph: Text, role: str) -> None:
        high = self._high(paragraph)
        with self._canvas.element(role), self._canvas.content():
            paragraph.drawOn(self._canvas, _LEFT, HEIGHT - self._y - high)
        self._y += high

    def _banner(self) -> None:
        text = self._wording.text(EXAMPLE)
        with self._canvas.artifact():
            wide = width_of(text, BOLD, 8.8)
            self._canvas.setStrokeColor(INK)
            self._canvas.setLineWidth(0.8)
            self._canvas.rect(_RIGHT - wide - 12, HEIGHT - 31, wide + 12, 14, fill=0)
            self._say(_RIGHT - wide - 6, 27, text, BOLD, 8.8)

    def _houses(self, names: Sequence[str]) -> None:
        """A door for each, with an arc from one to the next, as on the page of ties."""
        side, apart = 22.0, 46.0
        top = self._y + 22
        middles = [_LEFT + side / 2 + 4 + n * apart for n in range(len(names))]
        canvas = self._canvas
        with canvas.artifact():
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(1.2)
            canvas.setFillColor(BENTHEIMER)
            for x in middles:
                canvas.rect(x - side / 2, HEIGHT - top - side, side, side, fill=1)
                canvas.line(x - side / 2, HEIGHT - top - 7, x + side / 2, HEIGHT - top - 7)
            canvas.setStrokeColor(ACTION)
            canvas.setLineWidth(1.8)
            for one, other in pairwise(middles):
                bow = HEIGHT - top + 16
                canvas.bezier(
                    one, HEIGHT - top + 2, one + 8, bow, other - 8, bow, other, HEIGHT - top + 2
                )
            canvas.line(_LEFT, HEIGHT - top - side, middles[-1] + side / 2 + 4, HEIGHT - top - side)
        self._y = top + side + 12

    def _line_to_write(self, label: str) -> None:
        line = self._y + _WRITE_HIGH - 4
        with self._canvas.element("P"), self._canvas.content():
            self._canvas.setStrokeColor(ROW_LINE)
            self._canvas.setLineWidth(0.8)
            self._canvas.line(_LEFT + 104, HEIGHT - line, _RIGHT, HEIGHT - line)
            self._say(_LEFT, line, label, REGULAR, 14)
        self._y += _WRITE_HIGH

    def _foot(self, house: House) -> None:
        words = self._wording.text(N_("Past het toch niet? Dat mag altijd. Zeg het gerust."))
        told = f"{words} {house.name}".strip()
        with self._canvas.element("P"), self._canvas.content():
            self._canvas.setFillColor(SECONDARY)
            self._canvas.setFont(REGULAR, 9.6)
            text = cut(told, REGULAR, 9.6, _WIDE)
            self._canvas.drawString(_LEFT, _FOOT, text)

    def _say(self, x: float, baseline: float, text: str, font: str, size: float) -> None:
        self._canvas.setFillColor(INK)
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, HEIGHT - baseline, text)
