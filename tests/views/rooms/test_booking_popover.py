"""The card at a drawn booking, as somebody at the keyboard uses it."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop import messages
from desktop.domain.errors import Problem
from desktop.domain.rooms.plan import Fate
from desktop.domain.rooms.repeat import Frequency
from desktop.views.kit.buttons import Button
from desktop.views.kit.labels import PlainLabel
from desktop.views.rooms.booking_popover import BookingPopover
from tests.views.rooms import booking_desk
from tests.views.rooms.booking_desk import TUESDAY, at

DRAWN = QRect(500, 300, 78, 88)


@pytest.fixture
def place(embedded, clock, qapp):
    return booking_desk.make(embedded, clock)


@pytest.fixture
def ground(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def card(ground, place):
    return BookingPopover(place.desk, ground)


def choose(card, frequency):
    """Chooses a repeat with the arrow keys, as the keyboard does."""
    card.fields.repeat.setFocus()
    for _ in range(card.fields.repeat.count()):
        found = card.fields.repeat.value()
        if getattr(found, "frequency", None) is frequency:
            return
        QTest.keyClick(card.fields.repeat, Qt.Key.Key_Down)
    raise AssertionError(frequency)


def press(row, words):
    button = next(b for b in row.findChildren(Button) if b.accessibleName() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_single_booking_takes_three_steps(card, place, qtbot):
    card.open_at(DRAWN, place.wish())
    assert card.fields.title.hasFocus()
    QTest.keyClicks(card.fields.title, "Kerstkaarten maken")
    with qtbot.waitSignal(card.booked):
        QTest.keyClick(card.fields.title, Qt.Key.Key_Return)
    assert card.isHidden()
    assert booking_desk.dates(place, TUESDAY) == [
        ("Kerstkaarten maken", "Huiskamer", at(TUESDAY, 14), "booked")
    ]


def test_the_button_names_the_room_and_the_card_the_day(card, place):
    card.open_at(DRAWN, place.wish(room_id=place.atelier))
    assert card.button.accessibleName() == "Boek Atelier"
    assert card._where.text() == "dinsdag 1 december, Atelier"


def test_a_weekly_series_with_one_clash_takes_at_most_nine_steps(card, place, qtbot):
    taken = TUESDAY + timedelta(weeks=2)
    booking_desk.stand(place, "Breigroep", taken, time(15), time(16, 30))
    steps = ["draw"]
    card.open_at(DRAWN, place.wish())
    QTest.keyClicks(card.fields.title, "Koffieochtend")
    steps.append("title")
    choose(card, Frequency.WEEK)
    steps.append("every week")
    card.fields._turn()
    QTest.keyClicks(card.fields.end, "4 keer")
    steps.append("how often")
    QTest.keyClick(card.fields.end, Qt.Key.Key_Return)
    steps.append("enter: shows the clash")
    row = card.clashes.rows[0]
    assert "Bezet door Breigroep, 15.00–16.30" in texts(row)
    press(row, "Sla over")
    steps.append("skip")
    assert card.button.accessibleName() == "Boek 3 keer, sla 1 over"
    assert card.button.hasFocus()
    with qtbot.waitSignal(card.booked):
        QTest.keyClick(card.button, Qt.Key.Key_Return)
    steps.append("book")
    assert len(steps) <= 9
    states = [state for _title, _room, _begin, state in booking_desk.dates(place, TUESDAY, 28)]
    assert sorted(states) == ["booked"] * 4 + ["skipped"]


def test_what_is_in_the_way_is_shown_before_saving_with_ways_out(card, place, qtbot):
    booking_desk.stand(place, "Breigroep", TUESDAY, time(14), time(15, 30))
    card.open_at(DRAWN, place.wish(title="Koor"))
    qtbot.waitUntil(lambda: bool(card.clashes.rows), timeout=2000)
    row = card.clashes.rows[0]
    words = [b.accessibleName() for b in row.findChildren(Button)]
    assert "Bezet door Breigroep, 14.00–15.30" in texts(row)
    assert words[:2] == ["Atelier", "15.30–17.30"]
    assert "Sla over" not in words
    press(row, "Atelier")
    assert card.button.hasFocus()
    with qtbot.waitSignal(card.booked):
        QTest.keyClick(card.button, Qt.Key.Key_Space)
    assert ("Koor", "Atelier", at(TUESDAY, 14), "booked") in booking_desk.dates(place, TUESDAY)


def test_enter_with_something_in_the_way_goes_to_the_choice_and_books_nothing(card, place):
    booking_desk.stand(place, "Breigroep", TUESDAY, time(14), time(15, 30))
    card.open_at(DRAWN, place.wish(title="Koor"))
    QTest.keyClick(card.fields.title, Qt.Key.Key_Return)
    assert card.clashes.rows[0].isAncestorOf(card.focusWidget())
    assert card.isVisible()
    assert len(booking_desk.dates(place, TUESDAY)) == 1


def test_the_calendar_changed_meanwhile_and_nothing_typed_is_lost(card, place, qtbot):
    card.open_at(DRAWN, place.wish(title="Koor"))
    card._rehearsal.now()
    booking_desk.stand(place, "Breigroep", TUESDAY, time(14), time(15, 30))
    card.book()
    assert "De agenda veranderde terwijl je koos." in texts(card.clashes)
    assert "Bezet door Breigroep, 14.00–15.30" in texts(card.clashes)
    assert card.fields.title.value() == "Koor"
    press(card.clashes.rows[0], "15.30–17.30")
    with qtbot.waitSignal(card.booked):
        card.book()
    assert ("Koor", "Huiskamer", at(TUESDAY, 15, 30), "booked") in booking_desk.dates(
        place, TUESDAY
    )


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("title", "", "booking_title_missing"),
        ("times", "vanmiddag", "not_two_times"),
        ("times", "14-14", "booking_no_time"),
    ],
)
def test_a_problem_stands_at_its_field(card, place, name, typed, code):
    card.open_at(DRAWN, place.wish(title="Koor"))
    control = card.fields.boxes[name].control
    control.selectAll()
    QTest.keyClick(control, Qt.Key.Key_Delete)
    QTest.keyClicks(control, typed)
    QTest.keyClick(control, Qt.Key.Key_Return)
    sentence = messages.sentence(Problem(name, code, {"text": typed}))
    assert card.fields.boxes[name].sentence == sentence
    assert control.hasFocus()
    assert booking_desk.dates(place, TUESDAY) == []


def test_a_day_that_is_not_in_every_month_asks_what_then(card, place):
    card.open_at(DRAWN, place.wish(title="Koor", day=TUESDAY.replace(day=31)))
    assert card.fields.boxes["short_month"].isHidden()
    choose(card, Frequency.MONTH_DAY)
    assert card.fields.boxes["short_month"].isVisible()
    assert card.fields.wish().repeat.short_month.value == "last_day"


def test_more_takes_everything_along(card, place, qtbot):
    card.open_at(DRAWN, place.wish())
    QTest.keyClicks(card.fields.title, "Koor")
    choose(card, Frequency.WEEK)
    with qtbot.waitSignal(card.more_asked) as asked:
        card.fields.repeat.setCurrentIndex(card.fields.repeat.count() - 1)
        card.fields.repeat.edited.emit()
    assert asked.args[0].title == "Koor"
    assert card.isHidden()


def test_escape_closes_and_the_focus_goes_back(card, place, ground):
    ground.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    ground.setFocus()
    card.open_at(DRAWN, place.wish(title="Koor"))
    QTest.keyClick(card.fields.title, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert ground.hasFocus()
    assert booking_desk.dates(place, TUESDAY) == []


def test_drawing_again_keeps_what_was_typed(card, place):
    card.open_at(DRAWN, place.wish())
    QTest.keyClicks(card.fields.title, "Koor")
    card.open_at(DRAWN, place.wish(begins=time(19), ends=time(21)))
    assert card.wish.title == "Koor"
    assert (card.wish.begins, card.wish.ends) == (time(19), time(21))


def test_locking_keeps_a_half_filled_card_as_a_draft(card, place):
    card.open_at(DRAWN, place.wish())
    QTest.keyClicks(card.fields.title, "Koor")
    place.desk.closing.emit()
    draft = place.desk.services.drafts.list()[0]
    assert (draft.form, draft.content["title"]) == ("booking", "Koor")


def test_in_a_low_window_the_card_stays_inside_and_scrolls(card, place, ground):
    for week in range(4):
        day = TUESDAY + timedelta(weeks=week)
        booking_desk.stand(place, "Breigroep", day, time(14), time(15, 30))
    ground.resize(420, 300)
    card.open_at(QRect(380, 280, 30, 10), place.wish(title="Koor"))
    choose(card, Frequency.WEEK)
    card.fields.end.set_value((None, 4))
    card._rehearsal.want(card.fields.wish())
    card._rehearsal.now()
    assert len(card.clashes.rows) == 4
    assert ground.rect().contains(card.geometry())


def test_all_clashes_can_be_left_out_at_once(card, place, qtbot):
    for week in (1, 2):
        day = TUESDAY + timedelta(weeks=week)
        booking_desk.stand(place, "Breigroep", day, time(14), time(15, 30))
    card.open_at(DRAWN, place.wish(title="Koor"))
    choose(card, Frequency.WEEK)
    card.fields.end.set_value((None, 4))
    card.book()
    press(card.clashes, "Sla alle 2 botsingen over")
    assert card._rehearsal.outcome.plan.count(Fate.SKIP) == 2
    assert card.button.accessibleName() == "Boek 2 keer, sla 2 over"


def texts(widget):
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible()]
