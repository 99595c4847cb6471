"""Pages, panel, forms and the small things in them, on a desk without a database."""

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.changes import Topic
from desktop.domain.clock import ShiftedClock
from desktop.domain.errors import Conflict, Problem, Refused, StorageTrouble, Trouble
from desktop.views.kit import theme
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.form import Field, Form
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.page import Page
from desktop.views.kit.panel import PanelBody
from desktop.views.kit.runner import InlineRunner
from desktop.views.kit.stepper import Stepper


class Shelf:
    """Drafts in memory, with the three verbs of the service."""

    def __init__(self):
        self.kept: dict[tuple[str, str], dict] = {}

    def list(self):
        return tuple(
            SimpleNamespace(form=f, subject=s, content=c) for (f, s), c in self.kept.items()
        )

    def save(self, form, subject, content):
        self.kept[form, subject] = content

    def drop(self, form, subject):
        self.kept.pop((form, subject), None)


class Patient(InlineRunner):
    """A lane that waits until it is told to catch up."""

    def __init__(self):
        super().__init__()
        self.waiting = []

    def _submit(self, lane, job):
        self.waiting.append((lane, job))

    def catch_up(self):
        waiting, self.waiting = self.waiting, []
        for lane, job in waiting:
            super()._submit(lane, job)


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def desk(qapp, shelf):
    clock = ShiftedClock(date(2026, 11, 24))
    return Desk(SimpleNamespace(drafts=shelf), InlineRunner(), ChangeBus(), clock)


class People(Page):
    key = "residents"
    topics = frozenset({Topic.PEOPLE})

    def __init__(self, desk):
        super().__init__(desk)
        self.reloads = 0
        self.shown = []
        self.header.set_title("Bewoners", "47 bewoners")
        QVBoxLayout(self.body).addWidget(PlainLabel("x"))

    def reload(self):
        self.reloads += 1

    def show_people(self, people):
        self.shown.append(people)


@pytest.fixture
def page(qtbot, desk):
    made = People(desk)
    qtbot.addWidget(made)
    made.resize(1232, 700)
    return made


def test_a_page_reloads_when_seen_and_when_its_topics_change(desk, page):
    assert page.reloads == 0
    page.show()
    assert page.reloads == 1
    desk.bus.announce(frozenset({Topic.ROOMS}))
    assert page.reloads == 1
    desk.bus.announce(frozenset({Topic.PEOPLE, Topic.ROOMS}))
    assert page.reloads == 2
    page.hide()
    desk.bus.announce(frozenset({Topic.PEOPLE}))
    desk.community_id = "one"
    assert page.reloads == 2
    page.show()
    assert page.reloads == 3


def test_trouble_is_told_calmly_and_can_be_tried_again(qtbot, page):
    page.show()

    def gone():
        raise StorageTrouble(Trouble.SERVER_GONE)

    page.ask(gone, then=page.show_people)
    assert "antwoordt niet" in page.banner.sentence
    page.banner.again.emit()
    assert (page.banner.sentence, page.reloads, page.shown) == ("", 2, [])


def test_the_panel_stands_beside_and_where_room_is_short_over_the_page(qtbot, page):
    page.show()
    page.panel.open("Noor van der H.", "Betje Wolff 1.05", PanelBody())
    assert page.panel.width() == 403
    assert page.body.width() == page.width() - 403
    page.resize(884, 500)
    assert page.body.width() == page.width()
    assert page.panel.geometry().right() == page.width() - 1


def test_esc_closes_the_panel_and_throws_its_content_away(qtbot, page):
    page.show()
    content = PanelBody()
    page.panel.open("Noor", "", content)
    with qtbot.waitSignals([page.panel.closed, content.destroyed]):
        QTest.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.body.width() == page.width()


