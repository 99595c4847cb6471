"""A closure as it is filled in."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from desktop.domain.rooms.closings import ClosingDraft

DRAFT = ClosingDraft(UUID(int=1), "Kerstvakantie", date(2026, 12, 24), date(2027, 1, 3))


def said(draft):
    return f"{draft.begins:%Y-%m-%d %H:%M}", f"{draft.ends:%Y-%m-%d %H:%M}"


def test_without_times_it_lasts_whole_days_and_with_times_until_then():
    assert said(DRAFT) == ("2026-12-24 00:00", "2027-01-04 00:00")
    timed = replace(DRAFT, begins_at=time(17), ends_at=time(9))
    assert said(timed) == ("2026-12-24 17:00", "2027-01-03 09:00")
    assert replace(DRAFT, ends_at=time()).ends == DRAFT.ends


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({}, None), ({"name": "  "}, ("name", "closing_name_missing")),
        ({"name": "x" * 121}, ("name", "too_long")),
        ({"last_day": date(2026, 12, 23)}, ("last_day", "closing_ends_first")),
        ({"last_day": date(2060, 1, 1)}, ("last_day", "closing_too_long")),
        ({"last_day": DRAFT.first_day, "begins_at": time(12), "ends_at": time(12)},
         ("ends_at", "closing_no_time")),
        ({"last_day": DRAFT.first_day, "begins_at": time(12), "ends_at": time(12, 1)}, None),
        ({"last_day": DRAFT.first_day, "begins_at": time(23)}, None),
    ],
)  # fmt: skip
def test_what_cannot_be_saved(more, problem):
    found = [(p.field, p.code) for p in replace(DRAFT, **more).problems()]
    assert found == ([problem] if problem else [])
