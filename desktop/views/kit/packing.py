"""Field values as JSON and back, for half-filled forms that are kept as drafts."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

_READERS = {
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "uuid": UUID,
    "decimal": Decimal,
}


def pack(values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` of a form as JSON can hold them. Raises TypeError for a kind it does not know."""
    return {name: _pack(value) for name, value in values.items()}


def unpack(content: Mapping[str, Any]) -> dict[str, Any]:
    """What `pack` was given. Enums come back as their stored text, which equals them."""
    return {name: _unpack(value) for name, value in content.items()}


def _pack(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date):
        return {"$": "date", "v": value.isoformat()}
    if isinstance(value, time):
        return {"$": "time", "v": value.isoformat()}
    if isinstance(value, UUID):
        return {"$": "uuid", "v": str(value)}
    if isinstance(value, Decimal):
        return {"$": "decimal", "v": str(value)}
    if isinstance(value, Mapping):
        return {"$": "map", "v": [[_pack(k), _pack(v)] for k, v in value.items()]}
    if isinstance(value, list | tuple | set | frozenset):
        return [_pack(part) for part in value]
    raise TypeError(f"cannot be kept in a draft: {type(value).__name__}")


def _unpack(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpack(part) for part in value)
    if not isinstance(value, dict):
        return value
    if value["$"] == "map":
        return {_unpack(k): _unpack(v) for k, v in value["v"]}
    return _READERS[value["$"]](value["v"])
