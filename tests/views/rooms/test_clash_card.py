"""The card at a clash: its ways out are real, and one press takes one."""

from datetime import time

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Closure, Room
from desktop.views.kit.buttons import Button
from desktop.views.kit.labels import PlainLabel
from desktop.views.rooms.clash_card import ClashCard
from tests import builders
from tests.views.rooms import booking_desk
from tests.views.rooms.booking_desk import TUESDAY, at

WHERE = QRect(100, 100, 78, 88)


@pytest.fixture
def place(embedded, clock, qapp):
    return booking_desk.make(embedded, clock)


@pytest.fixture
def ground(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def clash(place):
    """Huiswerkclub, a series, holds the room; Kerststukjes waits."""
    bookings = place.desk.services.bookings
    asked = place.wish(title="Huiswerkclub", repeat=Repeat(Frequency.WEEK, times=3))
    bookings.book(asked, {}, bookings.rehearse(asked, {}))
    with place.store.write("test.clash") as session:
        room = session.get(Room, place.huis)
        waiting = builders.an_occurrence(
            session, room, "Kerststukjes", TUESDAY, time(15), time(17),
            state=OccurrenceState.CLASH,
        )  # fmt: skip
        return waiting.id


@pytest.fixture
def card(ground, place, clash):
    made = ClashCard(place.desk, ground)
    made.open_at(WHERE, clash)
    return made


def texts(widget):
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible()]


def buttons(card):
    return {b.accessibleName(): b for b in card.findChildren(Button) if b.isVisible()}


def test_it_says_what_clashes_and_how_it_can_be_solved(card):
    said = texts(card)
    assert "Botsing: twee groepen, één ruimte" in said
    assert (
        "Huiskamer, dinsdag 1 december, 15.00–16.00 uur. "
        "Huiswerkclub is een reeks, Kerststukjes is eenmalig." in said
    )
    assert {
        "Kerststukjes naar 16.00",
        "Huiswerkclub, alleen 1 dec",
        "Kerststukjes in Atelier, vrij",
    } <= set(said)
    assert list(buttons(card)) == ["Verplaats", "Sla over", "Boek Atelier"]
    assert buttons(card)["Verplaats"].hasFocus()


def test_of_two_single_bookings_it_says_which_holds_the_room(ground, place):
    booking_desk.stand(place, "Vergadering", TUESDAY, time(9), time(11))
    with place.store.write("test.clash") as session:
        waiting = builders.an_occurrence(
            session, session.get(Room, place.huis), "Borrel", TUESDAY, time(10), time(12),
            state=OccurrenceState.CLASH,
        )  # fmt: skip
        waiting_id = waiting.id
    card = ClashCard(place.desk, ground)
    card.open_at(WHERE, waiting_id)
    said = " ".join(texts(card))
    assert "Vergadering houdt de ruimte vast, Borrel nog niet." in said
    assert "reeks" not in said


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("Verplaats", {("Huiswerkclub", "Huiskamer", 14), ("Kerststukjes", "Huiskamer", 16)}),
        ("Sla over", {("Kerststukjes", "Huiskamer", 15)}),
        ("Boek Atelier", {("Huiswerkclub", "Huiskamer", 14), ("Kerststukjes", "Atelier", 15)}),
    ],
)
def test_one_press_solves_it(card, place, qtbot, way, expected):
    with qtbot.waitSignal(card.solved):
        QTest.keyClick(buttons(card)[way], Qt.Key.Key_Return)
    assert card.isHidden()
    booked = {
        (title, room, begin.hour)
        for title, room, begin, state in booking_desk.dates(place, TUESDAY)
        if state == "booked"
    }
    assert booked == expected


def test_a_way_that_is_gone_meanwhile_gives_the_ways_there_are_now(card, place):
    booking_desk.stand(place, "Koor", TUESDAY, time(15), time(17), room=place.atelier)
    QTest.mouseClick(buttons(card)["Boek Atelier"], Qt.MouseButton.LeftButton)
    assert "De agenda veranderde terwijl je koos." in texts(card)
    assert "Boek Atelier" not in buttons(card)
    assert card.isVisible()


def test_a_clash_that_is_solved_already_opens_nothing(card, place, clash, ground):
    ways = place.desk.services.bookings.ways_out(clash)
    place.desk.services.bookings.take(clash, ways.ways[0])
    again = ClashCard(place.desk, ground)
    again.open_at(WHERE, clash)
    assert again.isHidden()


def test_a_closed_room_is_named_as_the_cause(place, ground):
    with place.store.write("test.closed") as session:
        room = session.get(Room, place.huis)
        builders.add(
            session,
            Closure(
                community_id=place.community, room_id=room.id, begins=TUESDAY,
                ends=TUESDAY.replace(day=2), reason="Schilderwerk",
            ),
        )  # fmt: skip
        waiting = builders.an_occurrence(
            session, room, "Koor", TUESDAY, time(15), time(17), state=OccurrenceState.CLASH
        ).id
    card = ClashCard(place.desk, ground)
    card.open_at(WHERE, waiting)
    assert "Botsing: de ruimte is dicht" in texts(card)
    assert any("Schilderwerk" in text for text in texts(card))


def test_escape_closes_it_and_nothing_changes(card, place):
    QTest.keyClick(card.focusWidget(), Qt.Key.Key_Escape)
    assert card.isHidden()
    found = booking_desk.dates(place, TUESDAY)
    assert ("Kerststukjes", "Huiskamer", at(TUESDAY, 15), "clash") in found


def test_a_line_leads_from_the_clash_to_the_card(card, ground):
    (leader,) = [
        child for child in ground.children()
        if isinstance(child, QWidget) and child is not card and child.isVisible()
    ]  # fmt: skip
    assert leader.geometry().left() == WHERE.right() + 1
    assert leader.geometry().right() + 1 == card.geometry().left()
    card.dismiss()
    assert leader.isHidden()
