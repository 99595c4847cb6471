"""When a room is in use: weekdays by hours, each cell with its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.reports.paper.sheet import HEIGHT, Sheet
from desktop.reports.paper.styles import HEAT, INK, NUMBERS, REGULAR, WHITE

_HEAT_STEPS = (3, 6, 8)

HEAT_ROW = 21.7


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Weekdays (names, Monday first) by hours; `weeks[weekday][hour]` of `of_weeks`."""

    days: Sequence[str]
    hours: Sequence[int]
    weeks: Sequence[Sequence[int]]
    of_weeks: int

    @property
    def height(self) -> float:
        """How high it is drawn, hours below included."""
        return len(self.days) * HEAT_ROW + 14


def heat_map(sheet: Sheet, left: float, right: float, top: float, heat: HeatMap) -> None:
    """Each cell with its number; darker is more often."""
    canvas = sheet.canvas
    start = left + 22.5
    cell = (right - start) / len(heat.hours)
    canvas.saveState()
    for row, day in enumerate(heat.days):
        y = top + row * HEAT_ROW
        canvas.setFillColor(INK)
        canvas.setFont(REGULAR, 9.6)
        canvas.drawString(left, HEIGHT - y - 14.5, day)
        for place, hour in enumerate(heat.hours):
            number = heat.weeks[row][hour]
            if number:
                share = number * 13 / heat.of_weeks
                _heat_cell(sheet, (start + place * cell, y, cell), str(number), share)
    canvas.setFillColor(INK)
    canvas.setFont(NUMBERS, 8.8)
    for place, hour in enumerate(heat.hours):
        x = start + (place + 0.5) * cell
        canvas.drawCentredString(x, HEIGHT - top - len(heat.days) * HEAT_ROW - 11, str(hour))
    canvas.restoreState()


def _heat_cell(sheet: Sheet, place: tuple[float, float, float], number: str, share: float) -> None:
    canvas, (x, y, width) = sheet.canvas, place
    step = sum(1 for limit in _HEAT_STEPS if share >= limit)
    canvas.setFillColor(HEAT[step])
    canvas.rect(x + 0.7, HEIGHT - y - HEAT_ROW + 0.7, width - 1.4, HEAT_ROW - 1.4, stroke=0, fill=1)
    canvas.setFillColor(WHITE if step == 3 else INK)
    canvas.setFont(NUMBERS, 8.8)
    canvas.drawCentredString(x + width / 2, HEIGHT - y - 14, number)
