"""A booking in the panel: what it says and what one press does, on a real store."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.rooms.changes import Scope
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.rooms.wish import Booker, Choice, Decision
from desktop.domain.vocabulary import BookerKind
from desktop.models import Activity, Attendance, Community, Room
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.chips import Chip
from desktop.views.kit.labels import PlainLabel
from desktop.views.rooms.details import BookingDetailsPanel
from tests import builders
from tests.views.rooms import booking_desk
from tests.views.rooms.booking_desk import TUESDAY

WEEK = timedelta(weeks=1)
TODAY = date(2026, 11, 24)


@pytest.fixture
def place(embedded, clock, qapp):
    return booking_desk.make(embedded, clock)


@pytest.fixture
def show(qtbot, place):
    def shown(title, day=TUESDAY):
        agenda = place.desk.services.bookings.agenda(day, 1, place.community)
        panel = BookingDetailsPanel(
            place.desk, next(one for one in agenda.blocks if one.title == title).id
        )
        qtbot.addWidget(panel)
        panel.resize(403, 800)
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()
        with qtbot.waitSignal(panel.titled) as titled:
            panel.reload()
        panel.said = titled.args
        return panel

    return shown


def book(place, decisions=None, **more):
    bookings = place.desk.services.bookings
    asked = place.wish(**more)
    return bookings.book(asked, decisions or {}, bookings.rehearse(asked, decisions or {}))


def press(panel, words):
    buttons = [*panel.findChildren(Button), *panel.findChildren(LinkButton)]
    found = next(b for b in buttons if b.accessibleName() == words and b.isVisible())
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)


def words_of(panel):
    return {b.accessibleName() for b in panel.findChildren(Button) if b.isVisible()}


def texts(panel):
    return [label.text() for label in panel.findChildren(PlainLabel) if label.isVisible()]


def test_a_series_in_words(place, show):
    book(place, title="Koor", people=20, repeat=Repeat(Frequency.WEEK, last_day=TUESDAY + 4 * WEEK))
    panel = show("Koor")
    assert panel.said == ["Koor", "Huiskamer, dinsdag 1 december, 14.00–16.00 uur"]
    assert "Elke dinsdag tot en met 29 december" in texts(panel)
    assert "Nog 5 keer" in texts(panel)
    assert "20 mensen" in texts(panel)


def test_who_booked_is_part_of_a_sentence(place, show):
    book(place, title="Inloop", booker=Booker(BookerKind.PARTNER))
    assert "Geboekt door een partner" in texts(show("Inloop"))


def test_a_single_booking_is_changed_without_asking_which(place, show, qtbot):
    book(place, title="Koor")
    panel = show("Koor")
    with qtbot.waitSignal(panel.edit_asked) as asked:
        press(panel, "Wijzig")
    assert asked.args[1] is Scope.THIS


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("Alleen deze dag", Scope.THIS),
        ("Deze en alle latere", Scope.LATER),
        ("Alle 3 die nog komen", Scope.ALL),
    ],
)
def test_of_a_series_it_is_asked_which_dates(place, show, qtbot, words, scope):
    book(place, title="Koor", repeat=Repeat(Frequency.WEEK, times=3))
    panel = show("Koor")
    press(panel, "Wijzig")
    with qtbot.waitSignal(panel.edit_asked) as asked:
        press(panel, words)
    assert asked.args[1] is scope


def test_cancelling_with_a_reason_and_taking_it_back(place, show):
    book(place, title="Koor", repeat=Repeat(Frequency.WEEK, times=3))
    panel = show("Koor", TUESDAY + WEEK)
    press(panel, "Annuleer boeking")
    assert panel.focusWidget() is panel._ask._reason
    QTest.keyClicks(panel._ask._reason, "dirigent ziek")
    press(panel, "Deze en alle latere")
    assert "Geannuleerd: dirigent ziek" in texts(panel)
    states = [state for *_, state in booking_desk.dates(place, TUESDAY, 21)]
    assert states.count("booked") == 1
    place.desk.services.undo.undo_last()
    panel.reload()
    assert "Annuleer boeking" in words_of(panel)


def test_of_a_series_without_dates_to_come_nothing_is_counted(place, show):
    book(place, title="Koor", repeat=Repeat(Frequency.WEEK, times=3))
    panel = show("Koor")
    press(panel, "Annuleer boeking")
    press(panel, "Alle 3 die nog komen")
    assert "Geannuleerd" in texts(panel)
    assert not any(text.startswith("nog ") for text in texts(panel))


def test_asked_to_cancel_before_it_is_read(place, show):
    book(place, title="Koor")
    first = show("Koor")
    panel = BookingDetailsPanel(place.desk, first.occurrence_id)
    panel.ask_to_cancel()
    panel.reload()
    assert panel._ask is not None


def test_escape_leaves_the_question(place, show):
    book(place, title="Koor", repeat=Repeat(Frequency.WEEK, times=3))
    panel = show("Koor")
    press(panel, "Annuleer boeking")
    QTest.keyClick(panel._ask._reason, Qt.Key.Key_Escape)
    assert panel._ask is None
    assert [state for *_, state in booking_desk.dates(place, TUESDAY, 21)] == ["booked"] * 3


def test_an_option_is_confirmed(place, show):
    with place.store.write("test.approval") as session:
        session.get(Room, place.huis).approval = True
    book(place, title="Koor", booker=Booker(BookerKind.AREA))
    panel = show("Koor")
    assert "Optie: wacht op bevestiging" in texts(panel)
    press(panel, "Bevestig")
    assert "Bevestig" not in words_of(panel)
    assert [state for *_, state in booking_desk.dates(place, TUESDAY)] == ["booked"]


def test_a_skipped_date_offers_itself_when_the_way_is_free(place, show):
    taken = booking_desk.stand(place, "Breigroep", TUESDAY + WEEK, time(15), time(16))
    skip = {TUESDAY + WEEK: Decision(Choice.SKIP)}
    book(place, skip, title="Koor", repeat=Repeat(Frequency.WEEK, times=3))
    panel = show("Koor")
    assert any("Bezet door Breigroep" in text for text in texts(panel))
    assert "Boek alsnog" not in words_of(panel)
    agenda = place.desk.services.bookings.agenda(TUESDAY + WEEK, 1, place.community)
    other = next(b for b in agenda.blocks if b.booking_id == taken)
    place.desk.services.bookings.cancel(other.id, Scope.THIS)
    panel.reload()
    assert "di 8 dec, 14.00–16.00 · nu vrij" in texts(panel)
    press(panel, "Boek alsnog")
    assert "Boek alsnog" not in words_of(panel)
    states = [s for t, *_, s in booking_desk.dates(place, TUESDAY, 21) if t == "Koor"]
    assert states == ["booked"] * 3


class TestTookPlace:
    @pytest.fixture
    def people(self, place):
        """Noor and Fatma came to the Koffieochtend the last time."""
        with place.store.write("test.people") as session:
            community = session.get(Community, place.community)
            found = [
                builders.a_resident(session, community, name, label)
                for name, label in (("Noor Oort", "1.01"), ("Fatma Yıldız", "1.02"))
            ]
            programme = builders.a_programme(session)
            builders.an_activity(session, community, programme, TODAY - WEEK, found)
            return [one.id for one in found]

    @pytest.fixture
    def panel(self, place, show, people):
        book(place, title="Koffieochtend", day=TODAY, begins=time(10), ends=time(12))
        return show("Koffieochtend", TODAY)

    def there(self, place):
        with place.store.read() as session:
            entry = session.query(Activity).filter(Activity.occurrence_id.is_not(None)).one()
            found = session.query(Attendance).filter_by(activity_id=entry.id)
            return {one.person_id for one in found}

    def test_one_press_logs_it_with_who_were_expected(self, panel, place, people, qtbot):
        press(panel, "Ging door")
        assert self.there(place) == set(people)
        assert "Ging door, en staat in het logboek" in texts(panel)
        with qtbot.waitSignal(panel.log_asked):
            press(panel, "Open in het logboek")

    @pytest.mark.parametrize(
        ("pressed", "then"), [("Ging door", "Open in het logboek"), ("Ging niet door", "Wijzig")]
    )
    def test_the_keyboard_stays_where_one_goes_on(self, place, show, people, pressed, then):
        weekly = Repeat(Frequency.WEEK, times=3)
        book(place, title="Koffieochtend", day=TODAY, begins=time(8), ends=time(9), repeat=weekly)
        panel = show("Koffieochtend", TODAY)
        press(panel, pressed)
        assert QApplication.focusWidget().accessibleName() == then

    def test_who_did_not_come_is_taken_out(self, panel, place, people):
        chip = next(c for c in panel.findChildren(Chip) if "Fatma" in c.text())
        chip.setFocus()
        QTest.keyClick(chip, Qt.Key.Key_Delete)
        press(panel, "Ging door")
        assert self.there(place) == {people[0]}

    def test_taken_out_and_back_in(self, panel, people):
        for _ in range(2):
            chip = next(c for c in panel.findChildren(Chip) if "Noor" in c.text() and c.isVisible())
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert panel.took_place.there == set(people)

    def test_it_did_not_go_on(self, panel, place):
        press(panel, "Ging niet door")
        assert any("Ging niet door" in text for text in texts(panel))
        assert panel.took_place is None
        assert [state for *_, state in booking_desk.dates(place, TODAY)] != ["booked"]

    def test_nobody_expected_leads_to_who_were_there(self, place, show, qtbot):
        book(place, title="Nieuw", day=TODAY, begins=time(8), ends=time(9))
        panel = show("Nieuw", TODAY)
        with qtbot.waitSignal(panel.log_asked) as asked:
            press(panel, "Ging door")
        assert asked.args == [("booking", panel.occurrence_id)]

    def test_with_everybody_taken_out_it_says_what_is_missing(self, panel, place):
        for name in ("Noor", "Fatma"):
            chip = next(c for c in panel.findChildren(Chip) if name in c.text() and c.isVisible())
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
        press(panel, "Ging door")
        assert panel.took_place._error.text()
        with place.store.read() as session:
            assert not session.query(Activity).filter(Activity.occurrence_id.is_not(None)).count()


def test_what_changes_elsewhere_is_followed_and_the_rest_stays(place, show):
    book(place, title="Koor")
    panel = show("Koor")
    body = panel._body
    booking_desk.stand(place, "Breigroep", TUESDAY + WEEK, time(15), time(16))
    assert panel._body is body
    place.desk.services.bookings.cancel(panel.occurrence_id, Scope.THIS, "storm")
    assert any("storm" in text for text in texts(panel))
