"""What is not right with a wish, whatever the calendar says."""

import pytest

from desktop.domain.rooms.wish import LONGEST_TITLE
from tests.domain.rooms.house import replace, wish


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ({}, []),
        ({"title": "  \t"}, ["booking_title_missing"]),
        ({"title": "a" * LONGEST_TITLE}, []),
        ({"title": "a" * (LONGEST_TITLE + 1)}, ["too_long"]),
        ({"title": "👩‍👩‍👧 <b>\"q\"</b> مرحبا"}, []),
        ({"people": 0}, ["people_few"]),
        ({"people": 1}, []),
    ],
)  # fmt: skip
def test_titles_and_numbers_are_kept_whole_or_refused(more, codes):
    assert [problem.code for problem in replace(wish(), **more).problems()] == codes


def test_no_length_at_all_is_refused_and_an_end_before_the_begin_is_the_next_day():
    assert [p.code for p in wish("10:00-10:00").problems()] == ["booking_no_time"]
    assert wish("23:30-00:30").problems() == ()


def test_everything_wrong_is_told_at_once():
    wrong = replace(wish("10:00-10:00"), title="", people=-1)
    assert [p.field for p in wrong.problems()] == ["title", "times", "people"]
