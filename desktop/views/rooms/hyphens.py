"""Where a long Dutch word may be broken in a narrow column.

Names of bookings are mostly compounds ("Koffieochtend", "Huiswerkclub"): they break before
their last part when that is one of the words that bookings end with, else between syllables
by the plain rules of Dutch spelling. A wrong guess costs beauty only: the tooltip has the
whole.
"""

import re
from collections.abc import Callable
from itertools import pairwise

_SHORTEST, _LEAST_PART = 7, 3
_LAST_PARTS = (
    "activiteit|atelier|avond|beheer|bijeenkomst|bingo|borrel|buffet|buurt|café|club|concert|cursus|"
    "dag|diner|feest|film|groep|huis|kaarten|kamer|koor|kring|lessen|les|lunch|maaltijd|maken|"
    "markt|middag|ochtend|ontbijt|overleg|party|practicum|repetitie|ruil|school|soep|speeltuin|"
    "spreekuur|stukjes|tafel|training|uurtje|uur|vergadering|viering|wandeling|wedstrijd|week|"
    "werkplaats|winkel|workshop|yoga|zaal"
)
_LAST = re.compile(rf"(?<=\w{{{_LEAST_PART}}})({_LAST_PARTS})$", re.IGNORECASE)
_VOWEL = "aeiouyàáâäèéêëìíïòóôöùúü"
_BETWEEN = re.compile(
    rf"(?<=[{_VOWEL}])([^\W\d_{_VOWEL}]*?)"
    rf"((?:ch|sch|sj|th|ph|[bcdfgkptv][lr]|kn|(?<!i)j|[^\W\d_j{_VOWEL}])[{_VOWEL}])",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\S+?-(?=\w{3})|\S+")


def lines_of(text: str, width: float, width_of: Callable[[str], float]) -> list[str]:
    """`text` broken into lines no wider than `width`; only a single letter may be wider.

    Words stay whole where they fit on a line of their own.
    """
    lines = [""]
    for found in _PIECES.finditer(text):
        word = found[0]
        glued = not lines[-1] or (found.start() > 0 and not text[found.start() - 1].isspace())
        joined = f"{lines[-1]}{'' if glued else ' '}{word}"
        if width_of(joined) <= width:
            lines[-1] = joined
        elif width_of(word) <= width:
            lines.append(word)
        else:
            _add_parts(lines, word, width, width_of)
    return lines


def parts_of(word: str, least: int = _LEAST_PART) -> list[str]:
    """The parts of a long word, best broken between them; a short word is one.

    With `least` 2 everything is broken between syllables, into parts of two letters on.
    """
    fine = least < _LEAST_PART
    last = _LAST.search(word)
    ends = [last[0]] if last is not None else []
    parts = [word[: last.start()] if last is not None else word, *ends]
    broken = []
    for part in parts:
        whole = not fine and (part in ends or len(part) < _SHORTEST)
        broken += [part] if whole else _syllables(part, least)
    return broken


def _add_parts(lines: list[str], word: str, width: float, width_of: Callable[[str], float]) -> None:
    """Adds a word that is wider than a line, broken where that looks best."""
    hyphen = "-"
    for parts in (parts_of(word), parts_of(word, 2)):
        if all(width_of(f"{part}-") <= width for part in parts[:-1]) and (
            width_of(parts[-1]) <= width
        ):
            break
    else:
        parts, hyphen = list(word), ""
    before = f"{lines[-1]} " if lines[-1] else ""
    if hyphen and width_of(f"{before}{parts[0]}-") <= width:
        lines[-1] = before
    elif lines[-1]:
        lines.append("")
    for at, part in enumerate(parts):
        end = "" if at == len(parts) - 1 else hyphen
        if lines[-1].strip() and width_of(f"{lines[-1]}{part}{end}") > width:
            lines[-1] += hyphen
            lines.append("")
        lines[-1] += part


def _syllables(word: str, least: int) -> list[str]:
    """A word in syllables, the first and the last of at least so many letters."""
    places = [found.start(2) for found in _BETWEEN.finditer(word)]
    cuts = [0, *(at for at in places if least <= at <= len(word) - least), len(word)]
    return [word[begin:end] for begin, end in pairwise(cuts)]
