"""Ruimtes with a real store, by mouse: look, draw, move, lengthen, refuse, undo."""

from datetime import date, datetime, time
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from desktop import messages
from desktop.domain.errors import StorageTrouble, Trouble
from desktop.domain.rooms.changes import Scope
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Occurrence
from desktop.views.kit.buttons import Button
from desktop.views.rooms.geometry import Slot
from desktop.views.rooms.scope_choice import ScopeChoice
from desktop.views.rooms.toolbar import ALL_ROOMS, Span
from tests.views.rooms.booking_desk import TUESDAY, dates, stand, wish

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def point(page, room, day, hour, minutes=0):
    """Where a time lies on the canvas, somewhat left of the middle of the room."""
    grid = page.canvas.week.grid
    number, column = (day - grid.first).days, grid.rooms.index(room)
    left, right = grid.room_left(number, column), grid.room_left(number, column + 1)
    return QPoint(round(left + (right - left) * 0.4), round(grid.y(hour * 60 + minutes)))


def drag(qtbot, page, begin, end, held=Qt.KeyboardModifier.NoModifier, *, release=True):
    canvas = page.canvas
    qtbot.mousePress(canvas, LEFT, held, begin)
    for at in (begin + QPoint(0, 5), (begin + end) / 2, end):
        spot = QPointF(at)
        move = QMouseEvent(
            QEvent.Type.MouseMove, spot, canvas.mapToGlobal(spot), Qt.MouseButton.NoButton, LEFT,
            held,
        )  # fmt: skip
        QApplication.sendEvent(canvas, move)
    if release:
        qtbot.mouseRelease(canvas, LEFT, held, end)


def book(place, title, begins, ends, day=TUESDAY, **more):
    return stand(place, title, day, time(begins), time(ends), **more)


def block(page, title):
    return next(b for b in page.agenda.blocks if b.title == title)


def at(hour, minutes=0, day=TUESDAY):
    return datetime.combine(day, time(hour, minutes))


@pytest.fixture
def page(open_page):
    made = open_page()
    made.go_to(TUESDAY)
    return made


def test_the_week_of_today_is_shown_with_its_number(open_page, place):
    page = open_page()
    assert page.agenda.first.isocalendar().week == place.desk.clock.today().isocalendar().week
    assert page.header._context.text().startswith("Week ")
    assert set(page.canvas.week.grid.rooms) == {place.huis, place.atelier}


def test_a_drawn_booking_is_saved_in_three_steps(qtbot, page, place):
    canvas = page.canvas
    begin, end = point(page, place.atelier, TUESDAY, 14, 2), point(page, place.atelier, TUESDAY, 16)
    drag(qtbot, page, begin, end)  # 1
    assert canvas.ghost == Slot(place.atelier, at(14), at(16))
    popover = page.opening.popover
    assert popover.isVisible()
    qtbot.keyClicks(popover.fields.title, "Kerstkaarten maken")  # 2
    qtbot.keyClick(popover.fields.title, Qt.Key.Key_Return)  # 3
    assert dates(place, TUESDAY) == [("Kerstkaarten maken", "Atelier", at(14), "booked")]
    assert canvas.ghost is None
    assert canvas.selected == block(page, "Kerstkaarten maken").id
    assert not popover.isVisible()


def test_drawing_again_or_by_the_grip_changes_what_the_card_is_about(qtbot, page, place):
    drag(qtbot, page, point(page, place.huis, TUESDAY, 10), point(page, place.huis, TUESDAY, 11))
    edge = page.canvas.rect_of_slot(page.canvas.ghost)
    grip = QPoint(edge.center().x(), edge.bottom())
    drag(qtbot, page, grip, point(page, place.huis, TUESDAY, 12, 30))
    assert page.canvas.ghost == Slot(place.huis, at(10), at(12, 30))
    assert page.opening.popover.wish is not None
    qtbot.keyClick(page.opening.popover.fields.title, Qt.Key.Key_Escape)
    assert page.canvas.ghost is None
    assert dates(place, TUESDAY) == []


