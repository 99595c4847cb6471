"""What matching needs to know of somebody, in the panel."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.matching.words import PartOfDay
from desktop.domain.ties.profile import Profile
from desktop.views.kit.labels import PlainLabel
from desktop.views.residents.profile import ProfileForm, ProfileSection

MORNING, EVENING = PartOfDay.MORNING, PartOfDay.EVENING


@pytest.fixture
def section(page, street):
    page.open_resident(street.people["Noor"])
    return next(one for one in page.panel.content.sections if isinstance(one, ProfileSection))


@pytest.fixture
def form(section):
    section.more.setFocus()
    QTest.keyClick(section.more, Qt.Key.Key_Return)
    return section.findChild(ProfileForm)


def said(widget):
    return [w.text() for w in widget.findChildren(PlainLabel) if w.isVisibleTo(widget)]


def type_in(form, field, text):
    control = form.boxes[field].control
    control.setFocus()
    control.clear()
    QTest.keyClicks(control, text)


def save(form):
    at = form.boxes["languages"].control
    QTest.keyClick(at, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_nothing_asked_yet_is_no_reproach(section):
    assert "Nog niets gevraagd. Dat hoeft ook niet meteen." in said(section)


def test_it_is_filled_in_with_the_keyboard_and_shown_in_words(section, form, desk, street, clock):
    type_in(form, "languages", "Nederlands, Turks")
    grid = form.boxes["free"].control
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(grid, key)
    assert grid.accessibleName() == "Vrije tijden: dinsdagavond, vrij"
    form.boxes["most_ties"].control.set_value(1)
    save(form)
    assert desk.services.matching.profile(street.people["Noor"]) == Profile(
        street.people["Noor"],
        languages=("Nederlands", "Turks"),
        free=frozenset({(0, MORNING), (1, EVENING)}),
        most_ties=1,
    )
    shown = said(section)
    assert "Spreekt Nederlands en Turks" in shown
    assert "Vrij op maandagochtend en dinsdagavond" in shown
    assert "Wil hoogstens 1 band" in shown
    assert section.findChild(ProfileForm) is None


def test_a_click_in_the_grid_ticks_and_clears(form):
    grid = form.boxes["free"].control
    for free in (frozenset({(4, EVENING)}), frozenset()):
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell(4, EVENING).center())
        assert grid.value() == free


def test_never_together_is_chosen_and_taken_off(form, desk, street):
    field = form.boxes["apart"].control
    field.choice.set_value(street.people["Kevin"])
    field.choice.edited.emit()
    assert field.value() == (street.people["Kevin"],)
    save(form)
    assert desk.services.matching.profile(street.people["Kevin"]).apart == (street.people["Noor"],)


def test_what_is_not_right_is_said_at_its_field(form, clock):
    type_in(form, "interests", "x" * 41)
    form.boxes["not_now"].control.set_value(True)
    form.boxes["not_now_until"].control.set_value(clock.today() - timedelta(days=1))
    form.boxes["trained_on"].control.set_value(clock.today() + timedelta(days=1))
    save(form)
    for field in ("interests", "not_now_until", "trained_on"):
        assert form.boxes[field].sentence
