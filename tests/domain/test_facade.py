"""The façade against the drawing it must equal, and where no drawing stands."""

import re
from pathlib import Path

import pytest

from desktop.domain.facade import facade, street
from desktop.domain.facade_measure import COMMUNITY, DAY, PRINT, SMALL, Plan, Rect, measure_for
from desktop.domain.vocabulary import Roof

PLANS = (
    Plan((8, 8, 8), Roof.FLAT, 2),
    Plan((3, 3, 2), Roof.STEPPED_GABLE, 1),
    Plan((4, 4, 4, 3, 3), Roof.STEPPED, 1),
)
PREFIXES = ("bw", "v", "c")
_RECT = re.compile(
    r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="(#?\w+)"'
)


def drawing(name: str) -> str:
    return (Path(__file__).parent.parent / "data" / "gevel" / name).read_text("utf-8")


def rects(text: str, *fills: str) -> list[tuple[float, ...]]:
    return sorted(
        tuple(round(float(side), 3) for side in found[:4])
        for found in _RECT.findall(text)
        if found[4] in fills
    )


def sides(shapes) -> list[tuple[float, ...]]:
    return sorted(tuple(round(side, 3) for side in (r.x, r.y, r.width, r.height)) for r in shapes)


def homes(text: str) -> dict[str, str]:
    return dict(re.findall(r'<g id="([a-z]+\d\.\d+)">(.*?)(?=<g id=|<path d="M\d+ 332|$)', text))


@pytest.fixture(scope="module")
def day():
    return drawing("gevel-dag.svg"), street(PLANS, DAY)


def test_windows_stand_where_the_drawing_has_them(day):
    text, buildings = day
    for prefix, building in zip(PREFIXES, buildings, strict=True):
        for window in building.windows:
            wide = 2 if prefix == "bw" else 1
            inside = homes(text)[f"{prefix}{window.storey}.{window.door:0{wide}d}"]
            assert sides([window.rect]) == rects(inside, "#E8C46A", "#3A4A44")
            assert sides([window.sill]) == rects(inside, "#7C8B84")
            assert f"M{window.rect.x:g} {window.transom:g}h" in inside


def test_all_homes_of_the_drawing_are_there(day):
    text, buildings = day
    assert sum(len(b.windows) for b in buildings) == len(homes(text)) == 50


def test_walls_and_roofs_equal_the_drawing(day):
    text, buildings = day
    before_homes = re.sub(r'<g id=".*?</g>(</g>)?', "", text)
    roofs = {r for r in rects(before_homes, "#7C8B84") if r[3] > 2}
    assert set(sides(stone for b in buildings for stone in b.coping)) == roofs
    assert sides([Rect(10, 128, 392, 204)]) == rects(text, "#E2E8E5")
    assert buildings[0].wall == ((10, 332), (10, 128), (402, 128), (402, 332))
    gable = re.search(r'<path d="(M432 332[^"]*)z" fill="#D6DFDA"', text)[1]
    points = [tuple(float(n) for n in step.split()) for step in gable[1:].split("L")]
    assert [pytest.approx(point) for point in points] == list(buildings[1].wall)
    assert 'd="M619 332V24h157V126H823V332z"' in text
    assert buildings[2].wall == (
        (619, 332), (619, 24), (776, 24), (776, 126), (823, 126), (823, 332),
    )  # fmt: skip
    assert 'd="M780 121v-16 M819 121v-16 M776 109h47"' in text
    assert buildings[2].rail == (
        ((780, 121), (780, 105)), ((819, 121), (819, 105)), ((776, 109), (823, 109)),
    )  # fmt: skip


