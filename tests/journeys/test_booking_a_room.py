"""A weekly series with one date in the way, booked by keyboard, told, and printed for the door."""

from datetime import date, time, timedelta

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.rooms.repeat import Frequency
from desktop.domain.rooms.wish import Wish
from desktop.domain.vocabulary import OccurrenceState
from desktop.i18n import wording
from desktop.reports import catalogue
from desktop.views.kit.labels import PlainLabel
from desktop.views.rooms.booking_popover import BookingPopover
from desktop.views.rooms.page import RoomsPage
from desktop.views.today.page import TodayPage
from tests.journeys.visitor import ENTER, TODAY, Visitor

SHIFT = Qt.KeyboardModifier.ShiftModifier
TITLE, IN_THE_WAY = "Kerstkoor", "Bloemschikken"
MOST_STEPS = 9
CLASH_DAY = TODAY + timedelta(weeks=2)


def stand_in_the_way(services, room_id, day: date) -> None:
    """Books one afternoon that the series will meet."""
    wish = Wish(room_id, IN_THE_WAY, day, time(16), time(18))
    services.bookings.book(wish, {}, services.bookings.rehearse(wish, {}))


def draw(visitor: Visitor, page: RoomsPage) -> BookingPopover:
    """Draws from three to five this afternoon, after what goes on now. Three steps."""
    visitor.tab_to(page.canvas)  # 1
    visitor.press(Qt.Key.Key_Down)
    visitor.press(Qt.Key.Key_Down, SHIFT)  # 2: held down
    steps = visitor.groups
    visitor.press(Qt.Key.Key_Down, SHIFT, times=3)
    visitor.groups = steps
    visitor.press(ENTER)
    card = page.opening.popover
    visitor.until(card.fields.title.hasFocus)
    visitor.type(TITLE)  # 3
    visitor.groups += 1
    return card


def repeat_weekly(visitor: Visitor, card: BookingPopover) -> None:
    """Every week, ten times. Two steps."""
    visitor.tab_to(card.fields.repeat)
    while getattr(card.fields.repeat.value(), "frequency", None) is not Frequency.WEEK:
        visitor.press(Qt.Key.Key_Down)
        assert card.fields.repeat.hasFocus()
    visitor.tab_to(card.fields.end)
    visitor.type("10 keer")
    visitor.until(lambda: any(row.open for row in card.clashes.rows))


def told(card: BookingPopover) -> str:
    labels = card.clashes.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def leave_out(visitor: Visitor, card: BookingPopover) -> None:
    """Enter goes to what is in the way, and there to leaving it out. Two steps."""
    visitor.press(ENTER)
    visitor.until(lambda: card.clashes.isAncestorOf(card.focusWidget()))
    visitor.groups += 1
    focused = QApplication.focusWidget()
    for _again in range(5):
        if focused.accessibleName() == "Sla over":
            break
        visitor.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    visitor.press(ENTER)
    visitor.groups += 1
    visitor.until(lambda: not any(row.open for row in card.clashes.rows))


def dates_of(services, room_id) -> list[tuple[date, OccurrenceState]]:
    agenda = services.bookings.agenda(TODAY, 10 * 7, None)
    mine = [b for b in agenda.blocks if b.title == TITLE and b.room_id == room_id]
    assert all(b.begins.time() == time(15) and b.ends.time() == time(17) for b in mine)
    return sorted((b.begins.date(), b.state) for b in mine)


def words_of(panel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(PlainLabel))


def test_a_weekly_series_of_ten_with_one_date_in_the_way(arrive, example, tmp_path):
    visitor = arrive(example)
    visitor.unlock()
    visitor.page(TodayPage)
    services = visitor.window.workplace.desk.services
    visitor.go_to("rooms")
    page = visitor.page(RoomsPage)
    visitor.until(lambda: page.agenda is not None)
    room = page.agenda.rooms[0]
    stand_in_the_way(services, room.id, CLASH_DAY)

    visitor.start_counting()
    card = draw(visitor, page)
    assert card.wish.begins == time(15)
    assert card.wish.ends == time(17)
    repeat_weekly(visitor, card)
    assert "10 keer, bij 1 is iets in de weg" in told(card)
    assert f"Bezet door {IN_THE_WAY}, 16.00–18.00" in told(card)
    leave_out(visitor, card)
    visitor.until(lambda: card.button.accessibleName() == "Boek 9 keer, sla 1 over")
    visitor.until(card.button.hasFocus)
    visitor.press(ENTER)
    visitor.groups += 1
    visitor.until(card.isHidden)
    assert visitor.groups <= MOST_STEPS

    weeks = [TODAY + timedelta(weeks=n) for n in range(10)]
    left_out = {CLASH_DAY: OccurrenceState.SKIPPED}
    assert dates_of(services, room.id) == [
        (day, left_out.get(day, OccurrenceState.BOOKED)) for day in weeks
    ]

    monday = TODAY - timedelta(days=TODAY.weekday())
    agenda = services.bookings.agenda(monday, 7, None)
    paper = tmp_path / "week.pdf"
    house = services.organisation.house()
    paper.write_bytes(catalogue.room_week(agenda, house, wording(), names=False, example=True))
    with pypdfium2.PdfDocument(paper) as document:
        assert len(document) == 1
        words = document[0].get_textpage().get_text_range()
    assert TITLE in words
    assert "15.00" in words

    visitor.until(lambda: page.canvas.selected is not None)
    assert page.canvas.hasFocus()
    visitor.press(ENTER)
    record = page.panel
    visitor.until(lambda: "Overgeslagen" in words_of(record))
    assert f"Bezet door {IN_THE_WAY}" in words_of(record)
