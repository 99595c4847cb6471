"""Lenses change what the marks tell; the lights stay as they are."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from desktop.domain.facade_measure import Plan
from desktop.domain.identity import new_id
from desktop.domain.street import Dweller, Home, House, Lens, Street, Tie
from desktop.domain.vocabulary import TieKind, TiePhase
from desktop.views.gevel.widget import GevelWidget
from desktop.views.kit import theme

KEVIN = Dweller(new_id(), "Kevin O.", open_questions=2, talents=3, agreements=2, ending=1)
YARA = Dweller(new_id(), "Yara N.", tied=True, agreements=1)
NOOR = Dweller(new_id(), "Noor van der H.", tied=True)


@pytest.fixture
def street() -> Street:
    people = ((KEVIN,), (YARA, NOOR), ())
    homes = tuple(Home(new_id(), f"1.0{door}", 1, door, who) for door, who in enumerate(people, 1))
    house = House(new_id(), "Betje Wolff", Plan((3,)), homes)
    tie = Tie(new_id(), TieKind.PAIR, TiePhase.RUNNING, (KEVIN.person_id, YARA.person_id))
    return Street((house,), (tie,))


@pytest.fixture
def gevel(qtbot, street):
    widget = GevelWidget("community")
    qtbot.addWidget(widget)
    widget.resize(800, 400)
    widget.show_street(street)
    widget.show()
    return widget


@pytest.mark.parametrize(
    ("lens", "counts", "strong"),
    [
        (Lens.TIES, [0, 0, 0], [True, False, False]),
        (Lens.QUESTIONS, [2, 0, 0], [True, False, False]),
        (Lens.TALENTS, [3, 0, 0], [True, False, False]),
        (Lens.AGREEMENTS, [2, 1, 0], [True, False, False]),
    ],
)
def test_each_lens_counts_its_own(street, lens, counts, strong):
    homes = street.houses[0].homes
    assert [home.count(lens) for home in homes] == counts
    assert [home.stands_out(lens, ties_kept=True) for home in homes] == strong


def test_without_ties_nobody_stands_out_for_lacking_one(street):
    assert not any(h.stands_out(Lens.TIES, ties_kept=False) for h in street.houses[0].homes)


@pytest.mark.parametrize("lens", [Lens.QUESTIONS, Lens.TALENTS, Lens.AGREEMENTS])
def test_the_marks_change_and_the_lights_do_not(gevel, street, lens):
    def picture():
        return gevel.canvas.grab().toImage()

    before = picture()
    gevel.show_lens(lens)
    after = picture()
    assert before != after
    assert gevel.canvas.scene.strands == ()
    lit = QColor(theme.current().colour("bentheimer"))
    for home in street.houses[0].homes:
        rect = gevel.canvas.scene.places[home.id].window.rect
        x, y = round(rect.x + rect.width * 0.3), round(rect.y + rect.height * 0.93)
        assert before.pixelColor(x, y) == after.pixelColor(x, y)
        assert (after.pixelColor(x, y) == lit) == home.lit
    gevel.show_lens(Lens.TIES)
    assert picture() == before


def test_what_a_mark_tells_is_said_too(gevel, street):
    kevin = street.houses[0].homes[0].id
    assert gevel.canvas.words(kevin).endswith("2 open vragen, band met Yara N., loopt")
    gevel.show_lens(Lens.TALENTS)
    assert gevel.canvas.words(kevin).endswith("2 open vragen, 3 talenten")
    gevel.show_lens(Lens.AGREEMENTS)
    assert gevel.canvas.words(kevin).endswith("2 afspraken, 1 loopt af")


def test_a_home_in_which_nobody_has_any_has_no_mark(gevel, street):
    without = replace(street, ties=())
    gevel.show_street(without)
    gevel.show_lens(Lens.QUESTIONS)
    shown = gevel.canvas.grab().toImage()
    window = gevel.canvas.scene.places[street.houses[0].homes[1].id].window
    pane = QColor(theme.current().colour("bentheimer"))
    row = [shown.pixelColor(round(window.rect.middle) + dx, round(window.transom) + 17)
           for dx in range(-18, 19, 3)]  # fmt: skip
    assert set(map(QColor.name, row)) == {pane.name()}
