"""A plan for a whole community: the best set of ties together, to take over whole or in part."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import messages
from desktop.domain.errors import BuurtschapError
from desktop.domain.matching.situation import Weights
from desktop.domain.matching.watch import Cancelled
from desktop.domain.matching.words import Objective
from desktop.domain.ties.suggested import PlanShown, Suggestion
from desktop.i18n import _, ngettext
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.choices import Segments
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import Heading, PlainLabel, line
from desktop.views.ties import plan_words as words
from desktop.views.ties.plan_rows import LeftRow, PlanRow
from desktop.views.ties.plan_run import PlanRun
from desktop.views.ties.weights import WeightsEditor

_BEAT_MS = 150
_BESIDE_FROM = 820
_MARGIN = 24


class PlanView(QScrollArea):
    """`left` asks for the page back. Nothing is written before somebody takes a plan over."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.shown: PlanShown | None = None
        self.rows: list[PlanRow] = []
        self.community_id = desk.community_id
        self.editor: WeightsEditor | None = None
        self.run: PlanRun | None = None
        self._weights: Weights | None = None
        self._held_keyboard = False
        self._count = 0
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self._tell_progress)
        desk.closing.connect(self.stop)
        self._lay_out()

    def make(self, *, keep_ticked: bool = False) -> None:
        """Makes a plan; with `keep_ticked` around the ties that are ticked now."""
        self.stop()
        focus = QApplication.focusWidget()
        self._held_keyboard = focus is not None and self.isAncestorOf(focus)
        kept = tuple(s.match for s in self.chosen) if keep_ticked else ()
        self.run = PlanRun(self.objective.value(), self._weights, kept)
        self._error.hide()
        if self.community_id != self.desk.community_id:
            self._forget()  # of another community nothing is to be adopted any more
        self.community_id = self.desk.community_id
        self._busy.show()
        self._tell_progress()
        self._beat.start()
        services, community = self.desk.services, self.desk.community_id
        # A long calculation would keep saving and reading waiting on the data lane.
        self.desk.runner.paper(
            partial(self.run.make, services.matching, community),
            then=self._show, failed=self._failed, latest=True,
        )  # fmt: skip

    def _forget(self) -> None:
        self.shown, self.rows = None, []
        _empty(self._ties)
        _empty(self._without)
        self._result.hide()

    def stop(self) -> None:
        """Stops a calculation that is under way."""
        if self.run is not None:
            self.run.stop()
        self.run = None
        self._beat.stop()
        self._busy.hide()

    @property
    def chosen(self) -> tuple[Suggestion, ...]:
        """The ties that are ticked."""
        return tuple(row.suggestion for row in self.rows if row.tick.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show(self, shown: PlanShown) -> None:
        self.stop()
        self.shown = shown
        _empty(self._ties)
        _empty(self._without)
        self.rows = [PlanRow(suggestion) for suggestion in shown.ties]
        for row in self.rows:
            row.edited.connect(self._count_ticked)
            self._ties.addWidget(row)
        for one in shown.without:
            self._without.addWidget(LeftRow(one))
        if not shown.without:
            self._without.addWidget(PlainLabel(_("Niemand."), "quiet"))
        self._sum.setText(words.sum_words(shown))
        self._proof.setText(words.proof_words(shown.plan))
        count = len(shown.without)
        self._left_head.set_text(_("Blijft zonder band"), str(count) if count else "")
        self._result.show()
        self._count_ticked()
        focus = QApplication.focusWidget()
        if self._held_keyboard and not (focus is not None and self.isAncestorOf(focus)):
            self.objective.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        self.stop()
        if isinstance(error, BuurtschapError) and not isinstance(error, Cancelled):
            self._error.setText(messages.text(error))
            self._error.show()

    def _count_ticked(self) -> None:
        count = len(self.chosen)
        self.adopt.set_text(words.adopt_words(count) if count else _("Stel voor"))
        if count:
            self.adopt.allow()
        else:
            self.adopt.forbid(_("Vink eerst aan wat je wilt voorstellen."))
        every = count == len(self.rows)
        self._all.set_text(_("Vink niets aan") if every else _("Vink alles aan"))
        self._all.setVisible(bool(self.rows))
        self._again.setEnabled(0 < count < len(self.rows))

    def _turn_all(self) -> None:
        every = len(self.chosen) < len(self.rows)
        for row in self.rows:
            row.tick.set_value(every)
        self._count_ticked()

    def _adopt(self) -> None:
        chosen = self.chosen
        self._count = len(chosen)
        self.adopt.setEnabled(False)
        self.desk.runner.data(
            partial(self.desk.services.matching.propose, chosen),
            then=self._adopted, failed=self._refused, writes=True,
        )  # fmt: skip

    def _adopted(self, _made: object) -> None:
        said = ngettext("{n} band voorgesteld", "{n} banden voorgesteld", self._count)
        self.desk.tell(said.format(n=self._count))
        self._leave()

    def _refused(self, error: Exception) -> None:
        self._count_ticked()
        self._failed(error)

    def _leave(self) -> None:
        self.stop()
        self.left.emit()

    def _make(self) -> None:
        self.make()

    def _make_again(self) -> None:
        self.make(keep_ticked=True)

    def _tell_progress(self) -> None:
        if self.run is not None:
            self._progress.setText(words.progress_words(self.run.progress))

    def _turn_objective(self) -> None:
        self._meaning.setText(_(words.MEANINGS[self.objective.value()]))
        if self.shown is not None:
            self.make()

    def _weigh(self) -> None:
        if self.editor is None:
            self.desk.runner.data(
                self.desk.services.matching.weights, then=self._open_weights, latest=True
            )

    def _open_weights(self, weights: Weights) -> None:
        self.editor = WeightsEditor(self._weights or weights)
        self.editor.changed.connect(self._try_weights)
        self.editor.saved.connect(self._save_weights)
        self.editor.cancelled.connect(self._forget_weights)
        self._weighing.addWidget(self.editor)
        self._weighing.addWidget(line())

    def _try_weights(self, weights: Weights) -> None:
        self._weights = weights
        self.make()

    def _save_weights(self, weights: Weights) -> None:
        save = partial(self.desk.services.matching.save_weights, weights)
        self.desk.runner.data(save, then=self._weighed, failed=self._failed, writes=True)

    def _weighed(self, _done: object) -> None:
        self._put_weights_away()
        self.desk.tell(_("De weging is aangepast"))

    def _forget_weights(self) -> None:
        changed = self._weights is not None
        self._put_weights_away()
        if changed:
            self.make()

    def _put_weights_away(self) -> None:
        self._weights, self.editor = None, None
        _empty(self._weighing)

    def _arrange(self) -> None:
        beside = self.viewport().width() / theme.current().scale >= _BESIDE_FROM
        place = (0, 1) if beside else (1, 0)
        self._grid.removeWidget(self._aside)
        self._grid.addWidget(self._aside, *place)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if beside else 0)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("ground")
        column = QVBoxLayout(inside)
        side = theme.px(_MARGIN)
        column.setContentsMargins(side, theme.px(14), side, side)
        column.setSpacing(theme.px(10))
        column.addLayout(self._controls())
        column.addWidget(self._meaning)
        column.addWidget(self._busy)
        column.addWidget(self._error)
        column.addLayout(self._weighing)
        column.addWidget(self._lay_out_result())
        column.addStretch(1)
        self.setWidget(inside)

    def _controls(self) -> QHBoxLayout:
        self.objective = Segments([(key, _(name)) for key, name in words.OBJECTIVES.items()])
        self.objective.set_value(Objective.BEST_FIT)
        self.objective.edited.connect(self._turn_objective)
        self._meaning = PlainLabel(_(words.MEANINGS[Objective.BEST_FIT]), "quiet", wrap=True)
        self._weighing = QVBoxLayout()
        self._error = PlainLabel("", "error", wrap=True)
        self._error.hide()
        self._busy = QWidget()
        waiting = QHBoxLayout(self._busy)
        waiting.setContentsMargins(0, 0, 0, 0)
        self._progress = PlainLabel("", "quiet")
        halt = Button(_("Stop"), size="small")
        halt.clicked.connect(self.stop)
        waiting.addWidget(self._progress)
        waiting.addWidget(halt)
        waiting.addStretch(1)
        self._busy.hide()
        back = LinkButton(_("Terug naar de koppels"))
        back.clicked.connect(self._leave)
        weigh = LinkButton(_("Pas de weging aan"))
        weigh.clicked.connect(self._weigh)
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        row.addWidget(self.objective)
        row.addWidget(weigh)
        row.addStretch(1)
        row.addWidget(back)
        return row

    def _lay_out_result(self) -> QWidget:
        self._result, self._aside, ties = QWidget(), QWidget(), QWidget()
        self._sum = PlainLabel("", "heading", wrap=True)
        self._proof = PlainLabel("", "quiet", wrap=True)
        self._ties, self._without = QVBoxLayout(), QVBoxLayout()
        for rows in (self._ties, self._without):
            rows.setSpacing(0)
        self._left_head = Heading(_("Blijft zonder band"))
        self.adopt = Button(_("Stel voor"), "primary", icon="check")
        self.adopt.clicked.connect(self._adopt)
        self._all = LinkButton(_("Vink niets aan"), small=True)
        self._all.clicked.connect(self._turn_all)
        self._again = LinkButton(_("Houd deze vast en maak de rest opnieuw"), small=True)
        self._again.clicked.connect(self._make_again)
        nothing = Button(_("Neem niets over"), "quiet")
        nothing.clicked.connect(self._leave)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.adopt)
        foot.addWidget(nothing)
        foot.addStretch(1)
        links = QHBoxLayout()
        links.addWidget(self._all)
        links.addStretch(1)
        links.addWidget(self._again)
        _stacked(ties, (self._sum, self._proof, foot, links, line("rule"), self._ties))
        _stacked(self._aside, (self._left_head, line("line-strong"), self._without))
        self._grid = QGridLayout(self._result)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(32))
        self._grid.setVerticalSpacing(theme.px(16))
        self._grid.addWidget(ties, 0, 0)
        self._grid.addWidget(self._aside, 0, 1)
        self._result.hide()
        return self._result


def _stacked(holder: QWidget, parts: tuple[object, ...]) -> None:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(6))
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        elif isinstance(part, QHBoxLayout | QVBoxLayout):
            column.addLayout(part)
    column.addStretch(1)


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
