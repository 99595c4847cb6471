"""Fonts, sizes and colours of paper, and the one door for text: `P`.

Numbers of tables and charts use instances of the font with tabular digits. Every paragraph
goes through `P`, which escapes: text from data is never markup.
"""

import unicodedata
from functools import cache
from typing import TypeAlias
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color as Color
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from desktop import paths

REGULAR = "Atkinson"
SEMIBOLD = "Atkinson-SemiBold"
BOLD = "Atkinson-Bold"
NUMBERS = "Atkinson-Tabular"
NUMBERS_BOLD = "Atkinson-Tabular-Bold"

INK = HexColor("#1B2421")
SECONDARY = HexColor("#3F4A45")
ACTION = HexColor("#14332B")
ROW_LINE = HexColor("#79837F")
HEAT = tuple(HexColor(c) for c in ("#EDF0EF", "#D2D9D6", "#A8B2AE", "#53625C"))
BENTHEIMER = HexColor("#E8C46A")
OSSENBLOED = HexColor("#8E2B23")
WHITE = white
BLACK = black

MM = 72 / 25.4
SECTION_RULE = 0.5 * MM
HEAD_RULE = 0.35 * MM
ROW_RULE = 0.2 * MM

_FILES = {
    REGULAR: "AtkinsonHyperlegibleNext_400Regular.ttf",
    SEMIBOLD: "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    BOLD: "AtkinsonHyperlegibleNext_700Bold.ttf",
    NUMBERS: "AtkinsonHyperlegibleNextTabular_400Regular.ttf",
    NUMBERS_BOLD: "AtkinsonHyperlegibleNextTabular_700Bold.ttf",
}
_ALIGN = {"left": TA_LEFT, "centre": TA_CENTER, "right": TA_RIGHT}


@cache
def register_fonts() -> None:
    """Makes the shipped fonts known to ReportLab, once."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(paths.resource(f"fonts/{file}"))))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD
    )


@cache
def style(
    size: float,
    leading: float,
    *,
    font: str = REGULAR,
    colour: Color = INK,
    align: str = "left",
) -> ParagraphStyle:
    """A paragraph style; long words (an address typed without spaces) are broken."""
    register_fonts()
    return ParagraphStyle(
        f"{font}-{size}-{leading}-{align}-{colour.hexval()}",
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour,
        alignment=_ALIGN[align],
        splitLongWords=True,
        allowWidows=0,
        allowOrphans=0,
    )


BODY = style(10.2, 14.6)
LEAD = style(11.2, 16.4)
TABLE = style(9.6, 13.2)
TABLE_BOLD = style(9.6, 13.2, font=BOLD)
NOTE = style(8.8, 12, colour=SECONDARY)
ASIDE = ParagraphStyle("aside", parent=NOTE, spaceBefore=5, rightIndent=3)
SMALL = style(8.8, 12)
SMALL_BOLD = style(8.8, 12, font=BOLD)
TITLE = style(29, 34, font=BOLD)
SUBTITLE = style(14, 18, colour=SECONDARY)
H1 = style(22, 27, font=BOLD)
H2 = style(16, 20, font=BOLD)
H3 = style(14, 16.8, font=BOLD)
CHART_TITLE = style(10.8, 14, font=BOLD)
KEY_FIGURE = style(20, 24, font=BOLD)
KEY_LABEL = style(10, 13.2, font=BOLD)


Text: TypeAlias = Paragraph
"""A paragraph that `P` made: the only way to make one."""


def P(text: str, styled: ParagraphStyle, *, lead: str = "") -> Text:  # noqa: N802
    """A paragraph of `text` as it is; `lead` stands before it in bold, line breaks stay."""
    plain = escape(_printable(text)).replace("\n", "<br/>")
    strong = f"<b>{escape(_printable(lead))}</b> " if lead else ""
    return Paragraph(strong + plain, styled)


def _printable(text: str) -> str:
    """`text` as the font can draw it: a base letter or '?' for what it has not."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    return "".join(c if c == "\n" else _drawable(c) for c in plain if c == "\n" or c >= " ")


def _drawable(character: str) -> str:
    register_fonts()
    known = pdfmetrics.getFont(REGULAR).face.charToGlyph
    base = unicodedata.normalize("NFKD", character)[:1]
    return next((c for c in (character, base) if c and ord(c) in known), "?")


def width_of(text: str, font: str, size: float) -> float:
    """How wide `text` is on one line, in points."""
    register_fonts()
    return float(pdfmetrics.stringWidth(_printable(text), font, size))


def cut(text: str, font: str, size: float, room: float) -> str:
    """`text`, shortened with an ellipsis where it is wider than `room`."""
    if width_of(text, font, size) <= room:
        return text
    while text and width_of(text + "…", font, size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
