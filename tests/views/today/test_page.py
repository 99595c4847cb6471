"""Vandaag on a real store: what it shows, where it leads, what its buttons do."""

from datetime import date, time, timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.domain.changes import Topic
from desktop.domain.errors import StorageTrouble, Trouble
from desktop.domain.vocabulary import AgreementKind, OccurrenceState, TieKind, TiePhase
from desktop.models import (
    Activity,
    Agreement,
    Attendance,
    Community,
    Occurrence,
    Person,
    Room,
    Tie,
    TieParticipant,
)
from desktop.services.bookings import Bookings
from desktop.services.log import Log
from desktop.services.residents import Residents
from desktop.services.today import Today
from desktop.services.undo import Undo
from desktop.views.gevel.privacy import keep_names_shown
from desktop.views.kit.buttons import Button
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import FormLink
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.runner import InlineRunner
from desktop.views.today.page import TodayPage
from tests.builders import (
    a_community,
    a_dwelling,
    a_programme,
    a_resident,
    a_room,
    add,
    an_activity,
    an_occurrence,
)

TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def desk(qapp, embedded, clock):
    services = SimpleNamespace(
        today=Today(embedded, clock),
        residents=Residents(embedded, clock),
        undo=Undo(embedded, clock),
        bookings=Bookings(embedded, clock),
        log=Log(embedded, clock),
    )
    return Desk(services, InlineRunner(), ChangeBus(), clock)


@pytest.fixture
def page(qtbot, desk, street):
    made = TodayPage(desk)
    qtbot.addWidget(made)
    made.resize(1232, 836)
    made.show()
    return made


@pytest.fixture
def street(embedded):
    """Two communities with people, a tie, rooms, and one of everything that asks for a step."""
    made = SimpleNamespace()
    with embedded.write("test") as session:
        made.betje = a_community(session, "Betje Wolff", (3, 3), position=1)
        made.other = a_community(session, "'t Vriendenhuis", (2,), position=2)
        made.noor = a_resident(session, made.betje, "Noor van der Heijden", "1.01")
        made.jan = a_resident(session, made.betje, "Jan Bos", "1.02")
        made.ans = a_resident(session, made.other, "Ans Kok", "1.01")
        made.bep = a_resident(session, made.other, "Bep Kok", "1.01")
        tie = add(
            session, Tie(community_id=made.betje.id, kind=TieKind.PAIR, phase=TiePhase.RUNNING)
        )
        for person in (made.noor, made.jan):
            add(session, TieParticipant(tie_id=tie.id, person_id=person.id))
        made.room = a_room(session, made.betje, "Huiskamer")
        session.flush()
        an_occurrence(session, made.room, "Nederlands oefenen", TODAY, time(13, 30), time(15))
        ahead = TODAY + timedelta(days=9)
        an_occurrence(session, made.room, "Koor", ahead, time(16), time(17, 30))
        made.clash = an_occurrence(
            session, made.room, "Overleg", ahead, time(17), time(18), state=OccurrenceState.CLASH
        )
        made.agreement = add(
            session,
            Agreement(
                community_id=made.betje.id, person_id=made.noor.id,
                kind=AgreementKind.TAKING_PART, title="Meedoen",
                begins=date(2026, 6, 1), ends=date(2026, 12, 1),
            ),
        )  # fmt: skip
        made.empty = an_activity(session, made.betje, a_programme(session), TODAY, ends=time(11))
        session.flush()
        made.homes = {
            label: a_dwelling(session, made.betje, label).id for label in ("1.01", "1.03")
        }
        made.shared = a_dwelling(session, made.other, "1.01").id
    return made


def texts(widget) -> list[str]:
    """What one reads, from top to bottom."""
    labels = [label for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget)]

    def place(label: PlainLabel) -> tuple[int, int]:
        corner = label.mapTo(widget, QPoint())
        return corner.y(), corner.x()

    return [label.text() for label in sorted(labels, key=place) if label.text()]


def button(page, words: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.accessibleName() == words)


def press(page, words: str) -> None:
    QTest.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


def asked_about(page) -> list[str]:
    """What Aandacht is about."""
    return [item.about for item in page.attention.items]


def test_it_tells_the_day_the_people_and_the_ties(page):
    assert "Dinsdag 24 november · 4 bewoners in 2 community's" in texts(page.header)
    assert "2 van 4 bewoners hebben een band" in texts(page.street)
    assert [house.name for house in page.street.gevel.canvas.scene.street.houses] == [
        "Betje Wolff",
        "'t Vriendenhuis",
    ]