def test_a_booking_is_moved_to_another_day_and_room_and_back_by_undo(qtbot, page, place):
    book(place, "Breigroep", 10, 12)
    page.reload()
    friday = date(2026, 12, 4)
    told = []
    place.desk.toast = SimpleNamespace(tell=lambda text, undo: told.append((text, undo)))
    begin = point(page, place.huis, TUESDAY, 10, 40)
    drag(qtbot, page, begin, point(page, place.atelier, friday, 13, 40))
    assert dates(place, friday) == [("Breigroep", "Atelier", at(13, day=friday), "booked")]
    assert told == [("Breigroep is verplaatst: Atelier, vr 4 dec 13.00–15.00", True)]
    assert page.canvas.ghost is None
    assert page.canvas.block_here().begins == at(13, day=friday)  # the keyboard went along
    place.desk.services.undo.undo_last()
    assert dates(place, TUESDAY) == [("Breigroep", "Huiskamer", at(10), "booked")]


def test_an_edge_lengthens_and_shift_makes_quarters(qtbot, page, place):
    book(place, "Breigroep", 10, 12)
    page.reload()
    low = page.canvas.rect_of_slot(Slot(place.huis, at(10), at(12))).bottom()
    grip = QPoint(point(page, place.huis, TUESDAY, 11).x(), low - 3)
    drag(qtbot, page, grip, point(page, place.huis, TUESDAY, 13, 14), SHIFT)
    found = block(page, "Breigroep")
    assert (found.begins, found.ends) == (at(10), at(13, 15))


def test_what_cannot_move_springs_back_and_the_banner_says_why(qtbot, page, place):
    book(place, "Breigroep", 10, 12)
    book(place, "Koor", 14, 16)
    page.reload()
    drag(
        qtbot, page, point(page, place.huis, TUESDAY, 10, 30),
        point(page, place.huis, TUESDAY, 14, 30),
    )  # fmt: skip
    assert block(page, "Breigroep").begins == at(10)
    assert page.canvas.ghost is None
    assert page.banner.isVisible()
    line = page.toolbar.layout().contentsMargins()
    assert line.top() == line.bottom()
    said = " ".join(label.text() for label in page.banner.findChildren(QLabel))
    assert "Breigroep bleef staan: Huiskamer, di 1 dec 10.00–12.00. Bezet: Koor, 14.00" in said


def test_somebody_elses_change_is_seen_at_once_and_wins(qtbot, page, place):
    book(place, "Breigroep", 10, 12)
    page.reload()
    old = block(page, "Breigroep")
    place.desk.services.bookings.move(old.id, place.atelier, at(10), at(12), old.version)
    assert block(page, "Breigroep").room_id == place.atelier
    page.moving.move(old, Slot(place.huis, at(15), at(17)))
    assert block(page, "Breigroep").begins == at(10)
    assert page.banner.isVisible()


def test_escape_drops_what_is_dragged(qtbot, page, place):
    book(place, "Breigroep", 10, 12)
    page.reload()
    end = point(page, place.huis, TUESDAY, 15)
    drag(qtbot, page, point(page, place.huis, TUESDAY, 10, 30), end, release=False)
    assert page.canvas.ghost is not None
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(page.canvas, LEFT, Qt.KeyboardModifier.NoModifier, end)
    assert page.canvas.ghost is None
    assert block(page, "Breigroep").begins == at(10)


def test_a_click_elsewhere_puts_the_card_away(qtbot, page, place):
    drag(qtbot, page, point(page, place.huis, TUESDAY, 10), point(page, place.huis, TUESDAY, 11))
    elsewhere = point(page, place.huis, date(2026, 12, 3), 15)
    qtbot.mouseClick(page.canvas, LEFT, Qt.KeyboardModifier.NoModifier, elsewhere)
    assert not page.opening.popover.isVisible()
    assert page.canvas.ghost is None
    assert page.canvas.slot_here().begins == at(15, day=date(2026, 12, 3))


