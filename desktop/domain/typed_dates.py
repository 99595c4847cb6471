"""Dates and times as people type them: '22-11', '22 nov', 'morgen', 'dinsdag', '16.30', '4 uur'.

Used by every date and time field; the reading of lists has rules of its own, because a list
has no today.
"""

import calendar
import re
import unicodedata
from datetime import date, time, timedelta

from desktop.domain.errors import Refused

_RELATIVE = {
    "vandaag": 0, "today": 0, "nu": 0,
    "gisteren": -1, "yesterday": -1, "eergisteren": -2,
    "morgen": 1, "tomorrow": 1, "overmorgen": 2,
}  # fmt: skip
_DAYS = (
    "maandag monday", "dinsdag tuesday", "woensdag wednesday", "donderdag thursday",
    "vrijdag friday", "zaterdag saturday", "zondag sunday",
)  # fmt: skip
_MONTHS = (
    "januari january", "februari february", "maart march mrt", "april", "mei may", "juni june",
    "juli july", "augustus august", "september", "oktober october", "november", "december",
)  # fmt: skip
_SHORTEST = 2
_SHORTEST_MONTH = 3
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(?:[a-z]+ )?(\d{1,2})[ -]?([a-z]+)\.?(?:[ -](\d{4}|\d{2}))?")
_CLOCK = re.compile(r"(\d{1,2})(?:[.:,h ]?(\d{2}))?(?: ?(?:uur|u))?")
_HALF_YEAR = timedelta(days=183)


def parse_date(text: str, today: date) -> date:
    """The day meant by `text`, seen from `today`.

    Without a year it is the day nearest to today. A weekday is the nearest one: up to three
    days back or ahead. Raises Refused: `required`, `not_a_date`, or `month_has_days` with
    the values `days` and `suggestion` (the last day of that month).
    """
    bare = _plain(text)
    if not bare:
        raise Refused.because("required")
    if bare in _RELATIVE:
        return today + timedelta(days=_RELATIVE[bare])
    if (weekday := _named(bare, _DAYS, _SHORTEST)) is not None:
        return _nearest_weekday(weekday, today)
    if match := _ISO.fullmatch(bare):
        return _day(int(match[3]), int(match[2]), int(match[1]), text, today)
    if match := _NUMBERS.fullmatch(bare):
        return _day(int(match[1]), int(match[2]), _year(match[3]), text, today)
    if match := _NAMED.fullmatch(bare):
        month = _named(match[2], _MONTHS, _SHORTEST_MONTH)
        if month is not None:
            return _day(int(match[1]), month + 1, _year(match[3]), text, today)
    raise Refused.because("not_a_date", text=text.strip())


def parse_time(text: str) -> time:
    """The time of day meant by `text` ('16.30', '16:30', '1630', '16', '9 uur').

    Raises Refused: `required` or `not_a_time`.
    """
    bare = _plain(text)
    if not bare:
        raise Refused.because("required")
    match = _CLOCK.fullmatch(bare)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise Refused.because("not_a_time", text=text.strip())
    return time(int(match[1]), int(match[2] or 0))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.strip().casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def _named(word: str, names: tuple[str, ...], shortest: int) -> int | None:
    if len(word) < shortest:
        return None
    for at, several in enumerate(names):
        if any(name.startswith(word) for name in several.split()):
            return at
    return None


def _nearest_weekday(weekday: int, today: date) -> date:
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(day: int, month: int, year: int | None, text: str, today: date) -> date:
    if not 1 <= month <= 12 or not 1 <= day <= 31 or (year is not None and year < 1900):
        raise Refused.because("not_a_date", text=text.strip())
    years = [year] if year is not None else [today.year - 1, today.year, today.year + 1]
    possible = [date(y, month, day) for y in years if day <= calendar.monthrange(y, month)[1]]
    near = [d for d in possible if year is not None or abs(d - today) <= _HALF_YEAR]
    if near:
        return min(near, key=lambda d: abs(d - today))
    meant = year if year is not None else today.year
    last = calendar.monthrange(meant, month)[1]
    if day <= last:
        return date(meant, month, day)
    raise Refused.because("month_has_days", days=last, suggestion=date(meant, month, last))
