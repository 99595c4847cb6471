"""The attendance list of the third quarter gives the figures that stand in expected.json."""

import csv
import io
import json
from datetime import date, datetime, time
from pathlib import Path

import pytest

from desktop.domain.figures.quarter import figures_of
from desktop.domain.vocabulary import AttendanceKind, Initiative
from tests.domain.figures.street import AS_OF, Q3, activity, came, crowd, facts, value

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
DRAWN = {
    "bewoners": Initiative.RESIDENTS,
    "samen": Initiative.TOGETHER,
    "professional": Initiative.STAFF,
}


def moment(day, clock):
    day, month, year = (int(part) for part in day.split("-"))
    hour, minute = (int(part) for part in clock.replace(".", ":").split(":"))
    return datetime.combine(date(year, month, day), time(hour, minute))


@pytest.fixture
def expected():
    return json.loads((SAMPLES / "expected.json").read_text())["attendance"]


@pytest.fixture
def quarter_of_the_list(expected):
    """The good lines of the list as facts; reading it well is tested with the reader."""
    text = (SAMPLES / "aanwezigheid-2026-q3.csv").read_bytes().decode("cp1252")
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    held, attended = [], []
    for number, line in enumerate(lines, start=1):
        if number == 1 or number in expected["bad_lines"]:
            continue
        begin, end = moment(line[0], line[4]), moment(line[0], line[5])
        one = activity(
            line[1],
            begin.isoformat(" "),
            (end - begin).seconds // 60,
            initiative=DRAWN[line[8].strip().lower()],
            guests=int(line[7] or 0),
        )
        held.append(one)
        attended += came(one, *{name.strip() for name in line[6].split(",") if name.strip()})
    return facts(*held, members=crowd(46), attendances=attended)


def test_the_list_gives_the_expected_figures(quarter_of_the_list, expected):
    figures = figures_of(quarter_of_the_list, Q3, AS_OF)
    assert value(figures, "I-03") == expected["unique_known_participants"] == 31
    others = expected["visits_by_others"]
    assert value(figures, "I-04") == expected["visits_by_known_people"] + others == 413
    assert value(figures, "I-05") == others
    assert value(figures, "I-07") == expected["activities"] == 62
    assert sum(row.minutes for row in figures.activities) / 60 == expected["activity_hours"]
    drawn = expected["activities_by_initiative"]
    assert dict(figures.initiative) == {DRAWN[word]: count for word, count in drawn.items()}
    assert all(a.kind is AttendanceKind.RESIDENT for a in quarter_of_the_list.attendances)
