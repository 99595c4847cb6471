"""The painted street: what is drawn, and going along it with pointer and keys."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.domain.facade_measure import DAY, Plan
from desktop.domain.identity import new_id
from desktop.domain.street import Dweller, Home, House, Street
from desktop.domain.vocabulary import Roof, TiePhase
from desktop.views.gevel.glyphs import MiniFacade, pair_glyph
from desktop.views.gevel.legend import Legend, signs_in
from desktop.views.gevel.preview import FacadePreview
from desktop.views.gevel.widget import GevelWidget
from desktop.views.gevel.words import narrow_name
from desktop.views.kit import theme
from tests.views.gevel.streets import home_id, picture_street


@pytest.fixture
def gevel(qtbot):
    widget = GevelWidget()
    qtbot.addWidget(widget)
    widget.resize(820, 400)
    widget.show_street(picture_street())
    widget.show()
    return widget


def image_of(widget) -> QImage:
    return widget.grab().toImage()


def point(gevel, home: str, right: float = 0.5, down: float = 0.8) -> QPoint:
    rect = gevel.canvas.scene.places[home_id(home)].window.rect
    return QPoint(round(rect.x + rect.width * right), round(rect.y + rect.height * down))


def colour_at(image: QImage, where: QPoint) -> str:
    return image.pixelColor(where).name().upper()


def count(image: QImage, colour: str) -> int:
    wanted = QColor(colour)
    return sum(
        image.pixelColor(x, y) == wanted
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_it_is_as_large_as_the_drawing_where_there_is_room(gevel):
    assert gevel.measure == DAY
    assert gevel.canvas.height() == 376


@pytest.mark.parametrize(
    ("name", "lit", "dark", "wall"),
    [("dag", "#E8C46A", "#3A4A44", "#E2E8E5"), ("avond", "#E8C46A", "#0B1411", "#1D302A")],
)
def test_lit_is_present_and_dark_is_vacant(qapp, gevel, name, lit, dark, wall):
    theme.set_theme(qapp, name, scale=1.0)
    image = image_of(gevel.canvas)
    assert colour_at(image, point(gevel, "bw1.02", 0.25)) == lit
    assert colour_at(image, point(gevel, "bw1.04", 0.25)) == dark
    assert colour_at(image, QPoint(6, 200)) == wall


def test_a_good_neighbour_has_a_plant_on_the_right(gevel):
    image = image_of(gevel.canvas)
    rect = gevel.canvas.scene.places[home_id("bw1.01")].window.rect
    foot = QPoint(round(rect.right - 6.5), round(rect.bottom - 3))
    assert colour_at(image, foot) == "#14332B"
    other = gevel.canvas.scene.places[home_id("bw1.02")].window.rect
    assert colour_at(image, QPoint(round(other.right - 6.5), round(other.bottom - 3))) == "#E8C46A"


def test_only_who_has_no_tie_gets_a_ring_and_a_name(gevel):
    names = {name.text for name in gevel.canvas._names.values()}
    assert names == {"Daan B.", "Kevin O.", "Robin A.", "Yara N.", "Anouk V.", "Zoë A."}
    without = picture_street(ties=False)
    gevel.show_street(without)
    assert not gevel.canvas._names
    assert not gevel.canvas.scene.strands


def test_pointing_keeps_the_ties_of_one_window_and_fades_the_others(gevel):
    before = count(image_of(gevel.canvas), "#1F5A4A")
    QTest.mouseMove(gevel.canvas, point(gevel, "bw1.06"))
    pointed = count(image_of(gevel.canvas), "#1F5A4A")
    assert before > 20
    assert pointed < before / 4
    QApplication.sendEvent(gevel.canvas, QEvent(QEvent.Type.Leave))
    assert count(image_of(gevel.canvas), "#1F5A4A") == before


def test_the_chosen_window_is_framed(gevel):
    gevel.select(home_id("bw2.02"))
    rect = gevel.canvas.scene.places[home_id("bw2.02")].window.rect
    frame = QPoint(round(rect.x - 5), round(rect.y + 20))
    assert colour_at(image_of(gevel.canvas), frame) == "#1F5A4A"


def test_a_click_anywhere_in_the_cell_chooses_the_home(gevel, qtbot):
    cell = gevel.canvas.scene.places[home_id("v3.1")].window.cell
    for where in (QPoint(round(cell.x) + 1, round(cell.y) + 1),
                  QPoint(round(cell.right) - 2, round(cell.bottom) - 2)):  # fmt: skip
        with qtbot.waitSignal(gevel.dwelling_chosen) as told:
            QTest.mouseClick(gevel.canvas, Qt.MouseButton.LeftButton, pos=where)
        assert told.args == [home_id("v3.1")]
    QTest.mouseClick(gevel.canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))


def walk(gevel, *keys) -> None:
    for key in keys:
        QTest.keyClick(gevel.canvas, key)


def test_arrows_walk_along_windows_storeys_and_buildings(gevel):
    gevel.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    key = Qt.Key
    for keys, home in (
        ((), "bw1.01"),
        ((key.Key_Left,), "bw1.01"),
        ((key.Key_Right, key.Key_Up), "bw2.02"),
        ((key.Key_Up, key.Key_Up), "bw3.02"),
        ((key.Key_End,), "bw3.08"),
        ((key.Key_Right,), "v3.1"),
        ((key.Key_Down,), "v2.1"),
        ((key.Key_Left,), "bw2.08"),
        ((key.Key_Right, key.Key_End, key.Key_Right), "c2.1"),
        ((key.Key_Up, key.Key_Up, key.Key_Up, key.Key_End, key.Key_Right), "c5.3"),
        ((key.Key_Home, key.Key_Left), "v3.2"),
    ):
        walk(gevel, *keys)
        assert gevel.canvas.current == home_id(home), home


def test_enter_opens_and_typing_jumps_to_a_name(gevel, qtbot):
    gevel.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(gevel.canvas, "zoe")
    assert gevel.canvas.current == home_id("c5.3")
    with qtbot.waitSignal(gevel.dwelling_chosen) as told:
        QTest.keyClick(gevel.canvas, Qt.Key.Key_Return)
    assert told.args == [home_id("c5.3")]
    gevel.canvas._forget_typed()
    QTest.keyClicks(gevel.canvas, "j")
    assert gevel.canvas.current == home_id("c1.4")
    gevel.canvas._forget_typed()
    QTest.keyClicks(gevel.canvas, "j")
    assert gevel.canvas.current == home_id("bw3.01")
    QTest.keyClicks(gevel.canvas, "qqq")
    assert gevel.canvas.current == home_id("bw3.01")


def test_a_window_is_told_in_words(gevel):
    gevel.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(gevel.canvas, "kevin")
    assert gevel.canvas.accessibleName() == (
        "De gevel: Kevin O., 2.02, bewoner, nog geen band, 1 open vraag"
    )
    told = gevel.canvas.words
    assert told(home_id("bw1.04")) == "1.04, leeg"
    assert told(home_id("bw1.07")) == (
        "Hetty J., 1.07, goede buur, band met Milan P., loopt, band met Henk D., kennismaking"
    )
    assert told(home_id("bw2.08")) == (
        "Robin A., 2.08, bewoner, nog geen band, voorstel voor een band met Ineke van L."
    )
    assert told(home_id("v2.1")).endswith("helpkring met Ger W. en Stanley F., loopt")


def test_hidden_names_are_nowhere(gevel, qtbot):
    gevel.show_names(shown=False)
    gevel.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(gevel.canvas, "kevin")
    assert gevel.canvas.accessibleName() == "De gevel: 1.01, bewoond"
    assert not gevel.canvas._names
    gevel.show_names(shown=True)
    assert gevel.canvas._names


def test_a_name_is_never_markup(gevel):
    home = Home(new_id(), "1.01", 1, 1, (Dweller(new_id(), "<b>Noor</b> & co"),))
    gevel.show_street(Street((House(new_id(), "<i>Huis</i>", Plan((1,)), (home,)),)))
    where = gevel.canvas.rect_of(home.id).center().toPoint()
    spot = gevel.canvas.mapToGlobal(where)
    QApplication.sendEvent(gevel.canvas, QHelpEvent(QEvent.Type.ToolTip, where, spot))
    assert QToolTip.text() == "<span>&lt;b&gt;Noor&lt;/b&gt; &amp; co, 1.01, bewoner</span>"
    QToolTip.hideText()


def test_names_keep_off_each_other_on_a_large_façade(qtbot):
    widget = GevelWidget("community")
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    homes = tuple(
        Home(new_id(), f"1.0{door}", 1, door, (Dweller(new_id(), f"Maximiliana van der Z{door}."),))
        for door in range(1, 9)
    )
    house = House(new_id(), "Lang", Plan((8,)), homes)
    widget.show_street(Street((house,)))
    assert widget.measure.cell_width >= 76
    names = sorted(widget.canvas._names.values(), key=lambda name: name.left)
    for left, right in pairwise(names):
        assert left.left + QFontMetricsF(left.font).horizontalAdvance(left.text) < right.left


def test_two_people_behind_one_window_are_counted(gevel):
    people = (Dweller(new_id(), "Noor B."), Dweller(new_id(), "Jan B."))
    home = Home(new_id(), "1.01", 1, 1, people)
    lone = Home(new_id(), "1.02", 1, 2, people[:1])
    gevel.show_street(Street((House(new_id(), "Huis", Plan((2,)), (home, lone)),)))
    image = image_of(gevel.canvas)
    ink = []
    for one in (home, lone):
        window = gevel.canvas.scene.places[one.id].window
        light = image.copy(
            round(window.rect.x) + 3, round(window.rect.y) + 2, 20, round(window.rect.height * 0.25)
        )
        ink.append(sum(light.pixelColor(x, y).lightness() < 90
                       for x in range(light.width()) for y in range(light.height())))  # fmt: skip
    assert ink[0] > 3
    assert ink[1] == 0


def test_small_cells_drop_names_and_plants_but_keep_rings(qtbot, gevel):
    gevel.resize(560, 400)
    assert 24 <= gevel.measure.cell_width < 36
    assert not gevel.canvas._names
    image = image_of(gevel.canvas)
    place = gevel.canvas.scene.places[home_id("bw1.06")]
    ring = QPoint(round(place.window.rect.middle), round(place.window.rect.y - 1))
    assert colour_at(image, ring) == "#E2E8E5"


def test_too_long_a_street_shows_one_building_at_a_time(gevel, qtbot):
    gevel.resize(380, 400)
    assert [house.name for house in gevel.canvas.scene.street.houses] == ["Betje Wolff"]
    assert not gevel._switcher.isHidden()
    QTest.mouseClick(gevel._after, Qt.MouseButton.LeftButton)
    assert [house.name for house in gevel.canvas.scene.street.houses] == ["'t Vriendenhuis"]
    assert gevel._which.text() == "'t Vriendenhuis · 2 van 3"
    gevel.select(home_id("c5.3"))
    assert [house.name for house in gevel.canvas.scene.street.houses] == ["Community 4.2"]
    assert not gevel._after.isEnabled()


def test_a_long_building_scrolls_and_follows_the_keyboard(qtbot):
    widget = GevelWidget()
    qtbot.addWidget(widget)
    widget.resize(500, 300)
    homes = tuple(Home(new_id(), str(door), 1, door) for door in range(1, 61))
    widget.show_street(Street((House(new_id(), "Lang", Plan((60,)), homes),)))
    widget.show()
    assert widget.measure.cell_width == 24
    assert widget.canvas.width() > 1400
    widget.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: widget._scroll.horizontalScrollBar().maximum() > 800)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End):
        QTest.keyClick(widget.canvas, key)
    assert widget.canvas.current == homes[-1].id
    assert widget._scroll.horizontalScrollBar().value() > 800


@pytest.mark.parametrize("roof", list(Roof))
def test_a_community_without_storeys_or_homes_can_be_painted(qtbot, roof):
    widget = GevelWidget()
    qtbot.addWidget(widget)
    widget.resize(600, 300)
    for plan in (Plan((), roof), Plan((0, 0), roof, 1), Plan((3,), roof, 2)):
        widget.show_street(Street((House(new_id(), "Leeg", plan),)))
        assert not widget.canvas.grab().isNull()


def test_everything_doubles_at_200_percent(qapp, qtbot):
    theme.set_theme(qapp, "dag", scale=2.0)
    widget = GevelWidget()
    qtbot.addWidget(widget)
    widget.resize(1640, 800)
    widget.show_street(picture_street())
    assert widget.canvas.height() == 752
    where = widget.canvas.rect_of(home_id("bw1.01"))
    assert where.width() == 94


def test_the_legend_explains_only_what_is_drawn(qtbot):
    assert signs_in(picture_street()) == (
        "lit", "good_neighbour", "vacant", "tie", "meeting", "proposed", "ring",
    )  # fmt: skip
    assert signs_in(picture_street(ties=False)) == ("lit", "good_neighbour", "vacant")
    assert signs_in(Street()) == ()
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_street(picture_street())
    legend.resize(legend.sizeHint())
    assert not legend.grab().isNull()


def test_the_small_drawings(qtbot):
    mini = MiniFacade()
    qtbot.addWidget(mini)
    mini.show_home((8, 8, 8), Roof.FLAT, (1, 5), "Woont op 1.05")
    image = image_of(mini)
    assert (mini.width(), mini.height()) == (88, 44)
    assert colour_at(image, QPoint(1 + 4 * 11 + 4, 1 + 2 * 13 + 5)) == "#E8C46A"
    assert count(image, "#E8C46A") < 30
    mini.show_home((40,) * 3, Roof.FLAT, None, "Woont nergens")
    assert mini.width() <= 96
    mini.show_home((), Roof.FLAT, None, "")
    assert mini.sizeHint().isEmpty()
    preview = FacadePreview()
    qtbot.addWidget(preview)
    preview.resize(300, 240)
    preview.show_plan((60,) * 20, Roof.STEPPED_GABLE, ("Zaal",))
    assert not preview.grab().isNull()
    pairs = [pair_glyph(phase) for phase in (TiePhase.RUNNING, TiePhase.PROPOSED)]
    for pair in pairs:
        qtbot.addWidget(pair)
    assert image_of(pairs[0]) != image_of(pairs[1])


@pytest.mark.parametrize(
    ("name", "narrow"),
    [
        ("Noor van der H.", "Noor v.d. H."),
        ("Tygo van 't H.", "Tygo v.'t H."),
        ("Ineke van L.", "Ineke van L."),
        ("Anna Maria Bos", "Anna Maria Bos"),
        ("Mo", "Mo"),
    ],
)
def test_two_tussenvoegsels_are_shortened(name, narrow):
    assert narrow_name(name) == narrow
