"""Opening hours of a day as people type them: '9-12 en 13-22', 'hele dag', 'dicht'."""

import re

from desktop.domain.errors import Refused
from desktop.domain.rooms.room_form import ALL_DAY, DayHours
from desktop.domain.typed_dates import parse_time

_CLOSED = frozenset({"", "-", "dicht", "gesloten", "closed", "nee", "no"})
_ALL_DAY = frozenset({"hele dag", "de hele dag", "altijd", "open", "all day", "always", "24 uur"})
_TIME = r"\d{1,2}(?:[.:h]?\d{2})?(?: ?(?:uur|u))?"
_STRETCH = rf"(?:van )?({_TIME}) ?(?:-|–|—|\btot\b|\btill?\b|\bto\b|\buntil\b) ?({_TIME})"
_GLUE = r" ?(?:[,;+&/]|\ben\b|\band\b| ) ?"
_HOURS = re.compile(rf"{_STRETCH}(?:{_GLUE}{_STRETCH})*")
_EACH = re.compile(_STRETCH)
_MIDNIGHT = re.compile(r"24(?:[.:h]?00)?(?: ?(?:uur|u))?")


def parse_hours(text: str) -> DayHours:
    """The stretches meant by `text`, in order; nothing typed is closed. '24' is midnight.

    Raises Refused(not_hours), and not_a_time for a time that no clock shows.
    """
    bare = " ".join(text.casefold().split())
    if bare in _CLOSED:
        return ()
    if bare in _ALL_DAY:
        return ALL_DAY
    if not _HOURS.fullmatch(bare):
        raise Refused.because("not_hours", text=text.strip())
    found = (
        (parse_time(begins), parse_time("0" if _MIDNIGHT.fullmatch(ends) else ends))
        for begins, ends in _EACH.findall(bare)
    )
    return tuple(sorted(found))