def test_the_card_goes_along_when_the_hours_scroll(qtbot, open_page, place):
    page = open_page(1232, 700)
    page.go_to(TUESDAY)
    bar = page.calendar.hours.verticalScrollBar()
    bar.setValue(0)
    drag(qtbot, page, point(page, place.huis, TUESDAY, 11), point(page, place.huis, TUESDAY, 12))
    before = page.opening.popover.y()
    bar.setValue(40)
    assert page.opening.popover.y() == before - 40


def test_what_was_drawn_stays_while_others_book(qtbot, page, place):
    drag(qtbot, page, point(page, place.huis, TUESDAY, 10), point(page, place.huis, TUESDAY, 12))
    book(place, "Koor", 14, 16)
    assert block(page, "Koor")
    assert page.canvas.ghost == Slot(place.huis, at(10), at(12))
    assert page.opening.popover.isVisible()


def test_a_click_opens_the_record_and_a_clash_its_ways_out(qtbot, page, place):
    book(place, "Huiswerkclub", 16, 18)
    with place.store.write("test.clash") as session:
        stands = session.query(Occurrence).one()
        values = {c.key: getattr(stands, c.key) for c in Occurrence.__table__.columns}
    waits = book(place, "Kerststukjes", 12, 13)
    with place.store.write("test.clash") as session:
        late = session.query(Occurrence).filter_by(booking_id=waits).one()
        late.state = OccurrenceState.CLASH
        for name in ("begins", "ends", "begins_utc", "ends_utc"):
            setattr(late, name, values[name])
    page.reload()
    assert "1 botsing" in page.header._context.text()
    clash = block(page, "Kerststukjes")
    assert clash.state is OccurrenceState.CLASH
    overlap = page.canvas.rect_of_clash(clash.id)
    qtbot.mouseClick(page.canvas, LEFT, Qt.KeyboardModifier.NoModifier, overlap.center())
    assert page.opening.card.isVisible()
    page.opening.dismiss_cards()
    book(place, "Koor", 19, 21)
    page.reload()
    where = point(page, place.huis, TUESDAY, 20)
    qtbot.mouseClick(page.canvas, LEFT, Qt.KeyboardModifier.NoModifier, where)
    assert page.panel.accessibleName() == "Koor" or page.panel._title.text() == "Koor"


def test_what_was_typed_on_the_card_stands_ready_in_the_form_when_it_makes_way(qtbot, page, place):
    book(place, "Koor", 19, 21)
    page.reload()
    begin, end = point(page, place.atelier, TUESDAY, 14, 2), point(page, place.atelier, TUESDAY, 16)
    drag(qtbot, page, begin, end)
    card = page.opening.popover
    qtbot.keyClicks(card.fields.title, "Kerstkaarten maken")
    where = point(page, place.huis, TUESDAY, 20)
    qtbot.mouseClick(page.canvas, LEFT, Qt.KeyboardModifier.NoModifier, where)
    assert card.isHidden()
    assert page.panel._title.text() == "Koor"
    page.primary()
    form = page.panel.content
    assert form.boxes["title"].control.value() == "Kerstkaarten maken"
    assert form.boxes["room"].control.value() == place.atelier


def test_the_open_card_goes_on_in_the_form(qtbot, page, place):
    begin, end = point(page, place.atelier, TUESDAY, 14, 2), point(page, place.atelier, TUESDAY, 16)
    drag(qtbot, page, begin, end)
    qtbot.keyClicks(page.opening.popover.fields.title, "Kerstkaarten maken")
    page.primary()
    assert page.opening.popover.isHidden()
    values = page.panel.content.read_draft()
    assert (values["title"], values["room"]) == ("Kerstkaarten maken", place.atelier)


def test_double_click_on_free_time_books_an_hour_or_until_the_next(qtbot, page, place):
    book(place, "Koor", 11, 12)
    page.reload()
    where = point(page, place.huis, TUESDAY, 10, 40)
    qtbot.mouseClick(page.canvas, LEFT, Qt.KeyboardModifier.NoModifier, where)
    qtbot.mouseDClick(page.canvas, LEFT, Qt.KeyboardModifier.NoModifier, where)
    assert page.canvas.ghost == Slot(place.huis, at(10, 30), at(11))


