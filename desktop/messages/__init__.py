"""Sentences for what services refuse and for the trouble of the world.

Codes with values are raised deep down; here they become Dutch (or English) sentences, for
the window and the command alike. Each area keeps its codes in a module of its own here, as
`SENTENCES`: code to a sentence with `{value}` places. Two areas may not share a code.
"""

import importlib
import pkgutil
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import Any

from desktop.domain.errors import BuurtschapError, Conflict, Problem, Refused, StorageTrouble
from desktop.i18n import _, wording
from desktop.labels import label


@lru_cache
def sentences() -> dict[str, str]:
    """Every code with its Dutch sentence. Raises ValueError when two areas share a code."""
    found: dict[str, str] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        area: dict[str, str] = importlib.import_module(f"{__name__}.{module}").SENTENCES
        if twice := found.keys() & area.keys():
            raise ValueError(f"codes in two areas: {sorted(twice)}")
        found |= area
    return found


def sentence(problem: Problem) -> str:
    """The sentence for `problem`, with its values filled in.

    A code without a sentence is a bug that a house test finds; here its name is shown
    rather than nothing.
    """
    return _(sentences().get(problem.code, problem.code)).format_map(_Spoken(problem.values))


def trouble(error: StorageTrouble) -> str:
    """The sentence for trouble of the world: what happened, what is safe, what to do."""
    return _(sentences()[f"trouble.{error.kind.value}"]).format_map(_Spoken(error.values))


def text(error: BuurtschapError) -> str:
    """The sentence or sentences for anything a use case may raise."""
    if isinstance(error, Refused):
        return " ".join(sentence(p) for p in error.problems)
    if isinstance(error, StorageTrouble):
        return trouble(error)
    if isinstance(error, Conflict):
        return sentence(Problem("", error.code))
    raise TypeError(type(error).__name__)


def can_retry(error: BuurtschapError) -> bool:
    """Whether trying the same again can help."""
    return isinstance(error, StorageTrouble)


class _Spoken(dict[str, Any]):
    """Values of a sentence, said as the language says them; an unknown place stays empty."""

    def __missing__(self, key: str) -> str:
        return ""

    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key)
        if isinstance(value, datetime | time):
            return wording().clock(value)
        if isinstance(value, date):
            return _Day(value)
        if isinstance(value, StrEnum):
            return label(value)
        if isinstance(value, tuple | list | set | frozenset):
            return ", ".join(str(part) for part in value)
        return value


class _Day:
    """A date in a sentence: `{day}`, `{day:year}`, `{day:month}` or `{day:weekday}` for a name."""

    def __init__(self, day: date) -> None:
        self._day = day

    def __format__(self, spec: str) -> str:
        if spec == "month":
            return wording().month(self._day, year=False).capitalize()
        if spec == "weekday":
            return wording().weekday(self._day)
        return wording().day(self._day, year=spec == "year")
