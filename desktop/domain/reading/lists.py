"""Several people or things in one cell."""

import re

from desktop.domain.names import PersonName, is_infix, split_name

_STRONG = re.compile(r"\s*[;\n•|]\s*")
_AND = re.compile(r"\s+(?:en|and|und|et|e/o)\s+|\s*[&+]\s*|\s+/\s+|/", re.IGNORECASE)
_THINGS = re.compile(r"\s*[,;/\n•|]\s*")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")


def things_in(text: str) -> tuple[str, ...]:
    """The things of a cell that are separated by commas, semicolons, slashes or lines."""
    return tuple(part.strip(" .-") for part in _THINGS.split(text) if part.strip(" .-"))


def people_in(text: str) -> tuple[PersonName, ...]:
    """The people of a cell: "Jan en Piet de Vries", "Vries, Jan de", "Jan Smit & Ans Bos"."""
    text = _BRACKETS.sub("", text).strip(" ,;")
    found: list[PersonName] = []
    for piece in _STRONG.split(text):
        for whole in _by_comma(piece):
            found += _pair(whole)
    return tuple(name for name in found if name.full)


def names_in(text: str) -> tuple[str, ...]:
    """The names of who was there, as written; "Jan en Piet de Vries" gives both in full."""
    text = _BRACKETS.sub("", text)
    strong = [part for part in _STRONG.split(text) if part.strip()]
    pieces = strong if len(strong) > 1 else re.split(r"\s*,\s*", text)
    found: list[str] = []
    for piece in pieces:
        piece = piece.strip(" .-*")
        if not piece:
            continue
        if _AND.search(piece) and not any(c.isdigit() for c in piece):
            found += [name.full for name in _pair(piece)]
        else:
            found.append(split_name(piece).full if "," in piece else " ".join(piece.split()))
    return tuple(found)


def _by_comma(piece: str) -> list[str]:
    """The people of "Jan Smit, Ans Bos"; "Smit, Jan" and "Vries, Jan de" are one."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) > 1 and all(len(_core(part)) > 1 for part in parts):
        return parts
    return [piece]


def _core(text: str) -> list[str]:
    return [word for word in text.split() if not is_infix(word)]


def _pair(text: str) -> list[PersonName]:
    """People joined by "en": who has no surname shares the one of the next."""
    surname, comma, given = text.partition(",")
    if comma:
        shared = split_name(text)
        parts = [part for part in _AND.split(given) if part.strip()]
        if len(parts) < 2:
            return [shared]
        return [split_name(f"{surname}, {part}") for part in parts]
    names = [split_name(part) for part in _AND.split(text) if part.strip()]
    for at in range(len(names) - 2, -1, -1):
        later = names[at + 1]
        if not names[at].surname and later.surname:
            names[at] = PersonName(names[at].first, later.infix, later.surname)
    return names
