"""Dates, times, lengths and counts as lists write them.

Each reader gives the value, or a Problem that says why not; never a guess in silence.
"""

import calendar
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from desktop.domain.errors import Problem
from desktop.domain.names import fold
from desktop.domain.reading.table import Cell, shown, text_of

FIRST_YEAR, LAST_YEAR = 1900, 2100
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)
_MOST = 5_000
_DAY_MINUTES = 24 * 60
_MORNING = time(6)
_EVENING = time(17)

_MONTHS = (
    "januari january jan", "februari february feb", "maart march mrt mar mrch", "april apr",
    "mei may", "juni june jun", "juli july jul", "augustus august aug", "september sept sep",
    "oktober october okt oct", "november nov", "december dec",
)  # fmt: skip
_MONTH_OF = {word: n for n, words in enumerate(_MONTHS, start=1) for word in words.split()}
_WEEKDAY = re.compile(
    r"^(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|maan|dins|woens|donder|vrij|zater|zon"
    r"|tues|wednes|thurs|satur)(?:dag|day)?[.,]?\s+(?=\d)"
)
_LATER = re.compile(r"[t\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?z?$")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_EIGHT = re.compile(r"(20\d{2}|19\d{2})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*'?(\d{4}|\d{2}))?\.?")
_NAMED = re.compile(
    r"(\d{1,2})(?:e|de|ste|th|st|nd|rd)?[\s\-./]*([a-z]{3,10})\.?[\s\-./]*'?(\d{4}|\d{2})?"
)
_NAMED_FIRST = re.compile(r"([a-z]{3,10})\.?\s+(\d{1,2})(?:th|st|nd|rd)?,?\s+(\d{4})")
_MONTH_YEAR = re.compile(r"(?:([a-z]{3,10})\.?|(\d{1,2})\s*[-/])\s*'?((?:19|20)\d{2})")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CLOCK = re.compile(
    r"(\d{1,2})\s*(?:[:.,h]|uur|u)?\s*(\d{2})?(?:[:.]\d{2})?\s*(?:uur|u|hrs?|h)?\s*(am|pm)?"
)
_SPAN = re.compile(r"\s*(?:-|tot|t/m|until|to)\s*")
_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(uur|uren|u|hours?|hrs?|h)?")
_LENGTH_CLOCK = re.compile(r"(\d{1,2})\s*(?::|u|h|uur)\s*(\d{2})")
_MINUTES = re.compile(r"(\d{1,3})\s*(?:min(?:uten|utes|\.)?|m|')")
_COUNT = re.compile(
    r"(?:ca\.?|±|\+-|circa|ongeveer|about|~|\+)?\s*(-?\d{1,6})(?:[.,]0+)?\s*(?:[a-z ]+)?"
)
_NONE_WORDS = frozenset(["geen", "nul", "none", "no", "nee"])


def month_first(cells: Iterable[Cell]) -> bool:
    """Whether a column of dates is written month first: proved by 7/23 and never by 23/7."""
    proof = False
    for cell in cells:
        if isinstance(cell, str) and (found := _NUMBERS.fullmatch(_bare(cell))):
            first, second = int(found[1]), int(found[2])
            if first > 12:
                return False
            proof = proof or second > 12
    return proof


def latest_year(cells: Iterable[Cell], today: date) -> int:
    """The year of a list of past days written without one: the latest in which all are past."""
    days = [day for cell in cells if isinstance(day := read_date(cell, year=today.year), date)]
    return today.year - 1 if any(day > today for day in days) else today.year


