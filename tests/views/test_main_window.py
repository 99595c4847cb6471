"""The window and the workplace: going about, locking, and leaving nothing on the screen."""

from dataclasses import dataclass, replace
from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.access import access_of
from desktop.domain.changes import Topic
from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refused
from desktop.domain.vocabulary import WorksFor
from desktop.views import navigation
from desktop.views.kit import window_state
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.page import Page
from desktop.views.kit.runner import InlineRunner
from desktop.views.main_window import MainWindow
from desktop.views.workplace import Workplace

CANARY = "Noor van der Hoeven"


@dataclass(frozen=True)
class Hit:
    kind: str
    id: int
    title: str
    context: str = ""


class Plain(Page):
    def __init__(self, desk):
        super().__init__(desk)
        self.subjects, self.primaries = [], 0
        self.header.set_title(self.key)
        column = QVBoxLayout(self.body)
        column.addWidget(PlainLabel(CANARY))
        self.line = QLineEdit(CANARY)
        column.addWidget(self.line)

    def show_subject(self, subject):
        self.subjects.append(subject)

    def primary(self):
        self.primaries += 1


def page_class(name):
    return type(name, (Plain,), {"key": name, "shown_kinds": frozenset({f"own-{name}"})})


class Services:
    def __init__(self):
        self.undone = 0
        self.found = (Hit("person", 7, CANARY, "1.05"), Hit("activity", 8, "Koffieochtend"))
        self.names = (SimpleNamespace(id=UUID(int=1), name="Betje Wolff"),)
        self.kept = ()
        self.search = SimpleNamespace(find=lambda text: self.found)
        self.communities = SimpleNamespace(list=lambda: self.names)
        self.colleagues = SimpleNamespace(works_for=lambda: self.works_for)
        self.undo = SimpleNamespace(undo_last=self.undo_last)
        self.drafts = SimpleNamespace(list=lambda: self.kept)

    def undo_last(self):
        if self.undone:
            raise Refused.because("nothing_to_undo")
        self.undone += 1


@pytest.fixture
def places(monkeypatch):
    """The rail with plain pages: the real ones have tests of their own."""
    for name in ("PAGES", "FOOT"):
        plain = [replace(d, load=lambda d=d: page_class(d.key)) for d in vars(navigation)[name]]
        monkeypatch.setitem(vars(navigation), name, tuple(plain))


@pytest.fixture
def works_for(request):
    return getattr(request, "param", WorksFor.ORGANISATION)


@pytest.fixture
def services(works_for):
    made = Services()
    made.works_for = works_for
    return made


@pytest.fixture
def window(qtbot, places, services):
    made = MainWindow()
    qtbot.addWidget(made)
    desk = Desk(services, InlineRunner(), ChangeBus(), SystemClock())
    desk.administration = SimpleNamespace(
        database=SimpleNamespace(access=access_of(services.works_for))
    )
    workplace = Workplace(desk)
    made.enter(workplace, "Over de Brug", 10)
    workplace.start("today")
    made.resize(1440, 868)
    made.show()
    qtbot.waitExposed(made)
    return made


def key(window, which, *modifiers):
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(window, which, held)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_pages_are_made_when_first_shown_and_kept(window):
    workplace = window.workplace
    assert list(workplace.pages) == ["today"]
    key(window, Qt.Key.Key_5, CTRL)
    assert list(workplace.pages) == ["today", "log"]
    assert workplace.page.key == "log"
    assert workplace.rail.rows["log"].isChecked()
    assert not workplace.rail.rows["today"].isChecked()
    first = workplace.pages["today"]
    workplace.rail.rows["today"].click()
    assert workplace.page is first
    assert window_state.words(window_state.LAST_PAGE) == "today"


def test_a_page_that_is_gone_leads_to_the_first(window):
    window.workplace.start("bestaat niet")
    assert window.workplace.page.key == "today"


