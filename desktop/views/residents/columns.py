"""The columns of the list, as data."""

from collections import Counter
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from desktop.domain.residents import LONG_AGO, ResidentLine, Roll, without_tie
from desktop.domain.vocabulary import Role, TieWord
from desktop.i18n import N_, _
from desktop.labels import label
from desktop.views.gevel.building import paint_plant
from desktop.views.kit import theme
from desktop.views.kit.table import Column, Drawing, Spans
from desktop.views.residents import words

_MARK_AND_PADS = 37
TIE_COLUMN = 5


class Columns:
    """How a line is shown on `today`. `has_ties` tells whether ties are kept at all."""

    def __init__(self) -> None:
        self.today = date.min
        self.has_ties = False
        self._word = TieWord.GOOD_NEIGHBOUR
        self._twice: frozenset[str] = frozenset()

    def look_at(self, roll: Roll, today: date) -> None:
        """Learns what the lines need: names that two people share are written in full."""
        self.today, self.has_ties, self._word = today, roll.has_ties, roll.word
        counted = Counter(line.name.short for line in roll.lines)
        self._twice = frozenset(name for name, n in counted.items() if n > 1)

    def all(self) -> tuple[Column[ResidentLine], ...]:
        """The columns, left to right."""
        return (
            Column(
                N_("Naam"), self._name, 112, spans=self._name_spans,
                sort_key=_first_key, second_key=_sort_key, tooltip=_full,
            ),
            Column(N_("Woning"), _home, 134, spans=_home_spans, sort_key=_home_key, tooltip=_home),
            Column(
                N_("Rol"), self._role, _role_width(), drawing=_plant, quiet=True,
                tooltip=self._role, drop=2,
            ),
            Column(
                N_("Talenten"), _talents, 120, tooltip=_talents, stretch=True, drop=1,
            ),
            Column(
                N_("Open vragen"), _questions, 70, spans=_question_spans,
                sort_key=_most_questions, align="right",
            ),
            Column(
                N_("Goede buur"), self._tie, 142, spans=self._tie_spans, drawing=self._ring,
                tooltip=self._tie,
            ),
            Column(
                N_("Gezien"), self._seen, 84, spans=self._seen_spans, sort_key=_seen_key,
                icon=self._long_ago,
            ),
        )  # fmt: skip

    def second_line(self, line: ResidentLine) -> str:
        """What a row of two lines says under the name."""
        return words.second_line(line, self.today, self._word)

    def _name(self, line: ResidentLine) -> str:
        short = line.name.short
        return line.name.full if short in self._twice else short

    def _name_spans(self, line: ResidentLine) -> Spans:
        first = line.name.first or line.name.surname
        return ((first, "strong"), (self._name(line)[len(first) :], "body"))

    def _role(self, line: ResidentLine) -> str:
        return words.role_words(line, self._word)

    def _lacks(self, line: ResidentLine) -> bool:
        return self.has_ties and line.left_on is None and without_tie(line)

    def _tie(self, line: ResidentLine) -> str:
        if line.left_on is not None:
            return _("tot {day}").format(day=words.day_words(line.left_on, self.today))
        return words.tie_words(line) if line.ties or self._lacks(line) else ""

    def _tie_spans(self, line: ResidentLine) -> Spans:
        return ((self._tie(line), "strong" if self._lacks(line) else "body"),)

    def _ring(self, line: ResidentLine) -> Drawing | None:
        return _paint_ring if self._lacks(line) else None

    def _seen(self, line: ResidentLine) -> str:
        return words.seen_words(line, self.today)

    def _is_long_ago(self, line: ResidentLine) -> bool:
        here = line.left_on is None and line.last_seen is not None
        return here and self.today - line.last_seen >= LONG_AGO  # type: ignore[operator]

    def _seen_spans(self, line: ResidentLine) -> Spans:
        if line.last_seen is None:
            return ((self._seen(line), "quiet"),)
        return ((self._seen(line), "strong" if self._is_long_ago(line) else "body"),)

    def _long_ago(self, line: ResidentLine) -> str | None:
        return "clock-exclamation" if self._is_long_ago(line) else None


def _role_width() -> int:
    """Room for the plant and 'Goede buur' in the language of the window, in design pixels."""
    text = QFontMetrics(theme.font("body")).horizontalAdvance(label(Role.GOOD_NEIGHBOUR))
    return round(text / theme.current().scale) + _MARK_AND_PADS


def _first_key(line: ResidentLine) -> str:
    return line.first_key


def _sort_key(line: ResidentLine) -> str:
    return line.sort_key


def _full(line: ResidentLine) -> str:
    return line.name.full


def _home(line: ResidentLine) -> str:
    return "".join(words.home_words(line))


def _home_spans(line: ResidentLine) -> Spans:
    community, home = words.home_words(line)
    return ((community, "body"), (home, "quiet"))


def _home_key(line: ResidentLine) -> tuple[str, int, str]:
    return (line.community, len(line.dwelling), line.dwelling)


def _plant(line: ResidentLine) -> Drawing | None:
    return _paint_plant if line.good_neighbour else None


def _talents(line: ResidentLine) -> str:
    return ", ".join(line.talents)


def _questions(line: ResidentLine) -> str:
    return str(line.open_questions)


def _question_spans(line: ResidentLine) -> Spans:
    return ((str(line.open_questions), "strong" if line.open_questions else "quiet"),)


def _most_questions(line: ResidentLine) -> int:
    return -line.open_questions


def _seen_key(line: ResidentLine) -> date:
    return line.last_seen or date.min


def _paint_plant(painter: QPainter, box: QRectF) -> None:
    scale = theme.current().scale
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_plant(painter, QPointF(box.center().x(), box.bottom()), 1.05 * scale, "ink")


def _paint_ring(painter: QPainter, box: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.current().colour("ink"), theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    side = theme.px(8)
    painter.drawEllipse(
        QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    )
