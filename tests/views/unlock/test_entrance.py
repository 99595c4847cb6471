"""In and out, for real: an encrypted administration on disk, both lanes, the whole window."""

from dataclasses import replace
from datetime import date, time
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget

from desktop import settings
from desktop.domain.clock import ShiftedClock
from desktop.entrance import Entrance
from desktop.services.bookings import Bookings
from desktop.services.drafts import Drafts
from desktop.services.undo import Undo
from desktop.settings import Settings
from desktop.views import navigation
from desktop.views.kit.page import Page
from desktop.views.main_window import MainWindow
from desktop.views.unlock.community_page import CommunityPage
from desktop.views.unlock.first_page import FirstPage
from desktop.views.unlock.new_page import NewPage
from desktop.views.unlock.password_page import PasswordPage
from desktop.views.unlock.recovery_page import RecoveryPage
from desktop.views.unlock.unlock_page import UnlockPage

PASSWORD = "vier losse woorden achter elkaar"
WAIT_MS = 20_000


class Composition:
    """The services that every page needs, on the open administration."""

    def services(self, opened, clock):
        return SimpleNamespace(
            bookings=Bookings(opened.database, clock),
            drafts=Drafts(opened.database, clock),
            undo=Undo(opened.database, clock),
            search=SimpleNamespace(find=lambda text: ()),
            communities=SimpleNamespace(list=lambda: ()),
        )


class Blank(Page):
    key = "today"


@pytest.fixture
def window(qtbot, monkeypatch):
    blank = replace(navigation.PAGES[0], load=lambda: Blank)
    monkeypatch.setitem(vars(navigation), "PAGES", (blank,))
    made = MainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def entrance(qtbot, window):
    clock = ShiftedClock(date(2026, 11, 24), time(14, 0))
    made = Entrance(window, clock, Settings(), Composition)
    window.show()
    yield made
    made.runner.stop()


def front(window, kind):
    found = window._stack.currentWidget()
    return found if isinstance(found, kind) else None


def until(qtbot, window, kind) -> QWidget:
    qtbot.waitUntil(lambda: front(window, kind) is not None, timeout=WAIT_MS)
    return front(window, kind)


def make_one(qtbot, window, entrance) -> str:
    """From the first page to the workplace; gives the recovery code."""
    entrance.start()
    until(qtbot, window, FirstPage).chosen.emit("new")
    page = until(qtbot, window, NewPage)
    page.name.setText("Over de Brug")
    page.you.setText("Noor")
    page.password.setText(PASSWORD)
    page.again.setText(PASSWORD)
    page.button.click()
    page = until(qtbot, window, RecoveryPage)
    code = "".join(page.shown.groups)
    page.typed.set_value(code)
    page.button.click()
    until(qtbot, window, CommunityPage).skipped.emit()
    qtbot.waitUntil(lambda: window.workplace is not None, timeout=WAIT_MS)
    return code


def test_make_one_lock_it_and_come_in_again(qtbot, window, entrance):
    make_one(qtbot, window, entrance)
    assert window.windowTitle() == "Over de Brug – Buurtschap"
    assert settings.load().recent[0].name == "Over de Brug"
    window.lock_asked.emit()
    page = until(qtbot, window, UnlockPage)
    assert window.workplace is None
    page.password_given.emit("een heel ander wachtwoord")
    qtbot.waitUntil(lambda: page.waiting_s == 1, timeout=WAIT_MS)
    assert "past niet" in page._box.sentence
    page.password_given.emit(PASSWORD)
    qtbot.waitUntil(lambda: window.workplace is not None, timeout=WAIT_MS)


def test_with_the_recovery_code_one_chooses_a_new_password(qtbot, window, entrance):
    code = make_one(qtbot, window, entrance)
    window.lock_asked.emit()
    until(qtbot, window, UnlockPage).code_given.emit(code.lower())
    page = until(qtbot, window, PasswordPage)
    page.password.setText("nog een lange zin erbij")
    page.again.setText("nog een lange zin erbij")
    page.button.click()
    qtbot.waitUntil(lambda: window.workplace is not None, timeout=WAIT_MS)
    window.lock_asked.emit()
    until(qtbot, window, UnlockPage).password_given.emit("nog een lange zin erbij")
    qtbot.waitUntil(lambda: window.workplace is not None, timeout=WAIT_MS)


def test_closing_makes_a_backup_and_lets_go_of_the_folder(qtbot, window, entrance):
    make_one(qtbot, window, entrance)
    folder = settings.load().recent[0].place
    window.close()
    from pathlib import Path

    from desktop.services.administration import Administrations, Credentials

    administrations = Administrations(entrance._clock)
    assert administrations.backups(administrations.own_backup_place(Path(folder)))
    administrations.open(folder, Credentials(password=PASSWORD)).close()


def test_with_something_opened_before_one_starts_before_its_shutters(qtbot, window):
    known = Settings().opened("Over de Brug", "/home/noor/Over de Brug")
    made = Entrance(window, ShiftedClock(date(2026, 11, 24)), known, Composition)
    made.start()
    page = until(qtbot, window, UnlockPage)
    page.others_asked.emit()
    until(qtbot, window, FirstPage)
    made.runner.stop()