def test_ground_floor_equals_the_drawing(day):
    text, buildings = day
    assert sides(b.plinth for b in buildings) == rects(text, "#C3CDC8")
    rooms = [room for b in buildings for room in b.rooms]
    assert {r for r in rects(text, "#C9D3CE", "#E8C46A") if r[3] == 30} == set(sides(rooms))
    doors = [door for b in buildings for door in b.entrances]
    assert sides(door.rect for door in doors) == [r for r in rects(text, "#14332B") if r[3] == 39]
    knobs = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="1.2"', text)
    assert sorted(tuple(map(float, knob)) for knob in knobs) == [
        pytest.approx(knob) for knob in sorted(door.knob for door in doors)
    ]
    for line in (line for b in buildings for line in b.floors):
        assert f'M{line.x:g} {line.y:g}h{line.width:g}" stroke="#9AA8A1"' in text


def test_the_printed_street_equals_its_drawing():
    text = drawing("gevel-druk.svg")
    buildings = street(PLANS, PRINT)
    windows = [window.rect for b in buildings for window in b.windows]
    drawn = [r for r in rects(text, "#E8C46A", "#1B2421") if r[2:] == (24, 28)]
    assert sides(windows) == drawn
    assert buildings[2].wall[1:5] == ((619, 24), (776, 24), (776, 116), (823, 116))
    doors = [door.rect for b in buildings for door in b.entrances]
    assert sides(doors) == [r for r in rects(text, "#1B2421") if r[2:] == (17, 33)]


def test_the_large_and_the_small_façade_have_the_sizes_of_the_design():
    betje = facade(PLANS[0], COMMUNITY, 238, 671)
    assert betje.width == 832
    assert betje.wall[1] == (238, 191)
    assert betje.windows[0].rect == Rect(272, 464, 50, 66)
    assert [room.height for room in betje.rooms] == [78, 78]
    assert facade(PLANS[0], SMALL).width == 336
    assert measure_for(47) == DAY
    assert measure_for(102) == COMMUNITY
    assert measure_for(40) == SMALL


@pytest.mark.parametrize("roof", list(Roof))
@pytest.mark.parametrize(
    "storeys",
    [(), (0,), (1,), (2, 1), (5, 0, 5), (8, 8, 5), (4, 6), (3, 2, 2, 1), (40, 40, 40), (6, 0, 0)],
)
def test_whatever_is_set_up_stays_in_proportion(storeys, roof):
    for cell in (24, 30, 36, 40, 43.5, 47, 76, 102):
        building = facade(Plan(storeys, roof, 3), measure_for(cell), 10, 400)
        assert len(building.windows) == sum(storeys)
        stays_in_proportion(building)


def stays_in_proportion(building):
    left, right = building.x, building.x + building.width
    for window in building.windows:
        assert left <= window.rect.x
        assert window.rect.right <= right
        assert building.top < window.rect.y
        assert window.rect.bottom < building.ground
        assert inside(building.wall, window.rect)
    everything = [*building.rooms, *(door.rect for door in building.entrances)]
    for shape in everything:
        assert shape.width > 0
        assert shape.height > 0
        assert left <= shape.x
        assert shape.right <= right
    for at, shape in enumerate(everything):
        for other in everything[at + 1 :]:
            assert shape.right <= other.x or other.right <= shape.x
    assert building.wall[0] == (left, 400)
    assert building.wall[-1][1] == 400


def inside(wall, rect: Rect) -> bool:
    return all(
        crossings(wall, x, y) % 2 == 1 for x in (rect.x, rect.right) for y in (rect.y, rect.bottom)
    )


def crossings(wall, x: float, y: float) -> int:
    count = 0
    for (x0, y0), (x1, y1) in zip(wall, (*wall[1:], wall[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
            count += 1
    return count


def test_a_storey_that_is_wider_than_the_one_below_does_not_hang_in_the_air():
    building = facade(Plan((4, 6), Roof.STEPPED))
    assert building.wall == ((0, 0), (0, -152), (298, -152), (298, 0))


def test_a_room_in_a_long_building_does_not_become_a_hall():
    building = facade(Plan((40,), Roof.FLAT, 1))
    assert building.rooms[0].width == 6 * 47
