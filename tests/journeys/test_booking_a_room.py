"""Rooms booked by keyboard: one date at once, and a weekly series with one date in the way.

A step is one thing that somebody does: going somewhere (however many arrows or tabs that takes),
filling in a field, or pressing a key that does something.
"""

from collections.abc import Iterator
from contextlib import contextmanager
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
from desktop.views.rooms.booking_form import BookingForm
from desktop.views.rooms.booking_popover import BookingPopover
from desktop.views.rooms.page import RoomsPage
from desktop.views.today.page import TodayPage
from tests.journeys.visitor import CTRL, ENTER, TODAY, Visitor

SHIFT = Qt.KeyboardModifier.ShiftModifier
TITLE, IN_THE_WAY = "Kerstkoor", "Bloemschikken"
MOST_STEPS, MOST_STEPS_OF_ONE = 9, 3
CLASH_DAY = TODAY + timedelta(weeks=2)


def stand_in_the_way(services, room_id, day: date) -> None:
    """Books one afternoon that the series will meet."""
    wish = Wish(room_id, IN_THE_WAY, day, time(16), time(18))
    services.bookings.book(wish, {}, services.bookings.rehearse(wish, {}))


class Steps:
    """Counts what is done with it."""

    def __init__(self) -> None:
        self.taken = 0

    @contextmanager
    def step(self) -> Iterator[None]:
        self.taken += 1
        yield


def draw(visitor: Visitor, page: RoomsPage, steps: Steps) -> BookingPopover:
    """Draws from three to five this afternoon, after what goes on now. Four steps."""
    with steps.step():
        visitor.press(Qt.Key.Key_Down)
    with steps.step():
        visitor.press(Qt.Key.Key_Down, SHIFT, times=4)
    with steps.step():
        visitor.press(ENTER)
    card = page.opening.popover
    visitor.until(card.fields.title.hasFocus)
    with steps.step():
        visitor.type(TITLE)
    return card


def repeat_weekly(visitor: Visitor, card: BookingPopover, steps: Steps) -> None:
    """Every week, ten times. Two steps."""
    with steps.step():
        choose_weekly(visitor, card)
    with steps.step():
        visitor.tab_to(card.fields.end)
        visitor.type("10 keer")
    visitor.until(lambda: any(row.open for row in card.clashes.rows))


def choose_weekly(visitor: Visitor, card: BookingPopover) -> None:
    visitor.tab_to(card.fields.repeat)
    while getattr(card.fields.repeat.value(), "frequency", None) is not Frequency.WEEK:
        visitor.press(Qt.Key.Key_Down)
        assert card.fields.repeat.hasFocus()


def told(card: BookingPopover) -> str:
    labels = card.clashes.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def leave_out(visitor: Visitor, card: BookingPopover, steps: Steps) -> None:
    """Enter goes to what is in the way, on leaving it out; Enter does so. Two steps."""
    with steps.step():
        visitor.press(ENTER)
    visitor.until(lambda: card.clashes.isAncestorOf(card.focusWidget()))
    assert QApplication.focusWidget().accessibleName() == "Sla over"
    with steps.step():
        visitor.press(ENTER)
    visitor.until(lambda: not any(row.open for row in card.clashes.rows))


def dates_of(services, room_id) -> list[tuple[date, OccurrenceState]]:
    agenda = services.bookings.agenda(TODAY, 10 * 7, None)
    mine = [b for b in agenda.blocks if b.title == TITLE and b.room_id == room_id]
    assert all(b.begins.time() == time(15) and b.ends.time() == time(17) for b in mine)
    return sorted((b.begins.date(), b.state) for b in mine)


def words_of(panel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(PlainLabel))


def open_rooms(visitor: Visitor) -> RoomsPage:
    """The page, with the keyboard in the calendar."""
    visitor.unlock()
    visitor.page(TodayPage)
    visitor.go_to("rooms")
    page = visitor.page(RoomsPage)
    visitor.until(lambda: page.agenda is not None)
    visitor.until(page.canvas.hasFocus)
    return page


def test_one_date_from_anywhere_on_the_page(arrive, example):
    visitor = arrive(example)
    page = open_rooms(visitor)
    services, steps = visitor.window.workplace.desk.services, Steps()
    with steps.step():
        visitor.press(Qt.Key.Key_N, CTRL)
    visitor.until(lambda: isinstance(page.panel.content, BookingForm))
    with steps.step():
        visitor.type(TITLE)
    with steps.step():
        visitor.press(ENTER, CTRL)
    visitor.until(page.panel.isHidden)
    booked = [b for b in services.bookings.agenda(TODAY, 1, None).blocks if b.title == TITLE]
    assert [block.state for block in booked] == [OccurrenceState.BOOKED]
    assert steps.taken <= MOST_STEPS_OF_ONE


def test_a_weekly_series_of_ten_with_one_date_in_the_way(arrive, example, tmp_path):
    visitor = arrive(example)
    page = open_rooms(visitor)
    services, steps = visitor.window.workplace.desk.services, Steps()
    room = page.agenda.rooms[0]
    stand_in_the_way(services, room.id, CLASH_DAY)

    card = draw(visitor, page, steps)
    assert card.wish.begins == time(15)
    assert card.wish.ends == time(17)
    repeat_weekly(visitor, card, steps)
    assert "10 keer, bij 1 is iets in de weg" in told(card)
    assert f"Bezet door {IN_THE_WAY}, 16.00–18.00" in told(card)
    leave_out(visitor, card, steps)
    visitor.until(lambda: card.button.accessibleName() == "Boek 9 keer, sla 1 over")
    visitor.until(card.button.hasFocus)
    with steps.step():
        visitor.press(ENTER)
    visitor.until(card.isHidden)
    assert steps.taken <= MOST_STEPS

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