def test_a_page_may_send_one_to_another_with_a_subject(window):
    window.workplace.page.go.emit("residents", 12)
    assert window.workplace.page.key == "residents"
    assert window.workplace.page.subjects == [12]


def test_the_search_finds_and_leads_there_by_keyboard(window):
    key(window, Qt.Key.Key_K, CTRL)
    field = window.workplace.page.header.search
    field.setText("noor")
    field.sought.emit("noor")
    assert [hit.id for hit in window.workplace.search.hits] == [7, 8]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.workplace.page.key == "log"
    assert window.workplace.page.subjects == [8]
    assert window.workplace.search.hits == ()


def test_the_search_leaves_out_what_the_page_itself_shows(window, services):
    services.found = (Hit("own-today", 1, "hier"), Hit("person", 2, "daar"))
    field = window.workplace.page.header.search
    field.setText("x")
    field.sought.emit("x")
    assert [hit.id for hit in window.workplace.search.hits] == [2]


def test_ctrl_n_is_the_primary_action_and_ctrl_z_takes_back(window, services):
    key(window, Qt.Key.Key_N, CTRL)
    assert window.workplace.page.primaries == 1
    key(window, Qt.Key.Key_Z, CTRL)
    assert services.undone == 1
    assert window.workplace.toast.sentence == "Ongedaan gemaakt"
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.workplace.toast.sentence == "Er is niets om ongedaan te maken."


def test_f6_walks_along_rail_header_and_page(window, qtbot):
    window.activateWindow()
    workplace = window.workplace
    workplace.rail.rows["today"].setFocus()
    places = []
    for _ in range(3):
        key(window, Qt.Key.Key_F6)
        places.append(window.focusWidget())
    assert places[0] is workplace.page.header.search
    assert places[1] is workplace.page.line
    assert workplace.rail.isAncestorOf(places[2])
    key(window, Qt.Key.Key_F6, SHIFT)
    assert window.focusWidget() is workplace.page.line


