"""Ties along the façades against the drawing, and names that find room."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.domain.facade import street
from desktop.domain.facade_measure import COMMUNITY, DAY, Plan
from desktop.domain.facade_ties import Anchor, Link, arcs, circle_links, spread
from desktop.domain.vocabulary import Roof

DATA = Path(__file__).parent.parent / "data" / "gevel"
BUILDINGS = street(
    (
        Plan((8, 8, 8), Roof.FLAT, 2),
        Plan((3, 3, 2), Roof.STEPPED_GABLE, 1),
        Plan((4, 4, 4, 3, 3), Roof.STEPPED, 1),
    )
)
PREFIXES = ("bw", "v", "c")


def anchor(home: str) -> Anchor:
    letters, storey, door = re.match(r"([a-z]+)(\d)\.(\d+)", home).groups()
    number = PREFIXES.index(letters)
    window = next(
        w for w in BUILDINGS[number].windows if (w.storey, w.door) == (int(storey), int(door))
    )
    return Anchor(number, window)


def test_every_tie_of_the_drawing_runs_as_drawn():
    told = json.loads((DATA / "street.json").read_text("utf-8"))
    links = [Link(anchor(a), anchor(b)) for a, b in (tie["between"] for tie in told["ties"])]
    links += circle_links([anchor(home) for home in told["helpkring"]])
    text = (DATA / "gevel-dag.svg").read_text("utf-8")
    drawn = re.findall(r'<path d="M([\d.]+ [\d.]+)C([\d., ]+)" fill="none" stroke="#1F5A4A"', text)
    expected = sorted(
        tuple(round(float(n), 3) for n in re.findall(r"[\d.]+", f"{start} {rest}"))
        for start, rest in drawn
    )
    made = sorted(
        tuple(round(n, 3) for point in curve for n in point)
        for arc in arcs(links, DAY)
        for curve in arc.curves
    )
    assert made == expected
    assert len(made) == 25


def test_a_tie_past_other_storeys_crosses_no_window():
    links = [
        Link(anchor("c5.3"), anchor("c1.4")),
        Link(anchor("c5.1"), anchor("c2.1")),
        Link(anchor("bw3.08"), anchor("v1.1")),
    ]
    windows = [w.rect for b in BUILDINGS for w in b.windows]
    for arc in arcs(links, DAY):
        for start, low, high, end in arc.curves:
            for step in range(21):
                x, y = (at(start[i], low[i], high[i], end[i], step / 20) for i in (0, 1))
                assert not any(w.holds(x, y) for w in windows)


def at(a: float, b: float, c: float, d: float, t: float) -> float:
    rest = 1 - t
    return rest**3 * a + 3 * rest**2 * t * b + 3 * rest * t**2 * c + t**3 * d


def test_arcs_stay_in_the_band_between_storeys():
    links = [Link(anchor("bw2.01"), anchor(f"bw2.0{door}")) for door in range(2, 9)]
    for arc in arcs(links, DAY):
        (start, low, _, _) = arc.curves[0]
        assert (start[1] - low[1]) * 0.75 < DAY.cell_height - DAY.window_height + 5


def test_arcs_grow_with_the_doors_between_on_a_large_façade_too():
    windows = street((Plan((8,)),), COMMUNITY)[0].windows
    near, far = (Link(Anchor(0, windows[0]), Anchor(0, windows[at])) for at in (1, 3))
    heights = [arc.curves[0][0][1] - arc.curves[0][1][1] for arc in arcs([near, far], COMMUNITY)]
    assert heights == [pytest.approx(9 * 1.33), pytest.approx((15 + 5) * 1.33)]


def test_names_that_fit_stay_under_their_windows():
    wanted = [(30.0, 40.0), (100.0, 50.0)]
    assert list(spread(wanted, 0, 200)) == wanted


@pytest.mark.parametrize("widths", [(60, 60, 60), (90, 20, 90), (200, 10, 45), (47, 47, 47)])
def test_names_never_touch_and_stay_on_the_wall(widths):
    wanted = [(23.5 + 47 * at, float(width)) for at, width in enumerate(widths)]
    placed = spread(wanted, 0, 141)
    for (left, wide), (right, width) in pairwise(placed):
        assert left + wide / 2 + 4 <= right - width / 2 + 1e-9
    for (middle, width), (_, wished) in zip(placed, wanted, strict=True):
        assert middle - width / 2 >= -1e-9
        assert middle + width / 2 <= 141 + 1e-9
        assert 0 < width <= wished


def test_two_people_are_one_arc_and_four_a_ring():
    anchors = [anchor(f"bw2.0{door}") for door in (4, 1, 2, 3)]
    assert circle_links(anchors[:2]) == (Link(anchors[1], anchors[0]),)
    ring = circle_links(anchors)
    assert [link.around for link in ring] == [True, False, False, False]
    assert ring[0].span == 3 * 47
    assert circle_links(anchors[:1]) == ()
