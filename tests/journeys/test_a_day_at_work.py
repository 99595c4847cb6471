"""What somebody does on a day: write down who were there, mend it, and take it back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.periods import Quarter
from desktop.domain.reporting import ReportQuestion
from desktop.domain.vocabulary import ActivityState
from desktop.views.log.entry_form import EntryForm
from desktop.views.log.page import LogPage
from desktop.views.log.tiles import PersonTile
from desktop.views.today.page import TodayPage
from tests.journeys.visitor import CTRL, ENTER, TODAY, Visitor

MOST_GROUPS, MOST_KEYS = 8, 90
"""Core task T2: eight steps and 45 seconds, at two keys a second."""


def figure(visitor: Visitor, key: str) -> int:
    services = visitor.window.workplace.desk.services
    figures = services.reporting.figures(ReportQuestion(Quarter.of(TODAY), None))
    return next(one.cell.value for one in figures.figures if one.id == key)


def tick(visitor: Visitor, form: EntryForm, names: list[str]) -> None:
    """Ticks people as one does by hand: the first letters of a name, and the space bar."""
    visitor.tab_to(form.attendance.grid)
    for name in names:
        for letter in name:
            visitor.type(letter)
            here = QApplication.focusWidget()
            assert isinstance(here, PersonTile)
            if here.pick.name.name_key.startswith(name):
                break
        visitor.press(Qt.Key.Key_Space)


def test_nine_by_name_and_three_guests_by_keyboard(arrive, example):
    visitor = arrive(example)
    visitor.unlock()
    visitor.page(TodayPage)
    visits, times = figure(visitor, "I-04"), figure(visitor, "I-07")

    visitor.start_counting()
    visitor.press(Qt.Key.Key_N, CTRL)
    page = visitor.page(LogPage)
    visitor.until(lambda: page.form is not None and not page.form.subject)
    form = page.form
    visitor.until(lambda: len(form.attendance.grid.tiles) > 9)
    visitor.until(form.head.programme.hasFocus)
    visitor.type("Breien")
    names = [tile.pick.name.name_key for tile in form.attendance.grid.tiles.values()]
    chosen = [name for name in names if sum(n.startswith(name) for n in names) == 1][::2][:9]
    tick(visitor, form, chosen)
    visitor.tab_to(form.boxes["guests"].control)
    visitor.type("3")
    visitor.press(ENTER, CTRL)
    visitor.until(lambda: any(one.programme == "Breien" for one in page.timeline.model_.lines))

    assert visitor.groups <= MOST_GROUPS
    assert visitor.keys <= MOST_KEYS
    line = next(one for one in page.timeline.model_.lines if one.programme == "Breien")
    assert (line.day, line.state) == (TODAY, ActivityState.HELD)
    assert sum(n for _kind, n in line.named) == 9
    assert (line.guests, line.heads) == (3, 12)
    assert visitor.window.workplace.toast.sentence == "Vastgelegd"
    assert figure(visitor, "I-04") == visits + 12
    assert figure(visitor, "I-07") == times + 1

    visitor.press(Qt.Key.Key_Z, CTRL)
    visitor.until(lambda: all(one.programme != "Breien" for one in page.timeline.model_.lines))
    assert figure(visitor, "I-04") == visits


def test_an_entry_is_corrected_struck_and_brought_back_by_keyboard(arrive, example):
    visitor = arrive(example)
    visitor.unlock()
    visitor.page(TodayPage)
    visits = figure(visitor, "I-04")
    visitor.go_to("log")
    page = visitor.page(LogPage)
    visitor.until(lambda: page.form is not None and page.form.subject != "")
    form = page.form
    entry, guests = form.subject, form.boxes["guests"].control

    def counted() -> dict[str, int]:
        return {str(one.id): one.heads for one in page.timeline.model_.lines}

    before = counted()[entry]
    visitor.tab_to(guests)
    visitor.press(Qt.Key.Key_Up, times=2)
    visitor.press(ENTER, CTRL)
    visitor.until(lambda: counted()[entry] == before + 2)
    assert figure(visitor, "I-04") == visits + 2

    visitor.until(lambda: not form.touched and form.strike.isVisible())
    visitor.tab_to(form.strike)
    visitor.press(ENTER)
    visitor.until(lambda: entry not in counted())
    assert figure(visitor, "I-04") == visits - before
    visitor.press(Qt.Key.Key_Z, CTRL)
    visitor.until(lambda: counted().get(entry) == before + 2)
    visitor.press(Qt.Key.Key_Z, CTRL)
    visitor.until(lambda: counted()[entry] == before)
    assert figure(visitor, "I-04") == visits