def test_each_step_has_a_button_that_works(page, street, qtbot):
    expected = [
        "Aandacht", "3",
        "Twee groepen in Huiskamer", "Donderdag 3 december, 17.00–17.30 uur",
        "Afspraak van Noor van der H. loopt af", "1 december, over 7 dagen",
        "Koffieochtend: wie waren er?", "Dinsdag 24 november, 10.00–11.00 uur",
        "Je ziet hier alleen wat vandaag om een stap vraagt.",
    ]  # fmt: skip
    qtbot.waitUntil(lambda: texts(page.attention) == expected)
    with qtbot.waitSignal(page.go) as told:
        press(page, "Vul in wie er waren")
    assert told.args == ["log", street.empty.id]
    with qtbot.waitSignal(page.go) as told:
        press(page, "Bekijk de botsing")
    assert told.args == ["rooms", street.clash.id]


@pytest.fixture
def booked(street, embedded):
    """Books the Huiskamer for what took place yesterday; gives the id of the date."""

    def book(title):
        with embedded.write("test") as session:
            made = an_occurrence(session, session.query(Room).first(), title, YESTERDAY)
            session.flush()
            return made.id

    return book


def test_a_booking_that_is_over_is_told_not_to_have_taken_place(page, booked, embedded, desk):
    told = []
    desk.toast = SimpleNamespace(tell=lambda text, undo: told.append((text, undo)))
    booked_id = booked("Breigroep")
    page.refresh()
    press(page, "Ging niet door")
    assert told == [("Breigroep ging niet door", True)]
    with embedded.read() as session:
        assert session.get(Occurrence, booked_id).state is OccurrenceState.CANCELLED
    page.refresh()
    assert "Breigroep" not in asked_about(page)
    desk.services.undo.undo_last()
    page.refresh()
    assert "Breigroep" in asked_about(page)


def test_one_press_logs_a_booking_with_who_were_expected(page, street, booked, embedded, desk):
    told = []
    desk.toast = SimpleNamespace(tell=lambda text, undo: told.append((text, undo)))
    with embedded.write("test") as session:
        betje = session.get(Community, street.betje.id)
        people = [session.get(Person, one.id) for one in (street.noor, street.jan)]
        breien = a_programme(session, "Breigroep")
        an_activity(session, betje, breien, YESTERDAY - timedelta(weeks=1), people)
    booked_id = booked("Breigroep")
    page.refresh()
    press(page, "Ging door")
    assert told == [("Breigroep staat in het logboek, met 2 mensen", True)]
    with embedded.read() as session:
        entry = session.query(Activity).filter_by(occurrence_id=booked_id).one()
        there = session.query(Attendance.person_id).filter_by(activity_id=entry.id)
        assert {row[0] for row in there} == {street.noor.id, street.jan.id}
    page.refresh()
    assert "Breigroep" not in asked_about(page)
    desk.services.undo.undo_last()
    page.refresh()
    assert "Breigroep" in asked_about(page)


def test_where_nobody_is_expected_it_asks_who_were_there(page, booked, qtbot):
    booked_id = booked("Nieuwe groep")
    page.refresh()
    with qtbot.waitSignal(page.go) as told:
        press(page, "Ging door")
    assert told.args == ["log", ("booking", booked_id)]


def test_a_booking_that_is_gone_meanwhile_is_told_in_the_banner(page, booked, embedded):
    booked_id = booked("Breigroep")
    page.refresh()
    with embedded.write("test") as session:
        session.get(Occurrence, booked_id).state = OccurrenceState.CANCELLED
    press(page, "Ging door")
    assert page.banner.isVisible()


def test_an_agreement_is_extended_and_the_act_can_be_undone(page, street, embedded, desk):
    told = []
    desk.toast = SimpleNamespace(tell=lambda text, undo: told.append((text, undo)))
    press(page, "Verleng tot 1 juni 2027")
    assert told == [("Afspraak van Noor van der H. loopt nu tot 1 juni 2027", True)]
    with embedded.read() as session:
        assert session.get(Agreement, street.agreement.id).ends == date(2027, 6, 1)
    page.refresh()
    assert not [text for text in texts(page.attention) if "Afspraak" in text]
    desk.services.undo.undo_last()
    page.refresh()
    press(page, "Rond af")
    with embedded.read() as session:
        assert session.get(Agreement, street.agreement.id).closed_on == TODAY


def test_an_agreement_that_is_gone_is_told_in_the_banner(page, street, embedded):
    with embedded.write("test") as session:
        session.delete(session.get(Agreement, street.agreement.id))
    press(page, "Rond af")
    assert page.banner.isVisible()


def test_the_number_beside_its_name_in_the_rail(page, qtbot):
    with qtbot.waitSignal(page.counted) as told:
        page.refresh()
    assert told.args == [3]


def test_a_window_leads_to_its_resident(page, street, qtbot):
    with qtbot.waitSignal(page.go) as told:
        page.street.gevel.dwelling_chosen.emit(street.homes["1.01"])
    assert told.args == ["residents", street.noor.id]
    with qtbot.assertNotEmitted(page.go):
        page.street.gevel.dwelling_chosen.emit(street.homes["1.03"])


