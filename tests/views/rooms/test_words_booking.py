"""A booking in words, in both languages."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from desktop import i18n
from desktop.domain.rooms.plan import BookingPlan, Fate, InTheWay, Obstacle, Slot
from desktop.domain.rooms.repeat import LAST, Frequency, Repeat, ShortMonth
from desktop.domain.rooms.wish import Choice, Decision
from desktop.domain.wall_clock import span
from desktop.views.rooms import words_booking as words
from tests.views.rooms.booking_desk import at

TODAY = date(2026, 11, 24)
TUESDAY = date(2026, 9, 8)


@pytest.fixture
def english():
    i18n.use("en")
    yield
    i18n.use("nl")


@pytest.mark.parametrize(
    ("repeat", "said"),
    [
        (Repeat(), "nee"),
        (Repeat(Frequency.DAY), "elke dag"),
        (Repeat(Frequency.DAY, every=3), "elke 3 dagen"),
        (Repeat(Frequency.MONTH_END), "elke maand op de laatste dag"),
        (Repeat(Frequency.WEEK), "elke dinsdag"),
        (Repeat(Frequency.WEEK, every=2), "elke 2 weken op dinsdag"),
        (
            Repeat(Frequency.WEEK, weekdays=frozenset({0, 1, 3})),
            "elke week op maandag, dinsdag en donderdag",
        ),
        (Repeat(Frequency.MONTH_WEEKDAY, nth=2), "elke maand op de 2e dinsdag"),
        (Repeat(Frequency.MONTH_WEEKDAY, nth=LAST), "elke maand op de laatste dinsdag"),
        (Repeat(Frequency.MONTH_DAY, every=2), "elke 2 maanden op de 8e"),
        (Repeat(Frequency.YEAR), "elk jaar op 8 september"),
        (Repeat(Frequency.DATES, dates=(TODAY,)), "2 losse dagen"),
    ],
)
def test_a_repeat_in_words(repeat, said):
    assert words.repeat_words(repeat, TUESDAY) == said


def test_what_a_short_month_does_is_said():
    last = date(2026, 12, 31)
    assert words.repeat_words(Repeat(Frequency.MONTH_DAY), last) == (
        "elke maand op de 31e (of de laatste dag)"
    )
    skip = Repeat(Frequency.MONTH_DAY, short_month=ShortMonth.SKIP)
    assert words.repeat_words(skip, last).endswith("(sla over waar die er niet is)")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"last_day": date(2026, 9, 29)}, "elke dinsdag tot en met 29 september"),
        ({"last_day": date(2027, 9, 28)}, "elke dinsdag tot en met 28 september 2027"),
        ({"times": 12}, "elke dinsdag, 12 keer"),
        ({}, "elke dinsdag zonder einde"),
    ],
)
def test_a_series_in_words(more, said):
    assert words.series_words(Repeat(Frequency.WEEK, **more), TUESDAY, TODAY) == said


def test_when_it_is_also_over_midnight():
    last = date(2026, 12, 31)
    begins, midnight = at(last, 22), at(last + timedelta(days=1), 0)
    assert words.when_words(begins, at(last, 23, 30), TODAY) == (
        "donderdag 31 december, 22.00–23.30 uur"
    )
    assert "22.00–0.00 uur" in words.when_words(begins, midnight, TODAY)
    assert words.when_words(begins, midnight + timedelta(hours=1), TODAY) == (
        "donderdag 31 december, 22.00 uur tot vrijdag 1.00 uur"
    )


@pytest.mark.parametrize("kind", InTheWay)
@pytest.mark.parametrize("name", ["", "Breigroep"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_that_can_be_in_the_way_has_words(kind, name, language):
    i18n.use(language)
    try:
        for times in ((), (at(TODAY, 14), at(TODAY, 15))):
            said = words.obstacle_words(Obstacle(kind, name, *times))
            assert said.strip()
            assert "{" not in said
            assert not said.endswith((",", ", ", ": "))
    finally:
        i18n.use("nl")


def test_english(english):
    monthly = Repeat(Frequency.MONTH_WEEKDAY, nth=2)
    assert words.repeat_words(monthly, TUESDAY) == "every month on the 2nd Tuesday"
    assert [words.ordinal(n) for n in (1, 3, 11, 21, 30)] == ["1st", "3rd", "11th", "21st", "30th"]


def plan(*fates):
    return BookingPlan(
        tuple(
            Slot(date(2026, 12, 1 + n), span(TODAY, time(14), time(16)), uuid4(), fate)
            for n, fate in enumerate(fates)
        )
    )


@pytest.mark.parametrize(
    ("fates", "said", "changed"),
    [
        ((Fate.BOOK,), "Boek Atelier", "Wijzig"),
        ((Fate.OPTION,), "Vraag Atelier aan", "Wijzig"),
        ((Fate.BLOCKED,), "Kies eerst", "Kies eerst"),
        ((Fate.BOOK,) * 3, "Boek 3 keer", "Wijzig 3"),
        ((Fate.BOOK, Fate.BOOK, Fate.SKIP), "Boek 2 keer, sla 1 over", "Wijzig 2, sla 1 over"),
        (
            (Fate.OPTION, Fate.OPTION, Fate.DROP),
            "Vraag 2 keer aan, sla 1 over",
            "Wijzig 2, sla 1 over",
        ),
    ],
)
def test_the_button_says_what_it_will_do(fates, said, changed):
    assert words.button_words(plan(*fates), "Atelier") == said
    assert words.change_words(plan(*fates)) == changed


def test_a_choice_in_words():
    assert words.decision_words(Decision(Choice.OTHER_ROOM), "Atelier") == "gaat naar Atelier"
    moved = Decision(Choice.OTHER_TIME, begins=time(9), ends=time(11))
    assert words.decision_words(moved, "") == "wordt 9.00–11.00"
    for choice in Choice:
        decision = Decision(choice, begins=time(9), ends=time(11), reason="afgesproken")
        assert words.decision_words(decision, "Atelier")


def test_free_days_by_month():
    days = [date(2026, 12, 1), date(2026, 12, 8), date(2027, 1, 5), date(2027, 2, 2)]
    said = words.free_days_words(days, TODAY).replace("\u00a0", " ")
    assert said == "1, 8 december · 5 januari 2027 · 2 februari"
