"""Why a tie was proposed, as it is kept beside it: "hoe koppelen jullie?" a year later.

Only what a sentence needs is kept: the kind of reason, its points, who it is about, and the
words that it tells. Skills are kept by their word, so that it still reads when a word changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from desktop.domain.matching.points import Ground
from desktop.domain.matching.words import PartOfDay, Reason


@dataclass(frozen=True, slots=True)
class KeptReason:
    """A reason in half points: earned, and the most there was.

    `values`: skills (words), slots (weekday and part of day), doors, storeys, words, weeks.
    """

    reason: Reason
    halves: int
    most: int
    about: tuple[UUID, ...]
    values: Mapping[str, Any] = field(default_factory=dict)


def kept(ground: Ground, skills: Mapping[UUID, str]) -> KeptReason:
    """A ground of the rules with its skills by their words."""
    values = dict(ground.values)
    if "skills" in values:
        values["skills"] = tuple(skills[skill] for skill in values["skills"])
    return KeptReason(ground.reason, ground.halves, ground.most, ground.about, values)


def to_stored(reasons: tuple[KeptReason, ...]) -> list[dict[str, Any]]:
    """As JSON."""
    return [
        {
            "reason": one.reason.value, "halves": one.halves, "most": one.most,
            "about": [str(who) for who in one.about],
            "values": {name: _plain(value) for name, value in one.values.items()},
        }
        for one in reasons
    ]  # fmt: skip


def from_stored(stored: list[dict[str, Any]]) -> tuple[KeptReason, ...]:
    """As it was kept; the reverse of `to_stored`."""
    return tuple(
        KeptReason(
            Reason(one["reason"]), one["halves"], one["most"],
            tuple(UUID(who) for who in one["about"]),
            {name: _rich(name, value) for name, value in one["values"].items()},
        )
        for one in stored
    )  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.value if isinstance(value, PartOfDay) else value


def _rich(name: str, value: Any) -> Any:
    if name == "slots":
        return tuple((weekday, PartOfDay(part)) for weekday, part in value)
    return tuple(value) if isinstance(value, list) else value
