"""The questions of a resident in the panel, and from a question to who could answer it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.questions import QuestionDraft, QuestionLine
from desktop.domain.residents import LONG_AGO, ResidentCard
from desktop.domain.ties.suggested import Seek
from desktop.domain.vocabulary import UNANSWERED, QuestionState, Theme
from desktop.i18n import N_, _
from desktop.labels import label
from desktop.views.kit import theme
from desktop.views.kit.buttons import IconButton, LinkButton
from desktop.views.kit.chips import Chip
from desktop.views.kit.choices import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.form import Field
from desktop.views.kit.labels import PlainLabel
from desktop.views.residents import words
from desktop.views.residents.section import about
from desktop.views.residents.sections import Asking
from desktop.views.residents.skill_field import SkillField
from desktop.views.residents.small_forms import SmallForm, watch_words

_WHO_CAN = N_("Dan zoekt Buurtschap wie dit kan.")


class QuestionForm(SmallForm):
    """What somebody would like to see answered, in one line, its theme and the talent for it."""

    def __init__(self, desk: Desk, person_id: UUID, question: QuestionLine | None = None) -> None:
        self._person_id, self._question = person_id, question
        super().__init__(desk)
        watch_words(self.boxes["title"])
        watch_words(self.boxes["skill"], _(_WHO_CAN))
        if question is not None:
            self.load(_values(question))
        desk.runner.data(desk.services.residents.skills, then=self._offer, latest=True)

    def fields(self) -> tuple[Field, ...]:
        themes = [(theme_, label(theme_)) for theme_ in Theme]
        return (
            Field("title", N_("Wat wil iemand graag?"), LineEdit),
            Field("theme", N_("Thema"), partial(Choice, themes)),
            Field("skill", N_("Welk talent past erbij?"), SkillField, hint=_WHO_CAN),
        )

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        return _draft(values).problems()

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        residents = self.desk.services.residents
        if self._question is None:
            return residents.add_question, (self._person_id, _draft(values))
        asked = self._question
        return residents.change_question, (asked.id, asked.version, _draft(values))

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        self._question = theirs
        if not keep_mine:
            self.load(_values(theirs))

    def _offer(self, skills: tuple[str, ...]) -> None:
        field: SkillField = self.boxes["skill"].control  # type: ignore[assignment]
        field.offer(skills)


class QuestionSection(Asking):
    """What somebody would like, with how long it waits and the step towards an answer."""

    more_text, more_name = N_("vraag"), N_("Voeg een vraag toe")

    def part(self, card: ResidentCard) -> Any:
        return card.questions, self.is_here(card), self.is_member(card), words.word_of(card)

    def fill(self, card: ResidentCard) -> None:
        count = len(card.questions)
        self.more.setVisible(self.is_here(card))
        self.setVisible(bool(count) or self.is_here(card))
        self.set_heading(_("Vragen"), _("{n} open").format(n=count) if count else "")
        for question in card.questions:
            self.rows.addLayout(self._row(question, card))

    def _row(self, question: QuestionLine, card: ResidentCard) -> QHBoxLayout:
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.addWidget(PlainLabel(question.title, wrap=True), 1)
        first.addWidget(self._standing(question))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addLayout(first)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addLayout(texts, 1)
        if question.state not in UNANSWERED:
            return row
        if self.is_member(card):
            seek = LinkButton(
                _("Zoek een {word}").format(word=label(words.word_of(card))), small=True
            )
            seek.setObjectName(f"seek-{question.id}")
            seek.setAccessibleDescription(question.title)
            seek.setProperty("about", question)
            seek.clicked.connect(self._seek)
            texts.addWidget(seek, 0, Qt.AlignmentFlag.AlignLeft)
        pencil = IconButton("pencil", _("Verander de vraag"))
        pencil.setObjectName(f"question-{question.id}")
        pencil.setProperty("about", question)
        pencil.clicked.connect(self._change)
        row.addWidget(pencil)
        return row

    def _standing(self, question: QuestionLine) -> QWidget:
        """How long it is open, or else in a chip where it stands."""
        if question.state is not QuestionState.OPEN:
            return Chip(label(question.state), still=True)
        today = self.acts.today()
        long = today - question.received_on >= LONG_AGO
        said = words.waiting_words(question.received_on, today)
        return PlainLabel(said, "small-strong" if long else "small")

    def begin(self) -> None:
        if self.card is not None:
            form = QuestionForm(self.acts.desk, self.card.id)
            self.open_form(form, _("De vraag staat erbij"))

    def _seek(self) -> None:
        """To who could answer it; a question that names no talent is asked for one first."""
        question: QuestionLine = about(self.sender())
        if question.skill and self.card is not None:
            self.acts.go.emit("ties", Seek(self.card.id, question.id))
            return
        form = self._open(question)
        if form is not None:
            form.boxes["skill"].control.setFocus()

    def _change(self) -> None:
        self._open(about(self.sender()))

    def _open(self, question: QuestionLine) -> QuestionForm | None:
        if self.card is None:
            return None
        form = QuestionForm(self.acts.desk, self.card.id, question)
        strike = LinkButton(_("Haal deze vraag weg"))
        strike.setProperty("about", question)
        strike.clicked.connect(self._strike)
        form.column.addWidget(strike)
        self.open_form(form, _("De vraag is veranderd"))
        return form

    def _strike(self) -> None:
        question: QuestionLine = about(self.sender())
        self.close_form()
        strike = partial(self.acts.desk.services.residents.strike_question, question.id)
        self.acts.run(strike, _("De vraag is weggehaald"))


def _draft(values: Mapping[str, Any]) -> QuestionDraft:
    return QuestionDraft(values["title"], Theme(values["theme"]), values["skill"])


def _values(question: QuestionLine) -> dict[str, Any]:
    return {"title": question.title, "theme": question.theme, "skill": question.skill}
