"""The first day: an administration of one's own, and in and out of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.views.residents.forms import ResidentForm
from desktop.views.residents.page import ResidentsPage
from desktop.views.today.page import TodayPage
from desktop.views.unlock.community_page import CommunityPage
from desktop.views.unlock.doors import Door
from desktop.views.unlock.first_page import FirstPage
from desktop.views.unlock.new_page import NewPage
from desktop.views.unlock.recovery_page import RecoveryPage
from desktop.views.unlock.unlock_page import UnlockPage
from tests.journeys.visitor import CTRL, ENTER, PASSWORD, TAB


def test_from_the_first_page_to_a_facade_by_keyboard_alone(arrive):
    visitor = arrive()
    visitor.front(FirstPage)
    assert isinstance(QApplication.focusWidget(), Door)
    visitor.press(ENTER)

    page = visitor.front(NewPage)
    visitor.type("Over de Brug")
    visitor.press(TAB)
    visitor.type("Noor")
    visitor.tab_to(page.password)
    visitor.type(PASSWORD)
    visitor.tab_to(page.again)
    visitor.type(PASSWORD)
    visitor.press(ENTER)

    page = visitor.front(RecoveryPage)
    visitor.tab_to(page.typed)
    visitor.type("".join(page.shown.groups))
    visitor.press(ENTER)

    page = visitor.front(CommunityPage)
    visitor.type("Betje Wolff")
    visitor.press(ENTER)

    today = visitor.page(TodayPage)
    gevel = today.street.gevel
    visitor.until(lambda: gevel._street is not None and bool(gevel._street.houses))
    assert [house.name for house in gevel._street.houses] == ["Betje Wolff"]
    visitor.tab_to(gevel.canvas)
    visitor.press(Qt.Key.Key_Right)
    assert gevel.canvas.current is not None


def test_what_was_half_filled_in_is_offered_again_after_locking(arrive, example):
    visitor = arrive(example)
    shutters = visitor.front(UnlockPage)
    visitor.type("niet het goede wachtwoord")
    visitor.press(ENTER)
    visitor.until(lambda: shutters.waiting_s == 1)
    assert visitor.window.workplace is None
    visitor.until(lambda: shutters.waiting_s == 0)
    visitor.unlock()
    visitor.page(TodayPage)

    visitor.go_to("residents")
    page = visitor.page(ResidentsPage)
    visitor.press(Qt.Key.Key_N, CTRL)
    visitor.until(lambda: isinstance(page.panel.content, ResidentForm))
    visitor.until(page.panel.content.isVisible)
    visitor.type("Wilhelmina")
    visitor.lock()
    visitor.unlock()

    workplace = visitor.window.workplace
    visitor.until(workplace.toast.isVisible)
    visitor.tab_to(workplace.toast.button)
    visitor.press(ENTER)
    page = visitor.page(ResidentsPage)
    visitor.until(lambda: isinstance(page.panel.content, ResidentForm))
    form = page.panel.content
    visitor.until(lambda: form.read_draft()["first"] == "Wilhelmina")
