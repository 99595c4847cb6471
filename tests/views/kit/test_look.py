"""The theme reaches every widget, grows with the text size, and never lets data be markup."""

import json
import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget

from desktop import paths
from desktop.views.kit import contrast as contrast_theme
from desktop.views.kit import fading, stylesheet, theme
from desktop.views.kit.buttons import Button, IconButton, LinkButton
from desktop.views.kit.chips import Chip, FlowLayout
from desktop.views.kit.focus_ring import FocusRing
from desktop.views.kit.labels import ElidedLabel, PlainLabel, plain_action, plain_tooltip
from desktop.views.kit.panel import Panel
from desktop.views.kit.toast import Toast

TOKENS = json.loads(paths.resource("theme.json").read_text("utf-8"))


def luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
             for c in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours_in(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


PAIRS = [
    ("ink", "ground", 7), ("ink", "surface", 7), ("secondary", "ground", 4.5),
    ("secondary", "tint", 4.5), ("action", "surface", 4.5), ("on-action", "action", 4.5),
    ("on-action", "action-hover", 4.5), ("ossenbloed", "surface", 4.5),
    ("ossenbloed", "ossenbloed-tint", 4.5), ("delfts", "ground", 4.5),
    ("control", "ground", 3), ("control", "surface", 3), ("rail-ink", "rail", 7),
    ("rail-secondary", "rail", 4.5), ("rail-ink-strong", "rail-selected", 7),
    ("rail-control", "rail", 3), ("on-toast", "toast", 7), ("toast-action", "toast", 4.5),
    ("placeholder", "surface", 4.5), ("bentheimer-frame", "bentheimer", 7),
]  # fmt: skip
HIGH_CONTRAST = {
    "black": ("#000000", "#FFFFFF", "#1AEBFF", "#000000", "#FFFF00"),
    "white": ("#FFFFFF", "#000000", "#37006E", "#FFFFFF", "#00009F"),
}
"""Window, text, highlight, text on it and link, as Windows has them."""


def system_palette(name: str) -> QPalette:
    window, text, highlight, lit_text, link = (QColor(c) for c in HIGH_CONTRAST[name])
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, window), (role.Base, window), (role.WindowText, text), (role.Text, text),
        (role.Highlight, highlight), (role.HighlightedText, lit_text), (role.Link, link),
    ):  # fmt: skip
        palette.setColor(which, colour)
    return palette


