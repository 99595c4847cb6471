"""What the calendar does while the panel takes its width, and what a new booking proposes."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Room
from desktop.views.rooms.geometry import GUTTER
from desktop.views.rooms.toolbar import ALL_ROOMS
from tests import builders
from tests.views.rooms.booking_desk import TUESDAY, stand

ROOM_LEAST = 80


@pytest.fixture
def page(open_page, place):
    stand(place, "Breigroep", TUESDAY, time(10), time(12))
    stand(place, "Koor", TUESDAY, time(14), time(16), room=place.atelier)
    made = open_page()
    made.go_to(TUESDAY)
    return made


def block(page, title):
    return next(b for b in page.agenda.blocks if b.title == title)


def shown(page):
    return page.canvas.week.grid.rooms


def test_while_the_panel_takes_the_room_only_that_of_the_booking_is_shown(page, place):
    assert set(shown(page)) == {place.huis, place.atelier}
    page.opening.details(block(page, "Koor").id)
    assert shown(page) == (place.atelier,)
    assert page.canvas.selected == block(page, "Koor").id
    grid = page.canvas.week.grid
    assert (grid.width - GUTTER) / grid.columns >= ROOM_LEAST
    page.opening.details(block(page, "Breigroep").id)
    page.panel.shut()
    assert set(shown(page)) == {place.huis, place.atelier}
    assert not page.toolbar.rooms.isVisible()


def test_a_choice_beside_the_panel_lasts_as_long_as_the_panel(page, place):
    page.opening.details(block(page, "Koor").id)
    page.toolbar.room_asked.emit(ALL_ROOMS)
    assert len(shown(page)) == 2
    page.toolbar.room_asked.emit(place.huis)
    assert shown(page) == (place.huis,)
    page.panel.shut()
    assert len(shown(page)) == 2


def test_a_booking_that_another_page_asks_for_is_shown_and_framed(page, place):
    page.go_to(date(2027, 3, 2))
    koor = next(
        b
        for b in place.desk.services.bookings.agenda(TUESDAY, 1, place.community).blocks
        if b.title == "Breigroep"
    )
    page.show_subject(koor.id)
    assert shown(page) == (place.huis,)
    assert page.canvas.selected == koor.id


def test_a_clash_that_another_page_asks_for_shows_its_ways_out(page, place):
    with place.store.write("test.clash") as session:
        waiting = builders.an_occurrence(
            session, session.get(Room, place.huis), "Borrel", TUESDAY, time(11), time(13),
            state=OccurrenceState.CLASH,
        )  # fmt: skip
        waiting_id = waiting.id
    page.go_to(date(2027, 3, 2))
    page.banner.tell("Koor bleef staan.", retry=False)
    page.show_subject(waiting_id)
    assert page.opening.card.isVisible()
    assert page.panel.isHidden()
    assert page.canvas.selected == waiting_id
    assert not page.banner.isVisible()


def test_where_one_room_fits_it_is_that_of_the_booking_that_is_asked_for(open_page, place):
    stand(place, "Breigroep", TUESDAY, time(10), time(12))
    stand(place, "Koor", TUESDAY, time(14), time(16), room=place.atelier)
    page = open_page(1124, 720)
    for one in place.desk.services.bookings.agenda(TUESDAY, 1, place.community).blocks:
        page.show_subject(one.id)
        assert shown(page) == (one.room_id,)
        assert page.canvas.selected == one.id


def test_the_room_that_somebody_chose_before_stays(page, place):
    page.toolbar.room_asked.emit(place.atelier)
    page.opening.details(block(page, "Koor").id)
    assert shown(page) == (place.atelier,)
    page.panel.shut()
    assert shown(page) == (place.atelier,)


def test_a_new_booking_in_the_time_of_another_is_proposed_after_it(page, place):
    page.canvas.select(block(page, "Koor").id)
    page.primary()
    values = page.panel.content.read_draft()
    assert (values["room"], values["day"]) == (place.atelier, TUESDAY)
    assert values["times"] == (time(16), time(17))


def test_in_a_week_that_is_over_a_new_booking_is_proposed_for_the_coming_hour(page, place):
    page._step(-2)
    page.primary()
    values = page.panel.content.read_draft()
    now = page.now
    begins = datetime.combine(values["day"], values["times"][0])
    assert 0 < (begins - now).total_seconds() <= 3600


def test_arrows_never_walk_onto_the_form_with_everything(qtbot, page):
    page.canvas.select(None)
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Return)
    card = page.opening.popover
    repeat = card.fields.repeat
    last = repeat.count() - 2
    for _ in range(repeat.count() + 2):
        QTest.keyClick(repeat, Qt.Key.Key_Down)
    assert card.isVisible()
    assert repeat.currentIndex() == last
    QTest.keyClick(repeat, Qt.Key.Key_End)
    QTest.keyClick(repeat, Qt.Key.Key_M)
    assert card.isVisible()
    assert repeat.currentIndex() == last
    assert card.fields.is_series
    repeat.setCurrentIndex(repeat.count() - 1)
    with qtbot.waitSignal(card.more_asked):
        repeat.activated.emit(repeat.currentIndex())


def test_the_keyboard_begins_in_the_calendar_at_now(page):
    page.canvas.here = None
    assert page.first_stop is page.canvas
    page._go_to_today()
    page.first_stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
    here = page.canvas.slot_here()
    assert here.begins <= page.now < here.ends
