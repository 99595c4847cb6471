"""The sections of the panel under the talents: ties, agreements, consent, log."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.residents import (
    ENDS_SOON,
    AgreementLine,
    ConsentLine,
    ResidentCard,
    TieGlance,
)
from desktop.domain.vocabulary import TieKind, TieWord
from desktop.i18n import N_, _, wording
from desktop.labels import capital, label
from desktop.views.gevel.glyphs import pair_glyph
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, IconButton, LinkButton
from desktop.views.kit.chips import Chip
from desktop.views.kit.labels import PlainLabel
from desktop.views.residents import words
from desktop.views.residents.acts import Acts
from desktop.views.residents.fitting import Fitting
from desktop.views.residents.rows import LogRow, YesNoRow, titled
from desktop.views.residents.section import Section, about, clear
from desktop.views.residents.small_forms import AgreementForm, ExtendForm, SmallForm
from desktop.views.residents.strip import ParticipationStrip

_TOP = Qt.AlignmentFlag.AlignTop


class Asking(Section):
    """A section in whose foot a small form can be open, one at a time.

    The chip beside the heading adds or changes something: `more_text` says what, `more_name` in
    full, `more_icon` shows it.
    """

    more_text = ""
    more_name = ""
    more_icon = "plus"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts)
        self.more = Chip(_(self.more_text), "open", icon=self.more_icon)
        self.more.setAccessibleName(_(self.more_name))
        self.more.clicked.connect(self.begin)
        self.beside.addWidget(self.more)

    def begin(self) -> None:
        """Opens the form for something new."""
        raise NotImplementedError

    def open_form(self, form: SmallForm, said: str) -> None:
        """Shows `form` under the rows; when saved, `said` is told."""
        self.close_form()
        self._said = said
        form.saved.connect(self._saved)
        form.cancelled.connect(self.close_form)
        self.foot.addWidget(form)
        form.show()
        form.begin()

    def close_form(self) -> None:
        """Takes the form away."""
        if self.foot.count():
            clear(self.foot)
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self, result: object) -> None:
        self.acts.desk.tell(self._said)
        self.close_form()


class TieSection(Section):
    """With whom somebody has a tie; `has_ties` tells whether ties are kept at all."""

    has_ties = False

    def part(self, card: ResidentCard) -> Any:
        self._word = words.word_of(card)
        return card.ties, card.earlier_ties, self.has_ties, self.is_member(card), self._word

    def fill(self, card: ResidentCard) -> None:
        lacks = not card.ties and self.has_ties and self.is_member(card)
        self.setVisible(bool(card.ties or card.earlier_ties) or lacks)
        if lacks:
            self.set_heading(_("Nog geen band"))
            self.rows.addWidget(Fitting(self.acts, card.id))
        else:
            self.heading.hide()
        for tie in card.ties:
            self.rows.addWidget(self._row(tie))
        for tie in card.earlier_ties:
            self.rows.addWidget(self._earlier(tie))

    def _earlier(self, tie: TieGlance) -> QWidget:
        """A tie that is over, in one line: what was said of it is still there to look up."""
        made = LinkButton(words.earlier_words(tie), small=True)
        made.setObjectName(f"tie-{tie.tie_id}")
        made.setProperty("about", tie.tie_id)
        made.clicked.connect(self._look)
        return made

    def _row(self, tie: TieGlance) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(pair_glyph(tie.phase), 0, _TOP)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(theme.px(5))
        first.addWidget(PlainLabel(_kind_of(tie, self._word), "strong"))
        for name, person_id in zip(tie.others, tie.other_ids, strict=True):
            link = LinkButton(name, strong=True)
            link.setObjectName(f"person-{person_id}")
            link.setProperty("about", person_id)
            link.clicked.connect(self._open)
            first.addWidget(link)
        first.addStretch(1)
        lines.addLayout(first)
        lines.addWidget(PlainLabel(words.tie_state(tie, self.acts.today()), "small", wrap=True))
        row.addLayout(lines, 1)
        look = IconButton("chevron-right", _("Bekijk de band"))
        look.setObjectName(f"tie-{tie.tie_id}")
        look.setProperty("about", tie.tie_id)
        look.clicked.connect(self._look)
        row.addWidget(look, 0, _TOP)
        return made

    def _open(self) -> None:
        self.acts.person_asked.emit(about(self.sender()))

    def _look(self) -> None:
        self.acts.go.emit("ties", about(self.sender()))


class ParticipationSection(Section):
    """How often somebody took part, the last year."""

    def part(self, card: ResidentCard) -> Any:
        return card.weeks

    def fill(self, card: ResidentCard) -> None:
        self.setVisible(any(card.weeks))
        self.set_heading(_("Doet mee"), _("keren per week, laatste jaar"))
        strip = ParticipationStrip()
        strip.show_weeks(card.weeks, self.acts.today())
        self.rows.addWidget(strip)


class AgreementSection(Asking):
    """What was agreed, until when; what ends soon can be extended at once."""

    more_text, more_name = N_("afspraak"), N_("Voeg een afspraak toe")

    def part(self, card: ResidentCard) -> Any:
        return card.agreements, self.is_here(card)

    def fill(self, card: ResidentCard) -> None:
        self.set_heading(_("Afspraken"))
        self.more.setVisible(self.is_here(card))
        self.setVisible(bool(card.agreements) or self.is_here(card))
        for agreement in card.agreements:
            self.rows.addLayout(self._row(agreement))

    def _row(self, agreement: AgreementLine) -> QHBoxLayout:
        today = self.acts.today()
        soon = agreement.ends <= today + ENDS_SOON
        until = words.until_words(agreement.ends, today)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        icon = "calendar-due" if soon else ""
        row.addWidget(titled(agreement.title, until, icon=icon, strong=soon), 1)
        button = Button(_("Verleng")) if soon else IconButton("pencil", _("Verander de afspraak"))
        button.setObjectName(f"agreement-{agreement.id}")
        button.setProperty("about", agreement)
        button.clicked.connect(self._extend)
        row.addWidget(button)
        return row

    def _extend(self) -> None:
        agreement: AgreementLine = about(self.sender())
        form = ExtendForm(self.acts.desk, agreement)
        close = LinkButton(_("Rond deze afspraak af"))
        close.setProperty("about", agreement.id)
        close.clicked.connect(self._round_off)
        form.column.addWidget(close)
        said = _("{what} is verlengd").format(what=agreement.title)
        self.open_form(form, said)

    def _round_off(self) -> None:
        agreement_id: UUID = about(self.sender())
        self.close_form()
        close = partial(self.acts.desk.services.residents.close_agreement, agreement_id)
        self.acts.run(close, _("De afspraak is afgerond"))

    def begin(self) -> None:
        if self.card is not None:
            form = AgreementForm(self.acts.desk, self.card.id)
            self.open_form(form, _("De afspraak staat erbij"))


class ConsentSection(Section):
    """What somebody said yes to; being counted is yes until somebody objects."""

    def part(self, card: ResidentCard) -> Any:
        return card.consents, card.counted

    def fill(self, card: ResidentCard) -> None:
        given = [consent.given_on for consent in card.consents if consent.given_on]
        day = wording().day(max(given), year=True) if given else ""
        self.set_heading(
            _("Toestemming"), _("getekend op {day}").format(day=day) if day else _("nog niet")
        )
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for consent in card.consents:
            rows.addWidget(self._row(consent))
        counted = YesNoRow(_("Meetellen in cijfers, zonder naam"))
        counted.setObjectName("counted")
        counted.set_yes(yes=card.counted)
        counted.answered.connect(self._count)
        rows.insertWidget(1, counted)
        self.rows.addLayout(rows)

    def _row(self, consent: ConsentLine) -> YesNoRow:
        made = YesNoRow(label(consent.purpose))
        made.setObjectName(consent.purpose.value)
        made.set_yes(yes=consent.given_on is not None)
        made.setProperty("about", consent)
        made.answered.connect(self._answer)
        return made

    def _answer(self, yes: bool) -> None:
        consent: ConsentLine = about(self.sender())
        if self.card is not None:
            said = _("{what}: {answer}").format(
                what=label(consent.purpose), answer=_("ja") if yes else _("nee")
            )
            residents = self.acts.desk.services.residents
            job = partial(residents.set_consent, self.card.id, consent.purpose, given=yes)
            self.acts.run(job, said)

    def _count(self, yes: bool) -> None:
        if self.card is not None:
            said = _("Telt mee in cijfers") if yes else _("Telt niet meer op naam mee")
            residents = self.acts.desk.services.residents
            self.acts.run(partial(residents.set_counted, self.card.id, counted=yes), said)


class LogSection(Section):
    """The last days somebody was there; a click opens the day in the log."""

    def part(self, card: ResidentCard) -> Any:
        return card.recent

    def fill(self, card: ResidentCard) -> None:
        self.setVisible(bool(card.recent))
        self.set_heading(_("Uit het logboek"))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for glance in card.recent:
            day = words.day_words(glance.day, self.acts.today())
            row = LogRow(day, _("Was bij {programme}").format(programme=glance.programme))
            row.setObjectName(f"activity-{glance.activity_id}")
            row.setProperty("about", glance.activity_id)
            row.clicked.connect(self._open)
            rows.addWidget(row)
        self.rows.addLayout(rows)

    def _open(self) -> None:
        self.acts.go.emit("log", about(self.sender()))


def _kind_of(tie: TieGlance, word: TieWord) -> str:
    if tie.kind is TieKind.CIRCLE:
        return _("Helpkring met:")
    said = _("{word} voor:") if tie.gives else _("{word}:")
    return said.format(word=capital(label(word)))