def test_the_width_of_the_panel_is_dragged_within_bounds_and_remembered(qtbot, desk, page):
    page.show()
    page.panel.open("Noor", "", PanelBody())
    edge = QPoint(2, 300)
    QTest.mousePress(page.panel, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(page.panel, edge + QPoint(40, 0))
    QTest.mouseRelease(page.panel, Qt.MouseButton.LeftButton, pos=edge)
    assert page.panel.width() == 363
    other = People(desk)
    qtbot.addWidget(other)
    assert other.panel.wanted_width == 363
    QTest.mousePress(page.panel, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(page.panel, edge + QPoint(400, 0))
    assert page.panel.width() == 336


def test_example_data_are_named_on_the_page(qtbot, desk):
    desk.example = True
    page = People(desk)
    qtbot.addWidget(page)
    page.show()
    texts = [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]
    assert "VOORBEELDGEGEVENS" in texts


def test_the_header_gives_room_where_it_is_short(qtbot, page):
    page.header.set_button("Nieuwe bewoner")
    page.show()
    assert page.header.search.width() == 316
    page.resize(1124, 600)
    assert (page.header.search.width(), page.header.height()) == (280, 66)
    page.resize(500, 600)
    assert page.header.search.width() == 44


def test_a_header_that_does_not_fit_has_two_rows_and_overlaps_nowhere(qtbot, desk, qapp):
    theme.set_theme(qapp, "dag", scale=2.0)
    desk.example = True
    page = People(desk)
    qtbot.addWidget(page)
    page.header.set_button("Nieuwe bewoner")
    page.header.set_community("Alle community's")
    page.resize(1180, 720)
    page.show()
    head = page.header
    parts = [head._title, head.search, head.button, head._community, head._context, head._example]
    boxes = [QRect(part.mapTo(head, QPoint()), part.size()) for part in parts]
    for at, box in enumerate(boxes):
        assert head.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[at + 1 :])
    assert head._title.width() >= head._title.sizeHint().width()
    assert boxes[0].bottom() < boxes[3].top()
    page.resize(2800, 1400)
    assert head._title.parent() is head._community.parent()
    assert head.search.width() == 2 * 316


class Person(Form):
    key = "person"

    def __init__(self, desk, subject="", outcome=None):
        self.stored, self.outcome, self.conflicts = [], outcome, []
        super().__init__(desk, subject)

    def fields(self):
        return (
            Field("name", "Naam", LineEdit),
            Field("rooms", "Kamers", Stepper, half=True),
            Field("doors", "Deuren", Stepper, half=True),
        )

    def problems(self, values):
        return () if values["name"] else (Problem("name", "required"),)

    def store(self, values):
        self.stored.append(values)
        outcome, self.outcome = self.outcome, None
        if outcome is not None:
            raise outcome
        return "saved-id"

    def job(self, values):
        return self.store, (values,)

    def on_conflict(self, theirs, *, keep_mine):
        self.conflicts.append((theirs, keep_mine))
        if not keep_mine:
            self.load(theirs)


def form(qtbot, *args, **named):
    made = Person(*args, **named)
    qtbot.addWidget(made)
    made.show()
    return made


def test_loading_is_no_edit_and_saves_nothing(qtbot, desk, shelf):
    made = form(qtbot, desk)
    made.load({"name": "Noor", "rooms": 3})
    made.keep_draft()
    assert (made.stored, shelf.kept) == ([], {})
    assert made.read_draft() == {"name": "Noor", "rooms": 3, "doors": 0}


def test_a_problem_stands_beside_its_field_and_nothing_is_saved(qtbot, desk):
    made = form(qtbot, desk)
    with qtbot.assertNotEmitted(made.saved):
        QTest.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert made.boxes["name"].sentence == "Vul dit nog in."
    assert made.stored == []
    assert made.button.isEnabled()


@pytest.mark.parametrize("make", [lambda: IconButton("plus", "Meer"), lambda: Chip("meer", "open")])
def test_ctrl_enter_saves_from_a_button_too_and_does_not_press_it(qtbot, desk, make):
    made = form(qtbot, desk)
    made.boxes["name"].control.set_value("Noor")
    button = make()
    made.column.addWidget(button)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [values["name"] for values in made.stored] == ["Noor"]


def test_saving_tells_what_came_back_and_forgets_the_draft(qtbot, desk, shelf):
    made = form(qtbot, desk)
    QTest.keyClicks(made.boxes["name"].control, "Noor")
    made.keep_draft()
    assert shelf.kept["person", ""]["name"] == "Noor"
    with qtbot.waitSignal(made.saved) as told:
        made.save()
    assert told.args == ["saved-id"]
    assert shelf.kept == {}


@pytest.mark.parametrize(
    "outcome",
    [Refused(Problem("name", "required")), Refused.because("undo_built_upon"),
     StorageTrouble(Trouble.DISK_FULL), Conflict(theirs={"name": "Ander"})],
    ids=["field", "whole", "world", "conflict"],
)  # fmt: skip
def test_whatever_goes_wrong_what_was_typed_stays(qtbot, desk, outcome):
    made = form(qtbot, desk, outcome=outcome)
    QTest.keyClicks(made.boxes["name"].control, "Noor")
    with qtbot.assertNotEmitted(made.saved):
        made.save()
    assert made.read_draft()["name"] == "Noor"
    assert made.button.isEnabled()
    told = [label.text() for label in made.findChildren(PlainLabel) if label.isVisible()]
    assert len([text for text in told if text.endswith(".")]) == 1


@pytest.mark.parametrize(("way", "name"), [("first", "Noor"), ("second", "Ander")])
def test_of_a_conflict_one_keeps_ones_own_or_takes_the_other(qtbot, desk, way, name):
    theirs = {"name": "Ander"}
    made = form(qtbot, desk, outcome=Conflict(theirs=theirs))
    QTest.keyClicks(made.boxes["name"].control, "Noor")
    made.save()
    getattr(made._strip, way).click()
    assert made.conflicts == [(theirs, way == "first")]
    assert made.read_draft()["name"] == name
    assert [values["name"] for values in made.stored] == ["Noor"] * (2 if way == "first" else 1)


def test_a_half_filled_form_is_offered_again_after_a_lock(qtbot, desk, shelf):
    made = form(qtbot, desk, "person-1")
    QTest.keyClicks(made.boxes["name"].control, "Noor")
    QTest.keyClick(made.boxes["rooms"].control, Qt.Key.Key_Up)
    desk.closing.emit()
    assert shelf.kept["person", "person-1"] == {"name": "Noor", "rooms": 1, "doors": 0}
    again, other = form(qtbot, desk, "person-1"), form(qtbot, desk)
    assert again.read_draft() == {"name": "Noor", "rooms": 1, "doors": 0}
    assert other.read_draft()["name"] == ""
    again._strip.first.click()
    assert again.read_draft()["name"] == ""
    assert shelf.kept == {}


def test_a_form_that_goes_out_of_view_keeps_what_was_typed(qtbot, page, desk, shelf):
    page.show()
    made = Person(desk)
    page.panel.open("Nieuwe bewoner", "", made)
    QTest.keyClicks(made.boxes["name"].control, "Noor")
    page.hide()
    assert shelf.kept["person", ""]["name"] == "Noor"
    page.show()
    QTest.keyClicks(made.boxes["name"].control, " B.")
    page.panel.shut()
    assert shelf.kept["person", ""]["name"] == "Noor B."
    page.panel.open("Nieuwe bewoner", "", Person(desk))
    assert page.panel.content.read_draft()["name"] == "Noor B."


def test_what_is_kept_is_kept_once(qtbot, desk, shelf):
    made = form(qtbot, desk)
    QTest.keyClicks(made.boxes["name"].control, "Noor")
    desk.closing.emit()
    shelf.kept.clear()
    made.hide()
    assert shelf.kept == {}


@pytest.mark.parametrize("outcome", [None, StorageTrouble(Trouble.DISK_FULL)])
def test_a_form_that_goes_while_it_is_saved_keeps_what_was_not(qtbot, desk, shelf, outcome):
    desk.runner = runner = Patient()
    made = form(qtbot, desk, outcome=outcome)
    QTest.keyClicks(made.boxes["name"].control, "Noor")
    made.keep_draft()
    made.save()
    made.hide()
    runner.forget()
    runner.catch_up()
    assert made.stored
    assert shelf.kept == ({("person", ""): made.stored[0]} if outcome else {})


def test_leaving_a_form_throws_its_draft_away(qtbot, desk, shelf):
    made = form(qtbot, desk)
    QTest.keyClicks(made.boxes["name"].control, "Noor")
    made.keep_draft()
    with qtbot.waitSignal(made.cancelled):
        QTest.keyClick(made, Qt.Key.Key_Escape)
    assert shelf.kept == {}


def test_a_closed_form_is_freed(qtbot, page, desk):
    page.show()
    made = Person(desk)
    page.panel.open("Nieuwe bewoner", "", made)
    with qtbot.waitSignal(made.destroyed):
        page.panel.shut()


def test_the_undo_bar_stays_at_the_bottom_left(qtbot):
    from desktop.views.kit.toast import Toast

    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(QSize(900, 600))
    toast = Toast(ground)
    ground.show()
    toast.tell("Koor staat nu om 20.00 uur")
    assert (toast.x(), toast.geometry().bottom()) == (24, 600 - 24 - 1)
    ground.resize(QSize(900, 700))
    assert toast.geometry().bottom() == 700 - 24 - 1
    with qtbot.waitSignal(toast.undo_asked):
        toast.button.click()
    assert toast.isHidden()
    toast.offer("Je was nog iets aan het invullen.", "Ga verder")
    with qtbot.waitSignal(toast.offer_taken), qtbot.assertNotEmitted(toast.undo_asked):
        toast.button.click()
