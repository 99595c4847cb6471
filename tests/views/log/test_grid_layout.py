from uuid import UUID, uuid5

import pytest

from desktop.domain.activities import Door, People, Pick
from desktop.domain.names import PersonName
from desktop.domain.vocabulary import AttendanceKind
from desktop.views.log.grid_layout import GAP, LABELS, by_alphabet, by_facade, neighbour, place

SPACE = UUID(int=1)


def pick(name):
    return Pick(uuid5(SPACE, name), PersonName(name, "", ""), AttendanceKind.RESIDENT)


def street(doors=8, storeys=3, shared=()):
    made = []
    for storey in range(storeys, 0, -1):
        for door in range(1, doors + 1):
            label = f"{storey}.{door}"
            people = [pick(label), *(pick(f"{label}{n}") for n in shared if door == 1)]
            made.append(Door(uuid5(SPACE, label), label, storey, door, tuple(people)))
    return People(tuple(made))


def at(placed, name):
    return placed.tiles[pick(name).id]


def test_eight_doors_fill_the_width_of_the_panel():
    placed = place(by_facade(street(), "elders"), 622, 1.0)
    first, last = at(placed, "3.1"), at(placed, "3.8")
    assert (first.x, first.y) == (LABELS, 0)
    assert 600 <= last.x + last.width <= 622
    assert at(placed, "1.1").y == 2 * (62 + GAP)
    assert [name for name, _ in placed.names] == ["3", "2", "1"]


@pytest.mark.parametrize("width", [140, 300, 505, 506, 622, 900])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_tile_leaves_the_width_or_lies_on_another(width, scale):
    placed = place(by_facade(street(doors=11, shared=("a", "b")), "elders"), width, scale)
    boxes = list(placed.tiles.values())
    assert len(boxes) == 3 * 13
    for at_, one in enumerate(boxes):
        assert one.x + one.width <= max(width, one.width + LABELS * scale)
        for other in boxes[:at_]:
            apart = (
                one.x >= other.x + other.width or other.x >= one.x + one.width
                or one.y >= other.y + other.height or other.y >= one.y + one.height
            )  # fmt: skip
            assert apart


def test_people_of_one_home_share_its_window():
    placed = place(by_facade(street(storeys=1, shared=("a", "b")), "elders"), 622, 1.0)
    parts = [at(placed, name) for name in ("1.1", "1.1a", "1.1b")]
    assert len({part.x for part in parts}) == 1
    assert all(part.height >= 32 for part in parts)
    assert at(placed, "1.2").height == sum(part.height for part in parts)


def test_four_across_goes_on_in_the_next_line_of_the_same_storey():
    placed = place(by_facade(street(storeys=2), "elders"), 622, 1.0, most=4)
    assert at(placed, "2.5").x == at(placed, "2.1").x
    assert at(placed, "2.5").y > at(placed, "2.4").y
    assert at(placed, "1.1").y > at(placed, "2.8").y


def test_arrows_stop_at_the_edge_and_cross_an_empty_home():
    people = street(doors=3, storeys=2)
    doors = list(people.doors)
    doors[1] = Door(doors[1].id, "2.2", 2, 2, ())
    placed = place(by_facade(People(tuple(doors)), "elders"), 622, 1.0)
    go = placed.tiles
    assert neighbour(go, pick("2.1").id, 1, 0) == pick("2.3").id
    assert neighbour(go, pick("2.3").id, 1, 0) is None
    assert neighbour(go, pick("1.2").id, 0, -1) in {pick("2.1").id, pick("2.3").id}
    assert neighbour(go, pick("1.3").id, 0, 1) is None
    assert len(placed.empty) == 1


def test_the_alphabet_has_everybody_once():
    people = street(shared=("a",))
    (row,) = by_alphabet(people)
    names = [home.people[0].name.first for home in row.homes]
    assert names == sorted(names)
    assert len(names) == len(people.residents)
