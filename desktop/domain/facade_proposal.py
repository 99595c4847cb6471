"""A façade proposed from house numbers, for a community that a list names first.

The list knows which homes there are, not how they stand. Labels such as 2.04 tell their
storey; numbers such as 101, 102, 201 do too; other numbers are laid out from the ground
floor up, in order, over as many storeys as make a building of pleasant shape. It can be
changed in the community's editor.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from desktop.domain.communities import MOST_DOORS, MOST_STOREYS

_WIDEST = 12
_SHAPE = 2.4
"""How many doors wide a storey is for each storey of height, about: a street front."""
_PARTED = re.compile(r"(\d{1,2})[.,\-](\d{1,2})[a-z]?", re.IGNORECASE)
_HUNDREDS = re.compile(r"(\d{1,2})(\d{2})[a-z]?", re.IGNORECASE)


def natural(label: str) -> tuple[tuple[int, str], ...]:
    """A key that puts 2 before 10 and 2 before 2A."""
    return tuple(
        (int(part), "") if part.isdigit() else (-1, part.casefold())
        for part in re.findall(r"\d+|\D+", label)
    )


def propose(labels: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The labels of the doors of each storey, the lowest first, from the left.

    Every label stands at exactly one door; none of the storeys is empty.
    """
    ordered = sorted(set(labels), key=natural)
    if not ordered:
        return ()
    for pattern in (_PARTED, _HUNDREDS):
        if storeys := _told(ordered, pattern):
            return storeys
    return _laid_out(ordered)


def _told(labels: Sequence[str], pattern: re.Pattern[str]) -> tuple[tuple[str, ...], ...] | None:
    """Storeys as the labels tell them; None when not all do, or it makes no building."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for label in labels:
        match = pattern.fullmatch(label)
        if match is None:
            return None
        found[int(match[1])].append(label)
    if len(found) > MOST_STOREYS or max(map(len, found.values())) > MOST_DOORS:
        return None
    return tuple(tuple(found[storey]) for storey in sorted(found))


def _laid_out(labels: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    count = len(labels)
    storeys = max(1, round((count / _SHAPE) ** 0.5), -(-count // _WIDEST))
    if storeys > MOST_STOREYS:
        storeys = max(MOST_STOREYS, -(-count // MOST_DOORS))
    wide, more = divmod(count, storeys)
    found: list[tuple[str, ...]] = []
    at = 0
    for storey in range(storeys):
        doors = wide + (1 if storey < more else 0)
        found.append(tuple(labels[at : at + doors]))
        at += doors
    return tuple(doors for doors in found if doors)
