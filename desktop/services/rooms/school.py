"""School holidays that are entered here: they go before those that ship."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.errors import Conflict, Refused
from desktop.domain.rooms.holidays import SchoolHoliday, SchoolKey, in_region, merged
from desktop.domain.rooms.school_form import SchoolDraft, SchoolForm, own_kept
from desktop.domain.settings import SCHOOL_HOLIDAYS
from desktop.domain.vocabulary import SchoolRegion
from desktop.models import Setting
from desktop.school_table import school_table
from desktop.storage.queries import school_days


def form(session: Session, region: SchoolRegion, key: SchoolKey | None) -> SchoolForm:
    """What the editor of one needs. Raises Refused(school_gone)."""
    own = school_days.own(session)
    holiday = _with_key(merged(school_table(), own), key) if key else None
    if key and holiday is None:
        raise Refused.because("school_gone")
    return SchoolForm(holiday, _with_key(school_table(), key), _others(own, region, key))


def save(session: Session, draft: SchoolDraft, today: date) -> None:
    """Keeps it. Raises Refused for problems and school_gone; Conflict."""
    own = school_days.own(session)
    if draft.before is not None:
        _require(merged(school_table(), own), draft.before)
    key = draft.before.key if draft.before else None
    if problems := draft.problems(_others(own, draft.region, key), today):
        raise Refused(*problems)
    _keep(session, [*(one for one in own if one.key != key), draft.holiday])


def strike(session: Session, holiday: SchoolHoliday) -> SchoolHoliday | None:
    """Takes it away; gives what ships with its key. Raises Refused(school_gone), Conflict."""
    own = school_days.own(session)
    _require(own, holiday)
    _keep(session, [one for one in own if one.key != holiday.key])
    return _with_key(school_table(), holiday.key)


def _others(
    own: Iterable[SchoolHoliday], region: SchoolRegion, key: SchoolKey | None
) -> tuple[SchoolHoliday, ...]:
    """The table of a region as it is without our own of that key."""
    return in_region(merged(school_table(), (one for one in own if one.key != key)), region)


def _with_key(table: Iterable[SchoolHoliday], key: SchoolKey | None) -> SchoolHoliday | None:
    return next((one for one in table if one.key == key), None)


def _require(table: Iterable[SchoolHoliday], holiday: SchoolHoliday) -> None:
    """What somebody read must still stand as it was."""
    stands = _with_key(table, holiday.key)
    if stands is None:
        raise Refused.because("school_gone")
    if stands != holiday:
        raise Conflict(theirs=stands)


def _keep(session: Session, own: list[SchoolHoliday]) -> None:
    """An older version of the setting is refused by the store: no two acts lose each other."""
    key, value = SCHOOL_HOLIDAYS.name, own_kept(sorted(own, key=lambda one: one.key))
    setting = session.scalars(select(Setting).where(Setting.key == key)).one_or_none()
    if setting is None:
        session.add(Setting(key=key, value=value))
    elif setting.value != value:
        setting.value = value
