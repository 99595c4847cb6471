"""What is asked of a school holiday that somebody enters, and how it is kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.rooms.holidays import SchoolHoliday, in_region, merged
from desktop.domain.rooms.school_form import SchoolDraft, own_kept, own_read
from desktop.domain.vocabulary import SchoolRegion
from desktop.messages import sentence
from desktop.school_table import school_table

NORTH, SOUTH = SchoolRegion.NORTH, SchoolRegion.SOUTH
TODAY = date(2026, 11, 24)
TABLE = in_region(school_table(), NORTH)
MAY = next(one for one in TABLE if one.name == "Meivakantie" and one.begins.year == 2027)
NEW = SchoolDraft(NORTH, "Herfstvakantie", date(2028, 10, 14), date(2028, 10, 22))


@pytest.mark.parametrize(
    ("changes", "field", "told"),
    [
        ({"name": "  "}, "name", "Hoe heet de vakantie?"),
        ({"name": "x" * 51}, "name", "Dit is te lang"),
        ({"last_day": date(2028, 10, 13)}, "last_day", "De laatste dag is voor de eerste."),
        ({"last_day": date(2028, 12, 23)}, "last_day", "Een schoolvakantie duurt ten hoogste 10"),
        (
            {"first_day": date(2026, 10, 31), "last_day": date(2026, 11, 23)},
            "last_day", "Deze vakantie is al voorbij.",
        ),
        (
            {"name": "mei vakantie", "first_day": date(2027, 5, 8), "last_day": date(2027, 5, 9)},
            "name", "Meivakantie staat er al in dat schooljaar: 24 april tot en met 2 mei 2027.",
        ),
        (
            {"first_day": date(2028, 8, 27), "last_day": date(2028, 8, 28)},
            "first_day",
            "Van 15 juli tot en met 27 augustus 2028 is het al Zomervakantie. Kies andere dagen",
        ),
    ],
)  # fmt: skip
def test_what_is_not_right_yet(changes, field, told):
    (problem,) = replace(NEW, **changes).problems(TABLE, TODAY)
    assert problem.field == field
    assert sentence(problem).startswith(told)


def test_what_just_fits_is_right():
    ten_weeks = NEW.first_day + timedelta(days=69)
    for draft in (
        NEW,
        replace(NEW, last_day=NEW.first_day, name="x" * 50),
        replace(NEW, last_day=ten_weeks),
        replace(NEW, name="Studiedag", first_day=TODAY, last_day=TODAY),
        replace(NEW, name="Studiedag", first_day=MAY.ends, last_day=MAY.ends),
        replace(NEW, region=SOUTH, first_day=MAY.begins, last_day=MAY.last_day),
    ):
        assert not draft.problems(TABLE, TODAY), draft


def test_a_correction_may_cover_what_it_corrects_and_nothing_else():
    longer = SchoolDraft(NORTH, "Meivakantie", MAY.begins, date(2027, 5, 9), MAY)
    assert not longer.problems(TABLE, TODAY)
    renamed = replace(longer, name="Lentevakantie")  # what ships would stand there again
    assert [p.code for p in renamed.problems(TABLE, TODAY)] == ["school_overlaps"]
    (own,) = (one for one in merged(TABLE, [longer.holiday]) if one.key == MAY.key)
    assert (own.ends, own.own) == (date(2027, 5, 10), True)


def test_what_is_kept_reads_back_and_what_is_none_is_left_out():
    own = (NEW.holiday, SchoolHoliday(SOUTH, "Carnaval", MAY.begins, MAY.ends, own=True))
    kept = own_kept(own)
    assert kept[0] == {
        "name": "Herfstvakantie", "region": "north", "begins": "2028-10-14", "ends": "2028-10-23"
    }  # fmt: skip
    broken = [
        None, "Mei", 3, {}, {**kept[0], "region": "east"}, {**kept[0], "begins": "ooit"},
        {**kept[0], "ends": None}, {**kept[0], "ends": "2028-10-14"},
    ]  # fmt: skip
    assert own_read([*broken, *kept]) == own
