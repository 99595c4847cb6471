"""Arithmetic with half-open stretches of time: joining them, and cutting some out of others."""

from collections.abc import Iterable
from datetime import datetime

Stretch = tuple[datetime, datetime]
"""From and until; the end does not belong to it. Both in UTC, or both local and naive."""


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time in order, with what touches or overlaps made one. Empty ones fall away."""
    found: list[Stretch] = []
    for begins, ends in sorted(stretches):
        if begins >= ends:
            continue
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return found


def without(stretches: Iterable[Stretch], holes: Iterable[Stretch]) -> list[Stretch]:
    """What is left of `stretches` when `holes` are cut out."""
    left = joined(stretches)
    for hole_begins, hole_ends in joined(holes):
        pieces: list[Stretch] = []
        for begins, ends in left:
            if ends <= hole_begins or hole_ends <= begins:
                pieces.append((begins, ends))
                continue
            pieces += [(begins, hole_begins)] if begins < hole_begins else []
            pieces += [(hole_ends, ends)] if hole_ends < ends else []
        left = pieces
    return left


def within(stretches: Iterable[Stretch], begins: datetime, ends: datetime) -> list[Stretch]:
    """What falls between `begins` and `ends`."""
    cut = ((max(a, begins), min(b, ends)) for a, b in stretches)
    return [(a, b) for a, b in cut if a < b]
