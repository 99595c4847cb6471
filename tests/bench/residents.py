"""The list of residents on the stress set: reading it and filtering it per keystroke."""

from types import SimpleNamespace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QTableView
from sqlalchemy import select

from desktop import app
from desktop.domain.names import fold
from desktop.domain.residents import having
from desktop.models import Person
from desktop.services.residents import Residents
from desktop.views.kit import theme
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.runner import InlineRunner
from desktop.views.residents.page import ResidentsPage
from tests.bench import places
from tests.bench.measure import median_ms, once_ms, percentile, told

_WORDS = ("noor van", "wetering", "zoe")
_AIM_MS = 16.0


def run() -> list[dict[str, object]]:
    """Beside the names alone: read as bare columns, and looked through without an index."""
    database = places.opened("stress").database
    residents = Residents(database, places.CLOCK)

    def names() -> list[str]:
        with database.read() as session:
            columns = select(Person.first_name, Person.infix, Person.surname)
            return [" ".join(row) for row in session.execute(columns)]

    lines, plain = list(residents.roll().lines), names()
    typed = [word[:length] for word in _WORDS for length in range(1, len(word) + 1)]

    def filtered() -> None:
        for text in typed:
            having(lines, fold(text))

    def by_hand() -> None:
        for text in typed:
            [name for name in plain if text in name.lower()]

    keystroke = median_ms(filtered) / len(typed)
    shown, bare = _shown(residents, typed)
    return [
        told("residents.roll", median_ms(residents.roll, 5), "ms", median_ms(names, 5)),
        told(
            "residents.keystroke", keystroke, "ms", median_ms(by_hand) / len(typed),
            aim="<= 16 ms", met=keystroke <= _AIM_MS,
        ),
        told(
            "residents.keystroke.shown.p99", shown, "ms", bare,
            aim="<= 16 ms", met=shown <= _AIM_MS,
        ),
    ]  # fmt: skip


def _shown(residents: Residents, typed: list[str]) -> tuple[float, float]:
    """A keystroke in the UI thread, painted, at the 99th percentile; and a bare table's."""
    theme.set_theme(app.application(), "dag", scale=1.0)
    desk = Desk(SimpleNamespace(residents=residents), InlineRunner(), ChangeBus(), places.CLOCK)
    page = ResidentsPage(desk)
    page.resize(1232, 836)
    page.show()
    app.application().processEvents()
    taken = []
    for text in typed * 10:
        page.header.search.setText(text)

        def once() -> None:
            page.header.search.sought.emit(text)  # noqa: B023 - called at once
            app.application().processEvents()

        taken.append(once_ms(once))
    plain = QTableView()
    names = _Names([line.name.full for line in page.roll.lines])
    plain.setModel(names)
    plain.resize(820, 780)
    plain.show()
    app.application().processEvents()

    def reset() -> None:
        names.beginResetModel()
        names.endResetModel()
        app.application().processEvents()

    bare = percentile([once_ms(reset) for _ in taken], 0.99)
    page.close()
    plain.close()
    return percentile(taken, 0.99), bare


class _Names(QAbstractTableModel):
    """The names in one column, as plain as Qt can show them."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self._names = names

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self._names)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return self._names[index.row()] if role == Qt.ItemDataRole.DisplayRole else None
