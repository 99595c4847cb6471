"""Who books: a kind, and where that is known the resident, group or partner by name."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.names import fold
from desktop.domain.rooms.changes import BookerChoices
from desktop.domain.vocabulary import BookerKind
from desktop.i18n import _
from desktop.labels import label
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice
from desktop.views.kit.fields import FieldBox
from desktop.views.kit.suggest import SuggestLine

_ORDER = (
    BookerKind.STAFF, BookerKind.GROUP, BookerKind.RESIDENT, BookerKind.PARTNER, BookerKind.AREA,
)  # fmt: skip
_NAMED = frozenset({BookerKind.GROUP, BookerKind.RESIDENT, BookerKind.PARTNER})


class NameField(SuggestLine):
    """One of some names, typed with or without accents. `value` is its id, None for nobody."""

    def __init__(self) -> None:
        super().__init__(_("Kies een naam"), placeholder=_("Typ een naam"))
        self._names: dict[str, UUID] = {}
        self._id: UUID | None = None
        self.textEdited.connect(self._read)
        self.picked.connect(self._read)

    def offer_names(self, names: tuple[tuple[UUID, str], ...]) -> None:
        """Who can be named; who was chosen before is shown by name as soon as it is known."""
        self._names = {}
        for id_, name in names:
            text = name
            while text in self._names:
                text += " "  # two people of one name
            self._names[text] = id_
        self.offer(list(self._names))
        self._show()

    def value(self) -> UUID | None:
        """The id of who is named."""
        return self._id

    def set_value(self, value: object) -> None:
        """Names somebody by id."""
        self._id = value if isinstance(value, UUID) else None
        self._show()

    @property
    def problem(self) -> str:
        """What is wrong with what is typed; empty when it is a name that is known."""
        box = self.parentWidget()
        if self._id is not None or not self.text().strip() or (box and box.isHidden()):
            return ""
        return _("Kies iemand uit de lijst, of laat het leeg.")

    def _read(self, text: str) -> None:
        if text in self._names:
            self._id = self._names[text]
            return
        same = [id_ for name, id_ in self._names.items() if fold(name) == fold(text)]
        self._id = same[0] if len(same) == 1 else None

    def _show(self) -> None:
        known = next((name for name, id_ in self._names.items() if id_ == self._id), "")
        if known or self._id is None:
            self.setText(known)
            self.setCursorPosition(0)


class BookerFields(QWidget):
    """The two boxes side by side. `edited` tells that somebody changed one.

    A resident is named only `by_name`: who does not see residents says that it is one.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, by_name: bool = True) -> None:
        super().__init__(parent)
        self._named = _NAMED if by_name else _NAMED - {BookerKind.RESIDENT}
        self._choices = BookerChoices()
        self._kind = Choice([(kind, label(kind).capitalize()) for kind in _ORDER])
        self._name = NameField()
        self.boxes = {
            "kind": FieldBox(_("Wie boekt"), self._kind),
            "booker": FieldBox(_("Naam"), self._name),
        }
        self._kind.edited.connect(self._turn)
        self._name.edited.connect(self.edited)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.addWidget(self.boxes["kind"], 0, 0)
        grid.addWidget(self.boxes["booker"], 0, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self.settle()

    def offer(self, choices: BookerChoices) -> None:
        """Who can be named, per kind."""
        self._choices = choices
        self.settle()

    def settle(self) -> None:
        """Offers the names of the chosen kind."""
        kind = BookerKind(self._kind.value())
        names = {
            BookerKind.RESIDENT: self._choices.people,
            BookerKind.GROUP: self._choices.groups,
            BookerKind.PARTNER: self._choices.partners,
        }
        self._name.offer_names(names.get(kind, ()))
        self.boxes["booker"].setVisible(kind in self._named)

    def _turn(self) -> None:
        self._name.set_value(None)
        self.settle()
        self.edited.emit()
