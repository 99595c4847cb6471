"""The calendar of a room as a file: from the menu to the disk, and what goes wrong there."""

from datetime import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QLabel, QMenu

from desktop.services.calendars import Calendars
from desktop.views.kit.saving import SaveDialog
from desktop.views.rooms.calendar_file import file_name
from tests.views.rooms.booking_desk import TUESDAY, stand


@pytest.fixture
def page(place, open_page, clock):
    place.desk.services.calendars = Calendars(place.store, clock)
    stand(place, "Koor", TUESDAY, time(19), time(21), room=place.atelier)
    place.told = []
    place.desk.toast = SimpleNamespace(tell=lambda text, undo: place.told.append((text, undo)))
    return open_page()


def menu_of(page):
    page.toolbar.paper.click()
    (menu,) = [m for m in page.toolbar.findChildren(QMenu) if m.isVisible()]
    return menu


def said(page):
    assert page.banner.isVisible()
    return " ".join(label.text() for label in page.banner.findChildren(QLabel))


def test_the_menu_asks_which_room_and_the_dialog_where(page, place, tmp_path):
    menu = menu_of(page)
    (which,) = [a.menu() for a in menu.actions() if a.text() == "Agenda opslaan (.ics)"]
    assert [a.text() for a in which.actions()] == ["Atelier", "Huiskamer"]
    which.actions()[0].trigger()
    menu.close()
    (dialog,) = page.findChildren(SaveDialog)
    assert dialog._dialog.isVisible()
    assert dialog._dialog.selectedFiles()[0].endswith("atelier.ics")
    dialog._dialog.fileSelected.emit(str(tmp_path / "koor"))
    dialog._dialog.close()
    data = (tmp_path / "koor.ics").read_bytes()
    assert data == place.desk.services.calendars.export(place.atelier)
    assert b"SUMMARY:Koor" in data
    assert place.told == [("De agenda van Atelier is opgeslagen", False)]


def test_of_one_room_it_is_not_asked_which(page, place):
    page.toolbar.show_rooms([(place.huis, "Huiskamer")], place.huis, switch=False)
    menu = menu_of(page)
    asked = []
    page.toolbar.calendar_asked.connect(asked.append)
    action = next(a for a in menu.actions() if a.text() == "Agenda opslaan (.ics)")
    assert action.menu() is None
    page.toolbar.calendar_asked.disconnect(page.calendar_file.ask)
    action.trigger()
    menu.close()
    assert asked == [place.huis]


@pytest.fixture
def ask(page, place):
    """Asks for the calendar of the Atelier; the dialog of the system stays shut."""
    page.calendar_file.ask(place.atelier)
    (dialog,) = page.findChildren(SaveDialog)
    dialog._dialog.close()
    return page.calendar_file


def test_a_folder_that_is_gone_is_told_and_the_next_attempt_succeeds(ask, page, place, tmp_path):
    ask.write(tmp_path / "weg" / "koor.ics")
    assert "Hier kan het bestand niet staan. Kies een andere map." in said(page)
    assert place.told == []
    ask.write(tmp_path / "koor.ics")
    assert (tmp_path / "koor.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert not page.banner.isVisible()


def test_where_one_may_not_write_that_is_told(ask, page):
    ask.write(Path("/sys/koor.ics"))
    assert "In deze map mag Buurtschap niet schrijven." in said(page)


def test_a_room_that_is_gone_is_told(page, place, tmp_path):
    page.calendar_file.ask(place.community)
    page.calendar_file.write(tmp_path / "koor.ics")
    assert "Deze ruimte is er niet meer." in said(page)
    assert not (tmp_path / "koor.ics").exists()


@pytest.mark.parametrize(
    ("room", "name"),
    [("Huiskamer", "huiskamer.ics"), ("Zaal 1/2: café", "zaal-1-2-café.ics"), ("..", "agenda.ics")],
)
def test_no_room_name_is_refused_by_a_file_system(qapp, room, name):
    assert file_name(room) == name