@pytest.mark.parametrize("name", ["dag", "avond"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_text_can_be_read_on_its_ground(name, ink, ground, least):
    assert contrast(QColor(TOKENS[name][ink]), QColor(TOKENS[name][ground])) >= least


def test_both_themes_have_the_same_tokens_and_the_sheet_knows_them_all():
    assert TOKENS["dag"].keys() == TOKENS["avond"].keys()
    for name in ("dag", "avond"):
        sheet = stylesheet.build(theme.Theme(name, TOKENS[name], 1.5))
        assert not re.search(r"\{[a-z0-9-]+\}|\d+dp", sheet)


@pytest.mark.parametrize("name", HIGH_CONTRAST)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_in_high_contrast_everything_is_read_in_the_colours_of_the_system(name, ink, ground, least):
    found = contrast_theme.colours(system_palette(name))
    assert found.keys() == TOKENS["dag"].keys()
    assert contrast(QColor(found[ink]), QColor(found[ground])) >= min(least, 7)


def test_high_contrast_goes_before_the_theme_and_is_left_again(qapp, qtbot):
    button = Button("Leg vast", "primary")
    qtbot.addWidget(button)
    button.show()
    theme.set_theme(qapp, "dag", scale=1.0, system=system_palette("black"))
    assert theme.current().dark
    assert "#1aebff" in colours_in(button)
    theme.set_theme(qapp, "dag", scale=1.0)
    assert TOKENS["dag"]["action"].lower() in colours_in(button)
    assert theme.high_contrast(qapp) is None


def test_what_appears_fades_in_unless_the_system_wants_no_movement(qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.show()
    panel = Panel("proef", parent=ground)
    panel.open("Noor", "", PlainLabel("x"))
    assert panel.graphicsEffect() is None
    panel.shut()
    fading.allow(allowed=True)
    try:
        panel.open("Noor", "", PlainLabel("x"))
        assert panel.graphicsEffect().opacity() == 0.0
        qtbot.waitUntil(lambda: panel.graphicsEffect() is None, timeout=2000)
        toast = Toast(ground)
        toast.tell("Vastgelegd")
        shade = toast.graphicsEffect()
        assert shade.opacity == 0.0
        qtbot.waitUntil(lambda: shade.opacity == 1.0, timeout=2000)
    finally:
        fading.allow(allowed=False)


def test_a_change_of_theme_repaints_what_stands(qapp, qtbot):
    button, icon = Button("Leg vast", "primary"), IconButton("x", "Sluit")
    for widget in (button, icon):
        qtbot.addWidget(widget)
        widget.show()
    by_day = colours_in(button), colours_in(icon)
    theme.set_theme(qapp, "avond", scale=1.0)
    assert TOKENS["dag"]["action"].lower() in by_day[0]
    assert TOKENS["avond"]["action"].lower() in colours_in(button)
    assert TOKENS["dag"]["ink"].lower() in by_day[1]
    assert TOKENS["avond"]["ink"].lower() in colours_in(icon)


def test_everything_grows_with_the_text_size(qapp, qtbot):
    def sizes():
        parts = Button("Leg vast", "primary", key_hint="Enter"), PlainLabel("Noor", "title")
        for part in parts:
            qtbot.addWidget(part)
            part.ensurePolished()
        return [(p.sizeHint().width(), p.sizeHint().height()) for p in parts]

    usual = sizes()
    theme.set_theme(qapp, "dag", scale=2.0)
    double = sizes()
    for (w1, h1), (w2, h2) in zip(usual, double, strict=True):
        assert 1.85 <= w2 / w1 <= 2.15
        assert 1.85 <= h2 / h1 <= 2.15


def test_buttons_have_the_heights_of_the_design(qtbot):
    heights = {"small": 32, "normal": 36, "wide": 40, "large": 44}
    for size, height in heights.items():
        button = Button("Verleng", size=size)
        qtbot.addWidget(button)
        assert button.sizeHint().height() == height


def test_tabular_figures_are_equally_wide(qapp):
    loose, even = QFontMetricsF(theme.font()), QFontMetricsF(theme.font(tabular=True))
    assert loose.horizontalAdvance("111") != loose.horizontalAdvance("000")
    assert even.horizontalAdvance("111") == even.horizontalAdvance("000")


MARKUP = '<b>x</b><img src="file:///canary.png">&amp;'


def test_text_from_data_is_shown_as_it_is(qtbot):
    label, elided = PlainLabel(MARKUP), ElidedLabel(MARKUP)
    for part in (label, elided):
        qtbot.addWidget(part)
        assert part.textFormat() is Qt.TextFormat.PlainText
    assert "<b>" not in plain_tooltip(MARKUP)
    assert "&lt;img" in plain_tooltip(MARKUP)
    button = Button("Boer & Zn")
    qtbot.addWidget(button)
    assert (button.text(), button.accessibleName()) == ("Boer && Zn", "Boer & Zn")
    assert plain_action("a&b") == "a&&b"


def test_a_label_with_no_room_is_cut_and_says_the_rest_in_its_tooltip(qtbot):
    label = ElidedLabel("Een heel lange naam van een community")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert "heel lange naam" in label.toolTip()
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_text_on_several_lines_has_the_line_height_of_the_design(qtbot):
    label = PlainLabel("een\ntwee\ndrie", wrap=True)
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.heightForWidth(400) == 3 * 20


def test_a_forbidden_button_tells_why(qtbot):
    button = Button("Verleng")
    qtbot.addWidget(button)
    button.forbid("De afspraak is al verlengd.")
    assert not button.isEnabled()
    assert "al verlengd" in button.toolTip()
    button.allow()
    assert button.isEnabled()
    assert button.toolTip() == ""


@pytest.mark.parametrize("made", [lambda: Button("a"), lambda: Chip("a")])
def test_enter_presses_what_has_the_focus(qtbot, made):
    widget = made()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(widget.clicked):
        QTest.keyClick(widget, Qt.Key.Key_Return)


def test_the_cross_of_a_chosen_chip_drops_it(qtbot):
    chip = Chip("Willy K.", "chosen")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    with qtbot.waitSignal(chip.dropped):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, 16))
    with qtbot.waitSignal(chip.dropped):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    with qtbot.assertNotEmitted(chip.dropped):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, 16))


def test_chips_flow_on_to_the_next_line(qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = FlowLayout(ground)
    chips = [Chip("een lang woord") for _ in range(4)]
    for chip in chips:
        flow.addWidget(chip)
    one = chips[0].sizeHint()
    assert flow.heightForWidth(one.width() * 5) == one.height()
    assert flow.heightForWidth(one.width() + 10) == 4 * one.height() + 3 * 6


def test_the_focus_ring_follows_the_keyboard_and_hides_for_the_mouse(qtbot):
    window, ground = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(ground)
    row = QHBoxLayout(ground)
    first, second = Button("een"), Button("twee")
    row.addWidget(first)
    row.addWidget(second)
    ring = FocusRing(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    first.setFocus()
    assert ring.isHidden()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second
    assert ring.isVisible()
    around = second.geometry().adjusted(-5, -5, 5, 5)
    assert ring.geometry() == around
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=first.pos())
    assert ring.isHidden()


def test_a_link_is_no_button_of_the_form(qtbot):
    link = LinkButton("Bekijk 6 zonder band")
    qtbot.addWidget(link)
    assert not link.autoDefault()
    assert link.accessibleName() == "Bekijk 6 zonder band"
