"""A calendar read again that lacks a booking: what the page says before and after."""

from datetime import date, datetime, time

import pytest

from desktop.domain.reading.rehearsal import Change, Fate
from desktop.domain.reading.table import text_of
from desktop.views.importing import words
from desktop.views.kit.labels import PlainLabel
from tests.views.importing.conftest import SAMPLES

CALENDAR = (SAMPLES / "huiskamer.ics").read_bytes().decode()
MEALS = next(part for part in CALENDAR.split("BEGIN:VEVENT") if "UID:eettafel" in part)


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible()]


@pytest.fixture
def page(page, tmp_path):
    """The page at a newer file, in which the meals are no more."""
    without = CALENDAR.replace(f"BEGIN:VEVENT{MEALS}", "")
    for name, text in (("eerst.ics", CALENDAR), ("later.ics", without)):
        file = tmp_path / name
        file.write_bytes(text.encode())
        page.begin()
        page.take(file)
        if name == "eerst.ics":
            overview = page.panel.content
            overview.community.setText("Betje Wolff")
            overview.community.editingFinished.emit()
            page.primary()
    return page


def test_a_booking_that_is_gone_says_so_first_and_then_which_dates(page):
    (row,) = page.rehearsal.of(Fate.GONE)
    days = [text_of(change.before) for change in row.changes]
    told = words.why(row)
    assert told.startswith("Staat niet meer in de agenda, en wordt hier geannuleerd. ")
    assert f"{len(days)} datums vervallen: {days[0]}, " in told
    assert "annuleer 1" in page._button.accessibleName()
    page.open_row(row.row)
    every = texts(page.panel.content)
    assert f"{len(days)} datums vervallen: {', '.join(days)}." in every


def test_afterwards_it_tells_what_was_done_and_not_what_will_be(page):
    page.primary()
    told = "\n".join(texts(page.result))
    assert "0 boekingen ingelezen" not in told
    assert "1 geannuleerd" in told
    assert "wordt geannuleerd" not in told


def test_taken_back_it_no_longer_tells_what_was_done(page, qtbot):
    page.primary()
    page.result.undo.click()
    now = ["Het inlezen is ongedaan gemaakt", "Alles staat weer zoals het voor dit bestand stond."]
    qtbot.waitUntil(lambda: sorted(texts(page.result)) == sorted(now))


def test_a_calendar_leads_to_the_rooms(page, qtbot):
    page.primary()
    assert page.result.look.accessibleName() == "Naar Ruimtes"
    with qtbot.waitSignal(page.go) as asked:
        page.result.look.click()
    assert asked.args[0] == "rooms"


def test_of_many_dates_a_row_tells_how_far_they_go():
    dates = [Change("date", date(2026, 12, day), "") for day in range(1, 7)]
    assert words.changes(dates, most=5) == ["6 datums vervallen: 1-12-2026 tot en met 6-12-2026."]


def test_few_dates_are_named_and_other_things_stay_a_sentence_each():
    dates = [
        Change("date", date(2026, 12, 1), ""),
        Change("date", "", datetime.combine(date(2026, 12, 2), time(10))),
    ]
    name = Change("activity", "Koor", "Kerstkoor")
    assert words.changes([*dates, name]) == [
        "Activiteit: Koor wordt Kerstkoor.",
        "Erbij komt 2-12-2026 10.00.",
        "1-12-2026 vervalt.",
    ]
