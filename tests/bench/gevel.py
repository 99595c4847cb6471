"""Painting the façade: 250 homes with names and ties, beside 250 plain rectangles."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest

from desktop import app
from desktop.domain.facade_measure import Plan
from desktop.domain.identity import new_id
from desktop.domain.street import Dweller, Home, House, Street, Tie
from desktop.domain.vocabulary import TieKind, TiePhase
from desktop.views.gevel.widget import GevelWidget
from desktop.views.kit import theme
from tests.bench.measure import median_ms, told

_STOREYS, _DOORS, _AIM_MS = 5, 10, 16.0


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
            Tie(new_id(), TieKind.PAIR, TiePhase.RUNNING, pair)
            for at, pair in enumerate(pairwise(people))
            if at % _DOORS in (0, 2, 4, 6)
        ]
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
        told("gevel.show_250", shown, "ms", plain),
        told("gevel.repaint_250", pointed, "ms", plain, aim="<= 16 ms", met=pointed <= _AIM_MS),
    ]
