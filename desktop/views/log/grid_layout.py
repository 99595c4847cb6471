"""Where the tiles of the attendance grid stand: a row per storey, or one flow by alphabet.

Pure geometry in design pixels, scaled by the caller.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.activities import People, Pick

TILE_HEIGHT, HALF_HEIGHT = 62, 32
NARROWEST, WIDEST, WIDEST_OF_FEW = 56, 76, 150
GAP = 6
LABELS = 24
"""Room for the numbers of the storeys at the left."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place in the grid."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Home:
    """One cell of the grid: who share it (nobody: it stands empty), and what it is called."""

    label: str
    people: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A storey: what stands before it, and its homes from the left."""

    name: str
    homes: tuple[Home, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where everything stands. `tiles` by person; `empty` the homes that stand empty."""

    tiles: dict[UUID, Box]
    empty: tuple[Box, ...]
    names: tuple[tuple[str, Box], ...]
    height: int


def by_facade(people: People, outside: str) -> tuple[Row, ...]:
    """A row per storey, the highest first; then, called `outside`, who has no home here."""
    storeys: dict[int, list[Home]] = {}
    for door in people.doors:
        storeys.setdefault(door.storey, []).append(Home(door.label, door.people))
    rows = [Row(str(storey), tuple(homes)) for storey, homes in storeys.items()]
    if people.members:
        rows.append(Row(outside, tuple(Home("", (pick,)) for pick in people.members)))
    return tuple(rows)


def by_alphabet(people: People) -> tuple[Row, ...]:
    """Everybody in one row, by first name."""
    order = sorted(people.residents, key=lambda pick: (pick.name.first_key, pick.id))
    return (Row("", tuple(Home("", (pick,)) for pick in order)),)


def columns_in(width: int, scale: float) -> int:
    """How many tiles go beside each other in `width`."""
    gap = round(GAP * scale)
    room = width - round(LABELS * scale) + gap
    return max(1, room // (round(NARROWEST * scale) + gap))


def place(rows: Sequence[Row], width: int, scale: float, most: int = 0) -> Placed:
    """Places every tile in `width` pixels at a text size of `scale`.

    With `most`, no more than so many go beside each other, and they may be wider.
    """
    gap, label = round(GAP * scale), round(LABELS * scale)
    longest = max((len(row.homes) for row in rows), default=1)
    across = max(1, min(longest, columns_in(width, scale), most or longest))
    room = (width - label - (across - 1) * gap) // across
    tile = max(1, min(room, round((WIDEST_OF_FEW if most else WIDEST) * scale)))
    tiles: dict[UUID, Box] = {}
    empty: list[Box] = []
    names: list[tuple[str, Box]] = []
    y = 0
    for row in rows:
        for start in range(0, len(row.homes), across):
            line = row.homes[start : start + across]
            height = round(_height(line) * scale)
            if not start:
                names.append((row.name, Box(0, y, label, height)))
            for at, home in enumerate(line):
                box = Box(label + at * (tile + gap), y, tile, height)
                if home.people:
                    tiles |= _share(home.people, box)
                else:
                    empty.append(box)
            y += height + gap
    return Placed(tiles, tuple(empty), tuple(names), max(0, y - gap))


def _height(line: Sequence[Home]) -> int:
    shared = max((len(home.people) for home in line), default=1)
    return max(TILE_HEIGHT, shared * HALF_HEIGHT if shared > 1 else 0)


def _share(people: Sequence[Pick], box: Box) -> dict[UUID, Box]:
    """The parts of one home: whole for one, under each other for more."""
    parts = {}
    for at, pick in enumerate(people):
        top = box.y + box.height * at // len(people)
        end = box.y + box.height * (at + 1) // len(people)
        parts[pick.id] = Box(box.x, top, box.width, end - top)
    return parts


def neighbour(tiles: dict[UUID, Box], here: UUID, dx: int, dy: int) -> UUID | None:
    """The nearest tile in a direction (one of dx, dy is -1 or 1); None at the edge."""
    own = tiles[here]
    best: tuple[int, UUID] | None = None
    for other, box in tiles.items():
        along = (box.x - own.x) * dx + (box.y - own.y) * dy
        across = abs(box.y - own.y) if dx else abs(box.x - own.x)
        if along <= 0 or (dx and across >= max(box.height, own.height)):
            continue
        score = along + across * 3
        if best is None or score < best[0]:
            best = (score, other)
    return best[1] if best else None
