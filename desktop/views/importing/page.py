"""Lees een lijst in: choose a file, see what each row becomes, then read it in."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.changes import Topic
from desktop.domain.communities import CommunityLine
from desktop.domain.errors import Refused
from desktop.domain.reading.headers import Heading
from desktop.domain.reading.rehearsal import Decision, Options, Rehearsal, Unknown
from desktop.domain.reading.words import MANY, Column, ListKind
from desktop.i18n import _
from desktop.views.importing import words
from desktop.views.importing.overview import Overview
from desktop.views.importing.result import Result
from desktop.views.importing.row_panel import RowPanel
from desktop.views.importing.rows import Rows
from desktop.views.importing.start import StartArea
from desktop.views.importing.unfinished import Reading, Unfinished, find
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import FormLink
from desktop.views.kit.notice_strip import NoticeStrip
from desktop.views.kit.page import Page

_ASKED = ("community_needed", "programme_needed")
"""Refusals that a field of the panel answers; all others are told in the banner."""


class ImportPage(Page):
    """Nothing is written until the main button; the panel holds the file, or one row of it."""

    key = "importing"
    topics = frozenset({Topic.PEOPLE, Topic.ROOMS, Topic.SETTINGS})
    panel_widths = (360, 412, 520)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.opened: Any = None
        self.options = Options()
        self.rehearsal: Rehearsal | None = None
        self._communities: tuple[str, ...] = ()
        self._path = Path()
        self._recognised = Options()
        self._row: int | None = None
        self._act: UUID | None = None
        self._done = False
        self.start = StartArea()
        self.rows = Rows()
        self.result = Result()
        self._stack = QStackedWidget()
        for part in (self.start, self.rows, self.result):
            self._stack.addWidget(part)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._strip = NoticeStrip()
        self._strip.first.clicked.connect(self._begin_anew)
        self._unfinished = Unfinished(desk, self)
        column.addWidget(self._strip)
        column.addWidget(self._stack)
        self.header.set_title(_("Lees een lijst in"))
        self._button: Button = self.header.set_button(_("Lees in"), icon="file-import")
        self._button.hide()
        self.header.show_line()
        self.start.chosen.connect(self.take)
        self.rows.opened.connect(self.open_row)
        self.result.undo_asked.connect(self._undo)
        self.result.again_asked.connect(self.begin)
        self.result.go_asked.connect(self._leave)
        self.panel.closed.connect(self._close_row)

    def reload(self) -> None:
        self.ask(self.desk.services.communities.list, then=self._know_communities)
        if self.opened is not None and not self._done:
            self._rehearse()

    def show_subject(self, subject: object) -> None:
        """A path is opened at once, a FormLink goes on with what was not read in yet.

        What was done before makes room for a new file.
        """
        if isinstance(subject, Path):
            self.take(subject)
        elif isinstance(subject, FormLink):
            self.ask(find, self.desk.services.drafts, then=self._go_on)
        elif self._done:
            self.begin()

    def primary(self) -> None:
        if self.opened is None or self._done:
            self.start.ask()
        elif self._button.isEnabled():
            self._button.forbid(_("Bezig met inlezen"))
            self.save(
                self.desk.services.importing.commit, self.opened, self.options,
                then=self._show_result, failed=self._not_read,
            )  # fmt: skip

    def begin(self) -> None:
        """Back to the empty page."""
        self.opened = self.rehearsal = self._row = None
        self.options, self._done = Options(), False
        self._strip.hide()
        self.panel.shut()
        self._button.hide()
        self.header.set_context("")
        self._stack.setCurrentWidget(self.start)

    def take(self, path: Path) -> None:
        """Reads the file at `path` and shows what it would become."""
        self.banner.hide()
        self._unfinished.keep()
        self.ask(_open, self.desk.services, path, then=self._show_file)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._unfinished.keep()

    def open_row(self, row: int) -> None:
        """Shows one row in the panel."""
        self._row = row
        self._show_panel()

    def _know_communities(self, lines: Sequence[CommunityLine]) -> None:
        self._communities = tuple(line.name for line in lines if not line.closed)
        chosen = [line.name for line in lines if line.id == self.desk.community_id]
        if self.opened is not None and not self.options.community and chosen:
            self.options = replace(self.options, community=chosen[0])
            self._rehearse()

    def _go_on(self, reading: Reading | None) -> None:
        if reading is not None:
            self.take(reading.path)

    def _show_file(self, found: Any) -> None:
        self._path, self.opened, recognised, before = found
        self._done, self._row, self.rehearsal = False, None, None
        self._recognised = self.options = recognised
        self._strip.hide()
        if before is not None:
            self.options = before
            self._strip.ask(_("Dit had je al ingevuld. Het staat weer klaar."), _("Begin opnieuw"))
        self.rows.begin()
        self._stack.setCurrentWidget(self.rows)
        self.header.set_context(self.opened.name)
        self.reload()

    def _choose(self, **chosen: Any) -> None:
        self.options = replace(self.options, **chosen)
        self._unfinished.note(Reading(self._path, self.opened.digest, self.options))
        self._rehearse()

    def _begin_anew(self) -> None:
        self._strip.hide()
        self._unfinished.drop()
        self._row, self.options = None, self._recognised
        self._rehearse()

    @property
    def _too_late(self) -> bool:
        """Whether an answer is of a file that was read in or put away meanwhile."""
        return self._done or self.opened is None

    def _rehearse(self) -> None:
        self.ask(
            self.desk.services.importing.rehearse, self.opened, self.options,
            then=self._show_rehearsal, failed=self._not_rehearsed,
        )  # fmt: skip

    def _show_rehearsal(self, rehearsal: Rehearsal) -> None:
        if self._too_late:
            return
        self.banner.hide()
        self.rehearsal = rehearsal
        self.rows.show_rehearsal(rehearsal)
        self.header.set_context(f"{self.opened.name} · {words.summary(rehearsal)}")
        self._button.set_text(words.act_words(rehearsal))
        self._button.show()
        if rehearsal.changes_nothing:
            self._button.forbid(_("Er is niets om in te lezen."))
        else:
            self._button.allow()
        self._show_panel()

    def _not_rehearsed(self, error: Exception) -> None:
        """Without a community the page asks for it; anything else is told in the banner."""
        if self._too_late:
            return
        self._button.hide()
        code = error.problems[0].code if isinstance(error, Refused) else ""
        if code in ("not_a_list", "not_a_calendar") and self.rehearsal is None:
            self.begin()
            self.tell_trouble(error)
            return
        self._row = None
        overview = self._show_panel(asked=code)
        if isinstance(error, Refused) and isinstance(overview, Overview) and code in _ASKED:
            overview.tell_missing(code, messages.text(error))
        else:
            self.tell_trouble(error)

    def _show_panel(self, asked: str = "") -> QWidget:
        """The row that is open, else the file as a whole, which has no cross."""
        outcome = None
        if self.rehearsal is not None and self._row is not None:
            outcome = next((r for r in self.rehearsal.rows if r.row == self._row), None)
        content: QWidget
        if outcome is None or self.rehearsal is None:
            content = self._make_overview(asked)
            self.panel.set_closable(closable=False)
            self.panel.open(_("Dit bestand"), self.opened.name, content)
            self.rows.select(None)
            return content
        headings = {h.index: h for h in self.rehearsal.headings}
        content = RowPanel(outcome, headings, self.options.duplicates)
        content.mended.connect(self._mend)
        content.decided.connect(self._decide)
        self.panel.set_closable(closable=True)
        place = words.place(self.rehearsal, outcome.row)
        self.panel.open(outcome.title or place, place, content)
        self.rows.select(outcome.row)
        return content

    def _make_overview(self, asked: str) -> Overview:
        made = Overview(self.options, self._communities, self.rehearsal, asked)
        made.kind_chosen.connect(self._choose_kind)
        made.community_chosen.connect(self._choose_community)
        made.room_chosen.connect(self._choose_room)
        made.programme_chosen.connect(self._choose_programme)
        made.column_chosen.connect(self._choose_column)
        made.duplicates_chosen.connect(self._choose_duplicates)
        made.unknown_chosen.connect(self._choose_unknown)
        made.name_chosen.connect(self._choose_name)
        return made

    def _close_row(self) -> None:
        if self.opened is not None and not self._done:
            self._row = None
            self._show_panel()

    def _choose_kind(self, kind: ListKind) -> None:
        self._choose(kind=kind, columns={}, mends={}, decisions={})

    def _choose_community(self, name: str) -> None:
        self._choose(community=name)

    def _choose_room(self, name: str) -> None:
        self._choose(room=name)

    def _choose_programme(self, name: str) -> None:
        self._choose(programme=name)

    def _choose_column(self, index: int, column: Column) -> None:
        if self.rehearsal is not None:
            self._choose(columns=_with_column(self.rehearsal.headings, index, column))

    def _choose_duplicates(self, decision: Decision) -> None:
        self._choose(duplicates=decision, decisions={})

    def _choose_unknown(self, unknown: Unknown) -> None:
        self._choose(unknown=unknown)

    def _choose_name(self, key: str, who: UUID | Unknown | None) -> None:
        people = {k: v for k, v in self.options.people.items() if k != key}
        self._choose(people=people if who is None else people | {key: who})

    def _mend(self, cells: dict[int, str]) -> None:
        mends = dict(self.options.mends) | {
            (self._row or 0, column): text for column, text in cells.items()
        }
        self._choose(mends=mends)

    def _decide(self, decision: Decision) -> None:
        self._choose(decisions=dict(self.options.decisions) | {self._row or 0: decision})

    def _show_result(self, done: Rehearsal) -> None:
        self._done = True
        self._act = None
        self._strip.hide()
        self._unfinished.drop()
        self.panel.shut()
        self._button.hide()
        self.header.set_context(self.opened.name)
        self.result.show_result(done)
        self._stack.setCurrentWidget(self.result)
        self.ask(self.desk.services.undo.acts, 1, then=self._know_act)

    def _not_read(self, error: Exception) -> None:
        self._button.allow()
        self.tell_trouble(error)

    def _know_act(self, acts: Sequence[Any]) -> None:
        self._act = next((act.id for act in acts if act.act.startswith("importing.")), None)

    def _undo(self) -> None:
        if self._act is not None:
            self.save(self.desk.services.undo.undo, self._act, then=self._undone)

    def _undone(self, act: object) -> None:
        self._act = None
        self.result.show_undone()

    def _leave(self, key: str) -> None:
        self.go.emit(key, None)


def _open(services: Any, path: Path) -> tuple[Path, Any, Options, Options | None]:
    """The file, how it is recognised, and what was chosen before for what stands in it."""
    opened = services.importing.open(path)
    recognised = Options(
        kind=services.importing.kind_of(opened), community=services.importing.community_of(opened)
    )
    before = find(services.drafts)
    if before is None or before.digest != opened.digest:
        return path, opened, recognised, None
    return path, opened, recognised, before.options


def _with_column(headings: Sequence[Heading], index: int, column: Column) -> dict[int, Column]:
    """What every column holds once one of them is changed; that one takes over what is single."""
    chosen = {h.index: h.column for h in headings if h.column is not Column.REFUSED}
    if column is not Column.IGNORED and column not in MANY:
        for other, holds in chosen.items():
            if holds is column:
                chosen[other] = Column.IGNORED
    return chosen | {index: column}
