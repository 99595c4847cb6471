"""The school holidays of an administration, and those of communities by their region."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.rooms.holidays import SchoolHoliday, merged, school_holidays
from desktop.domain.rooms.rules import Holiday
from desktop.domain.rooms.school_form import own_read
from desktop.domain.settings import SCHOOL_HOLIDAYS
from desktop.models import Community, Setting
from desktop.school_table import school_table


def own(session: Session) -> tuple[SchoolHoliday, ...]:
    """The school holidays that were entered here, as they were kept."""
    key = SCHOOL_HOLIDAYS.name
    value = session.scalar(select(Setting.value).where(Setting.key == key))
    return own_read(SCHOOL_HOLIDAYS.read({key: value}))


def table(session: Session) -> tuple[SchoolHoliday, ...]:
    """Every school holiday of all regions: those that ship, with what was entered here."""
    return merged(school_table(), own(session))


def school_days(
    session: Session, communities: Collection[UUID], first: date, until: date
) -> tuple[Holiday, ...]:
    """The days from `first` before `until` on which schools near any of them have a holiday.

    In order, each day and name once, also where regions have it together.
    """
    regions = session.scalars(
        select(Community.school_region).where(Community.id.in_(communities)).distinct()
    )
    known = table(session)
    found = {
        holiday for region in regions for holiday in school_holidays(known, region, first, until)
    }
    return tuple(sorted(found, key=lambda holiday: (holiday.day, holiday.name)))
