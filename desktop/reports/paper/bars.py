"""Columns over time and split bars for paper; parts differ by fill and hatch, never by colour."""

from collections.abc import Sequence

from desktop.reports.paper.charts import legend_word
from desktop.reports.paper.sheet import HEIGHT, Sheet
from desktop.reports.paper.styles import (
    ACTION,
    BOLD,
    INK,
    NUMBERS_BOLD,
    REGULAR,
    WHITE,
    width_of,
)


def columns_over_time(
    sheet: Sheet,
    left: float,
    right: float,
    top: float,
    points: Sequence[tuple[str, int]],
    target: tuple[str, float] | None,
) -> None:
    """Columns with their number, the last one filled; 100 points high with the labels."""
    canvas = sheet.canvas
    ground = top + 84
    highest = max([1, *(value for _label, value in points), *([target[1]] if target else [])])
    scale = 84 / highest
    canvas.saveState()
    canvas.setStrokeColor(INK)
    if target:
        line = ground - target[1] * scale
        canvas.setLineWidth(1)
        canvas.setDash([1.5, 2.5])
        canvas.line(left, HEIGHT - line, right, HEIGHT - line)
        canvas.setDash([])
        canvas.setFont(BOLD, 8.8)
        canvas.setFillColor(INK)
        canvas.drawString(left, HEIGHT - line + 4, target[0])
    step = (right - left) / len(points)
    for number, (label, value) in enumerate(points):
        middle, last = left + (number + 0.5) * step, number == len(points) - 1
        _column(sheet, middle, ground, value * scale, str(value), filled=last)
        canvas.setFillColor(INK)
        canvas.setFont(REGULAR, 8.8)
        canvas.drawCentredString(middle, HEIGHT - ground - 11.5, label)
    canvas.setLineWidth(0.8)
    canvas.line(left, HEIGHT - ground, right, HEIGHT - ground)
    canvas.restoreState()


def _column(
    sheet: Sheet, middle: float, ground: float, height: float, text: str, *, filled: bool
) -> None:
    canvas, half = sheet.canvas, 18.3
    canvas.setLineWidth(1)
    canvas.setFillColor(ACTION if filled else WHITE)
    if height:
        canvas.rect(middle - half, HEIGHT - ground, 2 * half, height, fill=1)
    inside = height >= 14
    canvas.setFillColor(WHITE if filled and inside else INK)
    canvas.setFont(NUMBERS_BOLD, 10.2)
    canvas.drawCentredString(
        middle, HEIGHT - ground + (height - 13.5 if inside else height + 3), text
    )


BAR = 20.0


def split_bar(
    sheet: Sheet, left: float, right: float, top: float, parts: Sequence[tuple[str, int]]
) -> None:
    """One bar in parts with their words: filled, open, hatched; a word may stand below."""
    canvas = sheet.canvas
    whole = sum(number for _word, number in parts) or 1
    x = left
    canvas.saveState()
    for place, (word, number) in enumerate(parts):
        width = (right - left) * number / whole
        if width:
            _bar_part(sheet, (x, top, width, BAR), place)
            if _fits_in_bar(word, number, width):
                _bar_word(sheet, x + 9, top, f"{word} {number}", light=place == 0)
            x += width
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1)
    canvas.rect(left, HEIGHT - top - BAR, right - left, BAR, fill=0)
    x = left
    for place, (word, number) in enumerate(parts):
        if number and not _fits_in_bar(word, number, (right - left) * number / whole):
            _bar_part(sheet, (x, top + BAR + 8, 11, 8), place)
            x = legend_word(sheet, x + 17, top + BAR + 12, f"{word} {number}")
    canvas.restoreState()


def _fits_in_bar(word: str, number: int, width: float) -> bool:
    return width_of(f"{word} {number}", BOLD, 9.6) + 14 <= width


def bar_height(width: float, parts: Sequence[tuple[str, int]]) -> float:
    """How high a split bar of `width` is, with the words that stand below it."""
    whole = sum(number for _word, number in parts) or 1
    below = any(n and not _fits_in_bar(word, n, width * n / whole) for word, n in parts)
    return BAR + (20 if below else 2)


def _bar_part(sheet: Sheet, box: tuple[float, float, float, float], place: int) -> None:
    canvas = sheet.canvas
    x, top, width, height = box
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1)
    canvas.setFillColor(ACTION if place == 0 else WHITE)
    canvas.rect(x, HEIGHT - top - height, width, height, fill=1)
    if place == 2:
        outline = canvas.beginPath()
        outline.rect(x, HEIGHT - top - height, width, height)
        canvas.clipPath(outline, stroke=0)
        canvas.setLineWidth(1.6)
        offset = -height
        while offset < width:
            canvas.line(x + offset, HEIGHT - top - height, x + offset + height, HEIGHT - top)
            offset += 7.1
    canvas.restoreState()


def _bar_word(sheet: Sheet, start: float, top: float, text: str, *, light: bool) -> None:
    canvas = sheet.canvas
    if not light:
        canvas.setFillColor(WHITE)
        room = width_of(text, BOLD, 9.6)
        canvas.rect(start - 3, HEIGHT - top - 16, room + 6, 12, stroke=0, fill=1)
    canvas.setFillColor(WHITE if light else INK)
    canvas.setFont(BOLD, 9.6)
    canvas.drawString(start, HEIGHT - top - 13.4, text)
