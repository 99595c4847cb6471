"""A section of the panel that shows its part of a card, and only that part again."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.domain.residents import ResidentCard
from desktop.views.kit import reading_order, theme
from desktop.views.kit.labels import Heading, line
from desktop.views.residents.acts import Acts


class Section(QWidget):
    """Heading, rows that are made anew when their part of the card changed, and a foot.

    Subclasses say with `part` what of the card they show and with `fill` how. What somebody
    is typing lives in `foot`, and what stands `beside` the heading stays: neither is made
    anew. A section without content hides.
    """

    def __init__(self, acts: Acts, *, first: bool = False) -> None:
        super().__init__()
        self.acts = acts
        self.card: ResidentCard | None = None
        self._shown: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        if not first:
            column.addWidget(line())
            column.addSpacing(theme.px(2))
        self.heading = Heading("")
        self.heading.hide()
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        self.beside = QHBoxLayout()
        top.addLayout(self.beside)
        column.addLayout(top)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme.px(6))
        column.addLayout(self.rows)
        self.foot = QVBoxLayout()
        column.addLayout(self.foot)

    def part(self, card: ResidentCard) -> Any:
        """What this section shows of the card; equal parts are not shown again."""
        raise NotImplementedError

    def fill(self, card: ResidentCard) -> None:
        """Puts the rows."""
        raise NotImplementedError

    def show_card(self, card: ResidentCard) -> None:
        """Shows its part of `card`."""
        self.card = card
        part = (card.id, self.part(card), self.acts.today())
        if part == self._shown:
            return
        self._shown = part
        at = self._focus_name()
        clear(self.rows)
        self.fill(card)
        for row in reading_order.laid_out(self.rows):
            row.show()  # Qt does that later, and what is hidden takes no focus
        again = self.findChild(QWidget, at) if at else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_heading(self, text: str, quiet: str = "") -> None:
        """The heading above the rows."""
        self.heading.set_text(text, quiet)
        self.heading.show()

    def is_here(self, card: ResidentCard) -> bool:
        """Whether somebody is a member now or will be."""
        ends = card.current.ends if card.current else None
        return card.current is not None and (ends is None or ends > self.acts.today())

    def is_member(self, card: ResidentCard) -> bool:
        """Whether somebody is a member now; who has yet to come is not brought together."""
        begins = card.current.begins if card.current else None
        return self.is_here(card) and (begins is None or begins <= self.acts.today())

    def _focus_name(self) -> str:
        focus = self.focusWidget()
        inside = focus is not None and focus.hasFocus() and self.isAncestorOf(focus)
        return focus.objectName() if inside and focus is not None else ""


def about(widget: Any) -> Any:
    """What a widget of a row is about: whoever made the row set it as its property."""
    return widget.property("about")


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and throws it away."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()
