"""The flow of a print: from top to bottom over A4 pages with a running head and foot.

Heights are in points, measured from the top of the page. What does not fit goes to the next
page; a paragraph may be split, a row or a drawing never.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop.reports.paper.styles import (
    BOLD,
    HEAD_RULE,
    INK,
    MM,
    NOTE,
    REGULAR,
    ROW_LINE,
    ROW_RULE,
    SECONDARY,
    SMALL_BOLD,
    Color,
    Text,
    cut,
    width_of,
)
from desktop.reports.paper.tagged import TaggedCanvas

WIDTH, HEIGHT = 595.276, 841.89
LEFT = 20 * MM
RIGHT = WIDTH - 18 * MM
TOP = 80.7
FLOOR = HEIGHT - 13 * MM - 27.5
_HEAD_BASELINE = 48.6
_HEAD_LINE = 59.4
_FOOT_LINE = 784.8
_FOOT_BASELINE = 801.4


@dataclass(frozen=True, slots=True)
class Running:
    """What every page says: title and period at the top left, the house at the right.

    The first page has the letterhead of the house instead: name, `address` under it, audience.
    """

    title: str
    period: str
    organisation: str
    audience: str
    foot: str
    address: str = ""
    banner: str = ""


class Sheet:
    """A pen that knows where it is on which page. `y` grows downwards."""

    def __init__(self, canvas: TaggedCanvas, running: Running, pages: int) -> None:
        self.canvas = canvas
        self.page = 1
        self.y = TOP
        self._running = running
        self._pages = pages
        self._furnish()

    def fits(self, height: float) -> bool:
        """Whether so much stands above the foot of this page."""
        return self.y + height <= FLOOR

    def need(self, height: float) -> bool:
        """Goes to the next page when `height` does not fit; tells whether it did."""
        if self.fits(height) or self.y <= TOP:
            return False
        self.new_page()
        return True

    def new_page(self) -> None:
        """Ends this page and furnishes the next."""
        self.finish()
        self.canvas.showPage()
        self.page += 1
        self.y = TOP
        self._furnish()

    def finish(self) -> None:
        """Draws the foot of this page, after what stands on it."""
        with self.canvas.artifact():
            self.line(LEFT, RIGHT, _FOOT_LINE, ROW_RULE, colour=ROW_LINE)
            self._words(LEFT, _FOOT_BASELINE, self._running.foot, REGULAR, SECONDARY)
            number = f"{self.page} / {self._pages}"
            self._words(RIGHT, _FOOT_BASELINE, number, BOLD, INK, right=True)

    def space(self, height: float) -> None:
        """Leaves room, but not at the top of a page."""
        if self.y > TOP:
            self.y += height

    def text(self, paragraph: Text, x: float, width: float, *, role: str = "P") -> None:
        """Draws a paragraph from `x`, over as many pages as it needs."""
        with self.canvas.element(role):
            rest = paragraph
            while True:
                room = max(FLOOR - self.y, 0)
                _width, height = rest.wrap(width, room)
                if height <= room:
                    self._draw(rest, x, height)
                    return
                parts = rest.split(width, room)
                if len(parts) == 2:
                    _width, height = parts[0].wrap(width, room)
                    self._draw(parts[0], x, height)
                    rest = parts[1]
                self.new_page()

    def _draw(self, paragraph: Text, x: float, height: float) -> None:
        with self.canvas.content():
            paragraph.drawOn(self.canvas, x, HEIGHT - self.y - height)
        self.y += height

    def height_of(self, paragraph: Text, width: float) -> float:
        """How high a paragraph is at `width`."""
        return float(paragraph.wrap(width, HEIGHT)[1])

    @contextmanager
    def beside(
        self, label: tuple[tuple[str, Text], ...], width: float, x: float = LEFT
    ) -> Iterator[None]:
        """Draws `label` (role and paragraph each) at the left; the body starts at its top.

        Afterwards the pen is under the lower of the two.
        """
        self.need(sum(self.height_of(p, width) + p.style.spaceBefore for _role, p in label) + 16)
        top, page = self.y, self.page
        for role, paragraph in label:
            self.y += paragraph.style.spaceBefore if self.y > top else 0
            self.text(paragraph, x, width, role=role)
        bottom, self.y = self.y, top
        yield
        if self.page == page:
            self.y = max(self.y, bottom)

    def rule(
        self,
        width: float,
        *,
        x0: float = LEFT,
        x1: float = RIGHT,
        colour: Color = INK,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A line across at the pen."""
        with self.canvas.artifact():
            self.line(x0, x1, self.y, width, colour=colour, dash=dash)

    def line(
        self,
        x0: float,
        x1: float,
        y: float,
        width: float,
        *,
        colour: Color = INK,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A horizontal line at height `y`; the caller tags it."""
        canvas = self.canvas
        canvas.saveState()
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        if dash:
            canvas.setDash(list(dash))
        canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)
        canvas.restoreState()

    def figure(self, alt: str, height: float, draw: Callable[[float], None]) -> None:
        """A drawing of `height` with its text alternative; `draw` gets its top."""
        self.need(height)
        with self.canvas.element("Figure", alt=alt), self.canvas.content():
            draw(self.y)
        self.y += height

    def _furnish(self) -> None:
        with self.canvas.artifact():
            self._head()

    def _head(self) -> None:
        running = self._running
        if self.page == 1:
            left = (running.organisation, "")
            right = running.audience
        else:
            left = (running.title, running.period)
            right = running.organisation
            self.line(LEFT, RIGHT, _HEAD_LINE, HEAD_RULE)
        room = RIGHT - LEFT - 18
        first = cut(left[0], BOLD, NOTE.fontSize, room * 0.6)
        self._words(LEFT, _HEAD_BASELINE, first, BOLD, INK)
        taken = width_of(first, BOLD, NOTE.fontSize)
        if left[1]:
            self._words(LEFT + taken + 4.5, _HEAD_BASELINE, left[1], REGULAR, SECONDARY)
            taken += 4.5 + width_of(left[1], REGULAR, NOTE.fontSize)
        self._words(
            RIGHT,
            _HEAD_BASELINE,
            cut(right, REGULAR, NOTE.fontSize, room - taken),
            REGULAR,
            SECONDARY,
            right=True,
        )
        if self.page == 1 and running.address:
            address = cut(running.address, REGULAR, NOTE.fontSize, RIGHT - LEFT)
            self._words(LEFT, _HEAD_BASELINE + NOTE.leading, address, REGULAR, SECONDARY)
        if running.banner:
            self._banner(running.banner)

    def _banner(self, text: str) -> None:
        width = width_of(text, BOLD, SMALL_BOLD.fontSize)
        x = (LEFT + RIGHT - width) / 2
        self.canvas.setStrokeColor(INK)
        self.canvas.setLineWidth(ROW_RULE * 2)
        self.canvas.rect(x - 6, HEIGHT - 31, width + 12, 14, fill=0)
        self._words(x, 27, text, BOLD, INK)

    def _words(
        self,
        x: float,
        baseline: float,
        text: str,
        font: str,
        colour: Color,
        *,
        right: bool = False,
    ) -> None:
        self.canvas.setFont(font, NOTE.fontSize)
        self.canvas.setFillColor(colour)
        draw = self.canvas.drawRightString if right else self.canvas.drawString
        draw(x, HEIGHT - baseline, text)
