"""One community as a page: its façade large, with everybody's name, and figures under it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.today import TodayView
from desktop.i18n import _, ngettext
from desktop.views.gevel.widget import GevelWidget
from desktop.views.kit import theme
from desktop.views.kit.labels import PlainLabel, line

_MOST_LABELS = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure under the façade: the number, what it counts, and which."""

    number: int
    name: str
    which: str = ""


def figures_of(view: TodayView) -> tuple[Figure, ...]:
    """The figures of a community, each only where its data are kept."""
    found = []
    if view.street.has_ties:
        found.append(Figure(view.members - view.tied, _("zonder band")))
    questions = view.open_questions
    found.append(Figure(questions, ngettext("open vraag", "open vragen", questions)))
    if view.rooms.rooms:
        bookings = view.rooms.bookings
        named = ngettext("boeking vandaag", "boekingen vandaag", bookings)
        found.append(Figure(bookings, named))
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
    """The large façade. `dwelling_chosen` carries the id of a home."""

    dwelling_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gevel = GevelWidget("community")
        self.gevel.dwelling_chosen.connect(self.dwelling_chosen)
        self._shown: tuple[Figure, ...] = ()
        self._figures = QHBoxLayout()
        self._figures.setSpacing(theme.px(24))
        hint = PlainLabel(
            _("Klik op een raam. Met de pijltjes loop je langs de deuren."), "small", wrap=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hint)
        column.addWidget(self.gevel)
        column.addSpacing(theme.px(14))
        column.addWidget(line("line-strong"))
        column.addSpacing(theme.px(8))
        column.addLayout(self._figures)

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
            self._figures.addWidget(_figure(figure), 1)


def _figure(figure: Figure) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(PlainLabel(str(figure.number), "figure"))
    column.addWidget(PlainLabel(figure.name))
    column.addWidget(PlainLabel(figure.which, "small"))
    made.setAccessibleName(f"{figure.number} {figure.name} {figure.which}".strip())
    return made
