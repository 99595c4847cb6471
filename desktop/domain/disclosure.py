"""Which numbers of people may be printed, so that nobody can be recognised.

What anyone sees in the street, ties and events are exact. Unique people at something print
`<5` for one to four, and nothing else is printed from which such a number follows. A group of
fewer than ten residents has no figures about people; of ten to nineteen totals only.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.figures.values import EMPTY, Cell, Shown

FEW = 5
SMALLEST_GROUP = 10
SMALLEST_SPLIT = 20


def people(count: int) -> Cell:
    """A number of unique people: one to four are not told."""
    return Cell(count, Shown.FEW if 1 <= count < FEW else Shown.EXACT)


def total_of(count: int, residents: int) -> Cell:
    """A number of unique people of a group with so many residents."""
    return Cell(count, Shown.KEPT) if residents < SMALLEST_GROUP else people(count)


def split_of(count: int, residents: int) -> Cell:
    """The same for a part (an activity, an ambition) of that group."""
    return Cell(count, Shown.KEPT) if residents < SMALLEST_SPLIT else people(count)


def share(part: int | Decimal, base: int | Decimal) -> Cell:
    """`part` of `base` events in whole percents; NONE when there is nothing to divide by."""
    return EMPTY if not base else Cell(_whole(Decimal(part) * 100 / Decimal(base)))


def share_of_people(part: int, base: Decimal) -> Cell:
    """`part` of `base` people in whole percents.

    Kept back when `base` is under ten, or when the part or its rest is a few people. With an
    average as `base` the part may be more than all of it; that is told as two numbers and
    never as a percentage (NONE with a value).
    """
    percent = share(part, base)
    if percent.shown is Shown.NONE:
        return percent
    few = any(0 < number < FEW for number in (Decimal(part), abs(base - part)))
    if few or base < SMALLEST_GROUP:
        return Cell(percent.value, Shown.KEPT)
    return Cell(percent.value, Shown.NONE) if part > base else percent


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def guarded(rows: Sequence[Cell], total: Cell) -> tuple[Cell, ...]:
    """`rows` with more kept back where `total` would tell a `<5` cell.

    The people of a total are the union of the people of its rows, so the rows that are not
    printed hold at least the total minus the printed rows. When that is all they can hold
    (four each), they are told; then the smallest printed row is kept back as well, or one
    of the few where no row is printed: how many a row that is kept back has, nobody knows.
    """
    cells = list(rows)
    if total.published is not None and _tells(cells, total):
        printed = [n for n, cell in enumerate(cells) if cell.published]
        candidates = printed or [n for n, cell in enumerate(cells) if cell.value]
        smallest = min(candidates, key=lambda n: (cells[n].value or 0, n))
        cells[smallest] = Cell(cells[smallest].value, Shown.KEPT)
    return tuple(cells)


def _tells(cells: Sequence[Cell], total: Cell) -> bool:
    few = sum(1 for cell in cells if cell.shown is Shown.FEW)
    if not few or any(cell.shown is Shown.KEPT for cell in cells):
        return False
    printed = sum(cell.published or 0 for cell in cells)
    return (total.published or 0) - printed >= (FEW - 1) * few


def joined(residents: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Which communities (by index) stand in one row, so that each row has ten residents.

    The smallest joins the next smallest until the row is large enough; what is left when all
    are joined may still be too small. Rows stand in the order of their first community.
    """
    groups: list[tuple[int, tuple[int, ...]]] = [
        (number, (index,)) for index, number in enumerate(residents)
    ]
    while len(groups) > 1:
        groups.sort()
        if groups[0][0] >= SMALLEST_GROUP:
            break
        (small, first), (next_small, second) = groups[0], groups[1]
        groups[:2] = [(small + next_small, tuple(sorted((*first, *second))))]
    return tuple(sorted(members for _number, members in groups))


def visits_beside(visits: Cell, people: Cell, *, dates: int, others: int) -> Cell:
    """`visits` kept back where they would tell the few people who came.

    With one date, or one visit by name, the visits by name are the unique people.
    """
    if people.shown is not Shown.FEW or visits.value is None:
        return visits
    by_name = int(visits.value) - others
    return Cell(visits.value, Shown.KEPT) if dates == 1 or by_name == 1 else visits
