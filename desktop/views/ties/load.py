"""Who carries much, and who only gave or only received: quiet, by name, in no order of much."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.ties.lines import Carries, Invited
from desktop.domain.ties.phases import MOST_MINUTES
from desktop.i18n import _, ngettext, wording
from desktop.views.kit import theme
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.labels import Heading, PlainLabel, line

_SHOWN = 6


class LoadLists(QWidget):
    """Both lists; hidden when there is nobody in them. `asked` carries who is asked after."""

    asked = Signal(object)

    def __init__(
        self,
        carries: Sequence[Carries],
        invited: Sequence[Invited],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.links: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        if carries:
            self._head(_("Draagt veel"), len(carries))
            for one in carries[:_SHOWN]:
                self._row(one.id, one.name.short, carries_words(one), _("Vraag hoe het gaat"))
            self._more(len(carries))
        if invited:
            if carries:
                self._column.addSpacing(theme.px(14))
            self._head(_("Uitnodigen"), len(invited))
            for person in invited[:_SHOWN]:
                said, step = invited_words(person)
                self._row(person.id, person.name.short, said, step)
            self._more(len(invited))
        if not (carries or invited):
            self.hide()

    def _head(self, title: str, count: int) -> None:
        self._column.addWidget(Heading(title, str(count)))
        self._column.addWidget(line())

    def _row(self, person_id: UUID, name: str, said: str, step: str) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(PlainLabel(name))
        texts.addWidget(PlainLabel(said, "small", wrap=True))
        link = LinkButton(step, small=True)
        link.setAccessibleName(f"{step}: {name}, {said}")
        link.clicked.connect(partial(self._tell, person_id))
        self.links.append(link)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        row.addLayout(texts, 1)
        row.addWidget(link)
        self._column.addLayout(row)
        self._column.addWidget(line())

    def _more(self, count: int) -> None:
        if count > _SHOWN:
            said = _("en nog {n}").format(n=count - _SHOWN)
            self._column.addWidget(PlainLabel(said, "small"))

    def _tell(self, person_id: UUID) -> None:
        self.asked.emit(person_id)


def carries_words(one: Carries) -> str:
    """'3 banden', and the hours a week when these are many."""
    ties = ngettext("{n} band", "{n} banden", one.ties).format(n=one.ties)
    if one.minutes_a_week <= MOST_MINUTES:
        return ties
    hours = _("{hours} per week").format(hours=wording().lasting(one.minutes_a_week))
    return f"{ties} · {hours}"


def invited_words(one: Invited) -> tuple[str, str]:
    """What is seen of the last year, and the invitation."""
    if one.only_gave:
        return _("hielp dit jaar alleen anderen"), _("Vraag wat fijn zou zijn")
    return _("kreeg dit jaar alleen hulp"), _("Nodig uit om te geven")
