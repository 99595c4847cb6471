"""Ruimtes by keyboard alone: walk, draw, open, move, lengthen, cancel, turn the page."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt

from desktop.views.rooms import walk
from desktop.views.rooms.geometry import Slot
from tests.views.rooms.booking_desk import TUESDAY, dates, stand

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(open_page):
    made = open_page()
    made.go_to(TUESDAY)
    return made


@pytest.fixture
def canvas(page):
    page.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    return page.canvas


def at(hour, minutes=0, day=TUESDAY):
    return datetime.combine(day, time(hour, minutes))


def go(canvas, room, day, hour):
    """Puts the keyboard on a time."""
    grid = canvas.week.grid
    number, column = (day - grid.first).days, grid.rooms.index(room)
    canvas.stand_at(walk.stop_at(canvas.week, number, column, hour * 60))


def book(place, title, begins, ends, day=TUESDAY):
    return stand(place, title, day, time(begins), time(ends))


def press(qtbot, canvas, *keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(canvas, key, held)


def test_arrows_walk_along_times_and_bookings_and_say_where_they_are(qtbot, canvas, place):
    book(place, "Breigroep", 10, 12)
    go(canvas, place.huis, TUESDAY, 9)
    assert canvas.accessibleName() == "Agenda: Huiskamer, dinsdag 1 december, 9.00–9.30, vrij"
    press(qtbot, canvas, Key.Key_Down, Key.Key_Down)
    assert canvas.accessibleName() == (
        "Agenda: Breigroep, Huiskamer, dinsdag 1 december, 10.00–12.00"
    )
    assert canvas.block_here().title == "Breigroep"
    press(qtbot, canvas, Key.Key_Down)
    assert canvas.slot_here() == Slot(place.huis, at(12), at(12, 30))
    press(qtbot, canvas, Key.Key_End)
    assert canvas.slot_here().begins == at(12, day=date(2026, 12, 6))
    press(qtbot, canvas, Key.Key_Home)
    assert canvas.slot_here().begins == at(12, day=date(2026, 11, 30))
    press(qtbot, canvas, Key.Key_Home, held=CONTROL)
    assert canvas.slot_here().begins == at(8, day=date(2026, 11, 30))


def test_the_keyboard_begins_on_what_goes_on_now_and_enter_opens_it(qtbot, open_page, place):
    now = place.desk.clock.local_now()
    begins, ends = time(now.hour - 1), time(now.hour + 1)
    for room in (place.huis, place.atelier):
        stand(place, "Breigroep", now.date(), begins, ends, room)
    page = open_page()
    page.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.canvas.block_here().title == "Breigroep"
    assert page.canvas.accessibleName().startswith("Agenda: Breigroep, ")
    press(qtbot, page.canvas, Key.Key_Return)
    assert page.opening.popover.isHidden()
    assert page.panel.isVisible()


def test_shift_draws_and_enter_books(qtbot, page, canvas, place):
    go(canvas, place.atelier, TUESDAY, 14)
    press(qtbot, canvas, *[Key.Key_Down] * 4, held=SHIFT)
    assert canvas.ghost == Slot(place.atelier, at(14), at(16))
    assert "14.00–16.00" in canvas.accessibleName()
    press(qtbot, canvas, Key.Key_Up, held=SHIFT)
    assert canvas.ghost == Slot(place.atelier, at(14), at(15, 30))
    press(qtbot, canvas, Key.Key_Return)
    title = page.opening.popover.fields.title
    qtbot.keyClicks(title, "Verf en klei")
    qtbot.keyClick(title, Key.Key_Return)
    assert dates(place, TUESDAY) == [("Verf en klei", "Atelier", at(14), "booked")]
    assert canvas.block_here().title == "Verf en klei"


def test_shift_up_draws_earlier_and_escape_drops_it(qtbot, canvas, place):
    go(canvas, place.huis, TUESDAY, 14)
    press(qtbot, canvas, *[Key.Key_Up] * 3, held=SHIFT)
    assert canvas.ghost == Slot(place.huis, at(13), at(14, 30))
    press(qtbot, canvas, Key.Key_Down, held=SHIFT)
    assert canvas.ghost == Slot(place.huis, at(13, 30), at(14, 30))
    press(qtbot, canvas, Key.Key_Escape)
    assert canvas.ghost is None


def test_alt_moves_by_half_hours_and_days_and_saves_when_let_go(qtbot, canvas, place):
    book(place, "Breigroep", 10, 12)
    go(canvas, place.huis, TUESDAY, 10)
    qtbot.keyPress(canvas, Key.Key_Alt, ALT)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Right):
        qtbot.keyPress(canvas, key, ALT)
        qtbot.keyRelease(canvas, key)
    wednesday = date(2026, 12, 2)
    assert canvas.ghost == Slot(place.huis, at(11, 30, wednesday), at(13, 30, wednesday))
    assert dates(place, TUESDAY) == [("Breigroep", "Huiskamer", at(10), "booked")]
    qtbot.keyRelease(canvas, Key.Key_Alt)
    assert dates(place, wednesday) == [("Breigroep", "Huiskamer", at(11, 30, wednesday), "booked")]
    assert canvas.ghost is None
    assert canvas.block_here().begins == at(11, 30, wednesday)
    assert canvas.slot_here().begins == at(11, 30, wednesday)


def test_alt_shift_lengthens_and_escape_takes_it_back(qtbot, canvas, place):
    book(place, "Breigroep", 10, 12)
    go(canvas, place.huis, TUESDAY, 10)
    press(qtbot, canvas, Key.Key_Down, held=ALT | SHIFT)
    assert canvas.block_here().ends == at(12, 30)
    press(qtbot, canvas, Key.Key_Up, held=ALT | SHIFT)
    assert canvas.block_here().ends == at(12)
    qtbot.keyPress(canvas, Key.Key_Down, ALT)
    press(qtbot, canvas, Key.Key_Escape)
    qtbot.keyRelease(canvas, Key.Key_Alt)
    assert canvas.block_here().begins == at(10)


def test_what_alt_moved_is_saved_after_a_pause_when_the_release_gets_lost(qtbot, canvas, place):
    book(place, "Breigroep", 10, 12)
    go(canvas, place.huis, TUESDAY, 10)
    qtbot.keyPress(canvas, Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: canvas.ghost is None, timeout=3000)
    assert canvas.block_here().begins == at(9, 30)


def test_enter_opens_a_booking_and_escape_comes_back(qtbot, page, canvas, place):
    book(place, "Breigroep", 10, 12)
    go(canvas, place.huis, TUESDAY, 10)
    press(qtbot, canvas, Key.Key_Return)
    assert page.panel.isVisible()
    press(qtbot, canvas, Key.Key_Escape)
    assert page.panel.isHidden()
    assert canvas.block_here() is not None


def test_delete_asks_before_it_cancels(qtbot, page, canvas, place):
    book(place, "Breigroep", 10, 12)
    go(canvas, place.huis, TUESDAY, 10)
    press(qtbot, canvas, Key.Key_Delete)
    assert page.panel.isVisible()
    assert dates(place, TUESDAY) == [("Breigroep", "Huiskamer", at(10), "booked")]
    assert page.panel.isAncestorOf(page.window().focusWidget())


def test_page_keys_turn_the_week_and_t_comes_back_to_today(qtbot, page, canvas, place):
    press(qtbot, canvas, Key.Key_PageDown)
    assert page.agenda.first == date(2026, 12, 7)
    press(qtbot, canvas, Key.Key_PageUp, Key.Key_PageUp)
    assert page.agenda.first == date(2026, 11, 23)
    press(qtbot, canvas, Key.Key_T)
    today = place.desk.clock.today()
    assert page.agenda.first <= today
    assert (today - page.agenda.first).days < 7


def test_the_button_books_from_where_the_keyboard_is(qtbot, page, canvas, place):
    go(canvas, place.atelier, TUESDAY, 15)
    page.primary()
    values = page.panel.content.read_draft()
    assert (values["room"], values["day"]) == (place.atelier, TUESDAY)
    assert values["times"] == (time(15), time(16))
