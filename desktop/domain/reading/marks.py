"""What a cell of a presence list says: somebody was there, was not, or something else."""

import re
from datetime import date, time

from desktop.domain.names import fold
from desktop.domain.reading.table import Cell, filled, text_of
from desktop.domain.reading.words import listed

LONGEST_DAY = 12
"""More hours than this is no length of a visit but a count of heads."""

_THERE = listed(
    "x, xx, v, j, ja, y, yes, aanwezig, aanw, aanw., present, pres, p, erbij, geweest, was er, "
    "true, waar, ✓, ✔, √, ☑, ✅, ●, •, *, +, x., (x), [x]"
)
_AWAY = listed(
    "n, nee, no, o, afwezig, afw, afw., absent, afgemeld, afmelding, afgezegd, afzegging, weg, "
    "verhinderd, ziek, vakantie, met vakantie, op vakantie, vrij, niet, niet aanwezig, "
    "niet geweest, false, onwaar, ☐, ✗, ✘, ❌"
)
_HOURS = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:u|uur|uren|h|hrs?|hours?)?|\d{1,2}[:u]\d{2}")


def was_there(cell: Cell) -> bool | None:
    """Whether the cell says that somebody was there; None for what is no mark at all.

    A tick, a yes or hours say so; an empty cell, a dash, a nought or a no does not.
    """
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, date):
        return None
    if isinstance(cell, time):
        return cell != time()
    if not filled(cell):
        return False
    text = fold(text_of(cell)).strip()
    if text in _THERE:
        return True
    if text in _AWAY:
        return False
    found = _HOURS.fullmatch(text)
    if found is None:
        return None
    if found[1] is None:
        return True
    hours = float(found[1].replace(",", "."))
    return hours > 0 if hours <= LONGEST_DAY else None
