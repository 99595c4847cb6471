"""The field to name somebody in: with the home behind names that two people have."""

from collections import Counter
from uuid import UUID

from PySide6.QtCore import Signal

from desktop.domain.names import fold
from desktop.domain.residents import ResidentLine, Roll
from desktop.i18n import _
from desktop.views.kit.suggest import SuggestLine

People = dict[str, UUID]


class PersonField(SuggestLine):
    """One of the residents. `chosen` tells that somebody else, or nobody, is named now."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(_("Kies een bewoner"), placeholder=_("Typ een naam"))
        self._people: People = {}
        self._id: UUID | None = None
        self.textEdited.connect(self._read)
        self.picked.connect(self._read)

    def offer_people(self, people: People) -> None:
        """Who can be named."""
        self._people = people
        self.offer(list(people))

    @property
    def person_id(self) -> UUID | None:
        """Who is named; None when that is nobody, or nobody known."""
        return self._id

    @property
    def unknown(self) -> bool:
        """Whether something is typed that is not the name of one person."""
        return self._id is None and bool(self.text().strip())

    def name_person(self, person_id: UUID) -> None:
        """Names somebody by id."""
        for text, id_ in self._people.items():
            if id_ == person_id:
                self.setText(text)
                self._id = id_
                self.chosen.emit()

    def _read(self, text: str) -> None:
        typed = fold(text.strip())
        same = [id_ for name, id_ in self._people.items() if fold(name) == typed]
        now = same[0] if len(same) == 1 else None
        if now != self._id:
            self._id = now
            self.chosen.emit()


def people_of(roll: Roll) -> People:
    """Each member by a text that is theirs alone, in order of first name."""
    here = [one for one in roll.lines if one.comes_on is None]
    short = Counter(one.name.short for one in here)
    whole = Counter(one.name.full for one in here)
    people: People = {}
    for one in here:
        people[_own_text(one, short, whole)] = one.id
    return people


def _own_text(one: ResidentLine, short: Counter[str], whole: Counter[str]) -> str:
    if short[one.name.short] == 1:
        return one.name.short
    if whole[one.name.full] == 1:
        return one.name.full
    home = " ".join(part for part in (one.community, one.dwelling) if part)
    return f"{one.name.full} ({home})"
