"""The figures of a quarter as plain JSON and back, to be kept with a report that was made.

A signed report is printed again from what was kept, whatever the log says since.
"""

import types
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from desktop.domain.figures.values import Cell, Figure, QuarterFigures, row_key
from desktop.domain.periods import Quarter

FORMAT = 1


def to_record(figures: QuarterFigures) -> dict[str, Any]:
    """Everything in `figures` as dicts, lists, texts and whole numbers."""
    return {"format": FORMAT, "figures": _plain(figures)}


def from_record(record: dict[str, Any]) -> QuarterFigures:
    """The figures that `to_record` kept; ValueError when it is of another format."""
    if record.get("format") != FORMAT:
        raise ValueError("figures were kept in another format")
    made: QuarterFigures = _typed(QuarterFigures, record["figures"])
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, Quarter):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, UUID | datetime):
        return str(value) if isinstance(value, UUID) else value.isoformat()
    return value


def _typed(wanted: Any, value: Any) -> Any:
    """`value` as the type `wanted` says; the inverse of `_plain`."""
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        options = [option for option in get_args(wanted) if option is not type(None)]
        if value is None:
            return None
        if isinstance(value, dict) and "decimal" in value:
            return Decimal(value["decimal"])
        return _typed(options[0], value)
    if origin is tuple:
        return _typed_tuple(get_args(wanted), value)
    if wanted is Quarter:
        return Quarter.parse(value)
    if wanted in (UUID, Decimal):
        return wanted(value["decimal"] if isinstance(value, dict) else value)
    if wanted is datetime:
        return datetime.fromisoformat(value)
    if isinstance(wanted, type) and is_dataclass(wanted):
        hints = get_type_hints(wanted)
        return wanted(**{name: _typed(hints[name], value[name]) for name in value})
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted(value)
    return value


def _typed_tuple(wanted: tuple[Any, ...], value: list[Any]) -> tuple[Any, ...]:
    if len(wanted) == 2 and wanted[1] is Ellipsis:
        return tuple(_typed(wanted[0], each) for each in value)
    return tuple(_typed(kind, each) for kind, each in zip(wanted, value, strict=True))


def named_figures(figures: QuarterFigures) -> dict[str, Figure]:
    """All figures by the key that targets and explanations use, in order."""
    found = {figure.id: figure for figure in figures.figures}
    for row in figures.ambitions:
        found |= {row_key(figure.id, row.ambition): figure for figure in row.figures}
    return found


def differences(kept: QuarterFigures, now: QuarterFigures) -> tuple[tuple[str, Cell, Cell], ...]:
    """Which figures say something else now: key, what was kept, what it is."""
    before, after = named_figures(kept), named_figures(now)
    return tuple(
        (key, figure.cell, after[key].cell)
        for key, figure in before.items()
        if key in after and figure.cell != after[key].cell
    )
