"""Painting the façade: 250 homes with names and 150 ties, beside 250 plain rectangles."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest

from desktop import app
from desktop.domain.facade_measure import Plan
from desktop.domain.identity import new_id
from desktop.domain.street import DRAWN_TIES, Dweller, Home, House, Street, Tie
from desktop.domain.vocabulary import TieKind
from desktop.views.gevel.widget import GevelWidget
from desktop.views.kit import theme
from tests.bench.measure import median_ms, told

_STOREYS, _DOORS = 5, 10
_PAINT_MS, _HOVER_MS = 16.0, 8.0
_TIES_A_STOREY = (1, 3, 1, 2, 4, 1)
"""Doors apart of the ties of a storey, from its first door on: thirty for each façade."""


def _street(houses: int) -> Street:
    built, ties = [], []
    for number in range(houses):
        homes = tuple(
            Home(
                new_id(), f"{storey}.{door:02d}", storey, door,
                (Dweller(new_id(), f"Noor van der H{door}.", door % 3 == 0, tied=door < 9),),
            )
            for storey in range(1, _STOREYS + 1)
            for door in range(1, _DOORS + 1)
        )  # fmt: skip
        plan = Plan((_DOORS,) * _STOREYS, rooms=2)
        built.append(House(new_id(), f"Huis {number}", plan, homes))
        people = [home.people[0].person_id for home in homes]
        ties += [
            Tie(
                new_id(), TieKind.PAIR, DRAWN_TIES[at % len(DRAWN_TIES)],
                (people[row + at], people[row + at + apart]),
            )
            for row in range(0, len(people), _DOORS)
            for at, apart in enumerate(_TIES_A_STOREY)
        ]  # fmt: skip
    return Street(tuple(built), tuple(ties))


def _plain(widget: GevelWidget) -> QPixmap:
    picture = QPixmap(widget.canvas.size())
    painter = QPainter(picture)
    for place in widget.canvas.scene.places.values():
        rect = place.window.rect
        painter.fillRect(QRectF(rect.x, rect.y, rect.width, rect.height), Qt.GlobalColor.white)
    painter.end()
    return picture


def run() -> list[dict[str, object]]:
    """Showing a street anew, and following the pointer along it."""
    theme.set_theme(app.application(), "dag", scale=1.0)
    widget = GevelWidget()
    widget.resize(2600, 500)
    widget.show()
    streets = [_street(5), _street(5)]

    def show() -> None:
        streets.reverse()
        widget.show_street(streets[0])
        widget.canvas.repaint()

    cells = [place.window.cell for place in widget.canvas.scene.places.values()]

    def point() -> None:
        cells.append(cells.pop(0))
        QTest.mouseMove(widget.canvas, QPoint(round(cells[0].x) + 20, round(cells[0].y) + 20))
        widget.canvas.repaint()

    shown = median_ms(show)
    cells[:] = [place.window.cell for place in widget.canvas.scene.places.values()]
    plain = median_ms(lambda: _plain(widget))
    pointed = median_ms(point, rounds=21)
    widget.close()
    return [
        told(
            "gevel.show_250", shown, "ms", plain,
            aim=f"<= {_PAINT_MS} ms", met=shown <= _PAINT_MS,
        ),
        told(
            "gevel.hover_250", pointed, "ms", plain,
            aim=f"<= {_HOVER_MS} ms", met=pointed <= _HOVER_MS,
        ),
    ]  # fmt: skip
