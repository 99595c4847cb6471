"""Who would fit somebody without a tie: the first three, and the best one proposed at once."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.ties.suggested import Seek, SuggestedFor, Suggestion
from desktop.i18n import _, ngettext
from desktop.messages import matching
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.labels import PlainLabel, line
from desktop.views.residents.acts import Acts

_SHOWN = 3


class Fitting(QWidget):
    """The suggestions for one person; with none it says why, and leads to the page of the ties."""

    def __init__(self, acts: Acts, person_id: UUID) -> None:
        super().__init__()
        self._acts, self._person_id = acts, person_id
        self.suggestions: tuple[Suggestion, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        find = acts.desk.services.matching.suggestions
        acts.desk.runner.data(
            find, person_id, _SHOWN, then=self._show, failed=acts.trouble, latest=True
        )

    def _show(self, found: SuggestedFor) -> None:
        self.suggestions = found.suggestions
        if not found.suggestions:
            for why in found.why_none:
                said = matching.without(why, found.person.name.first)
                self._column.addWidget(PlainLabel(said, "small", wrap=True))
        else:
            self._show_rows(found.suggestions)
            best = Button(_("Stel {names} voor").format(names=self._others(0, short=False)))
            best.setObjectName("propose")
            best.clicked.connect(self._propose)
            self._column.addWidget(best, 0, Qt.AlignmentFlag.AlignLeft)
        look = LinkButton(_("Bekijk voorstel") if found.suggestions else _("Zoek een buur"))
        look.setObjectName("seek")
        look.clicked.connect(self._look)
        self._column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_rows(self, suggestions: tuple[Suggestion, ...]) -> None:
        many = len(suggestions)
        said = ngettext("Dit past goed:", "Deze {n} passen goed:", many).format(n=many)
        self._column.addWidget(PlainLabel(said))
        for at, suggestion in enumerate(suggestions):
            self._column.addWidget(line())
            self._column.addLayout(self._row(at, suggestion))
        self._column.addWidget(line())

    def _row(self, at: int, suggestion: Suggestion) -> QHBoxLayout:
        names = {one.id: one.name.first for one in suggestion.people}
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(PlainLabel(self._others(at, short=True), "strong", wrap=True))
        if suggestion.reasons:
            title, detail = matching.told(suggestion.reasons[0], names)
            told = f"{title}: {detail}" if detail else title
            texts.addWidget(PlainLabel(told, "small", wrap=True))
        match = suggestion.match
        row = QHBoxLayout()
        row.setSpacing(theme.px(5))
        row.addLayout(texts, 1)
        row.addWidget(PlainLabel(matching.points(match.halves), "strong"))
        row.addWidget(PlainLabel(_("van {all}").format(all=matching.points(match.most)), "small"))
        return row

    def _others(self, at: int, *, short: bool) -> str:
        """Who the other ones are: 'Bas ten C.', or by first name."""
        people = [one for one in self.suggestions[at].people if one.id != self._person_id]
        return matching.listed([one.name.short if short else one.name.first for one in people])

    def _propose(self) -> None:
        said = _("Voorgesteld: {names}").format(
            names=matching.listed([one.name.short for one in self.suggestions[0].people])
        )
        propose = self._acts.desk.services.matching.propose
        self._acts.run(partial(propose, self.suggestions[:1]), said)

    def _look(self) -> None:
        self._acts.go.emit("ties", Seek(self._person_id))
