"""Drawings of figures for paper. Nothing is said by colour: shape, place, hatch and number."""

from decimal import Decimal

from desktop.reports.paper.sheet import HEIGHT, Sheet
from desktop.reports.paper.styles import (
    ACTION,
    INK,
    NUMBERS_BOLD,
    REGULAR,
    ROW_LINE,
    ROW_RULE,
    WHITE,
    width_of,
)

DOT = 3.8
_LOW, _HIGH = Decimal("0.72"), Decimal("1.20")


def target_place(
    value: Decimal | int | None, target: Decimal, *, less_is_better: bool
) -> float | None:
    """Where `value` stands on the axis of 72 to 120 percent of `target`, 0 to 1.

    Right of the target is reached, also where less is better. None when it is not printed.
    """
    if value is None:
        return None
    if less_is_better:
        ratio = target / Decimal(value) if value else _HIGH
    else:
        ratio = Decimal(value) / target if target else _HIGH
    return float((min(max(ratio, _LOW), _HIGH) - _LOW) / (_HIGH - _LOW))


TARGET_PLACE = float((1 - _LOW) / (_HIGH - _LOW))


def dots(
    sheet: Sheet,
    left: float,
    right: float,
    middle: float,
    places: tuple[float | None, float | None],
    *,
    reach: float = 9.5,
) -> None:
    """Last quarter open, this quarter filled, the target dotted, around height `middle`."""
    canvas, y = sheet.canvas, HEIGHT - middle
    axis, width = left + DOT, right - left - 2 * DOT
    before, now = (None if p is None else axis + p * width for p in places)
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setFillColor(WHITE)
    target = axis + TARGET_PLACE * width
    canvas.setLineWidth(1)
    canvas.setDash([2, 2])
    canvas.line(target, y - reach, target, y + reach)
    canvas.setDash([])
    if before is not None and now is not None:
        canvas.setLineWidth(1.5)
        canvas.line(before, y, now, y)
    if before is not None:
        open_dot(sheet, before, middle)
    if now is not None:
        filled_dot(sheet, now, middle)
    canvas.restoreState()


def filled_dot(sheet: Sheet, x: float, middle: float) -> None:
    """This quarter, with a light edge so that two dots on one place stay two."""
    canvas = sheet.canvas
    canvas.setFillColor(WHITE)
    canvas.circle(x, HEIGHT - middle, DOT + 1, stroke=0, fill=1)
    canvas.setFillColor(ACTION)
    canvas.circle(x, HEIGHT - middle, DOT, stroke=0, fill=1)


def open_dot(sheet: Sheet, x: float, middle: float) -> None:
    """The quarter before."""
    canvas = sheet.canvas
    canvas.setFillColor(WHITE)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.2)
    canvas.circle(x, HEIGHT - middle, DOT - 0.6, stroke=1, fill=1)


def legend(sheet: Sheet, left: float, words: tuple[str, str, str]) -> None:
    """What the dots and the line mean; one row at the pen, 12 points high."""
    canvas, middle = sheet.canvas, sheet.y + 6
    x = left + DOT
    with canvas.element("P"), canvas.content():
        filled_dot(sheet, x, middle)
        x = legend_word(sheet, x + 10.7, middle, words[0])
        open_dot(sheet, x, middle)
        x = legend_word(sheet, x + 10, middle, words[1])
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1)
        canvas.setDash([2, 2])
        canvas.line(x - 3, HEIGHT - middle - 6, x - 3, HEIGHT - middle + 6)
        canvas.setDash([])
        legend_word(sheet, x + 5, middle, words[2])
    sheet.y += 12


def legend_word(sheet: Sheet, x: float, middle: float, word: str) -> float:
    """A small word beside its mark; returns where the next mark may begin."""
    sheet.canvas.setFont(REGULAR, 8.8)
    sheet.canvas.setFillColor(INK)
    sheet.canvas.drawString(x, HEIGHT - middle - 3, word)
    return x + width_of(word, REGULAR, 8.8) + 17


def few_box(sheet: Sheet, right: float, middle: float, text: str) -> None:
    """A number of people that is not told: '<5' in a dashed box."""
    canvas = sheet.canvas
    width = width_of(text, NUMBERS_BOLD, 9.6) + 10
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.8)
    canvas.setDash([2.2, 1.6])
    canvas.rect(right - width, HEIGHT - middle - 7, width, 14, fill=0)
    canvas.setDash([])
    canvas.setFillColor(INK)
    canvas.setFont(NUMBERS_BOLD, 9.6)
    canvas.drawRightString(right - 5, HEIGHT - middle - 3.3, text)
    canvas.restoreState()


def leader(sheet: Sheet, x0: float, x1: float, y: float) -> None:
    """A dotted line from a title to its page."""
    canvas = sheet.canvas
    canvas.saveState()
    canvas.setStrokeColor(ROW_LINE)
    canvas.setLineWidth(ROW_RULE)
    canvas.setDash([0.7, 1.3])
    canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)
    canvas.restoreState()
