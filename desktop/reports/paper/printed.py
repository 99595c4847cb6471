"""A print from its drawing: drawn twice, as the foot tells how many pages there are."""

from collections.abc import Callable
from io import BytesIO

from desktop.i18n import Wording
from desktop.reports.paper.sheet import Running, Sheet
from desktop.reports.paper.styles import REGULAR, register_fonts
from desktop.reports.paper.tagged import TaggedCanvas


def drawn(draw: Callable[[Sheet], None], title: str, running: Running, wording: Wording) -> bytes:
    """The print as PDF; `draw` is called for each of the two drawings."""
    _first, pages = _once(draw, title, running, wording, 1)
    return _once(draw, title, running, wording, pages)[0]


def _once(
    draw: Callable[[Sheet], None], title: str, running: Running, wording: Wording, pages: int
) -> tuple[bytes, int]:
    register_fonts()
    target = BytesIO()
    canvas = TaggedCanvas(
        target,
        title=title,
        organisation=running.organisation,
        language=wording.language,
        font=REGULAR,
    )
    sheet = Sheet(canvas, running, pages)
    draw(sheet)
    sheet.finish()
    canvas.save()
    return target.getvalue(), sheet.page
