"""The lists somebody already has, read in through the screen, and taken back."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.clock import ShiftedClock
from desktop.domain.periods import Quarter
from desktop.domain.reporting import ReportQuestion
from desktop.services.administration import Administrations
from desktop.views.importing.page import ImportPage
from desktop.views.log.page import LogPage
from desktop.views.residents.page import ResidentsPage
from desktop.views.settings.page import SettingsPage
from desktop.views.settings.readings import Readings
from desktop.views.today.page import TodayPage
from tests.journeys.conftest import LISTS, SAMPLES
from tests.journeys.visitor import ENTER, PASSWORD, TODAY, Visitor

EXPECTED = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
PEOPLE, ATTENDANCE, CALENDAR = LISTS
THURSDAY = date(2026, 11, 26)


@pytest.fixture
def empty(tmp_path) -> Path:
    """An administration without a community."""
    folder = tmp_path / "leeg"
    Administrations(ShiftedClock(TODAY)).create(folder, "Over de Brug", "Noor", PASSWORD)
    return folder


def read_in(visitor: Visitor, page: ImportPage, name: str) -> None:
    """A file dropped on the page, looked at, and read in by keyboard."""
    page.begin()
    page.start.chosen.emit(SAMPLES / name)
    visitor.until(lambda: page.opened is not None and page.opened.name == name)
    visitor.until(lambda: page.panel.content is not None and page.panel.content.isVisible())
    if page.rehearsal is None and not page.options.community:
        visitor.until(lambda: page.panel.content.community.hasFocus())
        visitor.type("Betje Wolff")
        visitor.press(ENTER)
    visitor.until(lambda: page.rehearsal is not None and page._button.isVisible())
    visitor.tab_to(page._button)
    visitor.press(ENTER)
    visitor.until(lambda: page._act is not None and page.result.isVisible())
    assert page.panel.isHidden()  # nothing is left of what would be read in
    assert not page._button.isVisible()


def figure(visitor: Visitor, key: str) -> int:
    services = visitor.window.workplace.desk.services
    figures = services.reporting.figures(ReportQuestion(Quarter(2026, 3), None))
    return next(one.cell.value for one in figures.figures if one.id == key)


def test_three_lists_are_read_in_and_the_last_is_taken_back_at_once(arrive, empty):
    visitor = arrive(empty, today=THURSDAY)
    visitor.unlock()
    today = visitor.page(TodayPage)
    visitor.window.workplace.go("importing")
    page = visitor.page(ImportPage)

    read_in(visitor, page, PEOPLE)
    visitor.tab_to(page.result.look)
    visitor.press(ENTER)
    residents = visitor.page(ResidentsPage)
    people, left = EXPECTED["residents"], len(EXPECTED["residents"]["left_on_2026_07_01"])
    visitor.until(lambda: residents.roll is not None and residents.roll.left == left)
    assert residents.table.rowCount() == people["distinct_people"] - left

    visitor.window.workplace.go("importing")
    read_in(visitor, page, ATTENDANCE)
    visitor.tab_to(page.result.look)
    visitor.press(ENTER)
    visitor.page(LogPage)
    assert figure(visitor, "I-07") == EXPECTED["attendance"]["activities"]
    visitor.window.workplace.go("importing")
    read_in(visitor, page, CALENDAR)
    assert figure(visitor, "I-28a") == EXPECTED["bookings"]["booked_in_2026q3"]

    visitor.go_to("today")
    visitor.page(TodayPage)
    strip = today.rooms.strip
    visitor.until(lambda: "Eettafel" in strip.accessibleDescription())
    visitor.window.workplace.go("importing")
    visitor.tab_to(page.result.undo)
    visitor.press(ENTER)
    visitor.until(lambda: not page.result.undo.isVisible())
    visitor.go_to("today")
    visitor.until(lambda: "Eettafel" not in strip.accessibleDescription())
    assert figure(visitor, "I-28a") == 0
    assert figure(visitor, "I-07") == EXPECTED["attendance"]["activities"]


def test_a_list_is_taken_back_the_next_day_from_the_settings(arrive, lists):
    visitor = arrive(lists, today=THURSDAY)
    visitor.unlock()
    visitor.page(TodayPage)
    assert figure(visitor, "I-28a") == EXPECTED["bookings"]["booked_in_2026q3"]
    settings = visitor.window.workplace.go("settings")
    assert isinstance(settings, SettingsPage)
    settings.open("readings")
    section = settings.section
    assert isinstance(section, Readings)
    visitor.until(lambda: len(section.rows()) == len(LISTS))
    newest = section.rows()[0]
    visitor.tab_to(newest.undo)
    visitor.press(ENTER)
    visitor.tab_to(newest.yes)
    visitor.press(ENTER)
    visitor.until(lambda: visitor.window.workplace.toast.sentence.endswith("is weggehaald"))
    assert figure(visitor, "I-28a") == 0
    assert figure(visitor, "I-07") == EXPECTED["attendance"]["activities"]