def test_another_page_begins_in_its_content_except_from_the_rail(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    place = window.workplace
    assert QApplication.focusWidget() is place.page.line
    key(window, Qt.Key.Key_2, CTRL)
    assert QApplication.focusWidget() is place.pages["residents"].line
    place.rail.rows["log"].setFocus()
    QTest.keyClick(place.rail.rows["log"], Qt.Key.Key_Space)
    assert place.page.key == "log"
    assert QApplication.focusWidget() is place.rail.rows["log"]
    key(window, Qt.Key.Key_2, CTRL)
    assert QApplication.focusWidget() is place.pages["residents"].line
    search = place.page.header.search
    search.setFocus()
    key(window, Qt.Key.Key_2, CTRL)
    assert QApplication.focusWidget() is search


def test_the_community_is_chosen_once_for_all_pages(window, services):
    workplace = window.workplace
    workplace.rail.community.chosen.emit(UUID(int=1))
    assert workplace.desk.community_id == UUID(int=1)
    services.names = ()
    workplace.desk.bus.announce(frozenset({Topic.SETTINGS}))
    assert workplace.rail.community.name == "Alle community's"


def test_a_narrow_window_has_a_rail_of_icons_and_names_the_community_above(window):
    rail = window.workplace.rail
    assert rail.width() == 208
    window.resize(1180, 720)
    assert rail.width() == 56
    assert rail.rows["today"].toolTip()
    titles = [b.text() for b in window.workplace.page.header.findChildren(QWidget)
              if b.isVisible() and hasattr(b, "text")]  # fmt: skip
    assert "Alle community's" in titles


def test_the_window_shrinks_to_its_smallest_and_no_further(window):
    window.resize(300, 200)
    assert (window.width(), window.height()) == (940, 500)
    assert window.workplace.page.header.width() == 940 - 56


def test_the_rail_tells_what_waits_and_whether_all_is_saved(window):
    workplace = window.workplace
    workplace.page.counted.emit(5)
    assert workplace.rail.rows["today"].accessibleName() == "Vandaag, 5"
    workplace.desk.runner.saving.emit(True)
    assert workplace.rail.saved.sentence == "Bezig met opslaan"
    workplace.desk.runner.saving.emit(False)
    assert workplace.rail.saved.sentence == "Alles opgeslagen"


def test_what_was_half_filled_is_offered_after_unlocking(window, services):
    services.kept = (SimpleNamespace(form="person", subject="", content={}),)
    window.workplace.start("today")
    assert "aan het invullen" in window.workplace.toast.sentence
    window.workplace.toast.offer_taken.emit()
    assert window.workplace.page.key == "residents"
    link = window.workplace.page.subjects[0]
    assert (link.form, link.subject) == ("person", "")


def test_locking_is_asked_by_key_rail_and_clock(window, qtbot):
    with qtbot.waitSignal(window.lock_asked):
        key(window, Qt.Key.Key_L, CTRL, SHIFT)
    with qtbot.waitSignal(window.lock_asked):
        window.workplace.rail.rows["lock"].click()
    with qtbot.waitSignal(window.lock_asked):
        window._idle.expired.emit()
    assert window.workplace.rail.rows["today"].isChecked()


def test_after_locking_no_name_is_left_in_any_widget(window, qtbot):
    old = window.workplace.pages["today"]
    with qtbot.waitSignal(old.destroyed):
        window.show_front(QWidget())
    texts = [w.text() for w in window.findChildren(QWidget) if hasattr(w, "text")]
    assert not [text for text in texts if CANARY in text]
    assert window.windowTitle() == "Buurtschap"
    assert window.workplace is None


def test_the_lock_warning_is_taken_back_by_staying(window):
    window._idle.warned.emit()
    assert window._warning.isVisible()
    window._idle._warned = True
    window._warning.stay.click()
    assert window._warning is None


def test_a_bug_is_told_and_its_details_can_be_copied(window, qapp):
    window.tell_bug("builtins.ValueError\n  desktop/x.py:3 f")
    assert window._bug.isVisible()
    window._bug._copy()
    assert "ValueError" in qapp.clipboard().text()


class TestForWhomOneWorks:
    """What somebody does not see has no place in the window, and no key that leads there."""

    @pytest.mark.parametrize("works_for", [WorksFor.CORPORATION], indirect=True)
    def test_the_corporation_has_rooms_and_figures(self, window):
        workplace = window.workplace
        assert list(workplace.rail.rows) == ["rooms", "figures", "settings", "lock"]
        assert workplace.page.key == "rooms"
        for number in range(1, 10):
            key(window, Qt.Key(Qt.Key.Key_0.value + number), CTRL)
        assert set(workplace.pages) == {"rooms", "figures"}
        assert workplace.go("residents", "somebody").key == "rooms"
        assert workplace.page.subjects == []

    @pytest.mark.parametrize("works_for", [WorksFor.NOBODY], indirect=True)
    def test_who_comes_for_the_first_time_has_only_the_settings(self, window):
        workplace = window.workplace
        assert list(workplace.rail.rows) == ["settings", "lock"]
        assert workplace.page.key == "settings"

    def test_half_filled_forms_are_offered_only_where_one_may_come(self, services, request):
        services.works_for = WorksFor.CORPORATION
        services.kept = tuple(
            SimpleNamespace(form=form, subject="") for form in ("person", "community", "booking")
        )
        workplace = request.getfixturevalue("window").workplace
        workplace.toast.offer_taken.emit()
        assert [link.form for link in workplace.pages["rooms"].subjects] == ["booking"]

    def test_another_access_holds_at_once(self, window, services, qtbot):
        workplace = window.workplace
        workplace.desk.bus.announce(frozenset({Topic.SETTINGS}))
        services.works_for = WorksFor.CORPORATION
        with qtbot.waitSignal(workplace.leave_asked) as left:
            workplace.desk.bus.announce(frozenset({Topic.SETTINGS}))
        assert left.args == ["access"]
