from datetime import date, time
from uuid import UUID

import pytest

from desktop.domain.activities import LogLine, MonthTotals
from desktop.domain.vocabulary import ActivityState, Ambition, AttendanceKind
from desktop.domain.wall_clock import span
from desktop.i18n import use
from desktop.views.log import words


@pytest.fixture
def english():
    use("en")
    yield
    use("nl")


def line(**values):
    usual = {
        "id": UUID(int=1), "community": "Betje Wolff", "programme": "Koffieochtend",
        "day": date(2026, 11, 24), "begins": time(10), "minutes": 120, "place": "Huiskamer",
        "state": ActivityState.HELD, "named": ((AttendanceKind.RESIDENT, 12),), "guests": 2,
        "ambition": Ambition.CONTACTS,
    }  # fmt: skip
    return LogLine(**(usual | values))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "12 bewoners, 2 gasten"),
        ({"initiator": "Willy K."}, "12 bewoners, 2 gasten · op initiatief van Willy K."),
        ({"named": ((AttendanceKind.RESIDENT, 1), (AttendanceKind.AREA, 2)), "guests": 1},
         "1 bewoner, 2 buurtbewoners, 1 gast"),
        ({"named": (), "guests": 0}, "nog invullen wie er waren"),
        ({"state": None, "named": (), "guests": 0}, "nog invullen wie er waren"),
        ({"state": ActivityState.CONCEPT, "guests": 0}, "concept, 12 bewoners"),
        ({"state": ActivityState.CONCEPT, "named": (), "guests": 0}, "concept, nog invullen"),
    ],
)  # fmt: skip
def test_the_second_line_tells_who_were_there_or_what_waits(values, said):
    assert words.second_line(line(**values)) == said


def test_a_line_is_spoken_whole():
    assert words.spoken(line(), with_community=True) == (
        "Koffieochtend, dinsdag 24 november, 10.00 · Huiskamer · Betje Wolff, "
        "12 bewoners, 2 gasten, Sociale contacten en zinvolle dagen"
    )


def test_the_header_sums_the_month_up():
    totals = MonthTotals(date(2026, 11, 1), 38, 61 * 60 + 20, 21)
    assert words.month_line(totals) == (
        "November 2026 · 38 momenten, 61\u00a0uur · 21 op initiatief van bewoners"
    )


def test_the_panel_says_when_and_where():
    when = span(date(2026, 11, 24), time(22), time(1))
    assert words.when_line(when, "Huiskamer") == ("dinsdag 24 november, 22.00–1.00 uur · Huiskamer")


def test_in_english(english):
    assert words.second_line(line(initiator="Willy K.")) == (
        "12 residents, 2 guests · on the initiative of Willy K."
    )
