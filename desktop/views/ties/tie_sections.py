"""The parts of the panel of a tie: what stands there, and buttons for what can be done."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.ties.card import TieCard
from desktop.domain.ties.lines import Someone
from desktop.domain.vocabulary import Answer, ContactKind, TieEnd
from desktop.i18n import NBSP, _, ngettext, wording
from desktop.labels import label
from desktop.messages import matching
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.chips import FlowLayout
from desktop.views.kit.labels import Heading, PlainLabel, line
from desktop.views.ties.bricks import Bricks
from desktop.views.ties.words import ago

Act = Callable[[], object]
_SHOWN_CONTACTS = 6


class Section(QWidget):
    """A heading with rows under it, closed by a line above."""

    def __init__(self, title: str, quiet: str = "") -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(6))
        self.column.addWidget(line())
        if title:
            self.column.addWidget(Heading(title, quiet))

    def say(self, text: str, role: str = "body") -> None:
        """Adds a line of text."""
        self.column.addWidget(PlainLabel(text, role, wrap=True))  # type: ignore[arg-type]

    def offer(self, *buttons: Button) -> None:
        """Adds buttons, in as many rows as they need."""
        place = QWidget()
        flow = FlowLayout(place, gap=8)
        for button in buttons:
            flow.addWidget(button)
        self.column.addWidget(place)


class _ActButton(Button):
    """A button that performs `act` when it is pressed."""

    def __init__(self, text: str, kind: str, act: Act) -> None:
        super().__init__(text, kind)  # type: ignore[arg-type]
        self._act = act
        self.clicked.connect(self._perform)

    def _perform(self) -> None:
        self._act()


def button(text: str, name: str, act: Act, kind: str = "secondary") -> Button:
    """A button; `name` keeps the focus on it when the panel is shown anew."""
    made = _ActButton(text, kind, act)
    made.setObjectName(name)
    return made


def people(card: TieCard, opened: Callable[[], None]) -> QWidget:
    """The names, each leading to the page of that resident."""
    place = QWidget()
    flow = FlowLayout(place, gap=12)
    for one in card.people:
        link = LinkButton(one.name.full)
        link.setObjectName(f"person-{one.id}")
        link.setProperty("about", one.id)
        link.clicked.connect(opened)
        flow.addWidget(link)
    return place


def answers(card: TieCard, give: Callable[[Someone, Answer], None]) -> Section:
    """What each said, asked apart; both say yes before they meet."""
    made = Section(_("Wat zeiden ze?"), _("ieder apart gevraagd"))
    made.say(_("Een nee heeft geen gevolg. De ander ziet het niet."), "small")
    for one in card.people:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(PlainLabel(one.name.short, "strong"), 1)
        row.addWidget(PlainLabel(_said(one), "small"))
        made.column.addLayout(row)
        made.offer(
            *(
                button(label(answer).capitalize(), f"{answer}-{one.id}", partial(give, one, answer))
                for answer in (Answer.YES, Answer.NO, Answer.NOT_NOW)
                if answer is not one.answer or answer is Answer.NOT_NOW
            )
        )
    return made


def exchanges(card: TieCard) -> Section:
    """What they do for each other, and what else was agreed."""
    made = Section(_("Wat ze voor elkaar doen"))
    names = {one.id: one.name.first for one in card.people}
    for one in card.exchanges:
        who = _("{giver} voor {receiver}").format(
            giver=names.get(one.giver_id, ""), receiver=names.get(one.receiver_id, "")
        )
        made.say(one.what, "strong")
        much = wording().lasting(one.minutes_a_week) if one.minutes_a_week else ""
        made.say(" · ".join(part for part in (who, one.how_often, much) if part), "small")
    if not card.exchanges:
        made.say(_("Nog niets afgesproken."), "small")
    backup = ", ".join(part for part in (card.backup_contact, card.backup_phone) if part)
    for name, text in (
        (_("Wanneer"), card.times),
        (_("Omgangsafspraken"), card.manners),
        (_("Achterwacht"), backup),
        (_("In hun eigen woorden"), card.own_words),
        (_("Hoe het verder gaat"), card.onwards),
    ):
        if text:
            made.say(f"{name}: {text}")
    return made


def days(card: TieCard) -> Section:
    """When it is looked at, and when it ends."""
    made = Section(_("Samen kijken"))
    for day, text in (
        (card.line.evaluates_on, _("Evaluatie {day}")),
        (card.line.ends_on, _("Einddatum {day}")),
        (None if card.looked_back_on else card.line.looks_back_on, _("Terugkijken {day}")),
        (card.looked_back_on, _("Teruggekeken {day}")),
    ):
        if day is not None:
            made.say(text.format(day=wording().day(day, year=True)))
    if card.end is not None:
        result = f", {label(card.result)}" if card.result else ""
        made.say(f"{label(card.end)}{result}".capitalize())
    for held in card.evaluations:
        if held.held_on is not None and held.outcome is not None:
            day_said = wording().day(held.held_on, year=True)
            made.say(f"{day_said}: {label(held.outcome)}", "small")
    return made


def contacts(card: TieCard, today: date, keep: Callable[[ContactKind], None]) -> Section:
    """The last contacts, and one press for a new one."""
    days_ = card.line.no_contact_days
    quiet = ""
    if days_:
        quiet = ngettext("{n} dag geen contact", "{n} dagen geen contact", days_).format(n=days_)
    made = Section(_("Contact"), quiet)
    made.offer(
        *(
            button(text, f"contact-{kind}", partial(keep, kind))
            for kind, text in (
                (ContactKind.SEEN, _("Gezien")),
                (ContactKind.PHONED, _("Gebeld")),
                (ContactKind.MISSED, _("Lukte niet")),
            )
        )
    )
    told = [
        f"{ago(one.on, today)} {label(one.kind)}".replace(" ", NBSP)
        for one in card.contacts[:_SHOWN_CONTACTS]
    ]
    if told:
        made.say(" · ".join(told), "small")
    return made


def why(card: TieCard) -> Section:
    """For which reasons it was proposed, as they were then."""
    made = Section(
        _("Waarom voorgesteld"), _("regels {version}").format(version=card.rules_version)
    )
    names = {one.id: one.name.first for one in card.people}
    for reason in card.reasons:
        title, detail = matching.told(reason, names)
        row = QHBoxLayout()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(PlainLabel(title, wrap=True))
        if detail:
            texts.addWidget(PlainLabel(detail, "small", wrap=True))
        row.addLayout(texts, 1)
        row.addWidget(Bricks(reason.halves, reason.most), 0, Qt.AlignmentFlag.AlignTop)
        made.column.addLayout(row)
    return made


def state(card: TieCard) -> str:
    """Where it stands, in one line: 'Loopt sinds 3 mei 2026'."""
    phase, since = label(card.line.phase).capitalize(), card.phase_since
    if since is None:
        return phase
    day = wording().day(since, year=True)
    if card.end is TieEnd.DECLINED:
        return _("Ging niet door, {day}").format(day=day)
    return _("{phase} sinds {day}").format(phase=phase, day=day)


def _said(one: Someone) -> str:
    if one.answer is Answer.NOT_NOW and one.asks_again_on is not None:
        day = wording().day(one.asks_again_on)
        return _("niet nu, vraag het weer op {day}").format(day=day)
    return label(one.answer)
