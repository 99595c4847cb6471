"""How the page says when something is, and what becomes of a date, in both languages."""

from datetime import date, datetime, time

import pytest

from desktop.domain.reading.rehearsal import Change, Fate, RowOutcome, When
from desktop.i18n import use
from desktop.views.importing import words

TEN, NOON = time(10), time(12)
FIFTH = datetime.combine(date(2027, 1, 5), TEN)


@pytest.fixture
def english():
    use("en")
    yield
    use("nl")


def change(before, after, **more):
    return Change("date", before, after, **more)


def detail(detail="", heads=None, **when):
    return words.detail(
        RowOutcome(1, Fate.NEW, "Koor", detail, when=When(**when), heads=heads)
    )  # fmt: skip


def test_times_are_said_as_the_rest_of_the_program_says_them():
    series = {"day": FIFTH.date(), "hours": (TEN, NOON), "times": 4}
    assert detail("Huiskamer", **series) == "5-1-2027 · 10.00–12.00 × 4 · Huiskamer"
    assert detail("Huiskamer", day=FIFTH.date()) == "5-1-2027 · Huiskamer"
    assert detail(day=FIFTH.date(), times=4) == "5-1-2027 · × 4"
    assert detail(hours=(TEN, NOON), heads=(2, 1)) == "10.00–12.00 · 2 op naam · 1 gast"
    assert words.changes([change("", FIFTH)]) == ["Erbij komt 5-1-2027 10.00."]
    assert words.changes([change("", datetime.combine(FIFTH, time()))]) == ["Erbij komt 5-1-2027."]
    assert words.change(Change("end", NOON, time(13, 5))) == "Eind: 12.00 wordt 13.05."


def test_times_in_english(english):
    assert detail("Huiskamer", day=FIFTH.date(), hours=(TEN, NOON)) == (
        "5-1-2027 · 10:00–12:00 · Huiskamer"
    )
    assert words.changes([change("", FIFTH)]) == ["5-1-2027 10:00 is added."]


def test_a_date_that_waited_for_its_room_says_that_it_gets_it():
    freed = [change(date(2027, 1, 5), FIFTH, freed=True)]
    assert words.changes(freed) == ["Krijgt nu de ruimte: 5-1-2027 10.00."]
    moved = change(date(2027, 1, 12), datetime.combine(date(2027, 1, 13), TEN))
    assert words.changes([*freed, *freed, moved]) == [
        "Deze datum wijzigt: 13-1-2027 10.00.",
        "2 datums krijgen nu de ruimte: 5-1-2027 10.00, 5-1-2027 10.00.",
    ]


def test_and_in_english(english):
    freed = [change(date(2027, 1, 5), FIFTH, freed=True)]
    assert words.changes(freed) == ["Now gets the room: 5-1-2027 10:00."]
    assert words.changes(freed * 2)[0].startswith("2 dates now get the room: ")
