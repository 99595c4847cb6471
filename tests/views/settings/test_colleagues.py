"""Wie werken hier: who waits for access, and saying for whom a colleague works."""

import secrets

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.vocabulary import WorksFor
from desktop.models import Account
from desktop.services.administration import Credentials
from desktop.services.colleagues import Colleagues as ColleaguesService
from desktop.services.undo import Undo
from desktop.views.settings.colleagues import ColleagueEditor
from desktop.views.settings.page import COLLEAGUES
from tests import builders


@pytest.fixture
def opened(administrations, server, bus):
    """A shared administration of Noor, where Piet came for the first time."""
    name = f"c{secrets.token_hex(6)}"
    server.sql(f"CREATE DATABASE {name}")
    administrations.create_on_server(server.url(name), "Over de Brug", "Noor")
    it = administrations.open(server.url(name), Credentials(), bus.announce)
    with it.database.write("test") as session:
        builders.add(session, Account(name="piet", login="piet"))
    yield it
    it.close()


@pytest.fixture
def desk(desk, opened, clock):
    desk.services.colleagues = ColleaguesService(opened.database, clock)
    return desk


@pytest.fixture
def section(page):
    page.open(COLLEAGUES)
    return page.section


def told(section):
    return [(row.name, row.told, row.edit.isVisible()) for row in section.rows()]


def choose(page, works_for):
    """Walks with the arrows to that answer."""
    control = page.panel.content.boxes["works_for"].control
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Home)
    while control.value() is not works_for:
        before = control.currentIndex()
        QTest.keyClick(control, Qt.Key.Key_Down)
        assert control.currentIndex() != before
    control.edited.emit()


def test_who_waits_stands_on_top_and_nobody_changes_their_own_access(page, section, qtbot):
    qtbot.waitUntil(lambda: section.rows()[0].edit.isVisible())
    assert told(section) == [
        ("piet", "piet · heeft geen toegang", True),
        ("Noor (jij)", f"{noor_login(section)} · werkt voor onze organisatie", False),
    ]


def noor_login(section):
    return next(row.id.login for row in section.rows() if row.id.me)


def test_a_colleague_is_let_in_from_the_panel_and_it_can_be_taken_back(page, section, opened):
    section.rows()[0].edit.click()
    editor = page.panel.content
    assert isinstance(editor, ColleagueEditor)
    assert "ziet niets" in editor.sees
    choose(page, WorksFor.CORPORATION)
    assert "Geen bewoners, vragen, banden of waakvlam." in editor.sees
    editor.button.click()
    assert [row.id.works_for for row in section.rows()] == [
        WorksFor.ORGANISATION, WorksFor.CORPORATION,
    ]  # fmt: skip
    assert section.rows()[1].told == "piet · werkt voor de woningcorporatie"
    assert page.desk.toast == [("Vastgelegd", True)]
    Undo(opened.database, page.desk.clock).undo_last()
    assert section.rows()[0].id.works_for is WorksFor.NOBODY


def test_who_was_slower_sees_what_a_colleague_chose(page, section, opened):
    section.rows()[0].edit.click()
    piet = section.rows()[0].id
    choose(page, WorksFor.ORGANISATION)
    with opened.database.write("test") as session:
        session.get_one(Account, piet.id).works_for = WorksFor.CORPORATION
    editor = page.panel.content
    editor.button.click()
    assert page.panel.content is editor
    assert editor.boxes["works_for"].control.value() is WorksFor.ORGANISATION
    with opened.database.read() as session:
        assert session.get_one(Account, piet.id).works_for is WorksFor.CORPORATION
