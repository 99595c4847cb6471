"""What a column holds, told by its values: where the words above it are silent or wrong."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from desktop.domain.names import fold
from desktop.domain.privacy import is_bsn
from desktop.domain.reading.table import Cell, text_of
from desktop.domain.reading.values import read_date, read_time
from desktop.domain.reading.words import HEALTH_VALUES, INITIATIVE_OF, Column, ListKind
from desktop.domain.residents import is_phone

COUNTER_HEADERS = frozenset(
    ["nr", "no", "nummer", "number", "", "volgnr", "volgnummer", "rij", "row", "id", "aantal"]
)
_MOST = 0.6
_HALF = 0.5
_NEARLY_ALL = 0.8
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z]{4}\d{10}")
_NAME = re.compile(r"[^\W\d_][^\d;/]{2,60}")
_HOME = re.compile(r"(?:[a-z. ]{0,20})?\d{1,4}\s*[-./ ]?\s*(?:[a-z]{0,3}|\d{1,3})", re.IGNORECASE)


def refused(values: Sequence[Cell]) -> str:
    """Why a column is not read, whatever stands above it: citizen numbers, accounts, illness.

    "" when it may. A column counts when at least two and half of its values are of that kind.
    """
    texts = [text_of(value) for value in values]
    if _share(texts, _looks_bsn) >= _HALF and sum(map(_looks_bsn, texts)) >= 2:
        return "bsn"
    if len(texts) > 2 and _share(texts, _nine_digits) >= _NEARLY_ALL:
        return "bsn"  # mistyped or invented ones pass no test, but a column of them is one
    if _share(texts, _looks_iban) >= _HALF:
        return "money"
    ill = sum(bool(HEALTH_VALUES.search(fold(text))) for text in texts)
    return "health" if ill >= 2 and ill >= _HALF * len(texts) else ""


def is_counter(values: Sequence[Cell]) -> bool:
    """Whether a column only counts its rows, from 1."""
    numbers = [text_of(value).rstrip(".") for value in values]
    return len(numbers) > 2 and numbers[:-1] == [str(n) for n in range(1, len(numbers))]


def guess(values: Sequence[Cell], kind: ListKind) -> Column | None:
    """What kind of thing most values are: addresses, numbers, dates, times, initiative."""
    if len(values) < 2:
        return None
    texts = [text_of(value) for value in values]
    if _share(texts, _looks_email) >= _MOST:
        return Column.EMAIL if kind is ListKind.RESIDENTS else None
    if kind is ListKind.RESIDENTS:
        if _share(texts, is_phone) >= _MOST:
            return Column.PHONE
        return Column.SINCE if _share(values, _looks_date) >= _MOST else None
    if _share(values, _looks_date) >= _MOST:
        return Column.DATE
    if _share(values, _looks_time) >= _MOST:
        return Column.BEGIN
    if _share(texts, lambda text: fold(text) in INITIATIVE_OF) >= _MOST:
        return Column.INITIATIVE
    return None


def guess_texts(
    values: Sequence[Sequence[Cell]], kind: ListKind, chosen: dict[int, Column]
) -> None:
    """For a list without headers: which texts are names, homes, activities, who was there."""
    left = [i for i, column in enumerate(values) if i not in chosen and len(column) > 1]
    if kind is ListKind.RESIDENTS:
        for i in left:
            texts = [text_of(value) for value in values[i]]
            if Column.NAME not in chosen.values() and _share(texts, _looks_name) >= _NEARLY_ALL:
                chosen[i] = Column.NAME
            elif Column.HOME not in chosen.values() and _share(texts, _looks_home) >= _NEARLY_ALL:
                chosen[i] = Column.HOME
        return
    times = [i for i in left if _share(values[i], _looks_time) >= _MOST]
    if times and Column.END not in chosen.values():
        chosen[times[0]] = Column.END
    for i in left:
        texts = [text_of(value) for value in values[i]]
        if i in chosen:
            continue
        if sum("," in text for text in texts) >= _HALF * len(texts):
            chosen[i] = Column.PRESENT
        elif Column.ACTIVITY not in chosen.values() and _share(texts, _looks_word) >= _NEARLY_ALL:
            chosen[i] = Column.ACTIVITY


def _share(values: Sequence[Cell], test: object) -> float:
    if not values or not callable(test):
        return 0.0
    return sum(bool(test(value)) for value in values) / len(values)


def _digits(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text)


def _looks_bsn(text: str) -> bool:
    digits = _digits(text)
    return len(digits) in (8, 9) and is_bsn(digits) and not text.startswith("06")


def _nine_digits(text: str) -> bool:
    """Nine digits that are no telephone number of which a spreadsheet took the zero."""
    digits = _digits(text)
    return len(digits) == 9 and digits.isdigit() and digits[0] not in "06"


def _looks_iban(text: str) -> bool:
    return bool(_IBAN.fullmatch(text.replace(" ", "").upper()))


def _looks_email(text: str) -> bool:
    return bool(_EMAIL.fullmatch(text))


def _looks_date(value: Cell) -> bool:
    if isinstance(value, int | float):
        return False
    return isinstance(value, date | datetime) or isinstance(read_date(value), date)


def _looks_time(value: Cell) -> bool:
    if isinstance(value, time):
        return True
    return isinstance(value, str) and not value.isdigit() and isinstance(read_time(value), time)


def _looks_name(text: str) -> bool:
    return " " in text and bool(_NAME.fullmatch(text)) and text.count(",") < 2


def _looks_word(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and "," not in text


def _looks_home(text: str) -> bool:
    return bool(_HOME.fullmatch(text))
