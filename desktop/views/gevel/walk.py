"""Walking along the windows with the keyboard: along a storey, up, down, and to a name."""

from uuid import UUID

from PySide6.QtCore import Qt

from desktop.domain.names import fold
from desktop.views.gevel.scene import Place, Scene

STEPS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


def first(scene: Scene) -> UUID | None:
    """Where the keyboard begins: the first window of the lowest storey."""
    order = sorted(scene.places.values(), key=lambda p: (p.facade, p.window.storey, p.window.door))
    return order[0].home.id if order else None


def step(scene: Scene, home_id: UUID, key: Qt.Key) -> UUID:
    """The window one key further; the same where the street ends.

    Left and right follow the storey and go on to the next building, there to the same
    storey or the nearest; up and down go to the nearest window of the storey.
    """
    here = scene.places[home_id]
    row = _row(scene, here.facade, here.window.storey)
    at = [place.home.id for place in row].index(home_id)
    if key == Qt.Key.Key_Home:
        return row[0].home.id
    if key == Qt.Key.Key_End:
        return row[-1].home.id
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return _other_storey(scene, here, 1 if key == Qt.Key.Key_Up else -1)
    by = 1 if key == Qt.Key.Key_Right else -1
    if 0 <= at + by < len(row):
        return row[at + by].home.id
    return _next_building(scene, here, by)


def named(scene: Scene, typed: str, current: UUID | None) -> UUID | None:
    """The next window of somebody whose folded name begins with `typed`; None for nobody."""
    order = sorted(scene.places.values(), key=lambda p: (p.facade, -p.window.storey, p.window.door))
    fitting = [
        place.home.id
        for place in order
        if any(fold(one.name).startswith(typed) for one in place.home.people)
    ]
    if not fitting:
        return None
    if current in fitting and len(typed) > 1:
        return current
    ids = [place.home.id for place in order]
    start = ids.index(current) if current in ids else -1
    return next((home for home in fitting if ids.index(home) > start), fitting[0])


def _row(scene: Scene, facade: int, storey: int) -> list[Place]:
    row = [
        place
        for place in scene.places.values()
        if place.facade == facade and place.window.storey == storey
    ]
    return sorted(row, key=lambda place: place.window.door)


def _other_storey(scene: Scene, here: Place, by: int) -> UUID:
    storeys = {p.window.storey for p in scene.places.values() if p.facade == here.facade}
    beyond = [s for s in storeys if (s - here.window.storey) * by > 0]
    if not beyond:
        return here.home.id
    row = _row(scene, here.facade, min(beyond, key=lambda s: abs(s - here.window.storey)))
    middle = here.window.rect.middle
    return min(row, key=lambda place: abs(place.window.rect.middle - middle)).home.id


def _next_building(scene: Scene, here: Place, by: int) -> UUID:
    others = {p.facade for p in scene.places.values() if (p.facade - here.facade) * by > 0}
    if not others:
        return here.home.id
    facade = min(others, key=lambda number: abs(number - here.facade))
    storeys = {p.window.storey for p in scene.places.values() if p.facade == facade}
    storey = min(storeys, key=lambda s: abs(s - here.window.storey))
    row = _row(scene, facade, storey)
    return row[0 if by > 0 else -1].home.id