def test_narrow_shows_one_room_behind_a_switch_and_narrower_a_day(open_page, place):
    page = open_page(1124, 720)
    page.go_to(TUESDAY)
    assert page.toolbar.rooms.isVisible()
    assert page.canvas.week.grid.rooms == (page.agenda.rooms[0].id,)
    page._turn_room(place.huis)
    assert page.canvas.week.grid.rooms == (place.huis,)
    page._turn_room(ALL_ROOMS)
    assert len(page.canvas.week.grid.rooms) == 2
    page.resize(904, 540)
    assert page.span is Span.DAY
    assert (page.agenda.first, page.agenda.days) == (TUESDAY, 1)
    assert page.header._context.text() == "Dinsdag 1 december 2026, week 49"


def test_after_cancelling_the_keyboard_is_at_closing_the_panel(qtbot, page, place):
    book(place, "Breigroep", 10, 12)
    page.reload()
    page.opening.cancel(block(page, "Breigroep").id)
    asked = page.panel.content.findChild(ScopeChoice)
    yes = asked.buttons[Scope.THIS]
    yes.setFocus()
    qtbot.keyClick(yes, Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Sluit paneel"


def test_without_rooms_it_says_where_they_come_from(open_page, place):
    place.desk.community_id = None
    with place.store.write("test.close") as session:
        from desktop.models import Room

        for room in session.query(Room):
            room.closed = True
    page = open_page()
    assert page.agenda.rooms == ()
    assert page.states.currentWidget() is page.states.empty
    assert not page._book.isEnabled()
    went = []
    page.go.connect(lambda key, subject: went.append((key, subject)))
    page._go_to_settings()
    assert went == [("settings", "community")]


def test_trouble_before_anything_was_read_stands_where_the_calendar_would(
    open_page, place, monkeypatch
):
    bookings = place.desk.services.bookings
    with monkeypatch.context() as broken:
        broken.setattr(bookings, "agenda", in_trouble)
        page = open_page()
        assert page.states.currentWidget() is page.states.trouble
        assert not page.toolbar.isVisible()
        assert not page.banner.isVisible()
        said = " ".join(label.text() for label in page.states.trouble.findChildren(QLabel))
        assert messages.text(StorageTrouble(Trouble.UNREACHABLE)) in said
    page.states.trouble.findChild(Button).click()
    assert page.canvas.isVisible()
    assert page.toolbar.isVisible()
    with monkeypatch.context() as broken:
        broken.setattr(bookings, "agenda", in_trouble)
        page.go_to(TUESDAY)
    assert page.canvas.isVisible()
    assert page.banner.isVisible()


def in_trouble(*_asked):
    raise StorageTrouble(Trouble.UNREACHABLE)


def test_another_page_can_ask_for_a_day_a_booking_or_a_room(page, place):
    book(place, "Breigroep", 10, 12, day=date(2027, 1, 19))
    page.show_subject(date(2027, 1, 20))
    assert page.agenda.first == date(2027, 1, 18)
    found = block(page, "Breigroep")
    page.go_to(TUESDAY)
    page.show_subject(found.id)
    assert page.agenda.first == date(2027, 1, 18)
    assert page.canvas.selected == found.id
    assert page.panel.isVisible()
    page.show_subject(place.atelier)
    assert page.canvas.week.grid.rooms == (place.atelier,)


def test_a_series_over_a_page_turn_keeps_the_time_in_view(page, place):
    weekly = wish(
        place, title="Koor", begins=time(19), ends=time(21),
        repeat=Repeat(Frequency.WEEK, times=3),
    )  # fmt: skip
    bookings = place.desk.services.bookings
    bookings.book(weekly, {}, bookings.rehearse(weekly, {}))
    page.go_to(TUESDAY)
    page.calendar.hours.verticalScrollBar().setValue(40)
    kept = page.calendar.hours.verticalScrollBar().value()
    page._step(1)
    assert page.agenda.first == date(2026, 12, 7)
    assert [b.title for b in page.agenda.blocks] == ["Koor"]
    assert page.calendar.hours.verticalScrollBar().value() == kept
