"""Aandacht: what asks for a step today, each with a button that does it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.today import Attention, AttentionKind
from desktop.i18n import _, ngettext, wording
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button
from desktop.views.kit.labels import Heading, PlainLabel, line
from desktop.views.today import attention_ties
from desktop.views.today.columns import HEADING

_ICONS = {
    AttentionKind.CLASH: ("alert-triangle", "ossenbloed"),
    AttentionKind.AGREEMENT: ("calendar-due", "secondary"),
    AttentionKind.QUESTION: ("message-question", "secondary"),
    AttentionKind.WELCOME: ("user-plus", "secondary"),
    AttentionKind.BOOKING: ("calendar-due", "secondary"),
    AttentionKind.ATTENDANCE: ("notebook", "secondary"),
    AttentionKind.UNMATCHED: ("user-question", "secondary"),
    **attention_ties.ICONS,
}


@dataclass(frozen=True, slots=True)
class Words:
    """What an item says: its title, the line under it, and its one to three buttons."""

    title: str
    line: str
    step: str
    other: str = ""
    third: str = ""


def words_for(item: Attention, today: date) -> Words:
    """The words of an item."""
    if item.kind is AttentionKind.CLASH:
        return Words(
            _("Twee groepen in {room}").format(room=item.about), _when(item), _("Bekijk de botsing")
        )
    if item.kind is AttentionKind.AGREEMENT:
        return _agreement_words(item, today)
    if item.kind is AttentionKind.QUESTION:
        title = ngettext(
            "Vraag van {name} staat {n} dag open", "Vraag van {name} staat {n} dagen open",
            item.count,
        )  # fmt: skip
        asked = _("‘{question}’").format(question=item.title)
        return Words(title.format(name=item.about, n=item.count), asked, _("Zoek een buur"))
    if item.kind is AttentionKind.WELCOME:
        late = ngettext("{n} stap wacht sinds {day}", "{n} stappen wachten sinds {day}", item.count)
        return Words(
            _("Heet {name} welkom").format(name=item.about),
            late.format(n=item.count, day=wording().day(item.day)),
            _("Open de welkomstlijst"),
        )
    if item.kind in attention_ties.ICONS:
        return Words(*attention_ties.tie_words(item, today))
    if item.kind is AttentionKind.BOOKING:
        title = _("{activity}: ging het door?").format(activity=item.about)
        return Words(title, _when(item), _("Ging door"), _("Ging niet door"))
    if item.kind is AttentionKind.ATTENDANCE:
        title = _("{activity}: wie waren er?").format(activity=item.about)
        return Words(title, _when(item), _("Vul in wie er waren"))
    title = ngettext(
        "{n} naam past bij niemand", "{n} namen passen bij niemand", item.count
    ).format(n=item.count)
    from_lists = _("Uit lijsten die je inlas · {community}").format(community=item.about)
    return Words(title, from_lists, _("Zoek uit wie het zijn"))


def _agreement_words(item: Attention, today: date) -> Words:
    days = (item.day - today).days
    day = wording().day(item.day)
    if days > 1:
        when = _("{day}, over {n} dagen").format(day=day, n=days)
    elif days == 1:
        when = _("{day}, morgen").format(day=day)
    elif days == 0:
        when = _("{day}, vandaag").format(day=day)
    else:
        when = _("Liep tot {day}").format(day=day)
    ended = _("Afspraak van {name} is afgelopen")
    title = _("Afspraak van {name} loopt af") if days > 0 else ended
    until = wording().day(item.extended, year=True) if item.extended else ""
    return Words(
        title.format(name=item.about),
        when,
        _("Verleng tot {day}").format(day=until),
        _("Rond af"),
    )


def _when(item: Attention) -> str:
    """'Woensdag 23 december, 16.30–17.30 uur'."""
    day = wording().day(item.day, weekday=True)
    day = day[0].upper() + day[1:]
    if item.begins is None or item.ends is None:
        return day
    times = _("{begins}–{ends} uur").format(
        begins=wording().clock(item.begins), ends=wording().clock(item.ends)
    )
    return f"{day}, {times}"


class AttentionList(QWidget):
    """The list. `step` carries the item whose button was used, `other` and `third` its others."""

    step = Signal(object)
    other = Signal(object)
    third = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Attention, ...] = ()
        self._heading = Heading(_("Aandacht"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._foot = PlainLabel("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._heading.setFixedHeight(theme.px(HEADING))
        column.addWidget(self._heading)
        column.addSpacing(theme.px(4))
        column.addWidget(line("line-strong"))
        column.addLayout(self._rows)
        column.addSpacing(theme.px(10))
        column.addWidget(self._foot)

    def show_items(self, items: tuple[Attention, ...], count: int, today: date) -> None:
        """Shows items, and how many there are in all; the same items stay untouched."""
        self._heading.set_text(_("Aandacht"), str(count) if count else "")
        self._foot.setText(_foot_words(len(items), count))
        if items == self.items:
            return
        self.items = items
        while (row := self._rows.takeAt(0)) is not None:
            if (widget := row.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for item in items:
            entry = _Entry(item, words_for(item, today))
            entry.step.connect(self.step)
            entry.other.connect(self.other)
            entry.third.connect(self.third)
            self._rows.addWidget(entry)


def _foot_words(shown: int, count: int) -> str:
    if not count:
        return _("Niets vraagt vandaag om een stap.")
    only = _("Je ziet hier alleen wat vandaag om een stap vraagt.")
    if shown == count:
        return only
    more = _("Nog {n} andere volgen als deze gedaan zijn.").format(n=count - shown)
    return f"{more} {only}"


class _Entry(QWidget):
    """One item with its buttons."""

    step = Signal(object)
    other = Signal(object)
    third = Signal(object)

    def __init__(self, item: Attention, words: Words) -> None:
        super().__init__()
        self._item = item
        icon, token = _ICONS[item.kind]
        title = PlainLabel(words.title, "strong", wrap=True)
        under = PlainLabel(words.line, "small", wrap=True)
        step = Button(words.step, size="small")
        step.setAccessibleDescription(f"{words.title}. {words.line}")
        step.clicked.connect(self._tell_step)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(4))
        buttons.addWidget(step)
        for text, tell in ((words.other, self._tell_other), (words.third, self._tell_third)):
            if text:
                more = Button(text, "quiet", size="small")
                more.setAccessibleDescription(words.title)
                more.clicked.connect(tell)
                buttons.addWidget(more)
        buttons.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(title)
        texts.addWidget(under)
        texts.addSpacing(theme.px(8))
        texts.addLayout(buttons)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(10), 0, theme.px(12))
        row.setSpacing(theme.px(12))
        row.addWidget(IconLabel(icon, token), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line())

    def _tell_step(self) -> None:
        self.step.emit(self._item)

    def _tell_other(self) -> None:
        self.other.emit(self._item)

    def _tell_third(self) -> None:
        self.third.emit(self._item)
