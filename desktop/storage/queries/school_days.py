"""The school holidays of communities, by the region they are in."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.rooms.holidays import school_holidays
from desktop.domain.rooms.rules import Holiday
from desktop.models import Community
from desktop.school_table import school_table


def school_days(
    session: Session, communities: Collection[UUID], first: date, until: date
) -> tuple[Holiday, ...]:
    """The days from `first` before `until` on which schools near any of them have a holiday.

    In order, each day and name once, also where regions have it together.
    """
    regions = session.scalars(
        select(Community.school_region).where(Community.id.in_(communities)).distinct()
    )
    found = {
        holiday
        for region in regions
        for holiday in school_holidays(school_table(), region, first, until)
    }
    return tuple(sorted(found, key=lambda holiday: (holiday.day, holiday.name)))