def read_date(
    cell: Cell, *, year: int | None = None, month_first: bool = False, coarse: bool = False
) -> date | Problem:
    """The day in a cell: typed, a date of the file, or a serial number of a spreadsheet.

    `year` is used where none is written; `coarse` also takes "mei 2022" and "2019" (the
    first day). Problems: not_a_date, date_without_year, no_such_month, year_odd, and
    no_day_in_<month> (31 June).
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _within(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _numbered(cell, coarse=coarse)
    if not isinstance(cell, str):
        return Problem("", "not_a_date", {"text": shown(cell)})
    bare = _bare(cell)
    if found := _ISO.fullmatch(bare) or _EIGHT.fullmatch(bare):
        return made_date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(bare):
        day, month = int(found[1]), int(found[2])
        if month_first:
            day, month = month, day
        return _dated(_year(found[3], year), month, day)
    if (found := _NAMED.fullmatch(bare)) and found[2] in _MONTH_OF:
        return _dated(_year(found[3], year), _MONTH_OF[found[2]], int(found[1]))
    if (found := _NAMED_FIRST.fullmatch(bare)) and found[1] in _MONTH_OF:
        return made_date(int(found[3]), _MONTH_OF[found[1]], int(found[2]))
    if bare.replace(".", "", 1).isdigit() and int(float(bare)) in _SERIALS:
        return _numbered(float(bare), coarse=coarse)
    return (_coarse(bare) if coarse else None) or Problem("", "not_a_date", {"text": shown(cell)})


def month_of(word: str) -> int | None:
    """The month that a folded word names ("sept" is 9); None when it names none."""
    return _MONTH_OF.get(word)


def made_date(year: int, month: int, day: int) -> date | Problem:
    """That day, or why it does not exist."""
    if not 1 <= month <= 12:
        return Problem("", "no_such_month", {"month": month})
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Problem("", "year_odd", {"year": year})
    days = calendar.monthrange(year, month)[1]
    if day > 31 or day < 1:
        return Problem("", "no_such_day", {"number": day})
    if day > days:
        return Problem("", f"no_day_in_{month}", {"number": day, "days": days, "year": year})
    return date(year, month, day)


def read_time(cell: Cell) -> time | Problem:
    """The time of day in a cell: "10.00", "10u30", "2 pm", a fraction of a day, 10.3.

    Problem: not_a_clock.
    """
    odd = Problem("", "not_a_clock", {"text": shown(cell)})
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, bool) or cell is None or isinstance(cell, date):
        return odd
    if isinstance(cell, int | float):
        return _clock_number(cell) or odd
    found = _CLOCK.fullmatch(fold(cell))
    if found is None:
        return odd
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] and hour <= 12:
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    if (hour, minute) == (24, 0):
        return time()
    return time(hour, minute) if hour < 24 and minute < 60 else odd


def read_span(cell: Cell) -> tuple[time, time] | Problem:
    """Begin and end in one cell: "10.00 - 12.00 uur". Problem: not_a_clock."""
    parts = _SPAN.split(fold(text_of(cell)))
    if len(parts) == 2:
        begin, end = read_time(parts[0]), read_time(parts[1])
        if isinstance(begin, time) and isinstance(end, time):
            return begin, end
    return Problem("", "not_a_clock", {"text": shown(cell)})


def read_minutes(cell: Cell) -> int | Problem:
    """A length of time in minutes: "1,5 uur", "1:30", "90 min", 1.5, a time cell.

    Problem: not_a_length.
    """
    odd = Problem("", "not_a_length", {"text": shown(cell)})
    minutes: float | None = None
    if isinstance(cell, time):
        minutes = cell.hour * 60 + cell.minute
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        minutes = cell * _DAY_MINUTES if 0 < cell < 0.5 and cell not in (0.25,) else cell * 60
    elif isinstance(cell, str):
        bare = fold(cell)
        if found := _LENGTH_CLOCK.fullmatch(bare):
            minutes = int(found[1]) * 60 + int(found[2])
        elif found := _MINUTES.fullmatch(bare):
            minutes = int(found[1])
        elif found := _LENGTH.fullmatch(bare):
            minutes = float(found[1].replace(",", ".")) * 60
    if minutes is None or not 0 <= minutes <= _DAY_MINUTES * 7:
        return odd
    return round(minutes)


def read_count(cell: Cell) -> int | Problem:
    """A number of people: 3, "3", "ca. 10", "geen". Problems: not_a_count, below_zero."""
    odd = Problem("", "not_a_count", {"text": shown(cell)})
    if isinstance(cell, bool | date | time):
        return odd
    if isinstance(cell, int | float):
        number = int(cell)
        if number != cell:
            return odd
    else:
        bare = fold(text_of(cell))
        found = _COUNT.fullmatch(bare)
        if bare in _NONE_WORDS:
            number = 0
        elif found is None:
            return odd
        else:
            number = int(found[1])
    if number < 0:
        return Problem("", "below_zero", {"number": number})
    return number if number <= _MOST else odd


def past_midnight(begin: time, end: time) -> bool:
    """Whether an end before its begin means the night: from the evening until the morning."""
    return end <= begin and begin >= _EVENING and end <= _MORNING


def _bare(text: str) -> str:
    bare = _WEEKDAY.sub("", fold(text).strip(" .,"))
    return _LATER.sub("", bare)


def _within(day: date) -> date | Problem:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    return Problem("", "year_odd", {"year": day.year})


def _numbered(number: float, *, coarse: bool) -> date | Problem:
    if number == int(number) and (found := _EIGHT.fullmatch(str(int(number)))):
        return made_date(int(found[1]), int(found[2]), int(found[3]))
    if int(number) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(number))
    day = _coarse(str(int(number))) if coarse and number == int(number) else None
    return day or Problem("", "not_a_date", {"text": shown(number)})


def _year(digits: str | None, default: int | None) -> int | None:
    if digits is None:
        return default
    number = int(digits)
    if len(digits) == 4:
        return number
    return 2000 + number if number < 70 else 1900 + number


def _dated(year: int | None, month: int, day: int) -> date | Problem:
    if year is None:
        return Problem("", "date_without_year", {"text": f"{day}-{month}"})
    return made_date(year, month, day)


def _coarse(bare: str) -> date | None:
    if _YEAR.fullmatch(bare):
        return date(int(bare), 1, 1)
    found = _MONTH_YEAR.fullmatch(bare)
    if found is None:
        return None
    month = _MONTH_OF.get(found[1]) if found[1] else int(found[2])
    return date(int(found[3]), month, 1) if month and 1 <= month <= 12 else None


def _clock_number(number: float) -> time | None:
    """A number in a column of times: 0.4375 is a part of a day, 10 an hour, 10.3 is 10.30."""
    if 0 < number < 1:
        minutes = round(number * _DAY_MINUTES)
        return time(minutes // 60 % 24, minutes % 60)
    hour, part = int(number), round((number - int(number)) * 100)
    if part in (25, 50, 75):  # typed as hours and quarters
        part = part * 60 // 100
    if 0 <= hour < 24 and 0 <= part < 60:
        return time(hour, part)
    if 100 <= number < 2400 and number == int(number):
        hour, part = divmod(int(number), 100)
        return time(hour, part) if part < 60 else None
    return None
