"""House numbers and room labels as lists write them: "2 a", "32-b", "Kamer 3", an address."""

import re

from desktop.domain.names import fold
from desktop.domain.reading.table import Cell, text_of

LONGEST_LABEL = 40
_POSTCODE = re.compile(r",?\s*\b\d{4}\s?[A-Za-z]{2}\b.*$")
_WORDS = (
    "kamer|kmr|appartement|app|apt|woning|unit|studio|deur|nummer|nr|no|huisnr|huisnummer|room"
    "|flat|house|k"
)
_LABEL = re.compile(
    rf"^(?P<street>.*?)(?:\b(?:{_WORDS})\b\.?\s*)?(?P<number>\d{{1,5}}(?:[.,]\d{{1,3}})?)"
    r"\s*[-/ ]?\s*(?P<more>[A-Za-z]{1,3}|(?<=[-/ ])\d{1,3})?\s*$"
)
_NOT_STREETS = frozenset(_WORDS.split("|"))
_PLAIN = re.compile(r"[\s\-/]+")


def home_of(cell: Cell, addition: Cell = None) -> tuple[str, str]:
    """Street and label of a home: ("Wolffstraat", "12A"); the street is mostly "".

    A cell that is no house number gives its own text as label ("Tuinhuis").
    """
    text = " ".join(text_of(cell).split())
    extra = text_of(addition).strip()
    if extra and not (extra.isalpha() and text.endswith(extra)):
        text = f"{text} {extra}"
    text = _POSTCODE.sub("", text).strip(" ,")
    found = _LABEL.match(text)
    if found is None:
        return "", text[:LONGEST_LABEL]
    more = (found["more"] or "").upper()
    number = found["number"].replace(",", ".")
    if more.isdigit():
        more = f"-{more}"
    street = found["street"].strip(" ,")
    if fold(street).rstrip(".") in _NOT_STREETS:
        street = ""
    return street, f"{number}{more}"


def home_key(label: str) -> str:
    """A label for comparing: "2 a", "2-A" and "2A" are one home; so are "1.05" and "1,05"."""
    _, plain = home_of(label)
    return _PLAIN.sub("", fold(plain))