def test_of_a_shared_home_one_chooses_who(page, street, qtbot):
    with qtbot.assertNotEmitted(page.go):
        page.street.gevel.dwelling_chosen.emit(street.shared)
    actions = page._menu.actions()
    assert [action.text() for action in actions] == ["Ans K.", "Bep K."]
    with qtbot.waitSignal(page.go) as told:
        actions[1].trigger()
    assert told.args == ["residents", street.bep.id]
    page._menu.hide()


def test_the_days_of_the_rooms_can_be_leafed_through(page, desk):
    QTest.mouseClick(page.rooms._after, Qt.MouseButton.LeftButton)
    assert page.rooms.day == TODAY + timedelta(days=1)
    page.refresh()
    assert page.rooms.day == TODAY + timedelta(days=1)
    QTest.mouseClick(page.rooms._today, Qt.MouseButton.LeftButton)
    assert page.rooms.day == TODAY
    QTest.mouseClick(page.rooms._before, Qt.MouseButton.LeftButton)
    assert page.rooms.day == TODAY - timedelta(days=1)


def test_homes_without_residents_say_what_to_do_next(qtbot, desk, embedded):
    with embedded.write("test") as session:
        a_dwelling(session, a_community(session), "1.01")
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.nobody.isVisible()
    with qtbot.waitSignal(page.go) as told:
        page.nobody.read.click()
    assert told.args == ["importing", None]
    with qtbot.waitSignal(page.go) as told:
        page.nobody.write.click()
    assert told.args == ["residents", FormLink("person", "")]


def test_where_somebody_lives_nothing_is_said_of_nobody(page):
    assert page.nobody.isHidden()


def test_one_community_is_shown_large_with_its_own_figures(page, desk, street, qtbot):
    desk.community_id = street.betje.id
    assert page.street.isHidden()
    assert page.community.gevel.measure.cell_width == 102
    assert "2 van 6 woningen bewoond · 2 van 2 bewoners hebben een band" in texts(page.header)
    qtbot.waitUntil(lambda: len(texts(page.community)) > 9)
    assert texts(page.community)[1:] == [
        "0", "0", "1", "4",
        "zonder band", "open vragen", "boeking vandaag", "woningen leeg",
        "1.03, 2.01, 2.02 en 2.03",
    ]  # fmt: skip
    with qtbot.waitSignal(page.go) as told:
        page.community.gevel.dwelling_chosen.emit(street.homes["1.01"])
    assert told.args == ["residents", street.noor.id]
    desk.community_id = None
    assert page.community.isHidden()


def test_a_change_elsewhere_is_shown_at_once(page, desk, street, embedded):
    with embedded.write("test") as session:
        a_resident(session, street.betje, "Nieuwe Buur", "1.03")
    desk.bus.announce(frozenset({Topic.PEOPLE}))
    assert "Dinsdag 24 november · 5 bewoners in 2 community's" in texts(page.header)


def test_without_a_community_it_says_how_to_begin(qtbot, desk):
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.empty.isVisible()
    for words, key in (("Maak een community", "settings"), ("Lees een lijst in", "importing")):
        with qtbot.waitSignal(page.go) as told:
            press(page, words)
        assert told.args[0] == key


def test_the_main_button_logs_something(page, qtbot):
    with qtbot.waitSignal(page.go) as told:
        press(page, "Leg iets vast")
    assert told.args == ["log", FormLink("activity", "")]


def test_trouble_of_the_world_is_a_calm_line(page, desk):
    def gone(_community):
        raise StorageTrouble(Trouble.UNREACHABLE)

    desk.services.today = SimpleNamespace(view=gone)
    page.refresh()
    assert page.banner.isVisible()
    assert page.street.isVisible()


@pytest.mark.parametrize(
    ("width", "first", "two"),
    [(1232, "street", True), (1112, "street", True), (860, "attention", False)],
)
def test_blocks_never_overlap_and_nothing_is_cut(page, qtbot, width, first, two):
    page.resize(width, 700)
    blocks = {"street": page.street, "rooms": page.rooms, "attention": page.attention}
    qtbot.waitUntil(lambda: page._inside.two is two)
    for block in blocks.values():
        assert block.height() >= block.layout().totalMinimumSize().height()
        assert block.geometry().bottom() <= page._inside.height()
    column = [page.street, page.rooms] if two else [page.attention, page.rooms, page.street]
    for above, below in pairwise(column):
        assert above.geometry().bottom() < below.geometry().top()
    assert column[0] is blocks[first]


def test_names_stay_away_while_they_are_turned_off(page):
    keep_names_shown(shown=False)
    page.hide()
    page.show()
    assert not page.street.gevel.canvas.names_shown
    keep_names_shown(shown=True)
    page.hide()
    page.show()
    assert page.street.gevel.canvas.names_shown
