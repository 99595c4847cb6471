"""The form of a booking with everything, on a real store."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.rooms.changes import Scope
from desktop.domain.rooms.plan import Fate
from desktop.domain.rooms.repeat import Frequency, Repeat, ShortMonth
from desktop.domain.rooms.wish import Choice, Decision
from desktop.domain.vocabulary import BookerKind
from desktop.models import Booking, Group, Room
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.labels import PlainLabel
from desktop.views.rooms.booking_form import BookingForm, change_form
from tests import builders
from tests.views.rooms import booking_desk
from tests.views.rooms.booking_desk import TUESDAY, at

WEEK = timedelta(weeks=1)
WEEKLY = Repeat(Frequency.WEEK, times=4)


@pytest.fixture
def place(embedded, clock, qapp):
    return booking_desk.make(embedded, clock)


@pytest.fixture
def opened(qtbot, place):
    def open_form(form):
        qtbot.addWidget(form)
        form.resize(403, 900)
        with qtbot.waitActive(form):
            form.show()
            form.activateWindow()
        form.begin()
        form.rehearsal.now()
        return form

    return open_form


@pytest.fixture
def form(opened, place):
    return opened(BookingForm(place.desk, place.wish()))


def typed(form, **values):
    for name, value in values.items():
        control = form.boxes[name].control
        control.set_value(value)
        control.edited.emit()
    form.rehearsal.now()


def press(whole, words):
    buttons = [*whole.findChildren(Button), *whole.findChildren(LinkButton)]
    found = next(b for b in buttons if b.accessibleName() == words and b.isVisible())
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def texts(widget):
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible()]


def block(place, title, day=TUESDAY):
    agenda = place.desk.services.bookings.agenda(day, 1, place.community)
    return next(one for one in agenda.blocks if one.title == title)


def test_a_booking_with_everything(form, place, store_booking):
    with place.store.write("test.group") as session:
        group = Group(
            community_id=place.community, name="Koor", goal="zingen", begins=date(2026, 1, 1)
        )
        group_id = builders.add(session, group).id
    form.booker.offer(place.desk.services.bookings.bookers(place.community))
    typed(form, title="Repetitie", room=place.atelier, times=(time(19), time(22)), people=30)
    typed(form, kind=BookerKind.GROUP)
    name = form.boxes["booker"].control
    QTest.keyClicks(name, "koor")
    form.save()
    booking = store_booking("Repetitie")
    assert (booking.people, booking.booker_group_id) == (30, group_id)
    assert block(place, "Repetitie").begins == at(TUESDAY, 19)


@pytest.fixture
def store_booking(place):
    def find(title):
        with place.store.read() as session:
            return session.query(Booking).filter_by(title=title).one()

    return find


def test_only_what_belongs_to_the_repeat_is_asked(form):
    def asked():
        names = ("every", "weekdays", "short_month", "dates", "end", "last_day", "count")
        return {name for name in names if form.boxes[name].isVisible()}

    assert asked() == set()
    typed(form, repeat=(Frequency.WEEK, 1))
    assert asked() == {"every", "weekdays", "end", "last_day"}
    typed(form, end="times")
    assert asked() == {"every", "weekdays", "end", "count"}
    typed(form, repeat=(Frequency.DATES, 1))
    assert asked() == {"dates"}
    typed(form, repeat=(Frequency.MONTH_DAY, 1))
    assert "short_month" not in asked()
    typed(form, day=date(2026, 12, 31))
    assert "short_month" in asked()
    assert form.boxes["short_month"].control.accessibleName() == "In een maand zonder de 31e"


def test_the_31st_is_the_last_day_or_left_out_as_was_chosen(form, place):
    typed(form, title="Koor", day=date(2026, 12, 31), repeat=(Frequency.MONTH_DAY, 1))
    typed(form, end="times", count=3)
    days = [slot.day for slot in form.rehearsal.outcome.plan.slots]
    assert days == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)]
    typed(form, short_month=ShortMonth.SKIP)
    days = [slot.day for slot in form.rehearsal.outcome.plan.slots]
    assert days == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)]


def test_a_clash_is_solved_by_another_room(form, place):
    booking_desk.stand(place, "Breigroep", TUESDAY + WEEK, time(15), time(16))
    typed(form, title="Koor", repeat=(Frequency.WEEK, 1), end="times", count=3)
    assert form.button.accessibleName() == "Kies eerst"
    press(form.clashes.rows[0], "Atelier")
    assert "gaat naar Atelier" in texts(form.clashes)
    assert form.button.accessibleName() == "Boek 3 keer"
    assert form.button.hasFocus()
    form.save()
    rooms = [room for title, room, *_ in booking_desk.dates(place, TUESDAY, 21) if title == "Koor"]
    assert rooms == ["Huiskamer", "Atelier", "Huiskamer"]


def test_a_time_that_is_typed_for_one_date(form, place):
    booking_desk.stand(place, "Breigroep", TUESDAY + WEEK, time(15), time(16))
    typed(form, title="Koor", repeat=(Frequency.WEEK, 1), end="times", count=3)
    row = form.clashes.rows[0]
    press(row, "Andere tijd…")
    field = row._editor.control
    assert field.hasFocus()
    field.selectAll()
    QTest.keyClicks(field, "15.30-17")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert form.clashes.rows[0].open
    assert "wordt 15.30–17.00" in texts(form.clashes)
    row = form.clashes.rows[0]
    press(row, "Andere tijd…")
    field = row._editor.control
    field.selectAll()
    QTest.keyClicks(field, "9 tot 11")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not form.clashes.rows[0].open
    press(form.clashes.rows[0], "Kies anders")
    assert form.clashes.rows[0].open


def test_a_rule_is_passed_with_a_reason_and_not_without(form, place):
    with place.store.write("test.seats") as session:
        session.get(Room, place.huis).seats = 12
    typed(form, title="Feest", people=40)
    row = form.clashes.rows[0]
    assert "In deze ruimte passen 12 mensen" in texts(row)
    press(row, "Ga toch door…")
    press(row, "Ga door")
    assert row._editor.sentence
    QTest.keyClicks(row._editor.control, "staand")
    press(row, "Ga door")
    assert "gaat toch door: staand" in texts(form.clashes)
    form.save()
    assert block(place, "Feest").reason == "staand"


def test_nobody_can_go_past_another_booking(form, place):
    booking_desk.stand(place, "Breigroep", TUESDAY, time(15), time(16))
    typed(form, title="Koor")
    words = [b.accessibleName() for b in form.clashes.rows[0].findChildren(Button)]
    assert "Ga toch door…" not in words
    assert "Toch niet" not in words


def test_of_many_dates_those_with_something_in_the_way_come_first(form, place):
    for week in (1, 3):
        booking_desk.stand(place, "Breigroep", TUESDAY + week * WEEK, time(15), time(16))
    typed(form, title="Koor", repeat=(Frequency.WEEK, 1), end="times", count=5)
    assert [row.slot.day for row in form.clashes.rows] == [TUESDAY + WEEK, TUESDAY + 3 * WEEK]
    assert "5 keer, bij 2 is iets in de weg" in texts(form.clashes)
    said = "Vrij: 1, 15, 29 december"
    assert said in [text.replace("\u00a0", " ") for text in texts(form.clashes)]
    press(form.clashes, "Sla alle 2 botsingen over")
    assert form.button.accessibleName() == "Boek 3 keer, sla 2 over"


def test_a_choice_is_forgotten_when_its_date_is_free_after_all(form, place):
    booking_desk.stand(place, "Breigroep", TUESDAY + WEEK, time(15), time(16))
    typed(form, title="Koor", repeat=(Frequency.WEEK, 1), end="times", count=3)
    press(form.clashes.rows[0], "Sla over")
    typed(form, count=4)
    assert form.button.accessibleName() == "Boek 3 keer, sla 1 over"
    typed(form, times=(time(10), time(12)))
    assert form.button.accessibleName() == "Boek 4 keer"


def test_saving_waits_for_the_dates_and_says_what_is_in_the_way(form, place):
    booking_desk.stand(place, "Breigroep", TUESDAY, time(15), time(16))
    control = form.boxes["title"].control
    QTest.keyClicks(control, "Koor")
    QTest.keyClick(control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.clashes.rows[0].isAncestorOf(form.focusWidget())
    assert len(booking_desk.dates(place, TUESDAY)) == 1


def test_the_calendar_changed_while_choosing_and_nothing_is_lost(form, place):
    booking_desk.stand(place, "Breigroep", TUESDAY + WEEK, time(15), time(16))
    typed(form, title="Koor", repeat=(Frequency.WEEK, 1), end="times", count=3)
    press(form.clashes.rows[0], "Sla over")
    booking_desk.stand(place, "Taalcafé", TUESDAY + 2 * WEEK, time(14), time(15))
    form.save()
    assert "De agenda veranderde terwijl je koos." in texts(form.clashes)
    assert "Bezet door Taalcafé, 14.00–15.00" in texts(form.clashes)
    assert form.read_draft()["title"] == "Koor"
    assert "wordt overgeslagen" in texts(form.clashes)
    press(form.clashes.rows[0], "Sla over")
    form.save()
    states = [s for t, _room, _b, s in booking_desk.dates(place, TUESDAY, 21) if t == "Koor"]
    assert states == ["booked", "skipped", "skipped"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"repeat": (Frequency.WEEK, 1), "end": "day"}, "last_day"),
        ({"repeat": (Frequency.DATES, 1)}, "dates"),
    ],
)
def test_a_problem_stands_at_its_field_and_nothing_is_booked(form, place, change, field):
    typed(form, title="Koor")
    typed(form, **change)
    form.save()
    assert form.boxes[field].sentence
    assert booking_desk.dates(place, TUESDAY) == []


def test_a_half_filled_form_is_there_again_with_its_choices(form, place, opened):
    booking_desk.stand(place, "Breigroep", TUESDAY + WEEK, time(15), time(16))
    typed(form, title="Koor", repeat=(Frequency.WEEK, 1), end="times", count=3)
    press(form.clashes.rows[0], "Sla over")
    place.desk.closing.emit()
    again = opened(BookingForm(place.desk, place.wish(day=TUESDAY + timedelta(days=1))))
    assert again.read_draft()["title"] == "Koor"
    assert again.read_draft()["day"] == TUESDAY
    assert again.button.accessibleName() == "Boek 2 keer, sla 1 over"


def test_what_was_typed_in_the_card_goes_before_an_older_draft(form, place, opened):
    typed(form, title="Koor")
    place.desk.closing.emit()
    chosen = {TUESDAY: Decision(Choice.SKIP)}
    started = BookingForm(place.desk, place.wish(title="Breien"), decisions=chosen, started=True)
    assert opened(started).read_draft()["title"] == "Breien"


def test_a_series_without_end_says_how_far_it_stands(form):
    typed(form, title="Koor", repeat=(Frequency.WEEK, 1), end="open")
    assert len(form.rehearsal.outcome.plan.slots) == 52
    assert any("een jaar vooruit" in text for text in texts(form.boxes["end"]))


def test_loose_dates(form, place):
    typed(form, title="Koor", repeat=(Frequency.DATES, 1))
    dates = form.boxes["dates"].control
    for text in ("8-12", "5 januari"):
        QTest.keyClicks(dates.line, text)
        QTest.keyClick(dates.line, Qt.Key.Key_Return)
    form.rehearsal.now()
    days = [slot.day for slot in form.rehearsal.outcome.plan.slots]
    assert days == [TUESDAY, TUESDAY + WEEK, date(2027, 1, 5)]


class TestChanging:
    @pytest.fixture
    def details(self, place):
        asked = place.wish(title="Koor", repeat=WEEKLY)
        bookings = place.desk.services.bookings
        bookings.book(asked, {}, bookings.rehearse(asked, {}))
        return bookings.details(block(place, "Koor", TUESDAY + WEEK).id)

    def test_this_date_alone_asks_no_repeat(self, place, opened, details):
        form = opened(change_form(place.desk, details, Scope.THIS))
        assert not form.series.isVisible()
        typed(form, times=(time(19), time(21)))
        assert form.button.accessibleName() == "Wijzig"
        form.save()
        begins = [begin for *_, begin, _state in booking_desk.dates(place, TUESDAY, 28)]
        assert [b.hour for b in begins] == [14, 19, 14, 14]

    def test_this_and_later_keeps_the_number_that_is_left(self, place, opened, details):
        form = opened(change_form(place.desk, details, Scope.LATER))
        assert form.read_draft()["count"] == 3
        typed(form, room=place.atelier)
        form.save()
        rooms = [room for _t, room, *_ in booking_desk.dates(place, TUESDAY, 35)]
        assert rooms == ["Huiskamer", "Atelier", "Atelier", "Atelier"]

    def test_somebody_changed_it_meanwhile(self, place, opened, details):
        form = opened(change_form(place.desk, details, Scope.ALL))
        typed(form, title="Zangkoor")
        other = opened(change_form(place.desk, details, Scope.ALL))
        typed(other, people=12)
        other.save()
        form.save()
        assert form.read_draft()["title"] == "Zangkoor"
        press(form, "Houd die van mij")
        assert block(place, "Zangkoor").people is None

    def test_what_is_in_the_way_of_a_change(self, place, opened, details):
        booking_desk.stand(place, "Breigroep", TUESDAY + 2 * WEEK, time(19), time(20))
        form = opened(change_form(place.desk, details, Scope.ALL))
        typed(form, times=(time(19), time(21)))
        assert form.rehearsal.outcome.plan.count(Fate.BLOCKED) == 1
        press(form.clashes.rows[0], "Sla over")
        assert form.button.accessibleName() == "Wijzig 3, sla 1 over"
        form.save()
        found = booking_desk.dates(place, TUESDAY, 28)
        assert [s for t, _r, _b, s in found if t == "Koor"].count("skipped") == 1

    def test_what_was_skipped_before_is_said_to_stay_so(self, place, opened, details):
        booking_desk.stand(place, "Breigroep", TUESDAY + 2 * WEEK, time(19), time(20))
        form = opened(change_form(place.desk, details, Scope.ALL))
        typed(form, times=(time(19), time(21)))
        press(form.clashes.rows[0], "Sla over")
        form.save()
        again = place.desk.services.bookings.details(details.block.id)
        form = opened(change_form(place.desk, again, Scope.ALL))
        typed(form, times=(time(8), time(9)))
        assert "Blijft overgeslagen: 15\u00a0december" in form.clashes._free.text()

    @pytest.mark.parametrize(
        ("scope", "said"),
        [
            (Scope.THIS, "alleen dinsdag 8 december, Huiskamer"),
            (Scope.LATER, "vanaf dinsdag 8 december, Huiskamer"),
            (Scope.ALL, "alle keren die nog komen, Huiskamer"),
        ],
    )
    def test_the_panel_tells_which_dates_it_is_about(self, place, opened, details, scope, said):
        form = change_form(place.desk, details, scope)
        told = []
        form.titled.connect(lambda title, context: told.append((title, context)))
        opened(form)
        typed(form, people=9)
        assert told[-1] == ("Wijzig Koor", said)


def test_a_wish_is_left_as_it_was(form, place):
    before = place.wish()
    typed(form, title="Koor")
    assert form._base == replace(before)


def test_saving_is_said_with_the_way_back(form, place):
    place.desk.toast = Said()
    typed(form, title="Koor", repeat=(Frequency.WEEK, 1), end="times", count=3)
    form.save()
    assert place.desk.toast.sentences == [("Koor: 3 keer geboekt", True)]


class Said:
    """Stands where the undo bar of the window is."""

    def __init__(self):
        self.sentences = []

    def tell(self, sentence, *, undo=True):
        self.sentences.append((sentence, undo))


def test_a_weekend_keeps_its_days_and_moves_with_its_first_day(opened, place):
    bookings = place.desk.services.bookings
    asked = place.wish(title="Kamp", begins=time(18), ends=time(14), nights=2)
    bookings.book(asked, {}, bookings.rehearse(asked, {}))
    details = bookings.details(block(place, "Kamp").id)
    form = opened(change_form(place.desk, details, Scope.ALL))
    assert form.boxes["until"].isVisible()
    assert form.boxes["until"].control.value() == TUESDAY + timedelta(days=2)
    typed(form, title="Scoutingkamp", day=TUESDAY + WEEK)
    form.save()
    moved = block(place, "Scoutingkamp", TUESDAY + WEEK)
    assert (moved.begins, moved.ends) == (
        at(TUESDAY + WEEK, 18), at(TUESDAY + WEEK + timedelta(days=2), 14),
    )  # fmt: skip
    form = opened(change_form(place.desk, bookings.details(moved.id), Scope.THIS))
    typed(form, until=TUESDAY)
    form.save()
    assert "De laatste dag is voor de eerste. Kies een latere dag." in texts(form)


def test_what_ends_the_same_day_is_not_asked_for_its_last(form):
    assert not form.boxes["until"].isVisible()
