"""A tie on the page: its drawing, its names and what there is to tell; and who has none."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.domain.ties.lines import TieLine, WithoutTie
from desktop.i18n import _
from desktop.views.gevel.glyphs import Glyph
from desktop.views.kit import icons, theme
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.labels import ElidedLabel, PlainLabel
from desktop.views.ties import words
from desktop.views.ties.glyph import paint_nobody, paint_tie

_HEIGHT, _NOBODY_HEIGHT = 64, 33
_NAMES_LEFT, _PITCH, _TOP = 56, 18, 6
_GLYPH_TOP, _ICON, _BAR, _RING = 15, 17, 3, 3


class TieRow(QAbstractButton):
    """One tie. A click or Enter opens it; `chosen` marks the one in the panel."""

    def __init__(
        self, line: TieLine, phase: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = line
        self._today = today
        self.chosen = False
        self.setAccessibleName(words.spoken(line, phase, today))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def tie_id(self) -> UUID:
        """The tie it is about."""
        return self.line.id

    @property
    def names(self) -> tuple[str, ...]:
        """The names that typed letters find."""
        return self.line.names

    def shows(self, line: TieLine, today: date) -> bool:
        """Whether it shows just that, so that it can stay."""
        return (self.line, self._today) == (line, today)

    def set_chosen(self, *, chosen: bool) -> None:
        """Marks the tie whose panel is open."""
        self.chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_NAMES_LEFT + 120), theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        if self.chosen or self.underMouse():
            painter.fillRect(self.rect(), colours.colour("tint" if self.chosen else "hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.colour("line"))
        if self.chosen:
            painter.fillRect(0, 0, theme.px(_BAR), self.height(), colours.colour("action"))
        self._paint_glyph(painter)
        self._paint_words(painter)
        if self.hasFocus():
            self._paint_ring(painter)

    def _paint_glyph(self, painter: QPainter) -> None:
        painter.save()
        # The bar of the chosen row stands clear of the windows.
        painter.translate(theme.px(_BAR + 3) if self.chosen else 0, theme.px(_GLYPH_TOP))
        painter.scale(theme.current().scale, theme.current().scale)
        plants = tuple(one.good_neighbour for one in self.line.people)
        paint_tie(painter, self.line.phase, plants)
        painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        colours = theme.current()
        pitch, left = theme.px(_PITCH), theme.px(_NAMES_LEFT)
        place = QRect(left, theme.px(_TOP), self.width() - left, pitch)
        painter.setPen(colours.colour("ink"))
        for name in words.name_lines(self.line):
            self._draw(painter, place, name, bold=True)
            place.translate(0, pitch)
        late = self.line.no_contact_days is not None
        if late:
            side = theme.px(_ICON)
            where = QRect(left, place.center().y() - side // 2, side, side)
            icons.paint(painter, "clock-exclamation", where, "ink")
            place.setLeft(left + side + theme.px(3))
        else:
            painter.setPen(colours.colour("secondary"))
        self._draw(painter, place, words.third_line(self.line, self._today), bold=late, small=True)

    def _draw(
        self, painter: QPainter, place: QRect, text: str, *, bold: bool, small: bool = False
    ) -> None:
        painter.setFont(theme.font("small" if small else "body", 600 if bold else 400))
        cut = QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    def _paint_ring(self, painter: QPainter) -> None:
        wide = theme.px(_RING)
        painter.setPen(QPen(theme.current().colour("delfts"), wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = wide / 2
        painter.drawRect(self.rect().toRectF().adjusted(half, half, -half, -half))


class NobodyRow(QWidget):
    """Somebody without a tie, with the step that can be taken for them.

    `looked` asks for the suggestions of that person, `sought` for a tie by hand.
    """

    looked = Signal(object)
    sought = Signal(object)

    def __init__(self, one: WithoutTie, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one = one
        self.setFixedHeight(theme.px(_NOBODY_HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Glyph(paint_nobody, 12, 12))
        row.addWidget(ElidedLabel(one.name.short), 1)
        self.link: LinkButton | None = None
        said = _state_words(one)
        if said:
            row.addWidget(PlainLabel(said, "small"))
            return
        text = _("Bekijk voorstel") if one.has_suggestion else _("Zoek een buur")
        self.link = LinkButton(text, small=True)
        self.link.setAccessibleName(f"{text}: {one.name.short}")
        self.link.clicked.connect(self._tell)
        row.addWidget(self.link)

    @property
    def names(self) -> tuple[str, ...]:
        """The name that typed letters find."""
        return (self.one.name.short,)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = theme.current().colour("line")
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def _tell(self) -> None:
        (self.looked if self.one.has_suggestion else self.sought).emit(self.one.id)


def _state_words(one: WithoutTie) -> str:
    if one.asked:
        return _("gevraagd")
    return _("nu niet") if one.resting else ""
