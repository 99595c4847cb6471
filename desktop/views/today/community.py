"""One community as a page: its façade large, with everybody's name, and figures under it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.residents import Show
from desktop.domain.today import TodayView
from desktop.i18n import _, ngettext
from desktop.views.gevel.lenses import LENSES
from desktop.views.gevel.widget import GevelWidget
from desktop.views.kit import theme
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.choices import Segments
from desktop.views.kit.labels import PlainLabel, line

_MOST_LABELS = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure under the façade: the number, what it counts, and which.

    With a `page`, `which` is a link to it, with the `subject` that it opens at.
    """

    number: int
    name: str
    which: str = ""
    page: str = ""
    subject: Show | None = None


def figures_of(view: TodayView) -> tuple[Figure, ...]:
    """The figures of a community, each only where its data are kept."""
    found = []
    if view.street.has_ties:
        without = view.members - view.tied
        found.append(Figure(without, _("zonder band"), _("Bekijk voorstellen"), "ties"))
    questions = view.open_questions
    named = ngettext("open vraag", "open vragen", questions)
    found.append(Figure(questions, named, _("Bekijk wie vraagt"), "residents", Show.WITH_QUESTION))
    if view.rooms.rooms:
        bookings = view.rooms.bookings
        named = ngettext("boeking vandaag", "boekingen vandaag", bookings)
        found.append(Figure(bookings, named, _("Open ruimtes"), "rooms"))
    vacant = [home.label for home in view.vacant]
    named = ngettext("woning leeg", "woningen leeg", len(vacant))
    found.append(Figure(len(vacant), named, _listed(vacant)))
    return tuple(found)


def _listed(labels: list[str]) -> str:
    """'1.04 en 3.03'; of many the first four and how many more."""
    if len(labels) > _MOST_LABELS:
        some = ", ".join(labels[:_MOST_LABELS])
        return _("{some} en nog {n}").format(some=some, n=len(labels) - _MOST_LABELS)
    if len(labels) < 2:
        return "".join(labels)
    return _("{some} en {last}").format(some=", ".join(labels[:-1]), last=labels[-1])


class CommunityBlock(QWidget):
    """The large façade. `dwelling_chosen` carries the id of a home.

    `page_asked` carries the key of a page and what it opens at (a Show, or None).
    """

    dwelling_chosen = Signal(object)
    page_asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gevel = GevelWidget("community")
        self.gevel.dwelling_chosen.connect(self.dwelling_chosen)
        self._shown: tuple[Figure, ...] = ()
        self._figures = QHBoxLayout()
        self._figures.setSpacing(theme.px(24))
        self.lens = Segments([(lens, _(name)) for lens, name in LENSES])
        self.lens.setAccessibleName(_("Wat de tekens op de ramen vertellen"))
        self.lens.edited.connect(self._look)
        hint = PlainLabel(
            _("Klik op een raam. Met de pijltjes loop je langs de deuren."), "small", wrap=True
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, theme.px(12))
        top.setSpacing(theme.px(16))
        top.addWidget(self.lens)
        top.addWidget(hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.gevel)
        column.addSpacing(theme.px(14))
        column.addWidget(line("line-strong"))
        column.addSpacing(theme.px(8))
        column.addLayout(self._figures)

    def _look(self) -> None:
        self.gevel.show_lens(self.lens.value())

    def show_view(self, view: TodayView) -> None:
        """Paints the community and writes its figures."""
        self.gevel.show_street(view.street)
        figures = figures_of(view)
        if figures == self._shown:
            return
        self._shown = figures
        while (item := self._figures.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for figure in figures:
            shown = _Figure(figure)
            shown.page_asked.connect(self.page_asked)
            self._figures.addWidget(shown, 1)


class _Figure(QWidget):
    page_asked = Signal(str, object)

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self._figure = figure
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PlainLabel(str(figure.number), "figure"))
        column.addWidget(PlainLabel(figure.name))
        if figure.page and figure.number:
            link = LinkButton(figure.which)
            link.clicked.connect(self._ask)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(PlainLabel("" if figure.page else figure.which, "small"))
        self.setAccessibleName(f"{figure.number} {figure.name} {figure.which}".strip())

    def _ask(self) -> None:
        self.page_asked.emit(self._figure.page, self._figure.subject)
