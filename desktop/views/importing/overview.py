"""The panel of the file: what was recognised, what its columns hold, what will be made."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.names import fold
from desktop.domain.reading.headers import Heading
from desktop.domain.reading.rehearsal import Decision, Options, Rehearsal, Unknown, UnknownName
from desktop.domain.reading.words import Column, ListKind
from desktop.i18n import _, ngettext
from desktop.views.importing import words
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.choices import Choice, Segments
from desktop.views.kit.fields import FieldBox, LineEdit
from desktop.views.kit.labels import ElidedLabel, PlainLabel
from desktop.views.kit.panel import PanelBody

PROGRAMME_NEEDED = "programme_needed"
"""The refusal of a list that does not say of which activity it is."""

_MOST_NAMES = 30


class Overview(PanelBody):
    """What the file says, and the choices about it as a whole.

    Each signal carries what was chosen: a kind, a community's name, a room's name, a column
    with what it holds, what happens to duplicates, to all unknown names, or to one of them.
    `asked` is the code of what the list must be told before it can be read, if any.
    """

    kind_chosen = Signal(object)
    community_chosen = Signal(str)
    room_chosen = Signal(str)
    programme_chosen = Signal(str)
    column_chosen = Signal(int, object)
    duplicates_chosen = Signal(object)
    unknown_chosen = Signal(object)
    name_chosen = Signal(str, object)

    def __init__(
        self,
        options: Options,
        communities: Sequence[str],
        rehearsal: Rehearsal | None,
        asked: str = "",
    ) -> None:
        super().__init__()
        self._options = options
        self._programme = rehearsal.programme if rehearsal else options.programme
        kind = rehearsal.kind if rehearsal else options.kind
        self._add_about(kind, communities, rehearsal)
        if self._programme or asked == PROGRAMME_NEEDED:
            self._add_programme()
        if rehearsal is None:
            return
        if rehearsal.across:
            self._add_across(rehearsal)
        elif rehearsal.headings:
            self._add_columns(rehearsal)
        if rehearsal.refused_columns:
            self._add_refused(rehearsal)
        if rehearsal.duplicates:
            self._add_duplicates(rehearsal)
        if rehearsal.unknown_names:
            self._add_unknown(rehearsal)
        if made := words.made_words(rehearsal.made):
            section = self.add_section(_("Wordt ook gemaakt"))
            for sentence in made:
                section.addWidget(PlainLabel(sentence, wrap=True))

    def _add_about(
        self, kind: ListKind | None, communities: Sequence[str], rehearsal: Rehearsal | None
    ) -> None:
        section = self.add_section()
        if kind is not ListKind.BOOKINGS:
            self.kind = Segments(
                [(k, _(words.KINDS[k])) for k in (ListKind.RESIDENTS, ListKind.ATTENDANCE)]
            )
            self.kind.set_value(kind)
            self.kind.edited.connect(self._tell_kind)
            section.addWidget(PlainLabel(_("Wat voor lijst is het?"), "small"))
            section.addWidget(self.kind)
        in_list = rehearsal is not None and any(
            h.column is Column.COMMUNITY for h in rehearsal.headings
        )
        self.community = LineEdit(placeholder=_("Bijvoorbeeld Betje Wolff"))
        completer = QCompleter(list(communities), self.community)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.community.setCompleter(completer)
        self.community.set_value(self._options.community)
        self.community.editingFinished.connect(self._tell_community)
        known = fold(self._options.community) in {fold(name) for name in communities}
        hint = "" if known or not self._options.community else _("Deze community is nieuw.")
        if in_list:
            hint = _("Voor rijen waar geen community in staat.")
        self._community_box = FieldBox(_("Van welke community?"), self.community, hint=hint)
        section.addWidget(self._community_box)
        if kind in (ListKind.ATTENDANCE, ListKind.BOOKINGS):
            self.room = LineEdit()
            self.room.set_value(self._options.room)
            self.room.editingFinished.connect(self._tell_room)
            hint = _("Voor wat geen ruimte noemt.")
            section.addWidget(FieldBox(_("In welke ruimte?"), self.room, hint=hint))

    def _add_programme(self) -> None:
        self.programme = LineEdit(placeholder=_("Bijvoorbeeld Koffieochtend"))
        self.programme.set_value(self._programme)
        self.programme.editingFinished.connect(self._tell_programme)
        self._programme_box = FieldBox(_("Van welke activiteit?"), self.programme)
        self.add_section().addWidget(self._programme_box)

    def _add_across(self, rehearsal: Rehearsal) -> None:
        section = self.add_section(_("Zo lezen we deze lijst"))
        text = _("De namen staan aan de zijkant, de datums bovenaan. Elke datum is een activiteit.")
        section.addWidget(PlainLabel(text, wrap=True))
        if rehearsal.year:
            text = _("Bij de datums staat geen jaar. We lezen ze als {year}.")
            section.addWidget(PlainLabel(text.format(year=rehearsal.year), wrap=True))

    def tell_missing(self, code: str, sentence: str) -> None:
        """Says at the field of a community or an activity that it is needed, and goes there."""
        asked = code == PROGRAMME_NEEDED
        box, field = (
            (self._programme_box, self.programme)
            if asked
            else (self._community_box, self.community)
        )
        box.tell(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_columns(self, rehearsal: Rehearsal) -> None:
        where = _("geen kopjes")
        if rehearsal.header_row:
            where = _("kopjes in rij {row}").format(row=rehearsal.header_row)
        section = self.add_section(_("Kolommen"), where)
        if rehearsal.remembered:
            note = _("Zo koos je ze de vorige keer, bij een lijst met dezelfde kopjes.")
            section.addWidget(PlainLabel(note, "small", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        options = words.column_options(rehearsal.kind)
        kept = [h for h in rehearsal.headings if h.column is not Column.REFUSED]
        for at, heading in enumerate(kept):
            grid.addWidget(_heading_words(heading), at, 0)
            grid.addWidget(self._column_choice(heading, options), at, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, theme.px(176))
        section.addLayout(grid)

    def _column_choice(
        self, heading: Heading, options: Sequence[tuple[Column, str]]
    ) -> "_ColumnChoice":
        made = _ColumnChoice(heading, options)
        made.chosen.connect(self.column_chosen)
        return made

    def _add_refused(self, rehearsal: Rehearsal) -> None:
        section = self.add_section(_("Wordt niet bewaard"))
        for heading in rehearsal.headings:
            if heading.column is not Column.REFUSED:
                continue
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addWidget(IconLabel("ban", "ossenbloed"), 0, Qt.AlignmentFlag.AlignTop)
            name = words.column_name(heading.index, heading.header)
            text = f"{name}: {words.reason(heading.reason)}"
            row.addWidget(PlainLabel(text, wrap=True), 1)
            section.addLayout(row)

    def _add_duplicates(self, rehearsal: Rehearsal) -> None:
        n = len(rehearsal.duplicates)
        title = ngettext("{n} rij lijkt dubbel", "{n} rijen lijken dubbel", n).format(n=n)
        section = self.add_section(title)
        self.duplicates = Segments(((Decision.SKIP, _("Sla over")), (Decision.ADD, _("Voeg toe"))))
        self.duplicates.set_value(self._options.duplicates)
        self.duplicates.setAccessibleName(title)
        self.duplicates.edited.connect(self._tell_duplicates)
        section.addWidget(self.duplicates)
        text = _("Open een rij om er apart over te beslissen.")
        section.addWidget(PlainLabel(text, "small", wrap=True))

    def _add_unknown(self, rehearsal: Rehearsal) -> None:
        names = rehearsal.unknown_names
        n = len(names)
        title = ngettext("{n} naam kennen we niet", "{n} namen kennen we niet", n).format(n=n)
        section = self.add_section(title)
        self.unknown = Segments(((Unknown.COUNT, _("Tel als gast")), (Unknown.ADD, _("Voeg toe"))))
        self.unknown.setAccessibleName(title)
        self.unknown.set_value(self._options.unknown)
        self.unknown.edited.connect(self._tell_unknown)
        section.addWidget(self.unknown)
        for name in names[:_MOST_NAMES]:
            section.addWidget(self._name_row(name, rehearsal))
        if n > _MOST_NAMES:
            more = _("En nog {n} namen.").format(n=n - _MOST_NAMES)
            section.addWidget(PlainLabel(more, "small"))

    def _name_row(self, name: UnknownName, rehearsal: Rehearsal) -> "_NameChoice":
        made = _NameChoice(name, words.places(rehearsal, name.rows), self._options.people)
        made.chosen.connect(self.name_chosen)
        return made

    def _tell_kind(self) -> None:
        self.kind_chosen.emit(self.kind.value())

    def _tell_community(self) -> None:
        if self.community.value() != self._options.community:
            self.community_chosen.emit(self.community.value())

    def _tell_room(self) -> None:
        if self.room.value() != self._options.room:
            self.room_chosen.emit(self.room.value())

    def _tell_programme(self) -> None:
        if self.programme.value() != self._programme:
            self.programme_chosen.emit(self.programme.value())

    def _tell_duplicates(self) -> None:
        self.duplicates_chosen.emit(self.duplicates.value())

    def _tell_unknown(self) -> None:
        self.unknown_chosen.emit(self.unknown.value())


class _ColumnChoice(Choice):
    """What one column holds."""

    chosen = Signal(int, object)

    def __init__(self, heading: Heading, options: Sequence[tuple[Column, str]]) -> None:
        super().__init__(options)
        self._index = heading.index
        self.setAccessibleName(words.column_name(heading.index, heading.header))
        self.set_value(heading.column)
        self.edited.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(self._index, self.value())


class _NameChoice(QWidget):
    """An unknown name, and who it is."""

    chosen = Signal(str, object)

    def __init__(
        self, name: UnknownName, places: str, people: Mapping[str, UUID | Unknown]
    ) -> None:
        super().__init__()
        self._key = name.key
        self.choice = Choice(
            [
                (None, _("zoals hierboven")),
                *((id_, _("dit is {name}").format(name=known)) for id_, known in name.likely),
                (Unknown.COUNT, _("tel als gast")),
                (Unknown.ADD, _("voeg toe")),
            ]
        )
        self.choice.setAccessibleName(name.name)
        self.choice.set_value(people.get(name.key))
        self.choice.edited.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(ElidedLabel(name.name, "strong"))
        text.addWidget(ElidedLabel(places, "small"))
        row.addLayout(text, 1)
        row.addWidget(self.choice)

    def _tell(self) -> None:
        self.chosen.emit(self._key, self.choice.value())


def _heading_words(heading: Heading) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(ElidedLabel(words.column_name(heading.index, heading.header), "strong"))
    if heading.samples:
        column.addWidget(ElidedLabel(" · ".join(heading.samples), "small"))
    return made
